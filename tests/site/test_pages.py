"""The pages of a state as (path, text): complete, unique, and finished for any generator."""

import re
from collections import Counter
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from folders import BASIS, PROJECT, load, replace, write
from markup import faults
from plans import musterstadt, referenz

from insek.addresses import page_path
from insek.model.kinds import KIND_BY_NAME, RAUM_KINDS
from insek.model.plan import Plan
from insek.render.context import Context
from insek.render.expand import expand
from insek.render.markdown import to_html
from insek.site.pages import Page, state_pages
from insek.views.beziehungen import Beziehungen

PLANS = pytest.mark.parametrize(
    ("plan", "root"),
    [(musterstadt(), BASIS), (referenz(), PROJECT)],
    ids=["Musterstadt", "Referenz"],
)
WITH_PAGES = (
    "fachteile", "ziele", "herausforderungen", "massnahmen", "indikatoren", "konflikte", "aemter",
    *RAUM_KINDS,
)  # fmt: skip
FILE_LINK = re.compile(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)")


def pages(plan: Plan) -> dict[str, Page]:
    """All pages by path."""
    return {page.path: page for page in state_pages(plan)}


@PLANS
def test_paths_are_unique(plan: Plan, root: Path) -> None:
    """No two pages share a file."""
    assert max(Counter(page.path for page in state_pages(plan)).values()) == 1


@PLANS
def test_every_record_and_every_seite_has_a_page(plan: Plan, root: Path) -> None:
    """What has an address has a page there, and there is no page for anything else."""
    records = {
        page_path(kind, id): KIND_BY_NAME[kind].path(id)
        for kind in WITH_PAGES
        for id in plan.katalog(kind).ids
    }
    written = {seite.pfad: f"docs/{seite.pfad}" for seite in plan.seiten}
    assert {page.path: page.source for page in state_pages(plan)} == records | written


@PLANS
def test_page_names_a_file_that_exists(plan: Plan, root: Path) -> None:
    """The source of a page is a file that an editor can open."""
    assert [page.source for page in state_pages(plan) if not (root / page.source).is_file()] == []


def test_links_lead_to_pages_that_exist() -> None:
    """Links such as ziel:… have become ways to files, and the files are pages of the state."""
    known = pages(referenz())
    ways = [
        (page.path, normpath(join(dirname(page.path), target)))
        for page in known.values()
        for target in FILE_LINK.findall(page.text)
    ]
    assert ways
    assert [way for way in ways if way[1] not in known] == []


@PLANS
def test_finished_text_is_well_formed(plan: Plan, root: Path) -> None:
    """The text of every page becomes clean HTML, with whatever generator."""
    beziehungen = Beziehungen(plan)
    found = {
        page.path: faults(
            page.above
            + to_html(expand(page.text, Context(plan, beziehungen, page.path)))
            + page.below
        )
        for page in state_pages(plan)
    }
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("path", "titel", "art", "kurz", "fiktiv", "above"),
    [
        ("index.md", "Startseite", "", "", False, []),
        ("fachteile/wohnen.md", "Wohnen", "Handlungsfeld",
         "Alle finden in Musterstadt eine Wohnung, die sie bezahlen können.", False, []),
        ("ziele/lebenswerte-stadt.md", "Lebenswerte Stadt", "Leitlinie",
         "Musterstadt bleibt eine Stadt für alle.", False, []),
        ("ziele/radverkehr.md", "Radverkehr ausbauen", "Handlungsziel",
         "Bis 2030 wird jeder vierte Weg mit dem Rad gefahren.", False, []),
        ("herausforderungen/alterung.md", "Alterung", "Zukunftsaufgabe",
         "Jeder dritte Mensch ist bald über sechzig.", False, []),
        ("konflikte/radwege-und-bauland.md", "Radwege und Bauland", "Zielkonflikt", "", True, []),
        ("raeume/altstadt.md", "Altstadt", "Ortsteil", "", False, []),
        ("aemter/planungsamt.md", "Planungsamt", "Amt", "", True, []),
    ],
)  # fmt: skip
def test_page_says_what_it_is(
    path: str, titel: str, art: str, kurz: str, fiktiv: bool, above: list[str]
) -> None:
    """A page has the title of its record, and its kind in the words of the city."""
    page = pages(musterstadt())[path]
    assert (page.titel, page.art, page.kurz, page.fiktiv) == (titel, art, kurz, fiktiv)
    assert [title for title, _ in page.trail] == above


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        ("index.md", ()),
        ("ziele/index.md", ()),
        ("impressum.md", ()),
        ("redaktion/regeln.md", (("Redaktionshandbuch", "redaktion/"),)),
        ("aemter/stadtplanungsamt.md", (("Wer macht was", "wer-macht-was/"),)),
    ],
)
def test_trail_leads_up(path: str, trail: tuple[tuple[str, str], ...]) -> None:
    """Above a page stands the page of its folder; above an Amt the page that lists all."""
    assert [address for _, address in pages(referenz())[path].trail] == [a for _, a in trail]


def test_only_texts_with_words_are_carried_out() -> None:
    """Pages without calls need no template engine."""
    calling = {page.path for page in state_pages(musterstadt()) if page.calls_words}
    assert calling == {"index.md", "quellen.md", "fachteile/wohnen.md", "fachteile/verkehr.md"}


def test_record_cannot_smuggle_a_call_onto_a_page(plan_folder: Path) -> None:
    """Braces that stand in a record are text on every page that shows the record."""
    replace(
        plan_folder, "ziele/wohnraum-schaffen.yml", "Wohnraum schaffen", "'{{ 7 }} {% x %} {# y #}'"
    )
    page = pages(load(plan_folder))["fachteile/wohnen.md"]
    assert "{{ 7 }} {% x %} {# y #}" in page.above
    assert re.findall(r"\{[{%#] \w+", page.text) == ["{{ ziele"]


def test_first_inhabitants_have_no_percentage(plan_folder: Path) -> None:
    """Where nobody lived before, a change in percent is no number and is left out."""
    before = "- {jahr: 2025, wert: 4200}"
    after = f"- {{jahr: 2020, wert: 0}}\n  {before}"
    replace(plan_folder, "daten/raeume/ortsteile/altstadt.yml", before, after)
    text = pages(load(plan_folder))["raeume/altstadt.md"].below
    assert '<td class="zahl">4.200</td><td class="zahl">–</td>' in text


REASON = """
titel: {titel}
betrifft: [{betrifft}]
tiefe: {tiefe}
anlass: daten
begruendung: Die [Zählung](quelle:stadtbericht) zeigt es.
fiktiv: true
"""


def test_a_page_says_why_its_record_was_changed(plan_folder: Path) -> None:
    """The plan's own reasons stand on the pages they concern: newest first, mere wording last."""
    for name, year, tiefe, betrifft in (
        ("wort", 2026, "redaktionell", "ziel:radverkehr, raum:altstadt"),
        ("senkung", 2026, "tiefgreifend", "ziel:radverkehr"),
        ("frueher", 2024, "klein", "fachteil:wohnen, ziel:radverkehr"),
    ):
        text = REASON.format(titel=name, betrifft=betrifft, tiefe=tiefe)
        write(plan_folder, {f"aenderungen/{year}/{name}.yml": f"id: {name}{text}"})
    told = [page for page in state_pages(load(plan_folder)) if page.geaendert]
    assert {why.grund for page in told for why in page.geaendert} == {"Die Zählung zeigt es."}
    found = {
        page.path: [(reason.jahrgang, reason.titel) for reason in page.geaendert] for page in told
    }
    assert found == {
        "ziele/radverkehr.md": [(2026, "senkung"), (2026, "wort"), (2024, "frueher")],
        "fachteile/wohnen.md": [(2024, "frueher")],
        "raeume/altstadt.md": [(2026, "wort")],
    }
