"""Figures in a text: told when they read otherwise, and never mistaken for a change of the words."""

import json
from dataclasses import replace as with_
from pathlib import Path

import pytest
from folders import BASIS, copy, load, replace, write
from jahrgaenge import paar, vergleich_pages
from lxml.html import HtmlElement
from markup import faults, parse, text_of

from insek.compare.pflicht import check_comparison, owes_reason
from insek.compare.plan import Unterschied, Vergleich, compare_plans
from insek.loading.aufrufe import call_in
from insek.model.plan import Plan
from insek.render.outer import OuterPage, Paar
from insek.render.vergleich import as_json, as_markdown, as_text

INDIKATOR = "daten/indikatoren/radanteil.yml"
TEXT = "fachteile/verkehr.md"
CALL = '{{ wert(indikator="radanteil", jahr=2023) }}'
AGAIN = "{{wert( jahr = 2023,\n  indikator='radanteil' )}}"
SATZ = (
    "Zahl im Text unter „Ziele“: 19 → 42, weil sich der Indikator „Anteil des Radverkehrs“"
    " geändert hat (Wert für 2023)."
)


def states(folder: Path, *steps: tuple[str, str, str]) -> tuple[Plan, Plan]:
    """Musterstadt with a figure in a text, before and after some edits."""
    copy(BASIS, folder)
    text = (folder / TEXT).read_text(encoding="utf-8")
    head, found, tail = text.partition("## Ziele\n\n")
    assert found
    write(folder, {TEXT: f"{head}{found}Heute sind es **{CALL} Prozent**.\n\n{tail}"})
    before = load(folder)
    for name, old, new in steps:
        replace(folder, name, old, new)
    return before, load(folder)


CORRECTED = (INDIKATOR, "wert: 19", "wert: 42")


def of_text(vergleich: Vergleich) -> Unterschied | None:
    """What became of the Fachteil."""
    return next(iter(vergleich.of_kind("fachteile")), None)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([CORRECTED], [SATZ]),
        ([CORRECTED, (TEXT, "Heute sind", "Jetzt sind")], [SATZ]),
        ([CORRECTED, (TEXT, CALL, AGAIN)], [SATZ]),
        ([CORRECTED, (TEXT, CALL, CALL.replace("2023", "2024"))], []),
        ([CORRECTED, (TEXT, CALL, "19")], []),
        ([CORRECTED, (TEXT, CALL, CALL.replace("2023", '"2023"'))], []),
        ([(INDIKATOR, "wert: 18}", "wert: 17}")], []),
        ([(INDIKATOR, "wert: 19", "wert: 19.0")], []),
        ([(INDIKATOR, "      - {jahr: 2023, wert: 19}\n", "")], [SATZ.replace("42", "–")]),
        ([(INDIKATOR, "einheit:", "nachkommastellen: 1\neinheit:")], [SATZ.replace("42", "19,0")]),
    ],
)
def test_a_figure_is_told_when_it_reads_otherwise(
    tmp_path: Path, steps: list[tuple[str, str, str]], told: list[str]
) -> None:
    """A call that stays and shows something else is told; one that went or shows the same is not."""
    change = of_text(compare_plans(*states(tmp_path, *steps)))
    found = [zahl.satz for zahl in change.zahlen] if change else []
    assert found == told


@pytest.mark.parametrize("call", ['{{ wert(indikator="radanteil") }}', "{{ wert(jahr=2023) }}"])
def test_half_a_call_tells_no_figure(tmp_path: Path, call: str) -> None:
    """A call that lacks what it needs is a Befund, and nothing that could have changed."""
    copy(BASIS, tmp_path)
    replace(tmp_path, TEXT, "## Ziele\n\n", f"## Ziele\n\nHeute sind es {call} Prozent.\n\n")
    old_text = (tmp_path / INDIKATOR).read_text(encoding="utf-8")
    write(tmp_path, {INDIKATOR: None})
    before = load(tmp_path)
    write(tmp_path, {INDIKATOR: old_text})
    change = of_text(compare_plans(before, load(tmp_path)))
    assert change is None or change.zahlen == ()


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (CALL, ("wert", {"indikator": "radanteil", "jahr": 2023})),
        (AGAIN, ("wert", {"indikator": "radanteil", "jahr": 2023})),
        ('{{ wert(reihe="a, b=\\"c\\"") }}', ("wert", {"reihe": 'a, b="c"'})),
        ("{{ ziele() }}", ("ziele", {})),
        (f"{CALL} und {CALL}", None),
        (f"Es sind {CALL}", None),
        ("{{ ziele }}", None),
        ("{{ ziele(1 + 1) }}", None),
        ("{{ ziele(", None),
    ],
)
def test_a_call_is_read_as_on_pages(
    source: str, told: tuple[str, dict[str, object]] | None
) -> None:
    """Comparisons read calls with the reader of pages: blanks, quotes and order do not matter."""
    call = call_in(source)
    assert (call and (call.wort, dict(call.argumente))) == told


def test_no_word_of_the_text_counts_as_changed(tmp_path: Path) -> None:
    """The source is the same byte for byte, so nothing in it is marked and no reason is owed."""
    vergleich = compare_plans(*states(tmp_path, CORRECTED))
    change = of_text(vergleich)
    assert change is not None
    assert (change.text, change.fakten) == (None, ())
    assert not owes_reason(change)
    assert check_comparison(vergleich, (), yearly=True) == ()


def both(folder: Path, *steps: tuple[str, str, str]) -> Paar:
    """The two states as a pair that has pages."""
    return with_(paar(2018, 2019), vergleich=compare_plans(*states(folder, *steps)), aenderungen=())


def pages(found: Paar) -> dict[str, OuterPage]:
    """The pages of the pair by the end of their address."""
    return {
        page.address.removeprefix("vergleich/2018-2019/"): page for page in vergleich_pages(found)
    }


def marks(html: HtmlElement) -> list[str]:
    """What is struck out and put in, without the spoken words."""
    for spoken in html.xpath(".//ins/b | .//del/b"):
        spoken.drop_tree()
    return [f"{mark.tag} {text_of(mark)}" for mark in html.xpath(".//ins | .//del")]


@pytest.mark.parametrize(
    "step", [(TEXT, "Heute sind", "Heute sind"), (TEXT, "Heute sind", "Jetzt sind")]
)
def test_the_page_leads_to_the_figure_and_shows_both(
    tmp_path: Path, step: tuple[str, str, str]
) -> None:
    """The list names the cause; in the sentence the old figure is struck out beside the new one."""
    page = pages(both(tmp_path, CORRECTED, step))["verkehr/"]
    assert faults(page.html) == []
    html = parse(page.html)
    assert SATZ in text_of(html)
    (jump,) = html.xpath("//h2[@id='zahlen']/following-sibling::ul[1]//a/@href")
    place = html.get_element_by_id(str(jump)[1:])
    assert "data-stelle" in place.attrib
    assert {"del 19", "ins 42"} <= set(marks(place))


def test_the_synopse_has_each_figure_on_its_side(tmp_path: Path) -> None:
    """Left is what was read, right what is read."""
    html = parse(pages(both(tmp_path, CORRECTED))["verkehr/synopse/"].html)
    (row,) = html.xpath("//tr[starts-with(@id, 'zahl-')]")
    left, right = row.xpath("td")[:2]
    assert (marks(left), marks(right)) == (["del 19"], ["ins 42"])


def test_all_voices_tell_it(tmp_path: Path) -> None:
    """Text, Markdown and data have the sentence, too, and the overview counts the figure."""
    found = both(tmp_path, CORRECTED)
    data = json.loads(as_json(found.vergleich, ()))
    (change,) = (u for u in data["unterschiede"] if u["was"] == "fachteil:verkehr")
    assert change["zahlen"] == [
        {"indikator": "radanteil", "jahr": 2023, "abschnitt": ["Ziele"], "alt": "19", "neu": "42",
         "satz": SATZ},
    ]  # fmt: skip
    assert SATZ in as_text(found.vergleich, ())
    assert SATZ in as_markdown(found.vergleich, ())
    assert "1 Zahl darin geändert" in text_of(parse(pages(found)[""].html))
