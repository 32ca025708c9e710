"""Values and targets through the Jahrgänge: what was wanted when, and where it is drawn."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import RAD, Step, Told, real, tell

from insek.views.zieldiagramm import (
    BOTTOM,
    HEIGHT,
    MAX_PATHS,
    TOP,
    WIDTH,
    Zieldiagramm,
    apart,
    zieldiagramm,
)
from insek.views.zielpfade import Reihenverlauf, reihenverlaeufe

RADANTEIL = "daten/indikatoren/radanteil.yml"


def reihe(told: Told, id: str = "radanteil") -> Reihenverlauf:
    """The only series of an Indikator of Musterstadt."""
    (found,) = reihenverlaeufe(told.story("indikatoren", id))
    return found


def chart(told: Told) -> Zieldiagramm:
    """The chart of the Indikator of Musterstadt."""
    drawn = zieldiagramm(reihe(told))
    assert drawn is not None
    return drawn


@pytest.mark.parametrize(
    ("steps", "paths"),
    [
        ([], ["2020: 25"]),
        ([{}, {}], ["seit 2020: 25"]),
        ([{RAD: ("wert: 25", "wert: 20")}, {}], ["2020: 25", "seit 2021: 20"]),
        ([{}, {RAD: ("wert: 25", "wert: 20")}], ["2020–2021: 25", "2022: 20"]),
        (
            [{RAD: ("wert: 25", "wert: 20")}, {RAD: ("wert: 20", "wert: 25")}],
            ["2020: 25", "2021: 20", "2022: 25"],
        ),
    ],
)
def test_every_change_of_a_target_is_a_path(
    steps: list[Step], paths: list[str], tmp_path: Path
) -> None:
    """The same target in neighbouring Jahrgänge is one path, named by its years."""
    found = reihe(tell(tmp_path, *steps)).pfade
    assert [f"{p.name}: {p.ziele[0].wert}" for p in found] == paths


def test_a_path_begins_with_what_was_known(tmp_path: Path) -> None:
    """A path leads from the last value that its first Jahrgang had, not from later ones."""
    value = "      - {jahr: 2024, wert: 20}\n"
    told = tell(tmp_path, {RADANTEIL: (value, value + "      - {jahr: 2025, wert: 21}\n")})
    (path,) = reihe(told).pfade
    assert path.start is not None
    assert (path.start.jahr, str(path.start.wert)) == (2024, "20")
    assert reihe(told).werte[-1].jahr == 2025


def test_only_what_the_newest_stand_wants_holds_now(tmp_path: Path) -> None:
    """A target that was given up is no longer current, even if it is the last there was."""
    told = tell(tmp_path, {}, {RADANTEIL: None})
    assert [path.current for path in reihe(told).pfade] == [False]


def test_values_that_were_given_differently_are_kept(tmp_path: Path) -> None:
    """A value that a later Jahrgang corrects is told with its years, and drawn as a former one."""
    told = tell(tmp_path, {}, {RADANTEIL: ("2023, wert: 19", "2023, wert: 17")})
    said = [(a.von.kurz, a.bis.kurz, int(a.wert)) for a in reihe(told).angaben(2023)]
    assert said == [("2020", "2021", 19), ("2022", "2022", 17)]
    assert len(chart(told).former) == 1


def test_values_in_another_unit_are_left_out(tmp_path: Path) -> None:
    """Numbers in different units share no axis: only Stände with the unit of now are shown."""
    told = tell(tmp_path, {RADANTEIL: ('einheit: "%"', "einheit: Promille")}, {})
    assert [wissen.stand.kurz for wissen in reihe(told).wissen] == ["2021", "2022"]


def test_without_targets_the_first_series_is_shown() -> None:
    """An Indikator that no Ziel ever used shows how its first series grew."""
    (found,) = reihenverlaeufe(real().story("indikatoren", "pkw"))
    assert (found.pfade, found.id) == ((), "ortsteilsumme")
    assert [len(w.werte) for w in found.wissen][:3] == [1, 7, 9]


def test_every_series_with_a_target_is_shown() -> None:
    """Targets for three ways to travel are three charts, not one that nobody can read."""
    found = reihenverlaeufe(real().story("indikatoren", "modal-split"))
    assert {reihe.id for reihe in found} == {"rad", "miv", "oepnv"}


def test_other_records_have_no_values() -> None:
    """Only what is measured has values."""
    assert reihenverlaeufe(real().story("ziele", "radverkehr-ausbauen")) == ()


def test_all_is_inside_the_drawing() -> None:
    """Whatever the real city measures: every point and every label is inside the frame."""
    charts = [
        drawn
        for story in real().stories
        for reihe in reihenverlaeufe(story)
        if (drawn := zieldiagramm(reihe))
    ]
    assert len(charts) > 10
    for drawn in charts:
        ways = [point for weg in drawn.wege for point in (*weg.points, *weg.marks)]
        for x, y in (*drawn.points, *drawn.former, *ways):
            assert drawn.left <= x <= drawn.right
            assert TOP <= y <= HEIGHT - BOTTOM
        assert all(weg.label[0] < WIDTH for weg in drawn.wege)


def test_the_newest_paths_have_the_shapes(tmp_path: Path) -> None:
    """There are as many paths as shapes can be told apart; the oldest are left to the table."""
    steps: list[Step] = [{RAD: (f"wert: {25 - n}", f"wert: {24 - n}")} for n in range(8)]
    ways = chart(tell(tmp_path, *steps)).wege
    assert [weg.number for weg in ways] == [1, 2, 3, 4, 5, 6]
    assert [weg.pfad.name for weg in ways] == ["2028", "2027", "2026", "2025", "2024", "2023"]


def test_one_year_is_no_chart(tmp_path: Path) -> None:
    """One value in one year is no development; the table shows it."""
    gone = "      - {jahr: 2022, wert: 18}\n      - {jahr: 2023, wert: 19}\n"
    told = tell(tmp_path, {RADANTEIL: (gone, ""), RAD: ("jahr: 2030", "jahr: 2024")}, {})
    last = Reihenverlauf("a", "", "%", 0, reihe(told).wissen[1:], lasts=True)
    assert zieldiagramm(last) is None


@given(st.lists(st.floats(TOP, HEIGHT - BOTTOM), max_size=MAX_PATHS))
def test_labels_never_touch(wanted: list[float]) -> None:
    """Labels keep their order, stay inside and are a line apart, wherever the targets are."""
    placed = apart(wanted)
    pairs = sorted(zip(wanted, placed, strict=True))
    heights = sorted(placed)
    assert all(after - before >= 18 - 1e-6 for before, after in pairwise(heights))
    assert all(TOP - 1e-6 <= y <= HEIGHT - BOTTOM + 1e-6 for y in placed)
    assert all(y <= z for (w, y), (v, z) in pairwise(pairs) if w < v)


def test_numbers_stay_exact(tmp_path: Path) -> None:
    """What is kept as text is the number of the file, digit for digit."""
    told = tell(tmp_path, {RADANTEIL: ("2024, wert: 20", "2024, wert: 20.10")}).stored()
    assert str(reihe(told).werte[-1].wert) == "20.10"
    assert reihe(told).werte[-1].wert == Decimal("20.1")
