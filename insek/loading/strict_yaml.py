"""Strict YAML: plain values with their lines, and a Befund for everything that is too clever.

Scalars stay text exactly as written (no implicit dates, octals or truth values); an empty
value is None. Aliases, tags, merge keys, duplicate keys and odd keys are refused. The
reader walks libyaml's events, so that no nesting can exhaust the stack.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import events as ev

from insek.loading import refusals
from insek.loading.yaml_fehler import syntax_befund
from insek.loading.zeichen import odd_signs
from insek.model.befund import Befund
from insek.model.fields import quoted
from insek.model.place import Location, Place
from insek.model.record import PLACE_KEY

MAX_DEPTH = 20
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_GERMAN = re.compile(r"[+-]?[\d.]+,\d+")
_EMPTY = frozenset({"", "~", "null"})
_BLOCK = frozenset({"|", ">"})
"""Styles of scalars whose text begins on the line after the indicator."""
_SPELL_OUT = (
    "Den Wert ausschreiben; steht das Zeichen am Anfang eines Textes, ihn in Anführungszeichen"
    " setzen."
)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """This file cannot be read any further; carries the Befund that says why."""

    def __init__(self, befund: Befund) -> None:
        super().__init__(str(befund))
        self.befund = befund


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[dict[str, Any], list[Befund]]:
    """The mapping in a YAML text, each group with its Place under ``PLACE_KEY``.

    Returns what could be read and the Befunde that did not stop the reading.

    Raises:
        Refused: the text is no YAML, or holds something that is not allowed at all.
    """
    builder = _Builder(text, path, first_line)
    try:
        root = builder.build(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        raise Refused(syntax_befund(error, text, path, first_line)) from None
    if root is None:
        raise Refused(
            refusals.D11.befund(
                Location(path), "Die Datei ist leer.", "Die Angaben eintragen oder sie löschen."
            )
        )
    if not isinstance(root, dict):
        raise Refused(
            refusals.D07.befund(
                Location(path, first_line),
                "Hier werden Felder erwartet („titel: …“), keine Liste und kein einzelner Text.",
                "Die Angaben als „feld: Wert“ schreiben.",
            )
        )
    return root, builder.befunde


_REMARK = re.compile(r"[ \t]+(#[^\s#][^\n]*)")


class _Builder:
    """Turns events into values; one instance reads one text."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.befunde: list[Befund] = []
        self._text = text
        self._path = path
        self._first_line = first_line

    def build(self, events: Iterator[Any]) -> Any:
        root: Any = None
        stack: list[_Group] = []
        documents = 0
        for event in events:
            kind = type(event)
            if kind is ev.ScalarEvent:
                self._refuse_clever(event)
                value = self._scalar(event)
                line = event.start_mark.line + self._first_line + (event.style in _BLOCK)
                if event.style == '"':
                    self._look_behind_escapes(event, line)
                self.befunde += self._cut_off(event)
                if stack and self._is_torn(stack[-1], event):
                    self.befunde.append(stack[-1].mend(value, Location(self._path, line)))
                    continue
            elif kind in (ev.MappingStartEvent, ev.SequenceStartEvent):
                self._refuse_clever(event)
                stack.append(self._open(event, len(stack)))
                continue
            elif kind in (ev.MappingEndEvent, ev.SequenceEndEvent):
                group = stack.pop()
                value, line = group.value(self._path), group.line
            elif kind is ev.AliasEvent:
                raise self._clever(event, "ein YAML-Verweis („*“)")
            else:
                documents += kind is ev.DocumentStartEvent
                if documents > 1:
                    what = "eine zweite YAML-Datei (nach „---“)"
                    raise self._clever(event, what, "Die Zeile mit den drei Strichen löschen.")
                continue
            if stack:
                self._put(stack[-1], value, line)
            else:
                root = value
        return root

    def _open(self, event: Any, depth: int) -> "_Group":
        line = event.start_mark.line + self._first_line
        if depth >= MAX_DEPTH:
            raise Refused(
                refusals.D12.befund(
                    Location(self._path, line),
                    f"Die Angaben sind tiefer als {MAX_DEPTH} Ebenen verschachtelt.",
                    "Flacher gliedern.",
                )
            )
        return _Group(line, is_map=type(event) is ev.MappingStartEvent)

    @staticmethod
    def _scalar(event: Any) -> str | None:
        plain = not event.style
        return None if plain and event.value in _EMPTY else event.value

    def _is_torn(self, group: "_Group", event: Any) -> bool:
        """Whether a field seems to begin with what is the rest of a number: ``wert: 5,88``."""
        begin = event.start_mark.index
        return (
            group.is_map
            and group.key is None
            and not event.style
            and event.value.isdecimal()
            and isinstance(next(reversed(group.fields.values()), None), str)
            and re.search(r"\d,$", self._text[max(0, begin - 2) : begin]) is not None
        )

    def _look_behind_escapes(self, event: Any, line: int) -> None:
        r"""Find signs that are spelled out (``\u202e``); those typed are found in the text."""
        written = self._text[event.start_mark.index : event.end_mark.index]
        if "\\" in written and not any(odd_signs(written, self._path)):
            one_line = " ".join(event.value.split("\n"))
            self.befunde += odd_signs(one_line, self._path, line)

    def _cut_off(self, event: Any) -> Iterator[Befund]:
        """What follows a plain text and is taken for a remark: ``titel: Platz #1``."""
        cut = None if event.style else _REMARK.match(self._text, event.end_mark.index)
        if cut and event.value:
            yield refusals.D12.befund(
                Location(self._path, event.end_mark.line + self._first_line),
                f"Ab {quoted(cut[1])} gilt die Zeile als Bemerkung und fehlt auf der Website.",
                "Den ganzen Text in Anführungszeichen setzen; ist es eine Bemerkung, nach „#“ ein"
                " Leerzeichen schreiben.",
            )

    def _refuse_clever(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._clever(event, "ein YAML-Anker („&“)")
        if event.tag is not None:
            raise self._clever(event, "eine YAML-Marke („!“)")

    def _clever(self, event: Any, what: str, remedy: str = _SPELL_OUT) -> Refused:
        location = Location(self._path, event.start_mark.line + self._first_line)
        return Refused(refusals.D12.befund(location, f"Hier steht {what}.", remedy))

    def _put(self, group: "_Group", value: Any, line: int) -> None:
        if not group.is_map:
            group.items.append(value)
            group.item_lines.append(line)
        elif group.key is None:
            group.key = self._check_key(group, value, line)
        else:
            if group.key not in group.fields:
                self._set(group, group.key, value, line)
            group.key = None

    @staticmethod
    def _set(group: "_Group", key: str, value: Any, line: int) -> None:
        group.fields[key] = value
        group.lines[key] = line
        if isinstance(value, _Listed):
            for index, item_line in enumerate(value.item_lines):
                group.lines[f"{key}.{index}"] = item_line

    def _check_key(self, group: "_Group", key: Any, line: int) -> str:
        location = Location(self._path, line)
        if not isinstance(key, str) or not _KEY.fullmatch(key):
            fact = f"{quoted(key if isinstance(key, str) else '…')} ist kein Feldname."
            remedy = "Feldnamen bestehen aus Buchstaben, Ziffern, „_“ und „-“."
            if isinstance(key, str) and "\u00a0" in key:
                fact = "In dieser Zeile steht ein geschütztes Leerzeichen statt eines gewöhnlichen."
                remedy = "Die Leerzeichen vor und in dem Feldnamen löschen und neu tippen."
            elif isinstance(key, str) and " " in key:
                remedy += " Gehört die Zeile zum Text darüber, sie einrücken."
            if key == "<<":
                fact = "Hier werden Felder von anderer Stelle übernommen („<<“)."
                remedy = "Die Felder ausschreiben."
            raise Refused(refusals.D12.befund(location, fact, remedy))
        if key in group.fields:
            self.befunde.append(
                refusals.D04.befund(
                    location,
                    f"Das Feld „{key}“ steht hier zum zweiten Mal.",
                    "Eines der beiden löschen.",
                )
            )
        return key


class _Listed(list[Any]):
    """A list that remembers the lines of its items until it is put into its group."""

    item_lines: list[int]


class _Group:
    """A mapping or a list while it is being read."""

    __slots__ = ("fields", "is_map", "item_lines", "items", "key", "line", "lines")

    def __init__(self, line: int, *, is_map: bool) -> None:
        self.line = line
        self.is_map = is_map
        self.key: str | None = None
        self.fields: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.items: list[Any] = []
        self.item_lines: list[int] = []

    def mend(self, rest: str | None, location: Location) -> Befund:
        """Put a value together again that a comma has torn; what to write instead of it."""
        self.key = next(reversed(self.fields))
        torn = f"{self.fields[self.key]},{rest}"
        if not _GERMAN.fullmatch(torn):
            self.fields[self.key] = torn
            fact = f"Das Komma in {quoted(torn)} trennt hier zwei Angaben."
            return refusals.D03.befund(
                location, fact, f'Den Text in Anführungszeichen setzen: "{torn}".'
            )
        self.fields[self.key] = torn.replace(".", "").replace(",", ".")
        return refusals.D07.befund(
            location,
            f"{quoted(torn)} ist keine gültige Zahl.",
            f"Mit Dezimalpunkt schreiben: {self.fields[self.key]}.",
        )

    def value(self, path: str) -> Any:
        if self.is_map:
            self.fields[PLACE_KEY] = Place(path, self.line, self.lines)
            return self.fields
        listed = _Listed(self.items)
        listed.item_lines = self.item_lines
        return listed
