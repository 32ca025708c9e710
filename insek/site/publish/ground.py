"""The ground on which a site grows: the folder of the one before the last, with most of its files.

Thousands of files go through here, by their paths as text: a ``Path`` for each costs more than
the disk does.
"""

import os
import shutil
from collections.abc import Collection
from pathlib import Path

from insek.site.errors import PublishError


def is_same(one: str, other: str) -> bool:
    """Whether both are names of one file; a link to it is not."""
    try:
        first, second = os.lstat(one), os.lstat(other)
    except OSError:
        return False
    return (first.st_ino, first.st_dev) == (second.st_ino, second.st_dev)


def vacate(place: str) -> None:
    """Let nothing stand there, neither a file nor a folder with all that it holds."""
    try:
        os.unlink(place)  # noqa: PTH108 (paths are text here)
    except FileNotFoundError:
        pass
    except OSError:  # a folder
        shutil.rmtree(place)


def make_folder(root: str, folder: str) -> None:
    """Make a folder below another; files that stand in its way go."""
    try:
        os.makedirs(f"{root}/{folder}", exist_ok=True)  # noqa: PTH103 (paths are text here)
    except (FileExistsError, NotADirectoryError):
        above = folder.rpartition("/")[0]
        if above:
            make_folder(root, above)
        vacate(f"{root}/{folder}")
        os.mkdir(f"{root}/{folder}")  # noqa: PTH102 (paths are text here)


def remove_others(folder: Path, wanted: Collection[str]) -> None:
    """Take away what stands in a folder besides some files, given by their paths from it.

    Raises:
        PublishError: one of them does not stand there.
    """
    if _kept(str(folder), "", wanted) < len(wanted):
        raise PublishError(
            f"In „{folder}“ fehlt etwas, das gerade dorthin geschrieben wurde."
            " → Noch einmal veröffentlichen und den Ordner solange in Ruhe lassen."
        )


def _kept(folder: str, prefix: str, wanted: Collection[str]) -> int:
    """How many wanted files stand below a folder, when all else has gone from there."""
    kept = 0
    with os.scandir(folder) as entries:
        inside = [*entries]
    for entry in inside:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            below = _kept(entry.path, f"{path}/", wanted)
            kept += below
            if not below:
                os.rmdir(entry.path)  # noqa: PTH106 (paths are text here)
        elif path in wanted and entry.is_file(follow_symlinks=False):
            kept += 1
        else:
            os.unlink(entry.path)  # noqa: PTH108 (paths are text here)
    return kept
