"""``insek pruefen`` and ``insek regel``: what is wrong, and why it matters."""

from pathlib import Path

import click

from insek.checks import RULES, check_plan
from insek.cli.states import named, source
from insek.cli.terminal import end_with, folder_option, say, show, stop
from insek.compare import pflicht
from insek.compare.plan import compare_plans
from insek.git import GitError
from insek.loading import load_plan, register
from insek.loading.fremd import RULES as OUTSIDER_RULES
from insek.loading.fremd import check_proposal
from insek.loading.refusals import REFUSALS
from insek.model.befund import Befund
from insek.model.plan import Plan
from insek.render import befunde as voices
from insek.suggest import did_you_mean


@click.command()
@folder_option
@click.option("--stand", "revision", help="Eine git-Revision statt der Dateien im Ordner prüfen.")
@click.option(
    "--fremd",
    metavar="BASIS",
    help="Dazu prüfen, ob die Commits seit diesem Stand nur ändern, was Außenstehende dürfen.",
)
@click.option("--seit", help="Dazu prüfen, was sich seit diesem Jahrgang oder Stand geändert hat.")
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
    loaded = load_plan(source(ordner, revision))
    found = (*loaded.befunde, *check_plan(loaded.plan))
    if seit is not None:
        found += since(load_plan(named(ordner, seit)).plan, loaded.plan)
    if fremd is not None:
        found += proposed(ordner, fremd, revision or "HEAD")
    show(found, voice)
    end_with(found)


def proposed(ordner: Path, basis: str, proposal: str) -> tuple[Befund, ...]:
    """What a proposal changes that outsiders may not."""
    try:
        return tuple(check_proposal(ordner, basis, proposal))
    except GitError as error:
        stop(f"„{proposal}“ lässt sich nicht mit „{basis}“ vergleichen. {error}")


def since(old: Plan, new: Plan) -> tuple[Befund, ...]:
    """What the change from an earlier state owes its readers."""
    told = {(aenderung.jahrgang, aenderung.id) for aenderung in old.aenderungen}
    coming = tuple(a for a in new.aenderungen if (a.jahrgang, a.id) not in told)
    return pflicht.check_comparison(compare_plans(old, new), coming, yearly=True)


@click.command()
@click.argument("kennung")
def regel(kennung: str) -> None:
    """Eine Regel erklären, zum Beispiel Z07."""
    others = (*register.RULES, *pflicht.RULES, *OUTSIDER_RULES)
    rules = (*REFUSALS, *others, *(r.regel for r in RULES.values()))
    known = {rule.code: rule for rule in rules}
    found = known.get(kennung.upper())
    if found is None:
        remedy = did_you_mean(kennung.upper(), known, "insek pruefen nennt die Kennungen.")
        stop(f"Die Regel „{kennung}“ gibt es nicht. → {remedy}")
    say(
        f"{found.code}  {found.titel} ({found.schwere.label})\n"
        f"{found.grund}\nBeispiel: {found.beispiel}"
    )
