"""Where texts stand in finished pages: a changed text takes the place of the former one."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from insek.render.expand import expand
from insek.render.suche import SearchPage, SearchSection
from insek.site.pages import Page
from insek.site.state import State
from insek.site.texts import NOTHING, Converted, Converter, put_together


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the content of a page stands in its file, from byte to byte, and a key of its headings.

    The frame around it names the headings and nothing else of the content.
    """

    start: int
    end: int
    headings: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How the texts of a state became pages.

    ``extensions`` and ``configs`` are what Python-Markdown was given, ``files`` all files of the
    state by their path, ``slots`` those of texts by the path of the page's Markdown file.
    """

    extensions: list[str]
    configs: dict[str, Any]
    files: list[str]
    slots: dict[str, Slot]

    def as_json(self) -> dict[str, Any]:
        """As plain data, to be kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Layout":
        """What ``as_json`` gave."""
        slots = {path: Slot(**slot) for path, slot in told["slots"].items()}
        return cls(**{**told, "slots": slots})

    def content(self, state: State, page: Page) -> Converted | None:
        """The content of a page as the generator would make it; None if only it can."""
        if not state.may_speak(page.source):
            return None
        text = expand(page.text, state.context(page.path)) if page.calls_words else page.text
        converter = Converter(self.extensions, self.configs, frozenset(self.files))
        converted = converter.convert(page.path, text) if text else NOTHING
        return converted and put_together(page, converted)

    def with_slot(self, path: str, file: bytes, content: Converted) -> "Layout":
        """This, knowing where the content of a page stands, if it stands there once."""
        slots, html = {**self.slots}, content.html.encode()
        slots.pop(path, None)
        if html and file.count(html) == 1:
            start = file.index(html)
            slots[path] = Slot(start, start + len(html), _key(content))
        return replace(self, slots=slots)

    def filled(self, path: str, file: bytes, content: Converted) -> bytes | None:
        """The file of a page with other content; None if its headings are others."""
        slot = self.slots.get(path)
        if slot is None or slot.headings != _key(content):
            return None
        return file[: slot.start] + content.html.encode() + file[slot.end :]


@dataclass(frozen=True, slots=True)
class Made:
    """A Stand as it stands beside others: its files by their path from the root of the site.

    ``layout`` says how its texts became pages, where that is known.
    """

    files: Mapping[str, bytes]
    layout: Layout | None


def is_plain(settings: object) -> bool:
    """Whether settings consist of plain data that can be kept."""
    try:
        return bool(json.loads(json.dumps(settings)) == settings)
    except (TypeError, ValueError):
        return False


def _key(content: Converted) -> str:
    """All that a frame can say of the content of a page."""
    return json.dumps(content.toc, ensure_ascii=False)


def search_page(page: Page, found: tuple[SearchSection, ...]) -> SearchPage:
    """A page as the search knows it."""
    return SearchPage(page.address, page.titel, page.art, page.kurz, found)
