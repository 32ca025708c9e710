"""The main navigation: what a Stand does not have is left out; without one, a short one is made."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

MOST = 20
"""How many pages of a folder without a list page the navigation names.

It stands on every page: naming every page there makes a large plan ten times as slow to build.
"""


def existing(nav: list[Any], paths: set[str]) -> list[Any]:
    """The navigation without what a Stand does not have: an early one has fewer pages."""
    return [kept for item in nav if (kept := _item(item, paths))]


def _item(item: Any, paths: set[str]) -> Any:
    if isinstance(item, str):
        return item if item in paths else None
    ((name, below),) = item.items()
    kept = existing(below, paths) if isinstance(below, list) else _item(below, paths)
    return {name: kept} if kept else None


def made(paths: Iterable[str]) -> list[Any]:
    """A navigation for a city that gives none: each folder by its list page, the rest by page."""
    found: list[Any] = []
    for folder, group in groupby(sorted(paths), key=lambda path: path.rpartition("/")[0]):
        pages = [*group]
        index = f"{folder}/index.md".lstrip("/")
        if folder and index in pages:
            found.append(index)
        elif len(pages) <= MOST or not folder:
            found += sorted(pages, key=lambda page: page != index)
    return found
