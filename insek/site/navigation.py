"""The main navigation of a Stand: what it does not have is left out."""

from typing import Any


def existing(nav: list[Any], paths: set[str]) -> list[Any]:
    """The navigation without what a Stand does not have: an early one has fewer pages."""
    return [kept for item in nav if (kept := _item(item, paths))]


def _item(item: Any, paths: set[str]) -> Any:
    if isinstance(item, str):
        return item if item in paths else None
    ((name, below),) = item.items()
    kept = existing(below, paths) if isinstance(below, list) else _item(below, paths)
    return {name: kept} if kept else None
