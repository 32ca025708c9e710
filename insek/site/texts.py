"""Texts as HTML, with no generator: links lead from file to file, and then from page to page."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from insek import addresses
from insek.render.gliederung import TocEntry, headings, outlined
from insek.site.pages import Page

_LINKS = {"a": "href", "img": "src"}


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as HTML, and its headings."""

    html: str
    toc: tuple[TocEntry, ...]


NOTHING = Converted("", ())


@dataclass(frozen=True, slots=True)
class Converter:
    """Converts the texts of a state.

    ``extensions`` and ``configs`` are what Python-Markdown is given; ``files`` are all files of
    the state by their path, those of pages as Markdown.
    """

    extensions: Sequence[Any]
    configs: Mapping[str, Any]
    files: Container[str]

    def convert(self, path: str, text: str) -> Converted | None:
        """The text of the page with this file; None if a link on it leads to no file."""
        markdown = Markdown(extensions=self.extensions, extension_configs=self.configs)
        links = _Links(markdown, path, self.files)
        markdown.treeprocessors.register(links, "insek-files", 0)
        html = markdown.convert(text)
        return (
            None if links.lost else Converted(html, headings(getattr(markdown, "toc_tokens", [])))
        )


def put_together(page: Page, text: Converted) -> Converted:
    """The whole content of a page: its text and what the core writes around it."""
    above = page.above + text.html
    below, toc = outlined(page.below, above)
    return Converted(above + below, (*text.toc, *toc))


class _Links(Treeprocessor):
    """Leads links to files on to their pages; ``lost`` says that one leads nowhere."""

    def __init__(self, markdown: Markdown, path: str, files: Container[str]) -> None:
        super().__init__(markdown)
        self._path, self._files, self.lost = path, files, False

    def run(self, root: Element) -> None:
        for element in root.iter():
            if attribute := _LINKS.get(element.tag):
                element.set(attribute, self._led(element.get(attribute, "")))

    def _led(self, url: str) -> str:
        scheme, host, path, query, mark = urlsplit(url)
        if scheme or host or AMP_SUBSTITUTE in url or not path:
            return url
        target = addresses.normal_path(f"{self._path.rpartition('/')[0]}/{unquote(path)}")
        if path[0] in "/\\" or target not in self._files:
            self.lost = True
            return url
        address = addresses.path_address(target) if target.endswith(".md") else quote(target)
        way = addresses.relative(address, addresses.path_address(self._path))
        return urlunsplit(("", "", way, query, mark))
