"""Musterstadt with adopted Jahrgänge, published as anybody would."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from built import INSEK, MUSTERSTADT, environment, small_city
from folders import Files, Repository

from insek.loading.register import identify, register_text
from insek.render.register import with_entry
from insek.sources import REGISTER

ALONE: Mapping[str, str] = {}


@dataclass(frozen=True)
class Run:
    """How a command ended and what it said."""

    status: int
    said: str


class City:
    """Musterstadt in a repository; ``adopt`` makes a Jahrgang of what the files say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository = Repository(folder)
        small_city(folder)
        self.repository.write({"mkdocs.yml": MUSTERSTADT, ".gitignore": "/site/\n/.cache/\n"})

    def write(self, files: Files) -> None:
        """Change files of the working tree."""
        self.repository.write(files)

    def adopt(self, year: int, *, tag: str = "") -> str:
        """The files become the Jahrgang of a year, whatever they owe its readers; the commit."""
        commit, tree = identify(self.folder, self.repository.commit(tag))
        day = f"{year}-05-01"
        decided = ("Ratsversammlung", f"B-{year}", day)
        before = register_text(self.folder)
        after = with_entry(before, year, f"Plan {year}", "anpassung", day, decided, commit, tree)
        self.write({REGISTER: after})
        self.repository.commit()
        return commit

    def insek(self, *words: str, settings: Mapping[str, str] = ALONE) -> Run:
        """A command, as a program of its own, in the city's folder."""
        command = [*INSEK, *words]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=environment() | dict(settings),
            capture_output=True,
            text=True,
        )
        return Run(done.returncode, done.stdout + done.stderr)

    def publish(self, target: Path, *options: str, settings: Mapping[str, str] = ALONE) -> Run:
        """Publish into a folder."""
        return self.insek("veroeffentlichen", "--ziel", str(target), *options, settings=settings)


@dataclass(frozen=True)
class Tree:
    """What stands in a folder: the content of every file by its path."""

    folder: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Contents by path from the folder."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def below(self, name: str) -> dict[str, bytes]:
        """Only what stands below one folder."""
        return {path: text for path, text in self.files.items() if path.startswith(f"{name}/")}


def is_whole(folder: Path) -> bool:
    """Whether a site has all the files that its list of sums names, unchanged, and no other."""
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
    )
    listed = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {line.partition("  ")[2] for line in listed}
    return done.returncode == 0 and named == set(Tree(folder).files) - {"SHA256SUMS"}
