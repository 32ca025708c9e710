"""What a publication is made of: a unit for every Stand and for every two of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from insek import addresses
from insek.model.stand import Stand
from insek.site.publish.fingerprint import key
from insek.site.publish.staende import Staende


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the site that is made and kept by itself.

    ``new`` is None for the pages of a single Stand. ``key`` names all that it is made from.
    """

    name: str
    key: str
    old: Stand
    new: Stand | None = None

    @property
    def label(self) -> str:
        """What a reader calls it."""
        return f"Vergleich {self.old.kurz}–{self.new.kurz}" if self.new else self.old.titel

    @property
    def folder(self) -> str:
        """The folder that belongs to the unit alone, from the root of the site."""
        if self.new is None:
            return f"{self.old.name}/"
        return addresses.vergleich(self.old.name, self.new.name)


def pair_name(old: Stand, new: Stand) -> str:
    """The name of the unit that compares two Stände."""
    return f"{old.name}-{new.name}"


def units_of(staende: Staende, fingerprint: str, around: str) -> tuple[Unit, ...]:
    """Every unit, those of single Stände first: they take longest.

    ``fingerprint`` is the key of everything besides content, ``around`` that of what the
    theme says around comparisons.
    """
    keys = {s.name: key(fingerprint, s.baum, s.commit, _told(s)) for s in staende.staende}
    singles = (Unit(s.name, keys[s.name], s) for s in staende.staende)
    return (*singles, *_pairs(staende, keys, around))


def _pairs(staende: Staende, keys: dict[str, str], around: str) -> Iterator[Unit]:
    for old, new in staende.pairs():
        way = (keys[stand.name] for stand in staende.way(old, new))
        follows = str(staende.follows(old, new))
        yield Unit(pair_name(old, new), key(*way, around, follows), old, new)


def _told(stand: Stand) -> str:
    """What the register says of a Stand on its own pages; errata stand elsewhere."""
    jahrgang = stand.jahrgang
    if jahrgang is None:
        return stand.name
    decided = jahrgang.beschluss
    facts = (decided.gremium, decided.vorlage, decided.datum, decided.url) if decided else ()
    told = (jahrgang.jahr, jahrgang.titel, jahrgang.art, jahrgang.datum, jahrgang.beispiel, *facts)
    return repr(tuple(str(fact) for fact in told))


def pairs_of(units: Iterable[Unit], staende: Staende) -> list[Unit]:
    """The pairs among the units, those of neighbours first: others need what they tell."""
    pairs = ((unit, unit.new) for unit in units if unit.new)
    return [
        unit
        for unit, _ in sorted(pairs, key=lambda pair: not staende.follows(pair[0].old, pair[1]))
    ]


def share(units: Iterable[Unit], part: int, parts: int) -> Iterator[Unit]:
    """Every so-many-th unit: the share of one of several machines."""
    return (unit for index, unit in enumerate(units) if index % parts == part - 1)


def dealt(units: Sequence[Unit], hands: int) -> Iterator[Unit]:
    """The same units in an order in which each of several processes gets neighbours.

    Neighbouring Stände have most texts in common, and a process converts a text once.
    """
    length = max(1, -(-len(units) // hands))
    runs = [units[start : start + length] for start in range(0, len(units), length)]
    return (unit for turn in zip_longest(*runs) for unit in turn if unit)
