"""The changed words of a long text with a few words around them: what fits into one line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from insek.compare.judge import Faktum
from insek.compare.plan import Vergleich
from insek.compare.words import Op, Run, compare_words
from insek.render.vergleich.calls import as_read
from insek.render.vergleich.reading import readable

AROUND = 40
"""So many characters of what stayed are told before and behind a change, at most."""
GAP = "…"
"""Stands for words that are left out."""
_ANEW = 0.6
"""Below this share of equal text a value is shown as written anew."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Wortlaut:
    """The runs of one line; what stayed is shortened to „…“.

    ``is_cut`` says that changed words are missing, too, ``is_text`` that the value is one text
    and not a list.
    """

    runs: tuple[Run, ...]
    is_cut: bool
    is_text: bool = False

    def quoted(self, marked: str) -> str:
        """The line with its words marked: a text in quotation marks; says if words are missing."""
        told = f"„{marked.strip()}“" if self.is_text else marked.strip()
        return f"{told} (gekürzt)" if self.is_cut else told


def wortlaut(faktum: Faktum, vergleich: Vergleich, longest: int) -> Wortlaut:
    """What changed in the words of a long value, calls of the vocabulary as they are read."""
    alt, neu = map(_bare, (faktum.alt, faktum.neu))
    runs = readable(compare_words(alt, neu), _ANEW)
    is_text = (alt, neu) != (faktum.alt, faktum.neu)
    return replace(excerpt(as_read(runs, vergleich), longest), is_text=is_text)


def _bare(value: str) -> str:
    """The value without quotation marks around the whole of it."""
    inner = value[1:-1]
    depths = accumulate({"„": 1, "“": -1}.get(sign, 0) for sign in inner)
    is_one = value[:1] == "„" and value[-1:] == "“" and min(depths, default=0) >= 0
    return inner if is_one else value


def excerpt(runs: Sequence[Run], longest: int) -> Wortlaut:
    """The changed words of a text, cut between words.

    Each side of a change has at most ``longest`` characters, and no change begins behind them.
    """
    shown = [
        Run(run.op, _told(run, longest, is_first=index == 0, is_last=index == len(runs) - 1))
        for index, run in enumerate(runs)
    ]
    begun = [0, *accumulate(len(run.text) for run in shown)]
    ends = (i for i, run in enumerate(shown) if i and run.op is Op.EQUAL and begun[i] >= longest)
    end = next(ends, len(shown))
    is_cut = end < len(shown) - 1 or any(
        run.op is not Op.EQUAL and len(run.text) > longest for run in runs[:end]
    )
    if end < len(shown):
        rest = _begin(_flat(runs[end]), AROUND)
        is_more = end < len(shown) - 1 and not rest.endswith(GAP)
        shown[end] = Run(Op.EQUAL, f"{rest.rstrip()} {GAP}" if is_more else rest)
    return Wortlaut(tuple(shown[: end + 1]), is_cut)


def _flat(run: Run) -> str:
    return _SPACE.sub(" ", run.text)


def _told(run: Run, longest: int, *, is_first: bool, is_last: bool) -> str:
    """What changed from its beginning; of what stayed, the part next to a change."""
    text = _flat(run)
    if run.op is not Op.EQUAL:
        return _begin(text, longest)
    if is_first:
        return _end(text, AROUND)
    if is_last:
        return _begin(text, AROUND)
    short = f"{_begin(text, AROUND)}{_end(text, AROUND).removeprefix(GAP)}"
    return short if len(short) < len(text) else text


def _begin(text: str, length: int) -> str:
    """The first words of a text and a sign for what is missing."""
    if len(text) <= length:
        return text
    return f"{_whole(text[: length + 1].rpartition(' ')[0], text[:length])} {GAP}"


def _end(text: str, length: int) -> str:
    """The last words of a text behind a sign for what is missing."""
    if len(text) <= length:
        return text
    return f"{GAP} {_whole(text[-length - 1 :].partition(' ')[2], text[-length:])}"


def _whole(words: str, letters: str) -> str:
    """The words, or the letters of a single word that is too long itself."""
    return words if words.strip() else letters
