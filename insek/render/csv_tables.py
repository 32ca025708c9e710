"""Every table of the site as CSV, with stable ids."""

from collections.abc import Iterator

from insek.model.plan import Plan
from insek.render import csv_rows
from insek.render.csv_text import write_fields
from insek.views.beziehungen import Beziehungen


def tables(plan: Plan, beziehungen: Beziehungen) -> Iterator[tuple[str, str]]:
    """Every CSV file of a state as (path, text)."""
    yield "daten/zielmatrix.csv", csv_rows.zielmatrix_table(plan)
    yield "daten/herausforderungsmatrix.csv", csv_rows.herausforderungsmatrix_table(plan)
    yield "daten/ziele.csv", _ziele(plan)
    yield "daten/zielstand.csv", csv_rows.zielstand_table(plan)
    yield "daten/massnahmen.csv", csv_rows.massnahmen_table(plan)
    yield "daten/indikatoren.csv", csv_rows.values_table(plan.indikatoren)
    yield "daten/konflikte.csv", _konflikte(plan)
    yield "daten/aemter.csv", csv_rows.aemter_table(plan)
    yield "daten/raeume-ortsteil.csv", csv_rows.ortsteile_table(plan, beziehungen)
    yield "daten/raeume-stadtbezirk.csv", csv_rows.stadtbezirke_table(plan)
    yield "daten/raeume-schwerpunktraum.csv", _schwerpunktraeume(plan)
    yield "daten/raeume-foerdergebiet.csv", _foerdergebiete(plan)
    yield "daten/finanzierung.csv", csv_rows.finanzierung_table(plan)
    yield "daten/fachthemen.csv", csv_rows.fachthemen_table(plan)
    yield "daten/zustaendigkeiten.csv", _zustaendigkeiten(plan)
    yield "daten/gremien.csv", _gremien(plan)
    for indikator in plan.indikatoren:
        yield f"daten/indikatoren/{indikator.id}.csv", csv_rows.values_table([indikator])


def _ziele(plan: Plan) -> str:
    return write_fields(
        plan.ziele,
        "id", "titel", "ebene", "uebergeordnet", "kernziel", "federfuehrung", "kurz", "fiktiv",
    )  # fmt: skip


def _konflikte(plan: Plan) -> str:
    return write_fields(
        plan.konflikte,
        "id", "titel", "art", "ziele", "stand", "offen_seit", "rat_informiert", "fiktiv",
    )  # fmt: skip


def _schwerpunktraeume(plan: Plan) -> str:
    return write_fields(
        plan.schwerpunktraeume,
        "id", "titel", "farbe", "leitthema", "urteil", "kern", "rand", "datenstand",
        "vorgeschlagen",
    )  # fmt: skip


def _foerdergebiete(plan: Plan) -> str:
    return write_fields(
        plan.foerdergebiete, "id", "titel", "programm", "zeitraum", "raeume", "fiktiv"
    )


def _zustaendigkeiten(plan: Plan) -> str:
    return write_fields(
        plan.zustaendigkeiten, "id", "titel", "art", "raeume", "amt", "kernteam", "fiktiv"
    )


def _gremien(plan: Plan) -> str:
    return write_fields(plan.gremien, "id", "titel", "ebene", "turnus", "leitung", "aufgaben")
