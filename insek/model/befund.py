"""One finding of a check: its place, the fact, and the remedy."""

from dataclasses import dataclass
from enum import StrEnum

from insek.model.place import Location


class Schwere(StrEnum):
    """How much a Befund weighs; the city sets it per rule in ``insek.yml``."""

    FEHLER = "fehler"
    WARNUNG = "warnung"
    HINWEIS = "hinweis"

    @property
    def rank(self) -> int:
        """0 for the heaviest, so that Befunde sort with the heaviest first."""
        return list(Schwere).index(self)

    @property
    def label(self) -> str:
        """The word as a reader sees it."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class Befund:
    """A finding, complete enough to be printed anywhere.

    ``fact`` and ``remedy`` are whole German sentences; ``code`` names the rule
    (``insek regel Z07`` explains it).
    """

    location: Location
    code: str
    fact: str
    remedy: str = ""
    schwere: Schwere = Schwere.FEHLER

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"

    @property
    def message(self) -> str:
        """Fact and remedy in one line, without the place."""
        return f"{self.fact} → {self.remedy}" if self.remedy else self.fact

    @property
    def sort_key(self) -> tuple[bool, str, int, str, str]:
        """By file, then line: the order in which an editor works through them.

        Whole folders come first: what is wrong with one is the cause of much in the files.
        """
        is_file = "." in self.location.path.rpartition("/")[2]
        return (is_file, self.location.path, self.location.line, self.code, self.fact)
