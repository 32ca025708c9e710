"""What is kept of an Indikator in one Stand to draw how it and its targets changed."""

from collections.abc import Iterator

from insek.compare.zielwerte import zielwert_text
from insek.model.indikator import Indikator, Reihe
from insek.model.plan import Plan
from insek.views.beziehungen import Beziehungen
from insek.views.chronik import Messreihe, Messung, Messziel


def messung(indikator: Indikator, plan: Plan, relations: Beziehungen) -> Messung:
    """All trusted values of an Indikator, and all that any Ziel wants of it."""
    return {
        "einheit": indikator.einheit,
        "stellen": indikator.nachkommastellen,
        "reihen": [_reihe(reihe) for reihe in indikator.reihen],
        "zielwerte": [*_zielwerte(indikator, plan, relations)],
    }


def _reihe(reihe: Reihe) -> Messreihe:
    return {
        "id": reihe.id,
        "titel": reihe.titel,
        "werte": [[str(wert.jahr), str(wert.wert)] for wert in reihe.trusted],
    }


def _zielwerte(indikator: Indikator, plan: Plan, relations: Beziehungen) -> Iterator[Messziel]:
    for ziel in relations.ziele_of_indikator(indikator.id):
        for zielwert in ziel.zielwerte:
            reihe = indikator.reihe(zielwert.reihe)
            if zielwert.indikator == indikator.id and reihe:
                yield {
                    "reihe": reihe.id,
                    "jahr": zielwert.jahr,
                    "wert": str(zielwert.wert),
                    "text": zielwert_text(zielwert, plan, unit=False),
                }
