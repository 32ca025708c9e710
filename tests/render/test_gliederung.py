"""Pages that the core writes as HTML: their sections get anchors, and others can read them."""

import re

import pytest
from markdown import Markdown
from plans import musterstadt

from insek.render.gliederung import outlined, with_markdown_headings
from insek.site.pages import Page, state_pages

CASES = [
    ("<p>Nur Text.</p>", "<p>Nur Text.</p>", ()),
    ("<h2>Was getan wird</h2>", '<h2 id="was-getan-wird">Was getan wird</h2>',
     (("Was getan wird", "was-getan-wird", 2, ()),)),
    ("<h2>Ziel &amp; Weg</h2>", '<h2 id="ziel-weg">Ziel &amp; Weg</h2>',
     (("Ziel &amp; Weg", "ziel-weg", 2, ()),)),
    ("<h2>Größe</h2>\n<h2>Größe</h2>", '<h2 id="groesse">Größe</h2>\n<h2 id="groesse-2">Größe</h2>',
     (("Größe", "groesse", 2, ()), ("Größe", "groesse-2", 2, ()))),
    ('<p id="lage">x</p><h2>Lage</h2>', '<p id="lage">x</p><h2 id="lage-2">Lage</h2>',
     (("Lage", "lage-2", 2, ()),)),
    ("<h2>A</h2><h3>B</h3><h2>C</h2>", '<h2 id="a">A</h2><h3 id="b">B</h3><h2 id="c">C</h2>',
     (("A", "a", 2, (("B", "b", 3, ()),)), ("C", "c", 2, ()))),
    ('<h2 class="kasten__titel">Auf einen Blick</h2>', '<h2 class="kasten__titel">Auf einen Blick</h2>', ()),
    ("<h2>Der <em>Weg</em></h2>", '<h2 id="der-weg">Der <em>Weg</em></h2>',
     (("Der Weg", "der-weg", 2, ()),)),
    ("<h2>!?</h2>", '<h2 id="abschnitt">!?</h2>', (("!?", "abschnitt", 2, ()),)),
]  # fmt: skip


@pytest.mark.parametrize(("html", "marked", "toc"), CASES)
def test_sections(html: str, marked: str, toc: tuple[object, ...]) -> None:
    """Every heading of a section has an anchor of its own, and stands in the table of contents."""
    assert outlined(html) == (marked, toc)


def test_anchors_above_are_taken() -> None:
    """What the text above calls like a section keeps its anchor; the section gets another."""
    below, toc = outlined("<h2>Lage</h2>", '<h2 id="lage">Lage</h2>')
    assert below == '<h2 id="lage-2">Lage</h2>'
    assert toc == (("Lage", "lage-2", 2, ()),)


MARKDOWN = [
    ("<h2>Lage</h2>", "## Lage"),
    ("<p>x</p>\n\n<h3>Lage</h3>\n\n<p>y</p>", "<p>x</p>\n\n### Lage\n\n<p>y</p>"),
    ('<h2 class="kasten__titel">Lage</h2>', '<h2 class="kasten__titel">Lage</h2>'),
    ("<li><h3>Lage</h3></li>", "<li><h3>Lage</h3></li>"),
]


@pytest.mark.parametrize(("html", "markdown"), MARKDOWN)
def test_headings_for_others(html: str, markdown: str) -> None:
    """Headings on a line of their own become Markdown; everything else stays as it is."""
    assert with_markdown_headings(html) == markdown


def finished() -> list[Page]:
    """The pages of the small plan that the core writes itself."""
    return [page for page in state_pages(musterstadt()) if not page.text]


def plain(html: str) -> str:
    """HTML without the space between elements, which nobody sees."""
    return re.sub(r">\s+<", "><", html).strip()


@pytest.mark.parametrize("page", finished(), ids=lambda page: page.path)
def test_other_generators_show_the_same(page: Page) -> None:
    """What is written for other generators becomes the same page by way of Markdown."""
    converter = Markdown(extensions=["tables", "footnotes", "def_list", "toc", "insek"])
    assert plain(converter.convert(with_markdown_headings(page.below))) == plain(
        outlined(page.below)[0]
    )


def test_there_are_such_pages() -> None:
    """All records but the Fachteile have one."""
    assert {page.path.partition("/")[0] for page in finished()} == {
        "aemter", "herausforderungen", "indikatoren", "konflikte", "massnahmen", "raeume", "ziele",
    }  # fmt: skip
