"""New records that say nearly what others said that went, but do not name these as ancestors."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from insek.compare.plan import Unterschied, Vergleich
from insek.model.kinds import KINDS
from insek.model.record import Record
from insek.model.text import slugify
from insek.model.walk import markdown, texts

_APART = frozenset({"antworten", "quellen"})
"""Answers go with their Fachteil, and a source that goes leaves no gap."""
_TITLES = 90
"""Of a hundred, how alike titles must be."""
_TEXTS = 0.6
"""The share of common words with which two texts say nearly the same."""
_FEW = 20
"""With fewer words, two texts are alike by chance."""
_WORD = re.compile(r"\w+")


def kindred(vergleich: Vergleich) -> Iterator[tuple[Record, Record]]:
    """A new record, and the one that went to which it comes nearest, if any comes near."""
    for kind in KINDS:
        if kind.name not in _APART:
            yield from _in_catalogue(vergleich.of_kind(kind.name))


def _in_catalogue(changes: Sequence[Unterschied]) -> Iterator[tuple[Record, Record]]:
    gone = [_Spoken(each.record) for each in changes if _went_alone(each)]
    came = [each.record for each in changes if _came_alone(each)] if gone else []
    for record in came:
        new = _Spoken(record)
        near = {index: rank for index, old in enumerate(gone) if (rank := new.likeness(old))}
        if near:
            yield record, gone[max(near, key=lambda index: near[index])].record


def _went_alone(change: Unterschied) -> bool:
    pairing = change.pairing
    return pairing.new is None and not pairing.successors and not change.is_done


def _came_alone(change: Unterschied) -> bool:
    pairing = change.pairing
    return pairing.old is None and not change.record.hervorgegangen_aus


class _Spoken:
    """A record by its title and the words of all its texts."""

    def __init__(self, record: Record) -> None:
        self.record = record
        page = markdown(record)
        said = " ".join([*(text for text, _ in texts(record)), page.source if page else ""])
        self._title = slugify(record.titel).replace("-", " ")
        self._words = Counter(_WORD.findall(said.casefold()))

    def likeness(self, other: "_Spoken") -> float:
        """How alike two records are, by their titles or their texts; 0 if they are not."""
        titles = fuzz.ratio(self._title, other._title, score_cutoff=_TITLES) / 100
        fewer, more = sorted((self._words.total(), other._words.total()))
        if fewer < _FEW or 2 * fewer < _TEXTS * (fewer + more):
            return titles
        texts = 2 * (self._words & other._words).total() / (fewer + more)
        return max(titles, texts if texts >= _TEXTS else 0)
