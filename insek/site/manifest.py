"""What a Stand consists of, told in a file beside its pages: decision, commit, versions, sums."""

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from insek.model.jahrgang import Beschluss, Jahrgang
from insek.model.stand import Stand
from insek.site.theme import theme_folders

NAME = "manifest.json"
FORM = 1
"""Grows when a reader of older manifests could misread a newer one."""

MAKERS = (
    "insek", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-macros-plugin",
    "mkdocs-material", "nh3", "pydantic", "pymdown-extensions", "pyyaml", "rapidfuzz",
)  # fmt: skip
"""The libraries that words pass through on their way to a page."""

_PACKAGE = Path(__file__).parents[1]
_NOT_ON_PAGES = ("cli", "overrides", "macros", "schemas")
"""Parts of the package that make no page, or that are counted by themselves."""
_COMPILED = "__pycache__"
"""The folders in which Python and templates keep what they compiled of the files beside them."""
_MACROS = next(p for p in (_PACKAGE / "macros", _PACKAGE.parent / "macros") if p.is_dir())
"""The vocabulary: inside the installed package, or beside it in the repository."""


def manifest_of(program: str, stand: Stand, files: Mapping[str, bytes]) -> bytes:
    """The manifest of a Stand with these files, by their path from the root of the site.

    ``program`` is as ``program_id`` tells it.

    It names nothing of other Stände and no time but those of the register: the same content
    and the same program give the same bytes.
    """
    whole = manifest_head(stand) | {
        "programm": program,
        "werkzeuge": library_versions(),
        "dateien": {
            path.removeprefix(f"{stand.name}/"): file_facts(content)
            for path, content in sorted(files.items())
        },
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def manifest_head(stand: Stand) -> dict[str, Any]:
    """What is said of a Stand itself: which one it is, who decided it, where it stands in git."""
    return {
        "form": FORM,
        "stand": stand.name,
        "titel": stand.titel,
        "jahrgang": _jahrgang(stand.jahrgang),
        "beschluss": _beschluss(stand.beschluss),
        "commit": stand.commit,
        "baum": stand.baum,
    }


def _jahrgang(jahrgang: Jahrgang | None) -> Mapping[str, Any] | None:
    if jahrgang is None:
        return None
    return {
        "titel": jahrgang.titel,
        "art": jahrgang.art,
        "datum": jahrgang.datum.isoformat(),
        "beispiel": jahrgang.beispiel,
    }


def _beschluss(beschluss: Beschluss | None) -> Mapping[str, Any] | None:
    if beschluss is None:
        return None
    return {
        "gremium": beschluss.gremium,
        "vorlage": beschluss.vorlage,
        "datum": beschluss.datum.isoformat() if beschluss.datum else None,
        "url": beschluss.url,
    }


def file_facts(content: bytes) -> dict[str, Any]:
    """What a manifest tells of a file."""
    return {"groesse": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def library_versions() -> dict[str, str]:
    """Python and the libraries that make the pages, with their versions."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"python": python} | {name: version(name) for name in MAKERS}


def program_id(root: Path) -> str:
    """One id for program, theme and settings; the same from the repository and from the wheel."""
    digest = hashlib.sha256()
    for name, path in sorted(_program(root)):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _program(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file that shapes a page, by a name that does not depend on where it is installed."""
    for name, path in _below(_PACKAGE):
        if name.partition("/")[0] not in _NOT_ON_PAGES:
            yield f"insek/{name}", path
    folders = {f"theme-{number}": path for number, path in enumerate(theme_folders(root))}
    for name, folder in (folders | {"macros": _MACROS}).items():
        yield from ((f"{name}/{below}", path) for below, path in _below(folder))
    if (root / "mkdocs.yml").is_file():
        yield "mkdocs.yml", root / "mkdocs.yml"


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file somebody wrote, by its path below the folder."""
    for path in folder.rglob("*"):
        steps = path.relative_to(folder)
        if path.is_file() and _COMPILED not in steps.parts:
            yield steps.as_posix(), path


def read_manifest(content: bytes) -> dict[str, Any] | None:
    """A manifest as it was published; None if it is none."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and isinstance(told.get("dateien"), dict) else None
