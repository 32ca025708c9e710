"""Fields: what a value in a file becomes, or how it is refused."""

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from insek.model import fields

ACCEPTED: list[tuple[Callable[[object], object], object, object]] = [
    (fields.parse_text, "Wohnen", "Wohnen"),
    (fields.parse_text, "yes", "yes"),
    (fields.parse_text, "08", "08"),
    (fields.parse_text, "a" * 10_000, "a" * 10_000),
    (fields.parse_title, " Wohnen\n", "Wohnen"),
    (fields.parse_title, "a" * 200, "a" * 200),
    (
        fields.parse_address,
        "https://musterstadt.example/a?b=c#d",
        "https://musterstadt.example/a?b=c#d",
    ),
    (fields.parse_address, "http://müller.example", "http://müller.example"),
    (fields.parse_slug, "bezahlbares-wohnen", "bezahlbares-wohnen"),
    (fields.parse_slug, "2030", "2030"),
    (fields.parse_number, "5", Decimal(5)),
    (fields.parse_number, "-0.5", Decimal("-0.5")),
    (fields.parse_number, "+3.25", Decimal("3.25")),
    (fields.parse_number, "1.234", Decimal("1.234")),
    (fields.parse_number, 40, Decimal(40)),
    (fields.parse_number, "9" * 15, Decimal("9" * 15)),
    (fields.parse_places, "2", 2),
    (fields.parse_whole, "08", 8),
    (fields.parse_whole, "-3", -3),
    (fields.parse_whole, 12, 12),
    (fields.parse_year, "1900", 1900),
    (fields.parse_year, "2200", 2200),
    (fields.parse_date, "2028-02-29", datetime.date(2028, 2, 29)),
    (fields.parse_date, datetime.date(2026, 1, 1), datetime.date(2026, 1, 1)),
    (fields.parse_truth, "true", True),
    (fields.parse_truth, "false", False),
    (fields.parse_truth, True, True),
]

MISSING = "Einen Wert eintragen oder die Zeile löschen."
SINGLE = "Einen einzelnen Wert eintragen."
SLUG = (
    "Nur kleine Buchstaben a–z, Ziffern und Bindestriche verwenden, zum Beispiel"
    " „bezahlbares-wohnen“; Umlaute als ae, oe, ue schreiben."
)
ADDRESS = "Die ganze Adresse angeben; sie beginnt mit „https://“ und hat keine Leerzeichen."
DIGITS = "Nur Ziffern und einen Dezimalpunkt verwenden."
WHOLE = "Nur Ziffern verwenden."
YEAR = "Ein Jahr zwischen 1900 und 2200 angeben."
DATE = "Als JJJJ-MM-TT schreiben, zum Beispiel 2026-11-20."
TRUTH = "true oder false schreiben."

REFUSED: list[tuple[Callable[[object], object], object, str, str]] = [
    (fields.parse_text, None, "Hier fehlt ein Text.", MISSING),
    (fields.parse_text, "", "Hier fehlt ein Text.", MISSING),
    (fields.parse_text, " \n", "Hier fehlt ein Text.", MISSING),
    (fields.parse_text, ["a"], "Hier steht eine Liste, erwartet wird ein Text.", SINGLE),
    (fields.parse_text, {"a": "b"},
        "Hier steht eine Gruppe von Feldern, erwartet wird ein Text.", SINGLE),
    (fields.parse_text, "a" * 10_001, "Der Text hat 10001 Zeichen; erlaubt sind 10000.",
        "Ihn kürzen oder auf einer Seite ausführen."),
    (fields.parse_title, "a\nb", "Der Titel geht über mehrere Zeilen.", "Ihn in eine Zeile schreiben."),
    (fields.parse_title, "a" * 201, "Der Titel hat 201 Zeichen; erlaubt sind 200.",
        "Ihn kürzen; was er noch sagt, gehört in den Text."),
    (fields.parse_title, ["a"], "Hier steht eine Liste, erwartet wird ein Text.", SINGLE),
    (fields.parse_address, "javascript:a()", "„javascript:a()“ ist keine Adresse im Netz.", ADDRESS),
    (fields.parse_address, "//a.example", "„//a.example“ ist keine Adresse im Netz.", ADDRESS),
    (fields.parse_address, "https://a/ b", "„https://a/ b“ ist keine Adresse im Netz.", ADDRESS),
    (fields.parse_address, "https://a\"b", "„https://a\"b“ ist keine Adresse im Netz.", ADDRESS),
    (fields.parse_address, None, "Hier fehlt eine Adresse.", MISSING),
    (fields.parse_slug, None, "Hier fehlt eine Kennung.", MISSING),
    (fields.parse_slug, "Wohnen", "„Wohnen“ ist keine gültige Kennung.", SLUG),
    (fields.parse_slug, "räume", "„räume“ ist keine gültige Kennung.", SLUG),
    (fields.parse_slug, "a--b", "„a--b“ ist keine gültige Kennung.", SLUG),
    (fields.parse_slug, "-a", "„-a“ ist keine gültige Kennung.", SLUG),
    (fields.parse_slug, "a/../b", "„a/../b“ ist keine gültige Kennung.", SLUG),
    (fields.parse_slug, "a" * 80 + "!", f"„{'a' * 60}…“ ist keine gültige Kennung.", SLUG),
    (fields.parse_number, "4,5", "„4,5“ ist keine gültige Zahl.", "Mit Dezimalpunkt schreiben: 4.5."),
    (fields.parse_number, "1.234,56", "„1.234,56“ ist keine gültige Zahl.",
        "Mit Dezimalpunkt schreiben: 1234.56."),
    (fields.parse_number, "1.234.567", "„1.234.567“ ist keine gültige Zahl.",
        "Ohne Tausenderpunkte schreiben: 1234567."),
    (fields.parse_number, "rund 5", "„rund 5“ ist keine Zahl.", DIGITS),
    (fields.parse_number, "1e3", "„1e3“ ist keine Zahl.", DIGITS),
    (fields.parse_number, "NaN", "„NaN“ ist keine Zahl.", DIGITS),
    (fields.parse_number, "9" * 19, f"„{'9' * 19}“ hat zu viele Stellen.",
        "Höchstens 18 Ziffern angeben."),
    (fields.parse_number, None, "Hier fehlt eine Zahl.", MISSING),
    (fields.parse_places, "7", "„7“ Nachkommastellen lassen sich nicht zeigen.",
        "Eine Zahl von 0 bis 6 angeben."),
    (fields.parse_places, "-1", "„-1“ Nachkommastellen lassen sich nicht zeigen.",
        "Eine Zahl von 0 bis 6 angeben."),
    (fields.parse_whole, "4.5", "„4.5“ ist keine ganze Zahl.", WHOLE),
    (fields.parse_whole, "0x1F", "„0x1F“ ist keine ganze Zahl.", WHOLE),
    (fields.parse_whole, "1_000", "„1_000“ ist keine ganze Zahl.", WHOLE),
    (fields.parse_whole, "9" * 99, f"„{'9' * 60}…“ ist keine ganze Zahl.", WHOLE),
    (fields.parse_year, "18", "„18“ ist kein Jahr.", YEAR),
    (fields.parse_year, "20300", "„20300“ ist kein Jahr.", YEAR),
    (fields.parse_year, "bald", "„bald“ ist keine ganze Zahl.", WHOLE),
    (fields.parse_date, "31.12.2026", "„31.12.2026“ ist kein gültiges Datum.", DATE),
    (fields.parse_date, "2026", "„2026“ ist kein gültiges Datum.", DATE),
    (fields.parse_date, "2026-02-31", "Den Tag „2026-02-31“ gibt es im Kalender nicht.",
        "Jahr, Monat und Tag prüfen."),
    (fields.parse_date, "2026-٠١-01", "Den Tag „2026-٠١-01“ gibt es im Kalender nicht.",
        "Jahr, Monat und Tag prüfen."),
    (fields.parse_truth, "yes", "„yes“ ist weder true noch false.", TRUTH),
    (fields.parse_truth, "True", "„True“ ist weder true noch false.", TRUTH),
    (fields.parse_truth, None, "Hier fehlt true oder false.", MISSING),
]  # fmt: skip


@pytest.mark.parametrize(("parse", "value", "result"), ACCEPTED)
def test_value_is_taken(parse: Callable[[object], object], value: object, result: object) -> None:
    """A value of the right form becomes what the model wants."""
    assert parse(value) == result
    assert type(parse(value)) is type(result)


@pytest.mark.parametrize(("parse", "value", "fact", "remedy"), REFUSED)
def test_value_is_refused(
    parse: Callable[[object], object], value: object, fact: str, remedy: str
) -> None:
    """Any other value is refused with a German fact and remedy."""
    with pytest.raises(PydanticCustomError) as caught:
        parse(value)
    assert caught.value.context == {"fact": fact, "remedy": remedy}
