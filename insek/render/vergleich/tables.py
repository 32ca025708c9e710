"""A compared table as a table of HTML: rows and columns that came or went say so."""

import re
from collections.abc import Iterator, Sequence

from insek.compare.tables import CellChange, RowChange, TableChange, compare_tables
from insek.compare.text import Change, Fate
from insek.compare.words import Op, Run, is_changed, new_text, old_text
from insek.render.vergleich.markup import Lookup, Side, line, note
from insek.render.vergleich.notes import Note

_TAG = re.compile(r"<[^>]*>")
_RULE = frozenset(" \t:-\r\n")
_ROWS = {Op.INSERT: "neue Zeile", Op.DELETE: "Zeile gestrichen"}
_COLUMNS = {Op.INSERT: "neue Spalte", Op.DELETE: "Spalte gestrichen"}


def table_of(change: Change) -> tuple[TableChange, Op] | None:
    """The rows of a changed table, and what happened to it as a whole; None when irregular."""
    if change.table:
        return change.table, Op.EQUAL
    old, new = change.old_source, change.new_source
    if old and new and old != new:
        return None
    whole = compare_tables(old or new, old or new)
    op = {Fate.DELETED: Op.DELETE, Fate.INSERTED: Op.INSERT}.get(change.fate, Op.EQUAL)
    return (whole, op) if whole else None


def table(found: TableChange, whole: Op, lookup: Lookup, side: Side = Side.BOTH) -> str:
    """The table as HTML; of a single side only the rows and columns that it has."""
    columns = [cell.column for cell in found.rows[0].cells][1:-1]
    rows = [row for row in found.rows if not _is_rule(row)]
    writer = _Writer(whole, lookup, side, columns)
    head = writer.row(rows[0], is_head=True)
    body = "".join(writer.row(row, is_head=False) for row in rows[1:])
    html = (
        f'<table aria-label="Tabelle"><thead>{head}</thead>'
        f"{'<tbody>' if body else ''}{body}{'</tbody>' if body else ''}</table>"
    )
    return html + "".join(note(n) for n in _notes(found)) if side is not Side.OLD else html


class _Writer:
    def __init__(self, whole: Op, lookup: Lookup, side: Side, columns: Sequence[Op]) -> None:
        self._whole, self._lookup, self._side = whole, lookup, side
        self._columns = columns

    def row(self, row: RowChange, *, is_head: bool) -> str:
        """One row; empty when the side has none."""
        op = self._whole if self._whole is not Op.EQUAL else row.op
        if self._hides(op):
            return ""
        label = _ROWS[op] if row.op is not Op.EQUAL else ""
        cells = list(self._cells(row, op, label, is_head=is_head))
        css = {Op.INSERT: ' class="ein"', Op.DELETE: ' class="aus"'}.get(op, "")
        return f"<tr{css}>{''.join(cells)}</tr>"

    def _cells(self, row: RowChange, op: Op, label: str, *, is_head: bool) -> Iterator[str]:
        for column, cell in zip(self._columns, self._spread(row), strict=False):
            if self._hides(column):
                continue
            runs: Sequence[Run] = cell.runs if cell else ()
            if op is not Op.EQUAL:
                runs = [Run(op, run.text) for run in runs]
            html = line(_stripped(runs), self._lookup, self._side).strip()
            head = _COLUMNS[column] if is_head and column is not Op.EQUAL else label
            label = ""
            if head and self._side is Side.BOTH:
                html = f"{html} {note(Note(head)).strip()}"
            yield f'<th scope="col">{html}</th>' if is_head and _says(html) else f"<td>{html}</td>"

    def _spread(self, row: RowChange) -> Iterator[CellChange | None]:
        """The cells of a row under the columns of both states; None where it has none."""
        cells = iter(row.cells[1:-1])
        other = {Op.INSERT: Op.DELETE, Op.DELETE: Op.INSERT}.get(row.op)
        for column in self._columns:
            yield None if column is other else next(cells, None)

    def _hides(self, op: Op) -> bool:
        return op is not Op.EQUAL and op not in self._side.value


def _stripped(runs: Sequence[Run]) -> Sequence[Run]:
    """Runs without the white space that pads a cell."""
    if is_changed(runs):
        return runs
    return [Run(run.op, run.text.strip()) for run in runs if run.text.strip()]


def _says(html: str) -> bool:
    """Whether a cell has text that heads a column."""
    return bool(_TAG.sub("", html).strip())


def _is_rule(row: RowChange) -> bool:
    return row.rule and all(set(run.text) <= _RULE for cell in row.cells for run in cell.runs)


def _notes(found: TableChange) -> Iterator[Note]:
    """What changed without showing: the alignment of columns, white space around the bars."""
    edges = [cell.runs for row in found.rows for cell in (row.cells[0], row.cells[-1])]
    for row in found.rows:
        if _is_rule(row):
            inner = [cell for cell in row.cells[1:-1] if cell.column is Op.EQUAL]
            changed = [cell.runs for cell in inner if is_changed(cell.runs)]
            if changed:
                yield Note(
                    "Ausrichtung der Spalten geändert",
                    " ".join(old_text(runs).strip() for runs in changed),
                    " ".join(new_text(runs).strip() for runs in changed),
                )
    if is_changed(found.tail) or any(is_changed(runs) for runs in edges):
        yield Note("Leerraum in der Tabelle geändert")
