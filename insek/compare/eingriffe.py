"""Which steps on a way made a Fachteil what it is: followed block by block through all of them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from insek.compare.entries import compare_entries
from insek.compare.lineage import Pairing, pair
from insek.compare.text import Fate, compare_texts
from insek.compare.zahlen import changed_figures
from insek.model.fachteil import Fachteil
from insek.model.plan import Plan

Indices = tuple[int, ...]
"""Blocks of a text, by their place in it."""
Blockwechsel = tuple[Indices, Indices]
"""Blocks of one text, and what they became in another."""


@dataclass(frozen=True, slots=True)
class Eingriff:
    """What one step did to a Fachteil.

    ``alt`` and ``neu`` are its ids before and after, empty where it was not there. ``felder`` are
    the facts that changed, ``stellen`` the blocks that stand elsewhere or read otherwise after it,
    if only for a figure.
    """

    alt: str
    neu: str
    felder: tuple[str, ...] = ()
    stellen: tuple[Blockwechsel, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the Fachteil came or went with all that is in it."""
        return not (self.alt and self.neu)

    @property
    def mirrored(self) -> "Eingriff":
        """The same seen backwards."""
        return Eingriff(
            self.neu, self.alt, self.felder, tuple((new, old) for old, new in self.stellen)
        )


Eingriffe = tuple[Eingriff, ...]
"""What one step did to the Fachteile; those that it did not touch are left out."""


@dataclass(frozen=True, slots=True)
class Etappe:
    """One step on a way; ``jahre`` are the years under which its reasons are filed."""

    jahre: frozenset[int]
    eingriffe: Eingriffe

    @property
    def mirrored(self) -> "Etappe":
        """The same seen backwards."""
        return Etappe(self.jahre, tuple(eingriff.mirrored for eingriff in self.eingriffe))


def eingriffe(alt: Plan, neu: Plan) -> Eingriffe:
    """What the step from one plan to the next did to the Fachteile."""
    pairings = pair(alt.katalog("fachteile"), neu.katalog("fachteile"))
    found = (_eingriff(pairing, alt, neu) for pairing in pairings)
    return tuple(eingriff for eingriff in found if eingriff != Eingriff(eingriff.alt, eingriff.alt))


def _eingriff(pairing: Pairing, alt: Plan, neu: Plan) -> Eingriff:
    old, new = pairing.old, pairing.new
    if not isinstance(old, Fachteil) or not isinstance(new, Fachteil):
        return Eingriff(old.id if old else "", new.id if new else "")
    felder = {change.path[0] for change in compare_entries(old, new)}
    figures = {zahl.block for zahl in changed_figures(old.text, new.text, alt, neu)}
    stellen = _stellen(old.text.source, new.text.source, figures)
    return Eingriff(old.id, new.id, tuple(sorted(felder)), tuple(stellen))


def _stellen(old: str, new: str, figures: Collection[int]) -> Iterator[Blockwechsel]:
    """The blocks that are marked, and those in which a figure changed."""
    if old != new or figures:
        for change in compare_texts(old, new).changes:
            if change.fate is not Fate.KEPT or any(index in figures for index in change.new):
                yield change.old, change.new


class Werdegang:
    """A Fachteil on a way, from its oldest id to its newest: which steps touched what of it."""

    def __init__(self, etappen: Sequence[Etappe], alt: str, neu: str) -> None:
        self._forwards = _followed(etappen, alt, neu)
        self._backwards = _followed([etappe.mirrored for etappe in reversed(etappen)], neu, alt)

    def of_fields(self, felder: Iterable[str]) -> frozenset[int]:
        """The years of the steps that changed one of these facts."""
        asked = frozenset(felder)
        both = (*self._forwards, *self._backwards)
        return _years(jahre for jahre, e in both if e.is_whole or not asked.isdisjoint(e.felder))

    def of_blocks(self, old: Iterable[int], new: Iterable[int]) -> frozenset[int]:
        """The years of the steps that touched blocks of the oldest text or of the newest."""
        since, until = _touching(self._forwards, old), _touching(self._backwards, new)
        return _years((*since, *until))


_Dated = list[tuple[frozenset[int], Eingriff]]
"""What the steps on a way did to one Fachteil, each with its years, in the order of the way."""


def _followed(etappen: Iterable[Etappe], id: str, end: str) -> _Dated:
    """What each step did to a Fachteil under its id of the time, until it is there no more.

    Nothing where it becomes another than it should in the end.
    """
    found: _Dated = []
    for etappe in etappen:
        eingriff = next((e for e in etappe.eingriffe if id and e.alt == id), None)
        if eingriff:
            found.append((etappe.jahre, eingriff))
            id = eingriff.neu
    return found if id in ("", end) else []


def _touching(dated: _Dated, indices: Iterable[int]) -> Iterator[frozenset[int]]:
    """The years of the steps that touched some blocks or what became of them."""
    blocks = frozenset(indices)
    for jahre, eingriff in dated:
        touched = {index: there for here, there in eingriff.stellen for index in here}
        if blocks and (eingriff.is_whole or not blocks.isdisjoint(touched)):
            yield jahre
        come = sorted(index for _, there in eingriff.stellen for index in there)
        gone = sorted(touched)
        kept = (_shifted(index, gone, come) for index in blocks if index not in touched)
        became = (other for index in blocks for other in touched.get(index, ()))
        blocks = frozenset((*kept, *became))


def _shifted(index: int, gone: Sequence[int], come: Sequence[int]) -> int:
    """Where a block stands that was not touched: such blocks keep their order."""
    index -= bisect_left(gone, index)
    for other in come:
        index += other <= index
    return index


def _years(found: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset[int]().union(*found)
