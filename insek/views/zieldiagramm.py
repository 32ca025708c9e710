"""A series and all that was ever wanted of it as a small line chart: data in drawing units."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from insek.numbers import german
from insek.views.diagramm import Tick, nice_ticks, year_ticks
from insek.views.zielpfade import Punkt, Reihenverlauf, Zielpfad

WIDTH, HEIGHT, TOP, BOTTOM = 400, 270, 14, 28
_LABELS, _LETTER, _LINE = 108, 8, 18
MAX_PATHS = 6
"""As many shapes as can be told apart; the table has the older ones."""

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Weg:
    """The targets of some Stände as drawn: from what was known to what was wanted.

    ``number`` counts from 1, the newest first, and picks the shape; ``label`` is where its
    name stands, at the right edge.
    """

    pfad: Zielpfad
    number: int
    points: tuple[Position, ...]
    marks: tuple[Position, ...]
    label: Position

    @property
    def path(self) -> str:
        """The points as an SVG ``points`` attribute."""
        return _path(self.points)


@dataclass(frozen=True, slots=True)
class Zieldiagramm:
    """Everything that the chart shows; ``former`` are values that later Stände gave differently."""

    reihe: Reihenverlauf
    left: float
    right: float
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    points: tuple[Position, ...]
    former: tuple[Position, ...]
    wege: tuple[Weg, ...]

    @property
    def path(self) -> str:
        """The series as an SVG ``points`` attribute."""
        return _path(self.points)


def zieldiagramm(reihe: Reihenverlauf) -> Zieldiagramm | None:
    """The chart of one series; None when there are fewer than two years to show."""
    pfade = reihe.pfade[: -MAX_PATHS - 1 : -1]
    former = [
        Punkt(jahr, angabe.wert) for jahr in reihe.jahre for angabe in reihe.angaben(jahr)[:-1]
    ]
    wanted = [ziel for pfad in pfade for ziel in pfad.ziele]
    starts = [pfad.start for pfad in pfade if pfad.start]
    shown = [*reihe.werte, *former, *wanted, *starts]
    first, last = min((p.jahr for p in shown), default=0), max((p.jahr for p in shown), default=0)
    if first == last:
        return None
    ticks = nice_ticks(min(p.wert for p in shown), max(p.wert for p in shown))
    left = 14 + _LETTER * max(len(german(tick)) for tick in ticks)
    right = WIDTH - (_LABELS if pfade else 16)

    def at(punkt: Punkt) -> Position:
        share = float((punkt.wert - ticks[0]) / (ticks[-1] - ticks[0]))
        x = left + (punkt.jahr - first) / (last - first) * (right - left)
        return x, HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    return Zieldiagramm(
        reihe,
        left,
        right,
        tuple(Tick(Decimal(y), at(Punkt(y, ticks[0]))[0]) for y in year_ticks(first, last)),
        tuple(Tick(tick, at(Punkt(first, tick))[1]) for tick in ticks),
        tuple(at(wert) for wert in reihe.werte),
        tuple(at(wert) for wert in former),
        tuple(_wege(pfade, at, right + 18)),
    )


def _wege(
    pfade: Sequence[Zielpfad], at: Callable[[Punkt], Position], beside: float
) -> Sequence[Weg]:
    ends = [at(pfad.ziele[-1])[1] for pfad in pfade]
    return [
        Weg(
            pfad,
            number,
            tuple(at(punkt) for punkt in (pfad.start, *pfad.ziele) if punkt),
            tuple(at(ziel) for ziel in pfad.ziele),
            (beside, y),
        )
        for number, (pfad, y) in enumerate(zip(pfade, apart(ends), strict=True), 1)
    ]


def apart(wanted: Sequence[float]) -> list[float]:
    """Heights for labels near the wanted ones, in their order, so that none touches another."""
    order = sorted(range(len(wanted)), key=lambda nr: wanted[nr])
    placed: dict[int, float] = {}
    lowest = float(TOP)
    for nr in order:
        placed[nr] = lowest = max(wanted[nr], lowest)
        lowest += _LINE
    ceiling = float(HEIGHT - BOTTOM)
    for nr in reversed(order):
        placed[nr] = ceiling = min(placed[nr], ceiling)
        ceiling -= _LINE
    return [placed[nr] for nr in range(len(wanted))]


def _path(points: Sequence[Position]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
