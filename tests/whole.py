"""The whole site of this repository, published as anybody would, once for all tests of a run."""

import fcntl
import subprocess
import sys
from pathlib import Path

from folders import PROJECT

from insek.site.publish.standing import cache_folder, name_of


def published_once(shared: Path) -> Path:
    """The folder of the site; the first of several processes makes it, the others wait."""
    folder = shared / "site"
    with (shared / "site.sperre").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _publish(folder)
    return folder


def _publish(folder: Path) -> None:
    command = [sys.executable, "-m", "insek.cli", "veroeffentlichen", "--ziel", str(folder)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    for note in cache_folder(PROJECT).glob(f"{name_of(folder)}.*"):
        note.unlink()  # nobody publishes to this folder again
