"""One file to one record: text, front matter, fields; refusals are collected, never raised."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from insek.loading import refusals
from insek.loading.aufrufe import parse_calls
from insek.loading.files import read_text, split_front_matter
from insek.loading.known import Known, Parsed
from insek.loading.limits import tangles
from insek.loading.names import MAX_NAME, free_name
from insek.loading.records import build
from insek.loading.strict_yaml import Refused, read_yaml
from insek.loading.zeichen import odd_signs
from insek.model.befund import Befund
from insek.model.fields import SLUG
from insek.model.kinds import KIND_BY_NAME, RAUM_KINDS
from insek.model.record import PLACE_KEY, Entry, Record
from insek.model.text import parse_markdown
from insek.sources import EntryKind, Source, SourceEntry
from insek.suggest import likely

_MAX_QUESTIONS = 500
"""So often a title is looked up; a file may hold any number of them."""
E = TypeVar("E", bound=Entry)
NOTHING: Mapping[str, str] = {}
_Key = tuple[str, str, type[Entry], frozenset[tuple[str, str]]]


class _Result(NamedTuple):
    """What became of a file: the record, and what is wrong.

    ``said`` is what its parsers gave, where none refused anything and somebody keeps it.
    """

    record: Any
    befunde: tuple[Befund, ...]
    said: Parsed | None


Memory = dict[_Key, _Result]
"""Records with their Befunde by path, text, kind and given fields: what two states share is read once.

A file whose Befunde name other files of its state is read anew in each.
"""


class Reader:
    """Reads the files of one source; ``befunde`` grows with everything that is wrong.

    Readers of several states may share a ``memory``; ``known`` are files that need no parser.
    """

    def __init__(
        self, source: Source, memory: Memory | None = None, known: Known | None = None
    ) -> None:
        self.befunde: list[Befund] = []
        self._source = source
        self._questions = 0
        self._memory: Memory = {} if memory is None else memory
        self._known = known

    def read(
        self, entry: SourceEntry, record: type[E], given: Mapping[str, str] = NOTHING
    ) -> E | None:
        """The record in a file, or None.

        ``given`` are fields that follow from the file's place; the file may not name them.
        """
        try:
            text, befunde = read_text(self._source, entry)
        except Refused as refused:
            self.befunde.append(refused.befund)
            return None
        result = self._remembered(text, entry.path, record, given)
        if self._known and result.said:
            self._known.put(entry.path, text, result.said)
        self.befunde += [*befunde, *result.befunde]
        return result.record if isinstance(result.record, record) else None

    def _remembered(
        self, text: str, path: str, record: type[E], given: Mapping[str, str]
    ) -> _Result:
        key = (path, text, record, frozenset(given.items()))
        if key in self._memory:
            return self._memory[key]
        asked = self._questions
        result = self._result(text, path, record, given)
        if self._questions == asked:
            self._memory[key] = result
        return result

    def _result(self, text: str, path: str, record: type[E], given: Mapping[str, str]) -> _Result:
        """The record in a text, and everything that is wrong with it."""
        found: list[Befund] = []
        try:
            known = self._known.get(path, text) if self._known else None
            said = known or _parsed(text, path, found)
        except Refused as refused:
            return _Result(None, (*found, refused.befund), None)
        kept, values = (said if self._known and not found else None), dict(said.values)
        if _is_page(path):
            found += _refuse_given(values, "text")
            _, body, first_line = split_front_matter(text, path)
            values["text"] = parse_markdown(body, path, first_line, said.calls)
        for name, value in given.items():
            found += _refuse_given(values, name)
            values[name] = value
        built, befunde = build(record, values, self._meant)
        return _Result(built, (*found, *befunde), kept)

    def check_id(self, record: Record, id: str) -> None:
        """The id in a file is the file's name."""
        if record.id != id:
            self.befunde.append(
                refusals.D09.befund(
                    record.at("id"),
                    f"Die Kennung „{record.id}“ ist nicht der Name der Datei.",
                    self._one_name(record, id),
                )
            )

    def _meant(self, kind: str, title: str) -> str:
        """The id of the thing of a kind that is called so, or nearly so; empty after many questions."""
        self._questions += 1
        if self._questions > _MAX_QUESTIONS or len(title) > MAX_NAME:
            return ""
        kinds = RAUM_KINDS if kind == "raeume" else (kind,)
        return likely(title, [id for name in kinds for id in self._ids[KIND_BY_NAME[name].folder]])

    @cached_property
    def _ids(self) -> Mapping[str, list[str]]:
        """The names of all files by their folders, without what follows the first dot."""
        ids = defaultdict(list)
        for entry in self._source.entries():
            if entry.kind is EntryKind.FILE:
                folder, _, name = entry.path.rpartition("/")
                ids[folder].append(name.partition(".")[0])
        return ids

    def _one_name(self, record: Record, id: str) -> str:
        """How file and id come to one name that is valid and belongs to nothing else."""
        folder = record.location.path.rpartition("/")[0]
        taken = {entry.path for entry in self._source.entries()}
        renamed = f"die Datei in „{record.id}.yml“ umbenennen"
        is_free = f"{folder}/{record.id}.yml" not in taken
        if SLUG.fullmatch(id):
            return f"„id: {id}“ schreiben{f' oder {renamed}' if is_free else ''}."
        better = free_name(id, lambda name: f"{folder}/{name}.yml" in taken)
        return f"„id: {better}“ schreiben und die Datei in „{better}.yml“ umbenennen."


def _parsed(text: str, path: str, found: list[Befund]) -> Parsed:
    """The fields in a file, of a page those before its text, and the calls in the text."""
    front, body, first_line = split_front_matter(text, path) if _is_page(path) else (text, "", 0)
    values, befunde = read_yaml(front, path, first_line=2 if _is_page(path) else 1)
    found += befunde
    if tangle := next(tangles(text, path), None):
        raise Refused(tangle)
    found += odd_signs(text, path)
    calls, refused_calls = parse_calls(body, path, first_line)
    found += refused_calls
    return Parsed(values, calls)


def _is_page(path: str) -> bool:
    return path.endswith(".md")


def _refuse_given(values: dict[str, Any], name: str) -> list[Befund]:
    if name not in values:
        return []
    return [
        refusals.D05.befund(
            values[PLACE_KEY].at(name),
            f"Das Feld „{name}“ gibt es hier nicht.",
            "Das Feld löschen; die Angabe folgt aus der Datei selbst.",
        )
    ]
