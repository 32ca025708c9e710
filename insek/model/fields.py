"""The kinds of values that content files may hold, each with a German refusal.

The strict reader hands over every scalar as text exactly as it was written;
these types turn the text into what the model wants, or say what is wrong.
"""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, ConfigDict, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)
"""How every record is read: unknown fields are refused. What nobody reads is not prepared."""

REFUSAL: Final = "insek"
"""The type of errors that already carry a German fact and remedy."""
ID_REFUSAL: Final = "kennung"
"""The same for what cannot be an id: perhaps it is what the thing is called."""

MISSING = "Hier fehlt"
"""How a refusal begins where nothing was written."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GERMAN_NUMBER = re.compile(
    r"[+-]?\d{1,3}(?:\.\d{3})*,\d+|[+-]?\d+,\d+|[+-]?\d{1,3}(?:\.\d{3}){2,}"
)
_WHOLE = re.compile(r"[+-]?\d+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]{1,2000}")
_TRUTH = {"true": True, "false": False}
_SHOWN = 60
_MAX_DIGITS = 18
"""So many digits stay exact in every calculation on the way to a page."""
_MAX_PLACES = 6
_MAX_TEXT = 10_000
"""Some four pages; what is longer belongs on a page of its own."""
_MAX_TITLE = 200


def refuse(
    fact: str, remedy: str, kind: Literal["insek", "kennung"] = REFUSAL
) -> PydanticCustomError:
    """The error for a value that cannot be taken, in German."""
    return PydanticCustomError(kind, "{fact}", {"fact": fact, "remedy": remedy})


def quoted(value: object) -> str:
    """A value as messages show it, a long one cut short."""
    text = f"{value}"
    return f"„{text[:_SHOWN]}…“" if len(text) > _SHOWN else f"„{text}“"


def _require_text(value: object, wanted: str) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise refuse(f"{MISSING} {wanted}.", "Einen Wert eintragen oder die Zeile löschen.")
    if not isinstance(value, str):
        raise refuse(
            f"Hier steht {_what(value)}, erwartet wird {wanted}.", "Einen einzelnen Wert eintragen."
        )
    return value


def _what(value: object) -> str:
    if isinstance(value, list):
        return "eine Liste"
    return "eine Gruppe von Feldern" if isinstance(value, dict) else "etwas anderes"


def parse_text(value: object) -> object:
    """A text; a list, a group of fields or nothing at all is refused."""
    text = _require_text(value, "ein Text")
    if len(text) > _MAX_TEXT:
        fact = f"Der Text hat {len(text)} Zeichen; erlaubt sind {_MAX_TEXT}."
        raise refuse(fact, "Ihn kürzen oder auf einer Seite ausführen.")
    return text


def parse_title(value: object) -> object:
    """A title: one line, short enough for a heading, the search and a table."""
    text = _require_text(value, "ein Text").strip()
    if "\n" in text:
        raise refuse("Der Titel geht über mehrere Zeilen.", "Ihn in eine Zeile schreiben.")
    if len(text) > _MAX_TITLE:
        fact = f"Der Titel hat {len(text)} Zeichen; erlaubt sind {_MAX_TITLE}."
        raise refuse(fact, "Ihn kürzen; was er noch sagt, gehört in den Text.")
    return text


def parse_address(value: object) -> object:
    """An address on the web, to which a link may lead."""
    text = _require_text(value, "eine Adresse").strip()
    if not _ADDRESS.fullmatch(text):
        raise refuse(
            f"{quoted(text)} ist keine Adresse im Netz.",
            "Die ganze Adresse angeben; sie beginnt mit „https://“ und hat keine Leerzeichen.",
        )
    return text


def parse_slug(value: object) -> object:
    """An id: small letters a–z, digits and single hyphens."""
    text = _require_text(value, "eine Kennung")
    if not SLUG.fullmatch(text):
        raise refuse(
            f"{quoted(text)} ist keine gültige Kennung.",
            "Nur kleine Buchstaben a–z, Ziffern und Bindestriche verwenden, zum Beispiel "
            "„bezahlbares-wohnen“; Umlaute als ae, oe, ue schreiben.",
            ID_REFUSAL,
        )
    return text


def parse_number(value: object) -> object:
    """A number with a decimal point; German notation is refused with the likely right one."""
    if isinstance(value, Decimal | int):
        return Decimal(value)
    text = _require_text(value, "eine Zahl")
    if _NUMBER.fullmatch(text):
        if sum(sign.isdigit() for sign in text) > _MAX_DIGITS:
            raise refuse(
                f"{quoted(text)} hat zu viele Stellen.", f"Höchstens {_MAX_DIGITS} Ziffern angeben."
            )
        return Decimal(text)
    if _GERMAN_NUMBER.fullmatch(text):
        likely = text.replace(".", "").replace(",", ".")
        if "," not in text:
            raise refuse(
                f"{quoted(text)} ist keine gültige Zahl.",
                f"Ohne Tausenderpunkte schreiben: {likely}.",
            )
        raise refuse(
            f"{quoted(text)} ist keine gültige Zahl.", f"Mit Dezimalpunkt schreiben: {likely}."
        )
    raise refuse(f"{quoted(text)} ist keine Zahl.", "Nur Ziffern und einen Dezimalpunkt verwenden.")


def parse_whole(value: object) -> object:
    """A whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _require_text(value, "eine ganze Zahl")
    if not _WHOLE.fullmatch(text) or len(text) > _MAX_DIGITS:
        raise refuse(f"{quoted(text)} ist keine ganze Zahl.", "Nur Ziffern verwenden.")
    return int(text)


def parse_places(value: object) -> object:
    """A number of places after the comma."""
    places = parse_whole(value)
    if not isinstance(places, int) or not 0 <= places <= _MAX_PLACES:
        raise refuse(
            f"{quoted(value)} Nachkommastellen lassen sich nicht zeigen.",
            f"Eine Zahl von 0 bis {_MAX_PLACES} angeben.",
        )
    return places


def parse_year(value: object) -> object:
    """A calendar year between 1900 and 2200."""
    year = parse_whole(value)
    if not isinstance(year, int) or not 1900 <= year <= 2200:
        raise refuse(f"{quoted(value)} ist kein Jahr.", "Ein Jahr zwischen 1900 und 2200 angeben.")
    return year


def parse_date(value: object) -> object:
    """A date as JJJJ-MM-TT that exists in the calendar."""
    if isinstance(value, datetime.date):
        return value
    text = _require_text(value, "ein Datum")
    if not _DATE.fullmatch(text):
        raise refuse(
            f"{quoted(text)} ist kein gültiges Datum.",
            "Als JJJJ-MM-TT schreiben, zum Beispiel 2026-11-20.",
        )
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise refuse(
            f"Den Tag {quoted(text)} gibt es im Kalender nicht.", "Jahr, Monat und Tag prüfen."
        ) from None


def parse_truth(value: object) -> object:
    """``true`` or ``false``; everything that only looks like it is refused."""
    if isinstance(value, bool):
        return value
    text = _require_text(value, "true oder false")
    if text not in _TRUTH:
        raise refuse(f"{quoted(text)} ist weder true noch false.", "true oder false schreiben.")
    return _TRUTH[text]


class Ref:
    """Marks a text as the id of a record in the catalogue ``kind`` (see ``model.kinds``)."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Leave a mark in the JSON Schema that ``insek schema`` fills with today's ids."""
        json_schema: dict[str, Any] = handler(schema)
        return {**json_schema, "x-verweis": self.kind}


Text = Annotated[str, BeforeValidator(parse_text)]
Titel = Annotated[str, BeforeValidator(parse_title)]
Adresse = Annotated[str, BeforeValidator(parse_address)]
Slug = Annotated[
    str,
    BeforeValidator(parse_slug),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"}),
]
Zahl = Annotated[Decimal, BeforeValidator(parse_number), WithJsonSchema({"type": "number"})]
Ganzzahl = Annotated[int, BeforeValidator(parse_whole), WithJsonSchema({"type": "integer"})]
Nachkommastellen = Annotated[
    int,
    BeforeValidator(parse_places),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": _MAX_PLACES}),
]
Jahr = Annotated[int, BeforeValidator(parse_year), WithJsonSchema({"type": "integer"})]
Datum = Annotated[
    datetime.date, BeforeValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})
]
Wahrheit = Annotated[bool, BeforeValidator(parse_truth), WithJsonSchema({"type": "boolean"})]

FachteilId = Annotated[Slug, Ref("fachteile")]
ZielId = Annotated[Slug, Ref("ziele")]
HerausforderungId = Annotated[Slug, Ref("herausforderungen")]
MassnahmeId = Annotated[Slug, Ref("massnahmen")]
IndikatorId = Annotated[Slug, Ref("indikatoren")]
RaumId = Annotated[Slug, Ref("raeume")]
OrtsteilId = Annotated[Slug, Ref("ortsteile")]
StadtbezirkId = Annotated[Slug, Ref("stadtbezirke")]
SchwerpunktraumId = Annotated[Slug, Ref("schwerpunktraeume")]
AmtId = Annotated[Slug, Ref("aemter")]
BezugsdokumentId = Annotated[Slug, Ref("bezugsdokumente")]
QuelleId = Annotated[Slug, Ref("quellen")]
