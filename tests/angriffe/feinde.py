"""Repositories as no honest person makes them: trees written by hand, objects exchanged."""

import subprocess
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from folders import BASIS, Repository

ZIEL = "ziele/radverkehr.yml"
FALSE = (BASIS / ZIEL).read_bytes().replace(b"wert: 25", b"wert: 11")
"""The Ziel as somebody would rather have adopted it."""


def written(repository: Repository, kind: str, content: bytes) -> str:
    """An object of any content, however wrong; its id."""
    command = ["git", "-C", str(repository.folder), "hash-object", "--literally", "-w", "--stdin"]
    done = subprocess.run([*command, "-t", kind], input=content, capture_output=True, check=True)
    return done.stdout.decode().strip()


def tree(repository: Repository, *entries: tuple[str, bytes, str]) -> str:
    """A tree of entries (mode, name, id) in just this order, whether or not git would allow it."""
    body = b"".join(
        mode.encode() + b" " + name + b"\0" + bytes.fromhex(oid) for mode, name, oid in entries
    )
    return written(repository, "tree", body)


def docs_with(repository: Repository, *entries: tuple[str, bytes, str]) -> str:
    """The plan with these entries beside ``docs/index.md``, as a commit; its id."""
    page = repository.git("rev-parse", "HEAD:docs/index.md")
    docs = tree(repository, ("100644", b"index.md", page), *entries)
    top = [
        ("40000" if kind == "tree" else mode, name.encode(), docs if name == "docs" else oid)
        for mode, kind, oid, name in (
            line.replace("\t", " ").split()
            for line in repository.git("ls-tree", "HEAD").split("\n")
        )
    ]
    commit = ("commit-tree", "-p", "HEAD", "-m", "Vorschlag", tree(repository, *top))
    return repository.git(*commit)


def program(repository: Repository) -> tuple[Path, str]:
    """A mark that appears when the returned program is run."""
    mark, path = (repository.folder.parent / name for name in ("lief", "programm"))
    path.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    path.chmod(0o755)
    return mark, str(path)


def configure(repository: Repository, settings: Mapping[str, str]) -> None:
    """Settings in the repository's own configuration."""
    for name, value in settings.items():
        repository.git("config", name, value)


def loose(repository: Repository, oid: str) -> Path:
    """The file of an object."""
    return repository.folder / ".git/objects" / oid[:2] / oid[2:]


def put(repository: Repository, oid: str, kind: str, content: bytes) -> None:
    """Another object in the file of this one."""
    file = loose(repository, oid)
    file.chmod(0o644)
    file.write_bytes(zlib.compress(b"%s %d\0" % (kind.encode(), len(content)) + content))


def _replaced(repository: Repository, name: str) -> None:
    new = _later(repository)
    repository.git(
        "replace", f"stand:{name}" if name else "stand", f"{new}:{name}" if name else new
    )


def _later(repository: Repository) -> str:
    """The plan with the false Ziel as a later commit."""
    repository.write({ZIEL: FALSE})
    new = repository.commit()
    repository.git("checkout", "--quiet", "stand")
    return new


def _swapped(repository: Repository, name: str, kind: str) -> None:
    new, old = f"{_later(repository)}:{name}", repository.git("rev-parse", f"stand:{name}")
    command = ["git", "-C", str(repository.folder), "cat-file", kind, new]
    put(repository, old, kind, subprocess.run(command, capture_output=True, check=True).stdout)


def _swapped_commit(repository: Repository) -> None:
    new, old = _later(repository), repository.git("rev-parse", "stand")
    put(repository, old, "commit", f"{repository.git('cat-file', 'commit', new)}\n".encode())


def _alternate(repository: Repository) -> None:
    other = Repository(repository.folder.parent / "anderes")
    oid = repository.git("rev-parse", f"stand:{ZIEL}")
    file = loose(repository, oid)
    loose(other, oid).parent.mkdir()
    file.rename(loose(other, oid))
    put(other, oid, "blob", FALSE)
    (repository.folder / ".git/objects/info").mkdir(exist_ok=True)
    place = repository.folder / ".git/objects/info/alternates"
    place.write_text(f"{other.folder}/.git/objects\n", encoding="utf-8")


SWAPS: Mapping[str, Callable[[Repository], None]] = {
    "file replaced": lambda repository: _replaced(repository, ZIEL),
    "folder replaced": lambda repository: _replaced(repository, "ziele"),
    "commit replaced": lambda repository: _replaced(repository, ""),
    "file exchanged": lambda repository: _swapped(repository, ZIEL, "blob"),
    "folder exchanged": lambda repository: _swapped(repository, "ziele", "tree"),
    "root exchanged": lambda repository: _swapped(repository, "", "tree"),
    "commit exchanged": _swapped_commit,
    "file in another repository": _alternate,
}
"""Ways to let the tag ``stand`` of the plan of Musterstadt say something else."""
