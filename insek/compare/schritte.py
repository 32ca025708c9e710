"""Which reasons count for a change: what each step on the way did to the record."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

from insek.compare.entries import compare_entries
from insek.compare.judge import WEAKENING, Art, arten_of
from insek.compare.pflicht import reasons
from insek.compare.plan import Unterschied
from insek.compare.zielwerte import heirs_of
from insek.model.aenderung import Aenderung
from insek.model.plan import Plan
from insek.model.record import Record


class Gewicht(IntEnum):
    """What one step did to a record."""

    NICHTS = 0
    REDAKTIONELL = 1
    SACHE = 2
    SCHWAECHER = 3


class Schritt:
    """The step from one plan to the next; what it did to a record is found out once."""

    def __init__(self, alt: Plan, neu: Plan) -> None:
        self._alt, self._neu = alt, neu
        self._heirs = heirs_of(alt, neu)
        self._known: dict[tuple[str, str], Gewicht] = {}

    def gewicht(self, kind: str, id: str) -> Gewicht:
        """What it did to one record; NICHTS if the record was and is not there."""
        if (kind, id) not in self._known:
            self._known[kind, id] = self._weighed(kind, id)
        return self._known[kind, id]

    def _weighed(self, kind: str, id: str) -> Gewicht:
        old, new = self._alt.katalog(kind).get(id), self._neu.katalog(kind).get(id)
        if old is None or new is None:
            return Gewicht.SCHWAECHER if old else Gewicht.SACHE if new else Gewicht.NICHTS
        arten = set(self._arten(old, new))
        if not arten.isdisjoint(WEAKENING):
            return Gewicht.SCHWAECHER
        if arten - {Art.REDAKTIONELL} or getattr(old, "text", "") != getattr(new, "text", ""):
            return Gewicht.SACHE
        return Gewicht.REDAKTIONELL if arten else Gewicht.NICHTS

    def _arten(self, old: Record, new: Record) -> Iterator[Art]:
        for change in compare_entries(old, new, self._heirs):
            yield from arten_of(change)


Schritte = Mapping[int, Schritt]
"""The steps by the year under which their reasons are filed."""


def telling_reasons(
    change: Unterschied, aenderungen: Sequence[Aenderung], schritte: Schritte
) -> tuple[Aenderung, ...]:
    """Why a record changed, each reason once: first why it became weaker, the newest first.

    Reasons of steps that changed the record only editorially are left out where others are given.
    """
    given = reasons(change, tuple(aenderungen))
    weights = {id(a): _weight(change, a, schritte) for a in given}
    telling = [a for a in given if weights[id(a)] >= Gewicht.SACHE] or given
    newest_first = telling[::-1]
    ordered = sorted(newest_first, key=lambda a: -weights[id(a)])
    once: dict[tuple[str, str], Aenderung] = {}
    for aenderung in ordered:
        once.setdefault((aenderung.titel, aenderung.begruendung), aenderung)
    return tuple(once.values())


def _weight(change: Unterschied, aenderung: Aenderung, schritte: Schritte) -> Gewicht:
    """What the step that a reason belongs to did to the record; its own word where none is known."""
    if aenderung.tiefe == "redaktionell":
        return Gewicht.REDAKTIONELL
    schritt = schritte.get(aenderung.jahrgang)
    if schritt is None:
        return Gewicht.SACHE
    pairing = change.pairing
    around = (pairing.old, pairing.new, *pairing.ancestors, *pairing.successors)
    return max(schritt.gewicht(change.kind, record.id) for record in around if record)
