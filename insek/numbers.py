"""Figures and dates as Germans write them."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip


def german(value: Decimal | int, digits: int | None = None) -> str:
    """``632562`` → ``632.562``; with ``digits`` rounded to so many places after the comma."""
    number = Decimal(value)
    if digits is None:
        digits = max(0, -int(number.as_tuple().exponent))
    number = number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    number = number or abs(number)  # no minus before zero
    text = f"{number:,.{digits}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.replace("-", "−")


def euro(value: Decimal | None) -> str:
    """``302377`` → ``302.377 €``; cents only where there are any."""
    if value is None:
        return "nicht angegeben"
    return f"{german(value, 0 if value == value.to_integral_value() else 2)} €"


def german_date(day: datetime.date | None) -> str:
    """``1. November 2026``; empty for None."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}" if day else ""
