"""What holds for the HTML of every single page, without a browser."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urljoin

from lxml import html

from browser.kinds import Site

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = "//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]"


def test_every_page_is_tested(site: Site) -> None:
    """Every page belongs to a kind that the browser tests look at."""
    assert [
        address for address, text in site.pages.items() if not site.kind_of(address, text)
    ] == []


def test_headings(site: Site) -> None:
    """A page has one first heading, and no level is left out."""
    for address, text in site.pages.items():
        page = html.fromstring(text)
        levels = [int(h.tag[1]) for h in page.iterfind(".//main//*") if h.tag in _HEADINGS]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        jumps = [b for a, b in pairwise(levels) if b > a + 1]
        assert not jumps, f"{address}: {levels}"


def test_nothing_inline(site: Site) -> None:
    """No page has a script, a handler or a style of its own: a strict policy would stop it."""
    for address, text in site.pages.items():
        page = html.fromstring(text)
        assert page.xpath(_INLINE) == [], address
        assert "javascript:" not in text, address


def test_language_and_title(site: Site) -> None:
    """A page says its language and has a title that no other page has."""
    titles: Counter[str] = Counter()
    for address, text in site.pages.items():
        page = html.fromstring(text)
        assert page.get("lang") == "de", address
        titles[page.findtext(".//title") or ""] += 1
    assert [title for title, count in titles.items() if count > 1] == []


def test_ids(site: Site) -> None:
    """An id stands once on a page, and what refers to it finds it."""
    for address, text in site.pages.items():
        page = html.fromstring(text)
        ids: Counter[str] = Counter(page.xpath("//@id"))
        assert [id for id, count in ids.items() if count > 1] == [], address
        named = " ".join(page.xpath("//@aria-labelledby | //@aria-controls | //@for")).split()
        assert set(named) <= set(ids), address


def test_tables(site: Site) -> None:
    """A table stands in a named region that the keyboard reaches; every heading has a scope."""
    for address, text in site.pages.items():
        for table in html.fromstring(text).xpath("//main//table"):
            region = table.getparent()
            assert region is not None, address
            assert region.get("role") == "region", address
            assert region.get("tabindex") == "0", address
            assert region.get("aria-labelledby") or region.get("aria-label"), address
            assert not table.xpath(".//th[not(@scope)]"), address


def test_foot(site: Site) -> None:
    """Every page leads in one step to what the law wants and says what state it shows."""
    for address, text in site.pages.items():
        foot = html.fromstring(text).find(".//footer")
        assert foot is not None, address
        words = re.sub(r"\s+", " ", foot.text_content())
        for word in ("Impressum", "Datenschutz", "Barrierefreiheit", "Einfache Sprache", "Stand"):
            assert word in words, f"{address}: {word}"


def test_where_one_is(site: Site) -> None:
    """A page below a section of the navigation marks this section and no other."""
    for address, text in site.pages.items():
        menu = html.fromstring(text).get_element_by_id("menue")
        marked = [link.text for link in menu.iterfind("ul/li/a[@aria-current]")]
        above = [
            link.text
            for link in menu.iterfind("ul/li/a")
            if _points_to(link.get("href", ""), address) == f"{address.split('/')[0]}/"
        ]
        assert marked == above or address == "zielmatrix/", address
        assert len(marked) <= 1, address


def _points_to(href: str, address: str) -> str:
    return urljoin(f"https://insek.example/{address}", href).removeprefix("https://insek.example/")
