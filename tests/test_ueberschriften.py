"""Headings: what the checks, links and comparisons see is what the website shows."""

import re

import pytest

from insek.checks.ueberschriften import headings_are_plain
from insek.model.katalog import Katalog
from insek.model.plan import Plan
from insek.model.seite import Seite
from insek.model.text import parse_markdown
from insek.render.markdown import to_html

_SHOWN = re.compile(r"<h[1-6]")

PLAIN = {
    "## Lage": 1,
    "##Lage": 1,
    "## Lage ##": 1,
    "Text\n## Lage\nText": 1,
    "## Lage\n---": 1,
    "## Lage\n\nText\n\n---\n\nText": 1,
    "Text\n***": 0,
    "Text\n- - -": 0,
    "\\## Lage": 0,
    "Raum | Wert\n--- | ---\nMitte | 2": 0,
    "| Raum |\n|------|\n| Mitte |": 0,
    "```\nText\n---\n ## Lage\n```": 0,
    "```\nText\n```\n---": 0,
    "Text\n\n    Text\n    ---\n\n    ## Lage": 0,
    "- Wohnen\n- Arbeit\n\n---\n\nText": 0,
    "Nr. #5 und - #6": 0,
}
"""Texts by the number of headings that Python-Markdown makes of them; nothing is wrong with them."""
ODD = {
    "Lage\n----": 1,
    "Lage\n====": 1,
    "Lage\n-": 1,
    "Lage\n---  ": 1,
    "**Lage**\n---": 1,
    "## Ziele\nLage\n---": 2,
    "Text\nText\n---": 0,
    "Text\n ---": 0,
    "- Wohnen\n---": 1,
    "- Wohnen\n-\n- Arbeit": 1,
    "> Wohnen\n---": 1,
    "> Wohnen\n> ---": 1,
    "1. Wohnen\n---": 1,
    "- Wohnen\n\n    Lage\n    ---": 1,
    " ## Lage": 0,
    "   ## Lage": 0,
    "> ## Lage": 1,
    "- ## Lage": 1,
    "- #Lage": 1,
    "2. # Lage": 1,
    "- Wohnen\n\n    ## Lage": 1,
    "##": 1,
    "# #": 1,
    "####### Lage": 1,
}
"""The same for texts that programs read differently; each has a Befund."""


def found(text: str) -> list[str]:
    """The Befunde about the headings of a page."""
    seite = Seite(pfad="a.md", titel="A", text=parse_markdown(text, "docs/a.md"))
    return [finding.fact for finding in headings_are_plain(Plan(seiten=Katalog([seite])))]


@pytest.mark.parametrize(("text", "shown"), PLAIN.items(), ids=map(repr, PLAIN))
def test_plain_headings_are_seen_as_they_are_shown(text: str, shown: int) -> None:
    """What the reader counts as a heading is one on the website, and nothing else is."""
    assert len(_SHOWN.findall(to_html(text))) == shown
    assert len(parse_markdown(text, "a.md").headings) == shown
    assert found(text) == []


@pytest.mark.parametrize(("text", "shown"), ODD.items(), ids=map(repr, ODD))
def test_no_heading_is_shown_unseen(text: str, shown: int) -> None:
    """What the website may show as a heading in another form is a Befund."""
    assert len(_SHOWN.findall(to_html(text))) == shown
    assert len(found(text)) == 1
