"""The folder of the plan, which every command can be given."""

from pathlib import Path

import click

from insek.cli.terminal import stop
from insek.sources import SETTINGS


def as_folder(_: click.Context, __: click.Parameter, folder: Path) -> Path:
    """The folder of a plan: neither a file nor a folder inside of a plan."""
    if folder.is_file():
        stop(f"„{folder}“ ist eine Datei. → Den Ordner angeben, in dem {SETTINGS} liegt.")
    above = (each for each in folder.resolve().parents if (each / SETTINGS).is_file())
    plan = next(above, None)
    if plan and folder.is_dir() and not (folder / SETTINGS).is_file():
        stop(
            f"In diesem Ordner liegt kein Plan, aber in „{plan}“."
            f" → Dorthin wechseln oder „--ordner {plan}“ angeben."
        )
    return folder


folder_option = click.option(
    "--ordner",
    type=click.Path(path_type=Path),
    callback=as_folder,
    default=Path(),
    help="Der Ordner mit dem Plan (sonst der aktuelle).",
)
