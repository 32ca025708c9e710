"""Two plans that many tests only look at, each read once."""

from functools import cache

from folders import BASIS, PROJECT, load

from insek.model.plan import Plan


@cache
def musterstadt() -> Plan:
    """The small plan of a city that calls things by names of its own."""
    return load(BASIS)


@cache
def referenz() -> Plan:
    """The reference content of this repository as it stands."""
    return load(PROJECT)
