"""The whole published site: whatever leads from one of its parts to another arrives there."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from folders import PROJECT

from insek.site.publish.settings import site_url

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_LOC = re.compile(r"<loc>([^<]*)</loc>")
_ELSEWHERE = re.compile(r"[a-z]+:|//")
SITE_URL = site_url(PROJECT)


@dataclass
class Links:
    """Which files a site has, which anchors its pages, and what its links lead to."""

    folder: Path
    files: frozenset[str] = field(init=False)
    anchors: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    links: dict[str, frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        self.files = frozenset(path.relative_to(self.folder).as_posix() for path in paths)
        for name in self.files:
            if name.endswith(".html"):
                text = (self.folder / name).read_text(encoding="utf-8")
                self.anchors[name] = frozenset(map(unescape, _ID.findall(text)))
                self.links[name] = frozenset(map(unescape, _LINK.findall(text)))

    def broken(self) -> Iterator[str]:
        """Every link to something that is not there, with the page on which it stands."""
        for page, links in self.links.items():
            yield from (f"{page}: {link}" for link in links if not self.arrives(page, link))

    def arrives(self, page: str, link: str) -> bool:
        """Whether a link leads to another site, or to a file and an anchor that exist."""
        link = f"/{link.removeprefix(SITE_URL)}" if link.startswith(SITE_URL) else link
        if _ELSEWHERE.match(link):
            return True
        path, _, anchor = link.partition("#")
        name = self._file(page, unquote(path)) if path else page
        return name in self.files and (not anchor or unquote(anchor) in self.anchors[name])

    def _file(self, page: str, path: str) -> str:
        whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path))
        is_folder = posixpath.basename(path) in ("", ".", "..")
        return posixpath.join(whole, "index.html" if is_folder else "").strip("/")


@pytest.fixture(scope="module")
def links(whole_site: Path) -> Links:
    """All links of the published site of this repository."""
    return Links(whole_site)


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
    pages = {f"{address.removeprefix(SITE_URL)}index.html" for address in listed}
    hidden = ("entwurf/", "404.html")
    assert pages == {name for name in links.links if not name.startswith(hidden)}


def test_every_feed_is_announced(links: Links) -> None:
    """A reader finds each feed from the pages that it tells about."""
    feeds = {name for name in links.files if name.startswith("feeds/")}
    announced: dict[str, set[str]] = {}
    for page in links.links:
        text = (links.folder / page).read_text(encoding="utf-8").partition("<body")[0]
        for href in re.findall(
            r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)"', text
        ):
            announced.setdefault(links._file(page, href), set()).add(page)
    assert set(announced) == feeds
    whole = {"index.html", "vergleich/index.html", "verlauf/index.html"}
    assert announced.pop("feeds/alles.xml") == whole
    for feed, pages in announced.items():
        name = feed.removeprefix("feeds/").removesuffix(".xml")
        assert pages == {f"verlauf/{name}/index.html"}
