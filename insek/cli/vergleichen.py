"""``insek vergleichen`` and ``insek aenderung anlegen``: what changed, and the reason for it."""

from dataclasses import replace
from pathlib import Path

import click

from insek.cli.gruende import coming
from insek.cli.states import named
from insek.cli.terminal import folder_option, say, stop
from insek.compare.plan import compare_plans, finished, massnahmenstand
from insek.compare.unread import without_unread
from insek.loading import load_plan
from insek.loading.register import load_register
from insek.model.kinds import BY_NAME
from insek.model.text import slugify
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
    if nur is not None and nur not in BY_NAME:
        remedy = did_you_mean(nur, BY_NAME, f"Möglich sind: {', '.join(BY_NAME)}.")
        stop(f"Die Art „{nur}“ gibt es nicht. → {remedy}")
    old, new = (load_plan(named(ordner, name)).plan for name in (alt, neu))
    between = [load_plan(named(ordner, str(year))).plan for year in _years(ordner, alt, neu)]
    compared = compare_plans(old, new, done=finished(map(massnahmenstand, (old, *between))))
    if nur is not None:
        compared = replace(compared, unterschiede=compared.of_kind(nur))
    reasons = (reason for plan in (*between, new) for reason in plan.aenderungen)
    say(voices.VOICES[voice](compared, tuple(reasons)))


def _years(folder: Path, alt: str, neu: str | None) -> tuple[int, ...]:
    """The Jahrgänge that lie between two states; none where a state is no Jahrgang."""
    if not alt.isdigit() or (neu is not None and not neu.isdigit()):
        return ()
    end = int(neu) if neu else None
    years = (jahrgang.jahr for jahrgang in load_register(folder).register.jahrgaenge)
    return tuple(year for year in years if int(alt) < year and (end is None or year < end))


@click.group()
def aenderung() -> None:
    """Begründen, was sich geändert hat."""


@aenderung.command()
@folder_option
@click.option("--seit", required=True, help="Der Jahrgang oder Stand, mit dem verglichen wird.")
@click.option("--jahrgang", required=True, type=int, help="Der Jahrgang, der entsteht.")
@click.argument("titel")
def anlegen(ordner: Path, seit: str, jahrgang: int, titel: str) -> None:
    """Eine Änderung anlegen, die alles nennt, was noch keine Begründung hat."""
    old, new = (load_plan(named(ordner, name)).plan for name in (seit, None))
    open_links = voices.unreasoned(without_unread(compare_plans(old, new)), coming(old, new))
    if not open_links:
        stop(f"Seit {seit} ist alles begründet, was sich geändert hat.")
    path = ordner / "aenderungen" / str(jahrgang) / f"{slugify(titel)}.yml"
    if path.exists():
        stop(f"Die Datei „{path}“ gibt es schon. → Einen anderen Titel wählen.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(voices.skeleton(slugify(titel), titel, open_links), encoding="utf-8")
    number = "einen Eintrag" if len(open_links) == 1 else f"{len(open_links)} Einträge"
    say(f"{path} angelegt; sie nennt {number}.")
    say("Jetzt „tiefe“, „anlass“ und „begruendung“ ausfüllen und „betrifft“ kürzen.")
