"""The Plan and what it holds: frozen, typed, without input or output."""

from insek.model.befund import Befund, Schwere
from insek.model.katalog import Katalog
from insek.model.kinds import BY_NAME, KINDS, Kind
from insek.model.place import Location, Place
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.stadt import Stadt

__all__ = [
    "BY_NAME",
    "KINDS",
    "Befund",
    "Katalog",
    "Kind",
    "Location",
    "Place",
    "Plan",
    "Record",
    "Schwere",
    "Stadt",
]
