"""The site of the reference content: whole, clean, and honest about itself on every page."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest
from built import reference_site
from folders import PROJECT
from links import broken, foreign
from lxml import etree
from markup import faults, text_of
from plans import referenz

from insek.site.pages import state_pages

LEFT_OVER = re.compile(
    r"\{\{|\{%|\bNone\b|\bUndefined\b|Markup\(|Decimal\(|&amp;(amp|lt|quot|#\d+);|\]\("
)
HEADINGS = "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]"
SOURCES = {page.address: page.source for page in state_pages(referenz())}


def test_strict_build_has_no_warnings() -> None:
    """The repository builds strictly, without a word of warning."""
    assert reference_site().status == 0, reference_site().log
    assert [line for line in reference_site().log.splitlines() if not line.startswith("INFO")] == []


def test_every_page_of_the_state_is_built() -> None:
    """The site has the pages of the state, and no others."""
    assert set(reference_site().pages) == set(SOURCES)


def test_no_link_leads_nowhere() -> None:
    """Every link, anchor, download, style, font and search hit of the site is there."""
    assert broken(reference_site().folder) == []


def test_nothing_comes_from_another_host() -> None:
    """No page and no style loads anything that the site does not bring along."""
    assert foreign(reference_site().folder) == []


def test_scripts_name_no_other_host() -> None:
    """The site's own scripts speak to no other host."""
    scripts = {
        path.name: path.read_text(encoding="utf-8")
        for path in (PROJECT / "overrides").rglob("*.js")
    }
    assert [name for name, code in scripts.items() if re.search(r"https?:|\bcookie\b", code)] == []


def test_every_page_is_well_formed() -> None:
    """Tags close, ids are unique, tables have captions and scopes, nothing has a style attribute."""
    found = {address: faults(source) for address, source in reference_site().sources.items()}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_every_page_has_one_heading_and_a_title() -> None:
    """A page says once what it is, in German, and no two pages have the same title."""
    assert {len(h1) for h1 in reference_site().having("//h1/text()").values()} == {1}
    assert set(reference_site().having("//h1")) == set(reference_site().pages)
    assert {
        lang for langs in reference_site().having("/html/@lang").values() for lang in langs
    } == {"de"}
    titles = [
        title
        for found in reference_site().having("//head/title/text()").values()
        for title in found
    ]
    assert len(titles) == len(set(titles)) == len(reference_site().pages)


def test_headings_leave_no_level_out() -> None:
    """Below a heading stands one of the next level, never one further down."""
    jumps = [
        address
        for address, tree in reference_site().pages.items()
        for before, after in pairwise(int(h.tag[1]) for h in tree.xpath(HEADINGS))
        if after > before + 1
    ]
    assert jumps == []


@pytest.mark.parametrize("name", ["impressum", "datenschutz", "barrierefreiheit"])
def test_every_page_leads_to_what_the_law_asks_for(name: str) -> None:
    """Impressum, Datenschutz and Barrierefreiheit are one step away from everywhere."""
    hosts = "https://hier.example/"
    missing = [
        address
        for address, links in reference_site().having("//a/@href").items()
        if f"{hosts}{name}/" not in {urljoin(hosts + address, link) for link in links}
    ]
    assert missing == []


def test_every_page_says_which_state_it_is() -> None:
    """A reader of any page sees that this is a draft, of which day, and not official."""
    day = date.fromisoformat(str(referenz().stadt.stichtag)).year
    said = re.compile(rf"Entwurf · Stand \d+\. \w+ {day} · kein amtliches Dokument")
    silent = [
        address
        for address, tree in reference_site().pages.items()
        if not said.search(text_of(tree))
    ]
    assert silent == []


def test_drafts_are_not_indexed() -> None:
    """Search engines are asked to leave out what is not official."""
    assert len(
        reference_site().having("//meta[@name='robots'][contains(@content, 'noindex')]")
    ) == len(reference_site().pages)


def test_every_page_can_be_changed() -> None:
    """„Änderung vorschlagen“ leads to the file in which the page is written."""
    offered = reference_site().having("//a[normalize-space()='Änderung vorschlagen']/@href")
    assert offered == {
        address: [referenz().stadt.source_address(source)] for address, source in SOURCES.items()
    }
    assert [source for source in SOURCES.values() if not (PROJECT / source).is_file()] == []


def test_pages_give_the_reasons_of_their_last_change() -> None:
    """Above a changed record stands which reason was the last, and at its end each reason."""
    said = {}
    for address, page in reference_site().pages.items():
        above = page.xpath("//p[@class='titel__geaendert']/a[@href='#_geaendert']")
        titles = page.xpath("//section[@aria-labelledby='_geaendert']/p/strong")
        if above or titles:
            assert text_of(titles[0]).endswith(text_of(above[0]))
            said[address] = [text_of(title) for title in titles]
    assert said == {
        page.address: [f"{why.jahrgang}: {why.titel}" for why in page.geaendert]
        for page in state_pages(referenz())
        if page.geaendert
    }


def test_nothing_is_left_over_in_a_text() -> None:
    """No page shows braces, link syntax, doubled escapes, or the names of Python's things."""
    shown = {
        address: [
            str(text)
            for text in tree.xpath("//body//text()[not(ancestor::code or ancestor::script)]")
            if LEFT_OVER.search(str(text))
        ]
        for address, tree in reference_site().pages.items()
    }
    assert {address: texts for address, texts in shown.items() if texts} == {}


def test_every_page_is_in_the_sitemap() -> None:
    """The sitemap has the address of every page, and the page names the same one as its own."""
    tree = etree.parse(reference_site().folder / "sitemap.xml")
    places = {str(loc.text) for loc in tree.iter("{*}loc")}
    canonical = reference_site().having("//link[@rel='canonical']/@href")
    assert {address for found in canonical.values() for address in found} == places
    assert {f"{referenz().stadt.adresse}{address}" for address in reference_site().pages} == places


def test_error_page_works_from_everywhere() -> None:
    """The page for wrong addresses has no relative ways, because nobody knows where it is shown."""
    links = [
        str(link)
        for link in _error_page(reference_site().folder).xpath(
            "//a/@href | //link/@href | //script/@src"
        )
    ]
    assert [link for link in links if not link.startswith(("/", "#", "https://"))] == []


def _error_page(folder: Path) -> etree._Element:
    return etree.HTML((folder / "404.html").read_text(encoding="utf-8"))
