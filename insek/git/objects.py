"""Objects of a repository: trees and contents, each held against its id."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from insek.git.command import NO_SUCH_REVISION, GitError, UnknownRevision, run
from insek.git.ids import tree_of


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One file of a revision; ``mode`` is git's (``100644``, ``120000`` for a link)."""

    path: str
    mode: str
    oid: str
    size: int


def object_ids(repository: Path, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of the objects that these names stand for, asked for in one process.

    Raises:
        UnknownRevision: one of them does not exist.
    """
    wanted = "".join(f"{name}\n" for name in names)
    answer = run(repository, "cat-file", "--batch-check=%(objectname)", stdin=wanted.encode())
    ids = answer.decode("utf-8", "replace").splitlines()
    if any(not id.isalnum() for id in ids):
        raise UnknownRevision(NO_SUCH_REVISION)
    return tuple(ids)


def list_tree(repository: Path, commit: str, folders: Iterable[str] = ()) -> Iterator[TreeEntry]:
    """Every file of a commit below the given paths (all when none is given).

    Paths are relative to ``repository``, which may be a folder inside the working tree.

    Raises:
        GitError: one of the folders is not what its id says.
    """
    answer = run(repository, "ls-tree", "-r", "-t", "-l", "-z", commit, "--", *folders)
    entries = [_tree_entry(record) for record in answer.split(b"\0") if record]
    trees = [entry.oid for entry in entries if entry.mode == _FOLDER]
    read_blobs(repository, (f"{commit}^{{tree}}", *trees))
    yield from (entry for entry in entries if entry.mode != _FOLDER)


def top_folders(repository: Path, commit: str) -> tuple[str, ...]:
    """The names of the folders of a commit, those in others left out."""
    answer = run(repository, "ls-tree", "-d", "-z", "--name-only", commit)
    names = (name.decode("utf-8", "surrogateescape") for name in answer.split(b"\0"))
    return tuple(name for name in names if name)


_FOLDER = "040000"


def _tree_entry(record: bytes) -> TreeEntry:
    meta, _, path = record.partition(b"\t")
    mode, _, oid, size = meta.decode("ascii").split()
    length = int(size) if size.isdigit() else 0
    return TreeEntry(path.decode("utf-8", "surrogateescape"), mode, oid, length)


def read_blobs(repository: Path, oids: Iterable[str]) -> dict[str, bytes]:
    """The contents of all these objects by id, each read once, in one process.

    Git does not look whether an object is what its id says, so this is done here. An id may be
    given as what it is of: ``1a2b^{tree}`` is the root folder of a commit.

    Raises:
        GitError: one of them is not there, as in a partial clone, or is not what its id says.
    """
    wanted = list(dict.fromkeys(oids))
    if not wanted:
        return {}
    answer = run(repository, "cat-file", "--batch", stdin="\n".join([*wanted, ""]).encode("ascii"))
    blobs: dict[str, bytes] = {}
    position = 0
    for oid in wanted:
        end = answer.index(b"\n", position)
        header = answer[position:end].split()
        if header[-1] == b"missing":
            raise GitError(f"Der Inhalt {oid} fehlt; ist das Repository vollständig geklont?")
        size = int(header[2])
        blobs[oid] = answer[end + 1 : end + 1 + size]
        meant = header[0].decode("ascii") if "^" in oid else oid
        if not _is_genuine(meant, header[1], blobs[oid]):
            raise GitError(
                f"Der Inhalt {oid} ist nicht der, den seine Kennung nennt."
                " → Das Repository neu klonen."
            )
        position = end + size + 2
    return blobs


def _is_genuine(oid: str, kind: bytes, content: bytes) -> bool:
    return hashlib.sha1(b"%s %d\0" % (kind, len(content)) + content).hexdigest() == oid


def objects_of(repository: Path, commit: str) -> Iterator[tuple[str, str, bytes]]:
    """Every object of a commit and its whole history: id, kind and content."""
    listed = run(repository, "rev-list", "--objects", "--no-object-names", commit)
    answer = run(repository, "cat-file", "--batch", stdin=listed)
    position = 0
    while position < len(answer):
        end = answer.index(b"\n", position)
        name, kind, length = answer[position:end].decode("ascii").split()
        yield name, kind, answer[end + 1 : end + 1 + int(length)]
        position = end + int(length) + 2


def content_tree(repository: Path, commit: str, names: Iterable[str]) -> str:
    """The tree id that git would give to a folder with only these files and folders.

    It changes with every byte of them and with nothing else in the commit.
    """
    listed = run(repository, "ls-tree", "-z", "--full-tree", commit, "--", *names)
    entries = []
    for record in listed.split(b"\0"):
        if record:
            meta, _, name = record.partition(b"\t")
            mode, kind, oid = meta.split()
            sort_key = name + b"/" if kind == b"tree" else name
            entry = mode.lstrip(b"0") + b" " + name + b"\0" + bytes.fromhex(oid.decode("ascii"))
            entries.append((sort_key, entry))
    return tree_of(entries)
