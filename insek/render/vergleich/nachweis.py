"""How a comparison can be checked: revisions, commits, patches, and the same as data."""

from collections.abc import Collection
from itertools import pairwise

from markupsafe import Markup

from insek import addresses
from insek.git import Commit
from insek.model.stand import Stand
from insek.render.context import render
from insek.render.outer import Strecke
from insek.render.vergleich.gruende import Grund, effective
from insek.sources import CONTENT

DATA, PATCH = "vergleich.json.gz", "aenderungen.patch.gz"
"""The comparison for programs, and the lines that changed from one Stand to the next."""
SCHEMA = "schemas/vergleich.json"
"""What the data mean, field by field: its path from the root of the site, and in the repository."""


def nachweis(strecke: Strecke, gruende: Collection[str]) -> Markup:
    """The section of the page of a comparison; ``gruende`` are the ids of the reasons on it."""
    return render("vergleich_nachweis.html", v=_Nachweis(strecke, gruende))


class _Nachweis:
    """What the template of the section shows."""

    data, folders = DATA, " ".join(CONTENT)

    def __init__(self, strecke: Strecke, gruende: Collection[str]) -> None:
        self.alt, self.neu = strecke.alt, strecke.neu
        self.schema = self._way(SCHEMA)
        self.is_one_step = len(strecke.weg) == 2
        self.patches = tuple(
            (f"{old.kurz} bis {new.kurz}", self._patch(old, new))
            for old, new in pairwise(strecke.weg)
            if new.commit
        )
        self.commits = tuple(_commits(strecke, gruende))

    def _way(self, address: str) -> str:
        return addresses.relative(address, addresses.vergleich(self.alt.name, self.neu.name))

    def _patch(self, old: Stand, new: Stand) -> str:
        """The way to the lines that one step on the way changed."""
        return (
            PATCH
            if self.is_one_step
            else f"{self._way(addresses.vergleich(old.name, new.name))}{PATCH}"
        )


def _commits(strecke: Strecke, gruende: Collection[str]) -> list[tuple[Commit, tuple[Grund, ...]]]:
    """What was committed in between, newest first, each with the reasons it brought."""
    brought: dict[str, list[Grund]] = {}
    closed = {stand.jahrgang.jahr: stand.commit for stand in strecke.weg if stand.jahrgang}
    for grund in effective(strecke, strecke.aenderungen):
        if grund.jahrgang and grund.id in gruende:
            brought.setdefault(closed.get(grund.jahrgang.jahr, ""), []).append(grund)
    return [(commit, tuple(brought.get(commit.id, ()))) for commit in strecke.commits]
