"""Goals: what the city wants, who contributes, and by what it is measured."""

from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import (
    CONFIG,
    FachteilId,
    IndikatorId,
    Jahr,
    QuelleId,
    Slug,
    Text,
    Wahrheit,
    Zahl,
    ZielId,
)
from insek.model.record import Entry, Record

Rolle = Literal["federfuehrung", "beitrag"]
Horizont = Literal["kurz", "mittel", "lang"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Beitrag(Entry):
    """What one Fachteil does for a Ziel: a cell of the Zielmatrix."""

    fachteil: FachteilId
    """Der Fachteil, der etwas für das Ziel tut."""
    rolle: Rolle
    """federfuehrung (genau einmal je Ziel) oder beitrag."""
    aussage: Text
    """Was der Fachteil dafür tut, in einem Satz."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Zielwert(Entry):
    """A figure to be reached by a year."""

    indikator: IndikatorId
    """An welchem Indikator gemessen wird."""
    reihe: Slug = ""
    """Welche Reihe des Indikators; leer, wenn es nur eine gibt."""
    richtung: Literal["mindestens", "hoechstens"]
    """mindestens: mehr ist besser; hoechstens: weniger ist besser."""
    wert: Zahl
    """Der Wert in der Einheit des Indikators."""
    jahr: Jahr
    """Bis wann er erreicht sein soll."""
    quelle: QuelleId = ""
    """Woher der Zielwert stammt."""
    fiktiv: Wahrheit = False
    """true: der Zielwert ist ein Beispiel."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Ziel(Record):
    """One goal on one level of the goal system."""

    ebene: Slug
    """Die Ebene im Zielsystem, wie in insek.yml festgelegt (leitziel, ziel)."""
    uebergeordnet: ZielId = ""
    """Das Ziel der nächsthöheren Ebene, zu dem dieses gehört."""
    kernziel: Wahrheit = False
    """true: wird jedes Jahr bewertet."""
    horizont: Horizont = "mittel"
    """kurz, mittel oder lang."""
    kurz: Text
    """Ein Satz, was erreicht werden soll."""
    text: Text = ""
    """Was das Ziel will, für wen, und was die Stadt nicht verspricht."""
    fachteile: tuple[Beitrag, ...] = ()
    """Wer beiträgt: genau eine Federführung, dazu Beiträge."""
    indikatoren: tuple[IndikatorId, ...] = ()
    """Woran das Ziel gemessen wird."""
    prueffrage: Text = ""
    """Eine Ja/Nein-Frage für die jährliche Bewertung."""
    zielwerte: tuple[Zielwert, ...] = ()
    """Werte, die bis zu einem Jahr erreicht sein sollen."""

    def beitrag_of(self, fachteil: str) -> Beitrag | None:
        """What the Fachteil with this id does for the Ziel, if anything."""
        return next((b for b in self.fachteile if b.fachteil == fachteil), None)

    @property
    def federfuehrung(self) -> str:
        """The id of the leading Fachteil; empty when none is named."""
        return next((b.fachteil for b in self.fachteile if b.rolle == "federfuehrung"), "")
