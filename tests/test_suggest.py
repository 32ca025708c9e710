"""Suggestions: the likely right word for a misspelt one, and honesty when there is none."""

import pytest

from insek.suggest import did_you_mean, likely

WORDS = ("wohnen", "verkehr", "kultur", "freiraum-und-umwelt")

LIKELY = {
    "wohnn": "wohnen",
    "whonen": "wohnen",
    "Kultur": "kultur",
    "freiraum-umwelt": "freiraum-und-umwelt",
    "sport": "",
    "": "",
}


@pytest.mark.parametrize(("wrong", "right"), LIKELY.items())
def test_likely_word_is_found(wrong: str, right: str) -> None:
    """A letter too many, too few or swapped leads to the word; anything else to none."""
    assert likely(wrong, WORDS) == right


def test_question_or_another_remedy() -> None:
    """A message asks for the likely word, or says what else to do."""
    assert did_you_mean("wohnn", WORDS, "Nachsehen.") == "Meinten Sie „wohnen“?"
    assert did_you_mean("sport", WORDS, "Nachsehen.") == "Nachsehen."
    assert did_you_mean("wohnen", [], "Nachsehen.") == "Nachsehen."
