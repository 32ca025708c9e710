"""No key of the files reaches a reader: every field, value and item has its word."""

import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from folders import BASIS, copy, load, replace, write
from jahrgaenge import PAIRS, paar

from insek.compare.labels import field_label
from insek.compare.plan import compare_plans
from insek.model.kinds import KINDS
from insek.model.record import Entry
from insek.model.woerter import WOERTER
from insek.render.vergleich import as_markdown, as_text, summary
from insek.render.vergleich.outline import all_facts

_KEY = re.compile(r"(?<![\w/.-])[a-zäöü0-9]+(?:[-_][a-z0-9]+)+(?![\w/.-])|\(\d\)|\bunveraendert\b")
_TEXTS = frozenset({"anmerkung", "aussage", "definition", "fundstelle", "kurz", "luecken", "text"})
"""Fields whose words are the authors' own."""


def parts(annotation: Any) -> Iterator[Any]:
    """An annotation and everything in it."""
    yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


@cache
def entries() -> frozenset[type[Entry]]:
    """All records and what stands in them."""
    found: set[type[Entry]] = set()
    todo: list[type[Entry]] = [kind.record for kind in KINDS]
    while todo:
        entry = todo.pop()
        if entry not in found:
            found.add(entry)
            hints = get_type_hints(entry).values()
            inner = (part for hint in hints for part in parts(hint))
            todo += [i for i in inner if isinstance(i, type) and issubclass(i, Entry)]
    return frozenset(found)


FIELDS = [
    (entry, field.name)
    for entry in sorted(entries(), key=lambda e: e.__name__)
    for field in dataclasses.fields(entry)
    if field.name not in ("place", "id")
]


@pytest.mark.parametrize(("entry", "name"), FIELDS)
def test_every_field_has_a_german_name(entry: type[Entry], name: str) -> None:
    """A field that may change is called by a word that begins with a capital letter."""
    assert field_label(name)[0].isupper()


@pytest.mark.parametrize(("entry", "name"), FIELDS)
def test_every_choice_has_a_german_word(entry: type[Entry], name: str) -> None:
    """Where the files allow a few values only, each has a word for readers."""
    hint = get_type_hints(entry)[name]
    literals = [part for part in parts(hint) if get_origin(part) is Literal]
    choices = {choice for literal in literals for choice in get_args(literal)}
    assert set(WOERTER.get((entry, name), ())) == choices


@pytest.mark.parametrize(("alt", "neu"), PAIRS)
def test_no_key_is_shown_in_real_comparisons(alt: int, neu: int) -> None:
    """No id, repeated number or spelling without umlauts stands in any fact of any pair."""
    shown = [
        fact.satz
        for change in paar(alt, neu).vergleich.unterschiede
        for fact in all_facts(change)
        if not _TEXTS & set(fact.path)
    ]
    assert [satz for satz in shown if _KEY.search(satz)] == []


MASSNAHME = "daten/massnahmen/radschnellweg.yml"
ANTWORTEN = "daten/antworten/wohnen.yml"
INDIKATOR = "daten/indikatoren/radanteil.yml"
RAUM = "daten/raeume/schwerpunktraeume/bahnhofsviertel.yml"
ORTSTEIL = "daten/raeume/ortsteile/altstadt.yml"
RAD = "ziele/radverkehr.yml"
FUNDING = "    - {geber: land, betrag: 600000}\n"
TWICE = "  - quelle: stadtbericht\n    stelle: Seite 3\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "satz"),
    [
        (MASSNAHME, "betrag: 600000", "betrag: 500000.5",
         "Kosten, Finanzierung „Land“, Betrag: 600.000 € → 500.000,50 €."),
        (MASSNAHME, FUNDING, "", "Kosten, Finanzierung „Land“: entfallen (bisher 600.000 €)."),
        (MASSNAHME, FUNDING, f"{FUNDING}    - {{geber: eu, programm: EFRE, betrag: 1}}\n",
         "Kosten, Finanzierung „Europäische Union: EFRE“: neu, 1 €."),
        (MASSNAHME, "beginn: 2025\n", "", "Beginn: entfallen (bisher 2025)."),
        (MASSNAHME, "beginn: 2025", "beginn: 2026", "Beginn: 2025 → 2026."),
        (MASSNAHME, "stand: laufend", "stand: idee", "Stand: „laufend“ → „Idee“."),
        (MASSNAHME, "[planungsamt]", "[]", "Mitwirkung: „Planungsamt“ ist entfallen."),
        (MASSNAHME, "steigt", "sinkt", "Wirkung auf „Anteil des Radverkehrs“, Richtung: „steigt“ → „sinkt“."),
        (MASSNAHME, "kurz: Ein", "anmerkung: Neu.\nkurz: Ein",
         "Anmerkung: bisher keine Angabe, jetzt „Neu.“."),
        (ANTWORTEN, "[hitze]", "[]",
         "Antwort auf „Klimawandel“, Beantwortete Frage: „Was hilft an heißen Tagen?“ ist entfallen."),
        (ANTWORTEN, "abschnitt: raeume-und-wege", "abschnitt: ziele",
         "Antwort auf „Alterung“, Stelle im Text: „Räume und Wege“ → „Ziele“."),
        (INDIKATOR, "wert: 19", "wert: 19.25",
         "Reihe „Befragung der Haushalte“, Wert für 2023, Wert: 19 % → 19,25 %."),
        (INDIKATOR, "      - {jahr: 2022, wert: 18}\n", "",
         "Reihe „Befragung der Haushalte“, Wert für 2022: entfallen (bisher 18 %)."),
        (INDIKATOR, "art: umfrage", "art: amtlich",
         "Reihe „Befragung der Haushalte“, Art: „Umfrage“ → „amtliche Statistik“."),
        (RAUM, "datenstand: 2024", "datenstand: 2025", "Daten von: 2024 → 2025."),
        (RAUM, "farbe: blau", "farbe: gruen",
         "Einstufung: „besonderer Entwicklungsbedarf“ → „strategisch, Freiraum“."),
        (RAUM, "[neustadt]", "[]", "Weicher Rand: „Neustadt“ ist entfallen."),
        (ORTSTEIL, "wert: 4200", "wert: 4300", "Einwohnerzahl für 2025, Wert: 4.200 → 4.300."),
        (ORTSTEIL, "aussage_art: quelle", "aussage_art: abgeleitet",
         "Art der Aussage: „aus einer Quelle“ → „aus den Zahlen abgeleitet“."),
        (RAD, TWICE, TWICE * 2, "Quelle: neu ist „Stadtbericht 2025“ (Seite 3)."),
        (RAD, "ebene: handlungsziel", "ebene: leitlinie", "Ebene: „Handlungsziel“ → „Leitlinie“."),
    ],
)  # fmt: skip
def test_a_change_is_told_as_a_planner_would(
    tmp_path: Path, name: str, old: str, new: str, satz: str
) -> None:
    """Years are no amounts, amounts have their unit, and keys are told as words."""
    copy(BASIS, tmp_path)
    replace(tmp_path, name, old, new)
    (change,) = compare_plans(load(BASIS), load(tmp_path)).unterschiede
    assert [fact.satz for fact in change.fakten] == [satz]


def test_costs_that_are_given_for_the_first_time_are_told_in_full(tmp_path: Path) -> None:
    """No figure is left out because everything around it is new, too."""
    text = (BASIS / MASSNAHME).read_text(encoding="utf-8")
    copy(BASIS, tmp_path)
    bare = text[: text.index("kosten:")] + text[text.index("\nwirkung:") + 1 :]
    write(tmp_path, {MASSNAHME: bare.replace("kernprojekt: true\n", "")})
    before = load(tmp_path)
    write(tmp_path, {MASSNAHME: text.replace("kernprojekt: true\n", "")})
    (change,) = compare_plans(before, load(tmp_path)).unterschiede
    (fact,) = change.fakten
    assert fact.neu == (
        "Gesamtkosten 1.000.000 €, Auszahlungen 1.000.000 €, Einzahlungen 600.000 €,"
        " Eigenmittel 400.000 €, Finanzstand „gesichert“,"
        " Finanzierung Land: 600.000 €, Stadt: 400.000 €"
    )


@pytest.mark.parametrize(
    ("files", "counted"),
    [
        ((ANTWORTEN,), "die Antworten eines Fachteils"),
        ((ANTWORTEN, "daten/antworten/verkehr.yml"), "die Antworten von 2 Fachteilen"),
        (("ziele/radverkehr.yml",), "1 Ziel"),
        (("ziele/radverkehr.yml", "ziele/wohnraum-schaffen.yml"), "2 Ziele"),
        ((MASSNAHME, RAD), "1 Ziel, 1 Maßnahme"),
    ],
)
def test_changes_are_counted_in_german(
    tmp_path: Path, files: tuple[str, ...], counted: str
) -> None:
    """One is singular, more are plural, and the Antworten belong to a Fachteil."""
    copy(BASIS, tmp_path)
    for name in files:
        text = (BASIS / name).read_text(encoding="utf-8")
        write(tmp_path, {name: f"{text}anmerkung: Neu.\n"})
    vergleich = compare_plans(load(BASIS), load(tmp_path))
    assert summary(vergleich) == f"Geändert: {counted}."


def test_answers_are_called_as_their_fachteil(tmp_path: Path) -> None:
    """No voice shows the name of a file where a Fachteil is meant."""
    copy(BASIS, tmp_path)
    replace(tmp_path, ANTWORTEN, "relevanz: mittel", "relevanz: gering")
    vergleich = compare_plans(load(BASIS), load(tmp_path))
    text = as_text(vergleich, ())
    assert "\nAntworten: Wohnen (abgeschwächt)\n" in text
    assert "**Antworten: Wohnen**" in as_markdown(vergleich, ())
    assert "\n\nGeändert: die Antworten eines Fachteils.\n" in text
