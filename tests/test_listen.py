"""Lists: what is written as one is shown as one, with its numbers and its levels."""

import re

import pytest

from insek.checks import listen
from insek.model.katalog import Katalog
from insek.model.plan import Plan
from insek.model.seite import Seite
from insek.model.text import parse_markdown
from insek.render.markdown import to_html

_SHOWN = re.compile(r"<(/?)(?:[uo]l|li)>")

PLAIN = {
    "- a\n- b": "- -",
    "Text\n\n- a\n- b": "- -",
    "# Titel\n- a": "-",
    "Text\n***\n- a": "-",
    "1. a\n2. b": "- -",
    "1. a\n\n2. b\n\n3. c": "- - -",
    "1. a\n\n    Mehr dazu.\n\n2. b": "- -",
    "- a\n    - b": "- --",
    "- a\nweiter\n- b": "- -",
    "Im Jahr\n2018. Das war es": "",
    "31\\. Mai\nwar es": "",
    "Text – a\n– b": "",
    "2 * 3\n* * *\nText": "",
    "```\nText\n- a\n```": "",
    "a - b\n-c": "",
}
"""Texts and their items as Python-Markdown shows them, „--“ one level down; nothing is wrong."""
ODD = {
    "Text\n- a\n- b": ("", "T05"),
    "Text\n* a": ("", "T05"),
    "Text\n1. a\n2. b": ("", "T05"),
    "**Text**\n- a": ("", "T05"),
    "> Text\n- a": ("", "T05"),
    "| a |\n- b": ("", "T05"),
    "Text\n\nText\n- a": ("", "T05"),
    "31. Mai 2018\nwar es": ("-", "T06"),
    "Text\n\n2024. Das Jahr": ("-", "T06"),
    "3. a\n4. b": ("- -", "T06"),
    "1. a\n\nText\n\n3. b": ("- -", "T06"),
    "- a\n  - b": ("- -", "T07"),
    "- a\n - b": ("- -", "T07"),
    "1. a\n   - b": ("- -", "T07"),
}
"""Texts that are not shown as they are written: their items, and the rule that says so."""


def shown(text: str) -> str:
    """The items of the lists in a text as the website shows them."""
    depth, items = 0, []
    for match in _SHOWN.finditer(to_html(text)):
        if match[0] == "<li>":
            items.append("-" * depth)
        elif match[0] != "</li>":
            depth += -1 if match[1] else 1
    return " ".join(items)


def found(text: str) -> list[str]:
    """The codes of the rules that find something in a page."""
    plan = Plan(seiten=Katalog([Seite(pfad="a.md", titel="A", text=parse_markdown(text, "a.md"))]))
    rules = {
        "T05": listen.lists_have_a_line_before,
        "T06": listen.numbers_begin_no_list,
        "T07": listen.lower_items_are_indented,
    }
    return [code for code, rule in rules.items() for _ in rule(plan)]


@pytest.mark.parametrize(("text", "items"), PLAIN.items(), ids=map(repr, PLAIN))
def test_a_list_is_shown_as_it_is_written(text: str, items: str) -> None:
    """Where nothing is found, every item is one on the website, and on its level."""
    assert shown(text) == items
    assert found(text) == []


@pytest.mark.parametrize(("text", "told"), ODD.items(), ids=map(repr, ODD))
def test_a_list_that_is_shown_otherwise_is_a_befund(text: str, told: tuple[str, str]) -> None:
    """A swallowed, renumbered or flattened list is told once, by its own rule."""
    items, code = told
    assert shown(text) == items
    assert found(text) == [code]
