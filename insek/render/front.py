"""The way in: the front door with all Jahrgänge, and the choice of any two to compare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from insek import addresses
from insek.model.stadt import Stadt
from insek.model.stand import Stand
from insek.render.context import render
from insek.render.outer import OuterPage

COMPARISONS = "vergleich/"
STORIES = "verlauf/"
MOVED = "verlauf/verschobene-ziele/"


@dataclass(frozen=True, slots=True)
class Told:
    """What a comparison says of itself elsewhere: a sentence, and how much became weaker."""

    satz: str
    schwaecher: int


Comparisons = Mapping[tuple[str, str], Told]
"""What is told of each comparison, by the names of its two Stände."""


def front_pages(
    stadt: Stadt, staende: Sequence[Stand], comparisons: Comparisons
) -> Iterator[OuterPage]:
    """The front door and the page on which any two Stände are chosen."""
    adopted = [stand for stand in staende if stand.jahrgang]
    steps = dict(zip((s.name for s in staende[1:]), staende, strict=False))
    yield OuterPage(
        address="",
        titel=stadt.kurztitel,
        kurz=f"{stadt.titel}: jeder Jahrgang, der Entwurf und jeder Vergleich.",
        html=render(
            "tor.html",
            staende=adopted,
            entwurf=staende[-1],
            geltend=adopted[-1] if adopted else None,
            vorher=steps,
            vergleiche=comparisons,
            addresses=addresses,
            hier="",
        ),
    )
    yield OuterPage(
        address=COMPARISONS,
        titel="Zwei Stände vergleichen",
        kurz="Was hat sich geändert, was wurde schwächer, und warum? Je zwei Stände Wort für Wort"
        " und Zahl für Zahl.",
        html=render(
            "vergleichswahl.html",
            staende=staende,
            vergleiche=comparisons,
            addresses=addresses,
            hier=COMPARISONS,
        ),
    )
