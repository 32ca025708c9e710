"""How one series, and what was wanted of it, changed from Stand to Stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from insek.model.stand import Stand
from insek.views.chronik import Messreihe, Messung, Messziel
from insek.views.verlauf import Verlauf

_MAX_SERIES = 5


@dataclass(frozen=True, slots=True)
class Punkt:
    """A value in a year: measured, or wanted."""

    jahr: int
    wert: Decimal


@dataclass(frozen=True, slots=True)
class Zielpunkt(Punkt):
    """What is wanted in a year; ``text`` says it to readers."""

    text: str


@dataclass(frozen=True, slots=True)
class Wissen:
    """What one Stand knew of a series and wanted of it."""

    stand: Stand
    werte: tuple[Punkt, ...]
    ziele: tuple[Zielpunkt, ...]

    @property
    def last(self) -> Punkt | None:
        """The newest value that was known."""
        return self.werte[-1] if self.werte else None


@dataclass(frozen=True, slots=True)
class Zielpfad:
    """The same targets through neighbouring Stände, and the last value when they were set."""

    von: Stand
    bis: Stand
    start: Punkt | None
    ziele: tuple[Zielpunkt, ...]
    current: bool

    @property
    def name(self) -> str:
        """In which Stände: „2018–2019“, „seit 2021“, „Entwurf“."""
        if self.von is self.bis:
            return self.von.kurz
        return f"seit {self.von.kurz}" if self.current else f"{self.von.kurz}–{self.bis.kurz}"


@dataclass(frozen=True, slots=True)
class Jahresangabe:
    """A value that neighbouring Stände gave for the same year."""

    von: Stand
    bis: Stand
    wert: Decimal


@dataclass(frozen=True, slots=True)
class Reihenverlauf:
    """One series through all Stände that have it in the same unit, oldest first."""

    id: str
    titel: str
    einheit: str
    stellen: int
    wissen: tuple[Wissen, ...]
    lasts: bool

    @property
    def werte(self) -> tuple[Punkt, ...]:
        """The series as it is now, or was last."""
        return self.wissen[-1].werte

    @property
    def pfade(self) -> tuple[Zielpfad, ...]:
        """What was wanted, one for every time that it changed."""
        return tuple(_pfade(self.wissen, lasts=self.lasts))

    def angaben(self, jahr: int) -> tuple[Jahresangabe, ...]:
        """What was said of one year, in the order in which it changed."""
        found: list[Jahresangabe] = []
        for wissen in self.wissen:
            wert = next((p.wert for p in wissen.werte if p.jahr == jahr), None)
            if wert is not None:
                same = bool(found) and found[-1].wert == wert
                von = found.pop().von if same else wissen.stand
                found.append(Jahresangabe(von, wissen.stand, wert))
        return tuple(found)

    @property
    def jahre(self) -> tuple[int, ...]:
        """Every year for which any Stand has a value."""
        return tuple(sorted({p.jahr for wissen in self.wissen for p in wissen.werte}))


def reihenverlaeufe(story: Verlauf) -> tuple[Reihenverlauf, ...]:
    """The series that ever had a target; if none had, the first series of the Indikator."""
    known = [(s.stand, s.eintrag["messung"]) for s in story.stationen if "messung" in s.eintrag]
    if not known:
        return ()
    unit = known[-1][1]["einheit"]
    same = [(stand, messung) for stand, messung in known if messung["einheit"] == unit]
    ids = [*dict.fromkeys(z["reihe"] for _, m in reversed(same) for z in m["zielwerte"])]
    ids = ids or [reihe["id"] for reihe in known[-1][1]["reihen"][:1]]
    found = (_reihenverlauf(id, same, lasts=story.lasts) for id in ids[:_MAX_SERIES])
    return tuple(reihe for reihe in found if reihe)


def _reihenverlauf(
    id: str, known: Sequence[tuple[Stand, Messung]], *, lasts: bool
) -> Reihenverlauf | None:
    reihen = {stand.name: _reihe(messung, id) for stand, messung in known}
    own = [(stand, m) for stand, m in known if reihen[stand.name]]
    newest = reihen[own[-1][0].name] if own else None
    if newest is None:
        return None
    return Reihenverlauf(
        id,
        newest["titel"] if len(own[-1][1]["reihen"]) > 1 else "",
        own[-1][1]["einheit"],
        own[-1][1]["stellen"],
        tuple(_wissen(stand, messung, reihen) for stand, messung in own),
        lasts and own[-1][0] is known[-1][0],
    )


def _reihe(messung: Messung, id: str) -> Messreihe | None:
    return next((reihe for reihe in messung["reihen"] if reihe["id"] == id), None)


def _wissen(stand: Stand, messung: Messung, reihen: Mapping[str, Messreihe | None]) -> Wissen:
    reihe = reihen[stand.name]
    werte = reihe["werte"] if reihe else []
    wanted = [z for z in messung["zielwerte"] if reihe and z["reihe"] == reihe["id"]]
    return Wissen(
        stand,
        tuple(Punkt(int(jahr), Decimal(wert)) for jahr, wert in werte),
        tuple(sorted({_ziel(z) for z in wanted}, key=lambda z: (z.jahr, z.wert, z.text))),
    )


def _ziel(ziel: Messziel) -> Zielpunkt:
    return Zielpunkt(ziel["jahr"], Decimal(ziel["wert"]), ziel["text"])


def _pfade(wissen: Sequence[Wissen], *, lasts: bool) -> Iterator[Zielpfad]:
    run: list[Wissen] = []
    for nr, one in enumerate(wissen):
        run = [*run, one] if run and run[-1].ziele == one.ziele else [one]
        ends = nr + 1 == len(wissen) or wissen[nr + 1].ziele != one.ziele
        if ends and one.ziele:
            current = lasts and nr + 1 == len(wissen)
            yield Zielpfad(run[0].stand, one.stand, run[0].last, one.ziele, current)
