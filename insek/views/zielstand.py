"""How the Kernziele stand: the last value against the way to the Zielwert.

Method, as published on the site: the straight line from the first trusted value of the
series to the Zielwert says where the last value should be. A value at or beyond the
Zielwert is „erreicht“; on or beyond the line „auf Kurs“; moving towards the Zielwert but
short of the line „zu langsam“; otherwise „falsche Richtung“. Without a Zielwert, or with
fewer than two values, nothing is judged.
"""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from insek.model.indikator import Indikator, Reihe, Wert
from insek.model.plan import Plan
from insek.model.ziel import Ziel, Zielwert


class Urteil(StrEnum):
    """The judgement on a Zielwert; the value is the German word for it."""

    ERREICHT = "erreicht"
    AUF_KURS = "auf Kurs"
    ZU_LANGSAM = "zu langsam"
    FALSCHE_RICHTUNG = "falsche Richtung"
    OFFEN = "nicht bewertbar"

    @property
    def slug(self) -> str:
        """The word as part of a CSS class."""
        return "offen" if self is Urteil.OFFEN else self.value.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Zielstand:
    """One Ziel with its gauge: series, last value, Zielwert and judgement where there are any."""

    ziel: Ziel
    indikator: Indikator | None
    reihe: Reihe | None
    first: Wert | None
    last: Wert | None
    zielwert: Zielwert | None
    urteil: Urteil
    grund: str


def judge(reihe: Reihe, zielwert: Zielwert) -> tuple[Urteil, str]:
    """The judgement on one series against one Zielwert, with its reason in German."""
    values = [wert for wert in reihe.trusted if wert.jahr <= zielwert.jahr]
    if not values:
        return Urteil.OFFEN, "Es gibt noch keinen Wert."
    first, last = values[0], values[-1]
    sign = 1 if zielwert.richtung == "mindestens" else -1
    if sign * (last.wert - zielwert.wert) >= 0:
        return Urteil.ERREICHT, "Der letzte Wert erreicht den Zielwert."
    if len(values) < 2 or zielwert.jahr <= first.jahr:
        return Urteil.OFFEN, "Für ein Urteil braucht es mindestens zwei Werte vor dem Zieljahr."
    share = Decimal(last.jahr - first.jahr) / Decimal(zielwert.jahr - first.jahr)
    expected = first.wert + (zielwert.wert - first.wert) * share
    if sign * (last.wert - expected) >= 0:
        return Urteil.AUF_KURS, "Der letzte Wert liegt auf dem Weg zum Zielwert oder weiter."
    if sign * (last.wert - first.wert) > 0:
        return Urteil.ZU_LANGSAM, "Der Wert nähert sich, aber langsamer als nötig."
    return Urteil.FALSCHE_RICHTUNG, "Der Wert entfernt sich vom Zielwert oder bewegt sich nicht."


def zielstand_of(plan: Plan, ziel: Ziel) -> Zielstand:
    """How one Ziel stands, by its first Zielwert, or else by its first Indikator."""
    zielwert = ziel.zielwerte[0] if ziel.zielwerte else None
    id = zielwert.indikator if zielwert else next(iter(ziel.indikatoren), "")
    indikator = plan.indikatoren.get(id)
    reihe = indikator.reihe(zielwert.reihe if zielwert else "") if indikator else None
    values = reihe.trusted if reihe else ()
    if reihe and zielwert:
        urteil, grund = judge(reihe, zielwert)
    elif ziel.prueffrage and not indikator:
        urteil, grund = Urteil.OFFEN, "Das Ziel wird an einer Prüffrage gemessen."
    else:
        urteil, grund = Urteil.OFFEN, "Es gibt keinen Zielwert."
    return Zielstand(
        ziel,
        indikator,
        reihe,
        values[0] if values else None,
        values[-1] if values else None,
        zielwert,
        urteil,
        grund,
    )


def zielstand(plan: Plan) -> tuple[Zielstand, ...]:
    """How all Kernziele stand, in the order of the plan."""
    return tuple(zielstand_of(plan, ziel) for ziel in plan.kernziele)


def urteile(plan: Plan) -> tuple[tuple[Urteil, int], ...]:
    """How many Kernziele have which judgement, the best first; judgements without any left out."""
    found = Counter(stand.urteil for stand in zielstand(plan))
    return tuple((urteil, found[urteil]) for urteil in Urteil if found[urteil])
