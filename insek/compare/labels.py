"""Fields and list items as a reader calls them: „Reihe „Rad“, Wert für 2018“."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from insek.compare.entries import FieldChange
from insek.compare.zielwerte import gauge
from insek.model.fachteil import Bezug, Fachthema
from insek.model.herausforderung import Antwort, Antworten, Prueffrage
from insek.model.indikator import Bruch, Reihe, Wert
from insek.model.kinds import KINDS
from insek.model.konflikt import Abwaegungsfall
from insek.model.massnahme import Finanzierung, Wirkung
from insek.model.plan import Plan
from insek.model.raum import Begruendung, Einwohnerzahl, Statuswechsel
from insek.model.record import Beleg, Entry
from insek.model.woerter import GEBER
from insek.model.ziel import Beitrag, Zielwert

_LABELS = {
    "titel": "Titel", "kurz": "Kurzfassung", "text": "Text", "ebene": "Ebene",
    "uebergeordnet": "Übergeordnetes Ziel", "kernziel": "Kernziel", "horizont": "Horizont",
    "fachteile": "Fachteil", "rolle": "Rolle", "aussage": "Aussage", "indikatoren": "Indikator",
    "prueffrage": "Prüffrage", "zielwerte": "Zielwert", "wert": "Wert", "jahr": "Zieljahr",
    "richtung": "Richtung", "quellen": "Quelle", "quelle": "Quelle", "fiktiv": "Beispiel (fiktiv)",
    "hervorgegangen_aus": "Hervorgegangen aus", "stichworte": "Stichwort", "anmerkung": "Anmerkung",
    "nr": "Nummer", "federfuehrung": "Federführung", "mitwirkung": "Mitwirkung",
    "fortschreibungstiefe": "Fortschreibungstiefe", "stand": "Stand", "fachthemen": "Fachthema",
    "bezuege": "Bezug", "bezugsdokumente": "Bezugsdokument", "raeume": "Raum",
    "prueffragen": "Prüffrage", "frage": "Frage", "arbeitsgruppe": "Arbeitsgruppe",
    "antworten": "Antwort", "relevanz": "Relevanz", "abschnitt": "Stelle im Text",
    "fragen": "Beantwortete Frage", "ziele": "Ziel", "kernprojekt": "Kernprojekt", "art": "Art",
    "stand_am": "Stand am", "beginn": "Beginn", "ende": "Ende", "zeitziel": "Zeitziel",
    "kosten": "Kosten", "gesamt": "Gesamtkosten", "auszahlungen": "Auszahlungen",
    "einzahlungen": "Einzahlungen", "eigenmittel": "Eigenmittel",
    "folgekosten_jahr": "Folgekosten je Jahr", "finanzstand": "Finanzstand",
    "finanzierung": "Finanzierung", "betrag": "Betrag", "wirkung": "Wirkung",
    "sicherheit": "Sicherheit", "mehrwert": "Mehrwert", "beschluss": "Vorlage",
    "definition": "Definition", "einheit": "Einheit", "nachkommastellen": "Nachkommastellen",
    "gewuenscht": "Gewünschte Richtung", "raumbezug": "Raumbezug", "turnus": "Turnus",
    "sprunggrenze": "Sprunggrenze", "reihen": "Reihe", "werte": "Wert", "brueche": "Bruch",
    "luecken": "Lücken", "lizenz": "Lizenz", "zweifelhaft": "Zweifelhaft",
    "schluessel": "Schlüssel", "stadtbezirk": "Stadtbezirk", "kachel": "Lage auf der Karte",
    "flaeche_ha": "Fläche in Hektar", "einwohner": "Einwohnerzahl", "aussage_art": "Art der Aussage",
    "farbe": "Einstufung", "leitthema": "Leitthema", "vorgeschlagen": "Vorgeschlagen",
    "urteil": "Urteil", "kern": "Kern", "rand": "Weicher Rand", "verbindungen": "Verbindung",
    "datenstand": "Daten von", "statuswechsel": "Wechsel der Einstufung",
    "begruendung": "Begründung", "zeitraum": "Zeitraum", "amt": "Amt",
    "stellenanteil": "Stellenanteil", "kernteam": "Kernteam", "abwaegung": "Abwägung",
    "offen_seit": "Benannt", "rat_informiert": "Rat informiert", "faelle": "Einzelfall",
    "aemter": "Amt", "verhaeltnis": "Verhältnis zum Plan", "url": "Adresse", "datum": "Datum",
    "herausgeber": "Herausgeber", "fundstelle": "Fundstelle", "leitung": "Leitung",
    "mitglieder": "Mitglied", "aufgaben": "Aufgaben", "aufgabe": "Aufgabe",
    "stelle": "Fundstelle", "geber": "Geber", "programm": "Programm", "ergebnis": "Ergebnis",
    "spalte": "Spalte", "zeile": "Zeile", "kurzname": "Kurzname", "von": "Bisherige Einstufung",
    "nach": "Neue Einstufung", "fachteil": "Fachteil", "indikator": "Indikator", "reihe": "Reihe",
    "herausforderung": "Herausforderung",
}  # fmt: skip
_OF_ITEMS = {
    "antworten": "Antwort auf", "begruendung": "Begründung aus", "bezuege": "Bezug zu",
    "wirkung": "Wirkung auf",
}  # fmt: skip
_RAUM_FIELDS = {"raeume", "kern", "rand", "verbindungen", "stadtbezirk"}
_KIND_OF_FIELD = {kind.name: kind.name for kind in KINDS} | dict.fromkeys(_RAUM_FIELDS, "raeume") | {
    "uebergeordnet": "ziele", "federfuehrung": "aemter", "mitwirkung": "aemter", "amt": "aemter",
    "aemter": "aemter", "kernteam": "aemter", "indikator": "indikatoren", "quelle": "quellen",
}  # fmt: skip
_KIND_OF_RECORD: Mapping[type[Entry], str] = {kind.record: kind.name for kind in KINDS}
_DATED: tuple[type[Entry], ...] = (Bruch, Einwohnerzahl, Statuswechsel, Wert)
_TELLING: tuple[type[Entry], ...] = (*_DATED, Finanzierung, Zielwert)
"""Items of which a figure is told: their name stands before the colon and not behind it."""

LookupPlans = tuple[Plan, Plan]
"""The plans in which ids are looked up: first the one in which the value stands."""


def field_label(name: str) -> str:
    """The German name of a field."""
    return _LABELS[name]


def title_of(field: str, id: str, plans: LookupPlans) -> str:
    """The title of the record that an id in this field stands for; else the id itself."""
    kind = _KIND_OF_FIELD.get(field)
    found = (plan.katalog(kind).get(id) for plan in plans) if kind else ()
    return next((record.titel for record in found if record and record.titel), id)


def label(change: FieldChange, plans: LookupPlans) -> str:
    """What changed, in words; without the item that came or went, which is the value."""
    return ", ".join(_steps(change, plans))


def _steps(change: FieldChange, plans: LookupPlans) -> Iterator[str]:
    fields = change.path[::2]
    for step, field in enumerate(fields):
        item = change.items[step] if step < len(change.items) else None
        is_value = 2 * step + 2 == len(change.path)
        if item is None or (is_value and not is_telling(item)):
            yield field_label(field)
        else:
            yield f"{_OF_ITEMS.get(field, field_label(field))} {_quoted(item, field, change, plans)}".strip()


def is_telling(item: object) -> bool:
    """Whether an item is a figure under a name, not a name."""
    return isinstance(item, _TELLING)


def _quoted(item: object, field: str, change: FieldChange, plans: LookupPlans) -> str:
    name = item_name(item, field, change, plans)
    return name if not name or isinstance(item, _DATED) else f"„{name}“"


def item_name(item: object, field: str, change: FieldChange, plans: LookupPlans) -> str:
    """What an item of a list is called."""
    if isinstance(item, Entry):
        return _NAMES[type(item)](item, plans)
    if field == "fragen":
        return _frage(str(item), change, plans)
    if field == "hervorgegangen_aus":
        field = _KIND_OF_RECORD[type(change.record)]
    return title_of(field, str(item), plans)


def _frage(id: str, change: FieldChange, plans: LookupPlans) -> str:
    """The question of a Prüfliste to which an Antwort goes."""
    asked = change.owner.herausforderung if isinstance(change.owner, Antwort) else ""
    lists = (plan.herausforderungen.get(asked) for plan in plans)
    found = (q.frage for record in lists if record for q in record.prueffragen if q.id == id)
    return next(found, id)


def heading(anchor: str, change: FieldChange, plans: LookupPlans) -> str:
    """The heading in the text of a Fachteil to which an Antwort points."""
    fachteil = change.record.fachteil if isinstance(change.record, Antworten) else ""
    texts = (plan.fachteile.get(fachteil) for plan in plans)
    found = (h.title for t in texts if t for h in t.text.headings if h.anchor == anchor)
    return next(found, anchor)


def _fachteil(item: Any, plans: LookupPlans) -> str:
    return title_of("fachteile", item.fachteil, plans)


def _indikator(item: Any, plans: LookupPlans) -> str:
    return title_of("indikator", item.indikator, plans)


def _own(item: Any, plans: LookupPlans) -> str:
    return str(item.titel)


def _year(item: Any, plans: LookupPlans) -> str:
    return f"für {item.jahr}"


def _finanzierung(item: Finanzierung, plans: LookupPlans) -> str:
    return f"{GEBER[item.geber]}: {item.programm}" if item.programm else GEBER[item.geber]


def _zielwert(item: Zielwert, plans: LookupPlans) -> str:
    plan = next((plan for plan in plans if item.indikator in plan.indikatoren), plans[0])
    return gauge(item, plan)


_NAMES: Mapping[type[Entry], Callable[[Any, LookupPlans], str]] = {
    Abwaegungsfall: _own,
    Antwort: lambda item, plans: title_of("herausforderungen", item.herausforderung, plans),
    Begruendung: _fachteil,
    Beitrag: _fachteil,
    Beleg: lambda item, plans: title_of("quelle", item.quelle, plans),
    Bezug: _fachteil,
    Bruch: lambda item, plans: f"ab {item.jahr}",
    Einwohnerzahl: _year,
    Fachthema: _own,
    Finanzierung: _finanzierung,
    Prueffrage: lambda item, plans: item.frage,
    Reihe: _own,
    Statuswechsel: lambda item, plans: f"im Jahr {item.jahr}",
    Wert: _year,
    Wirkung: _indikator,
    Zielwert: _zielwert,
}
"""What the items of a list are called."""
