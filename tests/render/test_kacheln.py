"""Names on the map: whole, or broken where one would break them by hand."""

from pathlib import Path

import pytest
from folders import load, replace
from markup import parse
from plans import musterstadt, referenz

from insek.model.plan import Plan
from insek.model.raum import Kachel, Ortsteil
from insek.render.context import Context
from insek.render.kacheln import WIDTH, tile_lines
from insek.render.words import WORDS
from insek.views.beziehungen import Beziehungen

ALTSTADT = "daten/raeume/ortsteile/altstadt.yml"


def ortsteil(titel: str, kurzname: str = "") -> Ortsteil:
    """An Ortsteil on the first tile."""
    plain = Kachel(spalte=1, zeile=1)
    kachel = Kachel(spalte=1, zeile=1, kurzname=kurzname) if kurzname else plain
    return Ortsteil(id="x", titel=titel, schluessel="1", stadtbezirk="mitte", kachel=kachel)


@pytest.mark.parametrize(
    ("titel", "kurzname", "lines"),
    [
        ("Mitte", "", ["Mitte"]),
        ("Gohlis-Nord", "", ["Gohlis-", "Nord"]),
        ("Schönefeld-Abtnaundorf", "", ["Schönefeld-", "Abtnaundorf"]),
        ("Neuschönefeld", "", ["Neuschöne-", "feld"]),
        ("Sellerhausen-Stünz", "", ["Seller-", "hausen-", "Stünz"]),
        ("Friedrichsvorstadt", "", ["Friedrichs-", "vorstadt"]),
        ("Liebertwolkwitz", "", ["Liebertwolkwitz"]),
        ("Liebertwolkwitz", "Liebert-wolkwitz", ["Liebert-", "wolkwitz"]),
        ("Großzschocher", "Zschocher", ["Zschocher"]),
    ],
)
def test_names_break_at_hyphens_and_seams(titel: str, kurzname: str, lines: list[str]) -> None:
    """A name breaks after its hyphens and before a known last word; the short name decides first."""
    assert tile_lines(ortsteil(titel, kurzname)) == lines


def test_every_name_of_the_reference_content_fits() -> None:
    """No name of the working state is squeezed, and none has more lines than a tile bears."""
    names = [tile_lines(each) for each in referenz().ortsteile]
    assert max(len(line) for lines in names for line in lines) <= WIDTH
    assert max(len(lines) for lines in names) <= 4


def raumkarte(plan: Plan) -> str:
    """The map on a page of its own."""
    return WORDS["raumkarte"](Context(plan, Beziehungen(plan), "raeume/index.md"))


def test_a_name_without_seam_is_squeezed(plan_folder: Path) -> None:
    """A part that is too long and has no known seam keeps to its tile, unbroken."""
    assert "textLength" not in raumkarte(musterstadt())
    replace(plan_folder, ALTSTADT, "titel: Altstadt", "titel: Liebertwolkwitz")
    squeezed = [e for e in parse(raumkarte(load(plan_folder))).iter() if e.get("textlength")]
    assert [e.text for e in squeezed] == ["Liebertwolkwitz"]


def test_the_full_name_is_what_is_called_out(plan_folder: Path) -> None:
    """A tile is called by its full name, whatever is written on it."""
    replace(plan_folder, ALTSTADT, "zeile: 1}", "zeile: 1, kurzname: Alt-stadt}")
    html = raumkarte(load(plan_folder))
    assert 'aria-label="Altstadt, Schwerpunktraum' in html
    assert "<title>Altstadt</title>" in html
    assert ">Alt-</text>" in html
