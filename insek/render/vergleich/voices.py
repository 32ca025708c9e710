"""A comparison as text for a terminal: every change in a line, words marked by signs."""

from collections.abc import Iterable, Iterator

from insek.compare.judge import Faktum
from insek.compare.plan import Unterschied, Vergleich
from insek.compare.schritte import telling_reasons
from insek.compare.text import Change
from insek.compare.words import Op, Run
from insek.model.aenderung import Aenderung
from insek.render.befunde import visible
from insek.render.vergleich.calls import as_read
from insek.render.vergleich.kurz import kurz
from insek.render.vergleich.outline import (
    counts,
    facts,
    groups,
    marked_blocks,
    plural,
    title,
    verdict,
)
from insek.render.vergleich.wortlaut import wortlaut

Reasons = tuple[Aenderung, ...]


def marked_text(change: Change, vergleich: Vergleich | None = None) -> str:
    """A changed block with its words marked as ``[-alt-]`` and ``{+neu+}``.

    With ``vergleich``, what a call of the vocabulary shows stands in its place.
    """
    if change.table:
        return "\n".join(
            " | ".join(_marked(cell.runs).strip() for cell in row.cells[1:-1])
            for row in change.table.rows
            if not row.rule
        )
    runs = change.runs if vergleich is None else as_read(change.runs, vergleich)
    return _marked(runs).strip()


def _marked(runs: Iterable[Run]) -> str:
    signs = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
    return "".join(f"{signs[run.op][0]}{run.text}{signs[run.op][1]}" for run in runs)


def head(vergleich: Vergleich) -> Iterator[str]:
    """In short, then counted by catalogue; a blank line between."""
    yield " ".join(kurz(vergleich))
    if not vergleich.is_empty:
        yield from ("", counts(vergleich))


def by_weight(change: Unterschied) -> list[Faktum]:
    """The facts worth telling, what became weaker first."""
    return sorted(facts(change), key=lambda faktum: not faktum.is_weakening)


def as_text(vergleich: Vergleich, reasons_given: Reasons) -> str:
    """Plain text for a terminal or a pipe."""
    lines = [*head(vergleich)]
    for kind, changes in groups(vergleich):
        lines += ["", f"{plural(kind)}", "-" * len(plural(kind))]
        for change in changes:
            lines.append(f"{title(change, vergleich)} ({verdict(change.arten)})")
            lines += [f"  · {_fact_line(faktum, vergleich)}" for faktum in by_weight(change)]
            lines += [f"  · {zahl.satz}" for zahl in change.zahlen]
            lines += [f"  ¶ {_block_line(block, vergleich)}" for block in marked_blocks(change)]
            lines += [
                f"  → {a.titel}: {a.begruendung}"
                for a in telling_reasons(change, reasons_given, {})
            ]
    return "\n".join(map(visible, lines))


_LINE = 600
"""Characters of a long text that a line of a terminal tells on either side, at most."""


def _fact_line(faktum: Faktum, vergleich: Vergleich) -> str:
    """The sentence; for a text that is too long for it, with the words that changed."""
    if not faktum.is_rewritten:
        return faktum.satz
    words = wortlaut(faktum, vergleich, _LINE)
    return f"{opened(faktum)} {words.quoted(_marked(words.runs))}"


def opened(faktum: Faktum) -> str:
    """The sentence, left open for what is told behind it."""
    return f"{faktum.satz.removesuffix('.')}:"


def _block_line(block: Change, vergleich: Vergleich) -> str:
    where = " › ".join(block.path)
    text = marked_text(block, vergleich).replace("\n", " ")
    return f"{block.fate.value} in „{where}“: {text}" if where else f"{block.fate.value}: {text}"
