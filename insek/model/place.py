"""Where something was written: every value of a Plan can say its file and line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ROOT = ""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A file and a line in it.

    ``path`` is relative to the root of the content with ``/`` as separator;
    ``line`` counts from 1, and 0 stands for the file as a whole.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Place:
    """Where one record was written, and where each of its fields was.

    ``lines`` maps a field name (``zielwerte``) or a list item (``fachteile.2``)
    to the line on which its value begins.
    """

    path: str = ROOT
    line: int = 0
    lines: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def location(self) -> Location:
        """The line on which the record begins."""
        return Location(self.path, self.line)

    def at(self, name: str, index: int | None = None) -> Location:
        """The line of a field, of one item of it, or else of the whole record."""
        line = self.lines.get(name, self.line)
        if index is not None:
            line = self.lines.get(f"{name}.{index}", line)
        return Location(self.path, line)


NOWHERE = Place()
"""The place of a record that was built in code and not read from a file."""
