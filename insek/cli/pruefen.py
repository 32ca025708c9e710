"""``insek pruefen`` and ``insek regel``: what is wrong, and why it matters."""

from pathlib import Path
from typing import NoReturn

import click

from insek.checks import check_plan
from insek.cli.gruende import Pruefling, since_base, since_named, since_newest
from insek.cli.ordner import folder_option
from insek.cli.states import is_year, named
from insek.cli.terminal import end_with, note, say, show, stop
from insek.git import GitError, UnknownRevision
from insek.loading import fremd, load_plan, register
from insek.loading.reader import Memory
from insek.model.befund import Befund
from insek.render import befunde as voices
from insek.render.regeln import alle_regeln
from insek.sources import Revision, Settled, Source
from insek.suggest import did_you_mean


@click.command()
@folder_option
@click.option(
    "--stand",
    "revision",
    help="Einen Jahrgang oder Stand in git prüfen statt der Dateien im Ordner.",
)
@click.option(
    "--fremd",
    metavar="BASIS",
    help="Dazu prüfen, ob die Commits seit diesem Stand nur ändern, was Außenstehende dürfen."
    " Es gilt die insek.yml dieses Standes.",
)
@click.option(
    "--seit",
    help="Mit diesem Jahrgang oder Stand vergleichen und auch nennen, was schwächer wurde"
    " (sonst mit dem neuesten Jahrgang, ohne Hinweise).",
)
@click.option(
    "--format",
    "voice",
    type=click.Choice(sorted(voices.VOICES)),
    default="text",
    help="Wie die Befunde ausgegeben werden.",
)
def pruefen(
    ordner: Path, revision: str | None, voice: str, seit: str | None, fremd: str | None
) -> None:
    """Den Plan prüfen: jeder Befund mit Ort, Tatsache und Abhilfe.

    Rückgabe: 0 ohne Fehler und Warnungen, 1 mit, 2 wenn nicht geprüft werden konnte.
    """
    memory: Memory = {}
    files = named(ordner, revision)
    if fremd is not None:
        files = settled(files, ordner, fremd, revision or "HEAD")
    loaded = load_plan(files, memory)
    pruefling = Pruefling(ordner, files, loaded, memory)
    found = (*loaded.befunde, *check_plan(loaded.plan))
    said = ""
    registered = None
    if seit is not None:
        registered = register.load_register(ordner)
        found += since_named(pruefling, seit, registered)
    elif revision is None:
        owed, said = since_newest(pruefling)
        found += owed
    if revision is None:
        found += register.register_faults(ordner, registered)
    elif is_year(revision):
        found += register.jahrgang_faults(ordner, int(revision))
    if fremd is not None:
        found += proposed(pruefling, fremd, revision or "HEAD")
    found = tuple(dict.fromkeys(found))
    show(found, voice)
    if said:
        note(said)
    end_with(found)


def settled(files: Source, ordner: Path, basis: str, proposal: str) -> Source:
    """A proposal by the limits and weights of its basis: it cannot soften what judges it."""
    try:
        return Settled(files, Revision(ordner, basis))
    except GitError as error:
        _stop_unlike(basis, proposal, error)


def proposed(pruefling: Pruefling, basis: str, proposal: str) -> tuple[Befund, ...]:
    """What a proposal changes that outsiders may not, and what it owes its readers."""
    try:
        return (
            *fremd.check_proposal(pruefling.ordner, basis, proposal),
            *since_base(pruefling, basis, proposal),
        )
    except GitError as error:
        _stop_unlike(basis, proposal, error)


def _stop_unlike(basis: str, proposal: str, error: GitError) -> NoReturn:
    told = f"„{proposal}“ lässt sich nicht mit „{basis}“ vergleichen. {error}"
    remedy = " → Einen Namen aus „git tag“ und „git branch --all“ angeben."
    stop(told + (remedy if isinstance(error, UnknownRevision) else ""))


@click.command()
@click.argument("kennung")
def regel(kennung: str) -> None:
    """Eine Regel erklären, zum Beispiel Z07."""
    known = {rule.code: rule for rule in alle_regeln()}
    found = known.get(kennung.upper())
    if found is None:
        remedy = did_you_mean(kennung.upper(), known, "insek pruefen nennt die Kennungen.")
        stop(f"Die Regel „{kennung}“ gibt es nicht. → {remedy}")
    say(
        f"{found.code}  {found.titel} ({found.schwere.label})\n"
        f"{found.grund}\nBeispiel: {found.beispiel}"
    )
