"""Random German Markdown documents and honest edits of them, for the properties of comparison."""

import random
from itertools import accumulate

from hypothesis import strategies as st

_WORDS = (
    "Stadt", "will", "Wohnen", "die", "der", "und", "Ziel", "Räume", "größer", "é", "e\u0301",
    "🚲", "👩‍👧", "4,5", "t", "**fett**", "[Link](ziel:a)", "|", "", "Maß", "—", "<b>x</b>", "`a`",
    "{{ wert(jahr=1) }}", "[^1]", "\u00a0", "ſ",
)  # fmt: skip
_word = st.sampled_from(_WORDS)
_paragraph = st.lists(_word, min_size=1, max_size=12).map(" ".join)
_item = st.builds(lambda depth, text: "  " * depth + "- " + text, st.integers(0, 2), _paragraph)
_cell = _paragraph.map(lambda text: text.replace("|", "\\|"))
_heading = st.builds(lambda level, text: "#" * level + " " + text, st.integers(1, 4), _paragraph)


def _table(rows: list[list[str]]) -> str:
    width = len(rows[0])
    even = [(row + [""] * width)[:width] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in even]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


_rows = st.lists(st.lists(_cell, min_size=2, max_size=4), min_size=1, max_size=4)
_block = st.one_of(
    _paragraph,
    _item,
    _rows.map(_table),
    _heading,
    st.just("```\ncode\n# kein Titel\n```"),
    _paragraph.map(lambda text: "> " + text),
    _paragraph.map(lambda text: "!!! note\n    " + text),
    _paragraph.map(lambda text: "[^1]: " + text),
    _paragraph.map(lambda text: f"<div>\n{text}\n</div>"),
)
documents = st.lists(_block, max_size=9).map("\n\n".join)


def _edited(document: str, seed: int) -> str:
    """The document after up to four edits: blocks dropped, added, moved, joined, split, reworded."""
    blocks, dice = document.split("\n\n"), random.Random(seed)
    for _ in range(dice.randint(0, 4)):
        at, what = dice.randrange(len(blocks)), dice.randint(0, 6)
        if what == 0 and len(blocks) > 1:
            del blocks[at]
        elif what == 1:
            blocks.insert(at, " ".join(dice.choices(_WORDS, k=6)))
        elif what == 2:
            blocks.insert(dice.randrange(len(blocks)), blocks.pop(at))
        elif what == 3 and at + 1 < len(blocks):
            blocks[at : at + 2] = [blocks[at] + " " + blocks[at + 1]]
        elif what == 4 and " " in blocks[at]:
            blocks[at] = blocks[at].replace(" ", "\n\n", 1)
        else:
            words = blocks[at].split(" ")
            words[dice.randrange(len(words))] = dice.choice(_WORDS)
            blocks[at] = " ".join(words)
    text = "\n\n".join(blocks)
    return text.replace("\n", "\r\n") if dice.random() < 0.1 else text


pairs = st.builds(
    lambda document, seed: (document, _edited(document, seed)), documents, st.integers(0, 10**9)
)


def _walk(document: str, seeds: list[int]) -> list[str]:
    """The document after each of some rounds of edits."""
    return list(accumulate(seeds, _edited, initial=document))


walks = st.builds(_walk, documents, st.lists(st.integers(0, 10**9), min_size=2, max_size=4))
