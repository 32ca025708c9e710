"""The comparison as data: as its schema says, and complete."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from folders import PROJECT
from jahrgaenge import PAIRS, paar

from insek.compare.judge import Art
from insek.compare.text import Fate
from insek.render.vergleich import as_json

SCHEMA = json.loads((PROJECT / "schemas/vergleich.json").read_text(encoding="utf-8"))
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int,
}  # fmt: skip


@cache
def report(alt: int, neu: int) -> Any:
    """The data of a comparison."""
    found = paar(alt, neu)
    return json.loads(as_json(found.vergleich, found.aenderungen))


def broken(value: Any, schema: Any, where: str = "") -> Iterator[str]:
    """Where a value is not as a schema says; the words of JSON Schema that ours uses."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r}"
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        yield f"{where}: {value!r}"
    elif isinstance(value, dict):
        yield from _object(value, schema, where)
    elif isinstance(value, list):
        yield from _array(value, schema, where)


def _object(value: dict[str, Any], schema: Any, where: str) -> Iterator[str]:
    yield from (f"{where}/{name} fehlt" for name in schema.get("required", ()) if name not in value)
    for name, inner in value.items():
        inside = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
        if inside is False:
            yield f"{where}/{name} ist unbekannt"
        else:
            yield from broken(inner, inside or {}, f"{where}/{name}")


def _array(value: list[Any], schema: Any, where: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{where}: {len(value)} Einträge"
    for index, item in enumerate(value):
        first = schema.get("prefixItems", ())
        yield from broken(
            item, first[index] if index < len(first) else schema.get("items", {}), where
        )


@pytest.mark.parametrize(("alt", "neu"), PAIRS)
def test_every_comparison_is_as_its_schema_says(alt: int, neu: int) -> None:
    """No pair of Jahrgänge has a field that the schema does not explain."""
    assert list(broken(report(alt, neu), SCHEMA)) == []


def test_the_schema_knows_every_word() -> None:
    """The kinds of change in the schema are those of the comparison."""
    assert SCHEMA["$defs"]["art"]["enum"] == [str(art) for art in Art]
    kinds = SCHEMA["$defs"]["block"]["properties"]["art"]["enum"]
    assert kinds == [fate.value for fate in Fate if fate is not Fate.KEPT]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"schema": 2}, "/schema: 2"),
        ({"zusammenfassung": 1}, "/zusammenfassung: 1"),
        ({"mehr": 1}, "/mehr ist unbekannt"),
        ({"unterschiede": [{"was": "ziel:a"}]}, "/unterschiede/titel fehlt"),
        ({"unterschiede": [{"arten": ["anders"]}]}, "/unterschiede/arten: 'anders'"),
    ],
)
def test_the_check_itself_finds_faults(data: Any, complaint: str) -> None:
    """A report that is not as the schema says is told from one that is."""
    assert complaint in list(broken(data, SCHEMA))


def test_the_words_of_a_block_spell_out_both_texts() -> None:
    """Without what came the old source is left, without what went the new one."""
    data = report(2018, 2019)
    comparison = paar(2018, 2019).vergleich
    for told, change in zip(data["unterschiede"], comparison.unterschiede, strict=True):
        marked = change.text.marked if change.text else ()
        for block, original in zip(told.get("text", ()), marked, strict=True):
            if original.table is None:
                old = "".join(text for sign, text in block["woerter"] if sign != "+")
                new = "".join(text for sign, text in block["woerter"] if sign != "-")
                assert (old, new) == (original.old_source, original.new_source)
