"""A comparison in at most five sentences: how much changed, and the weightiest by name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from insek.compare.plan import Unterschied, Vergleich
from insek.model.massnahme import Massnahme
from insek.model.ziel import Ziel
from insek.render.vergleich.outline import NOTHING_WEAKER, enumeration, plural, weakened
from insek.render.vergleich.spalten import (
    ABGESCHWAECHT,
    ENTFALLEN,
    NEU,
    NICHT_MEHR,
    REDAKTIONELL,
    VERSCHOBEN,
    ZAHLEN,
    column_of,
)

_NAMED = 3
"""So many are named, the others counted."""
_ARTICLES = {"ziele": ("das Ziel", "die Ziele"), "fachteile": ("der Fachteil", "die Fachteile"),
             "massnahmen": ("die Maßnahme", "die Maßnahmen")}  # fmt: skip
"""What readers know by name, the Ziele first; of all else there is only the number."""

_SENTENCES = 5

Sorted = defaultdict[str, list[Unterschied]]
"""All changes by the column in which they are counted."""
Thing = tuple[str, bool]
"""One thing or several in words, and whether they are several."""


def kurz(vergleich: Vergleich) -> tuple[str, ...]:
    """The sentences; they count as the table of the comparison does, and judge nothing."""
    return tuple(_sentences(vergleich))[:_SENTENCES]


def _sentences(vergleich: Vergleich) -> Iterator[str]:
    if vergleich.is_empty:
        yield "Beide Stände sagen dasselbe."
        return
    found: Sorted = defaultdict(list)
    for change in vergleich.unterschiede:
        found[column_of(change)].append(change)
    yield _how_many(len(vergleich.unterschiede), found)
    if len(found[REDAKTIONELL]) == len(vergleich.unterschiede):
        return
    yield weakened(len(vergleich.weakenings)) or NOTHING_WEAKER
    yield from _told(ENTFALLEN, found[ENTFALLEN])
    weaker = [name for name in (ABGESCHWAECHT, VERSCHOBEN) if found[name]]
    yield from _told(" oder ".join(weaker), [c for name in weaker for c in found[name]])
    yield from _told(NEU, found[NEU])
    yield from _told("abgeschlossen", [c for c in found[NICHT_MEHR] if c.is_done])


def _how_many(total: int, found: Sorted) -> str:
    count, figures = total - len(found[REDAKTIONELL]), len(found[ZAHLEN])
    if not count:
        return "In der Sache hat sich nichts geändert, nur redaktionell."
    subject = "Ein Eintrag hat" if count == 1 else f"{count} Einträge haben"
    if figures == count:
        return f"{subject} neue Zahlen, sonst hat sich in der Sache nichts geändert."
    only = f", {'einer' if figures == 1 else figures} davon nur in den Zahlen" if figures else ""
    return f"{subject} sich in der Sache geändert{only}."


def _told(what: str, changes: Sequence[Unterschied]) -> Iterator[str]:
    """„Neu ist das Ziel „A“, dazu 3 Maßnahmen.“; nothing for none."""
    things: list[Thing] = []
    for kind in _ARTICLES:
        things += _of_kind(kind, changes, is_first=not things)
    others = sum(change.kind not in _ARTICLES for change in changes)
    if others:
        more = "weiterer Eintrag" if others == 1 else "weitere Einträge"
        word = more if things else more.split()[-1]
        things.append((f"{'ein' if others == 1 else others} {word}", others > 1))
    if things:
        (first, is_many), *rest = things
        beside = f", dazu {enumeration([words for words, _ in rest])}" if rest else ""
        yield f"{what.capitalize()} {'sind' if is_many else 'ist'} {first}{beside}."


def _of_kind(kind: str, changes: Sequence[Unterschied], *, is_first: bool) -> Iterator[Thing]:
    """The first kind there is by name, what belongs to the core first; others where they are few."""
    found = sorted((change for change in changes if change.kind == kind), key=_weight)
    one, many = _ARTICLES[kind]
    titles = [f"„{change.record.titel}“" for change in found]
    rest = len(found) - _NAMED
    if len(found) == 1:
        yield f"{one} {titles[0]}", False
    elif rest > 0 and not is_first:
        yield f"{len(found)} {plural(kind)}", True
    elif found:
        more = [f"{rest} weitere"] if rest > 1 else titles[_NAMED:]
        yield f"{many} {enumeration([*titles[:_NAMED], *more])}", True


def _weight(change: Unterschied) -> tuple[bool, int]:
    """Kernziele and Kernprojekte first, then what lost most."""
    record = change.record
    is_core = (isinstance(record, Ziel) and record.kernziel) or (
        isinstance(record, Massnahme) and record.kernprojekt
    )
    return not is_core, change.arten[0].rank
