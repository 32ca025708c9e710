"""The file formats as data: complete, in German, and fit for an editor's completion."""

import json
from functools import cache
from typing import Any

import pytest
from folders import PROJECT
from plans import musterstadt, referenz

from insek.model.kinds import KINDS
from insek.views.formate import SCHEMA_NAMES, formate, json_schemas

SCHEMAS = PROJECT / "schemas"


@cache
def generated() -> dict[str, dict[str, Any]]:
    """The schemas of the reference content."""
    return json_schemas(referenz())


def without_ids(node: Any) -> Any:
    """A schema without the lists of today's ids, which change with the content."""
    if isinstance(node, dict):
        return {k: without_ids(v) for k, v in node.items() if k != "enum" or "type" in node}
    return [without_ids(item) for item in node] if isinstance(node, list) else node


def test_every_kind_has_a_format_and_a_schema() -> None:
    """The handbook and the editor know every kind of file."""
    assert len(formate()) == len(KINDS) + 3
    assert set(SCHEMA_NAMES) == {kind.name for kind in KINDS}


@pytest.mark.parametrize("format", formate(), ids=lambda format: format.muster)
def test_every_field_is_explained(format: Any) -> None:
    """No field of any file stands in the handbook without a German sentence."""
    assert [feld.name for feld in format.felder if not feld.text] == []


def test_what_editors_change_most_stands_first() -> None:
    """The handbook begins with Massnahme, Änderung and Indikator; the settings stand last."""
    titles = [format.titel for format in formate()]
    assert titles[:3] == ["Maßnahme", "Änderung", "Indikator"]
    assert titles[-1] == "Die Stadt und ihre Einstellungen"


@pytest.mark.parametrize("name", [*SCHEMA_NAMES.values(), "aenderung", "stadt"])
def test_committed_schema_is_up_to_date(name: str) -> None:
    """The schemas in the repository are the ones that „insek schema“ writes, but for the ids."""
    committed = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    assert without_ids(committed) == without_ids(generated()[name])


def test_an_aenderung_offers_what_can_change() -> None:
    """In an Änderung an editor completes what it touches, with kind and id; it gives no year."""
    schema = json_schemas(musterstadt())["aenderung"]
    offered, free = schema["properties"]["betrifft"]["items"]["anyOf"]
    assert {"ziel:radverkehr", "fachteil:verkehr", "raum:neustadt"} <= set(offered["enum"])
    assert free == {"type": "string"}
    assert "jahrgang" not in schema["properties"]


def test_no_schema_is_left_over() -> None:
    """Every file in schemas/ belongs to a kind of file, or to the data of a comparison."""
    assert {path.stem for path in SCHEMAS.iterdir()} == {*generated(), "vergleich"}


def test_schema_offers_todays_ids() -> None:
    """Where a record names another, an editor completes the ids there are and takes new ones."""
    field = json_schemas(musterstadt())["ziel"]["properties"]["uebergeordnet"]
    offered, free = field["anyOf"]
    assert offered["enum"] == ["lebenswerte-stadt", "radverkehr", "wohnraum-schaffen"]
    assert free["type"] == "string"


def test_editor_uses_every_schema() -> None:
    """Visual Studio Code is told which schema belongs to which files."""
    settings = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))
    wired = {pattern.lstrip("/"): path for path, pattern in settings["yaml.schemas"].items()}
    kinds = {f"{k.folder}/*.yml": k.name for k in KINDS if k.suffix == ".yml"}
    expected = {p: f"./schemas/{SCHEMA_NAMES[name]}.json" for p, name in kinds.items()}
    assert wired == expected | {
        "insek.yml": "./schemas/stadt.json",
        "jahrgaenge.yml": "./schemas/jahrgaenge.json",
        "aenderungen/*/*.yml": "./schemas/aenderung.json",
    }
