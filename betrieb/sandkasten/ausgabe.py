"""What comes out of the walls: a stream that nobody vouches for becomes plain files, up to a limit."""

import shutil
import tarfile
from pathlib import Path
from typing import IO

MAX_FILES = 50_000
_BLOCK = 1 << 16


class TooMuchError(Exception):
    """More came than may come; the text says so in German."""


class _Counted:
    """A stream that ends with an error after ``limit`` bytes."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream = stream
        self._left = limit

    def read(self, size: int) -> bytes:
        data = self._stream.read(min(size, _BLOCK))
        self._left -= len(data)
        if self._left < 0:
            raise TooMuchError("Die Ausgabe ist größer als erlaubt.")
        return data


def unpack(stream: IO[bytes], folder: Path, limit: int) -> list[str]:
    """Write the plain files of a tar stream below a new folder; the names of what was left out.

    Links and devices are left out, so nothing in the folder leads anywhere else.

    Raises:
        TooMuchError: it has more bytes or files than may be.
        tarfile.TarError, OSError: it is no tar, or its files cannot stand beside each other.
    """
    left_out = []
    counted = _Counted(stream, limit + limit // 4 + tarfile.RECORDSIZE)
    with tarfile.open(fileobj=counted, mode="r|") as archive:  # type: ignore[call-overload]  # a pipe is only read
        for number, member in enumerate(archive):
            if number >= MAX_FILES:
                raise TooMuchError(f"Die Ausgabe hat mehr als {MAX_FILES} Dateien.")
            if not _write(archive, member, folder):
                left_out.append(member.name)
            archive.members = []  # else every member is remembered
    while counted.read(_BLOCK):
        pass  # who writes behind the end is heard to the end, too
    return left_out


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> bool:
    parts = Path(member.name).parts
    if ".." in parts or Path(member.name).is_absolute() or "\0" in member.name:
        return False
    target = folder.joinpath(*parts)
    if member.isdir():
        target.mkdir(parents=True, exist_ok=True)
    elif member.isreg() and (content := archive.extractfile(member)):
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            shutil.copyfileobj(content, file, _BLOCK)
    else:
        return False
    return True
