"""What files and folders may be called, so that they mean the same on every machine and address."""

import re
from collections.abc import Callable, Container, Iterator

from insek.loading import refusals
from insek.model.befund import Befund
from insek.model.place import Location
from insek.model.text import slugify
from insek.sources import SourceEntry

MAX_NAME = 100
OWN_FOLDERS = ("docs/assets", "docs/daten", "docs/feeds", "docs/search")
"""What the website itself writes; a file of the same name would take its place."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]*[a-z0-9])*")
_GOOD = re.compile(r"[a-z0-9._-]")
_LEFT_BEHIND = re.compile(r"~\$.*|Thumbs\.db|Desktop\.ini")
"""What Office and Windows put beside files."""
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""What Windows takes for a device, with whatever suffix."""


def check_name(entry: SourceEntry, taken: Container[str] = ()) -> Iterator[Befund]:
    """What is wrong with the name of a file or folder; those above it are entries of their own.

    No path that is ``taken`` is offered in its stead.
    """
    folder, slash, name = entry.path.rpartition("/")
    fault = _fault(name)
    if fault and _LEFT_BEHIND.fullmatch(name):
        remedy = "Löschen; ein anderes Programm hat sie liegen lassen."
        yield refusals.D16.befund(Location(entry.path), fault, remedy)
    elif fault:
        better = _better(name, lambda other: f"{folder}{slash}{other}" in taken)
        yield refusals.D16.befund(Location(entry.path), fault, f"In „{better}“ umbenennen.")
    elif entry.path in OWN_FOLDERS:
        yield refusals.D16.befund(
            Location(entry.path),
            f"Den Ordner „{entry.path}“ schreibt die Website selbst; was hier liegt, könnte ihre"
            " Dateien ersetzen.",
            "In einen anderen Ordner legen, zum Beispiel „docs/bilder“.",
        )


def is_misnamed(path: str) -> bool:
    """Whether a file, or a folder above it, is called what nothing may be called."""
    parts = path.split("/")
    above = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return any(map(_fault, parts)) or any(folder in OWN_FOLDERS for folder in above)


def _fault(name: str) -> str:
    bad = next((sign for sign in name if not _GOOD.fullmatch(sign)), "")
    if bad:
        shown = f"„{bad}“ (U+{ord(bad):04X})" if bad.isprintable() else f"U+{ord(bad):04X}"
        return f"Im Namen steht {shown}; erlaubt sind a–z, 0–9, „-“, „_“ und „.“."
    if len(name) > MAX_NAME:
        return f"Der Name hat {len(name)} Zeichen; erlaubt sind {MAX_NAME}."
    if name.partition(".")[0] in _RESERVED:
        return "Diesen Namen kann es unter Windows nicht geben."
    if not _NAME.fullmatch(name):
        return "Der Name beginnt oder endet mit einem Zeichen, das dort nicht stehen darf."
    return ""


def free_name(title: str, is_taken: Callable[[str], bool]) -> str:
    """An id for something called like this, with a number behind it if others are called so."""
    slug = slugify(title)[: MAX_NAME // 2].strip("-") or "neu"
    names = (slug, *(f"{slug}-{number}" for number in range(2, 1000)))
    return next(name for name in names if not is_taken(name))


def _better(name: str, is_taken: Callable[[str], bool]) -> str:
    stem, _, suffix = name.rpartition(".")
    kept = f".{slugify(suffix)}" if stem and slugify(suffix) else ""
    slug = slugify(stem or name)
    begun = f"{slug}-neu" if slug in _RESERVED else slug
    return free_name(begun, lambda other: is_taken(f"{other}{kept}")) + kept
