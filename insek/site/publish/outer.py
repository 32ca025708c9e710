"""The files of a publication that stand outside every Stand: front door, lists, robots, theme."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from insek import addresses
from insek.model.plan import Plan
from insek.model.stand import ENTWURF, Stand
from insek.site.frame import Frame
from insek.site.theme import SCRIPT, STYLE, theme_folders
from insek.views.karte import motif

_NAV = (
    ("Vergleichen", "vergleich/"),
    ("Verlauf", "verlauf/"),
    ("Verschobene Ziele", "verlauf/verschobene-ziele/"),
    ("Entwurf", f"{ENTWURF}/"),
)
"""The same for ever: a new Jahrgang must not change the pages of older comparisons."""


_ALWAYS_NEAR = (
    "barrierefreiheit/",
    "datenschutz/",
    "impressum/",
    "einfache-sprache/",
    "sicherheit/",
    "stichworte/",
)
"""Pages that must be one step away, if the city has them."""


def outer_facts(plan: Plan) -> Mapping[str, Any]:
    """What the theme says outside every Stand; legal pages are always today's."""
    stadt = plan.stadt
    written = {addresses.path_address(seite.pfad) for seite in plan.seiten}
    return {
        "stadt": stadt.stadt,
        "titel": stadt.titel,
        "kurztitel": stadt.kurztitel,
        "amtlich": stadt.amtlich,
        "kontakt": stadt.kontakt,
        "stand": {},
        "stile": [STYLE],
        "skripte": [SCRIPT],
        "heimat": f"{ENTWURF}/",
        "seiten": [address for address in _ALWAYS_NEAR if address in written],
    }


def frame_facts(plan: Plan) -> Mapping[str, Any]:
    """The same with the city's motif, which only the front door shows."""
    return {**outer_facts(plan), "kacheln": motif(plan)}


def frame_of(root: Path, plan: Plan, address: str) -> Frame:
    """The theme as it looks outside every Stand."""
    return Frame(theme_folders(root), facts=frame_facts(plan), nav=_NAV, site_url=address)


def versions(staende: Sequence[Stand]) -> str:
    """``versions.json`` as mike writes it: newest first, the one that applies has an alias."""
    adopted = [stand for stand in staende if stand.jahrgang]
    return json.dumps(
        [_version(s, s is adopted[-1]) for s in reversed(adopted)] + [_DRAFT], ensure_ascii=False
    )


_DRAFT: Mapping[str, Any] = {"version": ENTWURF, "title": "Entwurf", "aliases": []}


def _version(stand: Stand, newest: bool) -> Mapping[str, Any]:
    title = f"{stand.name}: {stand.jahrgang.titel}" if stand.jahrgang else stand.titel
    return {"version": stand.name, "title": title, "aliases": ["aktuell"] if newest else []}


def robots(address: str) -> str:
    """Search engines may read everything; pages that they should not list say so themselves."""
    return f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n"


def sitemap(address: str, paths: Iterable[str]) -> str:
    """Every page that search engines may list."""
    places = sorted(address + quote(path) for path in _pages(paths))
    lines = [f"<url><loc>{escape(place, quote=False)}</loc></url>" for place in places]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return "\n".join([head, f'<urlset xmlns="{space}">', *lines, "</urlset>", ""])


def _pages(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if path.endswith("index.html") and not path.startswith(f"{ENTWURF}/"):
            yield path.removesuffix("index.html")
