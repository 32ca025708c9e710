"""The command ``insek``: the only module that prints and exits."""

import json
import logging
import sys
from collections.abc import Iterable
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from insek.checks import RULES, check_plan
from insek.compare.pflicht import check_comparison
from insek.compare.plan import compare_plans
from insek.git import GitError
from insek.loading import load_plan
from insek.loading.refusals import REFUSALS
from insek.loading.register import load_register
from insek.model.befund import Befund, Schwere
from insek.render import befunde as voices
from insek.render import vergleich as comparison_voices
from insek.site.files import write_pages
from insek.site.state import load_state
from insek.sources import Revision, Source, WorkingTree
from insek.suggest import did_you_mean
from insek.views.formate import json_schemas

if TYPE_CHECKING:
    from insek.site.build import Built

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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # not every terminal has „→“
            stream.reconfigure(errors="backslashreplace")


def _source(folder: Path, revision: str | None) -> Source:
    return WorkingTree(folder) if revision is None else Revision(folder, revision)


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
@click.option("--seit", help="Dazu prüfen, was sich seit diesem Jahrgang oder Stand geändert hat.")
def pruefen(ordner: Path, revision: str | None, voice: str, seit: str | None) -> None:
    """Den Plan prüfen: jeder Befund mit Ort, Tatsache und Abhilfe.

    Rückgabe: 0 ohne Fehler und Warnungen, 1 mit, 2 wenn nicht geprüft werden konnte.
    """
    if not ordner.is_dir():
        _stop(f"Den Ordner „{ordner}“ gibt es nicht.")
    try:
        found = findings(_source(ordner, revision))
        if seit:
            found += _since(ordner, seit, revision)
    except GitError as error:
        _stop(f"Der Stand „{revision}“ lässt sich nicht lesen. {error}".strip())
    console = Console(highlight=False)
    if voice == "text" and console.is_terminal:
        _print_rich(console, found)
    else:
        click.echo(voices.VOICES[voice](found))
    if _weighty(found):
        sys.exit(1)


@main.command()
@folder_option
@click.argument("alt")
@click.argument("neu", required=False)
@click.option(
    "--format",
    "voice",
    type=click.Choice(sorted(comparison_voices.VOICES)),
    default="text",
    help="Wie der Vergleich ausgegeben wird.",
)
@click.option("--nur", help="Nur eine Art zeigen, zum Beispiel ziele.")
def vergleichen(ordner: Path, alt: str, neu: str | None, voice: str, nur: str | None) -> None:
    """Zwei Stände vergleichen: Jahrgänge, Tags, Zweige, HEAD~3; ohne NEU die Dateien im Ordner."""
    old, new = (load_plan(_state(ordner, name)).plan for name in (alt, neu))
    compared = compare_plans(old, new)
    if nur:
        kept = tuple(change for change in compared.unterschiede if change.kind == nur)
        compared = replace(compared, unterschiede=kept)
    click.echo(comparison_voices.VOICES[voice](compared, new.aenderungen))


def _state(folder: Path, name: str | None) -> Source:
    """A Jahrgang of the register, any git revision, or the files as they are."""
    if name is None:
        return WorkingTree(folder)
    register = load_register(folder).register
    jahrgang = register.get(int(name)) if name.isdigit() and len(name) == 4 else None
    revision = jahrgang.revision if jahrgang else name
    try:
        return Revision(folder, revision)
    except GitError:
        _stop(f"Den Stand „{name}“ gibt es nicht. → insek jahrgang liste nennt die Jahrgänge.")


@main.group()
def jahrgang() -> None:
    """Beschlossene Jahrgänge ansehen und abschließen."""


@jahrgang.command()
@folder_option
def liste(ordner: Path) -> None:
    """Alle Jahrgänge mit Beschluss und Stand in git nennen."""
    loaded = load_register(ordner)
    for item in loaded.register.jahrgaenge:
        decided = (
            f"{item.beschluss.vorlage}, {item.beschluss.datum}"
            if item.beschluss
            else "ohne Beschluss"
        )
        sign = "✓" if item in loaded.sound else "✗"
        click.echo(f"{sign} {item.jahr}  {item.titel} ({decided})  {item.revision[:12]}")
    for befund in loaded.befunde:
        click.echo(str(befund))
    if _weighty(loaded.befunde):
        sys.exit(1)


@main.command()
@folder_option
@click.option(
    "--ziel",
    type=click.Path(path_type=Path),
    help="Wohin die Website gebaut wird (sonst wie in mkdocs.yml).",
)
@click.option("--streng", is_flag=True, help="Bei Fehlern oder Warnungen mit 1 enden.")
def bauen(ordner: Path, ziel: Path | None, streng: bool) -> None:
    """Die Website bauen und sagen, wo sie steht."""
    from insek.site.build import BuildError  # the generator is loaded only to build

    console = Console(highlight=False)
    try:
        built = _build(console, ordner, ziel)
    except BuildError as error:
        _stop(str(error))
    _show(console, built.befunde)
    console.print(f"{built.pages} Seiten gebaut: {built.folder}", soft_wrap=True)
    console.print("Ansehen: make serve, oder insek vorschau; dann die genannte Adresse öffnen.")
    if streng and _weighty(built.befunde):
        sys.exit(1)


def _build(console: Console, folder: Path, target: Path | None) -> "Built":
    from insek.site.build import build_site

    if not console.is_terminal:
        return build_site(folder, target)
    with Progress(
        TextColumn("Seiten"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=console, transient=True,
    ) as display:  # fmt: skip
        task = display.add_task("Seiten", total=None)
        return build_site(
            folder, target, lambda done, total: display.update(task, completed=done, total=total)
        )


@main.command()
@folder_option
@click.option("--adresse", default="127.0.0.1:8000", help="Unter welcher Adresse sie erscheint.")
def vorschau(ordner: Path, adresse: str) -> None:
    """Die Website zeigen, während an ihr geschrieben wird."""
    from insek.site.build import BuildError, preview

    click.echo(f"Die Vorschau erscheint gleich unter http://{adresse}/ (beenden mit Strg+C).")
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    try:
        preview(ordner, adresse)
    except BuildError as error:
        _stop(str(error))
    except OSError as error:
        _stop(
            f"Unter {adresse} lässt sich nichts zeigen: {error.strerror}. → --adresse 127.0.0.1:8001"
        )


@main.command()
@folder_option
@click.argument("ziel", type=click.Path(path_type=Path))
def seiten(ordner: Path, ziel: Path) -> None:
    """Alle Seiten fertig als Markdown in den Ordner ZIEL schreiben, für andere Programme."""
    count = write_pages(load_state(WorkingTree(ordner)), ziel)
    click.echo(f"{count} Dateien geschrieben: {ziel}")


@main.command()
@folder_option
@click.option(
    "--ziel",
    type=click.Path(path_type=Path),
    default=Path("schemas"),
    help="In welchen Ordner die Schemas geschrieben werden.",
)
def schema(ordner: Path, ziel: Path) -> None:
    """JSON-Schemas aller Dateiarten schreiben, für die Hilfe beim Tippen."""
    schemas = json_schemas(load_plan(WorkingTree(ordner)).plan)
    ziel.mkdir(parents=True, exist_ok=True)
    for name, content in schemas.items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        (ziel / f"{name}.json").write_text(text, encoding="utf-8")
    click.echo(f"{len(schemas)} Schemas geschrieben: {ziel}")


@main.command()
@click.argument("kennung")
def regel(kennung: str) -> None:
    """Eine Regel erklären, zum Beispiel Z07."""
    known = {rule.code: rule for rule in (*REFUSALS, *(rule.regel for rule in RULES.values()))}
    found = known.get(kennung.upper())
    if found is None:
        remedy = did_you_mean(kennung.upper(), known, "insek pruefen nennt die Kennungen.")
        _stop(f"Die Regel „{kennung}“ gibt es nicht. → {remedy}")
    click.echo(
        f"{found.code}  {found.titel} ({found.schwere.label})\n"
        f"{found.grund}\nBeispiel: {found.beispiel}"
    )


def _weighty(found: Iterable[Befund]) -> bool:
    return any(befund.schwere is not Schwere.HINWEIS for befund in found)


def _show(console: Console, found: tuple[Befund, ...]) -> None:
    if console.is_terminal:
        _print_rich(console, found)
    else:
        click.echo(voices.as_text(found))


def _since(folder: Path, name: str, revision: str | None) -> tuple[Befund, ...]:
    """What the change since an earlier state owes its readers."""
    old = load_plan(_state(folder, name)).plan
    new = load_plan(_source(folder, revision)).plan
    years = [aenderung.jahrgang for aenderung in new.aenderungen]
    coming = tuple(a for a in new.aenderungen if a.jahrgang == max(years))
    return check_comparison(compare_plans(old, new), coming, yearly=True)


def _print_rich(console: Console, found: tuple[Befund, ...]) -> None:
    for path, group in voices.by_file(found):
        console.print(Text(voices.visible(path), style="bold underline"))
        for befund in group:
            line = Text(f"  {befund.location.line or '':>4}  ", style="dim")
            weight = f"{befund.schwere.label} {befund.code} "
            line.append(weight, style=_COLOURS[befund.schwere])
            line.append(voices.visible(befund.fact))
            console.print(line, soft_wrap=True)
            if befund.remedy:
                console.print(
                    Text(f"        → {voices.visible(befund.remedy)}", style="green"),
                    soft_wrap=True,
                )
    console.print(Text(voices.summary(found), style="bold"))


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
