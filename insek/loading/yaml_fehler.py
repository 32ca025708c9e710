"""What the YAML reader stumbled over, said so that an editor finds the place."""

import re
from typing import Any

import yaml

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.place import Location

_BEGUN = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow")
_QUOTED = re.compile(r"""[:-]\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$""")
"""A whole quoted text at the end of what was read of a line."""
_PROBLEMS = (
    ("found character '\\t'", "Hier steht ein Tabulator.",
     "Mit Leerzeichen einrücken, zwei je Ebene."),
    ("text behind a quotation",
     "Nach dem schließenden Anführungszeichen steht noch Text.",
     "Alles zusammen in Anführungszeichen setzen oder keine verwenden."),
    ("mapping values are not allowed",
     "Hier steht ein Doppelpunkt, der den Text zerteilt.",
     "Den Text in Anführungszeichen setzen oder die Einrückung prüfen."),
    ("block sequence entries are not allowed", "Hier beginnt ein Listenpunkt mitten in einer Zeile.",
     "Jeden Punkt in eine eigene Zeile schreiben; ist ein Strich gemeint, den Text in"
     " Anführungszeichen setzen."),
    ("could not find expected ':'", "Hier fehlt ein Doppelpunkt nach dem Feldnamen.",
     "„feld: Wert“ schreiben. Gehört die Zeile zum Text darüber, sie einrücken."),
    ("unexpected end of stream", "Ein Anführungszeichen ist nicht geschlossen.",
     "Das schließende Anführungszeichen ergänzen."),
    ("found unexpected", "Hier endet ein Text unerwartet.",
     "Anführungszeichen und Klammern prüfen."),
    ("did not find expected key", "Die Einrückung dieser Zeile passt nicht zu den Zeilen davor.",
     "Alle Felder einer Gruppe gleich weit einrücken."),
    ("did not find expected '-' indicator", "Die Einrückung dieser Liste passt nicht.",
     "Alle Punkte einer Liste gleich weit einrücken."),
    ("cannot start any token", "Eine Angabe darf mit diesem Zeichen nicht beginnen.",
     "Den Text in Anführungszeichen setzen."),
    ("control characters are not allowed", "Hier steht ein unsichtbares Steuerzeichen.",
     "Das Zeichen löschen."),
    ("did not find expected", "Hier ist die Datei nicht richtig gegliedert.",
     "Klammern, Kommas und Einrückung prüfen."),
)  # fmt: skip


def syntax_befund(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Befund:
    """What keeps a text from being YAML, at the line where it began."""
    mark = _mark(error)
    line = first_line + mark.line if mark is not None else _line_of(error, text, first_line)
    problem = f"{getattr(error, 'problem', '') or getattr(error, 'reason', '') or ''}"
    lines = text.split("\n")
    at = mark.line if mark is not None and mark.line < len(lines) else -1
    if at >= 0 and "\t" in lines[at][: mark.column + 1]:
        problem = _PROBLEMS[0][0]
    elif at >= 0 and _QUOTED.search(lines[at][: mark.column]):
        problem = _PROBLEMS[1][0]
    for sign, fact, remedy in _PROBLEMS:
        if sign in problem:
            return refusals.D03.befund(Location(path, line), fact, remedy)
    return refusals.D03.befund(
        Location(path, line),
        "Ab hier ist die Datei kein gültiges YAML.",
        "Einrückung, Anführungszeichen und Doppelpunkte in dieser und der Zeile davor prüfen.",
    )


def _mark(error: yaml.YAMLError) -> Any:
    """Where the trouble began: at an opening quote or bracket, not where the reader gave up."""
    context = getattr(error, "context", None) or ""
    begun = context.startswith(_BEGUN)
    return getattr(error, "context_mark" if begun else "problem_mark", None)


def _line_of(error: yaml.YAMLError, text: str, first_line: int) -> int:
    position = getattr(error, "position", None)
    return first_line + text[:position].count("\n") if isinstance(position, int) else first_line
