"""A Zielwert in words."""

from insek.model.plan import Plan
from insek.model.ziel import Zielwert
from insek.numbers import german
from insek.render import wording


def zielwert_text(zielwert: Zielwert, plan: Plan, *, unit: bool = True) -> str:
    """A Zielwert without its Indikator: „mindestens 23 % bis 2030“."""
    indikator = plan.indikatoren.get(zielwert.indikator)
    way = wording.RICHTUNGEN[zielwert.richtung]
    places = max(0, -int(zielwert.wert.as_tuple().exponent))
    digits = max(places, indikator.nachkommastellen) if indikator else places
    measured = f" {indikator.einheit}" if indikator and unit else ""
    return f"{way} {german(zielwert.wert, digits)}{measured} bis {zielwert.jahr}"


def gauge(zielwert: Zielwert, plan: Plan) -> str:
    """What a Zielwert is measured by: „Modal Split (Rad)“."""
    indikator = plan.indikatoren.get(zielwert.indikator)
    if indikator is None:
        return zielwert.indikator
    reihe = indikator.reihe(zielwert.reihe) if zielwert.reihe else None
    several = reihe is not None and len(indikator.reihen) > 1
    return f"{indikator.titel} ({reihe.titel})" if reihe and several else indikator.titel
