"""What concerns an Ortsteil: its own affairs and those of the larger Räume it is part of."""

from dataclasses import dataclass

from insek.model.massnahme import Massnahme
from insek.model.raum import Ortsteil, Raum
from insek.views.beziehungen import Beziehungen

_DONE = ("abgeschlossen", "eingestellt")


@dataclass(frozen=True, slots=True)
class Vorhaben:
    """A Massnahme in an Ortsteil; ``durch`` are the larger Räume that it names instead of it."""

    massnahme: Massnahme
    durch: tuple[Raum, ...]


def larger(beziehungen: Beziehungen, raum: Raum) -> tuple[Raum, ...]:
    """The Räume an Ortsteil is part of: Schwerpunkträume, Stadtbezirk, Fördergebiete."""
    if not isinstance(raum, Ortsteil):
        return ()
    plan = beziehungen.plan
    near: tuple[Raum, ...] = (
        *beziehungen.schwerpunkte_of_ortsteil(raum.id),
        *plan.stadtbezirke.pick((raum.stadtbezirk,)),
    )
    inside = {raum.id, *(each.id for each in near)}
    return (*near, *(f for f in plan.foerdergebiete if inside.intersection(f.raeume)))


def vorhaben(beziehungen: Beziehungen, raum: Raum) -> tuple[Vorhaben, ...]:
    """What is done in a Raum and for the larger ones; what is still to do and its own first."""
    own = {m.id: Vorhaben(m, ()) for m in beziehungen.massnahmen_of_raum(raum.id)}
    around = larger(beziehungen, raum)
    wider = {m.id: m for each in around for m in beziehungen.massnahmen_of_raum(each.id)}
    through = (
        Vorhaben(m, tuple(each for each in around if each.id in m.raeume))
        for m in wider.values()
        if m.id not in own
    )
    return tuple(sorted((*own.values(), *through), key=lambda v: v.massnahme.stand in _DONE))


def citywide(beziehungen: Beziehungen) -> int:
    """How many Massnahmen name no Raum because they are for the whole city."""
    return sum(not massnahme.raeume for massnahme in beziehungen.plan.massnahmen)
