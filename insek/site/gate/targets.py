"""To which file and anchor a link on a page leads, and whether it does so from its neighbours, too."""

import posixpath
from urllib.parse import unquote

Target = tuple[str, str]
"""A file, counted from the root of the site, and an anchor in it, or ""."""


def target_of(page: str, link: str) -> tuple[Target, bool]:
    """Where a link leads, and whether it leads there from every page of the same depth.

    ``link`` begins with „/“ at the root of the site; a step above the root stays there, as in
    browsers. Pages of the same depth are those below the same first folder.
    """
    if link[:1] == "#" and "%" not in link and ":~:" not in link:
        return (page, link[1:]), False
    address, _, anchor = link.partition("#")
    path = address.partition("?")[0]
    if "%" in link:
        path, anchor = unquote(path), unquote(anchor)
    if anchor.startswith(":~:"):  # a text to be searched for, not an anchor
        anchor = ""
    if not path:
        return (page, anchor), False
    if path.startswith("/"):
        return (_file(path[1:]), anchor), True
    folders = page.split("/")[:-1]
    rest = path.lstrip("./")
    steps = (len(path) - len(rest)) // 3
    if path != "../" * steps + rest:
        return (_file("/".join([*folders, path])), anchor), False
    base = "/".join([*folders[: max(0, len(folders) - steps)], rest])
    return (_file(base), anchor), steps >= len(folders) - 1


def _file(path: str) -> str:
    """The file that a server gives for a path."""
    if "./" in path or "//" in path or path.endswith("."):
        folder = posixpath.basename(path) in ("", ".", "..")
        path = posixpath.normpath(f"/{path}").lstrip("/") + "/" * folder
    return f"{path}index.html".lstrip("/") if path.endswith("/") or not path else path
