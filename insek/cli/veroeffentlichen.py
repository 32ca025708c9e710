"""``insek veroeffentlichen`` and ``zusammenfuehren``: the whole site, alone or in shares."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from insek.cli.ordner import folder_option
from insek.cli.terminal import end_with, is_terminal, say, show, stop
from insek.numbers import german
from insek.site.errors import BuildError, GateError, PublishError
from insek.site.publish import standing
from insek.site.publish.settings import site_folder
from insek.system import reason

if TYPE_CHECKING:
    from insek.site.publish.units import Unit
    from insek.site.publish.workshop import Report

_target = click.option(
    "--ziel",
    type=click.Path(path_type=Path),
    help="Wohin die Website kommt (sonst in den Ordner „site“).",
)
_processes = click.option(
    "--prozesse",
    type=click.IntRange(min=1),
    default=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
    help="Wie viele Prozesse sich die Arbeit teilen (sonst einer je Kern).",
)
_compressed = click.option(
    "--komprimiert",
    is_flag=True,
    help="Neben jede Datei ihre komprimierte Fassung legen (.gz), für den Webserver.",
)
_SHARE = re.compile(r"([1-9]\d{0,2})/([1-9]\d{0,2})")


@click.command()
@folder_option
@_target
@_processes
@_compressed
@click.option("--teil", help="Nur einen Teil vorbereiten, zum Beispiel 3/8; siehe zusammenfuehren.")
def veroeffentlichen(
    ordner: Path, ziel: Path | None, prozesse: int, komprimiert: bool, teil: str | None
) -> None:
    """Alle Jahrgänge, den Entwurf und jeden Vergleich als Website bauen.

    Die alte Website bleibt stehen, bis die neue fertig ist. Was sich nicht geändert hat, wird
    nicht noch einmal gebaut. Rückgabe: 0, 1 wenn ein Jahrgang fehlt oder die fertige Website
    enthält, was nicht hinausgehen darf, 2 wenn nichts gebaut wurde.
    """
    if teil is None:
        _publish(ordner, ziel, prozesse, compressed=komprimiert)
        return
    from insek.site.publish import run  # loaded only to publish

    share = _SHARE.fullmatch(teil)
    if not share or int(share[1]) > int(share[2]):
        stop(f"„{teil}“ ist kein Teil. → Zum Beispiel „--teil 3/8“: der dritte von acht.")
    with _told_errors(None), _progress() as report:
        made, befunde = run.make_share(
            ordner, int(share[1]), int(share[2]), processes=prozesse, report=report
        )
    if befunde:
        show(befunde)
    kept = standing.cache_folder(ordner)
    say(f"Teil {teil} ist fertig: {made} Stücke neu gebaut, sie liegen in {kept}.")
    say("Wenn alle Teile dort liegen: insek zusammenfuehren.")
    end_with(befunde)


@click.command()
@folder_option
@_target
@_compressed
def zusammenfuehren(ordner: Path, ziel: Path | None, komprimiert: bool) -> None:
    """Aus allen vorbereiteten Teilen die Website zusammensetzen."""
    _publish(ordner, ziel, 1, compressed=komprimiert, only_join=True)


@click.command()
@folder_option
@_target
@click.option("--adresse", default="127.0.0.1:8000", help="Unter welcher Adresse sie erscheint.")
def zeigen(ordner: Path, ziel: Path | None, adresse: str) -> None:
    """Die veröffentlichte Website auf diesem Rechner zeigen."""
    folder = (ziel or site_folder(ordner)).resolve()
    if not (folder / "index.html").is_file():
        stop(f"In „{folder}“ steht keine Website. → Zuerst insek veroeffentlichen aufrufen.")
    host, _, port = adresse.rpartition(":")
    if not host or not port.isdigit():
        stop(f"„{adresse}“ ist keine Adresse. → Zum Beispiel „--adresse 127.0.0.1:8001“.")
    try:
        from insek.site.serve import server  # a web server takes longer to load than all else

        site = server(folder, host, int(port))
    except (OSError, OverflowError) as error:
        why = reason(error) if isinstance(error, OSError) else "so große Ports gibt es nicht"
        remedy = "Eine andere Adresse angeben: --adresse 127.0.0.1:8001"
        stop(f"Unter {adresse} lässt sich nichts zeigen: {why}. → {remedy}")
    say(f"Die Website steht unter http://{host}:{site.server_port}/ (beenden mit Strg+C).")
    with site, suppress(KeyboardInterrupt):
        site.serve_forever()


def _publish(
    folder: Path,
    target: Path | None,
    processes: int,
    *,
    compressed: bool,
    only_join: bool = False,
) -> None:
    target = (target or site_folder(folder)).resolve()
    last = standing.unchanged(folder, target)
    if last and last.compressed == compressed:
        _say_done("Nichts hat sich geändert; die Website steht", folder, target, last.sizes)
        return
    from insek.site.publish import run  # loaded only to publish

    with _told_errors(target), _progress() as report:
        done = run.publish(
            folder,
            target,
            processes=processes,
            report=report,
            compressed=compressed,
            only_join=only_join,
        )
    if done.befunde:
        show(done.befunde)
    what = (
        "Die Website ist fertig" if done.changed else "Nichts hat sich geändert; die Website steht"
    )
    _say_done(what, folder, done.folder, done.sizes)
    end_with(done.befunde)


def _say_done(what: str, folder: Path, target: Path, sizes: Mapping[str, int]) -> None:
    pages = sum(path.endswith(".html") for path in sizes)
    size = german(Decimal(sum(sizes.values())) / 1_000_000, digits=1)
    say(f"{what}: {target} ({german(pages)} Seiten, {size} MB).")
    usual = target == site_folder(folder).resolve()
    show_it = "make serve (oder insek zeigen)" if usual else f"insek zeigen --ziel {target}"
    say(f"Ansehen: {show_it}, dann die genannte Adresse öffnen.")


@contextmanager
def _told_errors(target: Path | None) -> Iterator[None]:
    """End with a German sentence instead of a traceback; ``target`` is the site, if one is written."""
    stands = target is not None and (target / "index.html").is_file()
    still = " Die alte steht noch." if stands else ""
    try:
        yield
    except GateError as error:
        show(error.befunde)
        say(
            f"{error}{still} Was davon in den Texten steht, nennt „insek pruefen“ mit Datei und Zeile."
        )
        sys.exit(1)
    except (PublishError, BuildError) as error:
        stop(str(error))
    except OSError as error:
        if error.errno is None:
            raise  # not the system's: a library uses the same kind of error
        where = f" ({error.filename})" if error.filename else ""
        stop(
            f"Die Website ließ sich nicht schreiben: {reason(error)}{where}.{still}"
            " → Platz schaffen oder einen anderen Ordner angeben."
        )


@contextmanager
def _progress() -> Iterator["Report"]:
    """A bar with the remaining time on a terminal, a line for each Stand in a pipe."""
    if not is_terminal():
        yield _say_stand
        return
    from insek.cli.farbe import bar  # no pipe needs colours

    with bar("Vorbereitung") as move:
        yield lambda unit, done, total: move(unit.label, done, total)


def _say_stand(unit: "Unit", done: int, total: int) -> None:
    if unit.new is None or done == total:
        say(f"{unit.label} ({done} von {total})")
