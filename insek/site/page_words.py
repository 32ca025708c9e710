"""The words of a page, whatever it looks like: what a reader reads, and what the source says."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import nh3
from markdown import Markdown

from insek.model.text import unescaped

_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
        "s", "samp", "small", "span", "strong", "sub", "sup", "tspan", "u", "var",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "br", "button", "caption", "center", "col",
        "colgroup", "dd", "desc", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img",
        "input", "label", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
        "search", "section", "select", "summary", "svg", "table", "tbody", "td", "text", "textarea",
        "tfoot", "th", "thead", "time", "title", "tr", "ul",
    )
)  # fmt: skip
_UNREAD = frozenset({"script", "style", "template", "noscript"})
_MAIN = re.compile(r"<main>(.*?)</main>", re.DOTALL)
_TARGET = re.compile(r'<(?:a|img)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ALT = re.compile(r'\salt="([^"]*)"')
_TAG = re.compile(r"</?([a-z0-9]+)[^>]*>")
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_GAP = "\ue000"
"""Stands where a page says something that its source does not."""
_FOOTNOTE = re.compile(r"<sup id=\"fnref.*?</sup>|<a class=\"footnote-backref.*?</a>", re.DOTALL)
_EDGE = re.compile(rf"{_GAP}|</?(?:{'|'.join(sorted(_BLOCKS))})\b[^>]*>")


class PageWords:
    """A page reduced to what it says: ``main`` its content, ``frame`` all around it.

    ``targets`` are the places to which links and pictures of the content lead. Hostile HTML costs
    no more than honest HTML: it is parsed in linear time and nothing of it is carried out.
    """

    def __init__(self, html: str) -> None:
        clean = nh3.clean(
            html,
            tags=set(_INLINE | _BLOCKS),
            clean_content_tags=set(_UNREAD),
            attributes={"a": {"href"}, "img": {"src", "alt"}},
            link_rel=None,
        )
        found = _MAIN.search(clean)
        content = found[1] if found else clean
        self.main = _plain(content)
        self.frame = _plain(_MAIN.sub(" ", clean)) if found else ""
        self.targets = tuple(unescaped(target) for target in _TARGET.findall(content))


def _plain(clean: str) -> str:
    """Normal HTML as running text: words of one paragraph stay together, paragraphs apart."""
    shown = _ALT.sub(lambda alt: f"> {alt[1]} <img", clean)
    text = _TAG.sub(lambda tag: "" if tag[1] in _INLINE else " ", shown)
    return normal(unescaped(text))


def normal(text: str) -> str:
    """A text with single spaces and every umlaut written in one way."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def _reader() -> Markdown:
    return Markdown(extensions=["tables", "footnotes", "def_list", "fenced_code"])


def sentences(source: str) -> Iterator[str]:
    """The pieces of a Markdown text that must stand word for word on its page.

    The text is read by Python-Markdown alone: no template, theme or extension of the project has
    a part in it. Words of the vocabulary and footnote numbers split a piece.
    """
    html = _reader().reset().convert(_CALL.sub(_GAP, source))
    for piece in _EDGE.split(_FOOTNOTE.sub(_GAP, html)):
        text = normal(unescaped(_TAG.sub("", piece)))
        if text:
            yield text
