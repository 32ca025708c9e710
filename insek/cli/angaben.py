"""What is said on the command line, read as in files: year, day, title."""

import datetime
from collections.abc import Callable
from typing import Any

import click
from pydantic_core import PydanticCustomError

from insek.cli.terminal import stop
from insek.model.fields import parse_date, parse_title, parse_year
from insek.model.text import slugify


def _read(parse: Callable[[object], object], value: object) -> Any:
    """What a field of a file would make of a value."""
    try:
        return parse(value)
    except PydanticCustomError as error:
        stop(f"{error.message()} → {(error.context or {})['remedy']}")


def as_day(_: click.Context, __: click.Parameter, text: str) -> datetime.date:
    """The day that an option names."""
    day = _read(parse_date, text)
    assert isinstance(day, datetime.date)
    return day


def as_year(_: click.Context, __: click.Parameter, number: int) -> int:
    """The year of a Jahrgang; not every whole number is one."""
    return int(_read(parse_year, str(number)))


def as_said(_: click.Context, param: click.Parameter, text: str | None) -> str | None:
    """What an option says, if it is given; then it says something."""
    if text is not None and not text.strip():
        stop(f"Nach „{param.opts[0]}“ steht nichts. → Den Wert angeben oder die Option weglassen.")
    return text


def as_title(_: click.Context, __: click.Parameter, text: str) -> str:
    """A title of which a name can be made."""
    if not text.strip():
        stop("Der Titel ist leer. → Ihn in Anführungszeichen angeben.")
    title = str(_read(parse_title, text))
    if not slugify(title):
        stop(f"Aus dem Titel „{title}“ lässt sich kein Name bilden. → Ihn in Worten angeben.")
    return title
