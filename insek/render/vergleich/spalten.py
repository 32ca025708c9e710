"""What became of a record, in one word: the columns of the table that counts all changes."""

from collections.abc import Sequence

from insek.compare.judge import Art
from insek.compare.plan import Unterschied

ENTFALLEN, ABGESCHWAECHT, VERSCHOBEN, NICHT_MEHR, VERSCHAERFT, NEU, ERSETZT = (
    "entfallen", "abgeschwächt", "verschoben", "nicht mehr geführt", "verschärft", "neu",
    "ersetzt oder geteilt",
)  # fmt: skip
ZAHLEN, SONST, REDAKTIONELL = "nur Zahlen", "sonst geändert", "redaktionell"

_ARTEN = (
    (ENTFALLEN, {Art.ENTFALLEN}),
    (ABGESCHWAECHT, {Art.ABGESCHWAECHT}),
    (VERSCHOBEN, {Art.VERSCHOBEN}),
    (NICHT_MEHR, {Art.AUSGETRAGEN}),
    (VERSCHAERFT, {Art.VERSCHAERFT}),
    (NEU, {Art.NEU}),
    (ERSETZT, {Art.ERSETZT, Art.GETEILT, Art.ZUSAMMENGELEGT}),
)
COLUMNS = (*(name for name, _ in _ARTEN), ZAHLEN, SONST, REDAKTIONELL)
"""A change counts once, in the first column that fits."""

_SERIES = frozenset({"werte", "einwohner"})
"""Lists of measured values: what they gain or correct was found, not decided."""
_BESIDE = frozenset({"quellen", "luecken"})
"""What is kept beside them: where they come from, and which are missing."""


def column_of(change: Unterschied) -> str:
    """The column in which a change is counted."""
    for name, arten in _ARTEN:
        if not arten.isdisjoint(change.arten):
            return name
    if change.is_editorial:
        return REDAKTIONELL
    return ZAHLEN if _is_figures(change) else SONST


def _is_figures(change: Unterschied) -> bool:
    """Whether nothing of substance changed but measured values, and figures taken from them."""
    fields = [{*faktum.path[::2]} for faktum in change.fakten if not faktum.is_editorial]
    measured = any(_SERIES & found for found in fields) or bool(change.zahlen)
    return measured and not change.text and all((_SERIES | _BESIDE) & found for found in fields)


def counted(changes: Sequence[Unterschied]) -> tuple[int, ...]:
    """How many changes fall into each column, and how many there are."""
    found = [column_of(change) for change in changes]
    return (*(found.count(name) for name in COLUMNS), len(found))
