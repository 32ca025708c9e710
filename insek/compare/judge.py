"""What a changed field means: a kind of change and a German sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from insek.compare.entries import FieldChange
from insek.compare.values import label, shown
from insek.model.fachteil import Fachteil
from insek.model.massnahme import Massnahme
from insek.model.plan import Plan
from insek.model.ziel import Beitrag, Ziel, Zielwert


class Art(StrEnum):
    """The kinds of change, the ones a reader wants to see first on top."""

    ENTFALLEN = "entfallen"
    ABGESCHWAECHT = "abgeschwächt"
    VERSCHOBEN = "verschoben"
    ERSETZT = "ersetzt"
    GETEILT = "geteilt"
    ZUSAMMENGELEGT = "zusammengelegt"
    UMBENANNT = "umbenannt"
    VERSCHAERFT = "verschärft"
    NEU = "neu"
    GEAENDERT = "geändert"
    REDAKTIONELL = "nur redaktionell"

    @property
    def rank(self) -> int:
        """0 for what a reader wants to see first."""
        return list(Art).index(self)


WEAKENING = frozenset({Art.ENTFALLEN, Art.ABGESCHWAECHT, Art.VERSCHOBEN})
"""What is told first, even when there is a good reason for it."""


@dataclass(frozen=True, slots=True)
class Faktum:
    """One changed fact: where, what it means, and the values as a reader sees them."""

    path: tuple[str, ...]
    arten: tuple[Art, ...]
    satz: str
    alt: str
    neu: str

    @property
    def is_weakening(self) -> bool:
        """Whether something was dropped, weakened or postponed."""
        return not WEAKENING.isdisjoint(self.arten)


def judge(change: FieldChange, before: Plan, plan: Plan) -> Faktum:
    """The fact behind one changed field; each state's plan gives titles to its ids."""
    arten = _arten(change)
    old, new = shown(change.old, change, before), shown(change.new, change, plan)
    named = before if change.new is None else plan
    return Faktum(change.path, arten, _sentence(change, arten, old, new, named), old, new)


def _arten(change: FieldChange) -> tuple[Art, ...]:
    if isinstance(change.owner, Zielwert):
        return _zielwert(change, change.owner)
    field = change.field
    if field == "titel" and len(change.path) == 1:
        return (Art.UMBENANNT,)
    if field in ("zeitziel", "ende") and isinstance(change.owner, Massnahme):
        return _date(change)
    if field == "kernziel":
        return (Art.VERSCHAERFT if change.new else Art.ABGESCHWAECHT,)
    if field in _BOOKKEEPING or (field == "stand" and isinstance(change.owner, Fachteil)):
        return (Art.REDAKTIONELL,)
    if field == "relevanz":
        return _relevance(change)
    if field == "stand" and change.new == "eingestellt":
        return (Art.ENTFALLEN,)
    if _is_editorial(change.old, change.new):
        return (Art.REDAKTIONELL,)
    if change.old is None:
        return (Art.NEU,)
    gone = change.new is None and change.path[0] in _PROMISES
    return (Art.ENTFALLEN,) if gone else (Art.GEAENDERT,)


_BOOKKEEPING = frozenset({"stand_am", "fortschreibungstiefe", "stichworte", "nr"})
"""Fields that say how the plan is kept, not what it wants."""

_PROMISES = frozenset({"fachteile", "ziele", "indikatoren", "massnahmen", "raeume", "antworten"})
"""Lists from which nothing goes without the plan promising less."""


def _zielwert(change: FieldChange, zielwert: Zielwert) -> tuple[Art, ...]:
    """A Zielwert that is lower in ambition is weakened, one that is later is postponed."""
    if change.new is None and change.field == "zielwerte":
        return (Art.ENTFALLEN,)
    if change.old is None and change.field == "zielwerte":
        return (Art.NEU,)
    if change.field == "jahr":
        return (Art.VERSCHOBEN if change.new > change.old else Art.VERSCHAERFT,)
    if change.field == "wert":
        more = change.new > change.old
        return (
            Art.VERSCHAERFT if more == (zielwert.richtung == "mindestens") else Art.ABGESCHWAECHT,
        )
    return (Art.ERSETZT if change.field == "richtung" else Art.GEAENDERT,)


def _date(change: FieldChange) -> tuple[Art, ...]:
    if change.old is None:
        return (Art.NEU,)
    if change.new is None:
        return (Art.ABGESCHWAECHT,)
    return (Art.VERSCHOBEN if change.new > change.old else Art.VERSCHAERFT,)


_RELEVANCE = ("keine", "gering", "mittel", "hoch")


def _relevance(change: FieldChange) -> tuple[Art, ...]:
    more = _RELEVANCE.index(change.new) > _RELEVANCE.index(change.old)
    return (Art.VERSCHAERFT if more else Art.ABGESCHWAECHT,)


def _is_editorial(old: Any, new: Any) -> bool:
    """Whether two texts read the same aloud: only white space, case or punctuation differ."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return sorted(old) == sorted(new)
    if not isinstance(old, str) or not isinstance(new, str):
        return False
    return _spoken(old) == _spoken(new)


def _spoken(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _sentence(change: FieldChange, arten: Sequence[Art], old: str, new: str, plan: Plan) -> str:
    name = label(change, plan)
    verdict = "" if arten[0] in (Art.GEAENDERT, Art.NEU) else f" ({', '.join(arten)})"
    if change.path[-1] == "Reihenfolge":
        return f"{name}: nur die Reihenfolge ist anders."
    if change.old is None:
        return f"{name}: neu ist {new}."
    if change.new is None:
        return f"{name}: {old} ist entfallen."
    if isinstance(change.owner, Ziel | Beitrag) and len(old) + len(new) > 120:
        return f"{name}: neu gefasst{verdict}."
    if len(old) + len(new) > 160:
        return f"{name}: neu gefasst{verdict}."
    return f"{name}: {old} → {new}{verdict}."


def is_number(value: object) -> bool:
    """Whether a value is a figure."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
