"""The reasons that a state gives beyond those that an earlier one gave already."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from itertools import pairwise

from insek.model.aenderung import Aenderung


def coming(old: Sequence[Aenderung], new: Sequence[Aenderung]) -> Iterator[Aenderung]:
    """The reasons given since an earlier state: whole, or for what they name in addition.

    An Änderung that was there before gives no reason for a second change of the same thing,
    unless its Begründung is written anew.
    """
    before = {(aenderung.jahrgang, aenderung.id): aenderung for aenderung in old}
    return (_beyond(before, aenderung) for aenderung in new)


def given_on(way: Sequence[Sequence[Aenderung]]) -> tuple[Aenderung, ...]:
    """What is given on a way from state to state; what stays lying from before counts once."""
    found = (each for old, new in pairwise(way) for each in coming(old, new))
    return tuple(each for each in found if each.betrifft)


def _beyond(before: Mapping[tuple[int, str], Aenderung], aenderung: Aenderung) -> Aenderung:
    told = before.get((aenderung.jahrgang, aenderung.id))
    if told is None or told.begruendung != aenderung.begruendung:
        return aenderung
    return _narrowed(
        aenderung, tuple(link for link in aenderung.betrifft if not told.concerns(link))
    )


def _narrowed(aenderung: Aenderung, links: tuple[str, ...]) -> Aenderung:
    """The same reason for fewer things; dataclasses.replace would refuse its empty texts."""
    narrowed = copy(aenderung)
    object.__setattr__(narrowed, "betrifft", links)
    return narrowed
