"""Folders as test cases: a small healthy plan, what a case changes in it, and what is found."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from insek.checks import check_plan
from insek.loading import load_plan
from insek.model.befund import Befund
from insek.model.plan import Plan
from insek.render.befunde import as_text
from insek.sources import EntryKind, FolderChoice, Source, SourceEntry, WorkingTree

PROJECT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "faelle"
BASIS = CASES / "basis"
"""The plan of Musterstadt: complete, small, without Befunde, with its own names of things."""

EXPECTED, REMOVED, FILLED = "erwartet.txt", "loeschen.txt", "fuellen.txt"
"""Beside a case's files: its Befunde, base files it removes, files too large to keep (path, size)."""

Files = Mapping[str, str | bytes | None]
"""Contents by path; None removes the file."""


def copy(folder: Path, target: Path) -> Path:
    """A copy to be changed at will; links stay links."""
    return Path(shutil.copytree(folder, target, symlinks=True, dirs_exist_ok=True))


def write(folder: Path, files: Files) -> None:
    """Change files below a folder."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def replace(folder: Path, name: str, old: str, new: str) -> None:
    """Exchange a text that stands in a file."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    write(folder, {name: text.replace(old, new)})


def build_case(case: Path, target: Path) -> Path:
    """The plan of Musterstadt with the changes of one case."""
    copy(BASIS, target)
    for name in _lines(case / REMOVED):
        (target / name).unlink()
    for folder in [path for path in target.rglob("*") if path.is_dir() and not any(path.iterdir())]:
        folder.rmdir()
    copy(case, target)
    for line in _lines(case / FILLED):
        name, size = line.split()
        with (target / name).open("wb") as file:
            file.truncate(int(size))
    return target


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def load(folder: Path) -> Plan:
    """The plan in a folder."""
    return load_plan(WorkingTree(folder)).plan


def findings(source: Source) -> tuple[Befund, ...]:
    """Everything that reading and checking one state finds."""
    loaded = load_plan(source)
    return (*loaded.befunde, *check_plan(loaded.plan))


def messages(folder: Path) -> list[str]:
    """The Befunde of a folder, one line each, as an editor reads them in a pipe."""
    return as_text(findings(WorkingTree(folder))).splitlines()[:-1]


@dataclass(frozen=True)
class Given:
    """Files that stand nowhere but here."""

    files: dict[str, bytes]

    def entries(self) -> tuple[SourceEntry, ...]:
        """All files, sorted by path."""
        found = (SourceEntry(path, EntryKind.FILE, len(data)) for path, data in self.files.items())
        return tuple(sorted(found, key=lambda entry: entry.path))

    def read(self, path: str) -> bytes:
        """The content of a file."""
        return self.files[path]

    def beside(self, which: FolderChoice) -> tuple[str, ...]:
        """Nothing but files of a plan is given."""
        return ()


@cache
def basis() -> dict[str, bytes]:
    """The files of Musterstadt."""
    tree = WorkingTree(BASIS)
    return {e.path: tree.read(e.path) for e in tree.entries() if e.kind is EntryKind.FILE}


class Repository:
    """A git repository in which states of a plan become commits and tags."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str) -> str:
        """Run git as Erika Mustermann, whatever the machine's own settings are."""
        who = ("-c", "user.name=Erika Mustermann", "-c", "user.email=erika@musterstadt.example")
        command = ["git", *who, "-C", str(self.folder), *arguments]
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        env = kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
        return done.stdout.strip()

    def commit(self, tag: str = "") -> str:
        """All files as they stand become a commit; its id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", tag or "Stand")
        if tag:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")

    def write(self, files: Files) -> None:
        """Change files of the working tree."""
        write(self.folder, files)

    def commit_folder(self, folder: Path, tag: str = "") -> str:
        """The content of a folder, and nothing else, becomes a commit; its id."""
        self.git("rm", "-r", "--quiet", "--ignore-unmatch", ".")
        copy(folder, self.folder)
        return self.commit(tag or folder.name)
