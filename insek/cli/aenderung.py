"""``insek aenderung``: the reason for what changed, laid out to be filled in."""

from pathlib import Path

import click

from insek.cli.angaben import as_title, as_year
from insek.cli.ordner import folder_option
from insek.cli.states import named, readable_register
from insek.cli.terminal import say, stop
from insek.compare.kommend import coming
from insek.compare.plan import compare_plans
from insek.compare.unread import without_unread
from insek.loading import load_plan
from insek.loading.names import MAX_NAME
from insek.loading.unfertig import unfinished_links
from insek.model.text import slugify
from insek.render import vergleich as voices
from insek.sources import WorkingTree
from insek.system import reason


@click.group()
def aenderung() -> None:
    """Begründen, was sich geändert hat."""


@aenderung.command()
@folder_option
@click.option("--seit", required=True, help="Der Jahrgang oder Stand, mit dem verglichen wird.")
@click.option(
    "--jahrgang", required=True, type=int, callback=as_year, help="Der Jahrgang, der entsteht."
)
@click.argument("titel", callback=as_title)
def anlegen(ordner: Path, seit: str, jahrgang: int, titel: str) -> None:
    """Eine Änderung anlegen, die alles nennt, was noch keine Begründung hat."""
    newest = readable_register(ordner).newest
    if newest and jahrgang <= newest.jahr:
        stop(
            f"Der Jahrgang {newest.jahr} ist beschlossen; was sich jetzt ändert, begründet ein"
            f" späterer. → „--jahrgang {newest.jahr + 1}“ angeben."
        )
    links = _unreasoned(ordner, seit)
    id = slugify(titel)[:MAX_NAME].strip("-")
    path = ordner / "aenderungen" / str(jahrgang) / f"{id}.yml"
    if path.exists():
        stop(f"Die Datei „{path}“ gibt es schon. → Einen anderen Titel wählen.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(voices.skeleton(id, titel, links), encoding="utf-8")
    except OSError as error:
        stop(f"„{path}“ lässt sich nicht schreiben: {reason(error)}. → Den Grund beheben.")
    number = "einen Eintrag" if len(links) == 1 else f"{len(links)} Einträge"
    say(f"{path} angelegt; sie nennt {number}.")
    say("Jetzt „tiefe“, „anlass“ und „begruendung“ ausfüllen und „betrifft“ kürzen.")


def _unreasoned(ordner: Path, seit: str) -> list[str]:
    """What changed and is named by no Änderung, not even by one that is only begun."""
    old, new = (load_plan(named(ordner, name)).plan for name in (seit, None))
    given = tuple(coming(old.aenderungen, new.aenderungen))
    changed = voices.unreasoned(without_unread(compare_plans(old, new)), given)
    begun = unfinished_links(WorkingTree(ordner), new)
    links = [link for link in changed if link not in begun]
    if changed and not links:
        stop(
            f"Was sich seit {seit} geändert hat, nennen schon Änderungen, die noch nicht fertig sind."
            " → „insek pruefen“ nennt, was ihnen fehlt."
        )
    if not links:
        stop(f"Seit {seit} ist alles begründet, was sich geändert hat. → Es ist nichts anzulegen.")
    return links
