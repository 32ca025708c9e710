"""``insek nachpruefen``, ``archiv`` and ``sbom``: that everybody can check what was published."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from insek.cli.ordner import folder_option
from insek.cli.terminal import say, show, stop
from insek.site.errors import BuildError, PublishError
from insek.system import reason

if TYPE_CHECKING:
    from insek.site.ergebnis import Ergebnis, Teil

_SHOWN = 20


@click.command()
@click.argument("ort")
@folder_option
@click.option("--frisch", is_flag=True, help="Alles neu bauen, nichts aus dem Zwischenspeicher.")
@click.option("--alles", is_flag=True, help="Jede Abweichung nennen, nicht nur die ersten.")
@click.option(
    "--prozesse", type=click.IntRange(min=1), default=1, help="Wie viele Prozesse nachbauen."
)
def nachpruefen(ort: str, ordner: Path, frisch: bool, alles: bool, prozesse: int) -> None:
    """Eine veröffentlichte Website mit dem Repository vergleichen.

    ORT ist ein Ordner oder eine Adresse, die mit https:// beginnt. Jede Datei wird aus git neu
    gebaut und verglichen, auch ob jeder Satz der Quellen auf seiner Seite steht. Rückgabe: 0 wenn
    alles gleich ist, 1 wenn etwas abweicht, 2 wenn sich nichts prüfen ließ.
    """
    from insek.site import nachpruefen as check  # loaded only to check
    from insek.site.origin import OriginError, origin_of

    try:
        origin = origin_of(ort)
        result = check.nachpruefen(
            ordner, origin, processes=prozesse, report=_say_progress, fresh=frisch
        )
    except (OriginError, PublishError, BuildError) as error:
        stop(str(error))
    _say_result(result, None if alles else _SHOWN)
    sys.exit(0 if result.gleich else 1)


def _say_progress(what: str, done: int, total: int) -> None:
    click.echo(f"{what} ({done} von {total})", err=True)


def _say_result(result: "Ergebnis", shown: int | None) -> None:
    if result.befunde:
        show(result.befunde)
    clean = [teil for teil in result.teile if shown is not None and _is_clean_comparison(teil)]
    for teil in result.teile:
        if teil not in clean:
            _say_part(teil, shown)
        elif teil is clean[-1]:
            count = sum(teil.dateien for teil in clean)
            say(f"Vergleiche ohne Abweichung: {len(clean)} mit {count} Dateien.")
    if result.gleich:
        say("Die Website ist die aus dem Repository.")
    else:
        say("Die Website ist nicht die aus dem Repository.")


def _is_clean_comparison(teil: "Teil") -> bool:
    """There are many comparisons; those without a difference are told in one line."""
    return teil.titel.startswith("Vergleich ") and not teil.abweichungen


def _say_part(teil: "Teil", shown: int | None) -> None:
    found = teil.abweichungen
    if found:
        what = "eine Abweichung" if len(found) == 1 else f"{len(found)} Abweichungen"
        say(f"{teil.titel}: {what}.")
    elif teil.dateien:
        say(f"{teil.titel}: {teil.dateien} Dateien, alle gleich.")
    else:
        say(f"{teil.titel}: nicht verglichen.")
    for hint in teil.hinweise:
        say(f"  Hinweis: {hint}")
    for one in found[:shown]:
        say(f"  {one.ort}: {one.satz}")
    if shown is not None and len(found) > shown:
        say(f"  … und {len(found) - shown} weitere; alle nennt --alles.")


@click.command()
@folder_option
@click.argument("jahr", type=int, required=False)
@click.option(
    "--ziel",
    type=click.Path(path_type=Path),
    default=Path("archiv"),
    help="In welchen Ordner das Paket kommt (sonst „archiv“).",
)
@click.option("--tar", is_flag=True, help="Eine tar-Datei schreiben, keinen Ordner.")
@click.option(
    "--pruefen",
    type=click.Path(path_type=Path, exists=True),
    help="Ein vorhandenes Paket prüfen (Ordner oder tar-Datei).",
)
def archiv(ordner: Path, jahr: int | None, ziel: Path, tar: bool, pruefen: Path | None) -> None:
    """Einen Jahrgang als Archivpaket (BagIt) schreiben und prüfen.

    Das Paket enthält die Seiten, ihre Quellen, die Tabellen, die Geschichte in git und die
    Prüfsummen von allem. Rückgabe: 0, 1 wenn ein Paket beschädigt ist, 2 wenn nichts zu tun war.
    """
    if (jahr is None) == (pruefen is None):
        stop("Ein Jahr oder ein Paket angeben. → insek archiv 2018 oder insek archiv --pruefen ORT")
    from insek.site import archiv as packages  # loaded only to write or check one

    try:
        if jahr is not None:
            name, files = packages.package(ordner, jahr)
            write = packages.write_tar if tar else packages.write_folder
            pruefen = write(name, files, ziel)
            say(f"Das Archivpaket ist geschrieben: {pruefen} ({len(files)} Dateien).")
        found = packages.faults(pruefen or ziel)
    except (PublishError, BuildError) as error:
        stop(str(error))
    except OSError as error:
        remedy = "Platz schaffen oder ein anderes --ziel angeben."
        stop(f"Das Archivpaket ließ sich nicht schreiben: {reason(error)}. → {remedy}")
    for sentence in found:
        say(f"  {sentence}")
    if found:
        say(f"Das Archivpaket ist beschädigt: {pruefen}.")
        sys.exit(1)
    say("Das Archivpaket ist vollständig und unverändert.")


@click.command()
@folder_option
@click.option(
    "--ziel",
    type=click.Path(path_type=Path),
    help="In welche Datei (sonst auf den Bildschirm).",
)
def sbom(ordner: Path, ziel: Path | None) -> None:
    """Alle Bibliotheken mit Version, Prüfsummen und Lizenz nennen (CycloneDX)."""
    from insek.site.sbom import sbom as document  # loaded only to write one

    try:
        content = document(ordner)
    except PublishError as error:
        stop(str(error))
    if ziel is None:
        say(content.decode().rstrip("\n"))
        return
    try:
        ziel.write_bytes(content)
    except OSError as error:
        stop(f"„{ziel}“ ließ sich nicht schreiben: {reason(error)}. → Eine andere Datei angeben.")
    say(f"Die Liste der Bibliotheken steht in {ziel}.")
