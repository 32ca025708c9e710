"""What the search knows of a page: its sections as plain text."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from insek.model.text import unescaped

INDEX = "search/search_index.json"
"""Where the script looks for an index, seen from the root of what it searches."""

_APART = re.compile(
    r"<(aside)\b[^>]*\bclass=\"kasten.*?</\1>|<(table)\b[^>]*\bclass=\"matrix.*?</\2>"
    r"|<(svg|script|style)\b.*?</\3>",
    re.DOTALL,
)
"""Boxes, matrices and drawings: their labels are no sentences and would fill every snippet."""

_HEADING = re.compile(r"<h([23])\b[^>]*\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|small|span|strong|sub|sup)\b[^>]*>")


@dataclass(frozen=True, slots=True)
class SearchSection:
    """One heading with the text below it; the first of a page has neither anchor nor title."""

    anchor: str
    titel: str
    text: str


def sections(html: str) -> tuple[SearchSection, ...]:
    """The sections of a page's content."""
    return tuple(_sections(_APART.sub(" ", html)))


def _sections(html: str) -> Iterator[SearchSection]:
    anchor = titel = ""
    start = 0
    for heading in _HEADING.finditer(html):
        yield SearchSection(anchor, titel, _plain(html[start : heading.start()]))
        anchor, titel, start = heading[2], _plain(heading[3]), heading.end()
    yield SearchSection(anchor, titel, _plain(html[start:]))


def _plain(html: str) -> str:
    text = _TAG.sub(" ", _INLINE.sub("", html))
    return " ".join(unescaped(text).split())


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page as the search shows it."""

    address: str
    titel: str
    art: str
    kurz: str
    sections: tuple[SearchSection, ...]


def search_index(pages: Iterable[SearchPage]) -> str:
    """The index as the script of the search reads it."""
    return _written([entry for page in pages for entry in search_entries(page)])


def with_page(index: str, page: SearchPage) -> str:
    """The same index with what it says of one of its pages now."""
    docs = json.loads(index)["docs"]
    own = [i for i, entry in enumerate(docs) if entry["location"].split("#")[0] == page.address]
    docs[own[0] : own[-1] + 1] = search_entries(page)
    return _written(docs)


def _written(docs: Sequence[Mapping[str, str]]) -> str:
    return json.dumps({"docs": docs}, ensure_ascii=False, separators=(",", ":"))


def search_entries(page: SearchPage) -> Iterator[dict[str, str]]:
    """What an index says of a page: an entry for every section."""
    for section in page.sections:
        if not section.anchor:
            facts = {"art": page.art, "kurz": page.kurz}
            told = {name: value for name, value in facts.items() if value}
            yield {"location": page.address, "title": page.titel, "text": section.text} | told
        else:
            where = f"{page.address}#{section.anchor}"
            yield {"location": where, "title": section.titel, "text": section.text}
