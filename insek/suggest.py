"""The likely right word for a misspelt one."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_LIKELY = 0.6


def likely(wrong: str, words: Iterable[str]) -> str:
    """The word that was probably meant; empty if none comes near."""
    best = process.extractOne(
        wrong, list(words), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_LIKELY
    )
    return best[0] if best else ""


def did_you_mean(wrong: str, words: Iterable[str], otherwise: str) -> str:
    """„Meinten Sie „wohnen“?“, or another remedy when no word comes near."""
    word = likely(wrong, words)
    return f"Meinten Sie „{word}“?" if word else otherwise
