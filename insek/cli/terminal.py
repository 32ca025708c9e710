"""The one door to the terminal: findings for people and pipes, and the ways to end."""

import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import NoReturn

import click
from rich.console import Console
from rich.text import Text

from insek.model.befund import Befund, Schwere
from insek.render import befunde as voices
from insek.render.gesammelt import gathered

_COLOURS = {Schwere.FEHLER: "bold red", Schwere.WARNUNG: "yellow", Schwere.HINWEIS: "cyan"}


def prepare() -> None:
    """Make the streams bear every character: not every terminal has „→“."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def console() -> Console:
    """Where people read; plain in a pipe."""
    return Console(highlight=False)


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
    out = console()
    if voice == "text" and out.is_terminal:
        print_rich(out, found)
    else:
        click.echo(voices.VOICES[voice](found))


def print_rich(out: Console, found: tuple[Befund, ...]) -> None:
    """Print findings in colour, grouped by file."""
    listed = gathered(found)
    for path, group in voices.by_file(listed):
        out.print(Text(voices.visible(path), style="bold underline"))
        for befund in group:
            line = Text(f"  {befund.location.line or '':>4}  ", style="dim")
            weight = f"{befund.schwere.label} {befund.code} "
            line.append(weight, style=_COLOURS[befund.schwere])
            line.append(voices.visible(befund.fact))
            out.print(line, soft_wrap=True)
            if befund.remedy:
                remedy = Text(f"        → {voices.visible(befund.remedy)}", style="green")
                out.print(remedy, soft_wrap=True)
    out.print(Text(voices.summary(listed), style="bold"))
