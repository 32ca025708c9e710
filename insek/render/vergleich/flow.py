"""The running text of a comparison: what changed in its surroundings, the rest folded away."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from insek.compare.blocks import BlockKind, split
from insek.compare.text import Change, Fate, Textvergleich
from insek.render.vergleich.scan import shown_text
from insek.render.vergleich.stellen import Stelle, stellen

SHOWN = 2
"""So many unchanged blocks between two places are shown; more are folded away."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An unchanged block that is shown for orientation, or for a figure in it that changed.

    ``id`` is its address on the page if it has such a figure.
    """

    change: Change
    id: str = ""

    @property
    def label(self) -> str:
        """What a reader is told of it."""
        return "Zahl geändert"


@dataclass(frozen=True, slots=True)
class Fold:
    """Unchanged blocks that are not shown; ``section`` is the heading above the first."""

    count: int
    section: str

    @property
    def words(self) -> str:
        """How many, in words."""
        return "1 unveränderter Absatz" if self.count == 1 else f"{self.count} unveränderte Absätze"


@dataclass(frozen=True, slots=True)
class FormerPlace:
    """Where a moved block stood before."""

    stelle: Stelle
    section: str

    @property
    def id(self) -> str:
        """The address on the page."""
        return f"{self.stelle.id}-von"


Item = Stelle | Kept | Fold | FormerPlace


def flow(text: Textvergleich, figures: Collection[int] = ()) -> tuple[Item, ...]:
    """The text in reading order; ``figures`` are the new blocks in which a figure changed."""
    places = stellen(text)
    items = list(_all(text, places, figures))
    shown = (item.change.path for item in items if isinstance(item, Kept) and item.id)
    return tuple(_folded(items, {*(place.path for place in places), *shown}))


def separate_places(places: Sequence[Stelle]) -> tuple[Stelle, ...]:
    """The places without those that moved together with the one before them, in one section."""
    return tuple(
        place
        for before, place in zip((None, *places), places, strict=False)
        if before is None
        or not (_is_moved(before) and _is_moved(place) and before.path == place.path)
    )


def _is_moved(place: Stelle) -> bool:
    return place.fate is Fate.MOVED


def _all(text: Textvergleich, places: Sequence[Stelle], figures: Collection[int]) -> Iterator[Item]:
    """Every block in reading order, moved ones also where they stood."""
    by_change = {id(ort.change): place for place in places for ort in place.orte}
    origins = _former_places(text, by_change)
    yield from origins.get(None, ())
    for change in text.changes:
        place = by_change.get(id(change))
        if place is None:
            if change.fate is Fate.KEPT and change.block is not BlockKind.BLANK:
                found = next((index for index in change.new if index in figures), None)
                yield Kept(change, "" if found is None else f"zahl-{found}")
        elif place.change is change:
            yield place
        yield from origins.get(id(change), ())


def _former_places(
    text: Textvergleich, by_change: dict[int, Stelle]
) -> dict[int | None, list[FormerPlace]]:
    """Where moved blocks stood: behind which block of the old text."""
    if not any(change.fate is Fate.MOVED for change in text.changes):
        return {}
    found: dict[int | None, list[FormerPlace]] = {}
    before: int | None = None
    blocks = split(text.old)
    for change in sorted((c for c in text.changes if c.old), key=lambda c: c.old):
        if change.fate is Fate.MOVED:
            path = blocks[change.old[0]].path
            origin = FormerPlace(by_change[id(change)], path[-1] if path else "")
            found.setdefault(before, []).append(origin)
        else:
            before = id(change)
    return found


def _folded(items: Sequence[Item], paths: set[tuple[str, ...]]) -> Iterator[Item]:
    """The items with long unchanged stretches folded; headings above a place stay."""
    needed = {path[: length + 1] for path in paths for length in range(len(path))}
    kept: list[Kept] = []
    for item in items:
        if isinstance(item, Kept) and not item.id and not _is_landmark(item.change, needed):
            kept.append(item)
            continue
        yield from _stretch(kept)
        kept = []
        yield item
    yield from _stretch(kept)


def _is_landmark(change: Change, needed: set[tuple[str, ...]]) -> bool:
    if change.block is not BlockKind.HEADING:
        return False
    return (*change.path, " ".join(shown_text(change.new_source).split())) in needed


def _stretch(kept: Sequence[Kept]) -> Iterator[Item]:
    if len(kept) <= SHOWN:
        yield from kept
        return
    first = kept[0].change
    title = " ".join(shown_text(first.new_source).split())
    section = title if first.block is BlockKind.HEADING else first.path[-1] if first.path else ""
    yield Fold(sum(item.change.block is not BlockKind.HEADING for item in kept), section)
