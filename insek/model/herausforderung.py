"""Cross-cutting challenges, their check lists, and what every Fachteil answers."""

from typing import Literal

from pydantic.dataclasses import dataclass

from insek.model.fields import CONFIG, FachteilId, Ganzzahl, HerausforderungId, Slug, Text
from insek.model.record import Entry, Record

Relevanz = Literal["hoch", "mittel", "gering", "keine"]
RELEVANZEN: tuple[Relevanz, ...] = ("hoch", "mittel", "gering", "keine")


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Prueffrage(Entry):
    """One question of a Prüfliste."""

    id: Slug
    """Die Kennung der Frage innerhalb der Prüfliste."""
    frage: Text
    """Die Frage als ganzer Satz."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Herausforderung(Record):
    """A challenge that no Fachteil can lead alone."""

    nr: Ganzzahl
    """Die Stelle in der Reihenfolge der Herausforderungen."""
    kurz: Text
    """Ein Satz, worum es geht."""
    text: Text
    """Die Herausforderung in ein, zwei Absätzen."""
    prueffragen: tuple[Prueffrage, ...]
    """Die Prüfliste, die jeder Fachteil beantwortet."""
    arbeitsgruppe: Text = ""
    """Wer die Prüfliste betreut."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Antwort(Entry):
    """What one Fachteil says to one Herausforderung: a cell of the matrix."""

    herausforderung: HerausforderungId
    """Die Herausforderung."""
    relevanz: Relevanz
    """hoch, mittel, gering oder keine."""
    aussage: Text
    """Die Aussage des Fachteils; bei „keine“ mit „Nicht relevant, weil …“."""
    abschnitt: Slug = ""
    """Der Abschnitt des Fachteils, in dem es ausgeführt ist."""
    fragen: tuple[Slug, ...] = ()
    """Die Prüffragen, auf die geantwortet wird."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Antworten(Record):
    """The answers of one Fachteil to all Herausforderungen."""

    titel: Text = ""
    """Bleibt leer: die Antworten heißen wie ihr Fachteil."""
    fachteil: FachteilId
    """Der Fachteil, der antwortet."""
    antworten: tuple[Antwort, ...]
    """Eine Antwort je Herausforderung."""
