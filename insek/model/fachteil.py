"""Thematic chapters: who leads, what they link to, and their text."""

import dataclasses
from typing import Literal

from pydantic import InstanceOf
from pydantic.dataclasses import dataclass
from pydantic.json_schema import SkipJsonSchema

from insek.model.fields import (
    CONFIG,
    AmtId,
    BezugsdokumentId,
    Datum,
    FachteilId,
    Ganzzahl,
    RaumId,
    Text,
)
from insek.model.record import Entry, Record
from insek.model.text import EMPTY, Markdown

Fortschreibungstiefe = Literal["umfassend", "punktuell", "unveraendert"]


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Fachthema(Entry):
    """A theme that several offices work on together, with exactly one lead."""

    titel: Text
    """Das Thema."""
    federfuehrung: AmtId = ""
    """Das eine Amt, das federführend ist."""
    mitwirkung: tuple[AmtId, ...] = ()
    """Die Ämter, die mitwirken."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Bezug(Entry):
    """A typed link from one Fachteil to another."""

    fachteil: FachteilId
    """Der andere Fachteil."""
    art: Literal["synergie", "konflikt", "zulieferung"]
    """synergie, konflikt oder zulieferung."""
    text: Text
    """Worin der Bezug besteht, in einem Satz."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Fachteil(Record):
    """One thematic chapter: the front matter of ``fachteile/*.md`` and its text."""

    nr: Ganzzahl
    """Die Stelle in der Reihenfolge der Fachteile."""
    kurz: Text
    """Ein Satz, worum es geht."""
    federfuehrung: AmtId
    """Das federführende Amt."""
    mitwirkung: tuple[AmtId, ...] = ()
    """Die mitwirkenden Ämter."""
    fortschreibungstiefe: Fortschreibungstiefe = "unveraendert"
    """Wie tief dieser Fachteil fortgeschrieben wurde."""
    stand: Datum
    """Der Tag, an dem der Text zuletzt geprüft wurde."""
    fachthemen: tuple[Fachthema, ...] = ()
    """Kooperative Fachthemen mit genau einer Federführung."""
    bezuege: tuple[Bezug, ...] = ()
    """Bezüge zu anderen Fachteilen."""
    bezugsdokumente: tuple[BezugsdokumentId, ...] = ()
    """Fachplanungen und Strategien, auf die sich der Fachteil bezieht."""
    raeume: tuple[RaumId, ...] = ()
    """Räume, die der Fachteil nennt."""
    text: SkipJsonSchema[InstanceOf[Markdown]] = dataclasses.field(default=EMPTY)
