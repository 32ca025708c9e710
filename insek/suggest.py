"""The likely right word for a misspelt one."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from insek.model.text import RECORD_SCHEMES, slugify

_UMLAUT = re.compile(r"(?<=[aou])e")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_DIGIT = re.compile(r"[0-9]")
_FILLERS = frozenset(
    ("an", "am", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "fuer", "im", "in",
    "mit", "oder", "und", "vom", "von", "zu", "zum", "zur")
)  # fmt: skip
"""Parts that are easily left out or put in."""
_ENDINGS = frozenset(("e", "en", "er", "ern", "es", "n", "nen", "s", "se", "sen"))
"""What German words gain in the plural or in another case."""
_LEAST = 0.55
"""Where parts are left out, so much must be there; less fits things that only share a word."""
_SHORTENED = 100
"""Weighs more than any number of slips."""
_ALIKE, _LOOKS = 60, 20
"""Of a hundred, how alike words must be to be looked at, and how many are."""


def likely(wrong: str, words: Iterable[str]) -> str:
    """The word that was probably meant; empty if none comes near, or several equally near.

    A part may be misspelt, stand elsewhere or be left out. With another part or another number
    it is another thing, however many letters are the same.
    """
    prefix, colon, rest = wrong.partition(":")
    asked = _plain(rest if colon and prefix in RECORD_SCHEMES else wrong)
    known = _known(tuple(words))
    alike = process.extract(asked, known, scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=_LOOKS)
    ranks = {word: rank for plain, _, word in alike if (rank := _rank(asked, plain)) is not None}
    nearest = [word for word, rank in ranks.items() if rank == min(ranks.values())]
    return nearest[0] if len(nearest) == 1 else ""


def did_you_mean(wrong: str, words: Iterable[str], otherwise: str) -> str:
    """„Meinten Sie „wohnen“?“, or another remedy when no word comes near."""
    word = likely(wrong, words)
    return f"Meinten Sie „{word}“?" if word else otherwise


def share_word(one: str, other: str) -> bool:
    """Whether two titles have a word in common, misspelt, inflected or in another spelling.

    „und“ and the like are no words here. Words written apart may be one: „Rad-Verkehr“.
    """
    first, second = _plain(one), _plain(other)
    pairs = [(first.replace(" ", ""), second.replace(" ", ""))]
    pairs += product(_parts(first), _parts(second))
    return any(_slips(*pair) is not None for pair in pairs)


@lru_cache(maxsize=100)
def _known(words: tuple[str, ...]) -> Mapping[str, str]:
    """What the words are compared by; the same catalogue is asked again and again."""
    return {word: _plain(word) for word in words}


def _plain(word: str) -> str:
    """The parts of a word, however they are joined and spelt: „energie und klimaschutz“."""
    return slugify(word).replace("-", " ")


def _rank(asked: str, known: str) -> int | None:
    """How many slips lead from one to the other; None if it is something else."""
    joined = _slips(asked.replace(" ", ""), known.replace(" ", ""))
    if joined is not None and joined < 2:
        return joined
    left, slips = _parts(known), 0
    for part in _parts(asked):
        near = [(n, each) for each in left if (n := _slips(part, each)) is not None]
        if not near:
            return None
        slips += min(near)[0]
        left.remove(min(near)[1])
    if not left:
        return slips
    there = 1 - len("".join(left)) / len("".join(_parts(known)))
    return _SHORTENED if slips == 0 and there > _LEAST else None


def _parts(plain: str) -> list[str]:
    return [part for part in plain.split() if part not in _FILLERS]


def _slips(one: str, other: str) -> int | None:
    """How many letters of a part are wrong; None if it is another."""
    slips = DamerauLevenshtein.distance(one, other)
    if _DIGIT.search(one + other):
        is_swapped = slips == 1 and sorted(one) == sorted(other)
        return int(is_swapped) if is_swapped or _same(_ZEROS, one, other) else None
    if _same(_UMLAUT, one, other):
        return min(slips, 1)
    shorter, longer = sorted((one, other), key=len)
    is_inflected = len(shorter) > 2 and longer.removeprefix(shorter) in _ENDINGS
    return slips if is_inflected or slips <= (len(longer) + 3) // 6 else None


def _same(ignored: re.Pattern[str], one: str, other: str) -> bool:
    return ignored.sub("", one) == ignored.sub("", other)
