"""The story of every record through all Stände: where it is, what became of it, its kin."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import pairwise

from insek.addresses import WITH_STORY
from insek.model.stand import Stand
from insek.views.chronik import Eintraege, Eintrag, Kapitel, Kapitelfolge, Kapitelgrund, story_key
from insek.views.stichworte import sort_key

EDITORIAL = "nur redaktionell"


@dataclass(frozen=True, slots=True)
class Station:
    """A record in one Stand; ``nr`` is the position of the Stand among all."""

    nr: int
    stand: Stand
    eintrag: Eintrag


@dataclass(frozen=True, slots=True)
class Episode:
    """What became of a record from one Stand to the next."""

    alt: Stand
    neu: Stand
    kapitel: Kapitel
    gruende: tuple[Kapitelgrund, ...]

    @property
    def is_editorial(self) -> bool:
        """Whether nothing of substance changed."""
        kapitel = self.kapitel
        return not kapitel["umfeld"] and kapitel["arten"] == [EDITORIAL]

    @property
    def is_change(self) -> bool:
        """Whether the record was there before and after and is different in substance."""
        return not self.is_editorial and not self.kapitel["schicksal"]


@dataclass(frozen=True, slots=True)
class Abstammung:
    """One record came out of another, first seen in a Stand.

    ``absorbed`` means that the descendant was there before.
    """

    nr: int
    stand: Stand
    vorfahr: Eintrag
    nachfahr: Eintrag
    absorbed: bool


@dataclass(frozen=True)
class Verlauf:
    """One record through all Stände, everything oldest first."""

    kind: str
    id: str
    staende: Sequence[Stand]
    stationen: tuple[Station, ...]
    episoden: tuple[Episode, ...]
    vorfahren: tuple[Abstammung, ...]
    nachfahren: tuple[Abstammung, ...]

    @property
    def eintrag(self) -> Eintrag:
        """The record as it is now, or was last."""
        return self.stationen[-1].eintrag

    @cached_property
    def spannen(self) -> tuple[tuple[Station, ...], ...]:
        """Its stations in runs without a gap."""
        runs = [[self.stationen[0]]]
        for before, after in pairwise(self.stationen):
            if after.nr == before.nr + 1:
                runs[-1].append(after)
            else:
                runs.append([after])
        return tuple(tuple(run) for run in runs)

    @property
    def lasts(self) -> bool:
        """Whether it is in the newest Stand."""
        return self.stationen[-1].nr == len(self.staende) - 1

    @property
    def changes(self) -> tuple[Episode, ...]:
        """In which steps it became different in substance."""
        return tuple(episode for episode in self.episoden if episode.is_change)

    def as_json(self) -> str:
        """All that is told of it, but for what all stories share: the Stände, named here."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        own = {name: value for name, value in told.items() if name != "staende"}
        return json.dumps(own, default=_plain, ensure_ascii=False, sort_keys=True)

    def heirs_at(self, nr: int) -> tuple[Abstammung, ...]:
        """What came out of it in the Stand with this position."""
        return tuple(kin for kin in self.nachfahren if kin.nr == nr)


def _plain(value: Stand | Station | Episode | Abstammung) -> object:
    """A part of a story as plain data, complete but for what a Stand is besides its name."""
    if isinstance(value, Stand):
        return value.name
    return [getattr(value, field.name) for field in fields(value)]


def verlaeufe(
    staende: Sequence[Stand], entries: Sequence[Eintraege], chapters: Sequence[Kapitelfolge]
) -> tuple[Verlauf, ...]:
    """The stories of all records that ever were, by catalogue and title.

    ``entries`` belong to ``staende`` one by one, oldest first; ``chapters`` lead from each
    Stand to the next.
    """
    stations = _stations(staende, entries)
    episodes = _episodes(staende, chapters)
    ancestors, heirs = _kinship(stations)
    found = (
        Verlauf(
            stationen[-1].eintrag["kind"],
            stationen[-1].eintrag["id"],
            staende,
            tuple(stationen),
            tuple(episodes.get(name, ())),
            tuple(ancestors.get(name, ())),
            tuple(heirs.get(name, ())),
        )
        for name, stationen in stations.items()
    )
    return tuple(sorted(found, key=_order))


def _order(verlauf: Verlauf) -> tuple[int, str, str]:
    return WITH_STORY.index(verlauf.kind), sort_key(verlauf.eintrag["titel"]), verlauf.id


def _stations(staende: Sequence[Stand], entries: Sequence[Eintraege]) -> dict[str, list[Station]]:
    stations: dict[str, list[Station]] = defaultdict(list)
    for nr, (stand, known) in enumerate(zip(staende, entries, strict=True)):
        for eintrag in known["eintraege"]:
            stations[story_key(eintrag["kind"], eintrag["id"])].append(Station(nr, stand, eintrag))
    return stations


def _episodes(
    staende: Sequence[Stand], chapters: Sequence[Kapitelfolge]
) -> dict[str, list[Episode]]:
    episodes: dict[str, list[Episode]] = defaultdict(list)
    for (alt, neu), folge in zip(pairwise(staende), chapters, strict=True):
        for kapitel in folge["kapitel"]:
            gruende = tuple(folge["gruende"][nr] for nr in kapitel["gruende"])
            episode = Episode(alt, neu, kapitel, gruende)
            episodes[story_key(kapitel["kind"], kapitel["id"])].append(episode)
    return episodes


Kin = dict[str, list[Abstammung]]


def _kinship(stations: Mapping[str, Sequence[Station]]) -> tuple[Kin, Kin]:
    """Every record's ancestors and heirs, oldest first."""
    ancestors: Kin = defaultdict(list)
    heirs: Kin = defaultdict(list)
    for name, own in stations.items():
        for kin_name, kin in _origins(name, own, stations):
            ancestors[name].append(kin)
            heirs[kin_name].append(kin)
    for kin_of_one in heirs.values():
        kin_of_one.sort(key=lambda kin: (kin.nr, sort_key(kin.nachfahr["titel"])))
    return ancestors, heirs


def _origins(
    name: str, own: Sequence[Station], stations: Mapping[str, Sequence[Station]]
) -> Iterator[tuple[str, Abstammung]]:
    """What a record came out of, at the time when that happened.

    A record names its ancestors as long as it likes: it counts when it arrives, or when the
    ancestor leaves.
    """
    there = {station.nr for station in own}
    for station in own:
        arrives = station.nr - 1 not in there
        for id in station.eintrag["aus"]:
            other = story_key(station.eintrag["kind"], id)
            earlier = [s for s in stations.get(other, ()) if s.nr < station.nr]
            if not earlier or other == name:
                continue
            leaves = earlier[-1].nr == station.nr - 1 and not _is_at(stations[other], station.nr)
            if arrives or leaves:
                last = earlier[-1].eintrag
                yield (
                    other,
                    Abstammung(station.nr, station.stand, last, station.eintrag, not arrives),
                )


def _is_at(stations: Sequence[Station], nr: int) -> bool:
    return any(station.nr == nr for station in stations)
