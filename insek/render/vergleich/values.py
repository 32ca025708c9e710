"""Changed facts as a page shows them: alike ones in one line, long texts word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from insek.compare.judge import Faktum
from insek.compare.words import Op, Run, compare_words
from insek.render.vergleich.markup import Lookup, Side, inline, line, sentence, woven
from insek.render.vergleich.reading import readable
from insek.render.vergleich.verweise import in_words
from insek.render.vergleich.weave import Piece
from insek.render.vergleich.wege import Wege

_SIGN = re.compile(r"[\\`*_\[\]<>{}&~!]")
_LEAST_KEPT = 0.6
"""Below this share of equal text a value counts as written anew."""
_VALUES = 2048
"""Pairs of Stände have changes in common."""


@dataclass(frozen=True, slots=True)
class Faktenzeile:
    """One line: a sentence, and for long texts both wordings in one.

    ``details`` are single amounts behind it; an editorial one changes nothing of substance.
    """

    satz: str
    alt: str = ""
    neu: str = ""
    details: tuple[str, ...] = ()
    is_editorial: bool = False

    def html(self, lookup: Lookup) -> Markup:
        """The sentence."""
        return Markup(sentence(self.satz, lookup))

    def wortlaut(self, wege: Wege) -> Markup:
        """Both wordings, marked; empty for short values."""
        if not self.alt and not self.neu:
            return Markup("")
        return Markup(in_words(inline(_value(self.alt, self.neu), wege), wege))

    def beide(self, lookup: Lookup) -> Markup:
        """Both wordings, one after the other, as a whole; empty for short values."""
        runs = (Run(Op.DELETE, self.alt), Run(Op.INSERT, self.neu))
        return Markup(line([run for run in runs if run.text], lookup))


def faktenzeilen(facts: Iterable[Faktum]) -> tuple[Faktenzeile, ...]:
    """The facts in lines, weakened ones first; what came to and went from one list is one line."""
    ordered = sorted(facts, key=lambda faktum: not faktum.is_weakening)
    grouped = groupby(ordered, key=_list_of)
    return tuple(zeile for name, group in grouped for zeile in _lines(name, list(group)))


def _list_of(faktum: Faktum) -> tuple[str, bool]:
    """The name of the list to which something was added or from which it went; else empty."""
    added = faktum.satz.endswith(f": neu ist {faktum.neu}.") and not faktum.alt
    gone = faktum.satz.endswith(f": {faktum.alt} ist entfallen.") and not faktum.neu
    name = faktum.was if added or gone else ""
    return name, faktum.is_weakening


def _lines(name: tuple[str, bool], facts: Sequence[Faktum]) -> Iterator[Faktenzeile]:
    if not name[0] or len(facts) == 1:
        yield from (_single(faktum) for faktum in facts)
        return
    added = [*dict.fromkeys(faktum.neu for faktum in facts if faktum.neu)]
    gone = [*dict.fromkeys(faktum.alt for faktum in facts if not faktum.neu)]
    parts = (_listed("neu", added), _listed("entfallen", gone))
    satz = f"{name[0]}: {'; '.join(part for part in parts if part)}."
    yield Faktenzeile(satz, is_editorial=all(faktum.is_editorial for faktum in facts))


def _listed(what: str, values: Sequence[str]) -> str:
    """„neu ist „A““, „neu sind „A“, „B““; empty for none."""
    return f"{what} {'ist' if len(values) == 1 else 'sind'} {', '.join(values)}" if values else ""


def _shown(faktum: Faktum) -> Faktum:
    """The fact as Markdown: in a title no sign means anything, as on the page of its record."""
    if faktum.path[-1] != "titel":
        return faktum
    escaped = (
        _SIGN.sub(r"\\\g<0>", told) for told in (faktum.was, faktum.satz, faktum.alt, faktum.neu)
    )
    return Faktum(faktum.path, faktum.arten, *escaped)


def _single(fact: Faktum) -> Faktenzeile:
    faktum = _shown(fact)
    if faktum.is_rewritten:
        return Faktenzeile(faktum.satz, faktum.alt, faktum.neu, is_editorial=faktum.is_editorial)
    return Faktenzeile(faktum.satz, is_editorial=faktum.is_editorial)


@lru_cache(maxsize=_VALUES)
def _value(alt: str, neu: str) -> tuple[Piece, ...]:
    """The words that stayed, went and came; or both as a whole when few stayed."""
    return woven(tuple(readable(compare_words(alt, neu), _LEAST_KEPT)))


def sides(faktum: Faktum, lookup: Lookup) -> Iterator[Markup]:
    """Both values of a fact apart, marked where they differ."""
    shown = _shown(faktum)
    pieces = _value(shown.alt, shown.neu)
    for side in (Side.OLD, Side.NEW):
        yield Markup(inline(pieces, lookup, side))
