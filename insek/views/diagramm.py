"""A line chart as data: axes, points and targets in drawing units."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from insek.model.indikator import Bruch, Indikator, Reihe, Wert
from insek.model.ziel import Zielwert

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 16, 32
_MAX_SERIES = 5
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Point:
    """A value and where it is drawn."""

    wert: Wert
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A series and its points; ``number`` counts from 1 and picks colour and dash."""

    reihe: Reihe
    number: int
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The points as an SVG ``points`` attribute."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled position on an axis."""

    value: Decimal
    at: float


@dataclass(frozen=True, slots=True)
class Target:
    """A Zielwert and where it is drawn."""

    zielwert: Zielwert
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Diagramm:
    """Everything that a line chart of one Indikator shows."""

    indikator: Indikator
    lines: tuple[Line, ...]
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    targets: tuple[Target, ...]
    breaks: tuple[tuple[int, float], ...]


def diagramm(indikator: Indikator, zielwerte: Sequence[Zielwert] = ()) -> Diagramm | None:
    """The chart of all series of an Indikator; None when there are fewer than two values."""
    series = [reihe for reihe in indikator.reihen if reihe.werte][:_MAX_SERIES]
    values = [wert for reihe in series for wert in reihe.werte]
    if len({wert.jahr for wert in values}) < 2:
        return None
    shown = [z for z in zielwerte if any(z.reihe in ("", reihe.id) for reihe in series)]
    years = [wert.jahr for wert in values] + [z.jahr for z in shown]
    amounts = [wert.wert for wert in values] + [z.wert for z in shown]
    first, last = min(years), max(years)
    ticks = nice_ticks(min(amounts), max(amounts))

    def x(jahr: int) -> float:
        return LEFT + (jahr - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(amount: Decimal) -> float:
        share = (amount - ticks[0]) / (ticks[-1] - ticks[0])
        return HEIGHT - BOTTOM - float(share) * (HEIGHT - TOP - BOTTOM)

    return Diagramm(
        indikator,
        tuple(
            Line(reihe, number, tuple(Point(w, x(w.jahr), y(w.wert)) for w in reihe.werte))
            for number, reihe in enumerate(series, 1)
        ),
        tuple(Tick(Decimal(jahr), x(jahr)) for jahr in year_ticks(first, last)),
        tuple(Tick(tick, y(tick)) for tick in ticks),
        tuple(Target(z, x(z.jahr), y(z.wert)) for z in shown),
        tuple((b.jahr, x(b.jahr)) for b in _breaks(series) if first <= b.jahr <= last),
    )


def _breaks(series: Sequence[Reihe]) -> list[Bruch]:
    return [bruch for reihe in series for bruch in reihe.brueche]


def nice_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Two to six round values that enclose low and high; from 0 if 0 is not far away."""
    if 0 < low < (high - low) * 2:
        low = Decimal(0)
    rough = (high - low or abs(high) or Decimal(1)) / 4
    magnitude = Decimal(1).scaleb(rough.adjusted())
    step = next(factor * magnitude for factor in _ROUND if factor * magnitude >= rough)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max(first + 1, (high / step).to_integral_value(ROUND_CEILING))
    return [number * step for number in range(int(first), int(last) + 1)]


def year_ticks(first: int, last: int) -> list[int]:
    """Years at a round distance, always with the first and the last."""
    step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s <= 7)
    inner = [year for year in range(first - first % step, last, step) if year > first]
    kept = [y for y in inner if y - first >= step * 0.6 and last - y >= step * 0.6]
    return [first, *kept, last]
