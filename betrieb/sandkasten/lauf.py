"""Run a command on foreign content behind walls, and take from it one folder and nothing else.

    lauf.py --lesen ORDNER … --ausgabe ORDNER -- BEFEHL … {} …

``{}`` is the folder into which the command writes. Ends with 0, with 1 if the command failed or
wanted too much, with 2 if there are no walls.
"""

import argparse
import errno
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from aufruf import Aufruf, stop
from ausgabe import TooMuchError, unpack
from mauern import MEMORY, MIB, PROCESSES, SECONDS, SIZE, Limits, unwalled, walled

MAX_MESSAGES = 200_000
"""How many bytes a command may say; the rest is thrown away."""
_LINE = 10_000
_CLEAN = {"PATH": os.environ.get("PATH", os.defpath)}
"""What builds the walls stands behind them too, and what it was started with can be read there."""
_NO_BWRAP = "bubblewrap fehlt. → „sudo apt-get install bubblewrap“"
_NO_WALLS = "bubblewrap darf hier keine Wände bauen: {} → Namensräume für Benutzer erlauben"
_OTHERWISE = "{}; in einem Container, der nach dem Lauf endet, „--container“ angeben."
_CONTAINER = "{}. Die Wand ist jetzt der Container; er hat vielleicht ein Netz."
_LATE = "Nach {} Sekunden abgebrochen. → Den Vorschlag verkleinern oder mit „--sekunden“ mehr Zeit geben."

_REASONS = {
    errno.ENOSPC: "auf dem Datenträger ist kein Platz mehr",
    errno.EDQUOT: "der zugeteilte Platz ist aufgebraucht",
    errno.EACCES: "die Berechtigung fehlt",
    errno.EROFS: "von dort lässt sich nur lesen",
    errno.EEXIST: "das gibt es schon",
    errno.ENOTDIR: "das ist kein Ordner",
    errno.EISDIR: "das ist ein Ordner",
    errno.ENAMETOOLONG: "der Name ist zu lang",
}
"""Some of what ``insek.system`` says: who builds the walls has only this folder."""


def main() -> None:
    """Read the call, run the command, hand on what it wrote."""
    call = _call()
    limits = Limits(call.sekunden, call.speicher * MIB, call.groesse * MIB, call.prozesse)
    if os.path.lexists(call.ausgabe):
        stop(f"„{call.ausgabe}“ gibt es schon. → Einen neuen Ordner angeben.")
    with _ready(call.befehl, call.lesen, limits, in_container=call.container) as command:
        fault = _run(command, call.ausgabe, limits)
    if fault:
        shutil.rmtree(call.ausgabe, ignore_errors=True)
        print(fault, file=sys.stderr)
        sys.exit(1)


def _call() -> argparse.Namespace:
    parser = Aufruf(
        "Einen Befehl hinter Wänden ausführen; „{}“ ist der Ordner, in den er schreibt."
    )
    parser.add_argument("--lesen", action="append", default=[], type=_folder, metavar="ORDNER")
    parser.add_argument("--ausgabe", required=True, type=Path, metavar="ORDNER")
    parser.add_argument("--sekunden", type=int, default=SECONDS, metavar="ZAHL")
    parser.add_argument("--speicher", type=int, default=MEMORY, metavar="MB", help="je Prozess")
    parser.add_argument("--groesse", type=int, default=SIZE, metavar="MB", help="der Ausgabe")
    parser.add_argument("--prozesse", type=int, default=PROCESSES, metavar="ZAHL")
    parser.add_argument(
        "--container",
        action="store_true",
        help="wo keine Wände möglich sind, ist der Container die Wand",
    )
    parser.add_argument("befehl", nargs="+", metavar="BEFEHL")
    return parser.parse_args()


def _folder(name: str) -> Path:
    path = Path(os.path.abspath(name))  # noqa: PTH100 (links in it stay as they are named)
    if not path.is_dir() or path in (Path("/"), Path.home()):
        stop(f"„{name}“ ist kein Ordner, der gelesen werden darf. → Einen anderen angeben.")
    return path


@contextmanager
def _ready(
    command: Sequence[str], readable: Sequence[Path], limits: Limits, *, in_container: bool
) -> Iterator[list[str]]:
    """What is really started; a container has no folder of limited size, so one is made."""
    missing = _missing(readable, limits)
    if not missing:
        yield walled(command, readable, limits)
    elif in_container:
        print(_CONTAINER.format(missing.partition(" →")[0].rstrip(".")), file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="sandkasten-") as out:
            Path(out).chmod(0o777)
            yield unwalled(command, out, limits)
    else:
        stop(_OTHERWISE.format(missing))


def _missing(readable: Sequence[Path], limits: Limits) -> str:
    """Why there can be no walls here, empty if there can."""
    if shutil.which("bwrap") is None:
        return _NO_BWRAP
    command = walled(["true"], readable, limits)
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=_CLEAN)
    return _NO_WALLS.format(" ".join(done.stderr.split())) if done.returncode else ""


def _run(command: Sequence[str], target: Path, limits: Limits) -> str:
    """Run to the end or to a limit; what is to be said about it, empty if all went well."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=_CLEAN,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    messages = threading.Thread(target=_pass_on, args=(process.stderr,), daemon=True)
    messages.start()
    late = threading.Event()
    clock = threading.Timer(limits.seconds, _end, (process, late))
    clock.start()
    try:
        fault = _take(process.stdout, target, limits)
        code = 0 if fault else process.wait()
    finally:
        clock.cancel()
        _end(process)
    messages.join(timeout=5)
    if late.is_set():
        return _LATE.format(limits.seconds)
    said = f"Der Befehl endete mit {code}. → Die Meldungen darüber lesen."
    return fault or (said if code else "")


def _take(stream: IO[bytes], target: Path, limits: Limits) -> str:
    try:
        target.mkdir(parents=True)
        left_out = unpack(stream, target, limits.size)
    except TooMuchError as error:
        return f"{error} → Mit „--groesse“ mehr erlauben, wenn das gewollt ist."
    except OSError as error:
        return (
            f"Die Ausgabe lässt sich nicht schreiben: {_reason(error)} → Platz und Rechte prüfen."
        )
    except (tarfile.TarError, ValueError):
        return "Die Ausgabe lässt sich nicht lesen. → Die Meldungen darüber lesen."
    for name in left_out:
        print(f"Keine gewöhnliche Datei, weggelassen: {name!r}", file=sys.stderr)
    return ""


def _reason(error: OSError) -> str:
    said = _REASONS.get(error.errno or 0, f"das System meldet „{error.strerror or error}“")
    return f"{said}{f' („{error.filename}“)' if error.filename else ''}."


def _pass_on(stream: IO[bytes]) -> None:
    """Show what the command says, without what could steer a terminal or a CI runner."""
    left = MAX_MESSAGES
    while line := stream.readline(_LINE):
        if left > 0:
            text = line.decode("utf-8", "replace").rstrip("\n").replace("##[", "## [")
            print(">", "".join(c if c.isprintable() else "?" for c in text), file=sys.stderr)
        left -= len(line)


def _end(process: subprocess.Popen[bytes], late: threading.Event | None = None) -> None:
    """End all that was started: with bubblewrap's first process die all behind the walls."""
    if process.poll() is None:
        if late:
            late.set()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    main()
