"""What a changed field means: a kind of change and a German sentence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from insek.compare.entries import ORDER, FieldChange
from insek.compare.labels import is_telling, label
from insek.compare.values import shown
from insek.compare.zielwerte import gauge
from insek.model.fachteil import Fachteil
from insek.model.indikator import Wert
from insek.model.massnahme import Massnahme
from insek.model.plan import Plan
from insek.model.raum import Einwohnerzahl
from insek.model.ziel import Zielwert


class Art(StrEnum):
    """The kinds of change, the ones a reader wants to see first on top."""

    ENTFALLEN = "entfallen"
    ABGESCHWAECHT = "abgeschwächt"
    VERSCHOBEN = "verschoben"
    AUSGETRAGEN = "nicht mehr geführt"
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
        return _ORDER.index(self)


_ORDER = tuple(Art)
WEAKENING = frozenset({Art.ENTFALLEN, Art.ABGESCHWAECHT, Art.VERSCHOBEN})
"""What is told first, even when there is a good reason for it."""


@dataclass(frozen=True, slots=True)
class Faktum:
    """One changed fact: where, what it means, and the values as a reader sees them.

    ``was`` names what changed („Zielwert „Parkfläche““); the sentence begins with it.
    """

    path: tuple[str, ...]
    arten: tuple[Art, ...]
    was: str
    satz: str
    alt: str
    neu: str

    @property
    def is_rewritten(self) -> bool:
        """Whether the values are too long for the sentence, which only says that they differ."""
        return self.satz.startswith(_REWRITTEN, len(f"{self.was}: "))

    @property
    def is_weakening(self) -> bool:
        """Whether something was dropped, weakened or postponed."""
        return not WEAKENING.isdisjoint(self.arten)

    @property
    def is_editorial(self) -> bool:
        """Whether nothing of substance changed."""
        return self.arten == (Art.REDAKTIONELL,)


def judge(change: FieldChange, before: Plan, plan: Plan) -> Faktum:
    """The fact behind one changed field; each state's plan gives titles to its ids."""
    arten = arten_of(change)
    plans = (before, plan) if change.new is None else (plan, before)
    old, new = shown(change.old, change, (before, plan)), shown(change.new, change, (plan, before))
    if change.is_regauged:
        old = f"„{gauge(change.old, before)}“ {old}"
    was = label(change, plans)
    satz = f"{was}: {_told(change, arten, old, new)}"
    if change.old is None and isinstance(change.new, Einwohnerzahl | Wert):
        satz = f"{was} ergänzt: {new}."
    return Faktum(change.path, arten, was, satz, old, new)


def arten_of(change: FieldChange) -> tuple[Art, ...]:
    """What a changed field means."""
    field = change.field
    if change.path[-1] == ORDER:
        return (Art.REDAKTIONELL,)
    if isinstance(change.old, Zielwert) and isinstance(change.new, Zielwert):
        return _promise(change)
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

_PROMISES = frozenset(
    {"fachteile", "ziele", "indikatoren", "massnahmen", "raeume", "antworten", "zielwerte"}
)
"""Lists from which nothing goes without the plan promising less."""


def _promise(change: FieldChange) -> tuple[Art, ...]:
    """A Zielwert that is lower in ambition is weakened, one that is later is postponed."""
    arten = {art for art, _ in _steps(change)}
    return tuple(sorted(arten, key=lambda art: art.rank))


def _steps(change: FieldChange) -> Iterator[tuple[Art, str]]:
    """What happened to the value and to the year, and the word for it."""
    old, new = change.old, change.new
    if change.is_regauged:
        yield Art.ERSETZT, "anderer Maßstab"
    elif old.wert != new.wert:
        more = (new.wert > old.wert) == (new.richtung == "mindestens")
        art = Art.VERSCHAERFT if more else Art.ABGESCHWAECHT
        yield art, art.value
    if old.jahr != new.jahr:
        later = new.jahr > old.jahr
        yield (Art.VERSCHOBEN, "verschoben") if later else (Art.VERSCHAERFT, "vorgezogen")


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
    if not isinstance(old, str) or not isinstance(new, str):
        return False
    return _spoken(old) == _spoken(new)


_UNSPOKEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def _spoken(text: str) -> str:
    return _UNSPOKEN.sub("", text.casefold())


_REWRITTEN = ("neu gefasst", "Wortlaut geändert", "ergänzt", "gestrichen")
"""How a sentence goes on that leaves out long values."""
_LONG = 160
_KEPT = 0.6
"""With a smaller share of its words a text counts as written anew."""


def _told(change: FieldChange, arten: Sequence[Art], old: str, new: str) -> str:
    """What happened to a value, as the end of a sentence."""
    if change.path[-1] == ORDER:
        return "nur die Reihenfolge ist anders."
    is_named = len(change.path) % 2 == 0 and not is_telling(change.items[-1])
    if is_named and change.old is None:
        return f"neu ist {new}."
    if is_named and change.new is None:
        return f"{old} ist entfallen."
    if len(old) + len(new) > _LONG:
        began = _reworded(old, new) if old and new else "gestrichen" if old else "ergänzt"
        return f"{began}{_verdict(change, arten)}."
    if not old:
        return f"neu, {new}." if len(change.path) % 2 == 0 else f"bisher keine Angabe, jetzt {new}."
    if not new:
        return f"entfallen (bisher {old})."
    return f"{old} → {new}{_verdict(change, arten)}."


@lru_cache(maxsize=4096)
def _reworded(old: str, new: str) -> str:
    """Whether a text was written anew or only some of its words are others.

    Pairs of Stände have changes in common.
    """
    before, after = Counter(old.split()), Counter(new.split())
    kept = (before & after).total()
    is_new = 2 * kept < _KEPT * (before.total() + after.total())
    return "neu gefasst" if is_new else "Wortlaut geändert"


def _verdict(change: FieldChange, arten: Sequence[Art]) -> str:
    if isinstance(change.old, Zielwert) and isinstance(change.new, Zielwert):
        return f" ({_both([*_steps(change)])})"
    return "" if arten[0] in (Art.GEAENDERT, Art.NEU) else f" ({', '.join(arten)})"


def _both(steps: Sequence[tuple[Art, str]]) -> str:
    """Both verdicts on a Zielwert: „abgeschwächt und verschoben“, „verschärft, aber verschoben“."""
    is_mixed = {Art.VERSCHAERFT} < {art for art, _ in steps}
    return (", aber " if is_mixed else " und ").join(word for _, word in steps)
