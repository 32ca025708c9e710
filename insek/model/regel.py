"""A rule as data: its stable code and what the handbook says about it."""

from dataclasses import dataclass

from insek.model.befund import Befund, Schwere
from insek.model.place import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """What can be found, why it matters, and how a Befund of it looks.

    ``grund`` and ``beispiel`` are German text for the handbook; ``beispiel`` is a Befund
    as an editor sees it, and a test holds that the rule really says so.
    """

    code: str
    titel: str
    grund: str
    beispiel: str
    schwere: Schwere = Schwere.FEHLER

    def befund(self, location: Location, fact: str, remedy: str) -> Befund:
        """A finding of this rule at its default weight."""
        return Befund(
            location=location, code=self.code, fact=fact, remedy=remedy, schwere=self.schwere
        )
