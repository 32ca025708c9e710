"""What every comparison of two texts promises, on thousands of random documents."""

from collections import Counter

from documents import documents, pairs
from hypothesis import given, settings
from hypothesis import strategies as st

from insek.compare.blocks import split
from insek.compare.text import Textvergleich, compare_texts, marked_characters
from insek.compare.words import Op, compare_words, new_text, old_text


def runs(comparison: Textvergleich, *, mirrored: bool = False) -> Counter[tuple[Op, str]]:
    """How often each run stands in a comparison, tables included."""
    found: Counter[tuple[Op, str]] = Counter()
    for change in comparison.changes:
        cells = (
            [cell.runs for row in change.table.rows for cell in row.cells] if change.table else []
        )
        for run in (run for part in (change.runs, *cells) for run in part):
            found[run.op.mirrored if mirrored else run.op, run.text] += 1
    return found


@settings(max_examples=2000, deadline=None)
@given(pairs)
def test_a_comparison_is_lossless_never_silent_and_its_own_mirror(pair: tuple[str, str]) -> None:
    """Both texts come out byte for byte; what differs is marked; backwards all is exchanged."""
    old, new = pair
    comparison = compare_texts(old, new)
    assert (comparison.old, comparison.new) == pair
    assert comparison.is_empty == (old == new)
    assert runs(comparison) == runs(compare_texts(new, old), mirrored=True)


@given(pairs)
def test_a_place_stands_under_the_headings_of_the_new_text(pair: tuple[str, str]) -> None:
    """What is still there is found where it stands now, what went where it stood."""
    old, new = map(split, pair)
    for change in compare_texts(*pair).changes:
        block = new[change.new[0]] if change.new else old[change.old[0]]
        assert (change.block, change.path, change.level) == (block.kind, block.path, block.level)


@given(documents)
def test_a_text_compared_with_itself_is_empty(document: str) -> None:
    """No text differs from itself."""
    assert compare_texts(document, document).is_empty


@given(st.text(), st.text())
def test_any_text_at_all_is_rebuilt(old: str, new: str) -> None:
    """Even rubbish is compared without loss."""
    comparison = compare_texts(old, new)
    assert (comparison.old, comparison.new) == (old, new)


@given(st.text())
def test_blocks_are_the_text(text: str) -> None:
    """The blocks of a text put together are the text."""
    assert "".join(block.source for block in split(text)) == text


@given(st.text(), st.text())
def test_words_are_the_text(old: str, new: str) -> None:
    """The runs of two texts spell out both."""
    found = compare_words(old, new)
    assert (old_text(found), new_text(found)) == (old, new)


def test_no_more_is_marked_than_needed() -> None:
    """At the 90th percentile at most 1.3 times the characters of an optimal word diff are marked."""
    ratios: list[float] = []

    @settings(max_examples=400, deadline=None, database=None, derandomize=True)
    @given(pairs)
    def measure(pair: tuple[str, str]) -> None:
        optimal = sum(len(r.text) for r in compare_words(*pair) if r.op is not Op.EQUAL)
        if optimal:
            ratios.append(marked_characters(compare_texts(*pair)) / optimal)

    measure()
    assert sorted(ratios)[int(len(ratios) * 0.9)] <= 1.3
