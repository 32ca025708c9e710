"""The delivered walls, started as their own program, and what came of it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from betrieb.server import BETRIEB

PROGRAMS = BETRIEB / "sandkasten"
MISSING = (
    "bubblewrap fehlt oder darf keine Wände bauen; die Prüfungen des Sandkastens entfallen"
    " (apt install bubblewrap)."
)
_PYTHON = "/usr/bin/python3"
_AS_ROOT = os.geteuid() == 0
USERS = ("", "nobody") if _AS_ROOT and Path(_PYTHON).exists() else ("",)
"""As whom the walls are built: as whoever runs the tests, and by root as somebody without rights."""


@cache
def possible() -> bool:
    """Whether bubblewrap is there and may build walls."""
    command = ("bwrap", "--unshare-all", "--ro-bind", "/", "/", "true")
    return (
        shutil.which("bwrap") is not None
        and subprocess.run(command, capture_output=True).returncode == 0
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended, what was said, and the files that came out, by path."""

    status: int
    log: str
    files: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Box:
    """A folder that everybody may write to, and the user that builds the walls."""

    folder: Path
    user: str = ""

    def run(
        self, *command: str, options: Sequence[str] = (), path: str = os.environ["PATH"]
    ) -> Outcome:
        """Run a command behind the walls, with „secret“ in the environment outside of them."""
        out = self.folder / "ausgabe"
        program = (*self._python(), "--ausgabe", str(out), *options, "--", *command)
        env = {"PATH": path, "GEHEIM": "geheim-in-der-umgebung"}
        done = subprocess.run(
            program, capture_output=True, env=env, user=self.user or None, timeout=120
        )
        log = (done.stdout + done.stderr).decode("utf-8")
        return Outcome(done.returncode, log, contents(out))

    def shell(self, script: str, *options: str) -> Outcome:
        """Run a shell script behind the walls."""
        return self.run("/bin/bash", "-c", script, options=options)

    def _python(self) -> tuple[str, str]:
        if not self.user:
            return sys.executable, str(PROGRAMS / "lauf.py")
        copied = shutil.copytree(PROGRAMS, self.folder / "programm", dirs_exist_ok=True)
        return _PYTHON, str(copied / "lauf.py")


def contents(folder: Path) -> dict[str, bytes]:
    """All plain files below a folder by path; a link is none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


@contextmanager
def box(user: str = "") -> Iterator[Box]:
    """A new folder, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="insek-sandkasten-") as name:
        Path(name).chmod(0o777)
        yield Box(Path(name), user)
