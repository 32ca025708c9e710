"""How tangled a text may be: counted sign by sign before any parser sees it.

Markdown and its tables cost more than their length once brackets stay open or signs pile up:
16 kB of ``[`` take half a minute. What is counted here is far above what people write and far
below what costs a second; each file is counted in one pass.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.place import Location
from insek.numbers import german

MAX_LINES = 10_000
MAX_LINE = 10_000
MAX_PARAGRAPH = 50_000
MAX_SIGNS = 10_000
MAX_SIGNS_IN_PARAGRAPH = 2_000
MAX_NESTED = 6
MAX_INDENT = 100
MAX_OPEN = 20
MAX_LINKS = 1_000
MAX_FOOTNOTES = 500
MAX_HEADINGS = 300
MAX_COLUMNS = 30
MAX_ROWS = 1_000
MAX_CELLS = 20_000

_SIGN = re.compile(r"[\[\]*_`<>\\!&]")
_BEGIN = r"[ \t]*(?:>|[-+*:][ \t]|\d{1,9}[.)][ \t])"
"""Where a list or a quote begins on a line."""
_MARK = re.compile(_BEGIN)
_MARKS = re.compile(rf"(?>(?:{_BEGIN})+)")
_HEADING = re.compile(r" {0,3}(?:#{1,6}|=+[ \t]*$|-+[ \t]*$)")
_SHORT = 2_000
"""A text this short costs nothing unless brackets, columns, lists or quotes are nested."""
_SUSPICIOUS = re.compile(
    rf"^(?:(?:{_BEGIN}){{{MAX_NESTED + 1}}}|[ \t]{{{MAX_INDENT + 1}}})", re.MULTILINE
)
_BRACKET = re.compile(r"[\[\]]")
_BLANK = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class _Limit:
    """How much of something there may be: in German, and what to do about more.

    ``count`` finds at most one in each sign: a text that is no longer than ``most`` is not counted.
    """

    most: int
    count: Callable[[str], int]
    fact: str
    remedy: str


def _nested(line: str) -> int:
    """How many lists and quotes begin on a line, one in the other."""
    marks = _MARKS.match(line)
    return len(_MARK.findall(marks[0])) if marks else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _columns(line: str) -> int:
    return line.count("|") - 1


def _signs(text: str) -> int:
    return len(_SIGN.findall(text))


def _depth(paragraph: str) -> int:
    """How deep brackets stand in brackets."""
    depth = deepest = 0
    for match in _BRACKET.finditer(paragraph):
        depth = depth + 1 if match[0] == "[" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _open(paragraph: str) -> int:
    """How many brackets are never closed, and how many targets of links."""
    brackets = max(paragraph.count("[") - paragraph.count("]"), 0)
    return brackets + paragraph.count("](", paragraph.rfind(")") + 1)


_OF_LINES = (
    _Limit(
        MAX_LINE, len,
        "Diese Zeile hat {} Zeichen; erlaubt sind {}.",
        "Den Absatz teilen.",
    ),
    _Limit(
        MAX_NESTED, _nested,
        "Hier stehen {} Listen oder Zitate ineinander; erlaubt sind {}.",
        "Flacher gliedern.",
    ),
    _Limit(
        MAX_INDENT, _indent,
        "Diese Zeile ist um {} Zeichen eingerückt; erlaubt sind {}.",
        "Flacher gliedern.",
    ),
    _Limit(
        MAX_COLUMNS, _columns,
        "Diese Tabelle hat {} Spalten; erlaubt sind {}.",
        "Die Tabelle teilen oder als CSV-Datei beilegen.",
    ),
)  # fmt: skip
_OF_PARAGRAPHS = (
    _Limit(
        MAX_PARAGRAPH, len,
        "Dieser Absatz hat {} Zeichen; erlaubt sind {}.",
        "Den Absatz durch leere Zeilen teilen.",
    ),
    _Limit(
        MAX_SIGNS_IN_PARAGRAPH, _signs,
        "In diesem Absatz stehen {} Zeichen mit besonderer Bedeutung (* _ [ ] ` < \\ &); erlaubt"
        " sind {}.",
        "Einfacher schreiben oder den Absatz durch leere Zeilen teilen.",
    ),
    _Limit(
        MAX_NESTED, _depth,
        "Hier stehen {} eckige Klammern ineinander; erlaubt sind {}.",
        "Die Klammern schließen oder weglassen.",
    ),
    _Limit(
        MAX_OPEN, _open,
        "In diesem Absatz sind {} Klammern nicht geschlossen; erlaubt sind {}.",
        "Die Klammern schließen oder weglassen.",
    ),
    _Limit(
        MAX_ROWS, lambda paragraph: sum("|" in line for line in paragraph.split("\n")),
        "Diese Tabelle hat {} Zeilen; erlaubt sind {}.",
        "Die Tabelle teilen oder als CSV-Datei beilegen.",
    ),
)  # fmt: skip
_OF_FILES = (
    _Limit(
        MAX_LINES, lambda text: text.count("\n"),
        "Die Datei hat {} Zeilen; erlaubt sind {}.",
        "Den Inhalt auf mehrere Dateien verteilen.",
    ),
    _Limit(
        MAX_SIGNS, _signs,
        "In der Datei stehen {} Zeichen mit besonderer Bedeutung (* _ [ ] ` < \\ &); erlaubt sind"
        " {}.",
        "Einfacher schreiben oder den Inhalt auf mehrere Dateien verteilen.",
    ),
    _Limit(
        MAX_CELLS,
        lambda text: text.count("|"),
        "In der Datei stehen {} Felder von Tabellen; erlaubt sind {}.",
        "Die Tabellen auf mehrere Seiten verteilen oder als CSV-Datei beilegen.",
    ),
    _Limit(
        MAX_LINKS, lambda text: text.count("]("),
        "In der Datei stehen {} Links; erlaubt sind {}.",
        "Die Links auf mehrere Seiten verteilen.",
    ),
    _Limit(
        MAX_FOOTNOTES, lambda text: text.count("[^"),
        "In der Datei stehen {} Verweise auf Fußnoten; erlaubt sind {}.",
        "Fußnoten in den Text aufnehmen oder ihn auf mehrere Seiten verteilen.",
    ),
    _Limit(
        MAX_HEADINGS, lambda text: sum(map(bool, map(_HEADING.match, text.split("\n")))),
        "In der Datei stehen {} Überschriften; erlaubt sind {}.",
        "Den Inhalt auf mehrere Seiten verteilen.",
    ),
)  # fmt: skip


def tangles(text: str, path: str) -> Iterator[Befund]:
    """A Befund for every limit that a text exceeds, at the first line where it does."""
    if _is_plain(text):
        return
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line]
    for limits, parts in (
        (_OF_LINES, lines),
        (_OF_PARAGRAPHS, list(_paragraphs(text))),
        (_OF_FILES, [(0, text)]),
    ):
        for limit in limits:
            yield from _first(limit, parts, path)


def _is_plain(text: str) -> bool:
    """Whether a text may pass uncounted, as most do: it is short, and nothing in it is nested.

    Some limits can be exceeded in so short a text, as that of headings and of links left open.
    They are held against cost, and there is none: only what is nested costs more than its length.
    """
    few = text.count("[") <= MAX_NESTED and text.count("|") <= MAX_COLUMNS
    return few and len(text) <= _SHORT and not _SUSPICIOUS.search(text)


def _first(limit: _Limit, parts: list[tuple[int, str]], path: str) -> Iterator[Befund]:
    for line, part in parts:
        if len(part) > limit.most and (found := limit.count(part)) > limit.most:
            fact = limit.fact.format(german(found), german(limit.most))
            yield refusals.D15.befund(Location(path, line), fact, limit.remedy)
            return


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """What stands between blank lines, with the number of its first line."""
    begun, lines = 1, []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if not _BLANK.fullmatch(line):
            lines.append(line)
        else:
            if lines:
                yield begun, "\n".join(lines)
            begun, lines = number + 1, []
