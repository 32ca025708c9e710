"""Calls of the vocabulary in a marked text: exchanged as a whole, never cut in the middle."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from insek.compare.words import Op, Run, join, new_text, old_text
from insek.model.plan import Plan
from insek.numbers import german

_CALL = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*+\}\}", re.DOTALL)
_PARTS = re.compile(r"\{\{\s*(\w+)\s*\((.*)\)\s*\}\}", re.DOTALL)
_ARGUMENT = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\d+))")

Stretch = tuple[int, int]


def whole_calls(runs: Sequence[Run]) -> Sequence[Run]:
    """The same change, with every call that differs deleted and inserted as a whole."""
    if len(runs) < 2 or not any("{{" in run.text for run in runs):
        return runs
    kept = list(_kept(runs))
    old = _broken(old_text(runs), [(old, old + length) for old, _, length in kept])
    new = _broken(new_text(runs), [(at, at + length) for _, at, length in kept])
    if not old and not new:
        return runs
    return tuple(join(_recut(runs, old, new)))


def _kept(runs: Sequence[Run]) -> Iterator[tuple[int, int, int]]:
    """Where equal runs stand in both texts, and how long they are."""
    old = new = 0
    for run in runs:
        length = len(run.text)
        if run.op is Op.EQUAL:
            yield old, new, length
        old += length * (run.op is not Op.INSERT)
        new += length * (run.op is not Op.DELETE)


def _broken(text: str, kept: Sequence[Stretch]) -> list[Stretch]:
    """The calls that do not stand in one equal run."""
    starts = [start for start, _ in kept]
    found = []
    for match in _CALL.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.end() > kept[at][1]:
            found.append(match.span())
    return found


def _recut(runs: Sequence[Run], old: list[Stretch], new: list[Stretch]) -> Iterator[Run]:
    at_old = at_new = 0
    for run in runs:
        length = len(run.text)
        if run.op is Op.EQUAL:
            cuts = {0, length, *_edges(old, at_old, length), *_edges(new, at_new, length)}
            for start, end in zip(sorted(cuts), sorted(cuts)[1:], strict=False):
                part = run.text[start:end]
                if _inside(old, at_old + start) or _inside(new, at_new + start):
                    yield Run(Op.DELETE, part)
                    yield Run(Op.INSERT, part)
                else:
                    yield Run(Op.EQUAL, part)
        else:
            yield run
        at_old += length * (run.op is not Op.INSERT)
        at_new += length * (run.op is not Op.DELETE)


def _edges(stretches: list[Stretch], at: int, length: int) -> Iterator[int]:
    return (edge - at for pair in stretches for edge in pair if 0 < edge - at < length)


def _inside(stretches: list[Stretch], at: int) -> bool:
    return any(start <= at < end for start, end in stretches)


def shown_call(source: str, plan: Plan) -> str:
    """What a call puts into a sentence: a value, or which part of the page stands here."""
    parts = _PARTS.fullmatch(source)
    if not parts:
        return source
    arguments = {m[1]: m[2] or m[3] or m[4] or "" for m in _ARGUMENT.finditer(parts[2])}
    if parts[1] == "wert":
        value = _value(arguments, plan)
        if value:
            return value
    told = ", ".join(arguments.values())
    return f"[Baustein „{parts[1]}“{': ' if told else ''}{told}]"


def _value(arguments: dict[str, str], plan: Plan) -> str:
    record = plan.indikatoren.get(arguments.get("indikator", ""))
    series = record.reihe(arguments.get("reihe", "")) if record else None
    year = arguments.get("jahr", "")
    value = series.value(int(year)) if series and year.isdigit() else None
    return german(value.wert, record.nachkommastellen) if record and value else ""
