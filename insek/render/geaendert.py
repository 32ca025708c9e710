"""What the plan itself says of a record's last changes: its own Änderungen, as plain words."""

from dataclasses import dataclass

from insek.model.kinds import KIND_BY_NAME
from insek.model.plan import Plan
from insek.render.verlauf_kapitel import plain


@dataclass(frozen=True, slots=True)
class Geaendert:
    """One reason for a change on the way to a Jahrgang."""

    jahrgang: int
    titel: str
    grund: str
    fiktiv: bool


def geaendert(plan: Plan, kind: str, id: str) -> tuple[Geaendert, ...]:
    """The reasons in this plan that concern a record, the newest first, mere wording last."""
    link = f"{KIND_BY_NAME[kind].link or 'raum'}:{id}"
    found = (a for a in plan.aenderungen if a.concerns(link))
    weighty_first = sorted(found, key=lambda a: (-a.jahrgang, a.tiefe == "redaktionell"))
    return tuple(
        Geaendert(a.jahrgang, a.titel, plain(a.begruendung), a.fiktiv) for a in weighty_first
    )
