"""Figures in a running text that read differently though the text did not change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from insek.compare.blocks import BlockKind, split
from insek.loading.aufrufe import call_in
from insek.model.plan import Plan
from insek.model.text import CALL_PATTERN, Aufruf, Markdown
from insek.numbers import german

_FIGURE = "wert"
_NONE = "–"

Arguments = Mapping[str, str | int]
_Arguments = frozenset[tuple[str, str | int]]


@dataclass(frozen=True, slots=True)
class Textzahl:
    """One figure of a text, as it was and is read.

    ``block`` is the index of the block in the new text, ``path`` are the headings above it.
    """

    indikator: str
    reihe: str
    jahr: int
    block: int
    path: tuple[str, ...]
    alt: str
    neu: str
    satz: str


def figure(arguments: Arguments, plan: Plan) -> str:
    """What ``wert`` puts into a sentence; empty if there is no such Indikator."""
    record = plan.indikatoren.get(str(arguments.get("indikator", "")))
    if record is None:
        return ""
    series = record.reihe(str(arguments.get("reihe", "")))
    year = arguments.get("jahr")
    value = series.value(year) if series and isinstance(year, int) else None
    return german(value.wert, record.nachkommastellen) if value else _NONE


def changed_figures(
    before: Markdown, after: Markdown, alt: Plan, neu: Plan
) -> tuple[Textzahl, ...]:
    """Every figure whose call stands in both texts and reads otherwise in each."""
    kept = _figures(before) & _figures(after)
    changed = {call for call in kept if figure(dict(call), alt) != figure(dict(call), neu)}
    return tuple(_found(after.source, changed, alt, neu)) if changed else ()


def _figures(text: Markdown) -> set[_Arguments]:
    """What the figures of a text are asked for, in whatever order it is written."""
    figures = (call for call in text.aufrufe if call.wort == _FIGURE)
    return {_asked(call) for call in figures if isinstance(call.argumente.get("jahr"), int)}


def _asked(call: Aufruf) -> _Arguments:
    return frozenset(call.argumente.items())


def _found(source: str, changed: set[_Arguments], alt: Plan, neu: Plan) -> Iterator[Textzahl]:
    for index, block in enumerate(split(source)):
        if block.kind is BlockKind.CODE:
            continue
        for match in CALL_PATTERN.finditer(block.source):
            call = call_in(match[0])
            if call and call.wort == _FIGURE and _asked(call) in changed:
                before, after = figure(call.argumente, alt), figure(call.argumente, neu)
                yield _zahl(call.argumente, index, block.path, before, after, neu)


def _zahl(
    arguments: Arguments, block: int, path: tuple[str, ...], alt: str, neu: str, plan: Plan
) -> Textzahl:
    id, year = str(arguments["indikator"]), int(arguments["jahr"])
    record = plan.indikatoren.get(id)
    where = f" unter „{path[-1]}“" if path else ""
    satz = (
        f"Zahl im Text{where}: {alt or _NONE} → {neu or _NONE}, weil sich der Indikator"
        f" „{record.titel if record else id}“ geändert hat (Wert für {year})."
    )
    return Textzahl(id, str(arguments.get("reihe", "")), year, block, path, alt, neu, satz)
