"""The command ``insek``: the only module that prints and exits."""

import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.text import Text

from insek.checks import check_plan
from insek.git import GitError
from insek.loading import load_plan
from insek.model.befund import Befund, Schwere
from insek.render import befunde as voices
from insek.sources import Revision, Source, WorkingTree

_COLOURS = {Schwere.FEHLER: "bold red", Schwere.WARNUNG: "yellow", Schwere.HINWEIS: "cyan"}

folder_option = click.option(
    "--ordner",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Der Ordner mit dem Plan (sonst der aktuelle).",
)


@click.group(context_settings={"help_option_names": ["-h", "--hilfe", "--help"]})
@click.version_option(package_name="insek", message="insek %(version)s")
def main() -> None:
    """Ein integriertes Stadtentwicklungskonzept prüfen, ansehen und veröffentlichen."""


def _source(folder: Path, revision: str | None) -> Source:
    return Revision(folder, revision) if revision else WorkingTree(folder)


def findings(source: Source) -> tuple[Befund, ...]:
    """Everything that reading and checking one state finds."""
    loaded = load_plan(source)
    return (*loaded.befunde, *check_plan(loaded.plan))


@main.command()
@folder_option
@click.option("--stand", "revision", help="Eine git-Revision statt der Dateien im Ordner prüfen.")
@click.option(
    "--format",
    "voice",
    type=click.Choice(sorted(voices.VOICES)),
    default="text",
    help="Wie die Befunde ausgegeben werden.",
)
def pruefen(ordner: Path, revision: str | None, voice: str) -> None:
    """Den Plan prüfen: jeder Befund mit Ort, Tatsache und Abhilfe.

    Rückgabe: 0 ohne Fehler und Warnungen, 1 mit, 2 wenn nicht geprüft werden konnte.
    """
    if not ordner.is_dir():
        _stop(f"Den Ordner „{ordner}“ gibt es nicht.")
    try:
        found = findings(_source(ordner, revision))
    except GitError as error:
        _stop(f"Der Stand „{revision}“ lässt sich nicht lesen. {error}".strip())
    console = Console(highlight=False)
    if voice == "text" and console.is_terminal:
        _print_rich(console, found)
    else:
        click.echo(voices.VOICES[voice](found))
    if any(befund.schwere is not Schwere.HINWEIS for befund in found):
        sys.exit(1)


def _print_rich(console: Console, found: tuple[Befund, ...]) -> None:
    for path, group in voices.by_file(found):
        console.print(Text(voices.visible(path), style="bold underline"))
        for befund in group:
            line = Text(f"  {befund.location.line or '':>4}  ", style="dim")
            line.append(f"{befund.code} ", style=_COLOURS[befund.schwere])
            line.append(voices.visible(befund.fact))
            console.print(line, soft_wrap=True)
            if befund.remedy:
                console.print(Text(f"        → {voices.visible(befund.remedy)}", style="green"), soft_wrap=True)
    console.print(Text(voices.summary(found), style="bold"))


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
