"""Examples of others and own vectors, in every form and on every way from Markdown to HTML."""

from collections.abc import Callable

import pytest
from stadt import FORMS
from vektoren import VECTORS
from wege import WAYS, faults, tree_of
from zeichenketten import COMMONMARK, NAUGHTY

from insek.model.text import harmless

Count = Callable[[str, object], None]
"""Keeps a property of a test for the summary of the run."""


def test_there_are_all() -> None:
    """The packages bring what they are installed for, and the tables make what they promise."""
    assert len(NAUGHTY) >= 485
    assert len(COMMONMARK) >= 649
    assert len(VECTORS) >= 200


@pytest.mark.parametrize("way", WAYS)
def test_example_becomes_plain_elements(way: str, record_property: Count) -> None:
    """No example of CommonMark fails, gives HTML of its own, or gives any when read once more."""
    convert = WAYS[way]
    slipped = {}
    for text in COMMONMARK:
        once = convert(harmless(text))
        again = convert(harmless(str(tree_of(once).text_content())))
        slipped[text] = [*faults(once), *faults(again)]
    assert {text: found for text, found in slipped.items() if found} == {}
    record_property("angriffe", f"{len(COMMONMARK)} Beispiele von CommonMark × {len(WAYS)} Wege")


def test_harmless_text_is_left_alone() -> None:
    """What was made harmless is not changed by making it harmless again."""
    texts = (*COMMONMARK, *NAUGHTY, *VECTORS)
    assert [text for text in texts if harmless(harmless(text)) != harmless(text)] == []


@pytest.mark.parametrize("way", WAYS)
def test_vector_becomes_plain_elements(way: str, record_property: Count) -> None:
    """No vector gives HTML of its own in any form of Markdown."""
    texts = [form.replace("{}", vector) for vector in VECTORS for form in FORMS]
    slipped = {text: found for text in texts if (found := [*faults(WAYS[way](harmless(text)))])}
    assert slipped == {}
    record_property(
        "angriffe",
        f"{len(VECTORS)} Vektoren × {len(FORMS)} Formen von Markdown × {len(WAYS)} Wege",
    )
