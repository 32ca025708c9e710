"""A finished folder takes the place of another in one step: nobody ever sees half a site."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from insek.site.publish.ground import vacate

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_WITHOUT_EXCHANGE = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)


def put_in_place(fresh: Path, target: Path) -> None:
    """Let ``fresh`` stand under the name ``target``; what stood there before stands aside.

    Both must be on the same file system. Killed at any moment, either the old or the new
    folder stands there, whole; what is left over is removed by ``clear_remains``. Where the
    system cannot swap two names, there is a moment with neither; ``clear_remains`` mends it.
    """
    if not target.exists():
        fresh.rename(target)
        return
    if _exchanged(fresh, target):
        _become_ground(fresh, target)
    else:
        _step_aside(fresh, target)


def _exchanged(one: Path, two: Path) -> bool:
    """Swap two names in one system call; False where the system cannot."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(two)
    if renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _WITHOUT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(two))


def _step_aside(fresh: Path, target: Path) -> None:
    """Where folders cannot be swapped: two renames; `clear_remains` mends a cut between them."""
    aside = _aside(target)
    shutil.rmtree(aside, ignore_errors=True)
    target.rename(aside)
    fresh.rename(target)
    _become_ground(aside, target)


def _fresh(target: Path) -> Path:
    """Where the new site grows; nobody else gives a folder such a name."""
    return target.with_name(f".{target.name}.insek-neu")


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.insek-alt")


def _ground(target: Path) -> Path:
    """Where the site before the last one stands: most of its folders and files stay as they are."""
    return target.with_name(f".{target.name}.insek-vorher")


def _become_ground(former: Path, target: Path) -> None:
    """Let the former site stand where the next one begins; whatever stood there goes."""
    vacate(str(_ground(target)))
    former.rename(_ground(target))


def fresh_folder(target: Path) -> Path:
    """A folder beside the target, on the same file system: the site before the last, or an empty one.

    Most of its files are second names of those in the target: whoever writes there takes an
    old file away before.
    """
    folder = _fresh(target)
    shutil.rmtree(folder, ignore_errors=True)
    ground = _ground(target)
    if ground.is_dir() and not ground.is_symlink():  # a link leads to what is not ours
        ground.rename(folder)
    else:
        folder.mkdir(parents=True)
    return folder


def clear_remains(target: Path) -> None:
    """Mend and remove what a run that was killed has left beside the target."""
    aside = _aside(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    for rest in (aside, _fresh(target)):
        shutil.rmtree(rest, ignore_errors=True)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until no other run works on the same target; the lock dies with its process.

    It belongs to this process alone: workers that outlive a killed run do not hold it.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        if sys.platform != "win32":
            fcntl.lockf(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
