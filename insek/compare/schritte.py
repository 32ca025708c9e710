"""Which reasons count for a change: what each step on the way did to the record."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from insek.compare.entries import compare_entries
from insek.compare.judge import WEAKENING, Art, arten_of
from insek.compare.pflicht import reasons
from insek.compare.plan import Unterschied
from insek.compare.zielwerte import Heirs, heirs_of
from insek.model.aenderung import Aenderung
from insek.model.kinds import KINDS
from insek.model.plan import Plan
from insek.model.record import Record


class Gewicht(IntEnum):
    """What one step did to a record."""

    NICHTS = 0
    REDAKTIONELL = 1
    SACHE = 2
    SCHWAECHER = 3


Schritt = Mapping[str, Gewicht]
"""What one step did to the records, by ``ziele/radverkehr``; it names only what it touched."""

Schritte = Mapping[int, Schritt]
"""The steps by the year under which their reasons are filed."""


def schritt(alt: Plan, neu: Plan) -> Schritt:
    """What the step from one plan to the next did."""
    heirs = heirs_of(alt, neu)
    catalogues = ((kind.name, alt.katalog(kind.name), neu.katalog(kind.name)) for kind in KINDS)
    found = {
        step_name(kind, id): _weighed(old.get(id), new.get(id), heirs)
        for kind, old, new in catalogues
        for id in {*old.ids, *new.ids}
    }
    return {name: gewicht for name, gewicht in found.items() if gewicht}


def heavier(one: Schritt, other: Schritt) -> Schritt:
    """What two steps did whose reasons are filed under the same year."""
    nothing = Gewicht.NICHTS
    return {
        name: max(one.get(name, nothing), other.get(name, nothing)) for name in {**one, **other}
    }


def step_name(kind: str, id: str) -> str:
    """How a step names a record: ``ziele/radverkehr``."""
    return f"{kind}/{id}"


def _weighed(old: Record | None, new: Record | None, heirs: Heirs) -> Gewicht:
    if old is None or new is None:
        return Gewicht.SCHWAECHER if old else Gewicht.SACHE
    arten = {art for change in compare_entries(old, new, heirs) for art in arten_of(change)}
    if not arten.isdisjoint(WEAKENING):
        return Gewicht.SCHWAECHER
    if arten - {Art.REDAKTIONELL} or getattr(old, "text", "") != getattr(new, "text", ""):
        return Gewicht.SACHE
    return Gewicht.REDAKTIONELL if arten else Gewicht.NICHTS


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
    names = (step_name(change.kind, record.id) for record in around if record)
    return max(schritt.get(name, Gewicht.NICHTS) for name in names)
