"""Everything around the Stände: stories, feeds, front door and the files that hosts expect."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

Beilagen = Mapping[str, Mapping[str, Any]]
"""What each unit tells others, by its name."""


def outer_files(
    workshop: Workshop, data: Beilagen, paths: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """All files outside Stände and comparisons.

    ``paths`` are the files inside them; those of the Entwurf matter where no Jahrgang is.
    """
    address, frame = workshop.address, workshop.frame
    staende, stadt = _named(workshop.staende.staende), workshop.plans.today.stadt
    entries, chapters = _chronicle(workshop, data)
    stories = verlaeufe(staende, entries, chapters)
    around = _Around(
        names=entries[-1]["namen"],
        feeds=bool(address and workshop.staende.jahrgaenge),  # the Entwurf alone is in no feed
        near=keywords(staende, paths),
    )
    lists = [
        *_front(workshop, data, around),
        *list_pages(stories, around.names, feeds=around.feeds),
    ]
    for page in lists:
        yield _path(page), frame.around(replace(page, stichworte=around.near)).encode()
    yield from _story_files(workshop, stories, around)
    pages = [*lists, *(story_head(story, around.names) for story in stories)]
    yield INDEX, outer_index(pages, workshop.staende.pairs(), staende).encode()
    for path, text in feed_files(address, stadt, staende, stories, chapters):
        yield path, text.encode()
    yield SCHEMA, schema()
    yield "404.html", frame.not_found().encode()
    yield "versions.json", outer.versions(staende).encode()
    yield "robots.txt", outer.robots(address).encode()
    yield "sitemap.xml", outer.sitemap(address, (*paths, *map(_path, pages))).encode()
    told_gaps = security_txt(stadt, address)
    if told_gaps:
        yield SECURITY, told_gaps.encode()
    yield from assets(workshop.root).items()


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
