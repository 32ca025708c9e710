"""The whole published site: whatever leads from one of its parts to another arrives there."""

import re
from pathlib import Path

import pytest
from folders import PROJECT
from ways import Links

from insek.site.publish.settings import site_url

_LOC = re.compile(r"<loc>([^<]*)</loc>")
_FEED = re.compile(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)"')


@pytest.fixture(scope="module")
def links(whole_site: Path) -> Links:
    """All links of the published site of this repository."""
    return Links(whole_site, site_url(PROJECT))


def test_every_link_arrives(links: Links) -> None:
    """Every link, style, script and picture of every page in every Jahrgang is there."""
    assert [*links.broken()] == []


def test_a_lost_page_is_noticed(links: Links) -> None:
    """A link to a page, a file or an anchor that is not there counts as broken."""
    page = "2018/ziele/index.html"
    assert links.arrives(page, "../fachteile/wohnen/")
    for lost in ("../fachteile/wohnung/", "../../assets/x.css", "#x", "../fachteile/wohnen/#x"):
        assert not links.arrives(page, lost)


def test_search_engines_are_sent_to_pages(links: Links) -> None:
    """Every address in the sitemap is a page of the site, and each but the Entwurf is listed."""
    listed = _LOC.findall((links.folder / "sitemap.xml").read_text(encoding="utf-8"))
    pages = {f"{address.removeprefix(links.address)}index.html" for address in listed}
    hidden = ("entwurf/", "404.html")
    assert pages == {name for name in links.links if not name.startswith(hidden)}


def test_every_feed_is_announced(links: Links) -> None:
    """A reader finds each feed from the pages that it tells about."""
    feeds = {name for name in links.files if name.startswith("feeds/")}
    announced: dict[str, set[str]] = {}
    for page in links.links:
        text = (links.folder / page).read_text(encoding="utf-8").partition("<body")[0]
        for href in _FEED.findall(text):
            announced.setdefault(links.file(page, href), set()).add(page)
    assert set(announced) == feeds
    whole = {"index.html", "vergleich/index.html", "verlauf/index.html"}
    assert announced.pop("feeds/alles.xml") == whole
    for feed, pages in announced.items():
        name = feed.removeprefix("feeds/").removesuffix(".xml")
        assert pages == {f"verlauf/{name}/index.html"}
