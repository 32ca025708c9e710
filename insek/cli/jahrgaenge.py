"""``insek jahrgang``: the register of adopted editions."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from insek.checks import check_plan
from insek.cli.states import source
from insek.cli.terminal import end_with, folder_option, say, show, stop
from insek.git import GitError
from insek.loading import load_plan
from insek.loading.register import identify, load_register, register_text
from insek.model.befund import Schwere
from insek.model.fields import parse_date
from insek.model.jahrgang import Register
from insek.model.stadt import Stadt
from insek.numbers import german_date
from insek.render.register import as_lines, with_entry
from insek.sources import REGISTER


@click.group()
def jahrgang() -> None:
    """Beschlossene Jahrgänge ansehen und abschließen."""


@jahrgang.command()
@folder_option
def liste(ordner: Path) -> None:
    """Alle Jahrgänge mit Beschluss und Stand in git nennen."""
    loaded = load_register(ordner)
    for line in as_lines(loaded):
        say(line)
    if loaded.befunde:
        show(loaded.befunde)
    end_with(loaded.befunde)


def _as_day(_: click.Context, __: click.Parameter, text: str) -> datetime.date:
    """The day that an option names."""
    try:
        day = parse_date(text)
    except PydanticCustomError as error:
        stop(f"{error.message()} → {(error.context or {})['remedy']}")
    assert isinstance(day, datetime.date)
    return day


def _objections(day: datetime.date, stadt: Stadt, register: Register) -> Iterator[str]:
    """Why no Jahrgang can begin on a day."""
    if day > stadt.stichtag:
        yield (
            f"Der Plan hat den Stichtag {german_date(stadt.stichtag)}; der Jahrgang würde erst ab"
            f" dem {german_date(day)} gelten. → Das Datum berichtigen oder in insek.yml den"
            " „stichtag“ nachführen."
        )
    last = register.jahrgaenge[-1] if register.jahrgaenge else None
    if last and day <= last.datum:
        yield (
            f"Der Jahrgang {last.jahr} gilt ab dem {german_date(last.datum)}; ein späterer kann"
            f" nicht ab dem {german_date(day)} gelten. → Das Datum berichtigen."
        )


@jahrgang.command()
@folder_option
@click.argument("jahr", type=int)
@click.option("--titel", required=True, help="Wie der Jahrgang heißt.")
@click.option(
    "--art",
    required=True,
    type=click.Choice(["fortschreibung", "anpassung"]),
    help="Ob er den Plan umfassend fortschreibt oder jährlich anpasst.",
)
@click.option(
    "--datum",
    required=True,
    callback=_as_day,
    metavar="TAG",
    help="Ab wann er gilt, als JJJJ-MM-TT.",
)
@click.option("--vorlage", help="Die Nummer der beschlossenen Vorlage; ohne sie ein Beispiel.")
@click.option("--gremium", default="Ratsversammlung", help="Wer beschlossen hat.")
@click.option("--revision", default="HEAD", help="Der beschlossene Stand in git.")
def abschliessen(
    ordner: Path,
    jahr: int,
    titel: str,
    art: str,
    datum: datetime.date,
    vorlage: str | None,
    gremium: str,
    revision: str,
) -> None:
    """Einen Stand als Jahrgang ins Register eintragen, wenn die Prüfung nichts findet."""
    loaded = load_plan(source(ordner, revision))
    found = (*loaded.befunde, *check_plan(loaded.plan))
    if any(befund.schwere is Schwere.FEHLER for befund in found):
        show(found)
        stop(f"Der Jahrgang {jahr} wurde nicht abgeschlossen. → Zuerst die Fehler beheben.")
    register = load_register(ordner).register
    if any(entry.jahr >= jahr for entry in register.jahrgaenge):
        stop(f"Im Register steht schon ein Jahrgang {jahr} oder ein späterer.")
    for objection in _objections(datum, loaded.plan.stadt, register):
        stop(objection)
    try:
        commit, tree = identify(ordner, revision)
    except GitError as error:
        stop(str(error))
    day = datum.isoformat()
    decided = (gremium, vorlage, day) if vorlage else None
    before = register_text(ordner)
    after = with_entry(before, jahr, titel, art, day, decided, commit, tree)
    (ordner / REGISTER).write_text(after, encoding="utf-8")
    say(f"Der Jahrgang {jahr} steht im Register: Stand {commit[:12]}, Inhalt {tree[:12]}.")
    say(f"Jetzt: git tag -s jahrgang-{jahr} {commit[:12]}, dann {REGISTER} einreichen.")
