"""Two states of one record, field by field: what stands in the files, not how it is written."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from insek.model.fachteil import Bezug, Fachthema
from insek.model.herausforderung import Antwort, Prueffrage
from insek.model.indikator import Bruch, Reihe, Wert
from insek.model.konflikt import Abwaegungsfall
from insek.model.massnahme import Finanzierung, Wirkung
from insek.model.raum import Begruendung, Einwohnerzahl, Statuswechsel
from insek.model.record import Beleg, Entry
from insek.model.text import Markdown
from insek.model.ziel import Beitrag, Zielwert

_KEYS: dict[type[Entry], tuple[str, ...]] = {
    Abwaegungsfall: ("titel",),
    Antwort: ("herausforderung",),
    Begruendung: ("fachteil",),
    Beitrag: ("fachteil",),
    Beleg: ("quelle", "stelle"),
    Bezug: ("fachteil",),
    Bruch: ("jahr",),
    Einwohnerzahl: ("jahr",),
    Fachthema: ("titel",),
    Finanzierung: ("geber", "programm"),
    Prueffrage: ("id",),
    Reihe: ("id",),
    Statuswechsel: ("jahr",),
    Wert: ("jahr",),
    Wirkung: ("indikator",),
    Zielwert: ("indikator", "reihe"),
}
"""By what the items of a list are recognised from one state to the next."""

_APART = frozenset({"place", "id"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that differs; ``old`` or ``new`` is None where there was or is none.

    ``path`` leads to it: field names, and keys of list items in between
    (``("zielwerte", "thg-je-einwohner gesamt", "wert")``). ``owner`` is the innermost
    entry in its new state, or in its old one if it went.
    """

    path: tuple[str, ...]
    old: Any
    new: Any
    owner: Entry

    @property
    def field(self) -> str:
        """The name of the field itself, without keys."""
        return self.path[-1] if len(self.path) % 2 else self.path[-2]


def compare_entries(old: Entry, new: Entry, path: tuple[str, ...] = ()) -> Iterator[FieldChange]:
    """Every field of two states of the same entry that differs, texts left to ``text``."""
    if old == new:
        return
    for field in dataclasses.fields(new):
        if field.name in _APART:
            continue
        before, after = getattr(old, field.name, None), getattr(new, field.name)
        if before != after and not isinstance(after, Markdown):
            yield from _values(before, after, (*path, field.name), new)


def _values(before: Any, after: Any, path: tuple[str, ...], owner: Entry) -> Iterator[FieldChange]:
    if isinstance(before, Entry) and isinstance(after, Entry):
        yield from compare_entries(before, after, (*path, ""))
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _lists(before, after, path, owner)
    else:
        yield FieldChange(path, before, after, owner)


def _lists(
    before: Sequence[Any], after: Sequence[Any], path: tuple[str, ...], owner: Entry
) -> Iterator[FieldChange]:
    olds, news = _keyed(before), _keyed(after)
    for key in [*olds, *(key for key in news if key not in olds)]:
        old, new = olds.get(key), news.get(key)
        if isinstance(old, Entry) and isinstance(new, Entry):
            yield from compare_entries(old, new, (*path, key))
        elif old is None or new is None:
            inner = next((item for item in (new, old) if isinstance(item, Entry)), owner)
            yield FieldChange((*path, key), old, new, inner)
    if olds.keys() == news.keys() and list(olds) != list(news):
        yield FieldChange((*path, "Reihenfolge"), tuple(olds), tuple(news), owner)


def _keyed(items: Sequence[Any]) -> dict[str, Any]:
    """The items of a list by what they are recognised by; a repeated key gets a number."""
    keyed: dict[str, Any] = {}
    for item in items:
        key = wanted = _key(item)
        number = 1
        while key in keyed:
            number += 1
            key = f"{wanted} ({number})"
        keyed[key] = item
    return keyed


def _key(item: Any) -> str:
    if not isinstance(item, Entry):
        return str(item)
    values = (getattr(item, name) for name in _KEYS[type(item)])
    return " ".join(str(value) for value in values if value)
