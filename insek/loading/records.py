"""Plain values to records; everything pydantic refuses becomes a German Befund."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING as NO_DEFAULT
from dataclasses import fields, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.fields import ID_REFUSAL, MISSING, REFUSAL, SLUG, quoted
from insek.model.place import Location, Place
from insek.model.record import PLACE_KEY, Entry
from insek.model.text import slugify
from insek.model.walk import entry_types, named_kinds
from insek.suggest import did_you_mean, likely

E = TypeVar("E", bound=Entry)


_adapters: dict[type[Entry], TypeAdapter[Any]] = {}


def _adapter(record: type[Entry]) -> TypeAdapter[Any]:
    if record not in _adapters:
        _adapters[record] = TypeAdapter(record)
    return _adapters[record]


Meant = Callable[[str, str], str]
"""From a kind and what was written for an id to the id that was meant; empty if none comes near."""


def build(
    record: type[E], values: Mapping[str, Any], meant: Meant = lambda *_: ""
) -> tuple[E | None, list[Befund]]:
    """The record, or all the reasons why it cannot be built."""
    try:
        built: E = _adapter(record).validate_python(values)
        return built, []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, list(_befunde(details, values, record, meant))


def _befunde(
    errors: list[ErrorDetails], values: Mapping[str, Any], record: type[Entry], meant: Meant
) -> Iterator[Befund]:
    for error in errors:
        befund = _befund(error, values, record)
        if error["type"] == ID_REFUSAL:
            id = _wanted_id(error, values, record, meant)
            befund = replace(befund, remedy=f"Meinten Sie „{id}“?") if id else befund
        yield befund


def _wanted_id(
    error: ErrorDetails, values: Mapping[str, Any], record: type[Entry], meant: Meant
) -> str:
    """The id that is meant by what cannot be one; empty if none comes near."""
    title, kind = str(error["input"]), _kind_at(record, _steps(error))
    if kind:
        return meant(kind, title)
    return _own_id(values, title) if error["loc"] == ("id",) else slugify(title)


def _own_id(values: Mapping[str, Any], title: str) -> str:
    """The id that a record wants for itself: the name of its file, if that can be one."""
    stem = values[PLACE_KEY].path.rpartition("/")[2].partition(".")[0]
    return stem if SLUG.fullmatch(stem) else slugify(title)


def _befund(error: ErrorDetails, values: Mapping[str, Any], record: type[Entry]) -> Befund:
    steps = _steps(error)
    location, group = _locate(values, steps)
    field = next((step for step in reversed(steps) if isinstance(step, str)), "")
    context = error.get("ctx", {})
    kind = error["type"]
    if steps and steps[-1] == field and _is_blank(error["input"]):
        is_required = field in _required(_type_at(record, steps[:-1]))
        return refusals.D07.befund(location, *_unfilled(field, context, is_required=is_required))
    if kind in (REFUSAL, ID_REFUSAL):
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


def _steps(error: ErrorDetails) -> list[int | str]:
    """The way to a wrong value: names of fields, and numbers of items."""
    return [step for step in error["loc"] if isinstance(step, int) or not step.startswith("func")]


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _unfilled(field: str, context: Mapping[str, Any], *, is_required: bool) -> tuple[str, str]:
    """What is wanted where nothing stands after the colon, as in a fresh template."""
    fact = f"„{field}“ ist noch nicht ausgefüllt"
    if "expected" in context:
        return f"{fact}.", f"Eines davon eintragen: {', '.join(_allowed(context))}."
    if context.get("fact", "").startswith(MISSING):
        fact += f"; {context['fact'].removesuffix('.').replace(MISSING, MISSING.lower(), 1)}"
    remedy = "Die Angabe eintragen"
    return f"{fact}.", f"{remedy}." if is_required else f"{remedy} oder die Zeile löschen."


def _allowed(context: Mapping[str, Any]) -> list[str]:
    """The words of a choice, from pydantic's sentence about them."""
    words = str(context["expected"]).replace(" or ", ", ").split(", ")
    return [word.strip("'") for word in words]


def _explain(kind: str, value: object, context: Mapping[str, Any], field: str) -> tuple[str, str]:
    if kind == "literal_error":
        allowed = _allowed(context)
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


def _type_at(record: type[Entry], steps: list[int | str]) -> type[Entry]:
    """The type of the group of fields at the end of the path."""
    here: type[Entry] = record
    for step in steps:
        if isinstance(step, str):
            here = entry_types(here).get(step, here)
    return here


def _kind_at(record: type[Entry], steps: list[int | str]) -> str:
    """The catalogue that the field at the end of the path refers to; empty for any other field."""
    names = [step for step in steps if isinstance(step, str)]
    return named_kinds(_type_at(record, list(names[:-1]))).get(names[-1], "")


def _fields_at(record: type[Entry], steps: list[int | str]) -> list[str]:
    """The names of the fields that the group at the end of the path may have."""
    return [field.name for field in fields(_type_at(record, steps)) if field.name != "place"]


def _required(entry: type[Entry]) -> set[str]:
    """The names of the fields that have no value of their own."""
    return {each.name for each in fields(entry) if each.default is NO_DEFAULT}


def _fields_sentence(known: list[str]) -> str:
    return "Möglich sind: " + ", ".join(known) + "." if known else "Das Feld löschen."
