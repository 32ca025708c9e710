"""Every table of the site as CSV: UTF-8, comma, decimal point, one header row, stable ids."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from insek.model.indikator import Indikator
from insek.model.plan import Plan
from insek.views.aufgaben import aufgaben
from insek.views.beziehungen import Beziehungen
from insek.views.matrix import herausforderungsmatrix, zielmatrix
from insek.views.zielstand import zielstand

Cell = str | int | Decimal | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: Cell) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value)


def write(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Header and rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def tables(plan: Plan, beziehungen: Beziehungen) -> Iterator[tuple[str, str]]:
    """Every CSV file of a state as (path, text)."""
    yield "daten/zielmatrix.csv", _zielmatrix(plan)
    yield "daten/herausforderungsmatrix.csv", _herausforderungsmatrix(plan)
    yield "daten/ziele.csv", _ziele(plan)
    yield "daten/zielstand.csv", _zielstand(plan)
    yield "daten/massnahmen.csv", _massnahmen(plan)
    yield "daten/indikatoren.csv", _values(plan.indikatoren)
    yield "daten/konflikte.csv", _konflikte(plan)
    yield "daten/aemter.csv", _aemter(plan)
    yield "daten/raeume-ortsteil.csv", _ortsteile(plan, beziehungen)
    yield "daten/raeume-stadtbezirk.csv", _stadtbezirke(plan)
    yield "daten/raeume-schwerpunktraum.csv", _schwerpunktraeume(plan)
    yield "daten/raeume-foerdergebiet.csv", _foerdergebiete(plan)
    yield "daten/finanzierung.csv", _finanzierung(plan)
    yield "daten/fachthemen.csv", _fachthemen(plan)
    yield "daten/zustaendigkeiten.csv", _zustaendigkeiten(plan)
    yield "daten/gremien.csv", _gremien(plan)
    for indikator in plan.indikatoren:
        yield f"daten/indikatoren/{indikator.id}.csv", _values([indikator])


def _list(ids: Iterable[str]) -> str:
    return " ".join(ids)


def _zielmatrix(plan: Plan) -> str:
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


def _herausforderungsmatrix(plan: Plan) -> str:
    matrix = herausforderungsmatrix(plan)
    return write(
        ("fachteil", "herausforderung", "relevanz", "aussage", "abschnitt", "fragen"),
        (
            (
                row.fachteil.id,
                column.id,
                cell.relevanz,
                cell.aussage,
                cell.abschnitt,
                _list(cell.fragen),
            )
            for row in matrix.rows
            for column, cell in zip(matrix.columns, row.cells, strict=True)
            if cell
        ),
    )


def _ziele(plan: Plan) -> str:
    return write(
        ("id", "titel", "ebene", "uebergeordnet", "kernziel", "federfuehrung", "kurz", "fiktiv"),
        (
            (z.id, z.titel, z.ebene, z.uebergeordnet, z.kernziel, z.federfuehrung, z.kurz, z.fiktiv)
            for z in plan.ziele
        ),
    )


def _zielstand(plan: Plan) -> str:
    return write(
        (
            "ziel",
            "indikator",
            "reihe",
            "letztes_jahr",
            "letzter_wert",
            "zieljahr",
            "zielwert",
            "urteil",
        ),
        (
            (
                s.ziel.id,
                s.indikator.id if s.indikator else "",
                s.reihe.id if s.reihe else "",
                s.last.jahr if s.last else None,
                s.last.wert if s.last else None,
                s.zielwert.jahr if s.zielwert else None,
                s.zielwert.wert if s.zielwert else None,
                s.urteil.value,
            )
            for s in zielstand(plan)
        ),
    )


def _massnahmen(plan: Plan) -> str:
    return write(
        (
            "id",
            "titel",
            "ziele",
            "fachteile",
            "raeume",
            "kernprojekt",
            "stand",
            "beginn",
            "ende",
            "zeitziel",
            "kosten_eur",
            "finanzstand",
            "fiktiv",
        ),
        (
            (
                m.id,
                m.titel,
                _list(m.ziele),
                _list(m.fachteile),
                _list(m.raeume),
                m.kernprojekt,
                m.stand,
                m.beginn,
                m.ende,
                m.zeitziel.isoformat() if m.zeitziel else "",
                m.kosten.gesamt if m.kosten else None,
                (m.kosten.finanzstand or "") if m.kosten else "",
                m.fiktiv,
            )
            for m in plan.massnahmen
        ),
    )


def _values(indikatoren: Iterable[Indikator]) -> str:
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


def _konflikte(plan: Plan) -> str:
    return write(
        ("id", "titel", "art", "ziele", "stand", "offen_seit", "rat_informiert", "fiktiv"),
        (
            (
                k.id,
                k.titel,
                k.art,
                _list(k.ziele),
                k.stand,
                k.offen_seit.isoformat() if k.offen_seit else "",
                k.rat_informiert.isoformat() if k.rat_informiert else "",
                k.fiktiv,
            )
            for k in plan.konflikte
        ),
    )


def _aemter(plan: Plan) -> str:
    found = [aufgaben(plan, amt) for amt in plan.aemter]
    return write(
        ("id", "titel", "aufgabe", "federfuehrend_bei", "fiktiv"),
        ((a.amt.id, a.amt.titel, a.amt.aufgabe, a.leads, a.amt.fiktiv) for a in found),
    )


def _ortsteile(plan: Plan, beziehungen: Beziehungen) -> str:
    return write(
        (
            "id",
            "schluessel",
            "titel",
            "stadtbezirk",
            "jahr",
            "einwohner",
            "flaeche_ha",
            "schwerpunktraeume",
        ),
        (
            (
                o.id,
                o.schluessel,
                o.titel,
                o.stadtbezirk,
                zahl.jahr,
                zahl.wert,
                o.flaeche_ha,
                _list(raum.id for raum in beziehungen.schwerpunkte_of_ortsteil(o.id)),
            )
            for o in plan.ortsteile
            for zahl in o.einwohner
        ),
    )


def _stadtbezirke(plan: Plan) -> str:
    return write(
        ("id", "schluessel", "titel", "jahr", "einwohner"),
        (
            (b.id, b.schluessel, b.titel, zahl.jahr, zahl.wert)
            for b in plan.stadtbezirke
            for zahl in b.einwohner
        ),
    )


def _schwerpunktraeume(plan: Plan) -> str:
    return write(
        (
            "id",
            "titel",
            "farbe",
            "leitthema",
            "urteil",
            "kern",
            "rand",
            "datenstand",
            "vorgeschlagen",
        ),
        (
            (
                r.id,
                r.titel,
                r.farbe,
                r.leitthema,
                r.urteil,
                _list(r.kern),
                _list(r.rand),
                r.datenstand,
                r.vorgeschlagen,
            )
            for r in plan.schwerpunktraeume
        ),
    )


def _foerdergebiete(plan: Plan) -> str:
    return write(
        ("id", "titel", "programm", "zeitraum", "raeume", "fiktiv"),
        (
            (f.id, f.titel, f.programm, f.zeitraum, _list(f.raeume), f.fiktiv)
            for f in plan.foerdergebiete
        ),
    )


def _finanzierung(plan: Plan) -> str:
    return write(
        ("massnahme", "geber", "programm", "betrag_eur", "fiktiv"),
        (
            (m.id, part.geber, part.programm, part.betrag, m.fiktiv)
            for m in plan.massnahmen
            if m.kosten
            for part in m.kosten.finanzierung
        ),
    )


def _fachthemen(plan: Plan) -> str:
    return write(
        ("fachteil", "thema", "federfuehrung", "mitwirkung"),
        (
            (f.id, thema.titel, thema.federfuehrung, _list(thema.mitwirkung))
            for f in plan.fachteile
            for thema in f.fachthemen
        ),
    )


def _zustaendigkeiten(plan: Plan) -> str:
    return write(
        ("id", "titel", "art", "raeume", "amt", "kernteam", "fiktiv"),
        (
            (z.id, z.titel, z.art, _list(z.raeume), z.amt, _list(z.kernteam), z.fiktiv)
            for z in plan.zustaendigkeiten
        ),
    )


def _gremien(plan: Plan) -> str:
    return write(
        ("id", "titel", "ebene", "turnus", "leitung", "aufgaben"),
        ((g.id, g.titel, g.ebene, g.turnus, g.leitung, g.aufgaben) for g in plan.gremien),
    )
