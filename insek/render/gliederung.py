"""The sections of what the core writes as HTML: anchors, table of contents, Markdown."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown.extensions.toc import nest_toc_tokens

from insek.model.text import anchors, unescaped

_BARE = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
"""The heading of a section; those of boxes and cards have a class."""
_BARE_LINE = re.compile(r"^<h([1-6])>(.*)</h\1>$", re.MULTILINE)
_ID = re.compile(r"\sid=\"([^\"]*)\"")
_TAG = re.compile(r"<[^>]*>")

TocEntry = tuple[str, str, int, tuple["TocEntry", ...]]
"""The title as HTML, the anchor, the level from 1 to 6, the headings below."""


def outlined(html: str, above: str = "") -> tuple[str, tuple[TocEntry, ...]]:
    """The HTML with an anchor for every section, and the sections as a tree.

    No anchor is one of those that the page has ``above``.
    """
    found = [(int(match[1]), _TAG.sub("", match[2])) for match in _BARE.finditer(html)]
    taken = _ID.findall(above + html)
    marks = list(anchors((unescaped(title) for _, title in found), taken))
    rest = iter(marks)
    marked = _BARE.sub(lambda m: f'<h{m[1]} id="{next(rest)}">{m[2]}</h{m[1]}>', html)
    tokens: list[Any] = [
        {"name": title, "id": mark, "level": level}
        for (level, title), mark in zip(found, marks, strict=True)
    ]
    return marked, headings(nest_toc_tokens(tokens))


def headings(tokens: Sequence[Mapping[str, Any]]) -> tuple[TocEntry, ...]:
    """The tree of headings from that which Python-Markdown makes of them."""
    return tuple((t["name"], t["id"], t["level"], headings(t["children"])) for t in tokens)


def with_markdown_headings(html: str) -> str:
    """The HTML for generators that look for headings in Markdown; the rest may stay as it is."""
    return _BARE_LINE.sub(lambda match: f"{'#' * int(match[1])} {match[2]}", html)
