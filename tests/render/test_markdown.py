"""Markdown to HTML: anchors that stay, tables that everybody can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup import faults, parse

from insek.model.text import harmless, parse_markdown
from insek.render.markdown import to_html, to_inline_html

TABLE = """| Jahr | Wert |
|------|-----:|
| 2024 | 5,0  |
"""
TITLES = st.lists(
    st.text(st.characters(categories=["L", "Nd"], include_characters=" -–„“"), min_size=1),
    min_size=1,
    max_size=5,
)


def ids(source: str) -> list[str]:
    """The anchors of a text in order."""
    return [str(id) for id in parse(to_html(source)).xpath("//@id")]


@pytest.mark.parametrize(
    ("source", "anchors"),
    [
        ("## Räume & Maße", ["raeume-masse"]),
        ("## Größe\n\n## Größe\n\n## Größe", ["groesse", "groesse-2", "groesse-3"]),
        ("## …", ["abschnitt"]),
        ("## Wer *macht* was?", ["wer-macht-was"]),
        ("## Café „Süd“", ["cafe-sued"]),
        ("Titel\n=====\n\n### Teil", ["titel", "teil"]),
    ],
)
def test_heading_gets_a_german_anchor(source: str, anchors: list[str]) -> None:
    """An anchor is the German slug of its heading, unique on the page."""
    assert ids(source) == anchors


@pytest.mark.parametrize(
    "title",
    [
        "Lage", "Räume & Maße", "Wege: kurz, sicher", "2030", "Süd-West", "…", "Ende #",
        "Rad*weg* im Osten", "Er\\*nst", "_Rad_ a_b", "`a*b` und ``c``", "Caf&eacute; &amp; Co",
        "10 &#65;", f"&#{'9' * 5_000};", "[Räume](docs:raeume.md) hier", "![Bild](a.png) Haus",
        "<b>x</b> < y", "https://a.example/", "x {{ zahl() }} y",
    ],
)  # fmt: skip
def test_checks_and_pages_agree_on_anchors(title: str) -> None:
    """The anchors that a check expects are those of the page, also when titles are repeated."""
    source = f"## {title}\n\n## {title}\n\n## {title} 2\n"
    found = ids(harmless(source))
    assert parse_markdown(source, "seite.md").anchors == frozenset(found)
    assert len(set(found)) == 3


def test_a_heading_takes_no_anchor_of_a_table() -> None:
    """Tables and boxes that the page brings along keep their ids, and headings get others."""
    table = '<table>\n<caption id="tabelle-ziele">Ziele</caption>\n</table>'
    assert ids(f"## Tabelle Ziele\n\n{table}\n") == ["tabelle-ziele-2", "tabelle-ziele"]


@given(TITLES)
def test_anchors_are_unique(titles: list[str]) -> None:
    """Whatever the headings, no anchor stands twice on a page."""
    found = ids("\n\n".join(f"## {' '.join(title.split())}" for title in titles))
    assert len(found) == len(set(found))


def test_table_can_be_scrolled_and_named() -> None:
    """A table stands in a region that the keyboard reaches and that has a name."""
    (region,) = parse(to_html(TABLE)).find_class("tafel")
    assert dict(region.attrib) == {
        "class": "tafel",
        "role": "region",
        "tabindex": "0",
        "aria-label": "Tabelle: Jahr, Wert",
    }


def test_table_says_what_its_headings_head() -> None:
    """Every heading of a column has its scope, and figures stand to the right without a style."""
    tree = parse(to_html(TABLE))
    assert tree.xpath("//th/@scope") == ["col", "col"]
    assert [cell.get("class") for cell in tree.iter("td")] == [None, "zahl"]
    assert not tree.xpath("//@style")


@pytest.mark.parametrize(
    "source",
    [
        TABLE,
        f"- Punkt\n\n{TABLE}\n- Punkt",
        "Wort[^1]\n\n[^1]: Fußnote.",
        "Begriff\n:   Erklärung",
        "> Zitat\n>\n> - Liste",
        "```\n| kein | Tabelle |\n```",
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | |",
    ],
)
def test_html_is_well_formed(source: str) -> None:
    """Everything that the handbook allows becomes clean HTML."""
    assert faults(to_html(source)) == []


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Ein Satz.", "Ein Satz."),
        ('Er sagt "ja".', "Er sagt &quot;ja&quot;."),
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
        ("**Fett** und *kursiv*", "<strong>Fett</strong> und <em>kursiv</em>"),
        ("[Ziel](../ziel/)", '<a href="../ziel/">Ziel</a>'),
        ("_kursiv_", "<em>kursiv</em>"),
        ("- Punkt", "<ul>\n<li>Punkt</li>\n</ul>"),
        ("1. Punkt", "<ol>\n<li>Punkt</li>\n</ol>"),
        ("2 Punkte, 3,5 Prozent.", "2 Punkte, 3,5 Prozent."),
        ("Erster Absatz.\n\nZweiter.", "<p>Erster Absatz.</p>\n<p>Zweiter.</p>"),
        ("", ""),
    ],
)
def test_single_paragraph_has_no_tags_of_its_own(source: str, html: str) -> None:
    """A text for a cell or a caption is not wrapped, several paragraphs stay paragraphs."""
    assert to_inline_html(source) == html


@given(st.text(alphabet="abc äß.,;:!?()/%„“‚‘’–—+=§€²\"'-", max_size=20))
def test_shortcut_for_plain_text_changes_nothing(source: str) -> None:
    """Plain sentences skip the converter and still come out as it would write them."""
    assert parse(to_inline_html(source)).text_content().split() == (
        parse(to_html(source)).text_content().split()
    )
