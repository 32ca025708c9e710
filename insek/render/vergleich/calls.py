"""Calls of the vocabulary in a marked text: exchanged as a whole, never cut in the middle."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from insek.compare.plan import Vergleich
from insek.compare.words import Op, Run, join, new_text, old_text
from insek.compare.zahlen import figure
from insek.loading.aufrufe import call_in
from insek.model.kinds import KINDS
from insek.model.plan import Plan
from insek.model.text import CALL_PATTERN
from insek.render.vergleich.outline import plural
from insek.vocabulary import WORT_BY_NAME

Stretch = tuple[int, int]
_CLAUSE = re.compile(r"[:,.]")


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
    for match in CALL_PATTERN.finditer(text):
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


def as_read(runs: Sequence[Run], vergleich: Vergleich) -> tuple[Run, ...]:
    """The runs as a reader takes them: calls as the words that they show."""
    return tuple(Run(run.op, _read(run, vergleich)) for run in whole_calls(runs))


def _read(run: Run, vergleich: Vergleich) -> str:
    plan = vergleich.alt if run.op is Op.DELETE else vergleich.neu
    return CALL_PATTERN.sub(lambda call: shown_call(call[0], plan), run.text)


def shown_call(source: str, plan: Plan) -> str:
    """What a call puts into a sentence: a value, or which part of the page stands here.

    A word that nobody knows stands as it is written, as on the page itself.
    """
    call = call_in(source)
    if call is None or call.wort not in WORT_BY_NAME:
        return source
    what = _listed(call.wort)
    if call.wort == "wert":
        if value := figure(call.argumente, plan):
            return value
        what = "Zahl fehlt"
    told = ", ".join(_title(str(argument), plan) for argument in call.argumente.values())
    return f"[{what}{': ' if told else ''}{told}]"


def _title(argument: str, plan: Plan) -> str:
    """The title of the record that an argument names; any other argument as it is written."""
    records = (plan.katalog(kind.name).get(argument) for kind in KINDS)
    return next((record.titel for record in records if record and record.titel), argument)


def _listed(wort: str) -> str:
    """„Liste der Maßnahmen“, or what the vocabulary says that the word puts there."""
    if wort in {kind.name for kind in KINDS}:
        return f"Liste der {plural(wort)}"
    return _CLAUSE.split(WORT_BY_NAME[wort].satz)[0]
