"""Markdown to HTML, the same for site, comparison and paper: one Python-Markdown extension.

The extension gives headings their stable German anchors and puts every table into a
region that can be scrolled and reached by keyboard, with scopes on its headings.
"""

import re
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from insek.model.text import slugify

_PLAIN = re.compile(r"(?![-+]|\d+\.\s)(?:[^\W_]|[ .,;:!?()/%„“‚‘’–—+=§€²\"'-])*")
"""One line in which nothing stands for anything but itself."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _Anchors(Treeprocessor):
    """Give every heading without an id its German slug, unique on the page."""

    def run(self, root: Element) -> None:
        taken: set[str] = set()
        for element in root.iter():
            if element.tag in _HEADINGS and "id" not in element.attrib:
                wanted = slugify("".join(element.itertext())) or "abschnitt"
                anchor, number = wanted, 1
                while anchor in taken:
                    number += 1
                    anchor = f"{wanted}-{number}"
                taken.add(anchor)
                element.set("id", anchor)


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


class InsekExtension(Extension):
    """What this project adds to Markdown; use it as ``insek`` in ``markdown_extensions``."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the tree processors; anchors come before the table of contents."""
        md.treeprocessors.register(_Anchors(md), "insek-anchors", 9)
        md.treeprocessors.register(_Tables(md), "insek-tables", 4)


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
