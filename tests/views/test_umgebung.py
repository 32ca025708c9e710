"""What concerns an Ortsteil, and through which larger Raum it does."""

from pathlib import Path

import pytest
from folders import load, replace
from plans import musterstadt, referenz

from insek.views.beziehungen import Beziehungen
from insek.views.umgebung import larger, vorhaben

RADWEG = "daten/massnahmen/radschnellweg.yml"


def found(folder: Path, ortsteil: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every Massnahme in an Ortsteil with the larger Räume it comes through."""
    plan = load(folder)
    return [
        (v.massnahme.id, tuple(raum.id for raum in v.durch))
        for v in vorhaben(Beziehungen(plan), plan.ortsteile[ortsteil])
    ]


@pytest.mark.parametrize(
    ("ortsteil", "raum", "durch"),
    [
        ("altstadt", "altstadt", [()]),
        ("altstadt", "neustadt", []),
        ("altstadt", "bahnhofsviertel", [("bahnhofsviertel",)]),
        ("neustadt", "bahnhofsviertel", [("bahnhofsviertel",)]),
        ("altstadt", "innenstadt", [("innenstadt",)]),
        ("altstadt", "sanierung-altstadt", [("sanierung-altstadt",)]),
        ("neustadt", "sanierung-altstadt", []),
        ("altstadt", "altstadt, bahnhofsviertel", [()]),
        ("altstadt", "innenstadt, bahnhofsviertel", [("bahnhofsviertel", "innenstadt")]),
    ],
)
def test_a_massnahme_reaches_the_ortsteile_of_its_raum(
    ortsteil: str, raum: str, durch: list[tuple[str, ...]], plan_folder: Path
) -> None:
    """What is done for a larger Raum is done in its Ortsteile, and is told to come from there."""
    replace(plan_folder, RADWEG, "raeume: [neustadt]", f"raeume: [{raum}]")
    assert found(plan_folder, ortsteil) == [("radschnellweg", way) for way in durch]


def test_what_is_done_stands_below_what_is_to_do(plan_folder: Path) -> None:
    """Finished Massnahmen come last, even those of the Ortsteil itself."""
    replace(plan_folder, RADWEG, "stand: laufend", "stand: abgeschlossen")
    replace(
        plan_folder,
        "daten/massnahmen/wohnungsfonds.yml",
        "art: programm",
        "raeume: [innenstadt]\nart: programm",
    )
    assert [id for id, _ in found(plan_folder, "neustadt")] == ["wohnungsfonds", "radschnellweg"]


def test_only_an_ortsteil_is_part_of_larger_raeume() -> None:
    """A Stadtbezirk and a Schwerpunktraum stand for themselves."""
    beziehungen = Beziehungen(musterstadt())
    parts = {raum.id: len(larger(beziehungen, raum)) for raum in musterstadt().raeume}
    assert {id for id, number in parts.items() if number} == {"altstadt", "neustadt"}


def test_no_massnahme_with_a_raum_is_hidden_from_all_ortsteile() -> None:
    """Whatever is done for some Raum stands on the page of at least one Ortsteil."""
    beziehungen = Beziehungen(referenz())
    shown = {v.massnahme.id for o in referenz().ortsteile for v in vorhaben(beziehungen, o)}
    assert {m.id for m in referenz().massnahmen if m.raeume} == shown
