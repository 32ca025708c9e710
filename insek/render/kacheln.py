"""Names on the tiles of the map: broken at hyphens and at known seams, never elsewhere."""

import re

from insek.model.raum import Ortsteil

WIDTH = 12
"""So many letters fit on a line of a tile."""
_SEAMS = re.compile(
    r"(?<=\w{3})(?=(?:bach|berg|brücken?|burg|dorf|felde?|hafen|hain|hausen|heim|hofen|kirchen?"
    r"|leben|rode|siedlung|stadt|vorstadt|walde?|wasser|weiler)$)"
)
"""Before the last word of many a German place name."""


def tile_lines(ortsteil: Ortsteil) -> list[str]:
    """The name on a tile; the short name of the tile says itself where it may be broken."""
    kurzname = ortsteil.kachel.kurzname if ortsteil.kachel else ""
    if kurzname:
        return _at_hyphens(kurzname)
    return [line for part in _at_hyphens(ortsteil.titel) for line in _at_seam(part)]


def _at_hyphens(name: str) -> list[str]:
    *parts, last = name.split("-")
    return [*(f"{part}-" for part in parts), last]


def _at_seam(part: str) -> list[str]:
    """A part that is too long, cut before its last word; one without a known seam stays whole."""
    if len(part) <= WIDTH:
        return [part]
    seam = _SEAMS.search(part.rstrip("-"))
    return [f"{part[: seam.start()]}-", part[seam.start() :]] if seam else [part]
