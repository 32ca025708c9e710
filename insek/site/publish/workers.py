"""The work shared among processes: each takes the next unit until none is left."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from insek.site.errors import PublishError
from insek.site.publish.units import Unit

T = TypeVar("T")

_work: Callable[[Unit], Any] | None = None
"""What worker processes do; they inherit it with all that it has read so far."""


def spread(
    work: Callable[[Unit], T], units: Sequence[Unit], *, processes: int
) -> Iterator[tuple[Unit, T]]:
    """Do the work for every unit, and give each with its result as it is finished.

    The first error ends all work and is raised. What was read before is kept to the end, so
    nobody looks through it for what may be thrown away: a twelfth of the work otherwise.
    """
    gc.freeze()
    count = min(processes, len(units))
    if count > 1 and sys.platform == "linux":  # macOS can fork, but its libraries may not
        return _forked(work, units, count)
    return ((unit, work(unit)) for unit in units)


def _forked(
    work: Callable[[Unit], T], units: Sequence[Unit], count: int
) -> Iterator[tuple[Unit, T]]:
    global _work
    _work = work
    context: Any = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(
        count, mp_context=context, initializer=die_with_parent, initargs=(os.getpid(),)
    ) as pool:
        futures = {pool.submit(_do, unit): unit for unit in units}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BrokenProcessPool:
            raise PublishError(
                "Ein Prozess ist beim Bauen gestorben, wohl weil der Speicher nicht reichte."
                " → Mit weniger Prozessen bauen: --prozesse 1"
            ) from None
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _do(unit: Unit) -> Any:
    assert _work is not None
    return _work(unit)


def die_with_parent(parent: int) -> None:
    """Let a worker end when the run that started it is killed (on Linux).

    A run that is dead by then tells nobody any more: its worker would wait for ever, and hold
    what it inherited, the lock of the site among it.
    """
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


_PR_SET_PDEATHSIG = 1
