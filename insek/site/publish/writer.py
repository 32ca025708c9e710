"""Writing a site: every file with its sum; what is the same as before keeps its time."""

import gzip
import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

SUMS = "SHA256SUMS"
_COMPRESSIBLE = (".html", ".css", ".js", ".json", ".xml", ".csv", ".svg", ".txt")


class Writer:
    """Fills a fresh folder.

    Web servers tell browsers by a file's time whether their copy is still good, so a file
    that stands unchanged in the ``former`` site keeps its time.
    """

    def __init__(self, folder: Path, former: Path, *, compressed: bool) -> None:
        self._folder, self._former, self._compressed = folder, former, compressed
        self._known = _sums(former)
        self._sums: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._folders: set[str] = set()
        self._asked = 0

    @property
    def paths(self) -> list[str]:
        """Every file that was written so far."""
        return list(self._sums)

    def written_since(self) -> list[str]:
        """What was written since this was last asked."""
        fresh, self._asked = self.paths[self._asked :], len(self._sums)
        return fresh

    def write(self, path: str, content: bytes) -> None:
        """Write a file, and beside it its compressed form where that is wanted."""
        self._write(path, content)
        if self._compressed and path.endswith(_COMPRESSIBLE):
            self._write(f"{path}.gz", gzip.compress(content, mtime=0))

    def keep(self, paths: Iterable[str]) -> bool:
        """Take files over from the former site; False if one of them is not what it was.

        They become second names of the same files, and the only ones when the former goes.
        """
        listed = list(paths)
        contents = [self._former_content(path) for path in listed]
        if not listed or None in contents:
            return False
        for path in listed:
            self._make_folder(path)
            try:
                os.link(self._former / path, f"{self._folder}/{path}")
            except OSError:  # a file system without second names
                shutil.copy2(self._former / path, f"{self._folder}/{path}")
            self._sums[path] = self._known[path]
        sizes = zip(listed, contents, strict=True)
        self._sizes |= {path: size for path, size in sizes if size is not None}
        self._asked = len(self._sums)
        return True

    def _former_content(self, path: str) -> int | None:
        """The size of a file of the former site; None if it is not there or its sum is another."""
        try:
            content = (self._former / path).read_bytes()
        except OSError:
            return None
        same = self._known.get(path) == hashlib.sha256(content).hexdigest()
        return len(content) if same else None

    def finish(self) -> dict[str, int]:
        """Write the list of sums; the size of every file by its path."""
        lines = (f"{self._sums[path]}  {path}\n" for path in sorted(self._sums))
        listed = "".join(lines).encode()
        (self._folder / SUMS).write_bytes(listed)
        return self._sizes | {SUMS: len(listed)}

    def _write(self, path: str, content: bytes) -> None:
        self._make_folder(path)
        target = f"{self._folder}/{path}"
        with open(target, "wb") as file:  # noqa: PTH123 (thousands of files; a Path costs more)
            file.write(content)
        self._sizes[path] = len(content)
        self._sums[path] = hashlib.sha256(content).hexdigest()
        if self._known.get(path) == self._sums[path]:
            self._keep_time(path, target)

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            (self._folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _keep_time(self, path: str, target: str) -> None:
        try:
            before = (self._former / path).stat()
        except OSError:
            return  # it has gone from there; its time does not matter
        os.utime(target, ns=(before.st_mtime_ns, before.st_mtime_ns))


def _sums(folder: Path) -> dict[str, str]:
    """The sums of a former site by path; none if there is no list."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
