"""Tables as CSV whose rows are more than the fields of one record."""

from collections.abc import Iterable

from insek.model.indikator import Indikator
from insek.model.plan import Plan
from insek.render.csv_text import write
from insek.views.aufgaben import aufgaben
from insek.views.beziehungen import Beziehungen
from insek.views.matrix import herausforderungsmatrix, zielmatrix
from insek.views.zielstand import zielstand


def zielmatrix_table(plan: Plan) -> str:
    """What each Fachteil does for each Ziel."""
    matrix = zielmatrix(plan)
    return write(
        ("ziel", "ziel_titel", "fachteil", "fachteil_titel", "rolle", "aussage"),
        (
            (row.ziel.id, row.ziel.titel, column.id, column.titel, cell.rolle, cell.aussage)
            for row in matrix.rows
            for column, cell in zip(matrix.columns, row.cells, strict=True)
            if cell
        ),
    )


def herausforderungsmatrix_table(plan: Plan) -> str:
    """How each Fachteil answers each Herausforderung."""
    matrix = herausforderungsmatrix(plan)
    return write(
        ("fachteil", "herausforderung", "relevanz", "aussage", "abschnitt", "fragen"),
        (
            (row.fachteil.id, column.id, a.relevanz, a.aussage, a.abschnitt, a.fragen)
            for row in matrix.rows
            for column, a in zip(matrix.columns, row.cells, strict=True)
            if a
        ),
    )


def zielstand_table(plan: Plan) -> str:
    """How the Kernziele stand."""
    return write(
        (
            "ziel", "indikator", "reihe", "letztes_jahr", "letzter_wert", "zieljahr", "zielwert",
            "urteil",
        ),
        (
            (
                s.ziel.id,
                s.indikator.id if s.indikator else None,
                s.reihe.id if s.reihe else None,
                *((s.last.jahr, s.last.wert) if s.last else (None, None)),
                *((s.zielwert.jahr, s.zielwert.wert) if s.zielwert else (None, None)),
                s.urteil.value,
            )
            for s in zielstand(plan)
        ),
    )  # fmt: skip


def massnahmen_table(plan: Plan) -> str:
    """Every Massnahme with its cost."""
    before = (
        "id", "titel", "ziele", "fachteile", "raeume", "kernprojekt", "stand", "beginn", "ende",
        "zeitziel",
    )  # fmt: skip
    return write(
        (*before, "kosten_eur", "finanzstand", "fiktiv"),
        (
            (
                *(getattr(m, name) for name in before),
                m.kosten.gesamt if m.kosten else None,
                m.kosten.finanzstand if m.kosten else None,
                m.fiktiv,
            )
            for m in plan.massnahmen
        ),
    )


def finanzierung_table(plan: Plan) -> str:
    """Who gives how much for which Massnahme."""
    return write(
        ("massnahme", "geber", "programm", "betrag_eur", "fiktiv"),
        (
            (m.id, part.geber, part.programm, part.betrag, m.fiktiv)
            for m in plan.massnahmen
            if m.kosten
            for part in m.kosten.finanzierung
        ),
    )


def values_table(indikatoren: Iterable[Indikator]) -> str:
    """Every value of these Indikatoren, and where it is from."""
    return write(
        ("indikator", "reihe", "jahr", "wert", "einheit", "art", "zweifelhaft", "quelle", "lizenz"),
        (
            (
                indikator.id,
                reihe.id,
                wert.jahr,
                wert.wert,
                indikator.einheit,
                reihe.art,
                wert.zweifelhaft,
                wert.quelle or reihe.quelle,
                wert.lizenz or reihe.lizenz,
            )
            for indikator in indikatoren
            for reihe, wert in indikator.values()
        ),
    )


def fachthemen_table(plan: Plan) -> str:
    """Who leads and who takes part, by theme."""
    return write(
        ("fachteil", "thema", "federfuehrung", "mitwirkung"),
        (
            (f.id, thema.titel, thema.federfuehrung, thema.mitwirkung)
            for f in plan.fachteile
            for thema in f.fachthemen
        ),
    )


def aemter_table(plan: Plan) -> str:
    """Every Amt, and at how many things it leads."""
    found = [aufgaben(plan, amt) for amt in plan.aemter]
    return write(
        ("id", "titel", "aufgabe", "federfuehrend_bei", "fiktiv"),
        ((a.amt.id, a.amt.titel, a.amt.aufgabe, a.leads, a.amt.fiktiv) for a in found),
    )


def ortsteile_table(plan: Plan, beziehungen: Beziehungen) -> str:
    """Inhabitants of the Ortsteile by year."""
    own = ("id", "schluessel", "titel", "stadtbezirk")
    return write(
        (*own, "jahr", "einwohner", "flaeche_ha", "schwerpunktraeume", "lage"),
        (
            (
                *(getattr(o, name) for name in own),
                zahl.jahr,
                zahl.wert,
                o.flaeche_ha,
                tuple(raum.id for raum in beziehungen.schwerpunkte_of_ortsteil(o.id)),
                tuple(raum.lage(o.id) for raum in beziehungen.schwerpunkte_of_ortsteil(o.id)),
            )
            for o in plan.ortsteile
            for zahl in o.einwohner
        ),
    )


def stadtbezirke_table(plan: Plan) -> str:
    """Inhabitants of the Stadtbezirke by year."""
    return write(
        ("id", "schluessel", "titel", "jahr", "einwohner"),
        (
            (b.id, b.schluessel, b.titel, zahl.jahr, zahl.wert)
            for b in plan.stadtbezirke
            for zahl in b.einwohner
        ),
    )
