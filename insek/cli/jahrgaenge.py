"""``insek jahrgang``: the register of adopted editions."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from insek.checks import check_plan
from insek.cli.angaben import as_day, as_said, as_title, as_year
from insek.cli.gruende import Pruefling, until_next
from insek.cli.ordner import folder_option
from insek.cli.states import readable_register, source
from insek.cli.terminal import end_with, say, show, stop
from insek.git import GitError
from insek.loading import load_plan
from insek.loading.reader import Memory
from insek.loading.register import identify, load_register, register_text
from insek.model.befund import Befund, Schwere
from insek.model.jahrgang import Register
from insek.model.stadt import Stadt
from insek.numbers import german_date
from insek.render.register import as_lines, with_entry
from insek.sources import REGISTER, EntryKind, Source, WorkingTree


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


def _objections(jahr: int, day: datetime.date, stadt: Stadt, register: Register) -> Iterator[str]:
    """Why this Jahrgang cannot be the next, or cannot begin on a day."""
    last = register.jahrgaenge[-1] if register.jahrgaenge else None
    if last and jahr <= last.jahr:
        is_there = register.get(jahr) is not None
        fact = (
            f"Im Register steht schon ein Jahrgang {jahr}."
            if is_there
            else f"Der neueste Jahrgang ist {last.jahr}; davor kommt keiner mehr."
        )
        yield f"{fact} → Das Jahr berichtigen; insek jahrgang liste nennt alle."
    if day > stadt.stichtag:
        yield (
            f"Der Plan hat den Stichtag {german_date(stadt.stichtag)}; der Jahrgang würde erst ab"
            f" dem {german_date(day)} gelten. → Das Datum berichtigen oder in insek.yml den"
            " „stichtag“ nachführen."
        )
    if last and day <= last.datum:
        yield (
            f"Der Jahrgang {last.jahr} gilt ab dem {german_date(last.datum)}; ein späterer kann"
            f" nicht ab dem {german_date(day)} gelten. → Das Datum berichtigen."
        )


def _require_same(folder: Source, state: Source) -> None:
    """End if the files in the folder say something else than what would be adopted."""
    here, there = (
        {each.path: source for each in source.entries() if each.kind is EntryKind.FILE}
        for source in (folder, state)
    )
    paths = sorted(path for path in here.keys() | there.keys() if path != REGISTER)
    other = [
        path
        for path in paths
        if path not in here or path not in there or folder.read(path) != state.read(path)
    ]
    if other:
        more = f" und {len(other) - 1} weitere" if len(other) > 1 else ""
        stop(
            f"Im Ordner steht anderes als im letzten Commit, der beschlossen würde: {other[0]}{more}."
            " → Zuerst mit „git commit“ festhalten oder den Stand mit „--revision“ nennen."
        )


def _require_sound(jahr: int, found: tuple[Befund, ...]) -> None:
    """End if anything found is a Fehler; then everything is told."""
    if any(befund.schwere is Schwere.FEHLER for befund in found):
        show(found)
        stop(f"Der Jahrgang {jahr} wurde nicht abgeschlossen. → Zuerst die Fehler beheben.")


@jahrgang.command()
@folder_option
@click.argument("jahr", type=int, callback=as_year)
@click.option("--titel", required=True, callback=as_title, help="Wie der Jahrgang heißt.")
@click.option(
    "--art",
    required=True,
    type=click.Choice(["fortschreibung", "anpassung"]),
    help="Ob er den Plan umfassend fortschreibt oder jährlich anpasst.",
)
@click.option(
    "--datum",
    required=True,
    callback=as_day,
    metavar="TAG",
    help="Ab wann er gilt, als JJJJ-MM-TT.",
)
@click.option(
    "--vorlage",
    callback=as_said,
    help="Die Nummer der beschlossenen Vorlage; ohne sie ein Beispiel.",
)
@click.option("--gremium", callback=as_said, default="Ratsversammlung", help="Wer beschlossen hat.")
@click.option("--revision", help="Der beschlossene Stand in git (sonst der letzte Commit).")
def abschliessen(
    ordner: Path,
    jahr: int,
    titel: str,
    art: str,
    datum: datetime.date,
    vorlage: str | None,
    gremium: str,
    revision: str | None,
) -> None:
    """Einen Stand als Jahrgang ins Register eintragen, wenn die Prüfung keine Fehler findet.

    Geprüft wird der Plan, und was sich seit dem neuesten Jahrgang geändert hat: Zu jeder Änderung
    in der Sache gehört eine Begründung unter „aenderungen“ und diesem Jahr.
    """
    state = source(ordner, revision or "HEAD")
    memory: Memory = {}
    loaded = load_plan(state, memory)
    _require_sound(jahr, (*loaded.befunde, *check_plan(loaded.plan)))
    for objection in _objections(jahr, datum, loaded.plan.stadt, readable_register(ordner)):
        stop(objection)
    if revision is None:
        _require_same(WorkingTree(ordner), state)
    pruefling = Pruefling(ordner, state, loaded, memory)
    owed, weaker = until_next(pruefling, jahr, yearly=art == "anpassung")
    _require_sound(jahr, owed)
    try:
        commit, tree = identify(ordner, revision or "HEAD")
    except GitError as error:
        stop(str(error))
    day = datum.isoformat()
    decided = (gremium, vorlage, day) if vorlage else None
    before = register_text(ordner)
    after = with_entry(before, jahr, titel, art, day, decided, commit, tree)
    (ordner / REGISTER).write_text(after, encoding="utf-8")
    say(f"Der Jahrgang {jahr} steht im Register: Stand {commit[:12]}, Inhalt {tree[:12]}.")
    if weaker:
        say(weaker)
    say(f"Jetzt: git tag -s jahrgang-{jahr} {commit[:12]}, dann {REGISTER} einreichen.")
