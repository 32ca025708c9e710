"""Everything around the Stände: stories, feeds, front door and the files that hosts expect."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from insek.render.feed import feed_files
from insek.render.front import Ways, front_pages
from insek.render.outer import OuterPage
from insek.render.suche_aussen import OUTER_INDEX, keywords, outer_index
from insek.render.verlauf import verlauf_pages
from insek.site.publish import outer
from insek.site.publish.security_txt import PATH as SECURITY
from insek.site.publish.security_txt import security_txt
from insek.site.publish.units import pair_name
from insek.site.publish.workshop import Workshop
from insek.site.theme import assets
from insek.views.chronik import Eintraege, Kapitelfolge

Data = Mapping[str, Mapping[str, Any]]
"""What each unit tells others, by its name."""


def outer_files(
    workshop: Workshop, data: Data, paths: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """All files outside Stände and comparisons; ``paths`` are the files inside them."""
    address, staende = workshop.address, workshop.staende.staende
    near = keywords(staende, paths)
    pages = [replace(page, stichworte=near) for page in _pages(workshop, data)]
    written = [f"{page.address}index.html" for page in pages]
    for path, page in zip(written, pages, strict=True):
        yield path, workshop.frame.around(page).encode()
    yield OUTER_INDEX, outer_index(pages, workshop.staende.pairs(), staende).encode()
    told = feed_files(address, workshop.plans.today.stadt, staende, *_chronicle(workshop, data))
    for path, text in told:
        yield path, text.encode()
    yield "404.html", workshop.frame.not_found().encode()
    yield "versions.json", outer.versions(staende).encode()
    yield "robots.txt", outer.robots(address).encode()
    yield "sitemap.xml", outer.sitemap(address, (*paths, *written)).encode()
    told_gaps = security_txt(workshop.plans.today.stadt, address)
    if told_gaps:
        yield SECURITY, told_gaps.encode()
    yield from assets(workshop.root).items()


def _pages(workshop: Workshop, data: Data) -> Iterator[OuterPage]:
    staende = workshop.staende
    feeds = bool(workshop.address and staende.jahrgaenge)  # the Entwurf alone is in no feed
    weaker = {
        (old.name, new.name): data[pair_name(old, new)]["schwaecher"]
        for old, new in staende.pairs()
    }
    first = Ways("", staende.staende, weaker).first
    eingang = data[first.name]["eingang"]
    yield from front_pages(
        workshop.plans.today, staende.staende, weaker, eingang=eingang, feeds=feeds
    )
    yield from verlauf_pages(staende.staende, *_chronicle(workshop, data), feeds=feeds)


def _chronicle(workshop: Workshop, data: Data) -> tuple[list[Eintraege], list[Kapitelfolge]]:
    """The records of every Stand, and what leads from each to the next."""
    staende = workshop.staende.staende
    entries: list[Eintraege] = [data[stand.name]["eintraege"] for stand in staende]
    pairs = (pair_name(old, new) for old, new in pairwise(staende))
    return entries, [data[name]["kapitel"] for name in pairs]
