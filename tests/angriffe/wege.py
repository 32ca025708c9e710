"""The ways of a text to a page, and what a page must not have."""

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement, fragment_fromstring
from markdown import Markdown
from markdown.extensions import Extension

from insek.model.text import is_open
from insek.render.markdown import InsekExtension, to_html, to_inline_html

ELEMENTS = re.compile(
    "a|blockquote|br|code|d[dltiv]v?|em|h[1-6r]|img|li|[ou]l|p|pre|strong|sup"
    "|table|tbody|t[dhr]|thead"
)
ATTRIBUTES = re.compile(
    "alt|aria-label|class|colspan|href|id|rel|role|scope|src|start|tabindex|title"
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}")
"""How an address begins that does not lie beside the page."""


def on_a_page(text: str) -> str:
    """A text as MkDocs converts it: with more extensions than ours."""
    extensions: list[str | Extension] = ["toc", "tables", "fenced_code", "footnotes", "def_list"]
    return Markdown(extensions=[*extensions, InsekExtension()]).convert(text)


WAYS: dict[str, Callable[[str], str]] = {
    "page": on_a_page,
    "field": to_html.__wrapped__,
    "cell": to_inline_html.__wrapped__,
}


def tree_of(html: str) -> HtmlElement:
    """A piece of HTML as a browser would read it."""
    return fragment_fromstring(f"<div>{html}</div>")


def faults(html: str) -> Iterator[str]:
    """What is wrong with a piece of HTML."""
    return faults_in(tree_of(html))


def faults_in(tree: HtmlElement) -> Iterator[str]:
    """What a page must not have: other elements and attributes, closed targets, foreign pictures."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            yield "comment"
            continue
        if not ELEMENTS.fullmatch(element.tag):
            yield element.tag
        for name, value in element.attrib.items():
            bare = re.sub(r"[\x00-\x20\x7f-\xa0]", "", value).lower()
            if not ATTRIBUTES.fullmatch(name):
                yield f"{element.tag} {name}"
            if name in ("href", "src") and not is_open(value):
                yield f"{name} {value}"
            if name == "src" and _ELSEWHERE.match(bare):
                yield f"foreign {value}"
