"""The search outside every Stand: what its index holds, and what stands in for it."""

import json
from itertools import combinations

import pytest
from stories import jahrgang, real

from insek.model.stand import Stand
from insek.render.outer import OuterPage
from insek.render.suche_aussen import keywords, outer_index

DRAFT = Stand(baum="")
OLD, NEW = (Stand(jahrgang=jahrgang(year), baum=str(year)) for year in (2018, 2019))
PAGE = OuterPage(
    address="verlauf/ziele/rad/", titel="Rad", html="<p>x</p>", kurz="Seit 2018.", art="Ziel"
)


def test_pages_and_comparisons_are_found() -> None:
    """The index has every page outside with its kind, and every comparison by its years."""
    staende = (OLD, NEW, DRAFT)
    index = json.loads(outer_index([PAGE], combinations(staende, 2), staende))
    found = [(doc["location"], doc["title"], doc.get("art")) for doc in index["docs"]]
    assert found == [
        ("verlauf/ziele/rad/", "Rad", "Ziel"),
        ("vergleich/2018-2019/", "Jahrgang 2018 und Jahrgang 2019", "Vergleich"),
        ("vergleich/2018-entwurf/", "Jahrgang 2018 und Entwurf", "Vergleich"),
        ("vergleich/2019-entwurf/", "Jahrgang 2019 und Entwurf", "Vergleich"),
    ]


@pytest.mark.parametrize(
    ("staende", "ort", "titel"),
    [
        ((OLD, NEW, DRAFT), "2019/", "Jahrgang 2019"),
        ((OLD, DRAFT), "2018/", "Jahrgang 2018"),
        ((DRAFT,), "entwurf/", "Entwurf"),
    ],
)
def test_the_newest_jahrgang_is_searched_too(
    staende: tuple[Stand, ...], ort: str, titel: str
) -> None:
    """The index says where the newest Jahrgang keeps its own; before the first it is the Entwurf."""
    index = json.loads(outer_index([], [], staende))
    assert index["stand"] == {"ort": ort, "titel": titel}


@pytest.mark.parametrize(
    ("paths", "address"),
    [
        (["2018/stichworte/index.html", "2019/stichworte/index.html"], "2019/stichworte/"),
        (["2018/stichworte/index.html"], ""),
    ],
)
def test_without_scripts_there_is_an_index(paths: list[str], address: str) -> None:
    """What stands in for the search is the A–Z of the newest Jahrgang, if it has one."""
    assert keywords((OLD, NEW, DRAFT), paths) == address


def test_the_index_stays_small() -> None:
    """All stories of the real city fit into a file that a phone fetches at once."""
    told = real()
    index = outer_index(told.pages.values(), combinations(told.staende, 2), told.staende)
    assert 10_000 < len(index.encode()) < 100_000
