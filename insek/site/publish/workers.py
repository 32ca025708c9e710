"""The work shared among processes: each takes the next unit until none is left."""

import ctypes
import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Any

from insek.site.publish.store import Store
from insek.site.publish.workshop import Unit, Workshop

_shop: tuple[Workshop, Store] | None = None
"""What a worker process inherits: the plans read so far need not be sent to it."""


def make_all(
    workshop: Workshop,
    units: Sequence[Unit],
    store: Store,
    *,
    processes: int,
    report: Callable[[Unit, int, int], None],
) -> None:
    """Make all these units and keep them."""
    if min(processes, len(units)) > 1 and "fork" in multiprocessing.get_all_start_methods():
        _make_forked(workshop, units, store, processes, report)
        return
    for done, unit in enumerate(units, 1):
        store.put(unit.name, unit.key, workshop.make(unit))
        report(unit, done, len(units))


def _make_forked(
    workshop: Workshop,
    units: Sequence[Unit],
    store: Store,
    processes: int,
    report: Callable[[Unit, int, int], None],
) -> None:
    global _shop
    workshop.prepare(units)
    _shop = (workshop, store)
    context: Any = multiprocessing.get_context("fork")
    count = min(processes, len(units))
    with ProcessPoolExecutor(count, mp_context=context, initializer=_die_with_parent) as pool:
        futures = {pool.submit(_make, unit): unit for unit in units}
        try:
            for done, future in enumerate(as_completed(futures), 1):
                future.result()
                report(futures[future], done, len(units))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _die_with_parent() -> None:
    """Let a worker end when the run that started it is killed (on Linux)."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


_PR_SET_PDEATHSIG = 1


def _make(unit: Unit) -> None:
    assert _shop is not None
    workshop, store = _shop
    store.put(unit.name, unit.key, workshop.make(unit))
