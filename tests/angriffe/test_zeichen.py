"""Signs that nobody sees: bidirectional controls, no width, other scripts in a word."""

import re
from pathlib import Path

import pytest
from folders import findings, write

from insek.loading.zeichen import odd_signs, spelled_out
from insek.sources import WorkingTree

UNSEEN = (
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x200B, 0x2010), *range(0x2060, 0x2065),
    0x061C, 0x180E, 0xFEFF, 0x2028, 0x2029, 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x3000,
    0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xFFF9, 0xFFFE, 0x0378, 0x85,
    0x9B, 0x7F, 0x1B, 0x08, 0x2000, 0x205F, 0x1D173,
)  # fmt: skip
"""Controls of direction, no width, fillers, private and unassigned signs, tags, escapes."""
MIXED = {
    "wоhnen": "U+043E (CYRILLIC SMALL LETTER O)",
    "Leiрzig": "U+0440 (CYRILLIC SMALL LETTER ER)",
    "Stаdt": "U+0430 (CYRILLIC SMALL LETTER A)",
    "Αmt": "U+0391 (GREEK CAPITAL LETTER ALPHA)",
    "Verkehr\u03bf": "U+03BF (GREEK SMALL LETTER OMICRON)",
    "ѕozial": "U+0455 (CYRILLIC SMALL LETTER DZE)",
    "Ꭺmt": "U+13AA (CHEROKEE LETTER GO)",
    "ｗｏｈｎｅｎ": "U+FF57 (FULLWIDTH LATIN SMALL LETTER W)",
    "𝐖ohnen": "U+1D416 (MATHEMATICAL BOLD CAPITAL W)",
}
HONEST = (
    "Straße, Übergröße, Maßnahme", "Bezahl\u00adbares Wohnen", "5\u00a0%", "12\u202f000", "CO₂ und m²",
    "10 µm, 10 μm, 5 kΩ, ΔT", "„Halle“ ‚a‘ – – …", "Café, Señor, Łódź, Dvořák", "Москва und Leipzig",
    "5&nbsp;%, &auml; &lt; &#8211;", "Αθήνα", "→ ≤ ≥ ≈ −5 ½", "日本", "Rad 🚲 Bus", "1\u20132", "a\u2011b",
    "https://müller.example/",
)  # fmt: skip


def facts(text: str) -> list[str]:
    """What is said of a text."""
    return [befund.fact for befund in odd_signs(text, "x.md")]


@pytest.mark.parametrize("number", UNSEEN, ids=lambda number: f"U+{number:04X}")
def test_unseen_sign_is_shown(number: int) -> None:
    """A sign that nobody sees is a Befund at its line that shows its number, and nothing unseen."""
    (befund,) = odd_signs(f"Erste Zeile\nRat{chr(number)}haus\n", "x.md")
    assert befund.location.line == 2
    assert befund.fact == (f"Hier steht ein Zeichen, das niemand sieht: „Rat‹U+{number:04X}›haus“.")
    assert befund.message.isprintable()


@pytest.mark.parametrize(("word", "letter"), MIXED.items())
def test_mixed_word_names_the_letter(word: str, letter: str) -> None:
    """A word of two scripts is a Befund that names the letter that is not what it seems."""
    (fact,) = facts(f"Ein {word} im Text")
    assert fact.startswith(f"Das Wort „{word}“ mischt Schriften: ")
    assert letter in fact


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_passes(text: str) -> None:
    """German typography, units, names and whole words of other languages are no Befund."""
    assert facts(text) == []


@pytest.mark.parametrize(
    "host", ["раураl.example", "аррӏе.example", "example\u0585rg", "ехаmple.com"]
)
def test_deceiving_address_is_found(host: str) -> None:
    """An address with letters of another script is a Befund, whether or not a word mixes them."""
    assert any(f"In der Adresse „{host}“" in fact for fact in facts(f"[a](https://{host}/x)"))


@pytest.mark.parametrize("path", ["docs/neu.md", "daten/gremien/neu.yml"])
def test_every_file_is_looked_at(plan_folder: Path, path: str) -> None:
    """Front matter, text and fields are looked at alike."""
    title = "Rat\u200bhaus"
    page = f"---\ntitel: {title}\n---\nEin Satz.\n"
    record = f"id: neu\ntitel: {title}\nebene: arbeitsebene\nfiktiv: true\n"
    write(plan_folder, {path: page if path.endswith(".md") else record})
    (befund,) = findings(WorkingTree(plan_folder))
    assert (str(befund.location), befund.code) == (f"{path}:2", "D19")


SPELLED_OUT = {
    "entity in a text": ("docs/neu.md", "titel: Neu\n---\nRat&#8238;haus\n", 4),
    "hexadecimal entity": ("docs/neu.md", "titel: Neu\n---\n\nRat&#x202E;haus\n", 5),
    "named entity": ("docs/neu.md", "titel: Neu\n---\nRat&zwnj;haus\n", 4),
    "escape in front matter": ("docs/neu.md", 'titel: "Rat\\u202Ehaus"\n---\nEin Satz.\n', 2),
    "long escape": ("daten/gremien/neu.yml", 'titel: "Rat\\U0000202Ehaus"', 2),
    "escape beside umlauts": ("daten/gremien/neu.yml", 'titel: "Räte: Rat\\u202Ehaus"', 2),
    "control": ("daten/gremien/neu.yml", 'titel: "Rat\\x1bhaus"', 2),
    "short escape": ("daten/gremien/neu.yml", 'titel: "Rat\\ehaus"', 2),
}
"""Signs that are not typed but become what they are on the page: file, content, line."""


@pytest.mark.parametrize(("path", "content", "line"), SPELLED_OUT.values(), ids=SPELLED_OUT)
def test_spelled_out_sign_is_found(plan_folder: Path, path: str, content: str, line: int) -> None:
    """An unseen sign that is written by its number or name is a Befund like the sign itself."""
    record = f"id: neu\n{content}\nebene: arbeitsebene\nfiktiv: true\n"
    write(plan_folder, {path: f"---\n{content}" if path.endswith(".md") else record})
    (befund,) = findings(WorkingTree(plan_folder))
    assert (str(befund.location), befund.code) == (f"{path}:{line}", "D19")


def test_other_script_is_not_a_flood() -> None:
    """A file full of such signs gives twenty Befunde and is read quickly."""
    assert len(facts("a\u200bb\n" * 100_000)) == 20


def test_shown_hides_nothing() -> None:
    """What is shown can be printed whatever stood there."""
    everything = "".join(map(chr, [*range(32, 0xD800), *range(0xE000, 0x2FFFF)]))
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", spelled_out(everything))
