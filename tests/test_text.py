"""Text: what the plan sees in Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insek.model.place import Location
from insek.model.text import (
    Link,
    count_words,
    find_links,
    parse_markdown,
    replace_targets,
    slugify,
)

SLUGS = {
    "Räume & Maße": "raeume-masse",
    "Räumliche Schwerpunkte": "raeumliche-schwerpunkte",
    "Öffentlicher Raum": "oeffentlicher-raum",
    "  Ziele!  ": "ziele",
    "Café – ein Ort": "cafe-ein-ort",
    "2030": "2030",
    "„Wir“": "wir",
    "…": "",
}

HEADINGS: dict[str, list[tuple[int, str, int]]] = {
    "# Eins\n\n## Zwei ##\n": [(1, "Eins", 1), (2, "Zwei", 3)],
    "###### Sechs\n####### Sieben": [(6, "Sechs", 1)],
    "   ## Eingerückt": [(2, "Eingerückt", 1)],
    "    ## Code": [],
    "##Ohne Abstand": [(2, "Ohne Abstand", 1)],
    "##\tTabulator  ": [(2, "Tabulator", 1)],
    "```\n## Code\n```\n## Text": [(2, "Text", 4)],
    "~~~~\n```\n## Code\n~~~\n## Code\n~~~~\n## Text": [(2, "Text", 7)],
    "```\n## Offen bis zum Ende": [],
    "## C# und mehr": [(2, "C# und mehr", 1)],
}

WORDS = {
    "Ein Satz mit fünf Wörtern.": 5,
    "## Überschrift zählt nicht\n\nZwei Wörter.": 2,
    "Der [Radweg nach Westen](ziel:radverkehr-ausbauen) bleibt.": 5,
    "![Bild vom Weg](bild.png) Text": 4,
    'Zahl: {{ wert(indikator="einwohner", jahr=2024) }} Menschen': 2,
    "5,0 t je Kopf, 1.000 und 2024/25": 7,
    "Stadt-Umland-Region": 1,
    "": 0,
    "– … !": 0,
}

LINKS: dict[str, list[tuple[str, str, int]]] = {
    "[Rad](ziel:rad)": [("ziel:rad", "Rad", 1)],
    "[Öffnen](../über/öffnen.md#räume)": [("../über/öffnen.md#räume", "Öffnen", 1)],
    '[Rad](ziel:rad "Zum Ziel")': [("ziel:rad", "Rad", 1)],
    "[Rad]( <ziel:rad> )": [("ziel:rad", "Rad", 1)],
    "[Rad\nverkehr](ziel:rad)\n[Bahn](ziel:bahn)": [
        ("ziel:rad", "Rad\nverkehr", 1),
        ("ziel:bahn", "Bahn", 3),
    ],
    "[a](b) und [c](d)": [("b", "a", 1), ("d", "c", 1)],
    "So: `[Rad](ziel:rad)` und ``[`](x)``": [],
    "```\n[Rad](ziel:rad)\n```": [],
    "Ein ` allein, [Rad](ziel:rad) und noch ein\n` weiter": [("ziel:rad", "Rad", 1)],
    "[leer]()": [("", "leer", 1)],
    "[kein] (Link)": [],
    "[offen](ziel:rad": [],
}

TARGETS = [
    ("ziel:rad", "ziel", "rad", ""),
    ("fachteil:wohnen#lage", "fachteil", "wohnen", "lage"),
    ("#lage", "", "", "lage"),
    ("../a/b.md#c", "", "../a/b.md", "c"),
    ("https://example.org/a:b", "https", "//example.org/a:b", ""),
    ("mailto:a@b.example", "mailto", "a@b.example", ""),
    ("a/b:c.md", "", "a/b:c.md", ""),
]


@pytest.mark.parametrize(("title", "slug"), SLUGS.items())
def test_titles_become_addresses(title: str, slug: str) -> None:
    """Umlauts are written out, everything else that is no letter becomes a hyphen."""
    assert slugify(title) == slug


@pytest.mark.parametrize(("source", "expected"), HEADINGS.items())
def test_headings_are_found(source: str, expected: list[tuple[int, str, int]]) -> None:
    """Headings outside code are found with level, title and line."""
    found = parse_markdown(source, "a.md").headings
    assert [(h.level, h.title, h.location.line) for h in found] == expected


@pytest.mark.parametrize(("source", "words"), WORDS.items())
def test_words_are_those_a_reader_reads(source: str, words: int) -> None:
    """Headings, calls and link targets do not count."""
    assert count_words(source) == words


@pytest.mark.parametrize(("source", "expected"), LINKS.items())
def test_links_are_found(source: str, expected: list[tuple[str, str, int]]) -> None:
    """Links outside code are found with target, text and line, also over line ends."""
    found = find_links(source, "a.md", 1)
    assert [(link.target, link.text, link.location.line) for link in found] == expected


@pytest.mark.parametrize(("target", "scheme", "rest", "anchor"), TARGETS)
def test_link_has_three_parts(target: str, scheme: str, rest: str, anchor: str) -> None:
    """A target is a scheme, what it leads to, and an anchor."""
    link = Link(target, "", Location("a.md"))
    assert (link.scheme, link.rest, link.anchor) == (scheme, rest, anchor)


def test_images_are_marked() -> None:
    """An image is a link that says so."""
    image, link = find_links("![Plan](plan.png) [Plan](plan.md)", "a.md", 1)
    assert (image.image, link.image) == (True, False)


def test_targets_are_exchanged_outside_code() -> None:
    """Only the target changes; text, title and code stay as they are."""
    source = '[ziel:a](ziel:a "ziel:a") `[x](ziel:a)` ![y](ziel:b)\n```\n[x](ziel:a)\n```\n'
    expected = '[ziel:a](/a/ "ziel:a") `[x](ziel:a)` ![y](ziel:b)\n```\n[x](ziel:a)\n```\n'
    assert replace_targets(source, {"ziel:a": "/a/"}) == expected


@given(st.text(alphabet="[]()!`\n# abziel:{}<>\"'", max_size=80))
def test_exchange_without_replacements_changes_nothing(source: str) -> None:
    """A text comes out as it went in when nothing is to be exchanged."""
    assert replace_targets(source, {}) == source


def test_sections_begin_at_second_level() -> None:
    """A section goes from its heading to the next of the same level, with its subsections."""
    source = "Vorweg.\n\n## Lage\n\nEins zwei.\n\n### Mehr\n\nDrei.\n## Ziele\n"
    text = parse_markdown(source, "a.md", 10)
    found = [(a.heading.title, a.heading.location.line, a.words) for a in text.abschnitte]
    assert found == [("Lage", 12, 3), ("Ziele", 19, 0)]


def test_lines_count_from_the_front_matter() -> None:
    """A text that begins further down in its file keeps the file's lines."""
    text = parse_markdown("Text\n\n## Lage\n[a](b)\n", "a.md", 7)
    assert str(text.headings[0].location) == "a.md:9"
    assert str(text.links[0].location) == "a.md:10"
    assert str(text.location) == "a.md:7"


def test_texts_are_equal_when_their_words_are() -> None:
    """Where a text was written makes no difference to what it says."""
    assert parse_markdown("## a", "a.md") == parse_markdown("## a", "b.md", 9)
    assert parse_markdown("## a", "a.md") != parse_markdown("## b", "a.md")


def test_anchors_are_those_of_the_page() -> None:
    """Every heading can be linked to by the address of its title."""
    assert parse_markdown("# Über uns\n## Räume", "a.md").anchors == {"ueber-uns", "raeume"}
    assert parse_markdown("## Lage\n## Lage", "a.md").anchors == {"lage", "lage-2"}
