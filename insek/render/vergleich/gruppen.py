"""The changes of one catalogue: in full, or briefly where many change alike."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.values import Faktenzeile
from insek.render.vergleich.zeilen import link

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
IN_COMMON = 4
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
    def gemeinsam(self) -> dict[Faktenzeile, int]:
        """What is the same in many records, with how many they are."""
        found = Counter(a for sache in self.sachen for a in set(sache.angaben))
        order = [a for sache in self.sachen for a in sache.angaben]
        return {a: found[a] for a in dict.fromkeys(order) if found[a] >= IN_COMMON}

    def rest(self, sache: Sache) -> tuple[Faktenzeile, ...]:
        """What is told of this record alone."""
        return tuple(a for a in sache.angaben if a not in self.gemeinsam)

    @cached_property
    def above(self) -> Markup:
        """What became weaker and stands further up, in one line; empty for nothing."""
        weak = [sache for sache in self.sachen if sache.change.is_weakening]
        links = ", ".join(link(sache.titel, f"#{sache.id}") for sache in weak)
        verb = "steht" if len(weak) == 1 else "stehen"
        where = f"{verb} oben, weil etwas schwächer wurde"
        return Markup(f'<p class="oben">{links} {where}.</p>\n' if weak else "")

    @property
    def here(self) -> tuple[Sache, ...]:
        """What is told in this section."""
        return tuple(sache for sache in self.sachen if not sache.change.is_weakening)

    def lines(self) -> Markup:
        """Every record in one line, its wordings to be folded out."""
        return Markup("".join(map(self._line, self.here)))

    def _line(self, sache: Sache) -> str:
        signs = f" {sache.zeichen}" if sache.marken else ""
        rest = self.rest(sache)
        told = " ".join(a.html(sache.wege) for a in rest)
        return (
            f'<li id="{sache.id}">{sache.name}{signs} {escape(sache.abkunft)} {told}'
            f"{_wordings(sache, rest)}</li>\n"
        )


def _wordings(sache: Sache, zeilen: Iterable[Faktenzeile]) -> str:
    """Both wordings of long values, folded; empty for none."""
    told = "".join(f"<p>{a.beide(sache.wege)}</p>" for a in zeilen if a.alt or a.neu)
    if not told:
        return ""
    whose = f'<span class="vh"> zu {escape(sache.titel)}</span>'
    return f'<details class="neben"><summary>Wortlaut{whose}</summary>{told}</details>'
