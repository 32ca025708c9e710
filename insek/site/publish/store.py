"""The cache between runs: what was made, by a key of everything that it was made from."""

import json
import os
import time
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_DATA = "insek-beilage.json"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The same files give the same archive, whenever it is made."""
KEPT = 2
"""How many earlier results of a unit are kept, for the way back."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The result of a unit: files by their path from the root of the site, and data for others."""

    files: Mapping[str, bytes]
    data: Mapping[str, Any] = field(default_factory=dict)


class Store:
    """A folder of archives, one for every result.

    An archive that cannot be read completely is as good as none: it is made again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str, key: str) -> Path:
        """The archive of a result."""
        return self._folder / f"{name}.{key[:32]}.zip"

    def has(self, name: str, key: str) -> bool:
        """Whether there is a result, sound or not."""
        return self.path(name, key).is_file()

    def data(self, name: str, key: str) -> Mapping[str, Any] | None:
        """The data that a result holds for others; None if it is missing or damaged."""
        try:
            with zipfile.ZipFile(self.path(name, key)) as archive:
                data: Mapping[str, Any] = json.loads(archive.read(_DATA))
                return data
        except _DAMAGED:
            return None

    def get(self, name: str, key: str) -> Bundle | None:
        """A result; None if it is missing or damaged."""
        try:
            with zipfile.ZipFile(self.path(name, key)) as archive:
                files = {entry: archive.read(entry) for entry in archive.namelist()}
                return Bundle(files, json.loads(files.pop(_DATA)))
        except _DAMAGED:
            return None

    def put(self, name: str, key: str, bundle: Bundle) -> None:
        """Keep a result; a reader sees it whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self.path(name, key)
        rough = target.with_suffix(f".{os.getpid()}.neu")
        try:
            with zipfile.ZipFile(rough, "w") as archive:
                for path, content in sorted(bundle.files.items()):
                    archive.writestr(zipfile.ZipInfo(path, _OLDEST), content)
                data = json.dumps(bundle.data, ensure_ascii=False, sort_keys=True)
                archive.writestr(zipfile.ZipInfo(_DATA, _OLDEST), data)
            rough.replace(target)
        finally:
            rough.unlink(missing_ok=True)

    def tidy(self, used: Iterable[tuple[str, str]]) -> None:
        """Remove what earlier runs left behind, but for the last results of each unit."""
        kept = {self.path(name, key) for name, key in used}
        others: dict[str, list[Path]] = {}
        for path in set(self._folder.glob("*.zip")) - kept:
            others.setdefault(path.name.split(".")[0], []).append(path)
        for paths in others.values():
            for path in sorted(paths, key=_time, reverse=True)[KEPT:]:
                path.unlink(missing_ok=True)
        for path in self._folder.glob("*.neu"):
            if _time(path) < time.time() - _LONG:
                path.unlink(missing_ok=True)


_LONG = 24 * 3600
"""After so many seconds nobody is still writing a file."""


def _time(path: Path) -> float:
    """When a file was written; another run may just have removed it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


_DAMAGED = (OSError, zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError)
"""How a missing, cut or altered archive shows itself."""
