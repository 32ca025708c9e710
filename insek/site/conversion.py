"""Each distinct text is converted once: its HTML is a function of the text and its place."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.pages import _RelativePathTreeprocessor  # how MkDocs resolves links
from mkdocs.structure.toc import AnchorLink, TableOfContents

from insek.addresses import normal_path
from insek.render.gliederung import TocEntry, headings
from insek.render.suche import SearchSection, sections
from insek.site.pages import Page
from insek.site.texts import NOTHING, Converted, Converter, put_together

_FILE_LINK = re.compile(r"(?:\]\(|\]:\s*)<?([^)\s\">#]+)")


class Conversions(dict[str, Converted]):
    """What was converted so far, by a key of all that it depends on; ``used`` by the last builds."""

    def __init__(self, stored: Mapping[str, Any] | None = None) -> None:
        super().__init__(
            {key: Converted(html, _headings(toc)) for key, (html, toc) in (stored or {}).items()}
        )
        self.used: set[str] = set()

    def as_json(self) -> dict[str, Any]:
        """What the last builds used, to be stored for the next run."""
        return {key: [self[key].html, self[key].toc] for key in sorted(self.used)}


def _headings(stored: list[Any]) -> tuple[TocEntry, ...]:
    return tuple((title, id, level, _headings(below)) for title, id, level, below in stored)


class ConvertedPage(MkDocsPage):
    """A page of MkDocs whose text is not converted again when the same was before.

    What stands above and below the text is HTML already.
    """

    def __init__(
        self, file: File, config: MkDocsConfig, own: Page, conversions: Conversions
    ) -> None:
        super().__init__(None, file, config)
        self._own, self._conversions = own, conversions
        self.sections: tuple[SearchSection, ...] = ()
        self.headings: tuple[TocEntry, ...] = ()

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the text as it is: front matter was read by the strict reader."""
        self.markdown, self.meta = self._own.text, {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Put the page together from its text and what stands around it."""
        text = self._converted(config, files) if self.markdown else NOTHING
        whole = put_together(self._own, text)
        self.content, self.headings = whole.html, whole.toc
        self.sections = sections(self.content)
        self.toc = TableOfContents([_link(heading) for heading in whole.toc])

    def _converted(self, config: MkDocsConfig, files: Files) -> Converted:
        """The text converted now or before.

        One with a link that leads nowhere is converted each time: MkDocs says so then.
        """
        key = _key(self.file.src_uri, self.markdown or "", files)
        known = self._conversions.get(key) or self._convert(config, files)
        if key:
            self._conversions[key] = known
            self._conversions.used.add(key)
        return known

    def _convert(self, config: MkDocsConfig, files: Files) -> Converted:
        """Without the generator; where a link leads to no file, as MkDocs does, which tells so."""
        path, text = self.file.src_uri, self.markdown or ""
        extensions, configs = config.markdown_extensions, config.mdx_configs or {}
        found = Converter(extensions, configs, files.src_uris).convert(path, text)
        if found:
            return found
        markdown = Markdown(extensions=extensions, extension_configs=configs)
        _RelativePathTreeprocessor(self.file, files, config)._register(markdown)
        html = markdown.convert(text)
        return Converted(html, headings(getattr(markdown, "toc_tokens", [])))


def _link(heading: TocEntry) -> AnchorLink:
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
            yield target if target.startswith("/") else normal_path(f"{folder}/{target}")
