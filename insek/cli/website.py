"""``insek bauen``, ``vorschau``, ``seiten`` and ``schema``: the site, and what editors need."""

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from insek.cli.ordner import folder_option
from insek.cli.states import source
from insek.cli.terminal import end_with, is_terminal, say, show, stop
from insek.loading import load_plan
from insek.site.errors import BuildError
from insek.site.files import write_pages
from insek.site.state import load_state
from insek.system import reason
from insek.views.formate import json_schemas

if TYPE_CHECKING:
    from insek.site.build import Built

target_option = click.option(
    "--ziel",
    type=click.Path(path_type=Path),
    help="Wohin die Website gebaut wird (sonst wie in mkdocs.yml).",
)


@click.command()
@folder_option
@target_option
@click.option("--streng", is_flag=True, help="Bei Fehlern oder Warnungen mit 1 enden.")
def bauen(ordner: Path, ziel: Path | None, streng: bool) -> None:
    """Die Website bauen und sagen, wo sie steht."""
    try:
        built = _build(ordner, ziel)
    except BuildError as error:
        stop(str(error))
    show(built.befunde)
    say(f"{built.pages} Seiten gebaut: {built.folder}")
    say(f"Ansehen: insek zeigen --ziel {built.folder}")
    if streng:
        end_with(built.befunde)


def _build(folder: Path, target: Path | None) -> "Built":
    from insek.site.build import build_site  # the generator is loaded only to build

    if not is_terminal():
        return build_site(folder, target)
    from insek.cli.farbe import bar  # no pipe needs colours

    with bar("Seiten") as move:
        return build_site(folder, target, lambda done, total: move("Seiten", done, total))


@click.command()
@folder_option
@click.option("--adresse", default="127.0.0.1:8000", help="Unter welcher Adresse sie erscheint.")
def vorschau(ordner: Path, adresse: str) -> None:
    """Die Website zeigen, während an ihr geschrieben wird."""
    from insek.site.build import preview  # the generator is loaded only to build

    say(f"Die Vorschau erscheint gleich unter http://{adresse}/ (beenden mit Strg+C).")
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    try:
        preview(ordner, adresse)
    except BuildError as error:
        stop(str(error))
    except OSError as error:
        remedy = "Eine andere Adresse angeben: --adresse 127.0.0.1:8001"
        stop(f"Unter {adresse} lässt sich nichts zeigen: {reason(error)}. → {remedy}")


@click.command()
@folder_option
@click.argument("ziel", type=click.Path(path_type=Path))
def seiten(ordner: Path, ziel: Path) -> None:
    """Alle Seiten fertig als Markdown in den Ordner ZIEL schreiben, für andere Programme."""
    count = write_pages(load_state(source(ordner, None)), ziel)
    say(f"{count} Dateien geschrieben: {ziel}")


@click.command()
@folder_option
@click.option(
    "--ziel",
    type=click.Path(path_type=Path),
    default=Path("schemas"),
    help="In welchen Ordner die Schemas geschrieben werden.",
)
def schema(ordner: Path, ziel: Path) -> None:
    """JSON-Schemas aller Dateiarten schreiben, für die Hilfe beim Tippen."""
    schemas = json_schemas(load_plan(source(ordner, None)).plan)
    ziel.mkdir(parents=True, exist_ok=True)
    for name, content in schemas.items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        (ziel / f"{name}.json").write_text(text, encoding="utf-8")
    say(f"{len(schemas)} Schemas geschrieben: {ziel}")
