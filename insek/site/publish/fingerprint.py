"""One key for everything besides content that a result depends on: code, theme, settings, libraries."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from sysconfig import get_paths

from insek.site.publish.settings import site_url
from insek.site.theme import theme_folders

_PACKAGE = Path(__file__).parents[2]
_SETTINGS = ("mkdocs.yml", "macros")


def fingerprint(root: Path) -> str:
    """The key of code, theme, settings and libraries; 64 hexadecimal digits.

    Raises:
        PublishError: ``mkdocs.yml`` cannot be read.
    """
    digest = hashlib.sha256(f"{sys.version_info[:2]}\0{site_url(root)}\0".encode())
    for name in _libraries():
        digest.update(f"{name}\0".encode())
    for base, path in _files(root):
        digest.update(f"{path.relative_to(base).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _libraries() -> list[str]:
    """Every installed library with its version."""
    paths = get_paths()
    folders = {Path(paths["purelib"]), Path(paths["platlib"])}
    return sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))


def _files(root: Path) -> Iterator[tuple[Path, Path]]:
    for folder in (_PACKAGE, *theme_folders(root)):
        yield from ((folder, path) for path in _below(folder))
    for name in _SETTINGS:
        yield from ((root, path) for path in _below(root / name))


def _below(path: Path) -> Iterable[Path]:
    if path.is_file():
        return (path,)
    return sorted(
        found for found in path.rglob("*") if found.is_file() and "__pycache__" not in found.parts
    )


def key(*parts: str) -> str:
    """One key for several."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
