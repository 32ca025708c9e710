"""The line chart: axes that enclose everything, and points where they belong."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import musterstadt

from insek.model.indikator import Bruch, Indikator, Reihe, Wert
from insek.model.ziel import Zielwert
from insek.views.diagramm import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    diagramm,
    nice_ticks,
    year_ticks,
)

NUMBERS = st.decimals(-(10**17), 10**17, allow_nan=False, places=1) | st.decimals(-1, 1, places=12)
YEARS = st.integers(1900, 2200)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("0", "10", "0 2.5 5.0 7.5 10.0"),
        ("18", "25", "18 20 22 24 26"),
        ("12", "25", "0 10 20 30"),
        ("100", "101", "100 100.25 100.5 100.75 101"),
        ("2", "100000", "0 25000 50000 75000 100000"),
        ("-7", "3", "-7.5 -5 -2.5 0 2.5 5"),
        ("-3", "-1", "-3 -2.5 -2 -1.5 -1"),
        ("0.001", "0.002", "0 0.0005 0.001 0.0015 0.002"),
        ("5", "5", "4 6"),
        ("-5", "-5", "-6 -4"),
        ("0", "0", "0 0.25"),
    ],
)
def test_axis(low: str, high: str, ticks: str) -> None:
    """The axis has round values and begins at 0 when 0 is not far away."""
    assert nice_ticks(Decimal(low), Decimal(high)) == [Decimal(tick) for tick in ticks.split()]


@given(NUMBERS, NUMBERS)
def test_axis_encloses_all_values(one: Decimal, other: Decimal) -> None:
    """Whatever the values, a few ticks at equal distances reach from below to above them."""
    low, high = sorted((one, other))
    ticks = nice_ticks(low, high)
    assert ticks[0] <= low <= high <= ticks[-1]
    assert 2 <= len(ticks) <= 6
    assert len({after - before for before, after in pairwise(ticks)}) == 1


@given(NUMBERS, NUMBERS)
def test_axis_has_round_steps(one: Decimal, other: Decimal) -> None:
    """The distance between two ticks is 1, 2, 2.5 or 5 times a power of ten."""
    ticks = nice_ticks(*sorted((one, other)))
    digits = (ticks[1] - ticks[0]).normalize().as_tuple().digits
    assert digits in {(1,), (2,), (2, 5), (5,)}


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (2020, 2021, [2020, 2021]),
        (2019, 2024, [2019, 2020, 2021, 2022, 2023, 2024]),
        (2000, 2024, [2000, 2005, 2010, 2015, 2020, 2024]),
        (2009, 2026, [2009, 2015, 2020, 2026]),
        (1900, 2200, [1900, 1950, 2000, 2050, 2100, 2150, 2200]),
    ],
)
def test_years(first: int, last: int, ticks: list[int]) -> None:
    """Round years, always with the first and the last, and none so near that labels touch."""
    assert year_ticks(first, last) == ticks


@given(YEARS, YEARS)
def test_years_rise_from_first_to_last(one: int, other: int) -> None:
    """Whatever the years, the axis begins with the first and ends with the last."""
    first, last = sorted((one, other))
    ticks = year_ticks(first, last)
    assert (ticks[0], ticks[-1]) == (first, last)
    assert first == last or ticks == sorted(set(ticks))


def indikator(*reihen: Reihe) -> Indikator:
    """An Indikator with these series."""
    return Indikator(id="i", titel="I", definition="Was.", einheit="%", reihen=reihen)


def series(name: str, *values: tuple[int, str], bruch: int = 0) -> Reihe:
    """A series of (year, value)."""
    werte = tuple(Wert(jahr=jahr, wert=Decimal(wert)) for jahr, wert in values)
    brueche = (Bruch(jahr=bruch, text="Neu gezählt."),) if bruch else ()
    return Reihe(id=name, titel=name, art="amtlich", werte=werte, brueche=brueche)


def test_points_span_the_drawing() -> None:
    """The first year stands at the left edge, the last at the right, higher values higher up."""
    chart = diagramm(indikator(series("a", (2020, "0"), (2030, "10"))))
    assert chart is not None
    (line,) = chart.lines
    assert [(p.x, p.y) for p in line.points] == [(LEFT, HEIGHT - BOTTOM), (WIDTH - RIGHT, TOP)]
    assert line.path == "64.0,268.0 616.0,16.0"


@pytest.mark.parametrize("reihen", [(), (series("a"),), (series("a", (2020, "1")),)])
def test_a_chart_needs_two_years(reihen: tuple[Reihe, ...]) -> None:
    """One value is no development; the table alone shows it."""
    assert diagramm(indikator(*reihen)) is None


def test_target_is_part_of_the_axes() -> None:
    """A Zielwert beyond the last year makes the chart wider, not the target invisible."""
    ziel = Zielwert(indikator="i", richtung="mindestens", wert=Decimal(40), jahr=2040)
    chart = diagramm(indikator(series("a", (2020, "0"), (2030, "10"))), [ziel])
    assert chart is not None
    assert [(target.x, target.y) for target in chart.targets] == [(WIDTH - RIGHT, TOP)]


def test_break_is_drawn_where_it_happened() -> None:
    """A break inside the shown years is marked; one outside is not."""
    values = ((2020, "1"), (2030, "2"))
    found = [
        [jahr for jahr, _ in chart.breaks]
        for bruch in (2010, 2025)
        if (chart := diagramm(indikator(series("a", *values, bruch=bruch))))
    ]
    assert found == [[], [2025]]


def test_chart_shows_at_most_five_series() -> None:
    """More lines than can be told apart are left to the table."""
    reihen = [series(name, (2020, "1"), (2021, "2")) for name in "abcdefg"]
    chart = diagramm(indikator(*reihen))
    assert chart is not None
    assert [line.number for line in chart.lines] == [1, 2, 3, 4, 5]


def test_chart_of_a_real_indikator() -> None:
    """The values of the chart are those of the file."""
    plan = musterstadt()
    chart = diagramm(plan.indikatoren["radanteil"], plan.ziele["radverkehr"].zielwerte)
    assert chart is not None
    assert [point.wert.wert for point in chart.lines[0].points] == [18, 19, 20]
    assert [tick.value for tick in chart.years] == [2022, 2024, 2026, 2028, 2030]
