"""The targets that were lowered, postponed, replaced or dropped, as far back as is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from insek.views.chronik import Wechsel
from insek.views.verlauf import Episode, Verlauf


@dataclass(frozen=True, slots=True)
class Verschiebung:
    """One target that asks for less, later, or something else than before."""

    verlauf: Verlauf
    episode: Episode
    wechsel: Wechsel

    @property
    def is_decided(self) -> bool:
        """Whether it stands in a Jahrgang and not only in the Entwurf."""
        return self.episode.neu.jahrgang is not None


@dataclass(frozen=True, slots=True)
class Terminkette:
    """All postponements of one Massnahme, oldest first."""

    schritte: tuple[Verschiebung, ...]

    @property
    def verlauf(self) -> Verlauf:
        """The Massnahme."""
        return self.schritte[0].verlauf


@dataclass(frozen=True, slots=True)
class Verschoben:
    """Everything that moved, newest first; Massnahmen that moved most often first."""

    zielwerte: tuple[Verschiebung, ...]
    massstaebe: tuple[Verschiebung, ...]
    ziele: tuple[Verschiebung, ...]
    termine: tuple[Terminkette, ...]
    aufgegeben: tuple[Verschiebung, ...]

    @property
    def without_heir(self) -> tuple[Verschiebung, ...]:
        """The Ziele that went and left nothing behind."""
        return tuple(gone for gone in self.ziele if not gone.episode.kapitel["nachfolger"])


def verschoben(stories: Sequence[Verlauf]) -> Verschoben:
    """What moved in the stories of all Ziele and Massnahmen."""
    found = [*_moves(stories)]
    return Verschoben(
        zielwerte=_newest_first(found, "zielwert"),
        massstaebe=_newest_first(found, "indikator", "rang"),
        ziele=_newest_first(found, "ziel"),
        termine=_chains([move for move in found if move.wechsel["sorte"] == "termin"]),
        aufgegeben=_newest_first(found, "massnahme"),
    )


def _moves(stories: Sequence[Verlauf]) -> Iterator[Verschiebung]:
    for story in stories:
        for episode in story.episoden:
            for wechsel in episode.kapitel["wechsel"]:
                if wechsel["schwach"]:
                    yield Verschiebung(story, episode, wechsel)


def _newest_first(found: Sequence[Verschiebung], *sorten: str) -> tuple[Verschiebung, ...]:
    wanted = [move for move in found if move.wechsel["sorte"] in sorten]
    return tuple(sorted(wanted, key=lambda move: -_when(move)))


def _when(move: Verschiebung) -> int:
    """The year of a move; the Entwurf comes after all years."""
    jahrgang = move.episode.neu.jahrgang
    return jahrgang.jahr if jahrgang else 10_000


def _chains(found: Sequence[Verschiebung]) -> tuple[Terminkette, ...]:
    chains = [Terminkette(tuple(group)) for _, group in groupby(found, key=lambda m: m.verlauf.id)]
    return tuple(sorted(chains, key=lambda chain: -len(chain.schritte)))
