"""Markdown to HTML, the same for site, comparison and paper: one Python-Markdown extension.

The extension gives headings their stable German anchors and puts every table into a
region that can be scrolled and reached by keyboard, with scopes on its headings. It leaves
links only to open addresses. The blocks of HTML that our own templates write are set aside
before the parser looks at every tag.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX

from insek.model.text import LESS, anchors, is_open, unescaped

_PLAIN = re.compile(r"(?![-+]|\d+\.\s)(?:[^\W_]|[ .,;:!?()/%„“‚‘’–—+=§€²\"'-])*")
"""One line in which nothing stands for anything but itself."""
_ID = re.compile(r"\sid=\"([^\"]*)\"")
_SIGN = re.compile(rf"{STX}(\d+){ETX}")
_TAG = re.compile(r"<[^>]*>")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _Anchors(Treeprocessor):
    """Give every heading without an id its German slug, unique on the page.

    Blocks of HTML that are set aside bring ids of their own.
    """

    def run(self, root: Element) -> None:
        headings = [
            element
            for element in root.iter()
            if element.tag in _HEADINGS and "id" not in element.attrib
        ]
        titles = (self._shown("".join(element.itertext())) for element in headings)
        set_aside = "".join(map(str, self.md.htmlStash.rawHtmlBlocks)) if headings else ""
        for element, anchor in zip(headings, anchors(titles, _ID.findall(set_aside)), strict=True):
            element.set("id", anchor)

    def _shown(self, text: str) -> str:
        """A text with the entities and signs that Python-Markdown has put aside."""
        if STX not in text:
            return text
        kept = self.md.htmlStash.rawHtmlBlocks
        text = HTML_PLACEHOLDER_RE.sub(lambda place: str(kept[int(place[1])]), text)
        signs = _SIGN.sub(lambda sign: chr(int(sign[1])), _written(text))
        return unescaped(_TAG.sub("", signs))


class _Tables(Treeprocessor):
    """Wrap tables that authors write, and say what their headings head."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[index] = self._wrap(child)

    @staticmethod
    def _wrap(table: Element) -> Element:
        for cell in table.iter("th"):
            cell.set("scope", "col")
        for cell in table.iter():
            style = cell.attrib.pop("style", "")
            if "right" in style:
                cell.set("class", "zahl")
        wrapper = Element("div", {"class": "tafel", "role": "region", "tabindex": "0"})
        heads = [" ".join("".join(th.itertext()).split()) for th in table.iter("th")]
        wrapper.set("aria-label", "Tabelle: " + ", ".join(head for head in heads if head))
        wrapper.append(table)
        return wrapper


class _Links(Treeprocessor):
    """Close links to anything but open addresses; a picture from elsewhere becomes a link to it.

    Here every way of writing a link is an element, whatever it looked like in the text.
    """

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img" and _is_foreign(element.get("src", "")):
                element.tag, element.text = "a", element.get("alt")
                element.attrib = {"href": element.get("src", "")}
            if element.tag == "a" and not is_open(_written(element.get("href", ""))):
                element.set("href", "#")


def _written(target: str) -> str:
    """The target of a link as it will stand in the page."""
    return target.replace(AMP_SUBSTITUTE, "&")


def _is_foreign(target: str) -> bool:
    """Whether a picture does not lie beside the pages: to load it would tell others who reads."""
    plain = unescaped(_written(target)).strip()
    return ":" in plain.partition("/")[0] or plain.replace("\\", "/").startswith("//")


class _Signs(Postprocessor):
    """Show the „<“ that was kept from the parser."""

    def run(self, text: str) -> str:
        return text.replace(LESS, "&lt;")


_BLOCK = re.compile(r"^<(aside|details|div|dl|figure|nav|ol|p|section|table|ul)\b[^>]*>", re.M)


class _Blocks(Preprocessor):
    """Set aside whole blocks of HTML; what is not closed is left to Python-Markdown's own parser."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if not _BLOCK.search(source):
            return lines
        return "".join(self._parts(source)).split("\n")

    def _parts(self, source: str) -> Iterator[str]:
        start = 0
        while match := _BLOCK.search(source, start):
            end = _end_of_block(source, match) if _stands_alone(source, match.start()) else -1
            if end < 0:
                yield source[start : match.end()]
                start = match.end()
                continue
            yield source[start : match.start()]
            yield self.md.htmlStash.store(source[match.start() : end])
            start = end
        yield source[start:]


def _stands_alone(source: str, start: int) -> bool:
    """Whether the line before is blank, as it must be for a block of HTML."""
    return start < 2 or source[start - 2 : start] == "\n\n"


def _end_of_block(source: str, match: re.Match[str] | None) -> int:
    """Where the element and those on the next lines are closed and a blank line follows; else -1."""
    while match:
        end = _end_of_element(source, match)
        if end < 0 or source[end : end + 2] in ("\n\n", "\n", ""):
            return end
        match = _BLOCK.match(source, end + 1)
    return -1


def _end_of_element(source: str, match: re.Match[str]) -> int:
    depth = 1
    for tag in _tags(match[1]).finditer(source, match.end()):
        depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            return tag.end()
    return -1


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{name}\b[^>]*>")


class InsekExtension(Extension):
    """What this project adds to Markdown; use it as ``insek`` in ``markdown_extensions``."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the tree processors; anchors come before the table of contents."""
        md.preprocessors.register(_Blocks(md), "insek-blocks", 22)
        md.treeprocessors.register(_Anchors(md), "insek-anchors", 9)
        md.treeprocessors.register(_Tables(md), "insek-tables", 4)
        md.treeprocessors.register(_Links(md), "insek-links", -10)
        md.postprocessors.register(_Signs(md), "insek-signs", -10)


def makeExtension(**_: object) -> InsekExtension:
    """The entry point that Python-Markdown calls."""
    return InsekExtension()


@cache
def _converter() -> Markdown:
    return Markdown(extensions=["tables", "footnotes", "def_list", InsekExtension()])


@lru_cache(maxsize=20_000)
def to_html(source: str) -> str:
    """A text of one or more paragraphs as HTML."""
    converter = _converter()
    converter.reset()
    return converter.convert(source)


@lru_cache(maxsize=20_000)
def to_inline_html(source: str) -> str:
    """A single paragraph as HTML without its ``<p>``, for cells and captions."""
    if _PLAIN.fullmatch(source):
        return source.replace('"', "&quot;")
    html = to_html(source)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    return html
