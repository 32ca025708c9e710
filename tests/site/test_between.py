"""Reasons that stay lying in the Entwurf under the year of a closed Jahrgang."""

from itertools import pairwise
from pathlib import Path

import pytest
from published import City

from insek.compare.plan import compare_plans
from insek.compare.schritte import Gewicht, telling_reasons
from insek.site.publish.between import Between
from insek.site.publish.plans import Plans
from insek.site.publish.staende import Staende, all_staende
from insek.site.publish.store import Store

ZIEL = "ziele/radverkehr.yml"
ZIELWERT = "ziele/radverkehr"
OLD = "aenderungen/2025/gesenkt.yml"
REASON = """id: {id}
titel: {titel}
betrifft: ["ziel:radverkehr"]
tiefe: klein
anlass: evaluation
begruendung: Der Grund {titel}.
fiktiv: true
"""


class Way:
    """Musterstadt, in 2025 with a lower Zielwert and its reason, which stays in the Entwurf."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        self.city = City(folder)
        self.city.adopt(2024)
        self.source = (folder / ZIEL).read_text(encoding="utf-8")
        self.city.write({ZIEL: self.lowered(20), OLD: REASON.format(id="gesenkt", titel="Alt")})
        self.city.adopt(2025)
        self.city.write(files)
        self.staende: Staende = all_staende(folder)
        self.plans = Plans(folder, self.staende, Store(folder / ".cache"), lambda: "")
        self.between = Between(self.plans, lambda old, new: None)

    def lowered(self, wert: int) -> str:
        """The Ziel with another Zielwert."""
        assert "wert: 25" in self.source
        return self.source.replace("wert: 25", f"wert: {wert}")

    def titles(self, first: int, last: int) -> list[str]:
        """The reasons that a reader finds beside the Ziel between two of the three Stände."""
        way = self.staende.staende[first : last + 1]
        vergleich = compare_plans(*(self.plans.of(stand) for stand in (way[0], way[-1])))
        (change,) = vergleich.of_kind("ziele")
        found = telling_reasons(change, self.between.given(way), self.between.schritte(way))
        return [aenderung.titel for aenderung in found]


def lower(wert: int, source: str) -> str:
    """The Ziel with another Zielwert."""
    return source.replace("wert: 20", f"wert: {wert}")


@pytest.fixture
def ziel(tmp_path: Path) -> str:
    """The Ziel as it was adopted in 2025."""
    return Way(tmp_path / "vorher", {}).lowered(20)


def test_a_former_reason_explains_no_second_change(tmp_path: Path, ziel: str) -> None:
    """What the Entwurf lowers once more has its own reason, not the one that stayed lying."""
    new = REASON.format(id="nochmal", titel="Neu")
    files = {ZIEL: lower(15, ziel), "aenderungen/2026/nochmal.yml": new}
    way = Way(tmp_path / "stadt", files)
    assert way.titles(1, 2) == ["Neu"]
    assert way.titles(0, 2) == ["Neu", "Alt"]


def test_a_former_reason_is_none_for_a_change_without(tmp_path: Path, ziel: str) -> None:
    """Nobody reads a reason of 2025 beside what changed after it without any."""
    assert Way(tmp_path / "stadt", {ZIEL: lower(15, ziel)}).titles(1, 2) == []


def test_a_former_reason_still_explains_its_own_step(tmp_path: Path, ziel: str) -> None:
    """It stays beside what became weaker in its year, however little the Entwurf changes."""
    new = REASON.format(id="wortlaut", titel="Wortlaut")
    changed = ziel.replace("mit dem Rad gefahren.", "mit dem Fahrrad gefahren.")
    way = Way(tmp_path / "stadt", {ZIEL: changed, "aenderungen/2026/wortlaut.yml": new})
    assert way.titles(0, 2) == ["Alt", "Wortlaut"]
    steps = way.between.schritte(way.staende.staende)
    assert [steps[year][ZIELWERT] for year in (2025, 2026)] == [Gewicht.SCHWAECHER, Gewicht.SACHE]


def test_a_new_reason_under_a_former_year_is_found(tmp_path: Path, ziel: str) -> None:
    """Filed under the closed year by mistake, it is told beside what it explains nonetheless."""
    files = {
        ZIEL: lower(15, ziel),
        "aenderungen/2025/nochmal.yml": REASON.format(id="nochmal", titel="Neu"),
    }
    way = Way(tmp_path / "stadt", files)
    assert way.titles(1, 2) == ["Neu"]
    assert {*way.titles(0, 2)} == {"Neu", "Alt"}


def test_two_steps_of_one_year_keep_the_heavier(tmp_path: Path, ziel: str) -> None:
    """A later reason under a closed year takes nothing from what its own step weakened."""
    changed = ziel.replace("mit dem Rad gefahren.", "mit dem Fahrrad gefahren.")
    new = REASON.format(id="wortlaut", titel="Wortlaut")
    way = Way(tmp_path / "stadt", {ZIEL: changed, "aenderungen/2025/wortlaut.yml": new})
    steps = way.between.schritte(way.staende.staende)
    assert steps[2025][ZIELWERT] == Gewicht.SCHWAECHER


def test_every_reason_is_given_once(tmp_path: Path) -> None:
    """On a way through several Stände what stays lying is listed a single time."""
    way = Way(tmp_path / "stadt", {})
    given = way.between.given(way.staende.staende)
    assert [(a.jahrgang, a.id) for a in given] == [(2025, "gesenkt")]
    assert [len(way.between.given(pair)) for pair in pairwise(way.staende.staende)] == [1, 0]
