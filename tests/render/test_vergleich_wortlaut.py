"""Reworded texts in a terminal and in a pull request: the words themselves, in one line."""

import json
from pathlib import Path

import pytest
from folders import BASIS, copy, load, write

from insek.compare.plan import Vergleich, compare_plans
from insek.compare.words import Op, Run, compare_words, new_text, old_text
from insek.render.vergleich import as_markdown, as_text
from insek.render.vergleich.wortlaut import AROUND, Wortlaut, excerpt

ZIEL = "ziele/radverkehr.yml"
LANG = (
    "Wege mit dem Rad sind kurz, leise und günstig; sie entlasten die Straßen der Stadt und alle,"
    " die dort wohnen, und sie halten gesund, wer sie fährt."
)


def marked(told: Wortlaut) -> str:
    """The runs with signs around what changed."""
    signs = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    return "".join(signs[run.op].format(run.text) for run in told.runs)


def reworded(folder: Path, old: str, new: str) -> Vergleich:
    """Musterstadt, its Ziel with another Kurzfassung."""
    source = (BASIS / ZIEL).read_text(encoding="utf-8")
    line = next(line for line in source.splitlines() if line.startswith("kurz: "))
    for name, text in (("alt", old), ("neu", new)):
        write(copy(BASIS, folder / name), {ZIEL: source.replace(line, f"kurz: {json.dumps(text)}")})
    return compare_plans(load(folder / "alt"), load(folder / "neu"))


@pytest.mark.parametrize(
    ("old", "new", "told", "is_cut"),
    [
        ("Ein Satz.", "Zwei Satz.", "[-Ein -]{+Zwei +}Satz.", False),
        ("A\n  B", "A\n  C", "A [-B-]{+C+}", False),
        ("a " * 60 + "Ende", "a " * 60 + "Schluss", "… " + "a " * 20 + "[-Ende-]{+Schluss+}", False),
        ("Anfang" + " a" * 60, "Beginn" + " a" * 60,
         "[-Anfang -]{+Beginn +}" + " ".join("a" * 20) + " …", False),
        ("A" + " b" * 90 + " C", "X" + " b" * 90 + " Y",
         "[-A -]{+X +}" + "b " * 20 + "… " + "b " * 20 + "[-C-]{+Y+}", False),
        ("Ende", "wort " * 30 + "Ende", "{+" + "wort " * 20 + "…+}Ende", True),
        ("", "z" * 120, "{+" + "z" * 100 + " …+}", True),
    ],
)  # fmt: skip
def test_changed_words_stand_in_their_neighbourhood(
    old: str, new: str, told: str, is_cut: bool
) -> None:
    """What stayed is shortened between words; only where changed words are missing it is said."""
    found = excerpt(compare_words(old, new), 100)
    assert (marked(found), found.is_cut) == (told, is_cut)


def test_no_change_begins_behind_the_last_that_fits() -> None:
    """Many changes are told up to the limit; the rest is named as cut."""
    old = " ".join(f"alt{n} bleibt hier stehen" for n in range(40))
    found = excerpt(compare_words(old, old.replace("alt", "neu")), 100)
    assert found.is_cut
    assert 100 <= sum(len(run.text) for run in found.runs) < 100 + 2 * AROUND
    assert old_text(found.runs).startswith("alt0 bleibt hier stehen alt1")
    assert found.runs[-1].op is Op.EQUAL
    assert new_text(found.runs).endswith(" …")


def test_what_is_told_is_cut_only_if_words_are_missing() -> None:
    """A text that fits exactly is not called cut."""
    runs = (Run(Op.DELETE, "a" * 100), Run(Op.INSERT, "b" * 100), Run(Op.EQUAL, " Ende"))
    assert not excerpt(runs, 100).is_cut


def test_a_terminal_shows_the_words(tmp_path: Path) -> None:
    """Inserted and struck words bear the signs that they bear in a Fachteil."""
    vergleich = reworded(tmp_path, LANG, LANG.replace("entlasten die", "beleben die"))
    assert (
        "  · Kurzfassung: Wortlaut geändert: „… Rad sind kurz, leise und günstig; sie"
        " [-entlasten -]{+beleben +}die Straßen der Stadt und alle, die dort …“"
    ) in as_text(vergleich, ()).splitlines()


def test_a_pull_request_shows_the_words(tmp_path: Path) -> None:
    """Struck and inserted words are elements; whatever they say, no sign of them means anything."""
    vergleich = reworded(tmp_path, LANG, LANG.replace("entlasten die", "*beleben* @rat #12 die"))
    assert (
        "    - Kurzfassung: Wortlaut geändert: „… Rad sind kurz, leise und günstig; sie"
        " <del>entlasten</del> <ins>\\*beleben\\* `@rat` `#12`</ins> die Straßen der Stadt und alle,"
        " die dort …“"
    ) in as_markdown(vergleich, ()).splitlines()


def test_a_long_text_says_that_it_is_cut(tmp_path: Path) -> None:
    """A text that was written anew and is too long for a line ends with „(gekürzt)“."""
    vergleich = reworded(tmp_path, LANG, "Anders gesagt gilt nun vieles, " * 20 + "und so fort")
    (line,) = [line for line in as_markdown(vergleich, ()).splitlines() if "Kurzfassung" in line]
    assert line.endswith(" …</ins>“ (gekürzt)")
    assert len(line) < 600


FACHTEIL = "fachteile/verkehr.md"
TABELLE = "| Jahr | Weg |\n|---|---|\n| 2030 | 12 km |\n| 2031 | 14 km |\n"


def retold(folder: Path, *edits: tuple[str, str]) -> str:
    """The report on Musterstadt, in the text of a Fachteil this put for that."""
    source = (BASIS / FACHTEIL).read_text(encoding="utf-8")
    text = f"{source}\n{TABELLE}"
    write(copy(BASIS, folder / "alt"), {FACHTEIL: text})
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    write(copy(BASIS, folder / "neu"), {FACHTEIL: text})
    return as_markdown(compare_plans(load(folder / "alt"), load(folder / "neu")), ())


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("Jeder fünfte", "Jeder vierte"),
         "Text, geändert in „Lage“: Jeder <del>fünfte</del> <ins>vierte</ins> Weg"),
        (("## Ziele", "Ein @rat schreibt *mit*.\n\n## Ziele"),
         "Text, eingefügt in „Lage“: <ins>Ein `@rat` schreibt \\*mit\\*.</ins>"),
        (("| 2031 | 14 km |", "| 2031 | 15 km |"),
         "2031 \\| <del>14</del> <ins>15</ins> km"),
    ],
    ids=["words", "a new paragraph", "a table"],
)  # fmt: skip
def test_a_pull_request_shows_the_words_of_a_text(
    tmp_path: Path, edit: tuple[str, str], told: str
) -> None:
    """Each place in the text of a Fachteil stands under its heading, of a table the changed rows."""
    (line,) = [line for line in retold(tmp_path, edit).splitlines() if "Text, " in line]
    assert told in line
    assert "12 km" not in line


def test_a_long_text_is_counted_where_its_words_do_not_fit(tmp_path: Path) -> None:
    """What is left out for lack of room is said: how many places, and at how many entries."""
    words = " ".join(f"wort{number}" for number in range(9))
    added = "\n\n".join(f"{words} {number} {'z' * 200}" for number in range(700))
    report = retold(tmp_path, ("## Ziele", f"{added}\n\n## Ziele"))
    assert "    - Text: 700 Stellen geändert" in report.splitlines()
    assert "bei einem Eintrag fehlt der neue Wortlaut" in report.replace("Gekürzt: B", "b")
