"""Which Zielwert became which, and how one reads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from insek.model.plan import Plan
from insek.model.woerter import RICHTUNGEN
from insek.model.ziel import Zielwert
from insek.numbers import german

Pair = tuple[Zielwert | None, Zielwert | None]
Series = tuple[str, str, str]


class Heir(NamedTuple):
    """The Indikator that took the place of another, and whether both measure in the same unit."""

    id: str
    is_alike: bool


Heirs = Mapping[str, Heir]
"""The heirs by the id of what they follow."""
NO_HEIRS: Heirs = {}

_VALUE, _YEAR, _BOTH, _ALONE = 2, 4, 8, 5
"""What it costs to pair Zielwerte that differ in the value, in the year or in both, or to leave
one alone: what is promised for a year is followed first, then the same value in another year."""


def pairs(
    olds: Sequence[Zielwert], news: Sequence[Zielwert], heirs: Heirs = NO_HEIRS
) -> Iterator[Pair]:
    """Every Zielwert of both states once, with what it was or became.

    Only what is measured on the same series in the same direction can be compared; ``heirs`` are
    the Indikatoren that took the place of others. Of several on one series the later stays the
    later, and as little as possible counts as changed.
    """
    groups: dict[Series, tuple[list[Zielwert], list[Zielwert]]] = defaultdict(lambda: ([], []))
    for old in olds:
        groups[_series(old, news, heirs)][0].append(old)
    for new in news:
        groups[_series(new, olds, heirs)][1].append(new)
    for before, after in groups.values():
        yield from _aligned(sorted(before, key=_when), sorted(after, key=_when))


def _series(zielwert: Zielwert, others: Sequence[Zielwert], heirs: Heirs) -> Series:
    """What is measured; a series without a name is the only one that the other state names."""
    same = _gauge(zielwert, heirs)
    named = {other.reihe for other in others if _gauge(other, heirs) == same}
    own = "" if zielwert.indikator in heirs else zielwert.reihe
    return (*same, own or (named.pop() if len(named) == 1 else ""))


def _gauge(zielwert: Zielwert, heirs: Heirs) -> tuple[str, str]:
    """The Indikator that counts today, and the direction."""
    heir = heirs.get(zielwert.indikator)
    return heir.id if heir else zielwert.indikator, zielwert.richtung


def _when(zielwert: Zielwert) -> tuple[int, Decimal]:
    return zielwert.jahr, zielwert.wert


def _aligned(olds: Sequence[Zielwert], news: Sequence[Zielwert]) -> Iterator[Pair]:
    """The cheapest pairing in which no two cross."""
    costs = _costs(olds, news)
    i, j = 0, 0
    while i < len(olds) and j < len(news):
        rest = costs[i][j]
        if rest == _distance(olds[i], news[j]) + costs[i + 1][j + 1]:
            yield olds[i], news[j]
            i, j = i + 1, j + 1
        elif rest == _ALONE + costs[i + 1][j]:
            yield olds[i], None
            i += 1
        else:
            yield None, news[j]
            j += 1
    yield from ((old, None) for old in olds[i:])
    yield from ((None, new) for new in news[j:])


def _costs(olds: Sequence[Zielwert], news: Sequence[Zielwert]) -> list[list[int]]:
    """What it costs at least to pair what is left from each place on."""
    height, width = len(olds), len(news)
    costs = [
        [_ALONE * (height - i + width - j) for j in range(width + 1)] for i in range(height + 1)
    ]
    for i in reversed(range(height)):
        for j in reversed(range(width)):
            costs[i][j] = min(
                _distance(olds[i], news[j]) + costs[i + 1][j + 1],
                _ALONE + costs[i + 1][j],
                _ALONE + costs[i][j + 1],
            )
    return costs


def _distance(old: Zielwert, new: Zielwert) -> int:
    if old.jahr == new.jahr:
        return 0 if old.wert == new.wert else _VALUE
    return _YEAR if old.wert == new.wert else _BOTH


def heirs_of(alt: Plan, neu: Plan) -> Heirs:
    """Which Indikator of the new state alone took the place of which of the old one."""
    found: dict[str, list[Heir]] = defaultdict(list)
    for indikator in neu.indikatoren:
        for ancestor in alt.indikatoren.pick(indikator.hervorgegangen_aus):
            if ancestor.id not in neu.indikatoren:
                is_alike = ancestor.einheit == indikator.einheit
                found[ancestor.id].append(Heir(indikator.id, is_alike))
    return {ancestor: heirs[0] for ancestor, heirs in found.items() if len(heirs) == 1}


def is_regauged(old: Zielwert, new: Zielwert, heirs: Heirs) -> bool:
    """Whether it is now measured by something else, and not only under another name."""
    heir = heirs.get(old.indikator)
    return heir is not None and not heir.is_alike and old.indikator != new.indikator


def zielwert_text(zielwert: Zielwert, plan: Plan, *, unit: bool = True) -> str:
    """What is to be reached by when: „mindestens 23 % bis 2030“."""
    indikator = plan.indikatoren.get(zielwert.indikator)
    places = max(0, -int(zielwert.wert.as_tuple().exponent))
    digits = max(places, indikator.nachkommastellen) if indikator else places
    measured = f" {indikator.einheit}" if indikator and unit else ""
    way = RICHTUNGEN[zielwert.richtung]
    return f"{way} {german(zielwert.wert, digits)}{measured} bis {zielwert.jahr}"


def gauge(zielwert: Zielwert, plan: Plan) -> str:
    """What a Zielwert is measured by: „Wege nach Verkehrsmitteln (Rad)“."""
    indikator = plan.indikatoren.get(zielwert.indikator)
    if indikator is None:
        return zielwert.indikator
    reihe = indikator.reihe(zielwert.reihe) if zielwert.reihe else None
    several = reihe is not None and len(indikator.reihen) > 1
    return f"{indikator.titel} ({reihe.titel})" if reihe and several else indikator.titel
