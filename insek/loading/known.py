"""What files said when they were read before: kept as plain data, so that no parser is asked again."""

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from insek.model.place import Location, Place
from insek.model.record import PLACE_KEY
from insek.model.text import Aufruf


class Parsed(NamedTuple):
    """The values of a file as its parsers gave them, and the calls of words in its text."""

    values: dict[str, Any]
    calls: tuple[Aufruf, ...]


class Known:
    """What the files of one state said, by path and text; where a parser refused something, nothing.

    ``data`` is what ``as_json`` gave before, for this state or a former one.
    """

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        self._data = data or {}
        self._said: dict[tuple[str, str], Parsed] = {}

    def get(self, path: str, text: str) -> Parsed | None:
        """What a file said with just this text; None if that is not known."""
        told = self._data.get(_key(path, text)) if self._data else None
        if told is None:
            return None
        values, calls = told
        return Parsed(_read(values, path), tuple(_call(path, *call) for call in calls))

    def put(self, path: str, text: str, said: Parsed) -> None:
        """Remember what a file said. Whoever changes the values later changes a copy."""
        self._said[path, text] = said

    def as_json(self) -> dict[str, Any]:
        """What the files said that were read, as plain data."""
        said = {_key(*file): said for file, said in self._said.items()}
        return {
            key: self._data.get(key) or [_written(values), [_told(call) for call in calls]]
            for key, (values, calls) in said.items()
        }


def _key(path: str, text: str) -> str:
    return hashlib.sha256(f"{path}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _written(item) for name, item in value.items()}
    if isinstance(value, Place):
        return [value.line, value.lines]
    return [_written(item) for item in value] if isinstance(value, list) else value


def _read(value: Any, path: str) -> Any:
    if type(value) is dict:
        line, lines = value[PLACE_KEY]
        values = {name: _read(item, path) for name, item in value.items() if name != PLACE_KEY}
        return values | {PLACE_KEY: Place(path, line, lines)}
    return [_read(item, path) for item in value] if type(value) is list else value


def _told(call: Aufruf) -> list[Any]:
    return [call.wort, call.argumente, call.location.line]


def _call(path: str, wort: str, argumente: Mapping[str, str | int], line: int) -> Aufruf:
    return Aufruf(wort, argumente, Location(path, line))
