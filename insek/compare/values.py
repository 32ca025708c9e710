"""Values as a reader sees them in a comparison."""

import dataclasses
import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from insek.compare.entries import FieldChange
from insek.compare.labels import LookupPlans, field_label, heading, item_name, title_of
from insek.compare.zielwerte import zielwert_text
from insek.model.indikator import Indikator, Wert
from insek.model.massnahme import Finanzierung
from insek.model.raum import Einwohnerzahl, Statuswechsel
from insek.model.record import Beleg, Entry
from insek.model.woerter import FARBEN, WOERTER
from insek.model.ziel import Ziel, Zielwert
from insek.numbers import euro, german

_YEARS = frozenset({"jahr", "beginn", "ende", "nr", "datenstand"})
_EUROS = frozenset(
    {"gesamt", "auszahlungen", "einzahlungen", "eigenmittel", "folgekosten_jahr", "betrag"}
)

_WITH_SUM = (Finanzierung, Zielwert)


def shown(value: Any, change: FieldChange, plans: LookupPlans) -> str:
    """A value as text: German figures and dates, words and titles instead of keys; else empty."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int | Decimal):
        return _number(value, change)
    if isinstance(value, datetime.date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, tuple):
        return ", ".join(_listed(item, change, plans) for item in value)
    if isinstance(value, Entry):
        return _entry(value, change, plans)
    return f"„{_text(value, change, plans)}“"


def _number(value: int | Decimal, change: FieldChange) -> str:
    if change.field in _YEARS:
        return str(value)
    if change.field in _EUROS:
        return euro(Decimal(value))
    return _measured(value, change) if isinstance(change.owner, Wert) else german(value)


def _measured(value: int | Decimal, change: FieldChange) -> str:
    """A value of an Indikator with its unit; never rounded, or a change would not show."""
    if not isinstance(change.record, Indikator):
        return german(value)
    places = max(0, -int(Decimal(value).as_tuple().exponent))
    return f"{german(value, max(places, change.record.nachkommastellen))} {change.record.einheit}"


def _text(value: str, change: FieldChange, plans: LookupPlans) -> str:
    """Words for what the files say in keys; other texts as they are."""
    words = WOERTER.get((type(change.owner), change.field))
    if words is not None and len(change.path) % 2:
        return words.get(value, value)
    if change.field == "ebene" and isinstance(change.owner, Ziel):
        found = plans[0].stadt.ebene(value)
        return found.einzahl if found else value
    if change.field == "reihe" and isinstance(change.owner, Zielwert):
        indikator = plans[0].indikatoren.get(change.owner.indikator)
        reihe = indikator.reihe(value) if indikator else None
        return reihe.titel if reihe else value
    if change.field == "abschnitt":
        return heading(value, change, plans)
    if len(change.path) % 2 == 0:
        return item_name(value, change.field, change, plans)
    return title_of(change.field, value, plans)


def _entry(entry: Entry, change: FieldChange, plans: LookupPlans) -> str:
    """An item that came or went."""
    if isinstance(entry, Zielwert):
        return zielwert_text(entry, plans[0])
    if isinstance(entry, Wert):
        return _measured(entry.wert, change)
    if isinstance(entry, Einwohnerzahl):
        return german(entry.wert)
    if isinstance(entry, Finanzierung):
        return euro(entry.betrag)
    if isinstance(entry, Statuswechsel):
        return _wechsel(entry)
    if len(change.path) % 2:
        return _inside(entry, change, plans)
    name = f"„{item_name(entry, change.field, change, plans)}“"
    return f"{name} ({entry.stelle})" if isinstance(entry, Beleg) and entry.stelle else name


def _listed(item: object, change: FieldChange, plans: LookupPlans) -> str:
    name = item_name(item, change.field, change, plans)
    return f"{name}: {_entry(item, change, plans)}" if isinstance(item, _WITH_SUM) else name


def _inside(entry: Entry, change: FieldChange, plans: LookupPlans) -> str:
    """Everything that stands in an entry that came or went as a whole."""
    told = []
    for field in dataclasses.fields(entry):
        way = (*change.path, "", field.name)
        inner = replace(change, path=way, items=(*change.items, None), owner=entry)
        value = "" if field.name == "place" else shown(getattr(entry, field.name), inner, plans)
        told += [f"{field_label(field.name)} {value}"] if value else []
    return ", ".join(told)


def _wechsel(entry: Statuswechsel) -> str:
    von, nach = (FARBEN[farbe] if farbe else "ohne" for farbe in (entry.von, entry.nach))
    return f"{von} → {nach} ({entry.art})"
