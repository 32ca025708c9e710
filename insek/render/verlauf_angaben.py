"""The key facts of every record in one Stand, written for the table of its story."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from insek.addresses import WITH_STORY
from insek.compare.zielwerte import gauge, zielwert_text
from insek.model.fachteil import Fachteil
from insek.model.herausforderung import RELEVANZEN, Herausforderung
from insek.model.indikator import Indikator, Wert
from insek.model.kinds import NOUNS
from insek.model.konflikt import Zielkonflikt
from insek.model.massnahme import Massnahme
from insek.model.plan import Plan
from insek.model.raum import Einwohnerzahl, Foerdergebiet, Ortsteil, Schwerpunktraum, Stadtbezirk
from insek.model.record import Record
from insek.model.stadt import Stadt
from insek.model.stand import Stand
from insek.model.ziel import Ziel
from insek.numbers import euro, german, german_date
from insek.render import wording
from insek.render.vergleich import plural
from insek.render.verlauf_messung import messung
from insek.views.beziehungen import Beziehungen
from insek.views.chronik import Eintraege, Eintrag

Angaben = Iterator[tuple[str, str]]
_NAMED = {
    "fachteile": "fachteil",
    "ziele": "ziel",
    "herausforderungen": "herausforderung",
    "massnahmen": "massnahme",
    "indikatoren": "indikator",
    "schwerpunktraeume": "schwerpunktraum",
}
"""The catalogues that a city may call by names of its own."""


def entries_of(stand: Stand, plan: Plan) -> Eintraege:
    """Every record of one Stand that has a story, with its key facts."""
    return {
        "stand": stand.name,
        "namen": {kind: names(plan.stadt, kind) for kind in WITH_STORY},
        "eintraege": [*_entries(plan)],
    }


def names(stadt: Stadt, kind: str) -> list[str]:
    """What a city calls the records of a catalogue: one, and many."""
    if kind in _NAMED:
        own = getattr(stadt.bezeichnungen, _NAMED[kind])
        return [own.einzahl, own.mehrzahl]
    return [NOUNS[kind], plural(kind)]


def _entries(plan: Plan) -> Iterator[Eintrag]:
    relations = Beziehungen(plan)
    for kind in WITH_STORY:
        angaben = _ANGABEN[kind]
        for record in plan.katalog(kind):
            facts = angaben(record, plan, relations)
            eintrag: Eintrag = {
                "kind": kind,
                "id": record.id,
                "titel": record.titel,
                "kurz": str(getattr(record, "kurz", "")),
                "fiktiv": record.fiktiv,
                "aus": [*record.hervorgegangen_aus],
                "angaben": [[label, value] for label, value in facts],
            }
            if isinstance(record, Indikator):
                eintrag["messung"] = messung(record, plan, relations)
            yield eintrag


def _titles(plan: Plan, kind: str, ids: tuple[str, ...]) -> str:
    return ", ".join(record.titel for record in plan.katalog(kind).pick(ids))


def _ziel(ziel: Ziel, plan: Plan, relations: Beziehungen) -> Angaben:
    if ziel.ebene != plan.stadt.lowest:
        yield "Ziele darunter", str(len(relations.children(ziel.id)))
        return
    yield (
        "Zielwerte",
        "; ".join(f"{gauge(z, plan)}: {zielwert_text(z, plan)}" for z in ziel.zielwerte) or "keine",
    )
    yield plan.stadt.bezeichnungen.kernziel.einzahl, "ja" if ziel.kernziel else "nein"
    names = plan.stadt.bezeichnungen
    yield names.massnahme.mehrzahl, str(len(relations.massnahmen_of_ziel(ziel.id)))
    yield names.fachteil.mehrzahl, ", ".join(_beitraege(ziel, plan)) or "keine"


def _beitraege(ziel: Ziel, plan: Plan) -> Iterator[str]:
    for beitrag in ziel.fachteile:
        fachteil = plan.fachteile.get(beitrag.fachteil)
        if fachteil:
            lead = " (Federführung)" if beitrag.rolle == "federfuehrung" else ""
            yield f"{fachteil.titel}{lead}"


def _fachteil(fachteil: Fachteil, plan: Plan, relations: Beziehungen) -> Angaben:
    names = plan.stadt.bezeichnungen
    ziele = relations.ziele_of_fachteil(fachteil.id)
    leading = sum(beitrag.rolle == "federfuehrung" for _, beitrag in ziele)
    amt = plan.aemter.get(fachteil.federfuehrung)
    yield "Wörter", german(fachteil.text.words)
    yield names.ziel.mehrzahl, f"{len(ziele)}, davon {leading} federführend"
    yield names.massnahme.mehrzahl, str(len(relations.massnahmen_of_fachteil(fachteil.id)))
    yield "Federführung", amt.titel if amt else "nicht angegeben"


def _herausforderung(herausforderung: Herausforderung, plan: Plan, _: Beziehungen) -> Angaben:
    found: dict[str, list[str]] = {relevanz: [] for relevanz in RELEVANZEN}
    for fachteil in plan.fachteile:
        antwort = plan.antwort(fachteil.id, herausforderung.id)
        if antwort:
            found[antwort.relevanz].append(fachteil.titel)
    for relevanz, titles in found.items():
        yield f"Relevanz {relevanz}", ", ".join(titles) or "–"
    yield "Prüffragen", str(len(herausforderung.prueffragen))


def _massnahme(massnahme: Massnahme, plan: Plan, _: Beziehungen) -> Angaben:
    kosten = massnahme.kosten.gesamt if massnahme.kosten else None
    yield "Stand", massnahme.stand
    yield "Zeitraum", wording.zeitraum(massnahme)
    yield "Zeitziel", german_date(massnahme.zeitziel) or "keines"
    yield "Gesamtkosten", euro(kosten)
    yield plan.stadt.bezeichnungen.kernprojekt.einzahl, "ja" if massnahme.kernprojekt else "nein"


def _indikator(indikator: Indikator, plan: Plan, relations: Beziehungen) -> Angaben:
    reihe = indikator.reihe()
    last: Wert | None = reihe.trusted[-1] if reihe and reihe.trusted else None
    value = f"{german(last.wert, indikator.nachkommastellen)} {indikator.einheit}" if last else "–"
    of = f", {reihe.titel}" if reihe and len(indikator.reihen) > 1 else ""
    yield "Letzter Wert", f"{value} ({last.jahr}{of})" if last else "noch keiner"
    yield "Werte", german(sum(1 for _ in indikator.values()))
    yield "Reihen", str(len(indikator.reihen))
    ziele = relations.ziele_of_indikator(indikator.id)
    yield (
        f"Misst {plan.stadt.bezeichnungen.ziel.mehrzahl}",
        ", ".join(z.titel for z in ziele) or "–",
    )


def _konflikt(konflikt: Zielkonflikt, plan: Plan, _: Beziehungen) -> Angaben:
    yield "Art", "Konflikt" if konflikt.art == "konflikt" else "Synergie"
    yield "Stand", wording.KONFLIKTSTAENDE[konflikt.stand]
    yield plan.stadt.bezeichnungen.ziel.mehrzahl, _titles(plan, "ziele", konflikt.ziele)


def _einwohner(numbers: tuple[Einwohnerzahl, ...]) -> str:
    return f"{german(numbers[-1].wert)} ({numbers[-1].jahr})" if numbers else "–"


def _ortsteil(raum: Ortsteil, plan: Plan, relations: Beziehungen) -> Angaben:
    around = relations.schwerpunkte_of_ortsteil(raum.id)
    yield "Einwohner", _einwohner(raum.einwohner)
    yield (
        plan.stadt.bezeichnungen.schwerpunktraum.mehrzahl,
        ", ".join(s.titel for s in around) or "–",
    )
    yield from _measures(raum, plan, relations)


def _stadtbezirk(raum: Stadtbezirk, plan: Plan, relations: Beziehungen) -> Angaben:
    yield "Einwohner", _einwohner(raum.einwohner)
    yield "Ortsteile", str(len(relations.ortsteile_of_bezirk(raum.id)))
    yield from _measures(raum, plan, relations)


def _schwerpunktraum(raum: Schwerpunktraum, plan: Plan, relations: Beziehungen) -> Angaben:
    proposed = " (vorgeschlagen)" if raum.vorgeschlagen else ""
    yield "Einstufung", f"{wording.FARBEN[raum.farbe]}{proposed}"
    yield "Urteil", raum.urteil
    yield "Kern", _titles(plan, "ortsteile", raum.kern) or "–"
    yield from _measures(raum, plan, relations)


def _foerdergebiet(raum: Foerdergebiet, plan: Plan, _: Beziehungen) -> Angaben:
    yield "Programm", raum.programm
    yield "Zeitraum", raum.zeitraum or "nicht angegeben"
    yield "Räume", _titles(plan, "raeume", raum.raeume) or "–"


def _measures(raum: Record, plan: Plan, relations: Beziehungen) -> Angaben:
    done = relations.massnahmen_of_raum(raum.id)
    yield plan.stadt.bezeichnungen.massnahme.mehrzahl, str(len(done))


_ANGABEN: Mapping[str, Callable[[Any, Plan, Beziehungen], Angaben]] = {
    "ziele": _ziel,
    "fachteile": _fachteil,
    "herausforderungen": _herausforderung,
    "massnahmen": _massnahme,
    "indikatoren": _indikator,
    "konflikte": _konflikt,
    "ortsteile": _ortsteil,
    "stadtbezirke": _stadtbezirk,
    "schwerpunktraeume": _schwerpunktraum,
    "foerdergebiete": _foerdergebiet,
}
