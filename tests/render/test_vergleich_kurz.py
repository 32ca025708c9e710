"""A comparison in short: at most five sentences, each of which the table below it bears out."""

import re
from pathlib import Path

import pytest
from folders import BASIS, Files, copy, load, write
from jahrgaenge import PAIRS, paar, vergleich_pages
from markup import parse, text_of

from insek.compare.plan import Vergleich, compare_plans
from insek.render.vergleich import as_markdown, as_text, kommentar
from insek.render.vergleich.druck import verglichen
from insek.render.vergleich.kurz import kurz
from insek.render.vergleich.outline import facts, groups
from insek.render.vergleich.spalten import COLUMNS, column_of, counted

ZIEL = "ziele/radverkehr.yml"
REIHE = "daten/indikatoren/radanteil.yml"
VERKEHR = "fachteile/verkehr.md"
FONDS = "daten/massnahmen/wohnungsfonds.yml"
WEG = "daten/massnahmen/radschnellweg.yml"
NEUES = """id: {id}
titel: Ziel {id}
ebene: handlungsziel
uebergeordnet: lebenswerte-stadt
kernziel: {kern}
kurz: Kurz.
fiktiv: true
"""
NOTHING = "Nichts ist entfallen, abgeschwächt oder verschoben."
ONE = "Ein Eintrag hat sich in der Sache geändert."
WEAKER = "Bei einem davon ist etwas entfallen, abgeschwächt oder verschoben."


def text(name: str, old: str = "", new: str = "") -> str:
    """A file of Musterstadt, one text in it exchanged."""
    found = (BASIS / name).read_text(encoding="utf-8")
    assert old in found
    return found.replace(old, new) if old else found


def compared(folder: Path, files: Files) -> Vergleich:
    """Musterstadt and the same with other files."""
    write(copy(BASIS, folder), files)
    return compare_plans(load(BASIS), load(folder))


def new_goals(count: int) -> dict[str, str]:
    """So many new Ziele, the last one of the core."""
    return {
        f"ziele/{id}.yml": NEUES.format(id=id, kern=str(id == "abcde"[count - 1]).lower())
        for id in "abcde"[:count]
    }


def new_measures(count: int) -> dict[str, str]:
    """So many new Maßnahmen, the last one of the core."""
    plain = text(FONDS)
    return {
        f"daten/massnahmen/{id}.yml": plain.replace("id: wohnungsfonds", f"id: {id}")
        .replace("Wohnungsfonds", f"Plan {id}")
        .replace("art:", "kernprojekt: true\nart:" if id == "abcde"[count - 1] else "art:")
        for id in "abcde"[:count]
    }


@pytest.mark.parametrize(
    ("files", "sentences"),
    [
        ({}, ["Beide Stände sagen dasselbe."]),
        ({VERKEHR: text(VERKEHR, "nr: 2", "nr: 3")},
         ["In der Sache hat sich nichts geändert, nur redaktionell."]),
        ({REIHE: text(REIHE, "wert: 20", "wert: 21")},
         ["Ein Eintrag hat neue Zahlen, sonst hat sich in der Sache nichts geändert.", NOTHING]),
        ({ZIEL: text(ZIEL, "wert: 25", "wert: 20")},
         [ONE, WEAKER, "Abgeschwächt ist das Ziel „Radverkehr ausbauen“."]),
        ({WEG: text(WEG, "zeitziel: 2027", "zeitziel: 2028")},
         [ONE, WEAKER, "Verschoben ist die Maßnahme „Radschnellweg zur Neustadt“."]),
        ({FONDS: None}, [ONE, WEAKER, "Entfallen ist die Maßnahme „Wohnungsfonds“."]),
        (new_goals(1), [ONE, NOTHING, "Neu ist das Ziel „Ziel a“."]),
        (new_goals(3) | {REIHE: text(REIHE, "wert: 20", "wert: 21")},
         ["4 Einträge haben sich in der Sache geändert, einer davon nur in den Zahlen.", NOTHING,
          "Neu sind die Ziele „Ziel c“, „Ziel a“ und „Ziel b“."]),
        (new_goals(5),
         ["5 Einträge haben sich in der Sache geändert.", NOTHING,
          "Neu sind die Ziele „Ziel e“, „Ziel a“, „Ziel b“ und 2 weitere."]),
        (new_goals(1) | {"daten/massnahmen/m.yml": text(FONDS, "wohnungsfonds", "m")},
         ["2 Einträge haben sich in der Sache geändert.", NOTHING,
          "Neu ist das Ziel „Ziel a“, dazu die Maßnahme „Wohnungsfonds“."]),
        (new_measures(4),
         ["4 Einträge haben sich in der Sache geändert.", NOTHING,
          "Neu sind die Maßnahmen „Plan d“, „Plan a“, „Plan b“ und „Plan c“."]),
        (new_measures(5),
         ["5 Einträge haben sich in der Sache geändert.", NOTHING,
          "Neu sind die Maßnahmen „Plan e“, „Plan a“, „Plan b“ und 2 weitere."]),
        (new_goals(2) | new_measures(4),
         ["6 Einträge haben sich in der Sache geändert.", NOTHING,
          "Neu sind die Ziele „Ziel b“ und „Ziel a“, dazu 4 Maßnahmen."]),
        ({"daten/quellen/q.yml": text("daten/quellen/stadtbericht.yml", "id: stadtbericht", "id: q")},
         [ONE, NOTHING, "Neu ist ein Eintrag."]),
    ],
)  # fmt: skip
def test_a_comparison_is_told_in_short(tmp_path: Path, files: Files, sentences: list[str]) -> None:
    """How much changed, how much became weaker, then by name what went, weakened or came."""
    assert list(kurz(compared(tmp_path, files))) == sentences


@pytest.mark.parametrize(("alt", "neu"), PAIRS)
def test_no_comparison_needs_more_than_five_sentences(alt: int, neu: int) -> None:
    """What is named under „Neu“ or „Entfallen“ is what the table counts there."""
    vergleich = paar(alt, neu).vergleich
    sentences = kurz(vergleich)
    assert 2 < len(sentences) <= 5
    for sentence in sentences[2:]:
        said, _, named = re.split(r" (ist|sind) ", sentence, maxsplit=1)
        columns = said.lower().replace("abgeschlossen", "nicht mehr geführt").split(" oder ")
        told = [c for c in vergleich.unterschiede if column_of(c) in columns]
        for change in told:
            named = named.replace(f"„{change.record.titel}“", "")
        assert told
        assert "„" not in named


def test_every_voice_begins_in_short(tmp_path: Path) -> None:
    """Page, terminal and pull request begin with the same sentences, then count."""
    found = paar(2018, 2024)
    sentences = kurz(found.vergleich)
    page = next(iter(vergleich_pages(found)))
    (told,) = parse(page.html).find_class("kurzfassung")
    assert f"{page.kurz} {text_of(told)}" == " ".join(sentences)
    first, blank, second, *_ = as_text(found.vergleich, found.aenderungen).splitlines()
    assert (first, blank, second[:10]) == (" ".join(sentences), "", "Geändert: ")
    markdown = as_markdown(compared(tmp_path, {FONDS: None}), ())
    assert markdown.splitlines()[2:5:2] == [
        f"{ONE} {WEAKER} Entfallen ist die Maßnahme „Wohnungsfonds“.", "Geändert: 1 Maßnahme."
    ]  # fmt: skip


def test_what_became_weaker_comes_first_in_every_voice(tmp_path: Path) -> None:
    """Within a record, too, a lower target is read before all else that changed."""
    changed = text(ZIEL, "kurz: Bis 2030 wird", "kurz: Ab 2030 wird")
    found = compared(tmp_path, {ZIEL: changed.replace("wert: 25", "wert: 20")})
    for voice in (as_text, as_markdown):
        told = voice(found, ())
        assert told.index("(abgeschwächt).") < told.index("Kurzfassung: ")


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        (REIHE, "wert: 20", "wert: 21", "nur Zahlen"),
        (REIHE, "      - {jahr: 2024, wert: 20}\n", "", "nur Zahlen"),
        (REIHE, "id: umfrage\n", "id: umfrage\n    luecken: Vor 2022 nicht gefragt.\n",
         "sonst geändert"),
        (REIHE, "titel: Anteil", "titel: Teil", "sonst geändert"),
        (VERKEHR, "nr: 2", "nr: 3", "redaktionell"),
        (ZIEL, "wert: 25", "wert: 26", "verschärft"),
    ],
)  # fmt: skip
def test_new_figures_have_a_column(
    tmp_path: Path, file: str, old: str, new: str, column: str
) -> None:
    """A record of which only measured values changed is counted apart from what was decided."""
    changes = compared(tmp_path, {file: text(file, old, new)}).unterschiede
    figures = dict(zip(COLUMNS, counted(changes), strict=False))
    assert {name: count for name, count in figures.items() if count} == {column: 1}


def test_paper_names_both_states() -> None:
    """At the foot of a printed comparison stand both Jahrgänge with their decisions."""
    assert verglichen(paar(2018, 2019)) == (
        "Verglichen sind Jahrgang 2018 (Ratsversammlung, Vorlage VI-DS-04159-NF-01, 31. Mai 2018)"
        " und Jahrgang 2019 (ohne Beschluss)."
    )
    assert {page.druck for page in vergleich_pages(paar(2018, 2019))} == {
        verglichen(paar(2018, 2019))
    }


LEFT_OUT = re.compile(r"Gekürzt: Bei ([\d.]+) Einträgen fehlen die Einzelheiten")
WORDLESS = re.compile(r"ei ([\d.]+|einem) Eintr(?:ägen|ag) fehlt der neue Wortlaut")


@pytest.mark.parametrize(("alt", "neu"), PAIRS)
def test_a_report_fits_a_comment_and_counts_what_it_leaves_out(alt: int, neu: int) -> None:
    """Every entry is named, the weaker ones in detail, and the others without are counted."""
    found = paar(alt, neu)
    report = as_markdown(found.vergleich, found.aenderungen)
    assert len(report) <= kommentar.LONGEST
    entries = report.split("\n- **")[1:]
    changes = [change for _, group in groups(found.vergleich) for change in group]
    assert len(entries) == len(changes)
    told = LEFT_OUT.search(report)
    left_out = int(told[1].replace(".", "")) if told else 0
    others = [change for change in changes if not change.is_weakening]
    assert left_out in (0, len(others), len(changes))
    for entry, change in zip(entries, changes, strict=True):
        detailed = left_out == 0 or (change.is_weakening and left_out < len(changes))
        assert not (detailed and any(facts(change))) or "\n    - " in entry


@pytest.mark.parametrize("longest", [48_000, 30_000, 24_000, 20_000, 12_000])
@pytest.mark.parametrize(("alt", "neu"), [(2018, 2019), (2019, 2020), (2018, 2024)])
def test_a_report_counts_where_it_leaves_out_the_words(
    monkeypatch: pytest.MonkeyPatch, alt: int, neu: int, longest: int
) -> None:
    """Of every text that was reworded the words are told, or its entry is among those counted."""
    monkeypatch.setattr(kommentar, "LONGEST", longest)
    found = paar(alt, neu)
    report = as_markdown(found.vergleich, found.aenderungen)
    told = WORDLESS.search(report)
    wordless = [
        entry
        for entry in report.split("\n- **")[1:]
        if re.search(
            r": (Wortlaut geändert|neu gefasst)[^:]*$|Text: \d+ Stelle", entry, re.MULTILINE
        )
    ]
    assert len(wordless) == (int(told[1].replace("einem", "1").replace(".", "")) if told else 0)


def test_a_report_that_is_far_too_long_ends_honestly(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit even without details is counted at the end."""
    monkeypatch.setattr(kommentar, "LONGEST", 2_000)
    found = paar(2018, 2024)
    report = as_markdown(found.vergleich, found.aenderungen)
    named = report.count("\n- **")
    every = sum(len(group) for _, group in groups(found.vergleich))
    assert len(report) < 2_200
    assert f"Gekürzt: Hier fehlen {every - named} weitere Einträge" in report
