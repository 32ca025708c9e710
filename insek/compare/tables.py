"""Tables cell by cell: rows and columns that come and go, and words inside the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from insek.compare.words import Op, Run, compare_words, mirror, word_keys

_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+")
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: its runs, and whether its whole column came or went."""

    runs: tuple[Run, ...]
    column: Op = Op.EQUAL


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: its cells, and whether it came or went as a whole; ``rule`` is the line below the head."""

    op: Op
    cells: tuple[CellChange, ...]
    rule: bool = False


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table in both states; head first, as in Markdown."""

    rows: tuple[RowChange, ...]
    tail: tuple[Run, ...] = ()

    @property
    def old(self) -> str:
        """The old table, rebuilt."""
        return _rebuild(self, Op.INSERT)

    @property
    def new(self) -> str:
        """The new table, rebuilt."""
        return _rebuild(self, Op.DELETE)


def _rebuild(table: TableChange, other: Op) -> str:
    lines = [
        "|".join(
            "".join(run.text for run in cell.runs if run.op is not other)
            for cell in row.cells
            if cell.column is not other
        )
        for row in table.rows
        if row.op is not other
    ]
    tail = "".join(run.text for run in table.tail if run.op is not other)
    return "".join(lines) + tail


def _end(source: str) -> int:
    """Where the last row ends, its line end included; blank lines may follow."""
    end = len(source.rstrip())
    return end + len(source[end:].splitlines(keepends=True)[0]) if source[end:] else end


def _rows(source: str) -> list[list[str]]:
    """Every line as the pieces between its bars, line ends included."""
    return [_CELL.split(line) for line in source.splitlines(keepends=True)]


def compare_tables(old: str, new: str) -> TableChange | None:
    """The change of one table; None when one of the texts is not a regular table."""
    if old > new:
        backwards = compare_tables(new, old)
        return mirrored(backwards) if backwards else None
    ends = _end(old), _end(new)
    a, b = _rows(old[: ends[0]]), _rows(new[: ends[1]])
    if not _regular(a) or not _regular(b):
        return None
    columns = _match_columns(a, b)
    rows = _match_rows(a, b, columns)
    tail = compare_words(old[ends[0] :], new[ends[1] :])
    return TableChange(tuple(_row(a, b, columns, i, j) for i, j in rows), tail)


def _regular(rows: Sequence[Sequence[str]]) -> bool:
    return len(rows) >= 2 and all(len(row) == len(rows[0]) for row in rows) and len(rows[0]) >= 3


IndexPairs = list[tuple[int | None, int | None]]


def _in_order(count_a: int, count_b: int, alike: Sequence[Sequence[float]]) -> IndexPairs:
    """Indices of both sides in one order; a pair where alike, else alone."""
    score = [[0.0] * (count_b + 1) for _ in range(count_a + 1)]
    for i in range(count_a - 1, -1, -1):
        for j in range(count_b - 1, -1, -1):
            paired = alike[i][j] + score[i + 1][j + 1] if alike[i][j] else 0.0
            score[i][j] = max(score[i + 1][j], score[i][j + 1], paired)
    pairs: IndexPairs = []
    i = j = 0
    while i < count_a or j < count_b:
        both = i < count_a and j < count_b
        if both and alike[i][j] and score[i][j] == alike[i][j] + score[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif i < count_a and (j == count_b or score[i][j] == score[i + 1][j]):
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs


def _share(one: str, two: str) -> float:
    """How alike two cells are, from 0 to 1."""
    if one.strip() == two.strip():
        return 1.0
    words_one, words_two = set(word_keys(one)), set(word_keys(two))
    if not words_one or not words_two:
        return 0.0
    return len(words_one & words_two) / max(len(words_one), len(words_two))


def _match_columns(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> IndexPairs:
    """Columns by their head; the same number of columns with few equal heads stays as it is."""
    width_a, width_b = len(a[0]), len(b[0])
    heads = [[_column_alike(a, b, i, j) for j in range(width_b)] for i in range(width_a)]
    inner = [row[1:-1] for row in heads[1:-1]]
    pairs = _in_order(width_a - 2, width_b - 2, inner)
    if width_a == width_b and sum(None not in pair for pair in pairs) * 2 < width_a - 2:
        return [(i, i) for i in range(width_a)]
    shifted: IndexPairs = [
        (None if i is None else i + 1, None if j is None else j + 1) for i, j in pairs
    ]
    return [(0, 0), *shifted, (width_a - 1, width_b - 1)]


def _column_alike(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]], i: int, j: int) -> float:
    head = _share(a[0][i], b[0][j])
    cells_a = {row[i].strip() for row in a[2:]}
    cells_b = {row[j].strip() for row in b[2:]}
    shared = len(cells_a & cells_b) / max(len(cells_a), len(cells_b), 1)
    alike = max(head, shared)
    return alike if alike >= ALIKE else 0.0


def _match_rows(
    a: Sequence[Sequence[str]], b: Sequence[Sequence[str]], columns: IndexPairs
) -> IndexPairs:
    """Head and rule always belong together; rows are matched by their cells, the first counts double."""
    kept = [(i, j) for i, j in columns if i is not None and j is not None][1:-1]
    alike = [[_row_alike(one, two, kept) for two in b[2:]] for one in a[2:]]
    body = _in_order(len(a) - 2, len(b) - 2, alike)
    moved: IndexPairs = [
        (None if i is None else i + 2, None if j is None else j + 2) for i, j in body
    ]
    return [(0, 0), (1, 1), *moved]


def _row_alike(one: Sequence[str], two: Sequence[str], kept: Sequence[tuple[int, int]]) -> float:
    if not kept:
        return 0.0
    shares = [_share(one[i], two[j]) for i, j in kept]
    alike = (2 * shares[0] + sum(shares[1:])) / (len(shares) + 1)
    return alike if alike >= 0.4 else 0.0


def _whole(op: Op, text: str) -> tuple[Run, ...]:
    return (Run(op, text),) if text else ()


def _row(
    a: Sequence[Sequence[str]],
    b: Sequence[Sequence[str]],
    columns: IndexPairs,
    i: int | None,
    j: int | None,
) -> RowChange:
    if i is None and j is not None:
        return RowChange(Op.INSERT, tuple(CellChange(_whole(Op.INSERT, cell)) for cell in b[j]))
    if j is None and i is not None:
        return RowChange(Op.DELETE, tuple(CellChange(_whole(Op.DELETE, cell)) for cell in a[i]))
    i, j = i or 0, j or 0
    rule = i == 1 and bool(_RULE.fullmatch("|".join(a[i])))
    return RowChange(Op.EQUAL, tuple(_cell(a[i], b[j], pair) for pair in columns), rule)


def _cell(
    one: Sequence[str], two: Sequence[str], pair: tuple[int | None, int | None]
) -> CellChange:
    i, j = pair
    if i is None and j is not None:
        return CellChange(_whole(Op.INSERT, two[j]), Op.INSERT)
    if j is None and i is not None:
        return CellChange(_whole(Op.DELETE, one[i]), Op.DELETE)
    return CellChange(compare_words(one[i or 0], two[j or 0]))


def mirrored(table: TableChange) -> TableChange:
    """The change seen from the new table to the old."""
    return TableChange(
        tuple(
            RowChange(
                row.op.mirrored,
                tuple(CellChange(mirror(cell.runs), cell.column.mirrored) for cell in row.cells),
                row.rule,
            )
            for row in table.rows
        ),
        mirror(table.tail),
    )
