"""Following every link of a finished site without a browser."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from markup import parse

_HERE = "https://hier.example/"
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")
_RESOURCES = "//script/@src | //img/@src | //*[@srcset]/@srcset | //iframe/@src | //use/@href"
_SHEETS = "//link[not(@rel='canonical')]/@href"


def broken(folder: Path) -> list[str]:
    """Every link inside a site that leads nowhere, with the page on which it stands."""
    return [
        f"{page.relative_to(folder)}: {link}"
        for page, link in _links(folder)
        if _is_broken(folder, page, link)
    ]


def foreign(folder: Path) -> list[str]:
    """Everything that a page or a style would load from another host."""
    return [
        f"{path.relative_to(folder)}: {link}"
        for path, link in (*_resources(folder), *_styles(folder))
        if urlsplit(link).netloc or urlsplit(link).scheme not in ("", "data")
    ]


def _links(folder: Path) -> Iterator[tuple[Path, str]]:
    for page in sorted(folder.rglob("*.html")):
        tree = _tree(page)
        yield from ((page, str(link)) for link in tree.xpath("//a/@href | //form/@action"))
    yield from _resources(folder)
    yield from _styles(folder)
    index = json.loads((folder / "search/search_index.json").read_text(encoding="utf-8"))
    yield from ((folder / "index.html", str(entry["location"])) for entry in index["docs"])


def _resources(folder: Path) -> Iterator[tuple[Path, str]]:
    for page in sorted(folder.rglob("*.html")):
        yield from ((page, str(link)) for link in _tree(page).xpath(f"{_RESOURCES} | {_SHEETS}"))


def _styles(folder: Path) -> Iterator[tuple[Path, str]]:
    for sheet in sorted(folder.rglob("*.css")):
        for match in _URL.finditer(sheet.read_text(encoding="utf-8")):
            yield sheet, match[1] or match[2]


def _is_broken(folder: Path, page: Path, link: str) -> bool:
    base = _HERE + page.relative_to(folder).as_posix()
    target = urlsplit(urljoin(base, link))
    if f"{target.scheme}://{target.netloc}/" != _HERE:
        return False
    path = folder / unquote(target.path).lstrip("/")
    path = path / "index.html" if target.path.endswith("/") else path
    if not path.is_file():
        return True
    return bool(target.fragment) and unquote(target.fragment) not in _anchors(path)


@cache
def _tree(page: Path) -> etree._Element:
    return parse(page.read_text(encoding="utf-8"))


@cache
def _anchors(page: Path) -> frozenset[str]:
    return frozenset(str(id) for id in _tree(page).xpath("//@id"))
