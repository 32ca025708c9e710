"""The changes of one catalogue: in full, or briefly where many change alike."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.values import Angabe

BRIEF = frozenset(
    {
        "stadtbezirke",
        "ortsteile",
        "zustaendigkeiten",
        "aemter",
        "gremien",
        "bezugsdokumente",
        "quellen",
    }
)
"""Catalogues of many small records: told in one line each, their wordings folded."""
LONG = 12
"""A catalogue with more changes than this is folded."""
ALIKE = 4
"""What is said of so many records of a catalogue is said once."""


@dataclass(frozen=True)
class Gruppe:
    """The changes of one catalogue in a section."""

    kind: str
    titel: str
    sachen: tuple[Sache, ...]

    @property
    def is_brief(self) -> bool:
        """Whether every record gets one line."""
        return self.kind in BRIEF

    @property
    def is_long(self) -> bool:
        """Whether it is folded at first."""
        return len(self.sachen) > LONG

    @cached_property
    def gemeinsam(self) -> dict[Angabe, int]:
        """What is the same in many records, with how many they are."""
        found = Counter(a for sache in self.sachen for a in set(sache.angaben))
        order = [a for sache in self.sachen for a in sache.angaben]
        return {a: found[a] for a in dict.fromkeys(order) if found[a] >= ALIKE}

    def rest(self, sache: Sache) -> tuple[Angabe, ...]:
        """What is told of this record alone."""
        return tuple(a for a in sache.angaben if a not in self.gemeinsam)

    def lines(self) -> Iterator[tuple[Sache, Markup, tuple[Angabe, ...]]]:
        """Every record with what is told of it in one line, and the wordings to be folded out."""
        for sache in self.sachen:
            rest = self.rest(sache)
            told = (a.html(sache.wege) for a in rest)
            yield sache, Markup(" ").join(told), tuple(a for a in rest if a.alt or a.neu)
