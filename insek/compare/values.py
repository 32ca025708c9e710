"""Values and field names as a reader sees them in a comparison."""

import datetime
from decimal import Decimal
from typing import Any

from insek.compare.entries import FieldChange
from insek.model.indikator import Wert
from insek.model.kinds import KINDS
from insek.model.plan import Plan
from insek.model.record import Entry
from insek.model.ziel import Zielwert
from insek.numbers import german

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
    "begruendung": "Begründung", "programm": "Programm", "zeitraum": "Zeitraum", "amt": "Amt",
    "stellenanteil": "Stellenanteil", "kernteam": "Kernteam", "abwaegung": "Abwägung",
    "offen_seit": "Benannt", "rat_informiert": "Rat informiert", "faelle": "Einzelfall",
    "aemter": "Amt", "verhaeltnis": "Verhältnis zum Plan", "url": "Adresse", "datum": "Datum",
    "herausgeber": "Herausgeber", "fundstelle": "Fundstelle", "leitung": "Leitung",
    "mitglieder": "Mitglied", "aufgaben": "Aufgaben", "aufgabe": "Aufgabe",
}  # fmt: skip
_RAUM_FIELDS = {"raeume", "kern", "rand", "verbindungen", "stadtbezirk"}
_KIND_OF_FIELD = {kind.name: kind.name for kind in KINDS} | dict.fromkeys(_RAUM_FIELDS, "raeume") | {
    "uebergeordnet": "ziele", "federfuehrung": "aemter", "mitwirkung": "aemter", "amt": "aemter",
    "kernteam": "aemter", "indikator": "indikatoren", "quelle": "quellen", "zielwerte": "indikatoren",
    "wirkung": "indikatoren", "antworten": "herausforderungen", "bezuege": "fachteile",
    "begruendung": "fachteile",
}  # fmt: skip


def field_label(name: str) -> str:
    """The German name of a field."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def title_of(field: str, id: str, plan: Plan) -> str:
    """The title of the record that an id in this field stands for; else the id itself."""
    kind = _KIND_OF_FIELD.get(field)
    first, _, rest = id.partition(" ")
    record = plan.katalog(kind).get(first) if kind else None
    if record is None or not record.titel:
        return id
    return f"{record.titel} ({rest})" if rest else record.titel


def label(change: FieldChange, plan: Plan) -> str:
    """What changed, in words: „Zielwert Treibhausgase (gesamt), Zieljahr“."""
    parts: list[str] = []
    for step, (field, key) in enumerate(
        zip(change.path[::2], [*change.path[1::2], ""], strict=False)
    ):
        last = 2 * step + 1 >= len(change.path) - 1
        named = title_of(field, key, plan) if key and key != "Reihenfolge" else ""
        if last and named and len(change.path) % 2 == 0:
            parts.append(field_label(field))
        else:
            parts.append(f"{field_label(field)} {named}".strip())
    return ", ".join(part for part in parts if part)


def shown(value: Any, change: FieldChange, plan: Plan) -> str:
    """A value as text: German figures and dates, titles instead of ids."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, Decimal):
        return german(value)
    if isinstance(value, int):
        return (
            str(value)
            if change.field in ("jahr", "beginn", "ende", "nr")
            else german(Decimal(value))
        )
    if isinstance(value, datetime.date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, tuple):
        return ", ".join(title_of(change.field, str(item), plan) for item in value)
    if isinstance(value, Entry):
        return _entry(value, change, plan)
    return f"„{title_of(change.field, value, plan)}“" if value else "leer"


def _entry(entry: Entry, change: FieldChange, plan: Plan) -> str:
    key = change.path[-1]
    if isinstance(entry, Zielwert):
        way = "mindestens" if entry.richtung == "mindestens" else "höchstens"
        return f"{title_of('zielwerte', key, plan)}: {way} {german(entry.wert)} bis {entry.jahr}"
    if isinstance(entry, Wert):
        return f"{german(entry.wert)} ({entry.jahr})"
    return (
        f"„{title_of(change.path[-2], key, plan)}“"
        if len(change.path) > 1 and key
        else "die Angaben"
    )
