"""The pages of records: what stands in their parts."""

from pathlib import Path

import pytest
from folders import load, replace
from markup import parse, text_of
from plans import musterstadt, referenz

from insek import addresses
from insek.model.plan import Plan
from insek.model.ziel import Ziel
from insek.render.context import Context
from insek.render.gliederung import outlined
from insek.render.markdown import to_html
from insek.render.pages import (
    herausforderung_page,
    massnahme_page,
    raum_page,
    ziel_page,
)
from insek.render.words import WORDS
from insek.site.pages import state_pages
from insek.views.beziehungen import Beziehungen

RELATED = Beziehungen(referenz())


def context(plan: Plan, kind: str, id: str) -> Context:
    """The page of a record in the making."""
    return Context(plan, Beziehungen(plan), addresses.page_path(kind, id))


@pytest.mark.parametrize("ziel", referenz().arbeitsziele, ids=lambda ziel: str(ziel.id))
def test_several_things_in_a_step_are_a_list(ziel: Ziel) -> None:
    """On the way from a Ziel to its effect several Massnahmen are a list, and one stands alone."""
    html = ziel_page(context(referenz(), "ziele", ziel.id), ziel)
    found = [
        (len(step.xpath(".//a")), len(step.xpath("ul/li/a")))
        for step in parse(html).xpath("//li[@class='spur__schritt']")
    ]
    many = (RELATED.massnahmen_of_ziel(ziel.id), RELATED.indikatoren_of_ziel(ziel))
    numbers = [0, len(many[0]), 0, len(many[1])] if found else []
    assert found == [(number, number if number > 1 else 0) for number in numbers]


def test_the_stand_of_a_massnahme_is_a_word(plan_folder: Path) -> None:
    """„idee“ in a file is „Idee“ on the page and in every table."""
    replace(plan_folder, "daten/massnahmen/radschnellweg.yml", "stand: laufend", "stand: idee")
    plan = load(plan_folder)
    said = [
        massnahme_page(
            context(plan, "massnahmen", "radschnellweg"), plan.massnahmen["radschnellweg"]
        ),
        WORDS["massnahmen"](context(plan, "seiten", "massnahmen.md")),
    ]
    marks = [
        text_of(mark)
        for html in said
        for mark in parse(html).xpath("//*[contains(@class, 'marke--stand')]")
    ]
    assert marks == ["Idee", "Idee", "geplant"]


def test_the_legend_explains_what_the_map_shows() -> None:
    """Patterns and frames of the map are explained below it."""
    html = WORDS["raumkarte"](context(musterstadt(), "seiten", "raeume/index.md"))
    legend = " ".join(text_of(each) for each in parse(html).iter("figcaption"))
    for sign in ("schräge Linien", "Querlinien", "Punkte", "durchgezogen: Kern", "gestrichelt"):
        assert sign in legend


@pytest.mark.parametrize(
    ("invented", "said"),
    [
        ((), []),
        (("wohnen",), ["Beispiel (fiktiv) Beispiele sind die Aussagen von Wohnen."]),
        (("wohnen", "verkehr"), ["Beispiel (fiktiv) Alle Aussagen sind Beispiele."]),
    ],
)
def test_invented_answers_say_so(
    invented: tuple[str, ...], said: list[str], plan_folder: Path
) -> None:
    """Wherever answers of a Fachteil stand that are examples, that is said beside them."""
    for id in invented:
        replace(plan_folder, f"daten/antworten/{id}.yml", "antworten:", "fiktiv: true\nantworten:")
    plan = load(plan_folder)
    page = herausforderung_page(
        context(plan, "herausforderungen", "klimawandel"), plan.herausforderungen["klimawandel"]
    )
    matrix = WORDS["herausforderungsmatrix"](context(plan, "seiten", "index.md"))
    for html in (page, matrix):
        notes = parse(html).xpath("//p[span[contains(@class,'marke--fiktiv')]]")
        assert [text_of(note) for note in notes] == said


@pytest.mark.parametrize(
    ("raum", "cells"),
    [
        ("neustadt", ["laufend", "2025–2027", "1.000.000 €"]),
        ("bahnhofsviertel", ["laufend", "Bahnhofsviertel", "2025–2027", "1.000.000 €"]),
        ("altstadt", []),
    ],
)
def test_an_ortsteil_says_from_which_raum_a_massnahme_comes(
    raum: str, cells: list[str], plan_folder: Path
) -> None:
    """A page of an Ortsteil lists what is done around it, and counts what is for the whole city."""
    replace(
        plan_folder, "daten/massnahmen/radschnellweg.yml", "raeume: [neustadt]", f"raeume: [{raum}]"
    )
    plan = load(plan_folder)
    page = parse(
        raum_page(context(plan, "ortsteile", "neustadt"), "ortsteile", plan.ortsteile["neustadt"])
    )
    table = "//table[caption[contains(@id, 'massnahmenliste')]]//td"
    assert [text_of(cell) for cell in page.xpath(table)] == cells
    assert ("ist nichts eingetragen" in text_of(page)) == (not cells)
    assert "Für die ganze Stadt gilt außerdem 1 Maßnahme" in text_of(page)


def test_no_anchor_stands_twice_on_a_fachteil(plan_folder: Path) -> None:
    """Headings of the text may be called like each other, or like what the page adds to them."""
    titles = ("Lage", "Quellen", "Tabelle Antworten", "Fachplanungen und Strategien", "Ziele 2")
    path = plan_folder / "fachteile/wohnen.md"
    added = "".join(f"\n## {title}\n\nText.\n" for title in titles)
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    page = {page.path: page for page in state_pages(load(plan_folder))}["fachteile/wohnen.md"]
    above = page.above + to_html(page.text)
    below, _ = outlined(page.below, above)
    found = [str(id) for id in parse(above + below).xpath("//@id")]
    assert sorted(found) == sorted(set(found))
    assert {"lage-2", "quellen", "quellen-2"} <= set(found)


@pytest.mark.parametrize(
    ("art", "said"),
    [
        ("quelle", "stützt sich auf eine Quelle. Nicht jeder Satz steht dort"),
        ("abgeleitet", "ist aus den Zahlen abgeleitet."),
        ("fiktiv", "ist ein Beispiel (fiktiv)."),
    ],
)
def test_a_statement_claims_no_more_than_it_has(art: str, said: str, plan_folder: Path) -> None:
    """A paragraph with a source is not said to stand there word for word."""
    replace(
        plan_folder,
        "daten/raeume/ortsteile/altstadt.yml",
        "aussage_art: quelle",
        f"aussage_art: {art}",
    )
    plan = load(plan_folder)
    page = raum_page(
        context(plan, "ortsteile", "altstadt"), "ortsteile", plan.ortsteile["altstadt"]
    )
    assert f"Diese Aussage {said}" in text_of(parse(page))


def test_only_the_level_of_a_gremium_is_told() -> None:
    """That a body belongs to the Entscheidungsebene does not say that it decides."""
    html = WORDS["gremien"](context(referenz(), "seiten", "wer-macht-was.md"))
    levels = {text_of(row.xpath("td")[0]) for row in parse(html).xpath("//tbody/tr")}
    assert levels == {"Arbeitsebene", "Entscheidungsebene", "Öffentlichkeit"}


def where(plan: Plan) -> dict[str, set[str]]:
    """Every Ortsteil with the words for where it lies in its Schwerpunkträume."""
    return {
        ortsteil.id: {raum.lage(ortsteil.id) for raum in plan.schwerpunktraeume} - {""}
        for ortsteil in plan.ortsteile
    }


def test_what_the_map_draws_is_said_in_words() -> None:
    """Core and edge of a Schwerpunktraum are named on the tile, in the list, and on the page."""
    plan = referenz()
    found = where(plan)
    assert {"Kern", "Rand"} <= set().union(*found.values())
    related = Beziehungen(plan)
    rows = parse(WORDS["raeume"](context(plan, "raeume", "x"), art="ortsteil")).xpath("//tbody/tr")
    tiles = parse(WORDS["raumkarte"](context(plan, "raeume", "x"))).xpath("//a/@aria-label")
    for ortsteil, row in zip(plan.ortsteile, rows, strict=True):
        box = raum_page(context(plan, "raeume", ortsteil.id), "ortsteile", ortsteil)
        for word in found[ortsteil.id]:
            assert f"({word})" in text_of(row), ortsteil.id
            assert f"({word})" in box, ortsteil.id
        label = next(label for label in tiles if label.split(",")[0] == ortsteil.titel)
        assert ("Schwerpunktraum" in label) == bool(found[ortsteil.id])
        assert not found[ortsteil.id] or label.rpartition(", ")[2] in found[ortsteil.id]
    assert related.schwerpunkte_of_ortsteil("x") == ()


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ([(5, False), (7, False)], "12 € zusammen"),
        ([(5, False), (7, True)], "12 € zusammen, davon 7 € Beispiel (fiktiv)"),
        ([(5, True), (7, True)], "12 € zusammen Beispiel (fiktiv)"),
    ],
)
def test_made_up_money_is_marked_in_a_sum(
    costs: list[tuple[int, bool]], said: str, plan_folder: Path
) -> None:
    """A sum says how much of it is an example."""
    (plan_folder / "daten/massnahmen/radschnellweg.yml").unlink()
    for index, (cost, fictional) in enumerate(costs):
        text = MASSNAHME.format(index, cost, str(fictional).lower())
        (plan_folder / f"daten/massnahmen/m{index}.yml").write_text(text, encoding="utf-8")
    plan = load(plan_folder)
    page = ziel_page(context(plan, "ziele", "radverkehr"), plan.ziele["radverkehr"])
    steps = [text_of(step) for step in parse(page).xpath("//li[@class='spur__schritt']")]
    assert next(step for step in steps if step.startswith("Geld")) == f"Geld {said}"


MASSNAHME = """id: m{0}
titel: Maßnahme {0}
kurz: Etwas wird gebaut.
ziele: [radverkehr]
art: neubau
stand: geplant
federfuehrung: planungsamt
kosten: {{gesamt: {1}}}
fiktiv: {2}
"""
