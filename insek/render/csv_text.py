"""Rows as CSV: UTF-8, comma, decimal point, one header row, nothing taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from insek.model.record import Entry

CsvValue = str | int | Decimal | bool | date | tuple[str, ...] | None
_FORMULA = re.compile(r"\A(?=[=+@\t\r\n-])|(?<=[;\r\n])(?=[\s\"]*[=+@-])")
"""Where a formula would begin: a German Excel begins a cell behind every semicolon, too, and takes
no quotes that stand behind a comma for the beginning of one."""


def write(header: Sequence[str], rows: Iterable[Sequence[CsvValue]]) -> str:
    """Header and rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def write_fields(entries: Iterable[Entry], *names: str) -> str:
    """A row for every entry; the columns are fields and are called like them."""
    return write(names, ([getattr(entry, name) for name in names] for entry in entries))


def _cell(value: CsvValue) -> str:
    """A cell that no spreadsheet takes for a formula; several ids stand with spaces between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return _cell(" ".join(value))
    if isinstance(value, str):
        return _FORMULA.sub("'", value)
    return value.isoformat() if isinstance(value, date) else str(value)
