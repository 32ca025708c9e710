"""Lists that would not be shown as they are written: swallowed, flattened, or begun by a date."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from insek.checks.contents import long_texts
from insek.checks.registry import Finding, rule
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.text import numbered_lines

_ITEM = re.compile(r"( {0,3})(?:[-*+]|(\d{1,9})\.)[ \t]+\S")
_RULE = re.compile(r"[-*_ \t]+")
_BEFORE_ITEMS = re.compile(r"#|[-*_ \t]+$")
"""A line after which a list may begin at once."""

NumberedLine = tuple[int, str]


def _blocks(text: str, first_line: int) -> Iterator[list[NumberedLine]]:
    """Lines that stand together, each with its number; code in fences parts them."""
    lines = [(n, line) for n, line in numbered_lines(text, first_line) if line.strip()]
    gaps = groupby(enumerate(lines), key=lambda each: each[1][0] - each[0])
    yield from ([line for _, line in block] for _, block in gaps)


def _item(line: str) -> re.Match[str] | None:
    return None if _RULE.fullmatch(line) else _ITEM.match(line)


@rule(
    "T05",
    "Liste ohne Leerzeile davor",
    grund="Steht vor dem ersten Punkt keine leere Zeile, läuft die Liste als Text weiter: Striche und"
    " Zahlen stehen mitten im Satz.",
    beispiel="docs/index.md:7: Vor dieser Liste fehlt eine leere Zeile. → Davor eine Zeile frei lassen.",
)
def lists_have_a_line_before(plan: Plan) -> Iterator[Finding]:
    """No list begins right below a line of text."""
    for text, location in long_texts(plan):
        for block in _blocks(text, location.line):
            if found := _swallowed(block):
                yield Finding(
                    Location(location.path, found),
                    "Vor dieser Liste fehlt eine leere Zeile.",
                    "Davor eine Zeile frei lassen.",
                )


def _swallowed(block: Iterable[NumberedLine]) -> int:
    """The line of the first item that stands right below text; 0 if there is none."""
    above = ""
    for number, line in block:
        item = _item(line)
        if item and item[2] in (None, "1") and above and not _BEFORE_ITEMS.match(above):
            return number
        if item or (line.startswith((" ", "\t")) and not above):
            return 0
        above = line
    return 0


@rule(
    "T06",
    "Zahl mit Punkt am Anfang der Zeile",
    grund="Eine Zahl mit Punkt am Anfang beginnt eine Liste, und die zählt immer von 1: Aus dem 31. Mai"
    " würde Punkt 1.",
    beispiel="docs/index.md:6: Aus „31.“ wird hier der Punkt einer Liste, und die Zahl geht verloren. →"
    " „31\\.“ schreiben oder den Satz anders beginnen.",
)
def numbers_begin_no_list(plan: Plan) -> Iterator[Finding]:
    """No list begins with another number than 1."""
    for text, location in long_texts(plan):
        last = 0
        for block in _blocks(text, location.line):
            number, line = block[0]
            item = _item(line)
            if item and item[2] and int(item[2]) not in (1, last + 1):
                yield Finding(
                    Location(location.path, number),
                    f"Aus „{item[2]}.“ wird hier der Punkt einer Liste, und die Zahl geht verloren.",
                    f"„{item[2]}\\.“ schreiben oder den Satz anders beginnen.",
                )
            items = (_item(line) for _, line in block)
            numbers = [int(item[2]) for item in items if item and item[2]]
            if numbers or not line.startswith((" ", "\t")):
                last = numbers[-1] if numbers else 0


@rule(
    "T07",
    "Unterpunkt zu wenig eingerückt",
    grund="Ein Unterpunkt ist mit vier Leerzeichen eingerückt. Mit weniger steht er neben dem Punkt, zu"
    " dem er gehört.",
    beispiel="docs/index.md:7: Dieser Unterpunkt ist zu wenig eingerückt. → Mit vier Leerzeichen"
    " einrücken, oder mit keinem, wenn es kein Unterpunkt ist.",
)
def lower_items_are_indented(plan: Plan) -> Iterator[Finding]:
    """No item of a list is indented by less than four blanks below one that is not."""
    for text, location in long_texts(plan):
        for block in _blocks(text, location.line):
            items = [(number, item) for number, line in block if (item := _item(line))]
            for number, item in items[1:]:
                if item[1] and not items[0][1][1]:
                    yield Finding(
                        Location(location.path, number),
                        "Dieser Unterpunkt ist zu wenig eingerückt.",
                        "Mit vier Leerzeichen einrücken, oder mit keinem, wenn es kein Unterpunkt ist.",
                    )
