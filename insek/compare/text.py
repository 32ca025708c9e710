"""The comparison of two texts: block by block, then word by word; nothing is silent.

From a ``Textvergleich`` both texts can be rebuilt exactly (``old`` and ``new``); where they
differ something is marked, where they are equal nothing is. Seen backwards it is its own
mirror image.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache
from itertools import pairwise

from insek.compare.align import Match, align
from insek.compare.blocks import Block, BlockKind, split
from insek.compare.tables import TableChange, compare_tables, mirrored
from insek.compare.words import Op, Run, compare_words, mirror, new_text, old_text


class Fate(Enum):
    """What happened to a block; the value is the German word for it."""

    KEPT = "unverändert"
    CHANGED = "geändert"
    INSERTED = "eingefügt"
    DELETED = "gestrichen"
    MOVED = "verschoben"
    SPLIT = "geteilt"
    JOINED = "zusammengelegt"
    REGROUPED = "neu gegliedert"


@dataclass(frozen=True, slots=True)
class Change:
    """One block, or the blocks it was split into or joined from.

    ``old`` and ``new`` are the indices of its blocks in either text (empty when it was
    inserted or deleted). ``runs`` spell out both sources; for tables ``table`` does.
    """

    fate: Fate
    block: BlockKind
    path: tuple[str, ...]
    old: tuple[int, ...]
    new: tuple[int, ...]
    runs: tuple[Run, ...]
    table: TableChange | None = None
    level: int = 0

    @property
    def old_source(self) -> str:
        """The old source of the block, rebuilt."""
        return self.table.old if self.table else old_text(self.runs)

    @property
    def new_source(self) -> str:
        """The new source of the block, rebuilt."""
        return self.table.new if self.table else new_text(self.runs)

    @property
    def is_edited(self) -> bool:
        """Whether words inside the block changed, apart from its place."""
        return self.old_source != self.new_source


@dataclass(frozen=True, eq=False)
class Textvergleich:
    """All changes in reading order: that of the new text, deleted blocks where they stood.

    The same two texts give the same object, so that what is made of it can be kept.
    """

    changes: tuple[Change, ...]

    @cached_property
    def old(self) -> str:
        """The old text, rebuilt."""
        found = sorted((c for c in self.changes if c.old), key=lambda change: change.old)
        return "".join(change.old_source for change in found)

    @cached_property
    def new(self) -> str:
        """The new text, rebuilt."""
        found = sorted((c for c in self.changes if c.new), key=lambda change: change.new)
        return "".join(change.new_source for change in found)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return all(change.fate is Fate.KEPT for change in self.changes)

    @property
    def marked(self) -> tuple[Change, ...]:
        """Everything that is marked."""
        return tuple(change for change in self.changes if change.fate is not Fate.KEPT)


@lru_cache(maxsize=1_000)
def compare_texts(old: str, new: str) -> Textvergleich:
    """The comparison of two Markdown texts."""
    if old > new:  # one of both directions is computed, the other mirrored
        return _mirrored(compare_texts(new, old), split(new))
    a, b = split(old), split(new)
    changes = list(_changes(a, b, align(a, b)))
    return Textvergleich(tuple(_in_reading_order(list(_regrouped(a, b, changes)))))


def _changes(a: list[Block], b: list[Block], matches: list[Match]) -> Iterator[Change]:
    matched_old = {index for match in matches for index in match.old}
    matched_new = {index for match in matches for index in match.new}
    for match in matches:
        yield _matched(a, b, match)
    for index, block in enumerate(a):
        if index not in matched_old:
            runs = (Run(Op.DELETE, block.source),)
            yield Change(
                Fate.DELETED, block.kind, block.path, (index,), (), runs, level=block.level
            )
    for index, block in enumerate(b):
        if index not in matched_new:
            runs = (Run(Op.INSERT, block.source),)
            yield Change(
                Fate.INSERTED, block.kind, block.path, (), (index,), runs, level=block.level
            )


def _matched(a: list[Block], b: list[Block], match: Match) -> Change:
    old = "".join(a[index].source for index in match.old)
    new = "".join(b[index].source for index in match.new)
    block = b[match.new[0]]
    table = None
    if block.kind is a[match.old[0]].kind is BlockKind.TABLE and old != new:
        table = compare_tables(old, new)
    runs = () if table else compare_words(old, new)
    return Change(
        _fate(match, old, new),
        block.kind,
        block.path,
        match.old,
        match.new,
        runs,
        table,
        block.level,
    )


def _fate(match: Match, old: str, new: str) -> Fate:
    if match.moved:
        return Fate.MOVED
    if len(match.new) > 1:
        return Fate.SPLIT
    if len(match.old) > 1:
        return Fate.JOINED
    return Fate.KEPT if old == new else Fate.CHANGED


TOO_MUCH = 1.25
"""How many times more than an optimal word diff may be marked before blocks are given up."""


def _regrouped(a: list[Block], b: list[Block], changes: list[Change]) -> Iterator[Change]:
    """Where text flowed from block to block, one word diff of the whole stretch instead."""
    kept = sorted((c for c in changes if c.fate is Fate.KEPT), key=lambda change: change.old)
    edges = [(-1, -1), *((c.old[0], c.new[0]) for c in kept), (len(a), len(b))]
    gaps = _by_gap(changes, edges)
    for number, (before, after) in enumerate(pairwise(edges)):
        olds, news = range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
        stretch = _as_stretch(a, b, olds, news, gaps.get(number, []))
        if stretch:
            yield stretch
        else:
            yield from (c for c in gaps.get(number, []) if not c.new or c.new[0] in news)
    yield from kept


def _by_gap(changes: list[Change], edges: list[tuple[int, int]]) -> dict[int, list[Change]]:
    """What is marked, by the stretch between two kept blocks in which it stands."""
    gaps: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        if change.fate is not Fate.KEPT:
            side, at = (1, change.new[0]) if change.new else (0, change.old[0])
            gaps[bisect_left(edges, at, key=lambda edge: edge[side]) - 1].append(change)
            if change.fate is Fate.MOVED:
                left = bisect_left(edges, change.old[0], key=lambda edge: edge[0]) - 1
                gaps[left].extend([] if change in gaps[left] else [change])
    return gaps


def _as_stretch(
    a: list[Block], b: list[Block], olds: range, news: range, members: list[Change]
) -> Change | None:
    loose = any(member.fate in (Fate.DELETED, Fate.INSERTED) for member in members)
    if not loose or not olds or not news or any(c.fate is Fate.MOVED or c.table for c in members):
        return None
    old, new = ("".join(side[i].source for i in part) for side, part in ((a, olds), (b, news)))
    runs = compare_words(old, new)
    marked = sum(_marked(run for member in members for run in member.runs))
    if marked <= TOO_MUCH * sum(_marked(runs)):
        return None
    block = b[news[0]]
    return Change(
        Fate.REGROUPED, block.kind, block.path, tuple(olds), tuple(news), runs, None, block.level
    )


def _marked(runs: Iterable[Run]) -> Iterator[int]:
    return (len(run.text) for run in runs if run.op is not Op.EQUAL)


def _in_reading_order(changes: list[Change]) -> list[Change]:
    """By place in the new text; a deleted block follows what it followed in the old one."""
    by_old = sorted((c for c in changes if c.old), key=lambda change: change.old)
    place: dict[tuple[int, ...], tuple[int, int]] = {}
    last = -1
    for count, change in enumerate(by_old):
        if change.new and change.fate is not Fate.MOVED:
            last = max(last, change.new[-1])
        elif not change.new:
            place[change.old] = (last, count + 1)

    def position(change: Change) -> tuple[int, int]:
        return (change.new[0], 0) if change.new else place[change.old]

    return sorted(changes, key=position)


_MIRROR = {
    Fate.INSERTED: Fate.DELETED,
    Fate.DELETED: Fate.INSERTED,
    Fate.SPLIT: Fate.JOINED,
    Fate.JOINED: Fate.SPLIT,
}


def _mirrored(comparison: Textvergleich, blocks: Sequence[Block]) -> Textvergleich:
    """The comparison seen backwards; ``blocks`` are those of what is the new text then."""
    turned = [_turned(change, blocks) for change in comparison.changes]
    return Textvergleich(tuple(_in_reading_order(turned)))


def _turned(change: Change, blocks: Sequence[Block]) -> Change:
    turned = replace(
        change,
        fate=_MIRROR.get(change.fate, change.fate),
        old=change.new,
        new=change.old,
        runs=mirror(change.runs),
        table=mirrored(change.table) if change.table else None,
    )
    if not turned.new:
        return turned
    block = blocks[turned.new[0]]
    return replace(turned, block=block.kind, path=block.path, level=block.level)


def marked_characters(comparison: Textvergleich) -> int:
    """How many characters are marked as inserted or deleted."""
    return sum(_marked(run for change in comparison.changes for run in _all_runs(change)))


def _all_runs(change: Change) -> Iterator[Run]:
    if not change.table:
        yield from change.runs
        return
    for row in change.table.rows:
        for cell in row.cells:
            yield from cell.runs
    yield from change.table.tail
