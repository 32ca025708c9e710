"""The vocabulary: what authors may call is what is rendered, and it is clean HTML."""

import inspect
from pathlib import Path

import pytest
from folders import load, replace
from markup import faults, parse, text_of
from plans import musterstadt, referenz

from insek import vocabulary
from insek.model.plan import Plan
from insek.render.context import Context
from insek.render.expand import expand
from insek.render.words import WORDS
from insek.views.beziehungen import Beziehungen
from insek.vocabulary import Angabe, Wort

PLANS = {"Musterstadt": musterstadt(), "Referenzfassung": referenz()}
WORTE = pytest.mark.parametrize("wort", vocabulary.WORTE, ids=lambda wort: wort.name)


def say(plan: Plan, name: str, **arguments: str | int) -> str:
    """What a word puts on a page two folders deep."""
    return WORDS[name](Context(plan, Beziehungen(plan), "ziele/radverkehr.md"), **arguments)


def arguments(plan: Plan, wort: Wort) -> list[dict[str, str | int]]:
    """Calls of a word: without arguments if it needs none, and with every value of each."""
    needed: dict[str, str | int] = {a.name: _values(plan, a)[0] for a in wort.angaben if a.required}
    calls = [needed]
    calls += [
        needed | {a.name: v} for a in wort.angaben if a.kind or a.choices for v in _values(plan, a)
    ]
    return calls


def _values(plan: Plan, angabe: Angabe) -> list[str | int]:
    if angabe.number:
        return [2024]
    return [*angabe.choices] if angabe.choices else [*plan.katalog(angabe.kind).ids]


def test_vocabulary_and_implementation_have_the_same_words() -> None:
    """Every word of the handbook exists, and every existing word is in the handbook."""
    assert list(WORDS) == list(vocabulary.WORT_BY_NAME)


@WORTE
def test_word_takes_the_arguments_of_the_handbook(wort: Wort) -> None:
    """Names and duty of the arguments agree, and all are named in the call."""
    context, *parameters = inspect.signature(WORDS[wort.name]).parameters.values()
    assert context.name == "c"
    assert {p.kind for p in parameters} <= {inspect.Parameter.KEYWORD_ONLY}
    assert {(p.name, p.default is p.empty) for p in parameters} == {
        (angabe.name, angabe.required) for angabe in wort.angaben
    }


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
@WORTE
def test_word_is_clean_html(wort: Wort, plan: Plan) -> None:
    """Whatever a word is asked for, its HTML is well-formed, with unique ids and named tables."""
    found = {str(call): faults(say(plan, wort.name, **call)) for call in arguments(plan, wort)}
    assert {call: wrong for call, wrong in found.items() if wrong} == {}


@WORTE
def test_word_survives_an_empty_plan(wort: Wort) -> None:
    """A word on the pages of a plan that is just begun shows nothing wrong, and never fails."""
    if not any(angabe.required and angabe.kind for angabe in wort.angaben):
        for call in arguments(Plan(), wort):
            assert faults(say(Plan(), wort.name, **call)) == []


@WORTE
def test_word_waits_for_a_record_that_cannot_be_read(wort: Wort) -> None:
    """A broken file is one Befund; a word that names it leaves a dash."""
    for angabe in wort.angaben:
        if angabe.kind:
            needed = {a.name: "x" for a in wort.angaben if a.required}
            assert say(musterstadt(), wort.name, **needed | {angabe.name: "kaputt"}) == "–"


@pytest.mark.parametrize(
    ("wort", "needed", "shown"),
    [
        ("ueberblick", {}, "2 Handlungsfelder"),
        ("zielmatrix", {"fachteil": "verkehr"}, "Wer zu welchem Ziel beiträgt: Verkehr"),
        ("herausforderungsmatrix", {}, "Zukunftsaufgabe"),
        ("massnahmen", {}, "Leuchtturm"),
        ("massnahmen", {}, "1.000.000 €"),
        ("massnahmen", {"ziel": "lebenswerte-stadt"}, "Hier ist noch nichts eingetragen."),
        ("zielstand", {}, "auf Kurs"),
        ("raeume", {"art": "ortsteil"}, "6.100 (2025)"),
        ("stand", {}, "Entwurf, Stand 1. November 2026."),
        ("ziele", {"leitziel": "lebenswerte-stadt"}, "Ziele: Lebenswerte Stadt"),
        ("pruefliste", {"herausforderung": "klimawandel"}, "Was senkt den Ausstoß?"),
        ("regeln", {}, "Kernziel ohne Indikator"),
        ("formate", {}, "nachkommastellen"),
    ],
)
def test_word_says(wort: str, needed: dict[str, str], shown: str) -> None:
    """A word shows what the plan says, in the names of the city."""
    assert shown in text_of(parse(say(musterstadt(), wort, **needed)))


@pytest.mark.parametrize(
    ("jahr", "reihe", "html"),
    [
        (2024, "", '<data class="wert" value="20">20</data>'),
        (2024, "umfrage", '<data class="wert" value="20">20</data>'),
        (1999, "", "–"),
        (2024, "andere", "–"),
    ],
)
def test_single_value(jahr: int, reihe: str, html: str) -> None:
    """A value in a sentence is German for people and exact for machines; none is a dash."""
    assert say(musterstadt(), "wert", indikator="radanteil", jahr=jahr, reihe=reihe) == html


def test_change_against_nothing_is_not_counted(plan_folder: Path) -> None:
    """Where nobody lived before, a change in percent is no number and is left out."""
    replace(
        plan_folder,
        "daten/raeume/ortsteile/altstadt.yml",
        "- {jahr: 2025, wert: 4200}",
        "- {jahr: 2020, wert: 0}\n  - {jahr: 2025, wert: 4200}",
    )
    assert "4.200" in say(load(plan_folder), "raeume", art="ortsteil")


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        (
            'Anteil: {{ wert(indikator="radanteil", jahr=2023) }} %',
            'Anteil: <data class="wert" value="19">19</data> %',
        ),
        ("Ohne Aufruf.\n", "Ohne Aufruf.\n"),
        ("{{ unbekannt() }}", "{{ unbekannt() }}"),
        ("{{ stand() }} {{ 7 * 7 }}", "{{ stand() }} {{ 7 * 7 }}"),
        ("{% for x in [1] %}{{ x }}{% endfor %}", "{% for x in [1] %}{{ x }}{% endfor %}"),
        ("{{ stand().__class__ }}", "{{ stand().__class__ }}"),
    ],
)
def test_words_are_carried_out_without_a_generator(text: str, expanded: str) -> None:
    """Calls of words are replaced; a text with anything else is given back untouched."""
    plan = musterstadt()
    assert expand(text, Context(plan, Beziehungen(plan), "index.md")) == expanded
