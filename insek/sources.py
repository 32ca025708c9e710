"""Where content comes from: the working tree or any git revision, as paths and bytes."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from pathlib import Path
from typing import Protocol

from insek import git

FOLDERS = ("fachteile", "ziele", "daten", "docs", "aenderungen")
REGISTER = "jahrgaenge.yml"
SIGNERS = "allowed_signers"
"""Whose signature under the tag of a Jahrgang counts, in the form of ``ssh-keygen -Y``."""

DOCS = "docs/"
"""Below it stand the pages that are written by hand, and what lies beside them."""

SETTINGS = "insek.yml"

FILES = (SETTINGS, REGISTER)
"""What belongs to the content of a plan; everything else in a repository does not."""

CONTENT = (SETTINGS, *FOLDERS)
"""What an adopted Jahrgang consists of; the register stands beside it and goes on growing."""


class EntryKind(Enum):
    """What stands under a path."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Something under a path; ``size`` in bytes."""

    path: str
    kind: EntryKind
    size: int


FolderChoice = Callable[[str], bool]
"""Chooses folders by their names."""


class Source(Protocol):
    """One state of the content; both kinds give the same for the same content."""

    def entries(self) -> tuple[SourceEntry, ...]:
        """Everything that belongs to the content, sorted by path, hidden files left out."""

    def read(self, path: str) -> bytes:
        """The content of a file as bytes."""

    def beside(self, which: FolderChoice) -> tuple[str, ...]:
        """The paths of all files in folders at the top that do not belong to the content."""


def _hidden(path: str) -> bool:
    return any(part.startswith(".") or part.endswith("~") for part in path.split("/"))


def _is_other(name: str) -> bool:
    """Whether something at the top does not belong to the content."""
    return name not in (*FILES, *FOLDERS)


class WorkingTree:
    """The files as they stand on disk below ``root``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def entries(self) -> tuple[SourceEntry, ...]:
        """Everything that belongs to the content, sorted by path; links are not followed."""
        found = [entry for name in (*FILES, *FOLDERS) for entry in self._walk(name)]
        return tuple(sorted(found, key=lambda entry: entry.path))

    def read(self, path: str) -> bytes:
        """The content of a file as bytes."""
        return (self._root / path).read_bytes()

    def target(self, path: str) -> bytes:
        """Where a link leads; nobody goes there."""
        return os.fsencode(os.readlink(f"{self._root}/{path}"))  # noqa: PTH115 (its bytes are wanted)

    def beside(self, which: FolderChoice) -> tuple[str, ...]:
        """The paths of all files in folders at the top that do not belong to the content."""
        names = (name for name in _names(str(self._root)) or () if _is_other(name))
        found = (entry for name in names if which(name) for entry in self._walk(name))
        files = (entry.path for entry in found if entry.kind is EntryKind.FILE)
        return tuple(sorted(path for path in files if "/" in path))

    def _walk(self, path: str) -> Iterator[SourceEntry]:
        full = f"{self._root}/{path}"
        try:
            status = os.lstat(full)
        except OSError:
            return
        if _hidden(path):
            return
        if stat.S_ISDIR(status.st_mode):
            names = _names(full)
            foreign = names is None or ".git" in names
            yield SourceEntry(path, EntryKind.OTHER if foreign else EntryKind.FOLDER, 0)
            for name in () if foreign or names is None else names:
                yield from self._walk(f"{path}/{name}")
        else:
            yield SourceEntry(path, _kind_of_mode(status.st_mode), status.st_size)


class Snapshot:
    """The files on disk as they were first seen: what changes later is not noticed."""

    def __init__(self, root: Path) -> None:
        self._tree = WorkingTree(root)
        self._entries = self._tree.entries()
        self._known: dict[str, bytes] = {}

    def entries(self) -> tuple[SourceEntry, ...]:
        """Everything that belongs to the content, sorted by path; links are not followed."""
        return self._entries

    def read(self, path: str) -> bytes:
        """The content of a file as bytes."""
        if path not in self._known:
            self._known[path] = self._tree.read(path)
        return self._known[path]

    def beside(self, which: FolderChoice) -> tuple[str, ...]:
        """The paths of all files in folders at the top that do not belong to the content."""
        return self._tree.beside(which)

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The id that git gives to every content file, by path; the register is left out.

        A link has one as well; what is neither has none, but is told.
        """
        found = (entry for entry in self._entries if entry.kind is not EntryKind.FOLDER)
        return {entry.path: self._id(entry) for entry in found if entry.path != REGISTER}

    def _id(self, entry: SourceEntry) -> str:
        if entry.kind is EntryKind.FILE:
            return git.blob_id(self.read(entry.path))
        return git.blob_id(self._tree.target(entry.path)) if entry.kind is EntryKind.LINK else ""


def _names(folder: str) -> list[str] | None:
    """What stands in a folder; None if it may not be read."""
    try:
        return os.listdir(folder)  # noqa: PTH208 (names are wanted, not paths)
    except OSError:
        return None


def _kind_of_mode(mode: int) -> EntryKind:
    if stat.S_ISREG(mode):
        return EntryKind.FILE
    return EntryKind.LINK if stat.S_ISLNK(mode) else EntryKind.OTHER


_GIT_KINDS = {"100644": EntryKind.FILE, "100755": EntryKind.FILE, "120000": EntryKind.LINK}


_KEPT = 500_000
"""Larger contents are few, or too large to be read at all: each is fetched when it is asked for."""


class Shelf:
    """The contents of all revisions that stand on it: every distinct one is read once.

    They are fetched in one git process when the first one is asked for; large ones are not kept.
    """

    def __init__(self, repository: Path) -> None:
        self._repository = repository
        self._trees: dict[str, tuple[git.TreeEntry, ...]] = {}
        self._wanted: set[str] = set()
        self._blobs: dict[str, bytes] = {}

    def know(self, commits: Sequence[str]) -> None:
        """List the files of several commits at once."""
        self._trees |= git.list_trees(self._repository, commits, (*FILES, *FOLDERS))

    def tree(self, commit: str) -> Iterable[git.TreeEntry]:
        """Every file of a commit that belongs to the content."""
        if commit in self._trees:
            return self._trees[commit]
        return git.list_tree(self._repository, commit, (*FILES, *FOLDERS))

    def want(self, oids: Iterable[str]) -> None:
        """Note contents that will be asked for."""
        self._wanted.update(oids)

    def get(self, oid: str) -> bytes:
        """The content with this id, fetched with all others that are wanted if it is one of them."""
        if oid not in self._wanted:
            return git.read_blobs(self._repository, [oid])[oid]
        if oid not in self._blobs:
            missing = sorted(self._wanted - self._blobs.keys())
            self._blobs |= git.read_blobs(self._repository, missing)
        return self._blobs[oid]


class Revision:
    """The files of a git revision (tag, branch or commit id), read without a checkout.

    Revisions on the same ``shelf`` share what is the same in them.
    """

    def __init__(self, repository: Path, revision: str, shelf: Shelf | None = None) -> None:
        self._repository = repository
        self._shelf = shelf or Shelf(repository)
        self.commit = git.resolve(repository, revision)

    @cached_property
    def _tree(self) -> dict[str, git.TreeEntry]:
        listed = self._shelf.tree(self.commit)
        tree = {entry.path: entry for entry in listed if not _hidden(entry.path)}
        files = (entry for entry in tree.values() if entry.mode in _GIT_KINDS)
        self._shelf.want(entry.oid for entry in files if entry.size <= _KEPT)
        return tree

    def entries(self) -> tuple[SourceEntry, ...]:
        """Everything that belongs to the content, sorted by path."""
        folders = {
            "/".join(parts[:depth])
            for parts in (path.split("/") for path in self._tree)
            for depth in range(1, len(parts))
        }
        found = [SourceEntry(folder, EntryKind.FOLDER, 0) for folder in folders]
        for entry in self._tree.values():
            kind = _GIT_KINDS.get(entry.mode, EntryKind.OTHER)
            found.append(SourceEntry(entry.path, kind, entry.size))
        return tuple(sorted(found, key=lambda entry: entry.path))

    def read(self, path: str) -> bytes:
        """The content of a file as bytes."""
        return self._shelf.get(self._tree[path].oid)

    def beside(self, which: FolderChoice) -> tuple[str, ...]:
        """The paths of all files in folders at the top that do not belong to the content."""
        names = git.top_folders(self._repository, self.commit)
        wanted = [name for name in names if _is_other(name) and which(name)]
        found = git.list_tree(self._repository, self.commit, wanted) if wanted else ()
        files = (entry.path for entry in found if _GIT_KINDS.get(entry.mode) is EntryKind.FILE)
        return tuple(sorted(path for path in files if not _hidden(path)))

    def ids(self) -> dict[str, str]:
        """The id that git gives to every content file, by path; the register is left out."""
        return {path: entry.oid for path, entry in self._tree.items() if path != REGISTER}


class Settled:
    """One state of the content by the settings of another: a proposal does not set its own limits."""

    def __init__(self, content: Source, settings: Source) -> None:
        self._content, self._settings = content, settings

    def entries(self) -> tuple[SourceEntry, ...]:
        """Everything that belongs to the content, sorted by path, with the settings that count."""
        own = [entry for entry in self._content.entries() if entry.path != SETTINGS]
        given = [entry for entry in self._settings.entries() if entry.path == SETTINGS]
        return tuple(sorted([*own, *given], key=lambda entry: entry.path))

    def read(self, path: str) -> bytes:
        """The content of a file as bytes."""
        return (self._settings if path == SETTINGS else self._content).read(path)

    def beside(self, which: FolderChoice) -> tuple[str, ...]:
        """The paths of all files in folders at the top that do not belong to the content."""
        return self._content.beside(which)
