"""The handbook's page on the data of comparisons names what the schema has, and nothing else."""

import json
import re
from typing import Any

import pytest
from folders import PROJECT

SCHEMA = json.loads((PROJECT / "schemas/vergleich.json").read_text(encoding="utf-8"))
DEFS = SCHEMA["$defs"]
PAGE = (PROJECT / "docs/entwicklung/vergleichsdaten.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(\w+)` \| .+ \|$", re.MULTILINE)
OBJECTS = {
    "Die ganze Datei": SCHEMA,
    "Ein Unterschied": DEFS["unterschied"],
    "Ein Faktum": DEFS["faktum"],
    "Ein Block": DEFS["block"],
    "Eine Zeile einer Tabelle": DEFS["zeile"],
    "Eine Zelle": DEFS["zeile"]["properties"]["zellen"]["items"],
    "Eine Zahl im Text": DEFS["zahl"],
    "Ein Grund": DEFS["grund"],
}


def section(title: str) -> str:
    """What stands under a heading of the page."""
    return PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def objects(schema: Any) -> int:
    """How many kinds of objects a schema describes."""
    inner = schema.values() if isinstance(schema, dict) else schema
    nested = sum(objects(part) for part in inner if isinstance(part, dict | list))
    return nested + ("properties" in schema and isinstance(schema, dict))


@pytest.mark.parametrize("title", OBJECTS)
def test_the_page_names_every_field(title: str) -> None:
    """Each object has a section, and there each of its fields a row, in the same order."""
    assert _ROW.findall(section(title)) == list(OBJECTS[title]["properties"])


def test_no_object_is_left_out() -> None:
    """As many objects as the schema describes have a section."""
    assert objects(SCHEMA) == len(OBJECTS)


def test_the_page_explains_every_kind_of_change() -> None:
    """The kinds stand in a table in the order in which they weigh."""
    rows = re.findall(r"^\| ([a-zäöü ]+) \| .+ \|$", section("Die Arten"), re.MULTILINE)
    assert rows == DEFS["art"]["enum"]
