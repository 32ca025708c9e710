"""Following every link of a whole site by its text alone: thousands of pages in a few seconds.

Nothing of the gate has a part in it, so that each would notice what the other overlooks.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z]+:|//")


@dataclass
class Links:
    """Which files a site has, which anchors its pages, and what its links lead to.

    ``address`` is where the site is public: what begins with it is no other site.
    """

    folder: Path
    address: str
    files: frozenset[str] = field(init=False)
    anchors: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    links: dict[str, frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        self.files = frozenset(path.relative_to(self.folder).as_posix() for path in paths)
        for name in self.files:
            if name.endswith(".html"):
                text = (self.folder / name).read_text(encoding="utf-8")
                self.anchors[name] = frozenset(map(unescape, _ID.findall(text)))
                self.links[name] = frozenset(map(unescape, _LINK.findall(text)))

    def broken(self) -> Iterator[str]:
        """Every link to something that is not there, with the page on which it stands."""
        for page, links in self.links.items():
            yield from (f"{page}: {link}" for link in links if not self.arrives(page, link))

    def arrives(self, page: str, link: str) -> bool:
        """Whether a link leads to another site, or to a file and an anchor that exist."""
        link = f"/{link.removeprefix(self.address)}" if link.startswith(self.address) else link
        if _ELSEWHERE.match(link):
            return True
        path, _, anchor = link.partition("#")
        name = self.file(page, unquote(path)) if path else page
        return name in self.files and (not anchor or unquote(anchor) in self.anchors[name])

    def file(self, page: str, path: str) -> str:
        """The file to which a way leads from a page."""
        whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path))
        is_folder = posixpath.basename(path) in ("", ".", "..")
        return posixpath.join(whole, "index.html" if is_folder else "").strip("/")
