"""Which block of the old text became which of the new: kept, changed, moved, split, joined."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from insek.compare.blocks import Block, BlockKind
from insek.compare.words import word_keys

SIMILAR = 0.45
"""From here on two blocks in the same place count as one that was changed."""
SIMILAR_IF_MOVED = 0.65
"""From here on a block elsewhere counts as the same, moved; short blocks must be equal."""
MOVED_WORDS = 6
MAX_PAIRS = 20_000
"""Above this many pairs in one gap, only blocks with the same rare words are compared."""


@dataclass(frozen=True, slots=True)
class Match:
    """Blocks that belong together, as indices; one side has several when split or joined."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False

    @property
    def mirrored(self) -> "Match":
        """The match seen from the new text to the old."""
        return Match(self.new, self.old, self.moved)


class _Side:
    """The blocks of one text, which are still unmatched, and their words as far as asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.free = set(range(len(blocks)))
        self._bags: dict[int, Counter[str]] = {}

    def bag(self, index: int) -> Counter[str]:
        """How often each word stands in a block."""
        if index not in self._bags:
            self._bags[index] = Counter(word_keys(self.blocks[index].body))
        return self._bags[index]


def align(old: Sequence[Block], new: Sequence[Block]) -> list[Match]:
    """All matches; blocks in none of them were deleted or inserted."""
    a, b = _Side(old), _Side(new)
    matches = _equal_in_order(a, b)
    matches += _similar_in_gaps(a, b, matches)
    matches += _moved(a, b)
    return _split_and_joined(a, b, matches)


def similarity(one: Counter[str], two: Counter[str]) -> float:
    """The share of words that two blocks have in common, from 0 to 1."""
    total = one.total() + two.total()
    if not total:
        return 0.0
    if len(two) < len(one):
        one, two = two, one
    shared = sum(min(count, two[word]) for word, count in one.items() if word in two)
    return 2 * shared / total


def _comparable(one: Block, two: Block) -> bool:
    """Tables and code change only into their like; text may change its form."""
    rigid = (BlockKind.TABLE, BlockKind.CODE, BlockKind.BLANK)
    return one.kind is two.kind or (one.kind not in rigid and two.kind not in rigid)


def _take(a: _Side, b: _Side, old: int, new: int, *, moved: bool = False) -> Match:
    a.free.discard(old)
    b.free.discard(new)
    return Match((old,), (new,), moved)


def _equal_in_order(a: _Side, b: _Side) -> list[Match]:
    """The longest common sequence of equal blocks: everything that did not change."""
    numbers: dict[tuple[BlockKind, str], int] = {}
    keys = [
        [numbers.setdefault((block.kind, block.body), len(numbers)) for block in side.blocks]
        for side in (a, b)
    ]
    return [
        _take(a, b, old, new)
        for op in Indel.opcodes(keys[0], keys[1])
        if op.tag == "equal"
        for old, new in zip(
            range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True
        )
    ]


def _similar_in_gaps(a: _Side, b: _Side, matches: Sequence[Match]) -> list[Match]:
    """Changed blocks between two unchanged ones, in order and by similarity."""
    found: list[Match] = []
    fences = [*((m.old[0], m.new[0]) for m in matches), (len(a.blocks), len(b.blocks))]
    before = (-1, -1)
    for fence in fences:
        olds = range(before[0] + 1, fence[0])
        news = range(before[1] + 1, fence[1])
        found += [_take(a, b, old, new) for old, new in _best_in_order(a, b, olds, news)]
        before = fence
    return found


def _best_in_order(a: _Side, b: _Side, olds: range, news: range) -> list[tuple[int, int]]:
    """The pairs in order with the greatest sum of similarities."""
    if not olds or not news:
        return []
    if len(olds) * len(news) > MAX_PAIRS:
        return _greedy_in_order(a, b, olds, news)
    score = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    gain = [[_gain(a, b, old, new) for new in news] for old in olds]
    for i in range(len(olds) - 1, -1, -1):
        for j in range(len(news) - 1, -1, -1):
            score[i][j] = max(score[i + 1][j], score[i][j + 1], gain[i][j] + score[i + 1][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(olds) and j < len(news):
        if gain[i][j] and score[i][j] == gain[i][j] + score[i + 1][j + 1]:
            pairs.append((olds[i], news[j]))
            i, j = i + 1, j + 1
        elif score[i][j] == score[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _gain(a: _Side, b: _Side, old: int, new: int) -> float:
    """The similarity of two blocks in the same place; 0 when they are not alike enough."""
    one, two = a.blocks[old], b.blocks[new]
    if not _comparable(one, two):
        return 0.0
    alike = similarity(a.bag(old), b.bag(new))
    if one.kind is two.kind is BlockKind.HEADING and one.level == two.level:
        alike = max(alike, 0.3) + 0.2
    if one.kind is two.kind is BlockKind.TABLE:
        alike += 0.2
    return alike if alike >= SIMILAR else 0.0


def _greedy_in_order(a: _Side, b: _Side, olds: range, news: range) -> list[tuple[int, int]]:
    """For very large gaps: every old block takes the best of its next few candidates."""
    pairs: list[tuple[int, int]] = []
    start = news.start
    for old in olds:
        window = range(start, min(start + 8, news.stop))
        best = max(window, key=lambda new: _gain(a, b, old, new), default=None)
        if best is not None and _gain(a, b, old, best):
            pairs.append((old, best))
            start = best + 1
    return pairs


def _moved(a: _Side, b: _Side) -> list[Match]:
    """Blocks that stand elsewhere now, the most alike first."""
    candidates: list[tuple[float, int, int]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for new in sorted(b.free):
        for word in b.bag(new):
            index[word].append(new)
    for old in sorted(a.free):
        rare = sorted(a.bag(old), key=lambda word: (len(index.get(word, ())), word))
        near = Counter(new for word in rare[:12] for new in index.get(word, ())[:50])
        for new, _ in near.most_common(8):
            alike = _alike_elsewhere(a, b, old, new)
            if alike:
                candidates.append((alike, old, new))
    found: list[Match] = []
    for _, old, new in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if old in a.free and new in b.free:
            found.append(_take(a, b, old, new, moved=True))
    return found


def _alike_elsewhere(a: _Side, b: _Side, old: int, new: int) -> float:
    one, two = a.blocks[old], b.blocks[new]
    if one.kind is not two.kind or not a.bag(old):
        return 0.0
    if one.body == two.body:
        return 1.0
    short = min(a.bag(old).total(), b.bag(new).total()) < MOVED_WORDS
    alike = similarity(a.bag(old), b.bag(new))
    return 0.0 if short or alike < SIMILAR_IF_MOVED else alike


def _split_and_joined(a: _Side, b: _Side, matches: list[Match]) -> list[Match]:
    """A neighbour that makes the pair more alike was split off, or joined to it."""
    grown = []
    for match in sorted(matches, key=lambda m: m.old):
        if not match.moved and len(match.old) == len(match.new) == 1:
            match = _with_split(a, b, match)
            if len(match.new) == 1:
                match = _with_split(b, a, match.mirrored).mirrored
        grown.append(match)
    return grown


def _with_split(a: _Side, b: _Side, match: Match) -> Match:
    """The match with the following or preceding new block, if the old one holds both."""
    old, new = match.old[0], match.new[0]
    if a.blocks[old].kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return match
    for other in (new + 1, new - 1):
        if other not in b.free or not _comparable(a.blocks[old], b.blocks[other]):
            continue
        together = similarity(a.bag(old), b.bag(new) + b.bag(other))
        if together >= SIMILAR_IF_MOVED and together > similarity(a.bag(old), b.bag(new)) + 0.1:
            b.free.discard(other)
            return Match((old,), (min(new, other), max(new, other)))
    return match
