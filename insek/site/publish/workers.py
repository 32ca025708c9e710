"""The work shared among processes: each takes the next unit until none is left."""

import multiprocessing
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
    with ProcessPoolExecutor(min(processes, len(units)), mp_context=context) as pool:
        futures = {pool.submit(_make, unit): unit for unit in units}
        try:
            for done, future in enumerate(as_completed(futures), 1):
                future.result()
                report(futures[future], done, len(units))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _make(unit: Unit) -> None:
    assert _shop is not None
    workshop, store = _shop
    store.put(unit.name, unit.key, workshop.make(unit))
