"""``insek vergleichen``: what changed between two states."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from insek.cli.ordner import folder_option
from insek.cli.states import is_year, named
from insek.cli.terminal import note, say, stop
from insek.compare.kommend import given_on
from insek.compare.plan import Vergleich, compare_plans, finished, massnahmenstand
from insek.compare.unread import unread_paths, without_unread
from insek.loading import load_plan
from insek.loading.register import load_register
from insek.model.kinds import KIND_BY_NAME
from insek.render import vergleich as voices
from insek.suggest import did_you_mean


@click.command()
@folder_option
@click.argument("alt")
@click.argument("neu", required=False)
@click.option(
    "--format",
    "voice",
    type=click.Choice(sorted(voices.VOICES)),
    default="text",
    help="Wie der Vergleich ausgegeben wird.",
)
@click.option("--nur", help="Nur eine Art zeigen, zum Beispiel ziele.")
def vergleichen(ordner: Path, alt: str, neu: str | None, voice: str, nur: str | None) -> None:
    """Zwei Stände vergleichen: Jahrgänge, Tags, Zweige, HEAD~3; ohne NEU die Dateien im Ordner."""
    if nur is not None and nur not in KIND_BY_NAME:
        remedy = did_you_mean(nur, KIND_BY_NAME, f"Möglich sind: {', '.join(KIND_BY_NAME)}.")
        stop(f"Die Art „{nur}“ gibt es nicht. → {remedy}")
    old, new = (load_plan(named(ordner, name)).plan for name in (alt, neu))
    between = [load_plan(named(ordner, str(year))).plan for year in _years(ordner, alt, neu)]
    done = finished(map(massnahmenstand, (old, *between)))
    compared = without_unread(compare_plans(old, new, done=done))
    if nur is not None:
        compared = replace(compared, unterschiede=compared.of_kind(nur))
    told = old.aenderungen if is_year(alt) else ()
    reasons = given_on([told, *(plan.aenderungen for plan in (*between, new))])
    say(voices.VOICES[voice](compared, reasons))
    for hint in _hints(alt, neu, compared):
        note(hint)


def _hints(alt: str, neu: str | None, compared: Vergleich) -> Iterator[str]:
    """What a reader of the comparison should know besides."""
    if neu is not None and is_year(alt) and is_year(neu) and alt > neu:
        yield (
            f"{neu} ist älter als {alt}: Was hier neu ist, war früher da."
            f" → „insek vergleichen {neu} {alt}“ vergleicht der Reihe nach."
        )
    unread = sorted(unread_paths(compared))
    if unread:
        more = f" und {len(unread) - 1} weitere" if len(unread) > 1 else ""
        yield (
            f"Nicht verglichen, weil nicht lesbar: {unread[0]}{more}."
            " → „insek pruefen“ nennt den Grund."
        )


def _years(folder: Path, alt: str, neu: str | None) -> tuple[int, ...]:
    """The Jahrgänge that lie between two states; none where a state is no Jahrgang."""
    if not is_year(alt) or (neu is not None and not is_year(neu)):
        return ()
    end = int(neu) if neu else None
    years = (jahrgang.jahr for jahrgang in load_register(folder).register.jahrgaenge)
    return tuple(year for year in years if int(alt) < year and (end is None or year < end))
