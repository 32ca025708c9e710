"""The comparison engine against lxml's HTML diff and against the bare alignment of the words."""

import argparse
import random
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from statistics import median
from time import perf_counter

from lxml.html.diff import htmldiff
from messen import PROJECT, head, machine, row, verdict
from rapidfuzz.distance import Indel

from insek.compare.text import compare_texts
from insek.compare.words import compare_words
from insek.loading import load_plan
from insek.loading.register import load_register
from insek.render.markdown import to_html
from insek.sources import Revision

AGAINST_LXML, AGAINST_ALIGNMENT = 1.0, 3.0
Pair = tuple[str, str]


def real_pairs() -> Iterator[Pair]:
    """Every Fachteil in every two Jahrgänge in which its text differs."""
    found = load_register(PROJECT).sound
    plans = [load_plan(Revision(PROJECT, jahrgang.revision)).plan for jahrgang in found]
    for old, new in combinations(plans, 2):
        for fachteil in new.fachteile:
            before = old.fachteile.get(fachteil.id)
            if before and before.text.source != fachteil.text.source:
                yield before.text.source, fachteil.text.source


def long_pair(words: int) -> Pair:
    """A long text of sentences with one word in twenty changed."""
    chance = random.Random(7)
    known = [f"wort{number}" for number in range(2_000)]
    old = [chance.choice(known) for _ in range(words)]
    new = [chance.choice(known) if chance.random() < 0.05 else word for word in old]
    return _paragraphs(old), _paragraphs(new)


def _paragraphs(words: list[str]) -> str:
    parts = [" ".join(words[start : start + 80]) for start in range(0, len(words), 80)]
    return "\n\n".join(f"{part}." for part in parts) + "\n"


def bare(old: str, new: str) -> None:
    """Only the alignment of the words as numbers."""
    numbers: dict[str, int] = {}
    sides = [
        [numbers.setdefault(word, len(numbers)) for word in re.findall(r"\w+|[^\w\s]", text)]
        for text in (old, new)
    ]
    Indel.opcodes(*sides)


def seconds(work: Callable[[str, str], object], pairs: list[Pair]) -> float:
    """The median of five rounds over all pairs; what was compared before is forgotten."""
    rounds = []
    for _ in range(5):
        compare_texts.cache_clear()
        compare_words.cache_clear()
        start = perf_counter()
        for old, new in pairs:
            work(old, new)
        rounds.append(perf_counter() - start)
    return median(rounds)


def main() -> None:
    """Time all three on real and on long texts; print the ratios."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(f"{machine()}\n")
    real = list(real_pairs())
    cases = {f"{len(real)} pairs of Fachteile": real, "12,000 words, 5 %": [long_pair(12_000)]}
    head("texts", "ours, ms per pair", "lxml.html.diff", "bare alignment")
    verdicts = []
    for name, pairs in cases.items():
        html = [(to_html(old), to_html(new)) for old, new in pairs]
        ours, lxml, alignment = (
            seconds(work, given) * 1_000 / len(pairs)
            for work, given in ((compare_texts, pairs), (htmldiff, html), (bare, pairs))
        )
        row(name, f"{ours:.1f}", f"{lxml:.1f}", f"{alignment:.1f}")
        verdicts.append(f"{name}: ours / lxml {verdict(ours / lxml, AGAINST_LXML)}")
        verdicts.append(f"{name}: ours / alignment {verdict(ours / alignment, AGAINST_ALIGNMENT)}")
    print("", *verdicts, sep="\n")


if __name__ == "__main__":
    main()
