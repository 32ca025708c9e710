"""The A–Z index over everything that has a page."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from insek import addresses
from insek.model.kinds import KINDS
from insek.model.plan import Plan

INDEXED = tuple(kind.name for kind in KINDS if kind.name != "antworten")


@dataclass(frozen=True, slots=True)
class Fundstelle:
    """Where a keyword leads: a record of a catalogue, or a page (kind ``seiten``)."""

    kind: str
    id: str
    titel: str


@dataclass(frozen=True, slots=True)
class Stichwort:
    """One keyword with all the places that deal with it."""

    wort: str
    fundstellen: tuple[Fundstelle, ...]


@dataclass(frozen=True, slots=True)
class Buchstabe:
    """All keywords under one letter."""

    letter: str
    stichworte: tuple[Stichwort, ...]


def sort_key(word: str) -> str:
    """German dictionary order: umlauts sort with their letter, case does not count."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def stichworte(plan: Plan) -> tuple[Buchstabe, ...]:
    """Titles and keywords of all records and pages, grouped by letter."""
    found: dict[str, dict[Fundstelle, None]] = defaultdict(dict)
    for place, words in (*_records(plan), *_answers(plan), *_pages(plan)):
        for word in words:
            found[word][place] = None
    letters: dict[str, list[Stichwort]] = defaultdict(list)
    for word in sorted(found, key=sort_key):
        letters[_letter(word)].append(Stichwort(word, tuple(found[word])))
    return tuple(Buchstabe(letter, tuple(words)) for letter, words in sorted(letters.items()))


Mentions = Iterator[tuple[Fundstelle, tuple[str, ...]]]


def _records(plan: Plan) -> Mentions:
    for kind in INDEXED:
        for record in plan.katalog(kind):
            if addresses.place(plan, kind, record.id) is not None:
                place = Fundstelle(kind, record.id, record.titel)
                yield place, (record.titel, *record.stichworte)


def _answers(plan: Plan) -> Mentions:
    """Answers stand on the page of their Fachteil."""
    for sheet in plan.antworten:
        fachteil = plan.fachteile.get(sheet.fachteil)
        if fachteil:
            yield Fundstelle("fachteile", fachteil.id, fachteil.titel), sheet.stichworte


def _pages(plan: Plan) -> Mentions:
    for seite in plan.seiten:
        yield Fundstelle("seiten", seite.pfad, seite.titel), (seite.titel, *seite.stichworte)


def _letter(word: str) -> str:
    first = next((sign for sign in sort_key(word) if sign.isalnum()), "#").upper()
    return first if first.isalpha() else "0–9"
