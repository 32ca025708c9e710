"""The costs of a Maßnahme in one line: the whole sum before and after, and whose money it is."""

from collections.abc import Iterator, Sequence

from insek.compare.judge import Faktum
from insek.model.massnahme import Kosten, Massnahme
from insek.model.record import Record
from insek.numbers import euro

_FIELD = "kosten"


def is_cost(faktum: Faktum) -> bool:
    """Whether a fact tells of a single amount."""
    return faktum.path[0] == _FIELD and len(faktum.path) > 1


def cost_line(facts: Sequence[Faktum], old: Record | None, new: Record | None) -> str:
    """„Kosten: 520.000 € → 910.000 €, allein von der Stadt.“; empty for fewer than two facts."""
    if len(facts) < 2 or not isinstance(old, Massnahme) or not isinstance(new, Massnahme):
        return ""
    before, after = old.kosten, new.kosten
    if not before or not after or after.gesamt is None:
        return ""
    return f"Kosten: {', '.join(_told(before, after))}."


def _told(before: Kosten, after: Kosten) -> Iterator[str]:
    assert after.gesamt is not None
    if before.gesamt is None or before.gesamt == after.gesamt:
        yield f"{'weiter ' if before.gesamt else ''}{euro(after.gesamt)}, anders aufgeteilt"
    else:
        yield f"{euro(before.gesamt)} → {euro(after.gesamt)}"
    givers = {part.geber for part in after.finanzierung}
    if givers == {"stadt"}:
        yield "allein von der Stadt"
    elif after.eigenmittel:
        yield f"davon {euro(after.eigenmittel)} von der Stadt"


def details(facts: Sequence[Faktum]) -> tuple[str, ...]:
    """The single amounts, without the word that stands before them all."""
    return tuple(faktum.satz.removeprefix("Kosten, ") for faktum in facts)
