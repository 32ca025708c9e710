"""Plain values to records; everything pydantic refuses becomes a German Befund."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.fields import REFUSAL, quoted
from insek.model.place import Location, Place
from insek.model.record import PLACE_KEY, Entry
from insek.model.walk import entry_types
from insek.suggest import did_you_mean, likely

E = TypeVar("E", bound=Entry)


_adapters: dict[type[Entry], TypeAdapter[Any]] = {}


def _adapter(record: type[Entry]) -> TypeAdapter[Any]:
    if record not in _adapters:
        _adapters[record] = TypeAdapter(record)
    return _adapters[record]


def build(record: type[E], values: Mapping[str, Any]) -> tuple[E | None, list[Befund]]:
    """The record, or all the reasons why it cannot be built."""
    try:
        built: E = _adapter(record).validate_python(values)
        return built, []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, list(_befunde(details, values, record))


def _befunde(
    errors: list[ErrorDetails], values: Mapping[str, Any], record: type[Entry]
) -> Iterator[Befund]:
    for error in errors:
        yield _befund(error, values, record)


def _befund(error: ErrorDetails, values: Mapping[str, Any], record: type[Entry]) -> Befund:
    steps = [step for step in error["loc"] if isinstance(step, int) or not step.startswith("func")]
    location, group = _locate(values, steps)
    field = next((step for step in reversed(steps) if isinstance(step, str)), "")
    context = error.get("ctx", {})
    kind = error["type"]
    if kind == REFUSAL:
        return refusals.D07.befund(location, context["fact"], context["remedy"])
    if kind in ("missing", "missing_argument", "missing_keyword_only_argument"):
        fact = f"Das Feld „{field}“ fehlt."
        return refusals.D06.befund(location, fact, f"„{field}: …“ ergänzen.")
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        known = [name for name in _fields_at(record, steps[:-1]) if name not in group]
        return refusals.D05.befund(
            location,
            f"Das Feld „{field}“ gibt es hier nicht.",
            did_you_mean(field, known, _fields_sentence(known)),
        )
    fact, remedy = _explain(kind, error["input"], context, field)
    return refusals.D07.befund(location, fact, remedy)


def _explain(kind: str, value: object, context: Mapping[str, Any], field: str) -> tuple[str, str]:
    if kind == "literal_error":
        expected = str(context["expected"]).replace(" or ", ", ")
        allowed = [word.strip("'") for word in expected.split(", ")]
        shown = quoted(value) if isinstance(value, str) else "Dieser Wert"
        meant = likely(value, allowed) if isinstance(value, str) else ""
        choice = "Erlaubt sind: " + ", ".join(allowed) + "."
        return (
            f"{shown} ist bei „{field}“ nicht vorgesehen.",
            f"Meinten Sie „{meant}“? {choice}" if meant else choice,
        )
    if kind in ("tuple_type", "list_type"):
        return (
            f"Bei „{field}“ wird eine Liste erwartet.",
            f"Jeden Eintrag in eine eigene Zeile mit „- “ davor schreiben, oder „{field}: [a, b]“.",
        )
    if kind in ("dataclass_type", "dataclass_exact_type", "dict_type"):
        return (
            f"Bei „{field}“ werden Felder erwartet („feld: Wert“).",
            "Die Angaben eingerückt darunter schreiben.",
        )
    return (
        f"Der Wert bei „{field}“ passt nicht.",
        "Die Beschreibung der Formate im Handbuch ansehen.",
    )


def _locate(values: Any, steps: list[int | str]) -> tuple[Location, Mapping[str, Any]]:
    """The line that the path leads to, and the innermost group of fields on it."""
    group: Mapping[str, Any] = values if isinstance(values, dict) else {}
    place: Place = group.get(PLACE_KEY, Place())
    location = place.location
    name = ""
    for step in steps:
        if isinstance(step, str):
            location, name = place.at(step), step
        else:
            location = place.at(name, step)
        values = _step(values, step)
        if isinstance(values, dict) and PLACE_KEY in values:
            group, place = values, values[PLACE_KEY]
            location = place.location
    return location, group


def _step(values: Any, step: int | str) -> Any:
    if isinstance(values, dict):
        return values.get(step)
    if isinstance(values, list) and isinstance(step, int) and step < len(values):
        return values[step]
    return None


def _fields_at(record: type[Entry], steps: list[int | str]) -> list[str]:
    """The names of the fields that the group at the end of the path may have."""
    here: type[Entry] = record
    for step in steps:
        if isinstance(step, str):
            here = entry_types(here).get(step, here)
    return [field.name for field in fields(here) if field.name != "place"]


def _fields_sentence(known: list[str]) -> str:
    return "Möglich sind: " + ", ".join(known) + "." if known else "Das Feld löschen."
