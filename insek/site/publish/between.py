"""What lies between two Stände: told by the pairs of neighbours on the way, or by their plans."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from insek.compare.eingriffe import Eingriff, Eingriffe, Etappe, eingriffe
from insek.compare.kommend import given_on
from insek.compare.plan import Massnahmenstand, finished, massnahmenstand
from insek.compare.schritte import Gewicht, Schritt, Schritte, heavier, schritt
from insek.model.aenderung import Aenderung
from insek.model.stand import Stand
from insek.site.publish.plans import Plans

BeilageOf = Callable[[Stand, Stand], Mapping[str, Any] | None]
"""What the pair of two neighbours tells others, if an earlier run has left it."""

_SCHRITT, _MASSNAHMEN, _EINGRIFFE = "schritt", "massnahmen", "eingriffe"


@dataclass(frozen=True, slots=True)
class Step:
    """From one Stand to the next: what it did to the records, and the Maßnahmen before it.

    ``eingriffe`` tell what it did inside the Fachteile.
    """

    schritt: Schritt
    massnahmen: Massnahmenstand
    eingriffe: Eingriffe

    def to_json(self) -> dict[str, Any]:
        """As plain data, to be kept with the pair of the two neighbours."""
        return {
            _SCHRITT: dict(self.schritt),
            _MASSNAHMEN: dict(self.massnahmen),
            _EINGRIFFE: [asdict(eingriff) for eingriff in self.eingriffe],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Step":
        """What ``to_json`` gave; other data may stand beside it."""
        weights = {name: Gewicht(weight) for name, weight in data[_SCHRITT].items()}
        touched = tuple(_eingriff(**told) for told in data[_EINGRIFFE])
        return cls(weights, data[_MASSNAHMEN], touched)


def _eingriff(
    alt: str, neu: str, felder: Sequence[str], stellen: Sequence[Sequence[Sequence[int]]]
) -> Eingriff:
    """An Eingriff from its plain data."""
    pairs = tuple((tuple(old), tuple(new)) for old, new in stellen)
    return Eingriff(alt, neu, tuple(felder), pairs)


class Between:
    """A plan between two Stände is read only where no earlier run has told of it."""

    def __init__(self, plans: Plans, kept: BeilageOf) -> None:
        self._plans, self._kept = plans, kept
        self._known: dict[str, Step] = {}

    def step(self, old: Stand, new: Stand) -> Step:
        """The step from one Stand to the next."""
        if new.name not in self._known:
            data = self._kept(old, new)
            self._known[new.name] = Step.from_json(data) if data else self._found(old, new)
        return self._known[new.name]

    def _found(self, old: Stand, new: Stand) -> Step:
        before, after = self._plans.of(old), self._plans.of(new)
        return Step(schritt(before, after), massnahmenstand(before), eingriffe(before, after))

    def finished(self, way: Sequence[Stand]) -> frozenset[str]:
        """The Maßnahmen that were finished on a way, before its end."""
        return finished(self.step(old, new).massnahmen for old, new in pairwise(way))

    def given(self, way: Sequence[Stand]) -> tuple[Aenderung, ...]:
        """The reasons given on a way, oldest first."""
        return given_on([self._plans.reasons(stand) for stand in way])

    def schritte(self, way: Sequence[Stand]) -> Schritte:
        """What each Stand on a way did to the records, by the years of the reasons that it gives."""
        found: dict[int, Schritt] = {}
        for old, new in pairwise(way):
            for jahr in {reason.jahrgang for reason in self.given((old, new))}:
                found[jahr] = heavier(found.get(jahr, {}), self.step(old, new).schritt)
        return found

    def etappen(self, way: Sequence[Stand]) -> tuple[Etappe, ...]:
        """What each step on a way did inside the Fachteile, oldest first."""
        return tuple(
            Etappe(
                jahre=frozenset(reason.jahrgang for reason in self.given((old, new))),
                eingriffe=self.step(old, new).eingriffe,
            )
            for old, new in pairwise(way)
        )
