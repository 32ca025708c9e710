"""What the files say in keys, readers see in words."""

from typing import Any, get_args, get_origin, get_type_hints

import pytest

from insek.model.fachteil import Bezug, Fachteil
from insek.model.indikator import Reihe
from insek.model.konflikt import Zielkonflikt
from insek.model.massnahme import Finanzierung, Massnahme, Wirkung
from insek.model.quelle import Bezugsdokument
from insek.model.raum import Ortsteil, Schwerpunktraum
from insek.model.record import Entry
from insek.model.verwaltung import Gremium
from insek.model.ziel import Beitrag, Ziel, Zielwert
from insek.render import wording


@pytest.mark.parametrize(
    ("entry", "field", "words"),
    [
        (Beitrag, "rolle", wording.ROLLEN),
        (Zielwert, "richtung", wording.RICHTUNGEN),
        (Schwerpunktraum, "farbe", wording.FARBEN),
        (Zielkonflikt, "stand", wording.KONFLIKTSTAENDE),
        (Bezugsdokument, "verhaeltnis", wording.VERHAELTNISSE),
        (Gremium, "ebene", wording.EBENEN),
        (Ziel, "horizont", wording.HORIZONTE),
        (Bezug, "art", wording.BEZUEGE),
        (Finanzierung, "geber", wording.GEBER),
        (Fachteil, "fortschreibungstiefe", wording.TIEFEN),
        (Wirkung, "sicherheit", wording.SICHERHEITEN),
        (Reihe, "art", wording.REIHENARTEN),
        (Massnahme, "art", wording.ARTEN),
        (Massnahme, "stand", wording.MASSNAHMESTAENDE),
        (Ortsteil, "aussage_art", wording.AUSSAGEN),
    ],
)
def test_every_key_has_a_word(entry: type[Entry], field: str, words: dict[str, str]) -> None:
    """Whatever a file may say, the page has a word for it, and no word is left over."""
    hint: Any = get_type_hints(entry)[field]
    assert get_origin(hint) is not None
    assert set(words) == set(get_args(hint))


@pytest.mark.parametrize(
    ("beginn", "ende", "text"),
    [
        (None, None, "ohne Angabe"),
        (2018, None, "seit 2018"),
        (None, 2027, "bis 2027"),
        (2024, 2027, "2024–2027"),
        (2024, 2024, "2024"),
    ],
)
def test_period(beginn: int | None, ende: int | None, text: str) -> None:
    """The years of a Massnahme read as people say them."""
    massnahme = Massnahme(
        id="m", titel="M", kurz="M.", art="planung", stand="idee", federfuehrung="amt",
        beginn=beginn, ende=ende,
    )  # fmt: skip
    assert wording.zeitraum(massnahme) == text
