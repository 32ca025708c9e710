"""The file formats as data: every field of every kind of file, and their JSON Schemas."""

import ast
import inspect
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter

from insek.model.aenderung import Aenderung
from insek.model.jahrgang import Register
from insek.model.kinds import KIND_BY_NAME, KINDS, LINK_SCHEMES, Kind
from insek.model.plan import Plan
from insek.model.record import Entry
from insek.model.seite import Seite
from insek.model.stadt import Stadt
from insek.model.walk import entry_types
from insek.sources import DOCS, SETTINGS

SCHEMA_NAMES = {
    "fachteile": "fachteil",
    "ziele": "ziel",
    "herausforderungen": "herausforderung",
    "antworten": "antworten",
    "massnahmen": "massnahme",
    "indikatoren": "indikator",
    "stadtbezirke": "stadtbezirk",
    "ortsteile": "ortsteil",
    "schwerpunktraeume": "schwerpunktraum",
    "foerdergebiete": "foerdergebiet",
    "zustaendigkeiten": "zustaendigkeit",
    "konflikte": "konflikt",
    "aemter": "amt",
    "gremien": "gremium",
    "bezugsdokumente": "bezugsdokument",
    "quellen": "quelle",
}
"""The file name of the JSON Schema of every kind."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FROM_FILE = {".md": ("id", "text"), ".yml": ()}
_FROM_FOLDER = ("jahrgang",)
_DAILY = ("massnahmen", "indikatoren", "ziele", "fachteile", "antworten", "quellen")
"""The kinds of file that most editors need, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Feld:
    """One field of a file; ``name`` of a nested one is dotted (``fachteile.rolle``)."""

    name: str
    pflicht: bool
    text: str


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    titel: str
    muster: str
    felder: tuple[Feld, ...]


def _schema(record: type[Entry], left_out: tuple[str, ...]) -> dict[str, Any]:
    schema: dict[str, Any] = TypeAdapter(record).json_schema()
    nested = {found.__name__: found for found in _nested_types(record)}
    for name, group in ((record.__name__, schema), *schema.get("$defs", {}).items()):
        group.pop("description", None)  # the docstring of a class is for developers
        for field, text in field_docs(nested.get(name, record)).items():
            group["properties"].get(field, {}).setdefault("description", text)
    for name in left_out:
        schema["properties"].pop(name, None)
    schema["required"] = [name for name in schema.get("required", []) if name not in left_out]
    return schema


def _nested_types(record: type[Entry]) -> Iterator[type[Entry]]:
    yield record
    for entry in entry_types(record).values():
        yield from _nested_types(entry)


def field_docs(record: type[Entry]) -> dict[str, str]:
    """What the docstring below each field says of it; read only where it is shown.

    pydantic can do the same while it builds the types, which costs every start 0.1 s.
    """
    texts: dict[str, str] = {}
    for base in reversed([base for base in record.__mro__ if issubclass(base, Entry)]):
        texts |= dict(_documented(_classes(base.__module__)[base.__name__]))
    return texts


@cache
def _classes(module: str) -> dict[str, list[ast.stmt]]:
    """What stands in the classes of a module, by their names."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)


def _fields(
    schema: dict[str, Any], definitions: dict[str, Any], prefix: str = ""
) -> Iterator[Feld]:
    for name, field in schema.get("properties", {}).items():
        yield Feld(
            f"{prefix}{name}", name in schema.get("required", ()), field.get("description", "")
        )
        for nested in _nested(field, definitions):
            yield from _fields(nested, definitions, f"{prefix}{name}.")


def _nested(field: dict[str, Any], definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for option in (field, field.get("items", {}), *field.get("anyOf", ())):
        name = option.get("$ref", "").rpartition("/")[2]
        if name:
            yield definitions[name]


@cache
def formate() -> tuple[Format, ...]:
    """Every kind of file with its fields: first what editors change most, the settings last."""
    daily = [_of_kind(KIND_BY_NAME[name]) for name in _DAILY]
    aenderung = _format("Änderung", "aenderungen/JAHR/*.yml", Aenderung, _FROM_FOLDER)
    formats = [daily[0], aenderung, *daily[1:]]
    formats += [_of_kind(kind) for kind in KINDS if kind.name not in _DAILY]
    formats.append(_format("Seite von Hand", f"{DOCS}**/*.md", Seite, ("pfad", "text")))
    formats.append(_format("Die Stadt und ihre Einstellungen", SETTINGS, Stadt, ()))
    return tuple(formats)


def _of_kind(kind: Kind) -> Format:
    pattern = f"{kind.folder}/*{kind.suffix}"
    return _format(kind.noun, pattern, kind.record, _FROM_FILE[kind.suffix])


def _format(titel: str, pattern: str, record: type[Entry], left_out: tuple[str, ...]) -> Format:
    schema = _schema(record, left_out)
    return Format(titel, pattern, tuple(_fields(schema, schema.get("$defs", {}))))


def json_schemas(plan: Plan) -> dict[str, dict[str, Any]]:
    """A JSON Schema per kind of file; references list today's ids, for completion in an editor."""
    schemas = {"stadt": _schema(Stadt, ()), "jahrgaenge": _schema(Register, ())}
    for kind in KINDS:
        left_out = _FROM_FILE[kind.suffix]
        schemas[SCHEMA_NAMES[kind.name]] = _schema(kind.record, left_out)
    schemas["aenderung"] = _aenderung(plan)
    return {name: {"$schema": _DRAFT} | _with_ids(schema, plan) for name, schema in schemas.items()}


def _aenderung(plan: Plan) -> dict[str, Any]:
    """The schema of an Änderung, which names things with their kind (``ziel:radverkehr``)."""
    schema = _schema(Aenderung, _FROM_FOLDER)
    links = [f"{link}:{id}" for link, name in LINK_SCHEMES.items() for id in plan.katalog(name).ids]
    schema["properties"]["betrifft"]["items"] = {"anyOf": [{"enum": links}, {"type": "string"}]}
    return schema


def _with_ids(node: Any, plan: Plan) -> Any:
    """The schema with today's ids offered at every reference; others stay allowed."""
    if isinstance(node, list):
        return [_with_ids(item, plan) for item in node]
    if not isinstance(node, dict):
        return node
    if "x-verweis" not in node:
        return {key: _with_ids(value, plan) for key, value in node.items()}
    free = {key: node[key] for key in ("type", "pattern") if key in node}
    rest = {key: value for key, value in node.items() if key not in (*free, "x-verweis")}
    return rest | {"anyOf": [{"enum": list(plan.katalog(node["x-verweis"]).ids)}, free]}
