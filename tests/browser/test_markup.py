"""What holds for the HTML of every single page, without a browser."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urljoin

from browser.kinds import Site
from insek.site.serve import POLICY

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = "//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]"


def test_every_page_is_tested(site: Site) -> None:
    """Every page belongs to a kind that the browser tests look at."""
    assert [address for address in site.sizes if not site.kind_of(address)] == []


def test_headings(site: Site) -> None:
    """A page has one first heading, and no level is left out."""
    for address, page in site.pages():
        levels = [int(h.tag[1]) for h in page.iterfind(".//main//*") if h.tag in _HEADINGS]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        jumps = [b for a, b in pairwise(levels) if b > a + 1]
        assert not jumps, f"{address}: {levels}"


def test_landmarks(site: Site) -> None:
    """A page has one header, one main part and one footer; its ways have names of their own."""
    for address, page in site.pages():
        landmarks = [page.xpath(f"//body/{name}") for name in ("header", "main", "footer")]
        assert [len(found) for found in landmarks] == [1, 1, 1], address
        names = [
            way.get("aria-label") or page.get_element_by_id(way.get("aria-labelledby", "")).text
            for way in page.iterfind(".//nav")
        ]
        assert len(names) == len(set(names)), f"{address}: {names}"


def test_nothing_inline(site: Site) -> None:
    """No page has a script, a handler or a style of its own: a strict policy would stop it."""
    for address, page in site.pages():
        assert page.xpath(_INLINE) == [], address
        assert page.xpath("//@href[starts-with(., 'javascript:')]") == [], address


def test_policy(site: Site) -> None:
    """Every page carries the policy of the server, for hosts that send none."""
    own = POLICY.removesuffix("; frame-ancestors 'none'")  # only a server can say that
    for address, page in site.pages():
        assert page.xpath("//meta[@http-equiv]/@content") == [own], address


def test_language_and_title(site: Site) -> None:
    """A page says its language and has a title that no other page of the site has."""
    titles: Counter[str] = Counter()
    for address, page in site.pages():
        assert page.get("lang") == "de", address
        titles[page.findtext(".//title") or ""] += 1
    assert [title for title, count in titles.items() if count > 1] == []


def test_ids(site: Site) -> None:
    """An id stands once on a page, and what refers to it finds it."""
    for address, page in site.pages():
        ids: Counter[str] = Counter(page.xpath("//@id"))
        assert [id for id, count in ids.items() if count > 1] == [], address
        named = " ".join(page.xpath("//@aria-labelledby | //@aria-controls | //@for")).split()
        assert set(named) <= set(ids), address


def test_tables(site: Site) -> None:
    """A table has a name, every heading a scope; all but a Synopse stand in a region to scroll."""
    for address, page in site.pages():
        for table in page.xpath("//main//table"):
            assert not table.xpath(".//th[not(@scope)]"), address
            region = table.getparent()
            if region is not None and region.get("role") == "region":
                assert region.get("tabindex") == "0", address
                assert region.get("aria-labelledby") or region.get("aria-label"), address
            else:
                assert table.xpath(
                    "self::*[@class='synopse'] | ancestor::div[@class='fassung'] | ancestor::table"
                ), address


def test_foot(site: Site) -> None:
    """Every page leads in one step to what the law wants; inside a Stand it says which it is."""
    for address, page in site.pages():
        foot = page.find(".//footer")
        assert foot is not None, address
        words = re.sub(r"\s+", " ", foot.text_content())
        for word in ("Impressum", "Datenschutz", "Barrierefreiheit", "Einfache Sprache"):
            assert word in words, f"{address}: {word}"
        stand = address.partition("/")[0]
        if stand.isdigit() or stand == "entwurf":
            assert (f"Jahrgang {stand}" if stand.isdigit() else "Entwurf") in words, address


def test_where_one_is(site: Site) -> None:
    """A page below a section of the navigation marks this section and no other."""
    for address, page in site.pages():
        links = page.get_element_by_id("_menue").findall("ul/li/a")
        marked = [link.text for link in links if link.get("aria-current")]
        targets = {_points_to(link.get("href", ""), address): link.text for link in links}
        above = [target for target in targets if address.startswith(target)]
        nearest = [targets[max(above, key=len)]] if above else []
        assert marked == nearest or address.endswith("/zielmatrix/"), address


def _points_to(href: str, address: str) -> str:
    return urljoin(f"https://insek.example/{address}", href).removeprefix("https://insek.example/")
