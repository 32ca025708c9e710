"""Figures in a running text that read differently though the text did not change."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from insek.compare.blocks import BlockKind, split
from insek.model.plan import Plan
from insek.model.text import CALL, Markdown
from insek.numbers import german

_PARTS = re.compile(r"\{\{\s*(\w+)\s*\((.*)\)\s*\}\}", re.DOTALL)
_ARGUMENT = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\d+))")
_FIGURE = "wert"
_NONE = "–"

Call = tuple[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Zahl:
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


def call_of(source: str) -> Call | None:
    """The word and the arguments of a call as it is written; None if it is none."""
    parts = _PARTS.fullmatch(source)
    if not parts:
        return None
    return parts[1], {m[1]: m[2] or m[3] or m[4] or "" for m in _ARGUMENT.finditer(parts[2])}


def figure(arguments: Mapping[str, str], plan: Plan) -> str:
    """What ``wert`` puts into a sentence; empty if there is no such Indikator."""
    record = plan.indikatoren.get(arguments.get("indikator", ""))
    if record is None:
        return ""
    series = record.reihe(arguments.get("reihe", ""))
    year = arguments.get("jahr", "")
    value = series.value(int(year)) if series and year.isdigit() else None
    return german(value.wert, record.nachkommastellen) if value else _NONE


def changed_figures(before: Markdown, after: Markdown, alt: Plan, neu: Plan) -> tuple[Zahl, ...]:
    """Every figure whose call stands in both texts and reads otherwise in each."""
    old = {
        frozenset(_named(call.argumente).items()) for call in before.aufrufe if call.wort == _FIGURE
    }
    kept = (_named(call.argumente) for call in after.aufrufe if call.wort == _FIGURE)
    if not any(
        frozenset(a.items()) in old and figure(a, alt) != figure(a, neu) for a in kept
    ):  # fmt: skip
        return ()
    return tuple(_found(after.source, old, alt, neu))


def _named(arguments: Mapping[str, str | int]) -> dict[str, str]:
    return {name: str(value) for name, value in arguments.items()}


def _found(
    source: str, old: set[frozenset[tuple[str, str]]], alt: Plan, neu: Plan
) -> Iterator[Zahl]:
    for index, block in enumerate(split(source)):
        if block.kind is BlockKind.CODE:
            continue
        for match in CALL.finditer(block.source):
            word, arguments = call_of(match[0]) or ("", {})
            if word == _FIGURE and frozenset(arguments.items()) in old:
                before, after = figure(arguments, alt), figure(arguments, neu)
                if before != after:
                    yield _zahl(arguments, index, block.path, before, after, neu)


def _zahl(
    arguments: Mapping[str, str], block: int, path: tuple[str, ...], alt: str, neu: str, plan: Plan
) -> Zahl:
    id, year = arguments["indikator"], arguments["jahr"]
    record = plan.indikatoren.get(id)
    where = f" unter „{path[-1]}“" if path else ""
    satz = (
        f"Zahl im Text{where}: {alt or _NONE} → {neu or _NONE}, weil sich der Indikator"
        f" „{record.titel if record else id}“ geändert hat (Wert für {year})."
    )
    return Zahl(id, arguments.get("reihe", ""), int(year), block, path, alt, neu, satz)
