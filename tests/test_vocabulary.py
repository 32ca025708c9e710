"""The vocabulary: its examples are calls as page authors may write them."""

import pytest

from insek.loading.aufrufe import parse_calls
from insek.model.kinds import KIND_BY_NAME
from insek.model.text import Aufruf
from insek.vocabulary import WORTE, Wort

CALLS: dict[str, list[tuple[str, dict[str, str | int], int]]] = {
    "{{ stand() }}": [("stand", {}, 5)],
    "Text\n\n{{- stand() -}}": [("stand", {}, 7)],
    '{{ wert(indikator="x", jahr=-1) }}': [],
    '{{ wert(indikator="x", jahr=2024) }}': [("wert", {"indikator": "x", "jahr": 2024}, 5)],
    "{{ stand() }} und {{ quellen() }}": [("stand", {}, 5), ("quellen", {}, 5)],
    "{% raw %}{{ stand() }}{% endraw %}": [],
    "{{ stand }}": [],
    "{{ stand()() }}": [],
    "{{ stand() | upper }}": [],
    "{{ zielmatrix(fachteil=wohnen) }}": [],
    "{{ zielmatrix(*x) }}": [],
    "{{ zielmatrix(**x) }}": [],
    "{{ zielmatrix(fachteil=true) }}": [],
    '{{ zielmatrix(fachteil="a", fachteil="b") }}': [],
    "{{ a.b() }}": [],
    '{{ ["a"] }}': [],
    "Nur { Text } und {nichts}": [],
}


@pytest.mark.parametrize(("text", "expected"), CALLS.items())
def test_only_words_with_fixed_arguments_are_calls(
    text: str, expected: list[tuple[str, dict[str, str | int], int]]
) -> None:
    """A call is a word with named, literal arguments; nothing else is taken for one."""
    calls, _ = parse_calls(text, "docs/a.md", 5)
    assert [(call.wort, dict(call.argumente), call.location.line) for call in calls] == expected


@pytest.mark.parametrize("text", CALLS)
def test_everything_else_is_a_befund(text: str) -> None:
    """What stands in braces is a call or a Befund, except as plain text."""
    calls, befunde = parse_calls(text, "docs/a.md", 5)
    plain = "{{" not in text
    assert bool(calls or befunde) is not plain


def example(wort: Wort) -> Aufruf:
    """The example of a word as a call."""
    (call,), befunde = parse_calls(f"{{{{ {wort.beispiel} }}}}", "docs/a.md", 1)
    assert not befunde
    return call


@pytest.mark.parametrize("wort", WORTE, ids=lambda wort: wort.name)
def test_examples_are_calls(wort: Wort) -> None:
    """The example in the handbook calls its word with arguments that the word has."""
    call = example(wort)
    names = {angabe.name for angabe in wort.angaben}
    required = {angabe.name for angabe in wort.angaben if angabe.required}
    assert call.wort == wort.name
    assert required <= set(call.argumente) <= names


@pytest.mark.parametrize("wort", WORTE, ids=lambda wort: wort.name)
def test_arguments_refer_to_catalogues(wort: Wort) -> None:
    """An argument that is an id names the catalogue in which it stands."""
    assert {angabe.kind for angabe in wort.angaben if angabe.kind} <= set(KIND_BY_NAME)
    assert wort.satz.endswith(".")
