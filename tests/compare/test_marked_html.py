"""What every marked text promises: valid HTML, both texts in it, and no silent change."""

import re

import pytest
from documents import pairs
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement
from markup import faults, parse

from insek.compare.text import Fate, compare_texts
from insek.compare.words import Op, compare_words
from insek.render.vergleich.markup import Side, line, safe, sentence
from insek.render.vergleich.scan import scan, scan_line, shown_text
from insek.render.vergleich.stellen import stellen

MARKS = ("ins", "del")
NOTES = "v-anm"


class Here:
    """A page on which links lead to themselves and calls show as written."""

    def href(self, target: str, of: Op) -> str:
        """The target as it is."""
        return target

    def call(self, source: str, of: Op) -> str:
        """The call as it is."""
        return source


class There:
    """Another page: links lead up first, calls show a figure."""

    def href(self, target: str, of: Op) -> str:
        """The target one level above."""
        return f"../{target}"

    def call(self, source: str, of: Op) -> str:
        """The same figure for every call."""
        return "42"


@pytest.mark.parametrize(
    ("source", "here", "there"),
    [
        ("Ein **Wort** & mehr", "Ein <strong>Wort</strong> &amp; mehr", ""),
        ("[Rad](ziel:rad)", '<a href="ziel:rad">Rad</a>', '<a href="../ziel:rad">Rad</a>'),
        ("**{{ wert() }}**", "<strong>{{ wert() }}</strong>", "<strong>42</strong>"),
    ],
)
def test_a_sentence_is_told_anew_where_the_page_matters(source: str, here: str, there: str) -> None:
    """What was kept of one page is not shown on another if it holds a link or a call."""
    assert sentence(source, Here()) == here
    assert sentence(source, There()) == (there or here)
    assert sentence(source, Here()) == here


def html_of(old: str, new: str, side: Side = Side.BOTH) -> str:
    """Every marked block of a comparison."""
    found = stellen(compare_texts(old, new))
    return "".join(ort.html(Here(), side) for stelle in found for ort in stelle.orte)


def read(source: str, *, without: str = "") -> str:
    """What stands in a piece of HTML, without notes, spoken words, one kind of mark, and blanks."""
    tree = parse(source)
    for element in list(tree.iter("*")):
        if _is_dropped(element, without):
            element.drop_tree()
    return bare(str(tree.text_content()))


def _is_dropped(element: HtmlElement, without: str) -> bool:
    around = element.getparent()
    spoken = element.tag == "b" and around is not None and str(around.tag) in MARKS
    return spoken or element.get("class") == NOTES or element.tag == without


def bare(text: str) -> str:
    """A text without white space, and without characters that HTML cannot hold."""
    return "".join(
        safe(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split()
    )


def table_text(source: str) -> str:
    """What a reader sees of the source of a table: its cells."""
    rows = (row for row in source.splitlines() if row.strip())
    cells = (cell for row in rows for cell in re.split(r"(?<!\\)\|", row)[1:-1])
    return ruleless("".join(span.text for cell in cells for span in scan_line(cell) if span.shown))


def ruleless(text: str) -> str:
    """A text without the signs of the line below a table's head, which need not show."""
    return text.replace("-", "").replace(":", "")


def is_marked(source: str) -> bool:
    """Whether anything is marked or noted."""
    return bool(re.search(r"<ins|<del|v-anm", source))


def check(old: str, new: str) -> None:
    """Valid, complete on both sides, and marked wherever something differs."""
    for stelle in stellen(compare_texts(old, new)):
        for ort in stelle.orte:
            change = ort.change
            source = ort.html(Here())
            assert faults(source) == []
            moved_only = change.fate is Fate.MOVED and not change.is_edited
            assert moved_only or is_marked(source)
            show = table_text if source.startswith("<table") else shown_text
            for source_of, other in ((change.old_source, "ins"), (change.new_source, "del")):
                left = read(source, without=other)
                assert (ruleless(left) if show is table_text else left) == bare(show(source_of))


@settings(max_examples=2000, deadline=None)
@given(pairs)
def test_marked_html_holds_both_texts_and_hides_nothing(pair: tuple[str, str]) -> None:
    """Without insertions the old text is left, without deletions the new; every change shows."""
    check(*pair)


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_at_all_becomes_valid_html(old: str, new: str) -> None:
    """Even rubbish nests correctly and is marked."""
    check(old, new)


_SIGNS = st.text(alphabet="*_`[]()<>!^\\{}|#-1.: \nab\r\t&\"'", max_size=40)


@settings(max_examples=1000, deadline=None)
@given(_SIGNS, _SIGNS)
def test_markdown_cut_anywhere_nests(old: str, new: str) -> None:
    """Signs of Markdown in any order, exchanged in any place, nest correctly."""
    check(old, new)


@given(_SIGNS)
def test_the_spans_of_a_scan_are_the_source(source: str) -> None:
    """Scanning loses nothing."""
    assert "".join(span.text for span in scan(source)) == source
    assert "".join(span.text for span in scan_line(source)) == source


@settings(deadline=None)
@given(_SIGNS, _SIGNS)
def test_a_value_shows_every_difference(old: str, new: str) -> None:
    """Two values that differ are marked; two that are equal are not."""
    source = line(compare_words(old, new), Here())
    assert faults(f"<p>{source}</p>") == []
    assert is_marked(source) == (old != new)


@settings(deadline=None)
@given(pairs)
def test_each_side_of_a_synopse_is_valid(pair: tuple[str, str]) -> None:
    """A cell of the Synopse nests correctly and marks only its own side."""
    for side, foreign in ((Side.OLD, "<ins"), (Side.NEW, "<del")):
        source = html_of(*pair, side)
        assert faults(source) == []
        assert foreign not in source


TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("Siehe [hier](a).", "Siehe [hier](b).", "Linkziel geändert: a → b"),
        ("Siehe hier.", "Siehe [hier](b).", "Link hinzugefügt: b"),
        ("Siehe [hier](a).", "Siehe hier.", "Link entfernt: a"),
        ("Ein **Wort** mehr.", "Ein Wort mehr.", "Fettdruck entfernt"),
        ("Ein Wort mehr.", "Ein *Wort* mehr.", "Kursivdruck hinzugefügt"),
        ("Ein Wort mehr.", "Ein `Wort` mehr.", "Auszeichnung als Code hinzugefügt"),
        ("## Ein Titel", "### Ein Titel", "Form geändert: Überschrift der Ebene 2 → Überschrift der Ebene 3"),
        ("Ein Absatz", "- Ein Absatz", "Form geändert: Absatz → Listenpunkt der Ebene 1"),
        ("- Ein Punkt", "  - Ein Punkt", "Form geändert: Listenpunkt der Ebene 1 → Listenpunkt der Ebene 2"),
        ("- Ein Punkt", "* Ein Punkt", "Gliederung geändert: - → *"),
        ("Ein  Satz.", "Ein Satz.", "Leerraum oder Zeilenumbruch geändert"),
        ("Ein Satz.", "Ein Satz.  \n", "Leerraum oder Zeilenumbruch geändert"),
        ("![Karte](a.png)", "![Karte](b.png)", "Bild ausgetauscht: a.png → b.png"),
        ("Ein [](a) Ort", "Ein [](b) Ort", "Verweis geändert: a → b"),
        (TABLE, TABLE.replace("|---|---|", "|---|--:|"), "Ausrichtung der Spalten geändert: --- → --:"),
        (TABLE, f"{TABLE}\n| 3 | 4 |", "neue Zeile"),
        (f"{TABLE}\n| 3 | 4 |", TABLE, "Zeile gestrichen"),
        (TABLE, "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |", "neue Spalte"),
        (TABLE, TABLE.replace("1", "1 "), "Leerraum oder Zeilenumbruch geändert"),
    ],
)  # fmt: skip
def test_what_does_not_show_is_told_in_words(old: str, new: str, note: str) -> None:
    """A change of form or target stands in words beside the text."""
    tree = parse(html_of(old, new))
    notes = [str(e.text_content()).strip("() ") for e in tree.find_class(NOTES)]
    assert note in notes


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("Vier Tonnen im Jahr.", "Zwei Tonnen im Jahr.",
         "<p><del><b>gestrichen: </b>Vier <b> (Ende)</b></del>"
         "<ins><b>eingefügt: </b>Zwei <b> (Ende)</b></ins>Tonnen im Jahr.</p>"),
        ("Ein **fetter** Satz steht hier.", "Ein **dicker** Satz steht hier.",
         "<p>Ein <del><b>gestrichen: </b><strong>fetter</strong><b> (Ende)</b></del>"
         "<ins><b>eingefügt: </b><strong>dicker</strong><b> (Ende)</b></ins> Satz steht hier.</p>"),
        ("Es waren {{ wert(jahr=1) }} Orte.", "Es waren {{ wert(jahr=2) }} Orte.",
         "<p>Es waren <del><b>gestrichen: </b>{{ wert(jahr=1) }}<b> (Ende)</b></del>"
         "<ins><b>eingefügt: </b>{{ wert(jahr=2) }}<b> (Ende)</b></ins> Orte.</p>"),
        ("Der Weg ist lang und steil.", "Weg ist lang und steil.",
         "<p><del><b>gestrichen: </b>Der <b> (Ende)</b></del>Weg ist lang und steil.</p>"),
        ("[a b](javascript:alert)", "[a c](javascript:alert)",
         '<p><span class="verweis">a </span><del><b>gestrichen: </b><span class="verweis">b</span>'
         '<b> (Ende)</b></del><ins><b>eingefügt: </b><span class="verweis">c</span><b> (Ende)</b></ins></p>'),
    ],
)  # fmt: skip
def test_marks_stand_around_whole_words(old: str, new: str, html: str) -> None:
    """Deletions come before insertions; forms stand inside the marks; calls are never cut."""
    assert html_of(old, new) == html


def test_a_moved_block_has_an_address_and_no_marks_of_its_own() -> None:
    """A block that only stands elsewhere shows unmarked."""
    parts = [
        f"Absatz {word} mit genügend vielen eigenen Wörtern zu {word}."
        for word in ("Eins", "Zwei", "Drei")
    ]
    old, new = "\n\n".join(parts), "\n\n".join([*parts[1:], parts[0]])
    (stelle,) = stellen(compare_texts(f"{old}\n\n", f"{new}\n\n"))
    assert stelle.label == "verschoben"
    assert not is_marked(stelle.orte[0].html(Here()))


def test_addresses_come_from_content() -> None:
    """A place is addressed by its heading and its number there, whatever changes elsewhere."""
    old = "## A\n\nEins zwei drei.\n\n## B\n\nVier fünf sechs.\n\nSieben acht neun."
    new = old.replace("fünf", "FÜNF").replace("acht", "ACHT")
    assert [s.id for s in stellen(compare_texts(old, new))] == ["b-1", "b-2"]
    more = new.replace("zwei", "ZWEI")
    assert [s.id for s in stellen(compare_texts(old, more))] == ["a-1", "b-1", "b-2"]
