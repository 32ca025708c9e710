"""Anchors that words bring: what the checks take for sure is what stands on the page."""

import pytest
from markup import parse
from test_words import PLANS, WORTE, arguments, say

from insek.checks.sprungmarken import anchors_of, is_rule
from insek.model.place import NOWHERE
from insek.model.plan import Plan
from insek.model.text import Aufruf, Markdown
from insek.vocabulary import Wort

NOT_SURE = ("diagramm-", "raumkarte-", "muster-", "buchstabe-", "format-")
"""Parts of drawings, and numbers that another entry before them shifts: nothing to link to."""
NOTHING = "Hier ist noch nichts eingetragen."


def brought(html: str) -> set[str]:
    """The anchors in a piece of HTML that a link may lead to."""
    found = {str(id) for id in parse(html).xpath("//@id")}
    return {id for id in found if not id.startswith(NOT_SURE)}


def called(wort: Wort, call: dict[str, str | int]) -> Markdown:
    """A text that is nothing but this call."""
    return Markdown("", NOWHERE.location, (), (), (), (Aufruf(wort.name, call, NOWHERE.location),))


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
@WORTE
def test_every_anchor_of_a_word_may_be_linked(wort: Wort, plan: Plan) -> None:
    """Whatever a word is asked for, no link to a place that it brings is refused."""
    for call in arguments(plan, wort):
        text = called(wort, call)
        unknown = brought(say(plan, wort.name, **call)) - anchors_of(plan, text)
        assert [id for id in unknown if not is_rule(text, id)] == []


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
@WORTE
def test_every_anchor_that_may_be_linked_is_there(wort: Wort, plan: Plan) -> None:
    """What the checks expect of a word stands on the page, unless the word has nothing to show."""
    for call in arguments(plan, wort):
        html = say(plan, wort.name, **call)
        assert NOTHING in html or anchors_of(plan, called(wort, call)) <= brought(html)
