"""The A–Z index: German order, and every page in it."""

from pathlib import Path

import pytest
from folders import BASIS, load, replace
from plans import referenz

from insek.views.stichworte import INDEXED, sort_key, stichworte

ORDER = [
    "Abend",
    "Ähre",
    "Allee",
    "bauen",
    "Bäume",
    "Ofen",
    "Öffnung",
    "Straße",
    "Strauch",
    "Übung",
]


def index(folder: Path) -> dict[str, list[str]]:
    """The words under every letter."""
    return {b.letter: [s.wort for s in b.stichworte] for b in stichworte(load(folder))}


def test_words_sort_as_in_a_german_dictionary() -> None:
    """Umlauts sort with their letter, ß as ss, and capitals do not count."""
    shuffled = sorted(ORDER, key=len)
    assert sorted(shuffled, key=sort_key) == ORDER


@pytest.mark.parametrize(
    ("wort", "letter"),
    [
        ("Ärzte", "A"),
        ("übrig", "U"),
        ("„Zitat“", "Z"),
        ("2030", "0–9"),
        ("…", "0–9"),
        ("Éclair", "E"),
    ],
)
def test_word_stands_under_its_letter(plan_folder: Path, wort: str, letter: str) -> None:
    """The first letter counts, without its dots and whatever sign stands before it."""
    replace(plan_folder, "ziele/radverkehr.yml", "kernziel: true", f"stichworte: ['{wort}']")
    assert wort in index(plan_folder)[letter]


def test_letters_stand_in_order() -> None:
    """Digits come first, then the letters; no letter is empty."""
    found = index(BASIS)
    assert list(found) == sorted(found)
    assert all(found.values())


def test_word_leads_to_every_place_that_uses_it(plan_folder: Path) -> None:
    """Two things with the same keyword share one entry."""
    for name in ("radverkehr", "wohnraum-schaffen"):
        replace(plan_folder, f"ziele/{name}.yml", "kernziel: true", "stichworte: [Zukunft]")
    words = [s for b in stichworte(load(plan_folder)) for s in b.stichworte if s.wort == "Zukunft"]
    assert [[f.id for f in s.fundstellen] for s in words] == [["radverkehr", "wohnraum-schaffen"]]


def test_index_holds_everything_that_has_a_place() -> None:
    """Every record and every page of the reference content can be found by its title."""
    plan = referenz()
    found = {(f.kind, f.id) for b in stichworte(plan) for s in b.stichworte for f in s.fundstellen}
    records = {(kind, record.id) for kind in INDEXED for record in plan.katalog(kind)}
    assert found == records | {("seiten", seite.pfad) for seite in plan.seiten}
