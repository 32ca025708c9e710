"""Two states of one record, field by field: what stands in the files, not how it is written."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from insek.compare.zielwerte import NO_HEIRS, Heirs, is_regauged, pairs
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
    Zielwert: ("indikator", "reihe", "jahr"),
}
"""By what the items of a list are recognised from one state to the next."""

_APART = frozenset({"place", "id"})
_PROMISED = _APART | {"wert", "jahr"}
"""What of a Zielwert is told together."""
_GAUGE = frozenset({"indikator", "reihe"})
"""What is told with it where another Indikator takes the place."""
ORDER = "Reihenfolge"
"""The last step to a list of which only the order differs."""
Path = tuple[str, ...]
Items = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that differs; ``old`` or ``new`` is None where there was or is none.

    ``path`` leads to it: field names, and keys of list items in between
    (``("kosten", "", "finanzierung", "land", "betrag")``). ``items`` are what the keys stand
    for, in the new state or in the old one if they went. ``owner`` is the innermost entry,
    ``record`` the whole one. A Zielwert whose value or year differs is one change, one that is
    measured by another Indikator now ``is_regauged``.
    """

    path: tuple[str, ...]
    items: tuple[object, ...]
    old: Any
    new: Any
    owner: Entry
    record: Entry
    is_regauged: bool = False

    @property
    def field(self) -> str:
        """The name of the field itself, without keys."""
        return self.path[-1] if len(self.path) % 2 else self.path[-2]


def compare_entries(old: Entry, new: Entry, heirs: Heirs = NO_HEIRS) -> Iterator[FieldChange]:
    """Every field of two states of the same record that differs, texts left to ``text``.

    ``heirs`` are the Indikatoren that took the place of others.
    """
    return _Comparison(new, heirs).entries(old, new, (), ())


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The way down through one record; ``path`` and ``items`` as in a FieldChange."""

    record: Entry
    heirs: Heirs

    def entries(
        self, old: Entry, new: Entry, path: Path, items: Items, apart: frozenset[str] = _APART
    ) -> Iterator[FieldChange]:
        """Every field that differs but those ``apart``."""
        if old == new:
            return
        for field in dataclasses.fields(new):
            if field.name in apart:
                continue
            before, after = getattr(old, field.name, None), getattr(new, field.name)
            if before != after and not isinstance(after, Markdown):
                yield from self._values(before, after, (*path, field.name), items, new)

    def _values(
        self, before: Any, after: Any, path: Path, items: Items, owner: Entry
    ) -> Iterator[FieldChange]:
        if isinstance(before, Entry) and isinstance(after, Entry):
            yield from self.entries(before, after, (*path, ""), (*items, None))
        elif not isinstance(before, tuple) or not isinstance(after, tuple):
            yield FieldChange(path, items, before, after, owner, self.record)
        elif any(isinstance(item, Zielwert) for item in (*before, *after)):
            yield from self._zielwerte(before, after, path, items)
        else:
            yield from self._lists(before, after, path, items, owner)

    def _lists(
        self, before: Sequence[Any], after: Sequence[Any], path: Path, items: Items, owner: Entry
    ) -> Iterator[FieldChange]:
        olds, news = _keyed(before), _keyed(after)
        for key in [*olds, *(key for key in news if key not in olds)]:
            old, new = olds.get(key), news.get(key)
            item = old if new is None else new
            if isinstance(old, Entry) and isinstance(new, Entry):
                yield from self.entries(old, new, (*path, key), (*items, item))
            elif old is None or new is None:
                inner = item if isinstance(item, Entry) else owner
                yield FieldChange((*path, key), (*items, item), old, new, inner, self.record)
        if olds.keys() == news.keys() and list(olds) != list(news):
            yield self._order(before, after, path, items, owner)

    def _zielwerte(
        self, before: Sequence[Zielwert], after: Sequence[Zielwert], path: Path, items: Items
    ) -> Iterator[FieldChange]:
        """Zielwerte by what became of each, in the order of the old state."""
        taken: set[str] = set()
        found = sorted(
            pairs(before, after, self.heirs), key=lambda pair: _position(pair[0], before)
        )
        for old, new in found:
            item = new or old
            assert item is not None
            way = (*path, _free(_key(item), taken)), (*items, item)
            other = bool(old and new and is_regauged(old, new, self.heirs))
            if old is None or new is None or other or (old.wert, old.jahr) != (new.wert, new.jahr):
                yield FieldChange(*way, old, new, item, self.record, is_regauged=other)
            if old and new:
                apart = _PROMISED if old.indikator == new.indikator else _PROMISED | _GAUGE
                yield from self.entries(old, new, *way, apart)
        places = [_position(new, after) for old, new in found if old and new]
        if places != sorted(places):
            yield self._order(before, after, path, items, self.record)

    def _order(
        self, before: Sequence[Any], after: Sequence[Any], path: Path, items: Items, owner: Entry
    ) -> FieldChange:
        way = (*path, ORDER), (*items, None)
        return FieldChange(*way, tuple(before), tuple(after), owner, self.record)


def _position(item: object, items: Sequence[object]) -> int:
    """Where an item itself stands; behind all others if it does not."""
    return next((place for place, other in enumerate(items) if other is item), len(items))


def _keyed(items: Sequence[Any]) -> dict[str, Any]:
    """The items of a list by what they are recognised by; a repeated key gets a number."""
    taken: set[str] = set()
    return {_free(_key(item), taken): item for item in items}


def _free(wanted: str, taken: set[str]) -> str:
    """The key, with a number if it is taken; from now on it is."""
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted} ({number})"
    taken.add(key)
    return key


def _key(item: Any) -> str:
    if not isinstance(item, Entry):
        return str(item)
    values = (getattr(item, name) for name in _KEYS[type(item)])
    return " ".join(str(value) for value in values if value)
