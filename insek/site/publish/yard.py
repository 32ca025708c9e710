"""Everything around the Stände: stories, feeds, front door and the files that hosts expect."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from insek.render.feed import feed_files
from insek.render.front import front_pages
from insek.render.outer import OuterPage
from insek.render.verlauf import verlauf_pages
from insek.site.publish import outer
from insek.site.publish.settings import site_url
from insek.site.publish.workshop import Workshop
from insek.site.theme import assets

Data = Mapping[str, Mapping[str, Any]]
"""What each unit tells others, by its name."""


def outer_files(
    workshop: Workshop, data: Data, paths: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """All files outside Stände and comparisons; ``paths`` are the files inside them."""
    written: list[str] = []
    for path, content in _pages(workshop, data):
        written.append(path)
        yield path, content
    address = site_url(workshop.root)
    stories = _chronicle(workshop, data)
    for path, text in feed_files(address, workshop.today.stadt, *stories):
        yield path, text.encode()
    yield "404.html", workshop.frame.not_found().encode()
    yield "versions.json", outer.versions(workshop.staende.staende).encode()
    yield "robots.txt", outer.robots(address).encode()
    yield "sitemap.xml", outer.sitemap(address, (*paths, *written)).encode()
    yield from assets(workshop.root).items()


def _pages(workshop: Workshop, data: Data) -> Iterator[tuple[str, bytes]]:
    for page in (*_ways_in(workshop, data), *_stories(workshop, data)):
        yield f"{page.address}index.html", workshop.frame.around(page).encode()


def _ways_in(workshop: Workshop, data: Data) -> Iterator[OuterPage]:
    staende = workshop.staende
    told = {
        (old.name, new.name): data[f"{old.name}-{new.name}"]["schwaecher"]
        for old, new in staende.pairs()
    }
    feeds = bool(site_url(workshop.root))
    return front_pages(workshop.today, staende.staende, told, feeds=feeds)


def _stories(workshop: Workshop, data: Data) -> Iterator[OuterPage]:
    feeds = bool(site_url(workshop.root))
    return verlauf_pages(*_chronicle(workshop, data), feeds=feeds)


def _chronicle(workshop: Workshop, data: Data) -> tuple[Any, Any, Any]:
    """All Stände with their records, and what leads from each to the next."""
    staende = workshop.staende.staende
    entries = [data[stand.name]["eintraege"] for stand in staende]
    chapters = [data[f"{old.name}-{new.name}"]["kapitel"] for old, new in pairwise(staende)]
    return staende, entries, chapters
