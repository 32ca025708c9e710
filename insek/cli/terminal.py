"""The one door to the terminal: findings for people and pipes, and the ways to end."""

import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import NoReturn

import click

from insek.model.befund import Befund, Schwere
from insek.render import befunde as voices


def prepare() -> None:
    """Make the streams bear every character: not every terminal has „→“."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def is_terminal() -> bool:
    """Whether people read what is said, in colour; nothing else needs a library for it."""
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def say(text: str) -> None:
    """Print a line."""
    click.echo(text)


def note(text: str) -> None:
    """Say something beside what is asked for, so that a machine reads only that."""
    click.echo(text, err=True)


def stop(message: str) -> NoReturn:
    """End because nothing could be done; the message says why and what to do."""
    click.echo("\n".join(map(voices.visible, message.split("\n"))), err=True)
    sys.exit(2)


def end_with(found: Iterable[Befund]) -> None:
    """End with 1 if anything weighs more than a hint."""
    if any(befund.schwere is not Schwere.HINWEIS for befund in found):
        sys.exit(1)


def show(found: tuple[Befund, ...], voice: str = "text") -> None:
    """Print findings: in colour on a terminal, plain in a pipe, or for a machine."""
    if voice == "text" and is_terminal():
        from insek.cli.farbe import console, print_rich  # no pipe needs colours

        print_rich(console(), found)
    else:
        click.echo(voices.VOICES[voice](found))
