"""A comparison as Markdown for a comment on a pull request: what fits, and how much does not."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from insek.compare.judge import Faktum
from insek.compare.plan import Unterschied, Vergleich
from insek.compare.schritte import telling_reasons
from insek.compare.text import Change
from insek.compare.words import Op, Run, is_changed
from insek.numbers import german
from insek.render.befunde import visible
from insek.render.vergleich.calls import as_read
from insek.render.vergleich.outline import facts, groups, marked_blocks, plural, title, verdict
from insek.render.vergleich.voices import Reasons, by_weight, head, opened
from insek.render.vergleich.wortlaut import GAP, excerpt, wortlaut

_MEANING = re.compile(r"[\\`*_\[\]<>#|&~$!@]|:(?=//|[\w+-]+:)|(?<=\bwww)\.", re.IGNORECASE)
"""What Markdown, a mention, a sum or an address of its own begins with."""
_CALLED = re.compile(r"(?<![\w.+/-])(?:[\w.+/-]*+(?:@(?=\w)|#(?=\d))|GH-(?=\d))(?:[\w.@#/+-]*\w)?")
"""People and proposals: GitHub finds them behind a backslash or an entity, but not in code."""


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

    What became weaker keeps its details and its words longest, longer than the reasons.
    """
    shortened = (_report(vergleich, reasons_given, level) for level in _LEVELS)
    fitting = (lines for lines in shortened if len("\n".join(lines)) <= LONGEST)
    lines = next(fitting, None) or _cut(_report(vergleich, (), _LEVELS[-1]))
    return "\n".join(lines)


EntryChoice = Callable[[Unterschied], bool]
"""Chooses entries of a comparison."""


def _everything(change: Unterschied) -> bool:
    return True


def _weaker(change: Unterschied) -> bool:
    return change.is_weakening


def _nothing(change: Unterschied) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Level:
    """Of which entries a report tells the details, and the changed words in them; the reasons."""

    detailed: EntryChoice
    worded: EntryChoice
    reasons: bool = True


_LEVELS = (
    _Level(_everything, _everything),
    _Level(_everything, _weaker),
    _Level(_everything, _nothing),
    _Level(_weaker, _weaker),
    _Level(_weaker, _nothing),
    _Level(_weaker, _nothing, reasons=False),
    _Level(_nothing, _nothing, reasons=False),
)
"""How much is told, from all to the least: as much as there is room for."""


def _report(vergleich: Vergleich, reasons_given: Reasons, level: _Level) -> list[str]:
    lines = ["## Was sich ändert", "", *map(_escape, head(vergleich))]
    told = reasons_given if level.reasons else ()
    bare = wordless = 0
    for kind, changes in groups(vergleich):
        lines += ["", f"### {plural(kind)}", ""]
        for change in changes:
            lines.append(f"- **{_escape(title(change, vergleich))}** ({verdict(change.arten)})")
            if not level.detailed(change):
                bare += 1
                continue
            with_words = level.worded(change)
            lines += _details(change, told, vergleich if with_words else None)
            wordless += not with_words and _has_words(change)
    if not bare and not wordless:
        return lines
    return [*lines, "", _missing(bare, wordless, reasons=level.reasons)]


def _details(
    change: Unterschied, reasons_given: Reasons, worded: Vergleich | None
) -> Iterator[str]:
    """What is told of an entry; with its comparison, the changed words, too."""
    for faktum in by_weight(change):
        if worded and faktum.is_rewritten:
            yield f"    - {_fact_words(faktum, worded)}"
        else:
            yield f"    - {_escape(faktum.satz)}"
    yield from (f"    - {_escape(zahl.satz)}" for zahl in change.zahlen)
    blocks = [*marked_blocks(change)]
    if worded:
        yield from (f"    - {_block_words(block, worded)}" for block in blocks)
    elif blocks:
        places = "Stelle" if len(blocks) == 1 else "Stellen"
        yield f"    - Text: {len(blocks)} {places} geändert"
    for reason in telling_reasons(change, reasons_given, {}):
        yield f"    - Grund: {_escape(reason.begruendung)}"


_WORDS = 240
"""Characters of a long text that a line of a report tells on either side, at most."""


def _fact_words(faktum: Faktum, vergleich: Vergleich) -> str:
    words = wortlaut(faktum, vergleich, _WORDS)
    return f"{_escape(opened(faktum))} {words.quoted(''.join(map(_tagged, words.runs)))}"


def _has_words(change: Unterschied) -> bool:
    """Whether there are changed words to be told, in a long field or in a text."""
    return any(f.is_rewritten for f in facts(change)) or any(marked_blocks(change))


def _block_words(block: Change, vergleich: Vergleich) -> str:
    """A place in a text: what became of it, under which heading, and the changed words."""
    where = " › ".join(block.path)
    told = f"Text, {block.fate.value} in „{where}“:" if where else f"Text, {block.fate.value}:"
    words = excerpt(as_read([*_runs(block)], vergleich), _WORDS)
    return f"{_escape(told)} {words.quoted(''.join(map(_tagged, words.runs)))}"


def _runs(block: Change) -> Iterator[Run]:
    """The words of a block; of a table, the rows that changed, cell by cell."""
    if block.table is None:
        yield from block.runs
        return
    rows = [row.cells[1:-1] for row in block.table.rows if not row.rule]
    changed = (cells for cells in rows if any(is_changed(cell.runs) for cell in cells))
    for number, cells in enumerate(changed):
        yield from (Run(Op.EQUAL, GAP),) if number else ()
        for column, cell in enumerate(cells):
            yield from (Run(Op.EQUAL, "|"),) if column else ()
            yield from cell.runs


_TAGS = {Op.DELETE: "del", Op.INSERT: "ins"}


def _tagged(run: Run) -> str:
    """A run with its words struck or inserted, in elements: signs of Markdown need space around."""
    words = _escape(run.text)
    if not words:
        return "" if run.op is Op.DELETE else " "
    before, after = (" " * (run.text != strip(run.text)) for strip in (str.lstrip, str.rstrip))
    tag = _TAGS.get(run.op)
    return f"{before}<{tag}>{words}</{tag}>{after}" if tag else f"{before}{words}{after}"


def _missing(bare: int, wordless: int, *, reasons: bool) -> str:
    """How many entries are told without details or changed words, and whether reasons are."""
    parts = [f"bei {_entries(bare)} fehlen die Einzelheiten"] if bare else []
    parts += [f"bei {_entries(wordless)} fehlt der neue Wortlaut"] if wordless else []
    parts += [] if reasons else ["bei allen fehlen die Gründe"]
    return f"Gekürzt: B{', '.join(parts).removeprefix('b')}. {_ALL}"


def _entries(count: int) -> str:
    return "einem Eintrag" if count == 1 else f"{german(count)} Einträgen"


def _cut(lines: list[str]) -> list[str]:
    """As many lines from the first as a report may have, and how many entries are missing."""
    lengths = accumulate(len(line) + 1 for line in lines)
    kept = sum(length <= LONGEST for length in lengths)
    count = sum(line.startswith("- ") for line in lines[kept:])
    rest = f"fehlen {german(count)} weitere Einträge; bei allen fehlen die Einzelheiten."
    return [*lines[:kept], "", f"Gekürzt: Hier {rest} {_ALL}"]


_ALL = "„insek vergleichen“ mit „--format html“ zeigt alles."
