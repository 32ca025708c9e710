"""Where no walls can be built nothing runs, unless a container is said to be the wall."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from betrieb import walls
from betrieb.conftest import need_walls
from betrieb.walls import PROGRAMS, Box, Outcome

DENIED = "#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n"


@pytest.fixture
def bare() -> Iterator[Box]:
    """A machine that has all programs but bubblewrap."""
    with walls.box() as box:
        programs = box.folder / "bin"
        programs.mkdir()
        for name in ("env", "setpriv", "prlimit", "tar", "sh"):
            (programs / name).symlink_to(Path("/usr/bin") / name)
        yield box


def run(box: Box, script: str, *options: str) -> Outcome:
    """Run a shell script with nothing on the path but what the box has."""
    return box.run("/bin/sh", "-c", script, options=options, path=str(box.folder / "bin"))


def test_without_bubblewrap_nothing_runs(bare: Box) -> None:
    """The command is not started, and what to install is said."""
    done = run(bare, f"touch {bare.folder}/gelaufen")
    assert (done.status, done.files) == (2, {})
    assert done.log.startswith("bubblewrap fehlt. → „sudo apt-get install bubblewrap“;")
    assert not (bare.folder / "gelaufen").exists()


def test_where_bubblewrap_may_not_nothing_runs(bare: Box) -> None:
    """What forbids the walls is said, and the command is not started."""
    (bare.folder / "bin" / "bwrap").write_text(DENIED)
    (bare.folder / "bin" / "bwrap").chmod(0o755)
    done = run(bare, f"touch {bare.folder}/gelaufen")
    assert (done.status, done.files) == (2, {})
    assert "keine Wände bauen: bwrap: setting up uid map: Permission denied →" in done.log
    assert not (bare.folder / "gelaufen").exists()


def test_a_container_can_be_the_wall(bare: Box) -> None:
    """Who says that a container is around it gets what the command wrote, and a warning."""
    done = run(bare, "echo gut > $AUSGABE/a", "--container")
    assert (done.status, done.files) == (0, {"a": b"gut\n"})
    assert done.log == (
        "bubblewrap fehlt. Die Wand ist jetzt der Container; er hat vielleicht ein Netz.\n"
    )


def test_a_container_keeps_the_environment_to_itself(bare: Box) -> None:
    """Neither the command's own environment nor that of who started it says what is secret."""
    done = run(bare, "env; cat /proc/$PPID/environ; exit 1", "--container")
    assert "> AUSGABE=" in done.log
    assert "geheim-in-der-umgebung" not in done.log


@pytest.mark.parametrize(
    ("script", "options"),
    [
        ("while :; do :; done", ("--sekunden", "1")),
        (
            "for i in $(seq 50); do head -c 1000000 /dev/zero > $AUSGABE/$i; done",
            ("--groesse", "5"),
        ),
        ("head -c 300000000 /dev/zero | tail -n 1 > $AUSGABE/a", ("--speicher", "100")),
    ],
    ids=["time", "size", "memory"],
)
def test_a_container_keeps_the_limits(bare: Box, script: str, options: tuple[str, str]) -> None:
    """Time, output and memory are limited in a container, too."""
    done = run(bare, f"set -e; {script}", "--container", *options)
    assert (done.status, done.files) == (1, {})


def test_where_walls_are_possible_they_are_built() -> None:
    """The word about a container takes nothing away where bubblewrap is there."""
    need_walls()
    with walls.box() as box:
        done = box.shell("ls -d /home /root; tail -n +3 /proc/net/dev | grep -v lo:", "--container")
        assert (done.status, "Container" in done.log) == (1, False)
        assert not [line for line in done.log.splitlines() if line in ("> /home", "> /root")]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--lesen", "/"), "„/“ ist kein Ordner, der gelesen werden darf. →"),
        (("--lesen", "/gibts-nicht"), "„/gibts-nicht“ ist kein Ordner"),
        (("--gibts-nicht",), "Der Aufruf passt nicht. Unbekannt ist: --gibts-nicht. →"),
        (("--sekunden", "viele"), "--sekunden: „viele“ ist keine ganze Zahl. →"),
    ],
)
def test_a_wrong_call_is_told(bare: Box, options: tuple[str, ...], said: str) -> None:
    """A call that means nothing ends with a sentence before anything runs."""
    done = run(bare, "true", *options)
    assert done.status == 2
    assert said in done.log


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("lauf.py", "Der Aufruf passt nicht. Es fehlt: --ausgabe, BEFEHL. →"),
        ("auspacken.py", "Der Aufruf passt nicht. Es fehlt: BASIS, VORSCHLAG, ORDNER. →"),
        ("bericht.py", "Der Aufruf passt nicht. Es fehlt: BASIS, VORSCHLAG, --ziel. →"),
        ("melden.py", "In der Umgebung fehlt: API, REPOSITORY, TOKEN, LAUF, KOPF, ZWEIG."),
    ],
)
def test_a_call_without_a_word_is_told_in_german(program: str, said: str) -> None:
    """Every program says what is missing, in one line and in German."""
    command = [sys.executable, str(PROGRAMS / program)]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": os.environ["PATH"]})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("program", ["lauf.py", "auspacken.py", "bericht.py"])
def test_help_is_german(program: str) -> None:
    """The help of every program has German headings and none of argparse's own words."""
    command = [sys.executable, str(PROGRAMS / program), "--help"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Aufruf: {program} ")
    assert not re.search("usage|argument|options|show|exit", done.stdout)
