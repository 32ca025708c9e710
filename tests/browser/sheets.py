"""What a page becomes on paper: the sheets that Chromium prints, read by poppler."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Page

MISSING = "pdftotext fehlt; die Prüfungen auf Papier entfallen (apt install poppler-utils)."
_MM = 72 / 25.4
_UPRIGHT, _WIDE = 20 * _MM, 16 * _MM
"""How much room the style sheet leaves below the page, on upright sheets and on wide ones."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points, from the upper left corner of the sheet."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Word") -> bool:
        """Whether one lies on the other: neighbouring lines touch, but never by half a word."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        smaller = min(self._area, other._area)
        return width > 0 and height > 0 and width * height > smaller / 2

    @property
    def _area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True)
class Sheet:
    """A printed sheet; ``edge`` is where the page ends and the margin with the foot begins."""

    words: tuple[Word, ...]
    width: float
    edge: float

    @cached_property
    def foot(self) -> str:
        """What stands in the margin below the page."""
        return " ".join(word.text for word in self.words if word.top >= self.edge)

    @cached_property
    def page(self) -> tuple[Word, ...]:
        """The words of the page that lie on the paper, line after line."""
        return tuple(
            word
            for word in self.words
            if word.bottom <= self.edge and word.left >= 0 and word.right <= self.width
        )

    @cached_property
    def columns(self) -> list[Word]:
        """The same from left to right: the parts of a word broken in a narrow cell follow each other."""
        return sorted(self.page, key=lambda word: (round(word.left), word.top))

    def across(self) -> list[str]:
        """Words that are neither on the page nor below it."""
        return [w.text for w in self.words if w.top < self.edge < w.bottom]

    def covered(self) -> Iterator[tuple[str, str]]:
        """Any two words of which one lies on the other."""
        for at, word in enumerate(self.words):
            yield from ((word.text, w.text) for w in self.words[at + 1 :] if word.covers(w))


def tokens(text: str) -> list[str]:
    """The words of a text without signs, and without the places where they may be broken."""
    return re.findall(r"\w+", text.replace("\N{SOFT HYPHEN}", ""))


def glued(words: Iterable[Word]) -> str:
    """Words without anything between them, so that a broken one is whole again."""
    return "".join(tokens("".join(word.text for word in words)))


def printed(page: Page) -> bytes:
    """The page that is open, as a tagged PDF on the sheets that its style asks for."""
    return page.pdf(prefer_css_page_size=True, tagged=True)


def sheets(pdf: bytes) -> list[Sheet]:
    """The sheets of a PDF."""
    root = html.fromstring(poppler("pdftotext", pdf, "-bbox", "-", "-"))
    return [_sheet(page) for page in root.iter("page")]


def poppler(program: str, pdf: bytes, *arguments: str) -> str:
    """What one of poppler's programs says of a PDF."""
    if shutil.which(program) is None:
        (pytest.fail if os.environ.get("INSEK_BROWSER") == "pflicht" else pytest.skip)(MISSING)
    done = subprocess.run([program, *arguments], input=pdf, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def _sheet(page: HtmlElement) -> Sheet:
    width, height = (float(page.attrib[side]) for side in ("width", "height"))
    return Sheet(
        words=tuple(
            Word(word.text_content(), *(float(word.attrib[s]) for s in _SIDES))
            for word in page.iter("word")
        ),
        width=width,
        edge=height - (_WIDE if width > height else _UPRIGHT),
    )


_SIDES = ("xmin", "ymin", "xmax", "ymax")
