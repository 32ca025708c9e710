"""A comparison as text for a terminal, and as Markdown for a pull request."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from insek.compare.judge import Faktum
from insek.compare.plan import Unterschied, Vergleich
from insek.compare.schritte import telling_reasons
from insek.compare.text import Change
from insek.compare.words import Op, Run
from insek.model.aenderung import Aenderung
from insek.model.plan import Plan
from insek.model.text import CALL
from insek.render.befunde import visible
from insek.render.vergleich.calls import shown_call, whole_calls
from insek.render.vergleich.kurz import kurz
from insek.render.vergleich.outline import blocks, counts, facts, groups, plural, title, verdict

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
        yield Run(run.op, CALL.sub(partial(_shown, plan), run.text))


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
            lines += [f"  ¶ {_block_line(block, vergleich)}" for block in blocks(change)]
            lines += [
                f"  → {a.titel}: {a.begruendung}"
                for a in telling_reasons(change, reasons_given, {})
            ]
    return "\n".join(map(visible, lines))


def _block_line(block: Change, vergleich: Vergleich) -> str:
    where = " › ".join(block.path)
    text = marked_text(block, vergleich).replace("\n", " ")
    return f"{block.kind.value} in „{where}“: {text}" if where else f"{block.kind.value}: {text}"


def _escape(text: str) -> str:
    """One line of text in which no sign means anything, not to GitHub or GitLab, either."""
    line = visible(" ".join(text.split()))
    plain = [_MEANING.sub(r"\\\g<0>", part) for part in _CALLED.split(line)]
    called = [f"`{name}`" for name in _CALLED.findall(line)]
    return "".join(part for pair in zip_longest(plain, called, fillvalue="") for part in pair)


def as_markdown(vergleich: Vergleich, reasons_given: Reasons) -> str:
    """A report that fits a comment on a pull request."""
    lines = ["## Was sich ändert", "", *map(_escape, _head(vergleich))]
    for kind, changes in groups(vergleich):
        lines += ["", f"### {plural(kind)}", ""]
        for change in changes:
            lines.append(f"- **{_escape(title(change, vergleich))}** ({verdict(change.arten)})")
            lines += [f"    - {_escape(faktum.satz)}" for faktum in _by_weight(change)]
            lines += [f"    - {_escape(zahl.satz)}" for zahl in change.zahlen]
            count = sum(1 for _ in blocks(change))
            if count:
                lines.append(
                    f"    - Text: {count} {'Stelle' if count == 1 else 'Stellen'} geändert"
                )
            lines += [
                f"    - Grund: {_escape(a.begruendung)}"
                for a in telling_reasons(change, reasons_given, {})
            ]
    return "\n".join(lines)
