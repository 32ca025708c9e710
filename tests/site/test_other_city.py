"""The site of a city that has written only the pages it must."""

import pytest
from built import MUSTERSTADT, Site, build
from folders import BASIS, copy, write
from links import broken


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Musterstadt as it is: a start page and a page of sources, nothing else by hand."""
    folder = copy(BASIS, tmp_path_factory.mktemp("stadt") / "plan")
    write(folder, {"mkdocs.yml": MUSTERSTADT})
    return build(folder, folder.parent / "site", "--strict")


def test_it_is_built_without_a_warning(site: Site) -> None:
    """A city needs no page that this repository happens to have."""
    assert site.status == 0, site.log


def test_no_link_leads_nowhere(site: Site) -> None:
    """What has no page in this city is named, and no link leads to it."""
    assert broken(site.folder) == []


def test_what_has_no_page_is_still_named(site: Site) -> None:
    """The Zuständigkeit of a Raum is text where no page lists the Zuständigkeiten."""
    (raum,) = (p for address, p in site.pages.items() if address == "raeume/bahnhofsviertel/")
    assert "Gebietsmanagement Bahnhofsviertel" in str(raum.text_content())


def test_sources_are_linked_where_they_are(site: Site) -> None:
    """The page of sources stands in quellen.md, and its entries are what links lead to."""
    (page,) = (p for address, p in site.pages.items() if address == "ziele/radverkehr/")
    assert page.xpath("//a[@href='../../quellen/#quellen-stadtbericht']")
