"""Writing a site: every file with its sum; what is the same as before keeps its time."""

import gzip
import hashlib
import os
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

    def write(self, path: str, content: bytes) -> None:
        """Write a file, and beside it its compressed form where that is wanted."""
        self._write(path, content)
        if self._compressed and path.endswith(_COMPRESSIBLE):
            self._write(f"{path}.gz", gzip.compress(content, mtime=0))

    def finish(self) -> dict[str, int]:
        """Write the list of sums; the size of every file by its path."""
        lines = (f"{self._sums[path]}  {path}\n" for path in sorted(self._sums))
        listed = "".join(lines).encode()
        (self._folder / SUMS).write_bytes(listed)
        return self._sizes | {SUMS: len(listed)}

    def _write(self, path: str, content: bytes) -> None:
        target = f"{self._folder}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(target, "wb") as file:  # noqa: PTH123 (thousands of files; a Path costs more)
            file.write(content)
        self._sizes[path] = len(content)
        self._sums[path] = hashlib.sha256(content).hexdigest()
        if self._known.get(path) == self._sums[path]:
            self._keep_time(path, target)

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
