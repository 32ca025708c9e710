"""Where a link leads: so many steps up from its page, and then to a file and an anchor in it."""

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

_ROOT = 1_000
"""More steps than any page is deep: the root, above which browsers do not go either."""


class Way(NamedTuple):
    """A link to a file of the site, whatever page it stands on; ``anchor`` may be empty."""

    steps: int
    file: str
    anchor: str

    def from_page(self, page: str) -> str:
        """The file to which it leads, counted from the root of the site."""
        bases = bases_of(page)
        return bases[min(self.steps, len(bases) - 1)] + self.file


def way_of(link: str) -> Way | str:
    """The way that a link describes, or the anchor on the same page.

    ``link`` begins with „/“ at the root of the site.
    """
    address, _, anchor = link.partition("#")
    path = address.partition("?")[0]
    if "%" in link:
        path, anchor = unquote(path), unquote(anchor)
    if anchor.startswith(":~:"):  # a text to be searched for, not an anchor
        anchor = ""
    if not path:
        return anchor
    rest = path.lstrip("./")
    steps = (len(path) - len(rest)) // 3
    if path != "../" * steps + rest or "./" in rest or "//" in rest or rest.endswith("."):
        steps, rest = _normal(path)
    file = f"{rest}index.html" if not rest or rest.endswith("/") else rest
    return Way(steps, file, anchor)


def _normal(path: str) -> tuple[int, str]:
    """How many steps up any path goes, and what follows; a folder ends with a slash."""
    folder = posixpath.basename(path) in ("", ".", "..")
    if path.startswith("/"):
        plain = posixpath.normpath(path).lstrip("/")
        return _ROOT, f"{plain}/" if folder and plain else plain
    names = [name for name in posixpath.normpath(path).split("/") if name != "."]
    steps = names.count("..")
    rest = "/".join(names[steps:])
    return steps, f"{rest}/" if folder and rest else rest


def bases_of(page: str) -> list[str]:
    """The folder of a page and all above it, up to the root: ``2018/ziele/``, ``2018/``, ``""``."""
    folders = page.split("/")[:-1]
    return ["".join(f"{name}/" for name in folders[:end]) for end in range(len(folders), -1, -1)]
