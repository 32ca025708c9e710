"""Figures and dates as Germans write them."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from insek.model.fields import parse_number, parse_places
from insek.numbers import euro, german, german_date


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        ("632562", None, "632.562"),
        ("999", None, "999"),
        ("1234567.891", None, "1.234.567,891"),
        ("1234567.891", 1, "1.234.567,9"),
        ("5", 2, "5,00"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "−3"),
        ("-1234.5", None, "−1.234,5"),
        ("-0.4", 0, "0"),
        ("-0", None, "0"),
        ("1E+3", None, "1.000"),
        ("0.000001", None, "0,000001"),
    ],
)
def test_number(value: str, digits: int | None, text: str) -> None:
    """Points between thousands, a comma before the rest, a real minus, halves rounded away."""
    assert german(Decimal(value), digits) == text


@given(st.decimals(-(10**15), 10**15, places=3))
def test_number_can_be_read_back(value: Decimal) -> None:
    """The German text of a number stands for exactly this number."""
    text = german(value).replace(".", "").replace(",", ".").replace("−", "-")
    assert Decimal(text) == value


@given(st.from_regex(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", fullmatch=True), st.integers(0, 6))
def test_what_is_read_can_be_shown(text: str, digits: int) -> None:
    """Every number that the reader takes has a German form with any number of places."""
    number, places = parse_number(text), parse_places(str(digits))
    assert isinstance(number, Decimal)
    assert german(number, digits).count(",") == bool(places)


@pytest.mark.parametrize("text", ["1" * 19, f"0.{'1' * 18}"])
def test_number_that_cannot_be_exact_is_refused(text: str) -> None:
    """A number with more digits than can be counted with is no number of a plan."""
    with pytest.raises(PydanticCustomError):
        parse_number(text)


@pytest.mark.parametrize("text", ["-1", "7", "40", "zwei"])
def test_places_that_cannot_be_shown_are_refused(text: str) -> None:
    """Nought to six places after the comma can be shown."""
    with pytest.raises(PydanticCustomError):
        parse_places(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal(302377), "302.377 €"),
        (Decimal("302377.50"), "302.377,50 €"),
        (Decimal("302377.00"), "302.377 €"),
        (Decimal(-5000), "−5.000 €"),
        (Decimal(0), "0 €"),
        (None, "nicht angegeben"),
    ],
)
def test_amount(value: Decimal | None, text: str) -> None:
    """Cents are shown only where there are any."""
    assert euro(value) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (datetime.date(2026, 11, 1), "1. November 2026"),
        (datetime.date(2018, 5, 31), "31. Mai 2018"),
        (datetime.date(2020, 3, 9), "9. März 2020"),
        (None, ""),
    ],
)
def test_day(day: datetime.date | None, text: str) -> None:
    """A day has no leading zero and its month a name."""
    assert german_date(day) == text
