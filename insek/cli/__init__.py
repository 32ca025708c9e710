"""The command ``insek``: the only part that prints and exits."""

import gc

import click

from insek.cli.deutsch import Befehle

_SELDOM = 50_000
"""After so many new objects Python looks for what may be thrown away: a command that reads a plan
makes much, keeps nearly all of it, and ends soon."""

_PLACES = {
    "pruefen": "insek.cli.pruefen",
    "regel": "insek.cli.pruefen",
    "bauen": "insek.cli.website",
    "vorschau": "insek.cli.website",
    "seiten": "insek.cli.website",
    "schema": "insek.cli.website",
    "veroeffentlichen": "insek.cli.veroeffentlichen",
    "zusammenfuehren": "insek.cli.veroeffentlichen",
    "zeigen": "insek.cli.veroeffentlichen",
    "vergleichen": "insek.cli.vergleichen",
    "aenderung": "insek.cli.aenderung",
    "jahrgang": "insek.cli.jahrgaenge",
    "nachpruefen": "insek.cli.integritaet",
    "archiv": "insek.cli.integritaet",
    "sbom": "insek.cli.integritaet",
}


@click.group(
    "insek",
    cls=Befehle,
    places=_PLACES,
    context_settings={"help_option_names": ["-h", "--hilfe", "--help"]},
)
@click.version_option(package_name="insek", message="insek %(version)s")
def main() -> None:
    """Ein integriertes Stadtentwicklungskonzept prüfen, vergleichen und veröffentlichen."""
    gc.set_threshold(_SELDOM)
