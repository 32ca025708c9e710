"""The words in which readers see what the files say in keys."""

from insek.model.massnahme import Massnahme
from insek.model.woerter import (
    ARTEN,
    BEZUEGE,
    EBENEN,
    FARBEN,
    GEBER,
    HORIZONTE,
    KONFLIKTSTAENDE,
    MASSNAHMESTAENDE,
    REIHENARTEN,
    RICHTUNGEN,
    ROLLEN,
    SICHERHEITEN,
    TIEFEN,
    VERHAELTNISSE,
)

__all__ = [
    "ARTEN",
    "AUSSAGEN",
    "BEZUEGE",
    "EBENEN",
    "FARBEN",
    "GEBER",
    "HORIZONTE",
    "KONFLIKTSTAENDE",
    "MASSNAHMESTAENDE",
    "REIHENARTEN",
    "RICHTUNGEN",
    "ROLLEN",
    "SICHERHEITEN",
    "TIEFEN",
    "VERHAELTNISSE",
    "zeitraum",
]

AUSSAGEN = {
    "quelle": "Diese Aussage stützt sich auf eine Quelle. Nicht jeder Satz steht dort: Einordnung und"
    " offene Fragen sind von der Redaktion.",
    "abgeleitet": "Diese Aussage ist aus den Zahlen abgeleitet.",
    "fiktiv": "Diese Aussage ist ein Beispiel (fiktiv).",
}
"""Where what the plan says of an Ortsteil comes from, as a sentence."""


def zeitraum(massnahme: Massnahme) -> str:
    """The years of a Massnahme: „2024–2027“, „seit 2018“, „ohne Angabe“."""
    if massnahme.beginn is None:
        return f"bis {massnahme.ende}" if massnahme.ende else "ohne Angabe"
    if massnahme.ende is None:
        return f"seit {massnahme.beginn}"
    if massnahme.ende == massnahme.beginn:
        return str(massnahme.beginn)
    return f"{massnahme.beginn}–{massnahme.ende}"
