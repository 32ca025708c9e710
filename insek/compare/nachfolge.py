"""What a successor is to the record it came out of: renamed, another thing, or a larger one."""

import re
from collections.abc import Iterable
from dataclasses import replace

from insek.compare.judge import Art, Faktum
from insek.model.record import Record

_QUANTITY = re.compile(r"\d[\d.]*")
_STATEMENTS = frozenset({"kurz", "text"})
"""What a Ziel or a Maßnahme says in words."""
_SPOKEN_FOR = frozenset({"titel", *_STATEMENTS})


def is_other(old: Record, new: Record, fakten: Iterable[Faktum]) -> bool:
    """Whether under another id and title also something else is said."""
    said = {f.path[0] for f in fakten if f.path[0] in _SPOKEN_FOR and not f.is_editorial}
    return old.id != new.id and "titel" in said and not said.isdisjoint(_STATEMENTS)


def is_larger(old: Record, new: Record) -> bool:
    """Whether another record wants the same in a larger number: „600 Bäume“, „2.000 Bäume“."""
    before, after = (_QUANTITY.findall(record.titel) for record in (old, new))
    alike = _QUANTITY.sub("", old.titel) == _QUANTITY.sub("", new.titel)
    if old.id == new.id or not alike or len(before) != 1:
        return False
    return _number(after[0]) > _number(before[0])


def _number(text: str) -> int:
    return int(text.replace(".", ""))


def retold(faktum: Faktum, gone: Art, art: Art) -> Faktum:
    """The fact with another meaning; its sentence no longer says what it does not mean."""
    if faktum.arten != (gone,):
        return faktum
    return replace(faktum, arten=(art,), satz=faktum.satz.replace(f" ({gone}).", "."))
