"""What stands in a file is seen by readers, or it is written down here why not."""

from collections.abc import Iterator

import pytest
from folders import BASIS, copy, load, write
from variants import exchanged, filled, variants

from insek.model.kinds import KINDS
from insek.model.plan import Plan
from insek.render.context import Context
from insek.render.words import WORDS
from insek.site.pages import state_pages
from insek.views.beziehungen import Beziehungen

LISTS = (
    "---\ntitel: Alles\n---\n{{ zustaendigkeiten() }}\n{{ gremien() }}\n{{ bezugsdokumente() }}\n"
)
CALLS: tuple[tuple[str, dict[str, str]], ...] = (
    *((word, {}) for word in (
        "zielmatrix", "herausforderungsmatrix", "ziele", "zielstand", "fachteile",
        "herausforderungen", "massnahmen", "indikatoren", "raumkarte", "zustaendigkeiten",
        "aemter", "gremien", "quellen", "bezugsdokumente", "stichworte", "ueberblick",
    )),
    *(("raeume", {"art": art}) for art in (
        "ortsteil", "stadtbezirk", "schwerpunktraum", "foerdergebiet",
    )),
    *(("konflikte", {"art": art}) for art in ("konflikt", "synergie")),
)  # fmt: skip
"""Every word of the vocabulary that shows records and needs no particular one."""

UNSEEN = {
    "hervorgegangen_aus": "Davon erzählen Vergleich und Verlauf; ein Stand kennt nur sich selbst.",
    "fachteile.nr": "Gibt die Reihenfolge; die Nummer selbst liest niemand.",
    "herausforderungen.nr": "Gibt die Reihenfolge; die Nummer selbst liest niemand.",
    "antworten.id": "Antworten stehen auf der Seite ihres Fachteils.",
    "antworten.titel": "Bleibt leer: Antworten heißen wie ihr Fachteil.",
    "indikatoren.sprunggrenze": "Nur für die Prüfung: Sie fragt bei großen Sprüngen nach.",
}
"""Fields that no page shows, and why; without a catalogue in front it is so for all."""


def seen(plan: Plan) -> tuple[object, ...]:
    """All that readers see of a plan: its pages, and what its words say."""
    relations = Beziehungen(plan)
    pages = [
        (p.titel, p.kurz, p.art, p.fiktiv, p.above, p.text, p.below) for p in state_pages(plan)
    ]
    context = Context(plan, relations, "seite.md")
    return pages, [WORDS[word](context, **arguments) for word, arguments in CALLS]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Musterstadt with a value in every field, and a page that lists what has none of its own."""
    folder = copy(BASIS, tmp_path_factory.mktemp("voll"))
    write(folder, {"docs/alles.md": LISTS})
    return filled(load(folder))


def unseen(plan: Plan, kind: str) -> Iterator[str]:
    """The fields of a catalogue that may be changed in any record without anybody seeing it."""
    before = seen(plan)
    changed: dict[str, bool] = {}
    for record in plan.katalog(kind):
        for field, other in variants(record, plan):
            if not changed.get(field):
                changed[field] = seen(exchanged(plan, kind, record, other)) != before
    return (field for field, visible in changed.items() if not visible)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_field_is_seen(kind: str, full: Plan) -> None:
    """Whoever fills in a field finds it on a page; the exceptions are named with their reason."""
    expected = {field for field in unseen(full, kind) if field not in UNSEEN}
    assert {f"{kind}.{field}" for field in expected} == {
        name for name in UNSEEN if name.startswith(f"{kind}.")
    }


def test_exceptions_are_fields(full: Plan) -> None:
    """No exception outlives its field."""
    known = {
        name
        for kind in KINDS
        for record in full.katalog(kind.name)
        for field, _ in variants(record, full)
        for name in (field, f"{kind.name}.{field}")
    }
    assert UNSEEN.keys() <= known
