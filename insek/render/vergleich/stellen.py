"""The changed places of a text, each with an address that lasts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from insek.compare.blocks import BlockKind
from insek.compare.text import Change, Fate, Textvergleich
from insek.compare.words import Op, new_text, old_text
from insek.model.text import CALL_PATTERN, slugify
from insek.render.vergleich.calls import whole_calls
from insek.render.vergleich.markup import Lookup, Side, blocks, note
from insek.render.vergleich.notes import Note
from insek.render.vergleich.reading import readable
from insek.render.vergleich.scan import CALL, scan, shown_text
from insek.render.vergleich.tables import table, table_of
from insek.render.vergleich.weave import Passage, Piece, weave

LABELS = {
    Fate.CHANGED: "geändert",
    Fate.INSERTED: "eingefügt",
    Fate.DELETED: "gestrichen",
    Fate.MOVED: "verschoben",
    Fate.SPLIT: "geteilt",
    Fate.JOINED: "zusammengelegt",
    Fate.REGROUPED: "neu gegliedert",
}
"""What a reader is told of a place; the same words in every voice."""

_EXCERPT = 60
_LEAST_KEPT = 0.35
"""Below this share of equal text a block counts as written anew."""

_TEXTS = 32
"""So many texts are kept: the pages of one comparison show each of its own three times."""
_ALONE = {Fate.INSERTED: Side.NEW, Fate.DELETED: Side.OLD}
"""A block that is in one state only needs no signs for where its paragraphs begin."""


@dataclass(frozen=True)
class Ort:
    """One changed block with its address on the page."""

    id: str
    change: Change

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What the block shows; nothing for a table."""
        runs = whole_calls(readable(self.change.runs, _LEAST_KEPT))
        return weave(runs, scan(old_text(runs)), scan(new_text(runs)))

    def html(self, lookup: Lookup, side: Side = Side.BOTH) -> str:
        """The block in both states or in one; empty when the side has none."""
        if not {Side.OLD: self.change.old, Side.NEW: self.change.new}.get(side, True):
            return ""
        found = table_of(self.change) if self.change.block is BlockKind.TABLE else None
        if found:
            return table(*found, lookup, side)
        alone = _ALONE.get(self.change.fate, side)
        html = blocks(self.pieces, lookup, alone) or blocks(self.pieces, lookup, side)
        if not html and side is Side.BOTH:
            return f"<p>{note(Note('Leerzeile geändert')).strip()}</p>"
        return html


@dataclass(frozen=True)
class Stelle:
    """A changed place: one block, or several that came or went together."""

    orte: tuple[Ort, ...]
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """The address on the page."""
        return self.orte[0].id

    @property
    def change(self) -> Change:
        """The first block, which stands for the place."""
        return self.orte[0].change

    @property
    def fate(self) -> Fate:
        """What happened."""
        return self.change.fate

    @property
    def label(self) -> str:
        """What happened, in words."""
        edited = self.fate is Fate.MOVED and self.change.is_edited
        return LABELS[self.fate] + (" und geändert" if edited else "")

    def excerpt(self, lookup: Lookup) -> str:
        """The first words that changed: „alt → neu“, or how the place begins."""
        texts = [p for p in self.orte[0].pieces if isinstance(p, Passage)]
        first = {op: _first(texts, op, lookup) for op in Op}
        if self.fate in (Fate.INSERTED, Fate.DELETED, Fate.MOVED):
            of = Op.INSERT if self.change.new_source else Op.DELETE
            source = self.change.new_source or self.change.old_source
            return _short(shown_text(CALL_PATTERN.sub(lambda m: lookup.call(m[0], of), source)))
        marked = [_short(first[op], 32) for op in (Op.DELETE, Op.INSERT) if first[op]]
        return " → ".join(marked) or _short(first[Op.EQUAL])


def _first(texts: Sequence[Passage], op: Op, lookup: Lookup) -> str:
    for piece in texts:
        if piece.op is op and piece.text.strip():
            is_call = any(form.kind == CALL for form in piece.old or piece.new)
            return lookup.call(piece.text, op) if is_call else piece.text
    return ""


def _short(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


@lru_cache(maxsize=_TEXTS)
def stellen(text: Textvergleich) -> tuple[Stelle, ...]:
    """All changed places in reading order; what came or went together is one place."""
    counts: Counter[str] = Counter()
    orte = [Ort(_address(change, counts), change) for change in text.changes if _is_place(change)]
    marked = (
        list(group) for kept, group in groupby(orte, key=lambda o: o.change.fate is Fate.KEPT)
        if not kept
    )  # fmt: skip
    return tuple(
        Stelle(tuple(group), section(group[0].change)) for run in marked for group in _grouped(run)
    )


def _is_place(change: Change) -> bool:
    """Kept blocks stay in the list, so that what stands between two places parts them."""
    return change.fate is Fate.KEPT or change.block is not BlockKind.BLANK or change.is_edited


def _grouped(orte: Sequence[Ort]) -> Iterator[list[Ort]]:
    """Neighbours that both came, or both went; a heading begins a new place."""
    group: list[Ort] = []
    for ort in orte:
        whole = ort.change.fate in (Fate.INSERTED, Fate.DELETED)
        joins = whole and group and ort.change.fate is group[-1].change.fate
        if group and not (joins and ort.change.block is not BlockKind.HEADING):
            yield group
            group = []
        group.append(ort)
    if group:
        yield group


def section(change: Change) -> tuple[str, ...]:
    """The headings under which a block stands; a heading stands under itself."""
    if change.block is not BlockKind.HEADING:
        return change.path
    title = shown_text(change.new_source or change.old_source)
    return (*change.path, " ".join(title.split()))


def _address(change: Change, counts: Counter[str]) -> str:
    if change.fate is Fate.KEPT:
        return ""
    path = section(change)
    slug = (slugify(path[-1]) if path else "") or "anfang"
    counts[slug] += 1
    return f"{slug}-{counts[slug]}"
