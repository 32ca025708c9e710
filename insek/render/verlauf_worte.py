"""What the templates of the Verlauf need besides their data: ways, names and words."""

from dataclasses import dataclass

from markupsafe import Markup

from insek import addresses
from insek.compare.judge import Art
from insek.model.stand import Stand
from insek.render.context import render
from insek.render.verlauf_saetze import decision, standing, times
from insek.views.chronik import story_key
from insek.views.verlauf import Episode, Verlauf

START = "verlauf/"
FEED = "feeds/alles.xml"
"""The feed of the whole plan."""
FEEDS = ("fachteile", "ziele")
"""The catalogues whose records have a feed of their own."""

_CLASSES = {art.value: art.name.lower() for art in Art}
_ANLAESSE = {
    "daten": "neue Daten",
    "evaluation": "Evaluation",
    "beschluss": "Beschluss",
    "vorschlag": "Vorschlag",
    "fortschreibung": "Fortschreibung",
}


def feed_address(verlauf: Verlauf) -> str:
    """The file with the feed of a record; empty if it has none."""
    adopted = any(station.stand.jahrgang for station in verlauf.stationen)
    has_feed = adopted and verlauf.kind in FEEDS
    return f"feeds/{story_key(verlauf.kind, verlauf.id)}.xml" if has_feed else ""


@dataclass(frozen=True, slots=True)
class StoryWords:
    """The words of one page: ``page`` is its address, ``namen`` what the catalogues are called."""

    page: str
    namen: dict[str, list[str]]

    def way(self, address: str) -> str:
        """The way from this page to an address counted from the root of the site."""
        return addresses.relative(address, self.page)

    def story(self, kind: str, id: str) -> str:
        """The way to the story of a record."""
        return self.way(addresses.verlauf(kind, id))

    def record(self, stand: Stand, kind: str, id: str) -> str:
        """The way to a record in one Stand; it has a page of its own."""
        return self.in_stand(stand, addresses.address(kind, id))

    def in_stand(self, stand: Stand, address: str) -> str:
        """The way to an address that counts from the root of one Stand."""
        return self.way(addresses.in_stand(stand.name, address))

    def comparison(self, episode: Episode) -> str:
        """The way to the place in the comparison that shows what an episode tells."""
        whole = addresses.vergleich(episode.alt.name, episode.neu.name)
        return self.way(f"{whole}{episode.kapitel['vergleich']}")

    def klasse(self, art: str) -> str:
        """A kind of change as part of a CSS class."""
        return _CLASSES[art]

    def anlass(self, anlass: str) -> str:
        """What gave rise to a change, as a reader sees it."""
        return _ANLAESSE[anlass]

    def standing(self, stand: Stand) -> str:
        """How far a Stand can be trusted."""
        return standing(stand)

    def decision(self, stand: Stand) -> str:
        """By what decision a Stand was adopted."""
        return decision(stand)

    def presence(self, verlauf: Verlauf) -> str:
        """In which Jahrgänge a record is."""
        return times(verlauf)

    def render(self, template: str, **values: object) -> Markup:
        """A template of the core with these words."""
        return render(template, w=self, **values)
