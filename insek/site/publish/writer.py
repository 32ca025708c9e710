"""Writing a site: every file with its sum; what is the same as before keeps its time."""

import gzip
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from insek.site.publish.ground import is_same, make_folder, vacate

SUMS = "SHA256SUMS"
_COMPRESSIBLE = (".html", ".css", ".js", ".json", ".xml", ".csv", ".svg", ".txt")

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)
"""A link is no file of ours, wherever it leads."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site: its path from the root, its SHA-256 and its size in bytes."""

    path: str
    digest: str
    size: int


class Writer:
    """Fills a folder; several processes may do so, each with its own files.

    What stands there already may be a second name of a file in the ``former`` site: it is taken
    away before another is written, and never written over.

    Web servers tell browsers by a file's time whether their copy is still good, so a file
    that stands unchanged in the ``former`` site keeps its time.
    """

    def __init__(self, folder: Path, former: Path, *, compressed: bool) -> None:
        self._folder, self._former, self._compressed = folder, former, compressed
        self._known = _sums(former)
        self._folders: set[str] = set()

    def write(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Written]:
        """Write files, and beside each its compressed form where that is wanted."""
        for path, content in files:
            yield self._write(path, content)
            if self._compressed and path.endswith(_COMPRESSIBLE):
                yield self._write(f"{path}.gz", gzip.compress(content, mtime=0))

    def keep(self, paths: Iterable[str]) -> tuple[Written, ...]:
        """Take files over from the former site; none if one of them is not what it was.

        They become second names of the same files, and the only ones when the former goes.
        """
        kept = [self._former_file(path) for path in paths]
        whole = tuple(written for written in kept if written)
        if len(whole) < len(kept):
            return ()
        for written in whole:
            self._take_over(written.path)
        return whole

    def _former_file(self, path: str) -> Written | None:
        """A file of the former site; None if it is not there or its sum is another."""
        try:
            with open(os.open(f"{self._former}/{path}", _READ), "rb") as file:  # noqa: PTH123 (as in _write)
                content = file.read()
        except OSError:
            return None
        digest = hashlib.sha256(content).hexdigest()
        same = self._known.get(path) == digest
        return Written(path, digest, len(content)) if same else None

    def _take_over(self, path: str) -> None:
        former, fresh = f"{self._former}/{path}", f"{self._folder}/{path}"
        if is_same(former, fresh):
            return
        self._make_room(path)
        try:
            os.link(former, fresh)
        except OSError:  # a file system without second names
            shutil.copy2(former, fresh)

    def _write(self, path: str, content: bytes) -> Written:
        self._make_room(path)
        target = f"{self._folder}/{path}"
        with open(target, "xb") as file:  # noqa: PTH123 (thousands of files; a Path costs more)
            file.write(content)
        written = Written(path, hashlib.sha256(content).hexdigest(), len(content))
        if self._known.get(path) == written.digest:
            self._keep_time(path, target)
        return written

    def _make_room(self, path: str) -> None:
        """Nothing stands where a file is to stand, and its folder does."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            make_folder(str(self._folder), folder)
            self._folders.add(folder)
        vacate(f"{self._folder}/{path}")

    def _keep_time(self, path: str, target: str) -> None:
        try:
            before = os.stat(f"{self._former}/{path}")  # noqa: PTH116 (as in _write)
        except OSError:
            return  # it has gone from there; its time does not matter
        os.utime(target, ns=(before.st_mtime_ns, before.st_mtime_ns))


def write_sums(folder: Path, written: Iterable[Written]) -> dict[str, int]:
    """Write the list of sums; the size of every file by its path."""
    files = sorted(written, key=lambda file: file.path)
    listed = "".join(f"{file.digest}  {file.path}\n" for file in files).encode()
    vacate(f"{folder}/{SUMS}")
    (folder / SUMS).write_bytes(listed)
    return {file.path: file.size for file in files} | {SUMS: len(listed)}


def _sums(folder: Path) -> dict[str, str]:
    """The sums of a former site by path; none if there is no list."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
