"""Measured series: values with unit, source and licence."""

from collections.abc import Iterator
from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import (
    CONFIG,
    Jahr,
    Nachkommastellen,
    QuelleId,
    Slug,
    Text,
    Wahrheit,
    Zahl,
)
from insek.model.record import Entry, Record

Reihenart = Literal["register", "amtlich", "umfrage", "modell", "summe", "prognose", "presse"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Wert(Entry):
    """One value of a series."""

    jahr: Jahr
    """Das Jahr."""
    wert: Zahl
    """Der Wert in der Einheit des Indikators."""
    anmerkung: Text = ""
    """Ein Hinweis zu diesem Wert."""
    zweifelhaft: Wahrheit = False
    """true: der Wert ist unsicher und wird so gezeigt."""
    quelle: QuelleId = ""
    """Nur, wenn anders als bei der Reihe."""
    lizenz: Text = ""
    """Nur, wenn anders als bei der Reihe."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Bruch(Entry):
    """A year from which on values are not fully comparable with earlier ones."""

    jahr: Jahr
    """Das erste Jahr nach dem Bruch."""
    text: Text
    """Was sich geändert hat."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Reihe(Entry):
    """Values of one kind and source."""

    id: Slug
    """Die Kennung der Reihe innerhalb des Indikators."""
    titel: Text
    """Wie die Reihe heißt."""
    art: Reihenart
    """register, amtlich, umfrage, modell, summe, prognose oder presse."""
    quelle: QuelleId = ""
    """Woher die Werte stammen."""
    lizenz: Text = ""
    """Unter welchen Bedingungen sie weiterverwendet werden dürfen."""
    anmerkung: Text = ""
    """Ein Hinweis zur Reihe, zum Beispiel wie sie berechnet wurde."""
    luecken: Text = ""
    """Warum Jahre fehlen dürfen."""
    brueche: tuple[Bruch, ...] = ()
    """Jahre, in denen sich die Erhebung änderte."""
    werte: tuple[Wert, ...] = ()
    """Die Werte, nach Jahren geordnet."""

    def value(self, jahr: int) -> Wert | None:
        """The value of a year, if there is one."""
        return next((wert for wert in self.werte if wert.jahr == jahr), None)

    @property
    def trusted(self) -> tuple[Wert, ...]:
        """The values that are not marked as doubtful."""
        return tuple(wert for wert in self.werte if not wert.zweifelhaft)


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Indikator(Record):
    """What is measured, in which unit, with one or more series."""

    definition: Text
    """Was gezählt oder gemessen wird."""
    einheit: Text
    """Die Einheit, wie sie hinter dem Wert steht."""
    nachkommastellen: Nachkommastellen = 0
    """Mit wie vielen Nachkommastellen die Werte gezeigt werden."""
    gewuenscht: Literal["steigend", "fallend", "neutral"] = "neutral"
    """In welche Richtung sich der Indikator entwickeln soll."""
    raumbezug: Literal["stadt", "ortsteil"] = "stadt"
    """Für welchen Raum gemessen wird."""
    turnus: Literal["jaehrlich", "mehrjaehrig", "unregelmaessig"] = "jaehrlich"
    """Wie oft gemessen wird."""
    sprunggrenze: Zahl | None = None
    """Welche Änderung in Prozent von Wert zu Wert noch glaubhaft ist."""
    reihen: tuple[Reihe, ...]
    """Die Reihen."""

    def reihe(self, id: str = "") -> Reihe | None:
        """The series with this id; without an id the first."""
        if not id:
            return self.reihen[0] if self.reihen else None
        return next((reihe for reihe in self.reihen if reihe.id == id), None)

    def values(self) -> Iterator[tuple[Reihe, Wert]]:
        """Every value of every series."""
        for reihe in self.reihen:
            for wert in reihe.werte:
                yield reihe, wert
