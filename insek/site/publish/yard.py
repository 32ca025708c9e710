"""Everything around the Stände: stories, feeds, front door and the files that hosts expect."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

from insek import addresses
from insek.model.stand import Stand
from insek.render.feed import feed_files
from insek.render.front import Ways, front_pages
from insek.render.outer import OuterPage
from insek.render.suche import INDEX
from insek.render.suche_aussen import keywords, outer_index
from insek.render.vergleich.nachweis import SCHEMA
from insek.render.verlauf import list_pages, story_head, story_page
from insek.site.publish import outer
from insek.site.publish.fingerprint import key
from insek.site.publish.schema import schema
from insek.site.publish.security_txt import PATH as SECURITY
from insek.site.publish.security_txt import security_txt
from insek.site.publish.units import pair_name
from insek.site.publish.workshop import Workshop
from insek.site.theme import assets
from insek.views.chronik import Eintraege, Kapitelfolge
from insek.views.verlauf import Verlauf, verlaeufe

STORIES = "verlauf/"
"""The folder that belongs to the stories alone."""
Beilagen = Mapping[str, Mapping[str, Any]]
"""What each unit tells others, by its name."""


class Yard:
    """All files outside Stände and comparisons.

    ``data`` is what the Stände and the pairs of neighbours tell; ``paths`` are the files of the
    Stände. Those of the Entwurf matter where no Jahrgang is.
    """

    def __init__(self, workshop: Workshop, data: Beilagen, paths: Collection[str]) -> None:
        self._workshop = workshop
        self._staende = _named(workshop.staende.staende)
        entries, self._chapters = _chronicle(workshop, data)
        self._stories = verlaeufe(self._staende, entries, self._chapters)
        self._around = _Around(
            names=entries[-1]["namen"],
            feeds=bool(workshop.address and workshop.staende.jahrgaenge),  # the Entwurf has none
            near=keywords(self._staende, paths),
        )
        self._lists = [*list_pages(self._stories, self._around.names, feeds=self._around.feeds)]

    def stories(self) -> Iterator[tuple[str, bytes]]:
        """All files below ``STORIES``: those that pairs of others than neighbours do not change."""
        yield from map(self._framed, self._lists)
        yield from _story_files(self._workshop, self._stories, self._around)

    def rest(self, data: Beilagen, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """All others; ``data`` is what every unit tells, ``paths`` are the files of all."""
        workshop, staende = self._workshop, self._staende
        address, stadt = workshop.address, workshop.plans.today.stadt
        front = [*_front(workshop, data, self._around)]
        yield from map(self._framed, front)
        heads = (story_head(story, self._around.names) for story in self._stories)
        pages = [*front, *self._lists, *heads]
        yield INDEX, outer_index(pages, workshop.staende.pairs(), staende).encode()
        for path, text in feed_files(address, stadt, staende, self._stories, self._chapters):
            yield path, text.encode()
        yield SCHEMA, schema()
        yield "404.html", workshop.frame.not_found().encode()
        yield "versions.json", outer.versions(staende).encode()
        yield "robots.txt", outer.robots(address).encode()
        yield "sitemap.xml", outer.sitemap(address, (*paths, *map(_path, pages))).encode()
        told_gaps = security_txt(stadt, address)
        if told_gaps:
            yield SECURITY, told_gaps.encode()
        yield from assets(workshop.root).items()

    def _framed(self, page: OuterPage) -> tuple[str, bytes]:
        shown = replace(page, stichworte=self._around.near)
        return _path(page), self._workshop.frame.around(shown).encode()


def outer_files(
    workshop: Workshop, data: Beilagen, paths: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """All files outside Stände and comparisons, from what all units tell and all their files."""
    yard = Yard(workshop, data, paths)
    yield from yard.stories()
    yield from yard.rest(data, paths)


@dataclass(frozen=True, slots=True)
class _Around:
    """What all stories are told with: names of catalogues, whether there are feeds, the index."""

    names: dict[str, list[str]]
    feeds: bool
    near: str


def _named(staende: Iterable[Stand]) -> tuple[Stand, ...]:
    """The Stände without what they are made from: no page outside of them shows it."""
    return tuple(replace(stand, commit="", baum="") for stand in staende)


def _path(page: OuterPage) -> str:
    return f"{page.address}index.html"


def _front(workshop: Workshop, data: Beilagen, around: _Around) -> Iterator[OuterPage]:
    """The front door, and the choice of a comparison."""
    staende = workshop.staende
    weaker = {
        (old.name, new.name): data[pair_name(old, new)]["schwaecher"]
        for old, new in staende.pairs()
    }
    first = Ways("", staende.staende, weaker).first
    eingang = data[first.name]["eingang"]
    yield from front_pages(
        workshop.plans.today, staende.staende, weaker, eingang=eingang, feeds=around.feeds
    )


def _story_files(
    workshop: Workshop, stories: Sequence[Verlauf], around: _Around
) -> Iterator[tuple[str, bytes]]:
    """The page of every story; those of which nothing else is told are taken as they were."""
    staende = stories[0].staende if stories else ()
    kept = workshop.kept_pages("verlauf", repr(staende), repr(around))

    def made(story: Verlauf) -> str:
        page = story_page(story, around.names, feeds=around.feeds)
        return workshop.frame.around(replace(page, stichworte=around.near))

    for story in stories:
        path = f"{addresses.verlauf(story.kind, story.id)}index.html"
        yield path, kept.page(path, key(story.as_json()), partial(made, story))
    kept.put()


def _chronicle(workshop: Workshop, data: Beilagen) -> tuple[list[Eintraege], list[Kapitelfolge]]:
    """The records of every Stand, and what leads from each to the next."""
    staende = workshop.staende.staende
    entries: list[Eintraege] = [data[stand.name]["eintraege"] for stand in staende]
    pairs = (pair_name(old, new) for old, new in pairwise(staende))
    return entries, [data[name]["kapitel"] for name in pairs]
