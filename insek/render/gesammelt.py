"""One line for one missing thing, however many places name it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from insek.model.befund import Befund

_OF_ONE_THING = frozenset({"A07", "R01", "R02"})
"""Rules by which many places miss the same thing, as a file or the right year: told as one."""
_FEW = 3
"""So many places are told one by one."""


def gathered(befunde: Iterable[Befund]) -> list[Befund]:
    """The findings in order of their places, those of one missing thing as one."""
    many = sorted(befunde, key=lambda befund: (befund.code, befund.fact, befund.sort_key))
    groups = groupby(many, key=lambda befund: (befund.code, befund.fact, befund.remedy))
    told = (befund for _, group in groups for befund in _told(list(group)))
    return sorted(told, key=lambda befund: befund.sort_key)


def _told(group: list[Befund]) -> Iterator[Befund]:
    first, *others = group
    if first.code not in _OF_ONE_THING or len(group) <= _FEW:
        yield from group
        return
    places = ", ".join(str(befund.location) for befund in others[: _FEW - 1])
    fact = first.fact.removesuffix(".")
    yield replace(first, fact=f"{fact}; so steht es an {len(group)} Stellen, auch: {places} …")
