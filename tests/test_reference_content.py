"""The reference content: complete, sound, and its figures add up."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from folders import PROJECT, findings
from plans import referenz

from insek.model.befund import Schwere
from insek.model.kinds import KINDS
from insek.model.walk import markdown, texts
from insek.render.befunde import as_text
from insek.sources import WorkingTree

ORTSTEILE = {"0": 7, "1": 6, "2": 10, "3": 6, "4": 5, "5": 6, "6": 7, "7": 6, "8": 4, "9": 6}
"""How many Ortsteile each Stadtbezirk has, by official key."""

YEARS = (2009, 2015, 2020, 2024)
NOWHERE = 10
"""How many people the register counts in the city at most without an Ortsteil."""

FEWEST = {
    "massnahmen": 30,
    "indikatoren": 12,
    "schwerpunktraeume": 8,
    "foerdergebiete": 1,
    "zustaendigkeiten": 10,
    "aemter": 10,
    "gremien": 5,
    "bezugsdokumente": 5,
    "quellen": 10,
    "seiten": 10,
}

GARBLED = re.compile(r"\b(?:Gber|fir|ftir|iiber|dber|Biirger|Stadtrdume|Gffentlich)\b")
"""What the text recognition of the sources makes of „über“, „für“ and „Bürger“."""

SENTENCE = re.compile(r"(?<=[.;?!])\s+")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def runs(text: str) -> list[tuple[str, ...]]:
    """Every run of four words of a text, links read as their words."""
    words = re.findall(r"\w+", LINK.sub(r"\1", text).lower())
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def repeated(sentence: str, known: set[tuple[str, ...]]) -> bool:
    """Whether half of the runs of a sentence are known already."""
    said = runs(sentence)
    return bool(said) and sum(run in known for run in said) * 2 >= len(said)


def everything_said() -> Iterator[tuple[str, str]]:
    """Every text of the plan with its place."""
    plan = referenz()
    for entry in [record for kind in KINDS for record in plan.katalog(kind.name)]:
        yield from ((str(place), text) for text, place in texts(entry))
    for page in [*plan.fachteile, *plan.seiten]:
        text = markdown(page)
        yield str(page.location), text.source if text else ""


def test_it_has_neither_errors_nor_warnings() -> None:
    """The content passes its own checks; a Hinweis may stand."""
    found = [each for each in findings(WorkingTree(PROJECT)) if each.schwere is not Schwere.HINWEIS]
    if found:
        pytest.fail(f"Der Inhalt hat Befunde:\n{as_text(found)}", pytrace=False)


@pytest.mark.parametrize(("kind", "fewest"), FEWEST.items())
def test_catalogues_are_filled(kind: str, fewest: int) -> None:
    """Every catalogue holds at least what a reader of an INSEK expects."""
    assert len(referenz().katalog(kind)) >= fewest


def test_goals_are_arranged() -> None:
    """Four Leitziele hold forty Ziele, of which at most twelve are judged every year."""
    plan = referenz()
    assert (len(plan.leitziele), len(plan.arbeitsziele)) == (4, 40)
    assert 1 <= len(plan.kernziele) <= 12
    assert {ziel.uebergeordnet for ziel in plan.arbeitsziele} == {z.id for z in plan.leitziele}


def test_fachteile_have_their_measure() -> None:
    """Eleven Fachteile have 600 to 1,500 words each."""
    lengths = {fachteil.id: fachteil.text.words for fachteil in referenz().fachteile}
    assert len(lengths) == 11
    assert {id: words for id, words in lengths.items() if not 600 <= words <= 1500} == {}


def test_challenges_ask() -> None:
    """Eleven Herausforderungen have at least four questions each."""
    questions = {each.id: len(each.prueffragen) for each in referenz().herausforderungen}
    assert len(questions) == 11
    assert {id: count for id, count in questions.items() if count < 4} == {}


def test_every_cell_says_something() -> None:
    """All 121 cells have a statement of eight words or more, and no two the same."""
    plan = referenz()
    cells = [plan.antwort(f.id, h.id) for f in plan.fachteile for h in plan.herausforderungen]
    said = [cell.aussage for cell in cells if cell]
    assert len(said) == len(set(said)) == 121
    assert [aussage for aussage in said if len(aussage.split()) < 8] == []


@pytest.mark.parametrize("fachteil", referenz().fachteile.ids)
def test_answers_do_not_repeat_their_fachteil(fachteil: str) -> None:
    """No sentence of an answer takes half of its runs of four words from its Fachteil's text."""
    plan = referenz()
    known = set(runs(plan.fachteile[fachteil].text.source))
    cells = [plan.antwort(fachteil, h.id) for h in plan.herausforderungen]
    sentences = [each for cell in cells if cell for each in SENTENCE.split(cell.aussage)]
    assert [each for each in sentences if repeated(each, known)] == []


def test_conflicts_and_synergies_are_named() -> None:
    """At least eight conflicts and three synergies are named."""
    kinds = Counter(konflikt.art for konflikt in referenz().konflikte)
    assert kinds["konflikt"] >= 8
    assert kinds["synergie"] >= 3


def test_the_city_is_complete() -> None:
    """The 63 Ortsteile lie in their ten Stadtbezirke."""
    plan = referenz()
    keys = {bezirk.id: bezirk.schluessel for bezirk in plan.stadtbezirke}
    assert Counter(keys[o.stadtbezirk] for o in plan.ortsteile) == ORTSTEILE
    assert all(re.fullmatch(r"\d\d", ortsteil.schluessel) for ortsteil in plan.ortsteile)


@pytest.mark.parametrize("bezirk", referenz().stadtbezirke.ids)
def test_people_of_a_bezirk_are_those_of_its_ortsteile(bezirk: str) -> None:
    """The population of a Stadtbezirk is the sum of its Ortsteile, in every year."""
    plan = referenz()
    counted: Counter[int] = Counter()
    for ortsteil in plan.ortsteile:
        if ortsteil.stadtbezirk == bezirk:
            counted.update({each.jahr: each.wert for each in ortsteil.einwohner})
    stated = {each.jahr: each.wert for each in plan.stadtbezirke[bezirk].einwohner}
    assert tuple(sorted(stated)) == YEARS
    assert counted == stated


@pytest.mark.parametrize("year", YEARS)
def test_people_of_the_city_are_those_of_its_bezirke(year: int) -> None:
    """The register counts as many as the Bezirke, and a few whom it places nowhere."""
    plan = referenz()
    counts = [each for bezirk in plan.stadtbezirke for each in bezirk.einwohner]
    placed = sum(each.wert for each in counts if each.jahr == year)
    register = plan.indikatoren["einwohner"].reihe("register")
    stated = register.value(year) if register else None
    assert stated is not None
    assert 0 <= stated.wert - placed <= NOWHERE


def test_nothing_is_passed_off_as_fact() -> None:
    """The site says that it is no official document; what has no source is marked."""
    plan = referenz()
    assert not plan.stadt.amtlich
    unsourced = [m.id for m in plan.massnahmen if not m.fiktiv and not m.quellen]
    assert unsourced == []


def test_sources_were_not_copied_with_their_damage() -> None:
    """No word is garbled as in the scanned sources."""
    damaged = [(place, GARBLED.findall(text)) for place, text in everything_said()]
    assert [(place, words) for place, words in damaged if words] == []
