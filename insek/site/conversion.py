"""Each distinct text is converted once: the HTML of a page is a function of its text and place."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.pages import _RelativePathTreeprocessor  # how MkDocs resolves links
from mkdocs.structure.toc import AnchorLink, TableOfContents

from insek.addresses import normal
from insek.render.gliederung import Heading, headings, outlined
from insek.render.suche import Section, sections

_FILE_LINK = re.compile(r"(?:\]\(|\]:\s*)<?([^)\s\">#]+)")


@dataclass(frozen=True, slots=True)
class Converted:
    """A page's content as HTML, its headings (title, anchor, level, those below), its sections."""

    html: str
    toc: tuple[Heading, ...]
    sections: tuple[Section, ...]


class Conversions(dict[str, Converted]):
    """What was converted so far, by a key of all that it depends on; ``used`` by the last builds."""

    def __init__(self, stored: Mapping[str, Any] | None = None) -> None:
        super().__init__({key: _from_json(*item) for key, item in (stored or {}).items()})
        self.used: set[str] = set()

    def as_json(self) -> dict[str, Any]:
        """What the last builds used, to be stored for the next run."""
        return {key: _as_json(self[key]) for key in sorted(self.used)}


def _as_json(converted: Converted) -> list[Any]:
    parts = [[part.anchor, part.titel, part.text] for part in converted.sections]
    return [converted.html, converted.toc, parts]


def _from_json(html: str, toc: list[Any], parts: list[list[str]]) -> Converted:
    return Converted(html, _headings(toc), tuple(Section(*part) for part in parts))


def _headings(stored: list[Any]) -> tuple[Heading, ...]:
    return tuple((title, id, level, _headings(below)) for title, id, level, below in stored)


class FinishedPage(MkDocsPage):
    """A page of MkDocs that the core wrote as HTML: there is nothing to convert."""

    sections: tuple[Section, ...] = ()

    def __init__(self, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Give the sections their anchors."""
        html, toc = outlined(self.markdown or "")
        self._show(Converted(html, toc, sections(html)))

    def _show(self, converted: Converted) -> None:
        self.content, self.sections = converted.html, converted.sections
        self.toc = TableOfContents([_link(heading) for heading in converted.toc])


class ConvertedPage(FinishedPage):
    """A page in Markdown that is not converted again when the same text was before."""

    def __init__(self, file: File, config: MkDocsConfig, conversions: Conversions) -> None:
        super().__init__(file, config)
        self._conversions = conversions

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the text, or take what it was converted to before.

        A page with a link that leads nowhere is converted each time: MkDocs says so then.
        """
        key = _key(self.file.src_uri, self.markdown or "", files)
        known = self._conversions.get(key) or self._convert(config, files)
        if key:
            self._conversions[key] = known
            self._conversions.used.add(key)
        self._show(known)

    def _convert(self, config: MkDocsConfig, files: Files) -> Converted:
        """As MkDocs does, without reading all HTML once more for anchors: rule R03 knows them."""
        markdown = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
        _RelativePathTreeprocessor(self.file, files, config)._register(markdown)
        html = markdown.convert(self.markdown or "")
        return Converted(html, headings(getattr(markdown, "toc_tokens", [])), sections(html))


def _link(heading: Heading) -> AnchorLink:
    """An entry of MkDocs' table of contents."""
    title, id, level, below = heading
    link = AnchorLink(title, id, level)
    link.children = [_link(child) for child in below]
    return link


def _key(path: str, text: str, files: Files) -> str:
    """Names all that a conversion depends on; empty if a link on the page leads to no file."""
    if not all(files.get_file_from_path(target) for target in _targets(path, text)):
        return ""
    return hashlib.sha256(f"{path}\0{text}".encode()).hexdigest()


def _targets(path: str, text: str) -> Iterator[str]:
    """The files to which links on a page lead."""
    folder = path.rpartition("/")[0]
    for target in dict.fromkeys(match[1] for match in _FILE_LINK.finditer(text)):
        if not target.startswith(("http:", "https:", "mailto:")):
            yield target if target.startswith("/") else normal(f"{folder}/{target}")
