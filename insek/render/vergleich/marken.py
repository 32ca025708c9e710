"""The badges of a changed record, the one of a weakened with what made it weaker."""

from collections.abc import Iterator

from insek.compare.judge import Art, Faktum
from insek.compare.plan import Unterschied

Marke = tuple[str, str]
"""A kind of change as part of a CSS class, and in words."""

_LOST = {
    "fachteile": "ein Fachteil entfällt", "ziele": "ein Ziel entfällt",
    "indikatoren": "ein Indikator entfällt", "massnahmen": "eine Maßnahme entfällt",
    "raeume": "ein Raum entfällt", "antworten": "eine Antwort entfällt",
    "zielwerte": "ein Zielwert entfällt", "stand": "eingestellt",
}  # fmt: skip
_WEAKER = {
    "zielwerte": "ein Zielwert weniger verlangt", "kernziel": "kein Kernziel mehr",
    "antworten": "eine Relevanz sinkt", "ende": "ein Termin entfällt",
    "zeitziel": "ein Termin entfällt",
}  # fmt: skip


def marken(change: Unterschied) -> Iterator[Marke]:
    """What happened; that something changed goes without saying."""
    for art in change.arten:
        if art is not Art.GEAENDERT:
            yield art.name.lower(), _words(art, change)


def _words(art: Art, change: Unterschied) -> str:
    if art is Art.AUSGETRAGEN and change.is_done:
        return f"abgeschlossen, {art}"
    because = dict.fromkeys(_because(change)) if art is Art.ABGESCHWAECHT else {}
    return f"{art}, weil {' und '.join(because)}" if because else art.value


def _because(change: Unterschied) -> Iterator[str]:
    """Why a record counts as weakened: what went, or what asks for less."""
    for faktum in change.fakten:
        if Art.ENTFALLEN in faktum.arten:
            yield _lost(faktum, change)
        elif Art.ABGESCHWAECHT in faktum.arten and faktum.path[0] in _WEAKER:
            yield _WEAKER[faktum.path[0]]


def _lost(faktum: Faktum, change: Unterschied) -> str:
    is_beitrag = change.kind == "ziele" and faktum.path[0] == "fachteile"
    return "ein Beitrag entfällt" if is_beitrag else _LOST[faktum.path[0]]
