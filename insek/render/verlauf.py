"""The pages of the Verlauf: one for every record that ever was, and a list of them all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from insek import addresses
from insek.addresses import WITH_STORY
from insek.model.stand import Stand
from insek.render.outer import OuterPage
from insek.render.verlauf_saetze import lead
from insek.render.verlauf_verschoben import moved_page
from insek.render.verlauf_werte import ANCHOR, werte_und_ziele
from insek.render.verlauf_worte import FEED, START, StoryWords, feed_address
from insek.views.verlauf import Episode, Station, Verlauf

Names = dict[str, list[str]]
"""What the catalogues are called, singular and plural."""

_FIRST, _TITLE = "Zielwerte", "Titel"


def verlauf_pages(
    stories: Sequence[Verlauf], names: Names, *, feeds: bool = True
) -> Iterator[OuterPage]:
    """Every page below ``verlauf/``.

    ``names`` are what the catalogues are called today; ``feeds`` says whether there are feeds
    to link to.
    """
    yield from list_pages(stories, names, feeds=feeds)
    for story in stories:
        yield story_page(story, names, feeds=feeds)


def list_pages(
    stories: Sequence[Verlauf], names: Names, *, feeds: bool = True
) -> Iterator[OuterPage]:
    """The pages that tell of all stories."""
    yield _index(stories, StoryWords(START, names), feeds=feeds)
    yield moved_page(stories, names)


def _index(stories: Sequence[Verlauf], words: StoryWords, *, feeds: bool) -> OuterPage:
    groups = [(kind, [s for s in stories if s.kind == kind]) for kind in WITH_STORY]
    groups = [(kind, found) for kind, found in groups if found]
    return OuterPage(
        address=START,
        titel="Verlauf",
        kurz="Was aus jedem Ziel, jedem Fachteil und allem anderen über die Jahrgänge wurde.",
        html=words.render("verlauf_uebersicht.html", groups=groups, feeds=feeds),
        toc=tuple((kind, words.namen[kind][1]) for kind, _ in groups),
        feed=FEED if feeds else "",
    )


def story_head(story: Verlauf, names: Names) -> OuterPage:
    """The page of one story without what stands on it: what lists of pages tell."""
    return OuterPage(
        address=addresses.verlauf(story.kind, story.id),
        titel=story.eintrag["titel"],
        html="",
        kurz=lead(story),
        art=f"{names[story.kind][0]} im Verlauf",
        trail=(("Verlauf", START),),
    )


def story_page(story: Verlauf, names: Names, *, feeds: bool = True) -> OuterPage:
    """The page of one story; it is made from nothing but what is given here."""
    head = story_head(story, names)
    words = StoryWords(head.address, names)
    episodes = story.episoden[::-1]
    feed = feed_address(story) if feeds else ""
    werte = werte_und_ziele(story, words)
    html = words.render(
        "verlauf.html",
        v=story,
        werte=werte,
        columns=columns(story),
        rows=[*rows(story)],
        gleich=constants(story),
        episodes=episodes,
        feed=feed,
    )
    toc = (
        *([(ANCHOR, "Werte und Zielwerte")] if werte else []),
        ("staende", "In welchen Jahrgängen"),
        *((_anchor(episode), _heading(episode)) for episode in episodes),
    )
    return replace(head, html=html, toc=toc, feed=feed)


def _anchor(episode: Episode) -> str:
    return f"{episode.alt.name}-{episode.neu.name}"


def _heading(episode: Episode) -> str:
    arten = episode.kapitel["arten"] or ["im Umfeld geändert"]
    return f"{episode.neu.kurz}: {', '.join(arten)}"


def columns(story: Verlauf) -> list[str]:
    """The labels of the facts that changed, Zielwerte first; all labels if none did."""
    told = [_values(station) for station in story.stationen[::-1]]
    labels = sorted(_labels(story), key=lambda label: label != _FIRST)
    changed = [name for name in (*labels, _TITLE) if len({v.get(name) for v in told}) > 1]
    return changed or labels


def constants(story: Verlauf) -> list[tuple[str, str]]:
    """The facts that every Stand gives alike and that the table leaves out."""
    shown, told = columns(story), _values(story.stationen[-1])
    return [(label, told[label]) for label in _labels(story) if label not in shown]


def _labels(story: Verlauf) -> list[str]:
    """The labels of all facts, in the order in which they come up."""
    stations = story.stationen[::-1]
    return [*dict.fromkeys(label for s in stations for label, _ in s.eintrag["angaben"])]


@dataclass(frozen=True, slots=True)
class Cell:
    """One key fact in one Stand; ``wie`` names the Stand before if it said the same."""

    label: str
    value: str
    wie: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One Stand in the table of a story, or a time in which the record was not there."""

    stand: Stand
    cells: tuple[Cell, ...] = ()
    bis: Stand | None = None

    @property
    def wie(self) -> str:
        """The Stand before if it said the same in every cell."""
        return self.cells[0].wie if self.cells and all(cell.wie for cell in self.cells) else ""


def rows(story: Verlauf) -> Iterator[Row]:
    """The table of a story, newest first: a row for every Stand it is in, and for every gap."""
    labels = columns(story)
    if not story.lasts:
        yield Row(story.staende[story.stationen[-1].nr + 1], bis=story.staende[-1])
    for run, earlier in zip(story.spannen[::-1], [*story.spannen[-2::-1], ()], strict=True):
        for before, station in zip([*run[-2::-1], None], run[::-1], strict=True):
            yield Row(station.stand, tuple(_cells(labels, before, station, story)))
        if earlier:
            yield Row(story.staende[earlier[-1].nr + 1], bis=story.staende[run[0].nr - 1])


def _cells(
    labels: Sequence[str], before: Station | None, station: Station, story: Verlauf
) -> Iterator[Cell]:
    old = _values(before) if before else {}
    newest = station is story.stationen[-1]
    for label, value in _aligned(labels, _values(station)):
        same = before is not None and old.get(label, "–") == value
        wie = before.stand.kurz if before and same and not newest else ""
        yield Cell(label, value, wie, changed=before is not None and not same)


def _values(station: Station) -> dict[str, str]:
    values = {_TITLE: station.eintrag["titel"]}
    for label, value in station.eintrag["angaben"]:
        values[label] = value
    return values


def _aligned(labels: Sequence[str], values: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((label, values.get(label, "–")) for label in labels)
