"""Pages that can be read from a disk: every link leads to a file, what is not there to the web."""

import posixpath
import re
from collections.abc import Collection
from html import escape
from urllib.parse import urlsplit

from insek.model.text import unescaped

_HREF = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")')


def from_disk(page: str, html: str, files: Collection[str], site_url: str) -> str:
    """A page whose links name files; ``page`` is its path, ``files`` are all that are there.

    A link to anything else leads to ``site_url``, if the site has a public address.
    """

    def completed(link: re.Match[str]) -> str:
        target = unescaped(link[2])
        return f"{link[1]}{escape(_target(page, target, files, site_url))}{link[3]}"

    return _HREF.sub(completed, html)


def _target(page: str, target: str, files: Collection[str], site_url: str) -> str:
    try:
        parts = urlsplit(target)
    except ValueError:  # no address at all, as „http://[“
        return target
    if parts.scheme or parts.netloc or not parts.path:
        return target
    place = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
    behind = target[len(parts.path) :]
    if place in files:
        return target
    if posixpath.join(place, "index.html") in files:
        return posixpath.join(parts.path, "index.html") + behind
    slash = "/" if parts.path.endswith(("/", "..", ".")) and place != "." else ""
    outside = "" if place == "." else place + slash
    return f"{site_url}{outside}{behind}" if site_url else target
