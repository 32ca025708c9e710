"""Parts of the frame that are rendered once for many pages: right on each of them."""

from urllib.parse import urljoin

import pytest
from built import Site, reference_site
from folders import PROJECT
from plans import referenz

from insek.render.outer import OuterPage
from insek.site.frame import Frame
from insek.site.publish.outer import frame_of

ADDRESSES = (
    "", "vergleich/", "verlauf/", "verlauf/verschobene-ziele/", "verlauf/ziele/a/",
    "verlauf/ziele/b/", "verlauf/raeume/a/", "vergleich/2018-2019/", "vergleich/2018-2019/wohnen/",
    "vergleich/2018-2020/wohnen/", "verlauf/ziele/c/", "vergleich/",
)  # fmt: skip


def frame() -> Frame:
    """The theme outside every Stand, which has framed no page yet."""
    return frame_of(PROJECT, referenz(), "https://a.example/")


@pytest.mark.parametrize("stichworte", ["", "verlauf/"])
def test_a_frame_that_has_framed_others_says_the_same(stichworte: str) -> None:
    """Whatever pages came before, a page looks as if it were the first."""
    shared = frame()
    for other in ("", "anders/"):  # pages with another index from A to Z came before
        shared.around(OuterPage(address="verlauf/ziele/z/", titel="Z", html="", stichworte=other))
    for address in ADDRESSES:
        page = OuterPage(address=address, titel="A", html="<p>x</p>", stichworte=stichworte)
        assert shared.around(page) == frame().around(page), address


def marked(site: Site, address: str) -> list[tuple[str, str]]:
    """Where the marked points of the main navigation lead, and how they are marked."""
    links = site.pages[address].xpath("//nav[@id='_menue']//a[@aria-current]")
    return [(urljoin(f"/{address}", link.get("href")), link.get("aria-current")) for link in links]


def expected(site: Site, address: str) -> list[tuple[str, str]]:
    """The page itself if it stands in the navigation, else the list page of its folder."""
    links = site.pages[""].xpath("//nav[@id='_menue']//a/@href")
    known = [urljoin("/", str(link)) for link in links]
    if f"/{address}" in known:
        return [(f"/{address}", "page")]
    above = f"/{address.rstrip('/').rpartition('/')[0]}/"
    heads = site.pages[""].xpath("//nav[@id='_menue']/ul/li/a/@href")
    return [(above, "true")] if above in [urljoin("/", str(link)) for link in heads] else []


def test_the_navigation_marks_where_a_page_stands() -> None:
    """The main navigation marks the page itself, or the point under which it stands."""
    site = reference_site()
    wrong = {
        address: marked(site, address)
        for address in site.pages
        if address and not set(expected(site, address)) <= set(marked(site, address))
    }
    assert wrong == {}
    assert sum(bool(marked(site, address)) for address in site.pages) > 200


def test_the_navigation_leads_to_the_same_pages_from_everywhere() -> None:
    """However deep a page stands, each point leads to the same page."""
    site = reference_site()
    ways = {
        tuple(
            urljoin(f"/{address}", str(link))
            for link in page.xpath("//nav[@id='_menue' or @class='fuss__weg']//a/@href")
        )
        for address, page in site.pages.items()
    }
    assert len(ways) == 1
