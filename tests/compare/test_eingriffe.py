"""Whose reasons stand beside a heading of a Synopse: of the years that touched what it shows."""

from collections.abc import Collection
from dataclasses import replace as with_
from itertools import pairwise
from pathlib import Path

import pytest
from documents import walks
from folders import BASIS, copy, load, replace, write
from hypothesis import given
from jahrgaenge import paar, vergleich_pages
from markup import parse, text_of

from insek.compare.blocks import split
from insek.compare.eingriffe import Eingriff, Etappe, Werdegang, eingriffe
from insek.compare.plan import compare_plans
from insek.compare.text import compare_texts
from insek.render.outer import Paar

VERKEHR, HEIR = "fachteile/verkehr.md", "fachteile/mobilitaet.md"
FIGURE = 'Es sind {{ wert(indikator="radanteil", jahr=2023) }} Prozent.'
REASON = """id: grund
titel: Grund {year}
betrifft: ["fachteil:verkehr", "fachteil:mobilitaet"]
tiefe: klein
anlass: evaluation
begruendung: Der Grund von {year}.
fiktiv: true
"""

Edit = tuple[str, str, str]
"""A file, and which of its words become which others; no words at all stand for the whole file."""
LAGE = (VERKEHR, "Jeder fünfte", "Jeder vierte")
BACK = (VERKEHR, "Jeder vierte", "Jeder fünfte")
TENSE = (VERKEHR, "Weg wird", "Weg wurde")
ZIELE = (VERKEHR, "schneller werden", "viel schneller werden")
RAEUME = (VERKEHR, "in der Neustadt", "in der Altstadt")
RETITLED = (VERKEHR, "## Lage", "## Ausgangslage")
BEFORE = (VERKEHR, "## Lage", "## Vorab\n\nGanz neu und noch nie gesagt.\n\n## Lage")
GONE = (VERKEHR, "Jeder vierte Weg wird mit dem Rad gefahren.\n\n", "")
FACT = (VERKEHR, "[planungsamt]\nstand", "[]\nstand")
COUNTED = ("daten/indikatoren/radanteil.yml", "wert: 19", "wert: 42")
ELSEWHERE = ("fachteile/wohnen.md", "kleine Wohnungen", "große Wohnungen")
RENAMED = ((VERKEHR, "nr: 2", "nr: 2\nhervorgegangen_aus: [verkehr]"), (VERKEHR, "", HEIR))
OF_HEIR = (HEIR, "schneller werden", "viel schneller werden")
CLOSED = (VERKEHR, "", "geschlossen.txt")
OPENED = ("geschlossen.txt", "", VERKEHR)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Exchange words in a file, or move it."""
    if old:
        replace(folder, name, old, new)
    else:
        (folder / name).rename(folder / new)


def walked(folder: Path, years: list[tuple[Edit, ...]], silent: Collection[int] = ()) -> Paar:
    """Musterstadt before and after some years, each with its edits, and with a reason if not silent."""
    copy(BASIS, folder)
    replace(folder, VERKEHR, "Rad und Bahn", f"{FIGURE}\n\nRad und Bahn")
    plans = [load(folder)]
    for year, edits in enumerate(years, 2027):
        for step in edits:
            edit(folder, *step)
        reason = None if year in silent else REASON.format(year=year)
        write(folder, {f"aenderungen/{year}/grund.yml": reason} if reason else {})
        plans.append(load(folder))
    steps = enumerate(pairwise(plans), 2027)
    return with_(
        paar(2018, 2019),
        vergleich=compare_plans(plans[0], plans[-1]),
        aenderungen=plans[-1].aenderungen,
        etappen=tuple(Etappe(frozenset({year}), eingriffe(*pair)) for year, pair in steps),
    )


def told(found: Paar) -> dict[str, str]:
    """The years of the reasons in the Synopse by the heading beside which they stand."""
    ends = ("verkehr/synopse/", "mobilitaet/synopse/")
    (page,) = (page for page in vergleich_pages(found) if page.address.endswith(ends))
    heads = parse(page.html).find_class("synopse__abschnitt")
    cells = ([text_of(td) for td in head.xpath("td")] for head in heads)
    return {title: reasons.replace("Grund ", "") for title, reasons, _ in cells}


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([(LAGE,), (ZIELE,)], {"Lage": "2027", "Ziele": "2028"}),
        ([(LAGE,), (TENSE,)], {"Lage": "2027, 2028"}),
        ([(LAGE,), (RETITLED,)], {"Ausgangslage": "2027, 2028"}),
        ([(RETITLED,), (RAEUME,)], {"Ausgangslage": "2027", "Räume und Wege": "2028"}),
        ([(RAEUME,), (BEFORE,)], {"Vorab": "2028", "Räume und Wege": "2027"}),
        ([(BEFORE,), (RAEUME,)], {"Vorab": "2027", "Räume und Wege": "2028"}),
        ([(LAGE, RAEUME), (GONE,)], {"Lage": "2027, 2028", "Räume und Wege": "2027"}),
        ([(LAGE,), (BACK,), (ZIELE,)], {"Ziele": "2029"}),
        ([(FACT,), (LAGE,)], {"Angaben zum Fachteil": "2027", "Lage": "2028"}),
        ([(COUNTED,), (LAGE,)], {"Lage": "2028", "Ziele": "2027"}),
        ([(LAGE,), (ELSEWHERE, *RENAMED), (OF_HEIR,)], {"Lage": "2027", "Ziele": "2029"}),
        ([(CLOSED,), (OPENED, LAGE), (ZIELE,)], {"Lage": "2027, 2028", "Ziele": "Gründe 1, 2, 3"}),
    ],
)
def test_beside_a_heading_stand_the_reasons_of_what_it_shows(
    tmp_path: Path, years: list[tuple[Edit, ...]], expected: dict[str, str]
) -> None:
    """However headings, places and ids changed: a reason stands where its year touched the text."""
    found = walked(tmp_path, years)
    assert told(found) == expected


@pytest.mark.parametrize(
    ("silent", "expected"),
    [
        ({2027}, {"Lage": "2028, 2029", "Ziele": "2028", "Räume und Wege": "2029"}),
        ({2027, 2028}, {"Lage": "2029", "Ziele": "2029", "Räume und Wege": "2029"}),
    ],
)
def test_where_its_years_give_no_reason_all_stand(
    tmp_path: Path, silent: set[int], expected: dict[str, str]
) -> None:
    """A reason may have been filed later: what cannot be told apart is not left out."""
    assert told(walked(tmp_path, [(LAGE,), (ZIELE,), (RAEUME,)], silent)) == expected


def test_what_is_not_known_of_the_way_leaves_every_reason(tmp_path: Path) -> None:
    """Of two states without the steps between them a Synopse gives all reasons everywhere."""
    found = with_(walked(tmp_path, [(LAGE,), (ZIELE,)]), etappen=())
    assert told(found) == {"Lage": "2027, 2028", "Ziele": "2027, 2028"}


def test_decisions_are_those_of_the_reasons_beside_them(tmp_path: Path) -> None:
    """Beside a heading stands by what its reasons were decided, not what else was decided."""
    (page,) = (
        page
        for page in vergleich_pages(walked(tmp_path, [(LAGE,), (ZIELE,)]))
        if page.address.endswith("verkehr/synopse/")
    )
    heads = parse(page.html).find_class("synopse__abschnitt")
    assert [text_of(head.xpath("td")[2]) for head in heads] == [
        "2027: ohne Beschluss",
        "2028: ohne Beschluss",
    ]


@pytest.mark.parametrize(
    ("etappen", "expected"),
    [
        ([("a", "a"), ("a", "b")], {1, 2}),
        ([("a", ""), ("", "b")], {1, 2}),
        ([("a", "c"), ("", "b")], {2}),
        ([("c", "b"), ("a", "")], {2}),
        ([("a", "c"), ("d", "b")], set()),
        ([("a", ""), ("d", "b")], {1}),
    ],
)
def test_only_a_way_of_its_own_tells_of_a_fachteil(
    etappen: list[tuple[str, str]], expected: set[int]
) -> None:
    """What became another Fachteil, or was one, is not followed into it."""
    steps = [Eingriff(alt, neu, ("titel",), (((0,), (0,)),)) for alt, neu in etappen]
    way = [Etappe(frozenset({number}), (step,)) for number, step in enumerate(steps, 1)]
    werdegang = Werdegang(way, "a", "b")
    assert werdegang.of_blocks([0], [0]) == expected
    assert werdegang.of_fields(["titel"]) == expected
    assert werdegang.of_blocks([], []) == set()


@given(walks)
def test_a_block_that_no_step_touched_is_as_it_was(texts: list[str]) -> None:
    """What differs between the ends of a way was touched by a step on it."""
    compared = [compare_texts(old, new).marked for old, new in pairwise(texts)]
    steps = [tuple((change.old, change.new) for change in marked) for marked in compared]
    way = [Etappe(frozenset({n}), (Eingriff("a", "a", (), s),)) for n, s in enumerate(steps)]
    werdegang = Werdegang(way, "a", "a")
    old, new = ([block.source for block in split(text)] for text in (texts[0], texts[-1]))
    assert {s for i, s in enumerate(new) if not werdegang.of_blocks([], [i])} <= set(old)
    assert {s for i, s in enumerate(old) if not werdegang.of_blocks([i], [])} <= set(new)
    for index in range(len(new)):
        assert werdegang.of_blocks([], [index]) <= {n for n, s in enumerate(steps) if s}
