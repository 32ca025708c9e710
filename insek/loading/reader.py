"""One file to one record: text, front matter, fields; refusals are collected, never raised."""

from collections.abc import Mapping
from typing import Any, TypeVar

from insek.loading import refusals
from insek.loading.files import read_text, split_front_matter
from insek.loading.records import build
from insek.loading.strict_yaml import Refused, read_yaml
from insek.loading.template import parse_calls
from insek.model.befund import Befund
from insek.model.record import PLACE_KEY, Entry, Record
from insek.model.text import parse_markdown
from insek.sources import Source, SourceEntry

E = TypeVar("E", bound=Entry)
NOTHING: Mapping[str, str] = {}


class Reader:
    """Reads the files of one source; ``befunde`` grows with everything that is wrong."""

    def __init__(self, source: Source) -> None:
        self.befunde: list[Befund] = []
        self._source = source

    def read(
        self, entry: SourceEntry, record: type[E], given: Mapping[str, str] = NOTHING
    ) -> E | None:
        """The record in a file, or None.

        ``given`` are fields that follow from the file's place; the file may not name them.
        """
        try:
            text, befunde = read_text(self._source, entry)
            self.befunde += befunde
            if entry.path.endswith(".md"):
                values = self._page(text, entry.path)
            else:
                values, befunde = read_yaml(text, entry.path)
                self.befunde += befunde
        except Refused as refused:
            self.befunde.append(refused.befund)
            return None
        for name, value in given.items():
            self._refuse_given(values, name)
            values[name] = value
        built, befunde = build(record, values)
        self.befunde += befunde
        return built

    def _page(self, text: str, path: str) -> dict[str, Any]:
        """A Markdown file: front matter by the strict reader, text with its structure."""
        front, body, first_line = split_front_matter(text, path)
        values, befunde = read_yaml(front, path, first_line=2)
        calls, refused_calls = parse_calls(body, path, first_line)
        self.befunde += [*befunde, *refused_calls]
        self._refuse_given(values, "text")
        values["text"] = parse_markdown(body, path, first_line, calls)
        return values

    def _refuse_given(self, values: dict[str, Any], name: str) -> None:
        if name in values:
            self.befunde.append(
                refusals.D05.befund(
                    values[PLACE_KEY].at(name),
                    f"Das Feld „{name}“ gibt es hier nicht.",
                    "Das Feld löschen; die Angabe folgt aus der Datei selbst.",
                )
            )

    def check_id(self, record: Record, id: str) -> None:
        """The id in a file is the file's name."""
        if record.id != id:
            self.befunde.append(
                refusals.D09.befund(
                    record.at("id"),
                    f"Die Kennung „{record.id}“ ist nicht der Name der Datei.",
                    f"„id: {id}“ schreiben oder die Datei in „{record.id}.yml“ umbenennen.",
                )
            )
