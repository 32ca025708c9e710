"""Addresses in files that programs read: the sitemap, the index of the search, the list of Stände."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from insek.model.text import unescaped
from insek.render.suche import INDEX

_LOC = re.compile(r"<loc>([^<]*)</loc>")


def listed(path: str, content: bytes) -> Iterator[str]:
    """The addresses that a file lists, as links that stand in it; none in any other file.

    Raises:
        ValueError: it is a list that cannot be read.
    """
    if path.endswith("sitemap.xml"):
        yield from map(unescaped, _LOC.findall(content.decode("utf-8", "replace")))
    elif path.endswith(INDEX) or path == "versions.json":
        try:
            told = json.loads(content)
            yield from _of_index(told) if path.endswith(INDEX) else _of_versions(told)
        except (AttributeError, KeyError, TypeError, RecursionError):
            raise ValueError(path) from None


def _of_versions(told: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield from (f"{version['version']}/" for version in told)


def _of_index(told: Mapping[str, Any]) -> Iterator[str]:
    """The script of the search counts from the folder above the index."""
    yield from (f"../{entry['location']}" for entry in told["docs"])
    if "stand" in told:
        yield f"../{told['stand']['ort']}{INDEX}"
