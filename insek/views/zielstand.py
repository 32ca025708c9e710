"""How the Kernziele stand: the last value against the way to the Zielwert.

Method, as published on the site: the straight line from the first trusted value of the
series to the Zielwert says where the last value should be. A value at or beyond the
Zielwert is „erreicht“; on or beyond the line „auf Kurs“; moving towards the Zielwert but
short of the line „zu langsam“; otherwise „falsche Richtung“. Without a Zielwert, with fewer
than two values, or when the last value is too old, nothing is judged.
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
    """One Ziel with its gauge: series, last value, Zielwert and judgement where there are any.

    ``jahr`` is the year of the value that the judgement rests on; None if it rests on none.
    """

    ziel: Ziel
    indikator: Indikator | None
    reihe: Reihe | None
    first: Wert | None
    last: Wert | None
    zielwert: Zielwert | None
    urteil: Urteil
    grund: str
    jahr: int | None = None

    @property
    def worte(self) -> str:
        """The judgement with the year of its value: „auf Kurs (Stand 2023)“."""
        if self.jahr is None:
            return self.urteil.value
        if self.urteil is Urteil.OFFEN:
            return f"{self.urteil.value}: letzter Wert von {self.jahr}"
        return f"{self.urteil.value} (Stand {self.jahr})"


def judge(reihe: Reihe, zielwert: Zielwert) -> tuple[Urteil, str]:
    """The judgement on one series against one Zielwert, with its reason in German."""
    values = _until(reihe, zielwert)
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


def _until(reihe: Reihe, zielwert: Zielwert) -> list[Wert]:
    """The values that can count for a Zielwert."""
    return [wert for wert in reihe.trusted if wert.jahr <= zielwert.jahr]


def _dated(
    plan: Plan, indikator: Indikator, reihe: Reihe, zielwert: Zielwert
) -> tuple[Urteil, str, int | None]:
    """The judgement with its reason and the year it rests on; none on a value that is too old."""
    urteil, grund = judge(reihe, zielwert)
    if urteil is Urteil.OFFEN:
        return urteil, grund, None
    year, limit = _until(reihe, zielwert)[-1].jahr, plan.stadt.grenzwerte.wert_jahre
    if min(plan.stadt.stichtag.year, zielwert.jahr) - year > limit:
        urteil = Urteil.OFFEN
        grund = f"Der letzte Wert ist von {year}; älter als {limit} Jahre darf er nicht sein."
    return urteil, grund + _newer(indikator, reihe, year), year


def _newer(indikator: Indikator, reihe: Reihe, year: int) -> str:
    """Which other series goes on after the year; empty if none does."""
    last = ((other, other.trusted[-1].jahr) for other in indikator.reihen if other.trusted)
    found = [(other, end) for other, end in last if end > year and other is not reihe]
    if not found:
        return ""
    named = ", ".join(f"„{other.titel}“ bis {end}" for other, end in found)
    return f" Neuere Werte stehen nur in einer anderen Reihe: {named}."


def zielstand_of(plan: Plan, ziel: Ziel) -> Zielstand:
    """How one Ziel stands, by its first Zielwert, or else by its first Indikator."""
    zielwert = ziel.zielwerte[0] if ziel.zielwerte else None
    id = zielwert.indikator if zielwert else next(iter(ziel.indikatoren), "")
    indikator = plan.indikatoren.get(id)
    reihe = indikator.reihe(zielwert.reihe if zielwert else "") if indikator else None
    values = reihe.trusted if reihe else ()
    jahr = None
    if indikator and reihe and zielwert:
        urteil, grund, jahr = _dated(plan, indikator, reihe, zielwert)
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
        jahr,
    )


def zielstand(plan: Plan) -> tuple[Zielstand, ...]:
    """How all Kernziele stand, in the order of the plan."""
    return tuple(zielstand_of(plan, ziel) for ziel in plan.kernziele)


def urteile(plan: Plan) -> tuple[tuple[Urteil, int], ...]:
    """How many Kernziele have which judgement, the best first; judgements without any left out."""
    found = Counter(stand.urteil for stand in zielstand(plan))
    return tuple((urteil, found[urteil]) for urteil in Urteil if found[urteil])


def spanne(plan: Plan) -> str:
    """From when the values are on which Kernziele are judged: „2019 bis 2023“; empty if none."""
    found = sorted({s.jahr for s in zielstand(plan) if s.jahr and s.urteil is not Urteil.OFFEN})
    if not found:
        return ""
    return f"{found[0]} bis {found[-1]}" if len(found) > 1 else str(found[0])
