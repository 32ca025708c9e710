"""How a target changed: tables of an edit, what it means, and from what to what."""

from pathlib import Path

import pytest
from stories import FONDS, RAD, WEG, WOHNRAUM, Step, real, tell, ziel

TARGET = (
    "zielwerte:\n  - indikator: radanteil\n    richtung: mindestens\n    wert: 25\n"
    "    jahr: 2030\n    quelle: stadtbericht\n"
)
NAME = "Anteil des Radverkehrs"
WANTED = "mindestens 25 % bis 2030"
PARKS = (
    "id: parkflaeche\ntitel: Parkfläche\ndefinition: Fläche der Parks.\neinheit: ha\n"
    "nachkommastellen: 1\nreihen:\n  - id: kataster\n    titel: Kataster\n    art: register\n"
    "    werte:\n      - {jahr: 2020, wert: 3.5}\nquellen:\n  - quelle: stadtbericht\n"
)
SECOND = (
    TARGET + "  - indikator: radanteil\n    richtung: mindestens\n    wert: 40\n    jahr: 2040\n"
)
FAR = TARGET.replace("wert: 25", "wert: 40").replace("jahr: 2030", "jahr: 2040")
Row = tuple[list[str], str, str, str, bool]


def rows(tmp_path: Path, kind: str, id: str, *steps: Step) -> list[Row]:
    """What changed in the targets of a record in the last of these steps."""
    kapitel = tell(tmp_path, *steps).chapter(kind, id, len(steps) - 1)
    return [
        (one["arten"], one["woran"], one["bisher"], one["jetzt"], one["schwach"])
        for one in kapitel["wechsel"]
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("wert: 25", "wert: 20.5", [(["abgeschwächt"], NAME, WANTED, "mindestens 20,5 % bis 2030", True)]),
        ("wert: 25", "wert: 30", [(["verschärft"], NAME, WANTED, "mindestens 30 % bis 2030", False)]),
        ("jahr: 2030", "jahr: 2035", [(["verschoben"], NAME, WANTED, "mindestens 25 % bis 2035", True)]),
        ("jahr: 2030", "jahr: 2028", [(["verschärft"], NAME, WANTED, "mindestens 25 % bis 2028", False)]),
        ("wert: 25\n    jahr: 2030", "wert: 20\n    jahr: 2035",
         [(["abgeschwächt", "verschoben"], NAME, WANTED, "mindestens 20 % bis 2035", True)]),
        ("wert: 25\n    jahr: 2030", "wert: 30\n    jahr: 2035",
         [(["verschoben", "verschärft"], NAME, WANTED, "mindestens 30 % bis 2035", True)]),
        ("mindestens", "hoechstens", [(["ersetzt"], NAME, WANTED, "höchstens 25 % bis 2030", True)]),
        (TARGET, "", [(["entfallen"], NAME, WANTED, "", True)]),
        (TARGET, SECOND, [(["neu"], NAME, "", "mindestens 40 % bis 2040", False)]),
        ("kernziel: true\n", "", [(["abgeschwächt"], "Rang", "Kernziel", "kein Kernziel", True)]),
        ("[radanteil]", "[]", [(["entfallen"], "Gemessen an", NAME, "", True)]),
        ("    quelle: stadtbericht\nquellen", "    fiktiv: true\nquellen", []),
    ],
)  # fmt: skip
def test_a_changed_target_is_told_from_what_to_what(
    tmp_path: Path, old: str, new: str, expected: list[Row]
) -> None:
    """Lowered, postponed, replaced, dropped: each target with the value before and after."""
    assert rows(tmp_path, "ziele", "radverkehr", {RAD: (old, new)}) == expected


def test_a_lower_limit_that_rises_is_weaker_where_less_is_better(tmp_path: Path) -> None:
    """Of what should become less, more is less ambitious."""
    steps: list[Step] = [{RAD: ("mindestens", "hoechstens")}, {RAD: ("wert: 25", "wert: 30")}]
    (row,) = rows(tmp_path, "ziele", "radverkehr", *steps)
    assert row[0] == ["abgeschwächt"]


def test_a_target_on_another_gauge_replaces_the_old_one(tmp_path: Path) -> None:
    """Both gauges are named, and the exchanged Indikator is not told a second time."""
    step: Step = {
        "daten/indikatoren/parkflaeche.yml": PARKS,
        RAD: (f"[radanteil]\n{TARGET}", f"[parkflaeche]\n{TARGET.replace('radanteil', 'parkflaeche')}"),
    }  # fmt: skip
    assert rows(tmp_path, "ziele", "radverkehr", step) == [
        (["ersetzt"], "", f"{NAME}: {WANTED}", "Parkfläche: mindestens 25,0 ha bis 2030", True),
    ]


def test_an_indikator_that_gives_way_to_another_is_replaced(tmp_path: Path) -> None:
    """Without a Zielwert the gauges themselves are told."""
    step: Step = {
        "daten/indikatoren/parkflaeche.yml": PARKS,
        WOHNRAUM: ("prueffrage", "indikatoren: [parkflaeche]\nprueffrage"),
    }
    gone = {WOHNRAUM: ("[parkflaeche]", "[radanteil]")}
    expected = [(["ersetzt"], "Gemessen an", "Parkfläche", NAME, True)]
    assert rows(tmp_path, "ziele", "wohnraum-schaffen", step, gone) == expected


def test_two_targets_on_one_gauge_are_not_confused(tmp_path: Path) -> None:
    """When the nearer of two years goes, the further has not moved."""
    steps: list[Step] = [{RAD: (TARGET, SECOND)}, {RAD: (SECOND, FAR)}]
    expected = [(["entfallen"], NAME, WANTED, "", True)]
    assert rows(tmp_path, "ziele", "radverkehr", *steps) == expected


def test_two_targets_that_move_together_are_both_postponed(tmp_path: Path) -> None:
    """The first does not take the place of the second only because it now has its year."""
    near = SECOND.replace("jahr: 2040", "jahr: 2035")
    moved = SECOND.replace("jahr: 2030", "jahr: 2035")
    expected = [
        (["verschoben"], NAME, WANTED, "mindestens 25 % bis 2035", True),
        (["verschoben"], NAME, "mindestens 40 % bis 2035", "mindestens 40 % bis 2040", True),
    ]
    steps: list[Step] = [{RAD: (TARGET, near)}, {RAD: (near, moved)}]
    assert rows(tmp_path, "ziele", "radverkehr", *steps) == expected


@pytest.mark.parametrize(
    ("heirs", "arten", "after"),
    [
        ([], ["entfallen"], ""),
        (["a"], ["ersetzt"], "„a“"),
        (["a", "b"], ["geteilt"], "„a“ und „b“"),
    ],
)
def test_a_ziel_that_went_names_its_heirs(
    tmp_path: Path, heirs: list[str], arten: list[str], after: str
) -> None:
    """A goal that is gone is weaker than before, whatever came out of it."""
    files = {f"ziele/{heir}.yml": ziel(heir, "wohnraum-schaffen") for heir in heirs}
    row = (arten, "", "„Wohnraum schaffen“", after, True)
    assert rows(tmp_path, "ziele", "wohnraum-schaffen", {WOHNRAUM: None, **files}) == [row]


@pytest.mark.parametrize(
    ("name", "id", "old", "new", "expected"),
    [
        (WEG, "radschnellweg", "2027-06-30", "2029-06-30",
         [(["verschoben"], "Zeitziel", "30. Juni 2027", "30. Juni 2029", True)]),
        (WEG, "radschnellweg", "2027-06-30", "2027-01-31",
         [(["verschärft"], "Zeitziel", "30. Juni 2027", "31. Januar 2027", False)]),
        (WEG, "radschnellweg", "zeitziel: 2027-06-30\n", "",
         [(["entfallen"], "Zeitziel", "30. Juni 2027", "", True)]),
        (WEG, "radschnellweg", "ende: 2027", "ende: 2028", []),
        (FONDS, "wohnungsfonds", "stand: geplant", "stand: eingestellt",
         [(["entfallen"], "Stand", "geplant", "eingestellt", True)]),
    ],
)  # fmt: skip
def test_dates_of_massnahmen_move(
    tmp_path: Path, name: str, id: str, old: str, new: str, expected: list[Row]
) -> None:
    """A later Zeitziel is a postponement; what runs on for longer is none."""
    assert rows(tmp_path, "massnahmen", id, {name: (old, new)}) == expected


@pytest.mark.parametrize(
    ("stand", "expected"),
    [
        ("geplant", [(["verschoben"], "Ende", "Ende 2027", "Ende 2029", True)]),
        ("laufend", []),
        ("abgeschlossen", []),
    ],
)
def test_what_has_not_begun_is_late_when_its_end_moves(
    tmp_path: Path, stand: str, expected: list[Row]
) -> None:
    """Without a Zeitziel the last year counts, but only of what still waits."""
    begun = {FONDS: ("stand: geplant", f"stand: {stand}\nende: 2027")}
    later = {FONDS: ("ende: 2027", "ende: 2029")}
    assert rows(tmp_path, "massnahmen", "wohnungsfonds", begun, later) == expected


def test_a_finished_massnahme_may_leave(tmp_path: Path) -> None:
    """Only what is not finished counts as given up."""
    done: Step = {FONDS: ("stand: geplant", "stand: abgeschlossen")}
    gone: Step = {FONDS: None}
    assert rows(tmp_path / "a", "massnahmen", "wohnungsfonds", done, gone) == []
    assert [row[0] for row in rows(tmp_path / "b", "massnahmen", "wohnungsfonds", gone)] == [
        ["entfallen"]
    ]


def test_the_real_city_moved_its_targets() -> None:
    """What the yearly adjustments lowered and postponed is found with both values."""
    moved = {
        (chapters["neu"], kapitel["id"], *wechsel["arten"]): (wechsel["bisher"], wechsel["jetzt"])
        for chapters in real().chapters
        for kapitel in chapters["kapitel"]
        for wechsel in kapitel["wechsel"]
        if wechsel["sorte"] == "zielwert" and wechsel["schwach"]
    }
    assert moved["2023", "gruenversorgung-sichern", "abgeschwächt"] == (
        "mindestens 3.690 ha bis 2030",
        "mindestens 3.660 ha bis 2030",
    )
    assert ("2020", "umweltverbund-staerken", "abgeschwächt", "verschoben") in moved
    assert ("2020", "beschaeftigung-staerken", "ersetzt") in moved
