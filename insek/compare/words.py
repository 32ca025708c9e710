"""The finest grain of a comparison: which words of a text stay, go and come.

Words are aligned by rapidfuzz's Indel distance, which marks the fewest; the white space
behind a word belongs to it, so that a dropped word takes its gap along. Everything here
is lossless: the runs of a comparison spell out both texts exactly.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import Indel


class Op(Enum):
    """What happens to a run of text; the value is its sign in plain output."""

    EQUAL = " "
    DELETE = "-"
    INSERT = "+"

    @property
    def mirrored(self) -> "Op":
        """The same run seen from the new text to the old."""
        return _MIRROR[self]


_MIRROR = {Op.EQUAL: Op.EQUAL, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and what happens to it."""

    op: Op
    text: str


_TOKEN = re.compile(
    r"((?:[^\W_]|[\u0300-\u036f])+(?:[-‐‑.,:/'’](?:[^\W_]|[\u0300-\u036f])+)*"
    r"|[\U0001f1e6-\U0001f1ff]{2}"
    r"|[^\w\s](?:[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff][^\w\s]?)*"
    r"|_)(\s*)"
)
_LEADING = re.compile(r"\s*")
MAX_ALIGNED = 400_000_000
"""Above this product of lengths only the common beginning and end stay: half a second's work."""

Token = tuple[str, str]
"""A word or sign, and the white space behind it."""


def tokens(text: str) -> list[Token]:
    """The text as words with their gaps; leading white space is a token without a word."""
    leading = _LEADING.match(text)
    found: list[Token] = _TOKEN.findall(text)
    return [("", leading[0]), *found] if leading and leading[0] else found


def key(word: str) -> str:
    """What a word is aligned by: the same for both ways to write an umlaut in Unicode."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def word_keys(text: str) -> list[str]:
    """What the words and signs of a text are aligned by, without white space."""
    words = [word for word, _ in _TOKEN.findall(text)]
    return words if unicodedata.is_normalized("NFC", text) else [key(word) for word in words]


@lru_cache(maxsize=20_000)
def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """The runs that lead from one text to the other, in reading order."""
    if old == new:
        return (Run(Op.EQUAL, old),) if old else ()
    if old > new:  # one of both directions is computed, the other mirrored
        return mirror(compare_words(new, old))
    same = unicodedata.is_normalized("NFC", old) and unicodedata.is_normalized("NFC", new)
    return tuple(join(_clean(_align(tokens(old), tokens(new), str if same else key))))


def mirror(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs from new to old: deletions and insertions change places."""
    return tuple(join(Run(run.op.mirrored, run.text) for run in runs))


def join(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbouring runs put together; between two equal runs deletions come first."""
    deleted, inserted, equal = "", "", ""
    for run in runs:
        if not run.text:
            continue
        if run.op is Op.EQUAL:
            if deleted or inserted:
                yield from _changes(deleted, inserted)
                deleted = inserted = ""
            equal += run.text
            continue
        if equal:
            yield Run(Op.EQUAL, equal)
            equal = ""
        deleted += run.text if run.op is Op.DELETE else ""
        inserted += run.text if run.op is Op.INSERT else ""
    if equal:
        yield Run(Op.EQUAL, equal)
    yield from _changes(deleted, inserted)


def _changes(deleted: str, inserted: str) -> Iterator[Run]:
    if deleted:
        yield Run(Op.DELETE, deleted)
    if inserted:
        yield Run(Op.INSERT, inserted)


def _text(part: Iterable[Token]) -> str:
    return "".join(word + gap for word, gap in part)


def _align(
    old: Sequence[Token], new: Sequence[Token], key_of: Callable[[str], str]
) -> Iterator[Run]:
    if len(old) * len(new) > MAX_ALIGNED:
        yield from _align_coarse(old, new)
        return
    numbers: dict[str, int] = {}
    old_keys = [numbers.setdefault(key_of(word), len(numbers)) for word, _ in old]
    new_keys = [numbers.setdefault(key_of(word), len(numbers)) for word, _ in new]
    for op in Indel.opcodes(old_keys, new_keys):
        before = old[op.src_start : op.src_end]
        after = new[op.dest_start : op.dest_end]
        if before == after:
            yield Run(Op.EQUAL, _text(before))
        elif op.tag == "equal":
            for pair in zip(before, after, strict=True):
                yield from _kept(*pair)
        else:
            yield Run(Op.DELETE, _text(before))
            yield Run(Op.INSERT, _text(after))


def _kept(before: Token, after: Token) -> Iterator[Run]:
    """A word that stays; a changed spelling in Unicode or a changed gap is marked."""
    for old, new in zip(before, after, strict=True):
        if old == new:
            yield Run(Op.EQUAL, old)
        else:
            yield Run(Op.DELETE, old)
            yield Run(Op.INSERT, new)


def _align_coarse(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    """Hostile sizes: common beginning and end stay, all between is exchanged."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    yield Run(Op.EQUAL, _text(old[:start]))
    yield Run(Op.DELETE, _text(old[start : len(old) - end]))
    yield Run(Op.INSERT, _text(new[start : len(new) - end]))
    yield Run(Op.EQUAL, _text(old[len(old) - end :]))


def _clean(runs: Iterable[Run]) -> list[Run]:
    """Let phrases be phrases: a scrap of equal text between two changes joins them.

    A scrap is white space or punctuation, or one short word between changes that are
    both much longer than it.
    """
    joined = list(join(runs))
    cleaned: list[Run] = []
    for index, run in enumerate(joined):
        if run.op is Op.EQUAL and 0 < index < len(joined) - 1 and _is_scrap(joined, index):
            cleaned += [Run(Op.DELETE, run.text), Run(Op.INSERT, run.text)]
        else:
            cleaned.append(run)
    return cleaned


def _is_scrap(runs: Sequence[Run], index: int) -> bool:
    text = runs[index].text
    if "\n" in text or "|" in text:
        return False
    bare = text.strip()
    if not any(sign.isalnum() for sign in bare):
        return len(bare) <= 1
    if len(bare) > 3 or " " in bare:
        return False
    return min(_change_length(runs, index - 1, -1), _change_length(runs, index + 1, 1)) >= 12


def _change_length(runs: Sequence[Run], index: int, step: int) -> int:
    """The length of the longer side of the change that begins at ``index``."""
    lengths = {Op.DELETE: 0, Op.INSERT: 0}
    while 0 <= index < len(runs) and runs[index].op is not Op.EQUAL:
        lengths[runs[index].op] += len(runs[index].text)
        index += step
    return max(lengths.values())


def old_text(runs: Iterable[Run]) -> str:
    """The old text, rebuilt from the runs."""
    return "".join(run.text for run in runs if run.op is not Op.INSERT)


def new_text(runs: Iterable[Run]) -> str:
    """The new text, rebuilt from the runs."""
    return "".join(run.text for run in runs if run.op is not Op.DELETE)


def is_changed(runs: Iterable[Run]) -> bool:
    """Whether anything is marked."""
    return any(run.op is not Op.EQUAL for run in runs)
