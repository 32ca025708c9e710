"""The way in: the front door with all Jahrgänge, and the choice of any two to compare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from insek import addresses
from insek.model.plan import Plan
from insek.model.stand import ENTWURF, Stand
from insek.render.context import render
from insek.render.eingang import NOTHING, Eingang
from insek.render.outer import OuterPage
from insek.render.verlauf_worte import FEED

COMPARISONS = "vergleich/"
SIMPLE, SAFETY, DATA_GUIDE = (
    "einfache-sprache.md",
    "sicherheit.md",
    "entwicklung/vergleichsdaten.md",
)
"""The plan in easy words, how to verify it, what data there are: pages, if the city has them."""


Comparisons = Mapping[tuple[str, str], int]
"""How many things became weaker in each comparison, by the names of its two Stände."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A comparison that many ask for, with the question that it answers."""

    frage: str
    alt: Stand
    neu: Stand
    schwaecher: int

    @property
    def address(self) -> str:
        """Where it is answered."""
        return addresses.vergleich(self.alt.name, self.neu.name)

    @property
    def weaker(self) -> str:
        """Where it tells first what was weakened."""
        return f"{self.address}#schwaecher" if self.schwaecher else self.address


@dataclass(frozen=True, slots=True)
class Ways:
    """What the templates of one page need; ``staende`` from the oldest to the Entwurf."""

    page: str
    staende: Sequence[Stand]
    comparisons: Comparisons

    def way(self, address: str) -> str:
        """The way from the page to an address counted from the root of the site."""
        return addresses.relative(address, self.page)

    def step(self, alt: Stand, neu: Stand, frage: str = "") -> Shortcut | None:
        """A comparison; None where there is none of these two."""
        schwaecher = self.comparisons.get((alt.name, neu.name))
        return None if schwaecher is None else Shortcut(frage, alt, neu, schwaecher)

    def before(self, stand: Stand) -> Stand | None:
        """The Stand before another."""
        index = self.staende.index(stand)
        return self.staende[index - 1] if index else None

    @property
    def adopted(self) -> Sequence[Stand]:
        """All Jahrgänge, oldest first."""
        return [stand for stand in self.staende if stand.jahrgang]

    @property
    def entwurf(self) -> Stand:
        """What may become the next Jahrgang."""
        return self.staende[-1]

    @property
    def newest(self) -> Stand | None:
        """The Jahrgang that was adopted last."""
        return self.adopted[-1] if self.adopted else None

    @property
    def first(self) -> Stand:
        """The Stand that is shown first: the newest Jahrgang, or the Entwurf without any."""
        return self.newest or self.entwurf

    @property
    def decided(self) -> Stand | None:
        """The last Jahrgang on which there was a decision."""
        return next((stand for stand in self.adopted[::-1] if stand.beschluss), None)

    @property
    def steps(self) -> list[Shortcut]:
        """What many ask for: the last step, all since the last big one, and what is to come."""
        found = (self.step(alt, neu, frage) for frage, alt, neu in self._asked())
        return [step for step in found if step]

    def _asked(self) -> Iterator[tuple[str, Stand, Stand]]:
        if not self.newest:
            return
        *earlier, newest = self.adopted
        big = [s for s in earlier if s.jahrgang and s.jahrgang.art == "fortschreibung"]
        if big and big[-1] is not earlier[-1]:
            yield f"Was seit {big[-1].kurz} anders ist", big[-1], newest
        if earlier:
            yield "Was sich zuletzt geändert hat", earlier[-1], newest
        yield "Was der Entwurf ändern würde", newest, self.entwurf


def front_pages(
    today: Plan,
    staende: Sequence[Stand],
    comparisons: Comparisons,
    *,
    eingang: Eingang = NOTHING,
    feeds: bool = False,
) -> Iterator[OuterPage]:
    """The front door and the page on which any two Stände are chosen.

    ``today`` is the plan of the Entwurf, ``eingang`` what the Stand tells that is shown first;
    ``feeds`` says whether there are feeds to link to.
    """
    feed = FEED if feeds else ""
    yield _door(today, Ways("", staende, comparisons), eingang, feed)
    yield OuterPage(
        address=COMPARISONS,
        titel="Zwei Stände vergleichen",
        kurz="Was hat sich geändert, was wurde schwächer, und warum? Je zwei Stände Wort für Wort"
        " und Zahl für Zahl.",
        html=render(
            "vergleichswahl.html", w=Ways(COMPARISONS, staende, comparisons), daten=_data(today)
        ),
        feed=feed,
    )


def _data(today: Plan) -> str:
    """Where it is told what the data of a comparison mean; empty if the city has no such page."""
    return f"{ENTWURF}/{addresses.path_address(DATA_GUIDE)}" if DATA_GUIDE in today.seiten else ""


def _door(today: Plan, ways: Ways, eingang: Eingang, feed: str) -> OuterPage:
    stadt, newest = today.stadt, ways.first
    simple = today.seiten.get(SIMPLE)
    words = f"{ENTWURF}/{addresses.path_address(SIMPLE)}"
    safety = today.seiten.get(SAFETY)
    return OuterPage(
        address="",
        titel=f"Was {stadt.stadt} vorhat",
        kurz=f"{stadt.titel}: was es will, was sich daran geändert hat und warum."
        " Jeder Jahrgang bleibt hier stehen, wie er war.",
        html=render(
            "tor.html",
            w=ways,
            feed=feed,
            e=eingang,
            stand=newest,
            sicherheit=f"{ENTWURF}/{addresses.path_address(SAFETY)}" if safety else "",
            sicherheit_titel=safety.titel if safety else "",
        ),
        karte=eingang["karte"] and addresses.in_stand(newest.name, eingang["karte"]),
        wege=(
            (f"{newest.titel} lesen", f"{newest.name}/"),
            ("Stände vergleichen", COMPARISONS),
            *((("In Einfacher Sprache", words),) if simple else ()),
        ),
        feed=feed,
    )
