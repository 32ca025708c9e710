"""The command ``insek``: the only part that prints and exits."""

import click

from insek.cli.deutsch import Befehle
from insek.cli.jahrgaenge import jahrgang
from insek.cli.pruefen import pruefen, regel
from insek.cli.vergleichen import aenderung, vergleichen
from insek.cli.website import bauen, schema, seiten, vorschau


@click.group(
    "insek", cls=Befehle, context_settings={"help_option_names": ["-h", "--hilfe", "--help"]}
)
@click.version_option(package_name="insek", message="insek %(version)s")
def main() -> None:
    """Ein integriertes Stadtentwicklungskonzept prüfen, vergleichen und veröffentlichen."""


for command in (
    pruefen, regel, bauen, vorschau, vergleichen, aenderung, jahrgang, seiten, schema,
):  # fmt: skip
    main.add_command(command)
