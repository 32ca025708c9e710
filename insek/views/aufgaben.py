"""Who does what: everything that an Amt leads or takes part in."""

from dataclasses import dataclass

from insek.model.fachteil import Fachteil, Fachthema
from insek.model.konflikt import Zielkonflikt
from insek.model.massnahme import Massnahme
from insek.model.plan import Plan
from insek.model.raum import Zustaendigkeit
from insek.model.verwaltung import Amt


@dataclass(frozen=True, slots=True)
class Aufgaben:
    """The share of one Amt in the plan."""

    amt: Amt
    fachteile_lead: tuple[Fachteil, ...]
    fachteile_with: tuple[Fachteil, ...]
    themen: tuple[tuple[Fachteil, Fachthema], ...]
    massnahmen_lead: tuple[Massnahme, ...]
    massnahmen_with: tuple[Massnahme, ...]
    zustaendigkeiten: tuple[Zustaendigkeit, ...]
    kernteams: tuple[Zustaendigkeit, ...]
    konflikte: tuple[Zielkonflikt, ...]

    @property
    def leads(self) -> int:
        """How many Fachteile, Fachthemen and Massnahmen the Amt leads."""
        return len(self.fachteile_lead) + len(self.themen) + len(self.massnahmen_lead)


def aufgaben(plan: Plan, amt: Amt) -> Aufgaben:
    """What one Amt leads and where it takes part."""
    id = amt.id
    return Aufgaben(
        amt,
        tuple(f for f in plan.fachteile if f.federfuehrung == id),
        tuple(f for f in plan.fachteile if id in f.mitwirkung),
        tuple((f, t) for f in plan.fachteile for t in f.fachthemen if t.federfuehrung == id),
        tuple(m for m in plan.massnahmen if m.federfuehrung == id),
        tuple(m for m in plan.massnahmen if id in m.mitwirkung),
        tuple(z for z in plan.zustaendigkeiten if z.amt == id),
        tuple(z for z in plan.zustaendigkeiten if id in z.kernteam and z.amt != id),
        tuple(k for k in plan.konflikte if id in k.aemter),
    )
