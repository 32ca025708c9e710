"""A heading is what everybody takes for one: signs „#“ at the beginning of a line, then a title."""

import re
from collections.abc import Iterator

from insek.checks.contents import all_texts
from insek.checks.registry import Finding, rule
from insek.model.fields import quoted
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.text import numbered_lines

_UNDERLINE = re.compile(r"[ \t>]*(?:-+|=+)[ \t]*")
_MARK = r"(?:>|(?:[-*+]|\d+[.)])(?=[ \t]))"
_MARKS = re.compile(rf"[ \t]*(?:{_MARK}[ \t]*)*")
_BEHIND = re.compile(rf"(?!#)[ \t]*(?:{_MARK}[ \t]*)*(#{{1,6}}[^#].*)")
_EMPTY = re.compile(r"#{1,6}[ \t#]*")
_DEEP = re.compile(r"#{7}.*")
_HOLDER = re.compile(rf"{_MARK}|\[\^|:[ \t]|[!?]{{3}}|===")
"""What may hold text that is indented; elsewhere that is code."""


@rule(
    "T01",
    "Überschrift in anderer Form",
    grund="Eine Überschrift beginnt am Anfang einer Zeile mit „#“. Andere Formen hält ein Programm für"
    " eine Überschrift und ein anderes nicht; Verzeichnisse, Sprungmarken und Vergleiche kennen nur"
    " diese.",
    beispiel="docs/index.md:7: Die Striche machen aus „Lage der Stadt“ eine Überschrift. → „## Lage"
    " der Stadt“ schreiben; für eine Trennlinie oder einen leeren Listenpunkt davor eine Zeile frei"
    " lassen.",
)
def headings_are_plain(plan: Plan) -> Iterator[Finding]:
    """No text has a heading that is underlined, indented, nested, empty or too deep."""
    for text, location in all_texts(plan):
        above = (0, "")
        for number, line in _prose(text, location.line):
            title = above[1] if above[0] == number - 1 else ""
            title = _MARKS.sub("", title, count=1).strip()
            yield from _odd(line, title, Location(location.path, number))
            above = (number, line)


def _prose(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The lines that are no code, each with its number."""
    outer = ""
    for number, line in numbered_lines(text, first_line):
        is_indented = line.startswith(("    ", "\t"))
        if line.strip() and not is_indented:
            outer = line
        if not is_indented or _HOLDER.match(outer):
            yield number, line


def _odd(line: str, above: str, place: Location) -> Iterator[Finding]:
    if above and not above.startswith("#") and _UNDERLINE.fullmatch(line):
        yield Finding(
            place,
            f"Die Striche machen aus {quoted(above)} eine Überschrift.",
            f"{quoted(f'## {above}')} schreiben; für eine Trennlinie oder einen leeren Listenpunkt"
            " davor eine Zeile frei lassen.",
        )
    elif behind := _BEHIND.fullmatch(line):
        yield Finding(
            place,
            f"Die Überschrift {quoted(behind[1])} steht nicht am Anfang der Zeile.",
            "Löschen, was vor „#“ steht; ist keine Überschrift gemeint, „\\#“ schreiben.",
        )
    elif _EMPTY.fullmatch(line):
        remedy = "Hinter „#“ den Titel schreiben oder die Zeile löschen."
        yield Finding(place, "Diese Überschrift ist leer.", remedy)
    elif _DEEP.fullmatch(line):
        yield Finding(place, "Hier stehen mehr als sechs „#“.", "Höchstens sechs „#“ schreiben.")
