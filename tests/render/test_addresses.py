"""Addresses: where a thing stands, and the way there from anywhere."""

import posixpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import referenz

from insek import addresses
from insek.model.kinds import KINDS

HOST = "https://insek.example/2018/"
SLUG = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True)
FOLDER = st.lists(SLUG, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
TARGET = st.builds(
    lambda folder, file, mark: folder + file + mark,
    FOLDER,
    st.sampled_from(["", "ziele.csv"]),
    st.sampled_from(["", "#abschnitt"]),
)


@pytest.mark.parametrize(
    ("kind", "id", "address"),
    [
        ("ziele", "radverkehr", "ziele/radverkehr/"),
        ("fachteile", "wohnen", "fachteile/wohnen/"),
        ("ortsteile", "altstadt", "raeume/altstadt/"),
        ("schwerpunktraeume", "bahnhofsviertel", "raeume/bahnhofsviertel/"),
        ("quellen", "stadtbericht", "quellen/#quellen-stadtbericht"),
        ("bezugsdokumente", "verkehrsplan", "quellen/#bezugsdokumente-verkehrsplan"),
        ("gremien", "rat", "wer-macht-was/#gremien-rat"),
        ("zustaendigkeiten", "mitte", "wer-macht-was/#zustaendigkeiten-mitte"),
        ("seiten", "redaktion/index.md", "redaktion/"),
        ("seiten", "index.md", ""),
    ],
)
def test_address(kind: str, id: str, address: str) -> None:
    """A thing has its own folder, or an anchor on the page that lists all of its kind."""
    assert addresses.address(kind, id) == address


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("ziele/radverkehr/", "fachteile/wohnen/", "../../ziele/radverkehr/"),
        ("ziele/radverkehr/", "", "ziele/radverkehr/"),
        ("", "ziele/radverkehr/", "../../"),
        ("", "", "./"),
        ("ziele/", "ziele/", "../ziele/"),
        ("ziele/", "ziele/radverkehr/", "../../ziele/"),
        ("quellen/#quellen-a", "ziele/radverkehr/", "../../quellen/#quellen-a"),
        ("daten/ziele.csv", "ziele/", "../daten/ziele.csv"),
        ("#oben", "ziele/", "../#oben"),
    ],
)
def test_way(target: str, page: str, way: str) -> None:
    """The way from page to page is relative, so that a state can stand under any address."""
    assert addresses.relative(target, page) == way


@given(TARGET, FOLDER)
def test_way_leads_to_its_target(target: str, page: str) -> None:
    """A browser on the page that follows the way arrives at the target."""
    assert urljoin(HOST + page, addresses.relative(target, page)) == HOST + target


@given(FOLDER, SLUG, FOLDER, SLUG)
def test_way_between_files_leads_to_its_target(
    folder: str, name: str, other: str, page: str
) -> None:
    """A generator that follows the way from file to file arrives at the file."""
    target, path = f"{folder}{name}.md", f"{other}{page}.md"
    way = addresses.relative_file(target, path)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) == target


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.name != "antworten"])
def test_every_kind_has_addresses(kind: str) -> None:
    """Whatever can be linked has an address, and no two things share one."""
    ids = referenz().katalog(kind).ids
    assert len({addresses.address(kind, id) for id in ids}) == len(ids)
