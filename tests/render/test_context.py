"""What a template is given: ways to other pages, and texts that cannot break the page."""

from pathlib import Path

import pytest
from folders import load, replace
from plans import musterstadt

from insek.model.plan import Plan
from insek.render.context import Context
from insek.views.beziehungen import Beziehungen


def context(path: str, plan: Plan | None = None) -> Context:
    """A page of Musterstadt in the making."""
    plan = plan or musterstadt()
    return Context(plan, Beziehungen(plan), path)


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("[Rad](ziel:radverkehr)", "[Rad](../ziele/radverkehr.md)"),
        ("[Lage](fachteil:verkehr#lage)", "[Lage](verkehr.md#lage)"),
        ("[Beleg](quelle:stadtbericht)", "[Beleg](../quellen.md#quellen-stadtbericht)"),
        ("[Raum](raum:altstadt)", "[Raum](../raeume/altstadt.md)"),
        ("[außen](https://stadt.example/)", "[außen](https://stadt.example/)"),
        ("`[Rad](ziel:radverkehr)`", "`[Rad](ziel:radverkehr)`"),
        ("[hier](#lage)", "[hier](#lage)"),
    ],
)
def test_links_for_a_generator_lead_from_file_to_file(source: str, markdown: str) -> None:
    """What an author links by kind and id, a generator gets as a path that it can check."""
    assert context("fachteile/wohnen.md").markdown(source) == markdown


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[Rad](ziel:radverkehr)", '<a href="../../ziele/radverkehr/">Rad</a>'),
        ("[Beleg](quelle:stadtbericht)", '<a href="../../quellen/#quellen-stadtbericht">Beleg</a>'),
        ("5 < 6", "5 &lt; 6"),
    ],
)
def test_links_in_html_lead_from_address_to_address(source: str, html: str) -> None:
    """In finished HTML links are addresses, relative to the page."""
    assert context("fachteile/wohnen.md").inline(source) == html


def test_headings_in_fields_have_no_anchor() -> None:
    """Fields are many on a page, and a heading in one of them is no place to go to."""
    page = context("index.md")
    assert page.block("## Lage\n\nText") == "<h2>Lage</h2>\n<p>Text</p>"
    assert page.inline("## Lage") == "<h2>Lage</h2>"


def test_links_to_records_are_separated_by_commas() -> None:
    """A list of ids becomes links with the titles, unknown ids are left out."""
    shown = context("index.md").links("ziele", ("radverkehr", "unbekannt", "wohnraum-schaffen"))
    assert shown == (
        '<a href="ziele/radverkehr/">Radverkehr ausbauen</a>, '
        '<a href="ziele/wohnraum-schaffen/">Wohnraum schaffen</a>'
    )


def test_title_cannot_become_markup(plan_folder: Path) -> None:
    """A title with angle brackets is shown as it is written."""
    replace(plan_folder, "ziele/radverkehr.yml", "Radverkehr ausbauen", "Rad <b>&</b> Bahn")
    plan = load(plan_folder)
    link = context("index.md", plan).link("ziele", plan.ziele["radverkehr"])
    assert link == '<a href="ziele/radverkehr/">Rad &lt;b&gt;&amp;&lt;/b&gt; Bahn</a>'


def test_records_on_a_shared_page_are_where_their_word_is_called(plan_folder: Path) -> None:
    """A city lists its Quellen on the page of its choice, and links lead there."""
    (plan_folder / "docs/quellen.md").rename(plan_folder / "docs/nachweise.md")
    replace(plan_folder, "docs/index.md", "quellen.md", "nachweise.md")
    here = context("fachteile/wohnen.md", load(plan_folder))
    assert here.markdown("[S](quelle:stadtbericht)") == "[S](../nachweise.md#quellen-stadtbericht)"
    assert here.url("quellen", "stadtbericht") == "../../nachweise/#quellen-stadtbericht"


def test_records_that_a_city_shows_nowhere_are_no_links() -> None:
    """Musterstadt has no page for its Gremien: their names stand as text."""
    here = context("fachteile/wohnen.md")
    runde = here.plan.gremien["planungsrunde"]
    assert here.link("gremien", runde) == "Planungsrunde"
    assert here.url("gremien", runde.id) == "#"


def test_a_page_is_known_by_its_address() -> None:
    """Ways to overviews are shown where the city has written the overview."""
    here = context("index.md")
    assert (here.has("quellen/"), here.has("raeume/"), here.has("")) == (True, False, True)
