"""Atom feeds (RFC 4287): what changed in the whole plan, in each Fachteil, in each Ziel."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from insek import addresses
from insek.model.jahrgang import Jahrgang
from insek.model.stadt import Stadt
from insek.model.stand import Stand
from insek.render.context import render
from insek.render.verlauf_saetze import decision
from insek.render.verlauf_worte import FEED, FEEDS, START, feed_address
from insek.views.chronik import (
    Kapitel,
    Kapitelfolge,
    Kapitelgrund,
    Verbindungen,
    Wechsel,
)
from insek.views.verlauf import EDITORIAL, Episode, Verlauf

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold; a reader would refuse the whole feed."""
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One adopted Jahrgang in a feed: ``link`` counts from the root of the site."""

    jahrgang: Jahrgang
    titel: str
    link: str
    html: str


@dataclass(frozen=True, slots=True)
class _Feed:
    """``path`` is the file, ``about`` the page it belongs to; the newest entry stands first."""

    path: str
    titel: str
    about: str
    entries: Sequence[_Entry]


def feed_files(
    site_url: str,
    stadt: Stadt,
    staende: Sequence[Stand],
    stories: Sequence[Verlauf],
    chapters: Sequence[Kapitelfolge],
) -> Iterator[tuple[str, str]]:
    """Every feed as path and text; none without an address, which every feed must give.

    The Entwurf is in no feed: what is not adopted may still change.
    """
    if not site_url:
        return
    for feed in (_whole(staende, chapters, stadt), *_of_records(stories, stadt)):
        if feed.entries:
            yield feed.path, _written(feed, f"{site_url.rstrip('/')}/", stadt)


def _whole(staende: Sequence[Stand], chapters: Sequence[Kapitelfolge], stadt: Stadt) -> _Feed:
    first = [_Entry(j, _named(j), f"{j.jahr}/", _html(s)) for s in staende[:1] if (j := s.jahrgang)]
    later = [
        _Entry(neu.jahrgang, _named(neu.jahrgang), addresses.vergleich(alt.name, neu.name), html)
        for (alt, neu), folge in zip(pairwise(staende), chapters, strict=True)
        if neu.jahrgang
        and (html := _html(neu, saetze=[*_summary(folge)], gruende=folge["gruende"]))
    ]
    return _Feed(FEED, f"{stadt.kurztitel}: alle Änderungen", START, [*first, *later])


def _named(jahrgang: Jahrgang) -> str:
    return f"Jahrgang {jahrgang.jahr}: {jahrgang.titel}"


def _summary(folge: Kapitelfolge) -> Iterator[str]:
    """A line for everything that changed in substance, what became less or later first."""
    told = [k for k in folge["kapitel"] if k["arten"] and k["arten"] != [EDITORIAL]]
    for weak in (True, False):
        for kapitel in told:
            if _is_weak(kapitel) == weak:
                yield f"{kapitel['titel']}: {', '.join(kapitel['arten'])}"


def _is_weak(kapitel: Kapitel) -> bool:
    return any(x["schwach"] for x in kapitel["wechsel"]) or any(
        satz["gewicht"] == "schwach" for satz in kapitel["saetze"]
    )


def _of_records(stories: Iterable[Verlauf], stadt: Stadt) -> Iterator[_Feed]:
    for story in stories:
        if story.kind in FEEDS:
            yield _Feed(
                feed_address(story),
                f"{stadt.kurztitel}: {story.eintrag['titel']}",
                addresses.verlauf(story.kind, story.id),
                [*_of_record(story)],
            )


def _of_record(story: Verlauf) -> Iterator[_Entry]:
    start = story.stationen[0]
    if start.nr == 0 and start.stand.jahrgang:
        titel = f"{start.eintrag['titel']} ({start.stand.kurz})"
        page = addresses.in_stand(start.stand.name, addresses.address(story.kind, story.id))
        html = _html(start.stand, saetze=[start.eintrag["kurz"]])
        yield _Entry(start.stand.jahrgang, titel, page, html)
    for episode in story.episoden:
        if episode.neu.jahrgang and not episode.is_editorial:
            yield _of_episode(episode, episode.neu.jahrgang)


def _of_episode(episode: Episode, jahrgang: Jahrgang) -> _Entry:
    kapitel = episode.kapitel
    arten = ", ".join(kapitel["arten"]) or "im Umfeld geändert"
    whole = addresses.vergleich(episode.alt.name, episode.neu.name)
    html = _html(
        episode.neu,
        saetze=[satz["text"] for satz in kapitel["saetze"] if satz["gewicht"] != "neben"],
        wechsel=[x for x in kapitel["wechsel"] if x["sorte"] != "ziel"],
        stellen=kapitel["stellen"],
        umfeld=kapitel["umfeld"],
        gruende=episode.gruende,
    )
    titel = f"{kapitel['titel']} ({jahrgang.jahr}): {arten}"
    return _Entry(jahrgang, titel, f"{whole}{kapitel['vergleich']}", html)


def _html(
    stand: Stand,
    *,
    saetze: Sequence[str] = (),
    wechsel: Sequence[Wechsel] = (),
    stellen: int = 0,
    umfeld: Sequence[Verbindungen] = (),
    gruende: Sequence[Kapitelgrund] = (),
) -> str:
    """What a reader of a feed sees of one Jahrgang."""
    html = render(
        "feed_eintrag.html",
        beschluss=decision(stand),
        saetze=saetze,
        wechsel=wechsel,
        stellen=stellen,
        umfeld=umfeld,
        gruende=gruende,
    )
    return str(html).strip()


def _written(feed: _Feed, site_url: str, stadt: Stadt) -> str:
    """The feed as a file, the newest entry first."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "de"})
    _add(root, "id", _tag(site_url, feed.entries[0].jahrgang, feed.path))
    _add(root, "title", feed.titel)
    if not stadt.amtlich:
        _add(root, "subtitle", "Beispiel, kein amtliches Dokument")
    _add(root, "updated", _time(feed.entries[-1].jahrgang))
    _add(ET.SubElement(root, "author"), "name", stadt.stadt)
    _link(root, "self", site_url + feed.path, "application/atom+xml")
    _link(root, "alternate", site_url + feed.about, "text/html")
    for entry in reversed(feed.entries):
        _add_entry(root, entry, feed, site_url)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_entry(root: ET.Element, entry: _Entry, feed: _Feed, site_url: str) -> None:
    element = ET.SubElement(root, "entry")
    _add(element, "id", _tag(site_url, entry.jahrgang, f"{feed.about}{entry.jahrgang.jahr}"))
    _add(element, "title", entry.titel)
    _add(element, "updated", _time(entry.jahrgang))
    _link(element, "alternate", site_url + entry.link, "text/html")
    _add(element, "content", entry.html).set("type", "html")


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _ILLEGAL.sub("\ufffd", text)
    return element


def _link(parent: ET.Element, rel: str, href: str, type: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": type, "href": href})


def _tag(site_url: str, jahrgang: Jahrgang, path: str) -> str:
    """A name for ever (RFC 4151): of the site's host, in the year of a Jahrgang."""
    parts = urlsplit(site_url)
    host = (parts.hostname or "").encode("idna").decode()
    return f"tag:{host},{jahrgang.jahr}:{parts.path}{path}"


def _time(jahrgang: Jahrgang) -> str:
    return f"{jahrgang.datum.isoformat()}T00:00:00Z"
