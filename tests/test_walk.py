"""Walking: every reference and every text of a record is found, with its line."""

import pytest
from folders import BASIS, load

from insek.model.kinds import KIND_BY_NAME, KINDS
from insek.model.massnahme import Kosten, Massnahme
from insek.model.plan import Plan
from insek.model.seite import Seite
from insek.model.stadt import Stadt
from insek.model.walk import entry_types, markdown, references, texts


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of Musterstadt."""
    return load(BASIS)


REFERENCES = {
    ("ziele", "radverkehr"): [
        ("quellen", "stadtbericht", 22),
        ("ziele", "lebenswerte-stadt", 4),
        ("fachteile", "verkehr", 8),
        ("fachteile", "wohnen", 11),
        ("indikatoren", "radanteil", 14),
        ("indikatoren", "radanteil", 16),
        ("quellen", "stadtbericht", 20),
    ],
    ("fachteile", "verkehr"): [
        ("quellen", "stadtbericht", 19),
        ("aemter", "tiefbauamt", 5),
        ("aemter", "planungsamt", 6),
        ("aemter", "tiefbauamt", 10),
        ("aemter", "planungsamt", 11),
        ("fachteile", "wohnen", 13),
        ("bezugsdokumente", "verkehrsplan", 16),
        ("raeume", "bahnhofsviertel", 17),
    ],
    ("zustaendigkeiten", "gebietsmanagement-bahnhofsviertel"): [
        ("raeume", "bahnhofsviertel", 4),
        ("aemter", "planungsamt", 5),
    ],
    ("aemter", "tiefbauamt"): [],
}


@pytest.mark.parametrize(("record", "expected"), REFERENCES.items())
def test_references_are_found(
    plan: Plan, record: tuple[str, str], expected: list[tuple[str, str, int]]
) -> None:
    """Every id that stands for another record is found, however deep it stands."""
    kind, id = record
    found = references(plan.katalog(kind)[id])
    assert [(ref.kind, ref.id, ref.location.line) for ref in found] == expected


def test_every_reference_of_a_healthy_plan_leads_somewhere(plan: Plan) -> None:
    """A reference names a catalogue of the plan and an id in it."""
    for kind in KINDS:
        for record in plan.katalog(kind.name):
            assert all(ref.id in plan.katalog(ref.kind) for ref in references(record))


def test_texts_are_found(plan: Plan) -> None:
    """Texts are found with their lines; ids and what is left out are no texts."""
    found = [
        (text[:12], location.line)
        for text, location in texts(plan.konflikte["radwege-und-bauland"])
    ]
    assert found == [("Radwege und ", 2), ("Wo der Radwe", 5)]


def test_block_texts_begin_on_their_first_line(plan: Plan) -> None:
    """A text behind „|“ begins on the line below."""
    lines = {
        text.split()[0]: where.line for text, where in texts(plan.herausforderungen["klimawandel"])
    }
    assert lines["Die"] == 6


def test_texts_of_nested_entries_are_found(plan: Plan) -> None:
    """Texts in groups of fields are found, too."""
    found = [text for text, _ in texts(plan.ziele["radverkehr"])]
    assert "Plant in jedem Neubau Plätze für Räder." in found


def test_entries_name_their_groups() -> None:
    """The fields that hold groups of fields are known with their types."""
    assert entry_types(Massnahme)["kosten"] is Kosten
    assert set(entry_types(Stadt)) == {
        "bezeichnungen",
        "ebenen",
        "abschnitte",
        "grenzwerte",
        "regeln",
    }


def test_only_pages_have_markdown(plan: Plan) -> None:
    """Fachteile and pages are written as Markdown, nothing else."""
    pages = [*plan.fachteile, *plan.seiten]
    assert all(markdown(page) for page in pages)
    assert all(isinstance(page, Seite) for page in plan.seiten)
    assert markdown(plan.massnahmen["radschnellweg"]) is None
    assert KIND_BY_NAME["fachteile"].path("wohnen") == "fachteile/wohnen.md"
