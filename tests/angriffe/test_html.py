"""HTML and links in texts: whatever is written, a page gets plain elements and open links."""

import re

import pytest
from folders import PROJECT
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from schriften import HIDDEN, PLAIN, TARGETS, TEXTS
from wege import WAYS, faults, on_a_page, tree_of

from insek.checks.vokabular import links_are_open
from insek.model.katalog import Katalog
from insek.model.plan import Plan
from insek.model.seite import Seite
from insek.model.text import harmless, is_open, parse_markdown, slugify
from insek.render.markdown import InsekExtension


def test_there_are_many() -> None:
    """The table holds well over a thousand texts."""
    assert len(TEXTS) > 1000


@pytest.mark.parametrize("way", WAYS)
def test_nothing_gets_through(way: str) -> None:
    """No text gives an element, attribute or target that Markdown itself does not have."""
    slipped = {text: found for text in TEXTS if (found := [*faults(WAYS[way](harmless(text)))])}
    assert slipped == {}


MARKS = (
    "```", "~~~", "`", "\n", "\n\n", "    ", "> ", "- ", "[a](", "](", ")", "[b]: ", "<", "|", "\\",
    "&lt;", "*", "[^1]: ", "#", ": ", "\t", "<!--", "-->", "\x02", "\x03", "\ufdd0",
)  # fmt: skip
"""Of what texts consist that one parser reads in one way and another in another."""


@settings(deadline=None)  # a busy machine is no fault of the text
@given(st.lists(st.sampled_from([*MARKS, *PLAIN, *HIDDEN, *TARGETS]), max_size=9))
def test_no_mixture_gets_through(parts: list[str]) -> None:
    """However such pieces follow each other, they give nothing that Markdown does not have."""
    for convert in WAYS.values():
        assert list(faults(convert(harmless("".join(parts))))) == []


@pytest.mark.parametrize("way", WAYS)
def test_words_stay(way: str) -> None:
    """HTML is not dropped but shown: every sign that was written can be read."""
    for text in PLAIN:
        shown = tree_of(WAYS[way](harmless(f"Vor {text} nach")))
        words = "".join(shown.text_content().split())
        assert "".join(f"Vor {text} nach".split()).replace("&#10;", "") in words.replace("\\", "")


HONEST = (
    "Ein *Wort* und **noch** eins.\n\n- a\n- b\n    1. c\n\n> Zitat\n\n## Titel\n\n`code` --- 3 < 4 & 5",
    "|a|b|\n|:-|-:|\n|1|[c](d.md)|\n\nText[^1]\n\n[^1]: Note.\n\nWort\n: Erklärung",
    '```\nx < y\n```\n\n    code\n\n![Plan](bilder/plan.png "Titel") <https://stadt.example/> &amp; &auml;',
    "[a](https://stadt.example/b?c=d&e=f#g) [b](mailto:a@stadt.example) [c](../d.md#e) [d](#e) [e](ziel:f)",
)


def elements(html: str) -> list[tuple[object, str, str]]:
    """The elements of a text in order, each with its words and its target; regions left out."""
    return [
        (element.tag, "".join(element.text_content().split()), element.get("href", ""))
        for element in tree_of(html).iter()
        if element.get("class") != "tafel"
    ]


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_keeps_every_element(text: str) -> None:
    """What has no HTML becomes the elements that Markdown alone makes of it, in the same order."""
    plain = Markdown(extensions=["toc", "tables", "fenced_code", "footnotes", "def_list"])
    assert elements(on_a_page(harmless(text))) == elements(plain.convert(text))


@pytest.mark.parametrize("target", [target for target in TARGETS if not is_open(target)])
def test_closed_target_is_a_befund(target: str) -> None:
    """A link that leads nowhere is told, even where it is written so that R02 overlooks it."""
    text = parse_markdown(f"Text\n\n[a]({target} 'b')\n", "docs/neu.md", 4)
    plan = Plan(seiten=Katalog([Seite(pfad="neu.md", titel="Neu", text=text)]))
    assert [finding.location.line for finding in links_are_open(plan)] == [6]


def test_marks_of_headings_are_clean() -> None:
    """The table of contents says what the heading says, and nothing of what stands for a sign."""
    markdown = Markdown(extensions=["toc", InsekExtension()])
    markdown.convert(harmless("## Mehr <b>Grün</b> & mehr"))
    (token,) = getattr(markdown, "toc_tokens", [])
    assert token["name"] == "Mehr &lt;b&gt;Grün&lt;/b&gt; &amp; mehr"
    assert token["id"] == "mehr-b-gruen-b-mehr"


def test_no_heading_takes_an_id_of_the_theme() -> None:
    """Ids of the theme are such as no title gives; a heading „Suche“ would end the search."""
    pages = "".join(path.read_text("utf-8") for path in (PROJECT / "overrides").rglob("*.html"))
    ids = re.findall(r'\sid="([^"{]*)"', pages)
    assert len(ids) > 5
    assert [id for id in ids if slugify(id) == id] == []
