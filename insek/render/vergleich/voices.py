"""A comparison as text for a terminal, and as Markdown for a pull request."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, zip_longest

from insek.compare.judge import Faktum
from insek.compare.plan import Unterschied, Vergleich
from insek.compare.schritte import telling_reasons
from insek.compare.text import Change
from insek.compare.words import Op, Run
from insek.model.aenderung import Aenderung
from insek.model.plan import Plan
from insek.model.text import CALL_PATTERN
from insek.numbers import german
from insek.render.befunde import visible
from insek.render.vergleich.calls import shown_call, whole_calls
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

Reasons = tuple[Aenderung, ...]


_MEANING = re.compile(r"[\\`*_\[\]<>#|&~$!@]|:(?=//|[\w+-]+:)|(?<=\bwww)\.", re.IGNORECASE)
"""What Markdown, a mention, a sum or an address of its own begins with."""
_CALLED = re.compile(r"(?<![\w.+/-])(?:[\w.+/-]*+(?:@(?=\w)|#(?=\d))|GH-(?=\d))(?:[\w.@#/+-]*\w)?")
"""People and proposals: GitHub finds them behind a backslash or an entity, but not in code."""


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
    runs = change.runs if vergleich is None else tuple(_read(change.runs, vergleich))
    return _marked(runs).strip()


def _read(runs: Sequence[Run], vergleich: Vergleich) -> Iterator[Run]:
    """The runs as a reader takes them: calls as the words that they show."""
    for run in whole_calls(runs):
        plan = vergleich.alt if run.op is Op.DELETE else vergleich.neu
        yield Run(run.op, CALL_PATTERN.sub(partial(_shown, plan), run.text))


def _shown(plan: Plan, call: re.Match[str]) -> str:
    return shown_call(call[0], plan)


def _marked(runs: Iterable[Run]) -> str:
    signs = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
    return "".join(f"{signs[run.op][0]}{run.text}{signs[run.op][1]}" for run in runs)


def _head(vergleich: Vergleich) -> Iterator[str]:
    """In short, then counted by catalogue; a blank line between."""
    yield " ".join(kurz(vergleich))
    if not vergleich.is_empty:
        yield from ("", counts(vergleich))


def _by_weight(change: Unterschied) -> list[Faktum]:
    """The facts worth telling, what became weaker first."""
    return sorted(facts(change), key=lambda faktum: not faktum.is_weakening)


def as_text(vergleich: Vergleich, reasons_given: Reasons) -> str:
    """Plain text for a terminal or a pipe."""
    lines = [*_head(vergleich)]
    for kind, changes in groups(vergleich):
        lines += ["", f"{plural(kind)}", "-" * len(plural(kind))]
        for change in changes:
            lines.append(f"{title(change, vergleich)} ({verdict(change.arten)})")
            lines += [f"  · {faktum.satz}" for faktum in _by_weight(change)]
            lines += [f"  · {zahl.satz}" for zahl in change.zahlen]
            lines += [f"  ¶ {_block_line(block, vergleich)}" for block in marked_blocks(change)]
            lines += [
                f"  → {a.titel}: {a.begruendung}"
                for a in telling_reasons(change, reasons_given, {})
            ]
    return "\n".join(map(visible, lines))


def _block_line(block: Change, vergleich: Vergleich) -> str:
    where = " › ".join(block.path)
    text = marked_text(block, vergleich).replace("\n", " ")
    return f"{block.fate.value} in „{where}“: {text}" if where else f"{block.fate.value}: {text}"


def _escape(text: str) -> str:
    """One line of text in which no sign means anything, not to GitHub or GitLab, either."""
    line = visible(" ".join(text.split()))
    plain = [_MEANING.sub(r"\\\g<0>", part) for part in _CALLED.split(line)]
    called = [f"`{name}`" for name in _CALLED.findall(line)]
    return "".join(part for pair in zip_longest(plain, called, fillvalue="") for part in pair)


LONGEST = 48_000
"""Characters of a report: a comment on GitHub holds 65,536, and other reports stand beside it."""


def as_markdown(vergleich: Vergleich, reasons_given: Reasons) -> str:
    """A report that fits a comment on a pull request; what is left out is counted.

    What became weaker keeps its details longest, longer than the reasons.
    """
    shortened = (
        _report(vergleich, reasons_given if reasons else (), detailed)
        for detailed, reasons in _LEVELS
    )
    fitting = (lines for lines in shortened if len("\n".join(lines)) <= LONGEST)
    lines = next(fitting, None) or _cut(_report(vergleich, (), _nothing))
    return "\n".join(lines)


def _everything(change: Unterschied) -> bool:
    return True


def _weaker(change: Unterschied) -> bool:
    return change.is_weakening


def _nothing(change: Unterschied) -> bool:
    return False


_LEVELS = ((_everything, True), (_weaker, True), (_weaker, False), (_nothing, False))
"""Which entries are told in detail, and whether with their reasons: as many as there is room for."""


def _report(
    vergleich: Vergleich, reasons_given: Reasons, detailed: Callable[[Unterschied], bool]
) -> list[str]:
    lines = ["## Was sich ändert", "", *map(_escape, _head(vergleich))]
    without = 0
    for kind, changes in groups(vergleich):
        lines += ["", f"### {plural(kind)}", ""]
        for change in changes:
            lines.append(f"- **{_escape(title(change, vergleich))}** ({verdict(change.arten)})")
            lines += _details(change, reasons_given) if detailed(change) else ()
            without += not detailed(change)
    return [*lines, "", _without_details(without, bool(reasons_given))] if without else lines


def _details(change: Unterschied, reasons_given: Reasons) -> Iterator[str]:
    yield from (f"    - {_escape(faktum.satz)}" for faktum in _by_weight(change))
    yield from (f"    - {_escape(zahl.satz)}" for zahl in change.zahlen)
    count = sum(1 for _ in marked_blocks(change))
    if count:
        yield f"    - Text: {count} {'Stelle' if count == 1 else 'Stellen'} geändert"
    for reason in telling_reasons(change, reasons_given, {}):
        yield f"    - Grund: {_escape(reason.begruendung)}"


def _without_details(count: int, reasons: bool) -> str:
    whose = "einem Eintrag" if count == 1 else f"{german(count)} Einträgen"
    also = "" if reasons else ", bei allen die Gründe"
    return f"Gekürzt: Bei {whose} fehlen die Einzelheiten{also}. {_ALL}"


def _cut(lines: list[str]) -> list[str]:
    """As many lines from the first as a report may have, and how many entries are missing."""
    lengths = accumulate(len(line) + 1 for line in lines)
    kept = sum(length <= LONGEST for length in lengths)
    count = sum(line.startswith("- ") for line in lines[kept:])
    rest = f"fehlen {german(count)} weitere Einträge; bei allen fehlen die Einzelheiten."
    return [*lines[:kept], "", f"Gekürzt: Hier {rest} {_ALL}"]


_ALL = "„insek vergleichen“ mit „--format html“ zeigt alles."
