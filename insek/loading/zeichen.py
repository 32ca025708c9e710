"""Signs that nobody sees, and words that are not what they look like."""

import re
import unicodedata
from collections.abc import Iterator

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.place import Location
from insek.model.text import unescaped

_ODD = re.compile(
    "[^\t\n -~\u00a0-\u017f\u2009\u2010-\u2027\u202f-\u205e\u2070-\u209f\u20ac\u2190-\u22ff]"
)
"""Everything that German texts do without; whether it harms is looked at one by one."""
_SPELLED = re.compile(r"&(?:#\w|[A-Za-z])")
_UNSEEN_KINDS = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"))
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that look like nothing at all."""
_VARIANTS = range(0xE0100, 0xE01F0)
_UNITS = frozenset("μΩΔ")
"""Greek letters that stand in units beside Latin ones."""
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u200b-\u200f]*[^\W\d_])*")
_HOST = re.compile(r"(?:https?:)?//([^\s/?#()<>\"]+)", re.IGNORECASE)
_LATIN = "LATIN"
_AROUND = 12
_MOST = 20
"""So many Befunde of one file are enough; a text in another script is not one per letter."""
_DELETE = "Das Zeichen löschen oder das Wort neu tippen."


def odd_signs(text: str, path: str, first_line: int = 1) -> Iterator[Befund]:
    """A Befund for each sign that hides or deceives, at its line, with its number in Unicode.

    A sign is the same whether it is typed or spelled out for HTML (``&#8238;``).
    """
    if not _ODD.search(text) and not _SPELLED.search(text):
        return
    found = (
        refusals.D19.befund(Location(path, number), fact, _DELETE)
        for number, line in enumerate(map(unescaped, text.split("\n")), first_line)
        if _ODD.search(line)
        for fact in dict.fromkeys((*_unseen(line), *_mixed(line), *_foreign_hosts(line)))
    )
    for befund, _ in zip(found, range(_MOST), strict=False):
        yield befund


def _unseen(line: str) -> Iterator[str]:
    for match in _ODD.finditer(line):
        sign = match[0]
        around = spelled_out(line[max(match.start() - _AROUND, 0) : match.end() + _AROUND].strip())
        if _is_unseen(sign):
            yield f"Hier steht ein Zeichen, das niemand sieht: „{around}“."
        elif unicodedata.combining(sign):
            yield f"Hier steht ein loser Akzent statt eines Buchstabens: „{around}“."


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN_KINDS or sign in _UNSEEN or ord(sign) in _VARIANTS


def _is_apart(sign: str) -> bool:
    """Whether a sign has to be shown by its number."""
    return _ODD.fullmatch(sign) is not None and (
        _is_unseen(sign) or unicodedata.combining(sign) != 0
    )


def spelled_out(text: str) -> str:
    """A text in which what nobody sees stands as its number: ``Rat‹U+202E›haus``."""
    return "".join(f"‹U+{ord(sign):04X}›" if _is_apart(sign) else sign for sign in text)


def _script(letter: str) -> str:
    """The script of a letter as Unicode names it; empty for what belongs to all."""
    if letter in _UNITS or not letter.isalpha():
        return ""
    name = unicodedata.name(letter, "")
    return name.partition(" ")[0] if " LETTER " in name or "MATHEMATICAL" in name else ""


def _mixed(line: str) -> Iterator[str]:
    for match in _WORD.finditer(line):
        if not _ODD.search(match[0]):
            continue
        odd = next((sign for sign in match[0] if _script(sign) not in ("", _LATIN)), "")
        if odd and (_script(odd) in _DISGUISES or any(_script(s) == _LATIN for s in match[0])):
            yield (
                f"Das Wort „{spelled_out(match[0][:40])}“ mischt Schriften: „{odd}“ ist U+{ord(odd):04X}"
                f" ({unicodedata.name(odd)})."
            )


_DISGUISES = frozenset(("MATHEMATICAL", "FULLWIDTH"))
"""Latin letters in disguise, even where a whole word consists of them."""


def _foreign_hosts(line: str) -> Iterator[str]:
    for match in _HOST.finditer(line):
        odd = next((sign for sign in match[1] if _script(sign) not in ("", _LATIN)), "")
        if odd:
            yield (
                f"In der Adresse „{spelled_out(match[1][:60])}“ steht „{odd}“, das ist U+{ord(odd):04X}"
                f" ({unicodedata.name(odd)})."
            )
