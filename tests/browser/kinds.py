"""The kinds of page that the site has, and the page that stands for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

_PLACES = {"Jahr": r"\d{4}", "*": "[^/]+", "**": ".*"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: one address, or all pages below a folder with the same line above the title.

    In a pattern „Jahr“ stands for any year, „*“ for one step and „**“ for any number of them.
    The longest page stands for a kind that names no ``example``.
    """

    name: str
    pattern: str
    art: str = ""
    example: str = ""

    def has(self, address: str) -> bool:
        """Whether a page with this address can be of this kind."""
        parts = re.split(r"(Jahr|\*\*|\*)", self.pattern)
        pattern = "".join(_PLACES.get(part, re.escape(part)) for part in parts)
        return re.fullmatch(pattern, address) is not None


KINDS = (
    Kind("Tor", ""),
    Kind("Startseite", "entwurf/"),
    Kind("Ziele", "entwurf/ziele/"),
    Kind("Ziel", "entwurf/ziele/*/", "Ziel"),
    Kind("Leitziel", "entwurf/ziele/*/", "Leitziel"),
    Kind("Zielmatrix", "entwurf/zielmatrix/"),
    Kind("Fachteile", "entwurf/fachteile/"),
    Kind("Fachteil", "entwurf/fachteile/*/"),
    Kind("Herausforderungen", "entwurf/herausforderungen/"),
    Kind("Herausforderung", "entwurf/herausforderungen/*/"),
    Kind("Maßnahmen", "entwurf/massnahmen/"),
    Kind("Maßnahme", "entwurf/massnahmen/*/"),
    Kind("Räume", "entwurf/raeume/"),
    Kind("Ortsteil", "entwurf/raeume/*/", "Ortsteil"),
    Kind("Stadtbezirk", "entwurf/raeume/*/", "Stadtbezirk"),
    Kind("Schwerpunktraum", "entwurf/raeume/*/", "Schwerpunktraum"),
    Kind("Fördergebiet", "entwurf/raeume/*/", "Fördergebiet"),
    Kind("Indikatoren", "entwurf/indikatoren/"),
    Kind("Indikator", "entwurf/indikatoren/*/"),
    Kind("Konflikte", "entwurf/konflikte/"),
    Kind("Zielkonflikt", "entwurf/konflikte/*/", "Zielkonflikt"),
    Kind("Synergie", "entwurf/konflikte/*/", "Synergie"),
    Kind("Wer macht was", "entwurf/wer-macht-was/"),
    Kind("Amt", "entwurf/aemter/*/"),
    Kind("Quellen", "entwurf/quellen/"),
    Kind("Stichworte", "entwurf/stichworte/"),
    Kind("Redaktionshandbuch", "entwurf/redaktion/"),
    Kind("Kapitel des Handbuchs", "entwurf/redaktion/*/"),
    Kind("Kapitel für Entwickler", "entwurf/entwicklung/*/"),
    Kind("Textseite", "entwurf/*/"),
    Kind("Startseite eines Jahrgangs", "Jahr/"),
    Kind("Ziel eines Jahrgangs", "Jahr/ziele/*/"),
    Kind("Seite eines Jahrgangs", "Jahr/**/", example="2018/fachteile/wohnen/"),
    Kind("Vergleichswahl", "vergleich/"),
    Kind("Vergleich zweier Jahre", "vergleich/2018-2019/"),
    Kind("Vergleich über einen Bruch", "vergleich/2009-2016/"),
    Kind("Vergleich mit dem Entwurf", "vergleich/2024-entwurf/"),
    Kind("Vergleich über Jahre", "vergleich/*/", example="vergleich/2018-2024/"),
    Kind("Verglichener Text", "vergleich/*/*/"),
    Kind("Synopse", "vergleich/*/*/synopse/"),
    Kind("Verlauf", "verlauf/"),
    Kind("Verschobene Ziele", "verlauf/verschobene-ziele/"),
    Kind("Verlauf eines Ziels", "verlauf/ziele/*/"),
    Kind("Verlauf eines Fachteils", "verlauf/fachteile/*/"),
    Kind("Verlauf eines Indikators", "verlauf/indikatoren/*/"),
    Kind("Verlauf eines Raums", "verlauf/raeume/*/"),
    Kind("Anderer Verlauf", "verlauf/*/*/"),
    Kind("Nicht gefunden", "404.html"),
)
MISSING = "2018/gibt/es/nicht/"
"""An address without a page, deep inside the site: there the error page is looked at."""

every_kind = pytest.mark.parametrize(
    "path", KINDS, indirect=True, ids=[kind.name for kind in KINDS]
)


def kinds(*names: str) -> pytest.MarkDecorator:
    """Parametrise with the pages of these kinds."""
    chosen = [kind for kind in KINDS if kind.name in names]
    assert len(chosen) == len(names)
    return pytest.mark.parametrize("path", chosen, indirect=True, ids=[k.name for k in chosen])


@dataclass(frozen=True)
class Site:
    """A published site."""

    folder: Path

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Address and size of every page."""
        files = sorted(self.folder.rglob("*.html"))
        return {self._address(file): file.stat().st_size for file in files}

    def _address(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")

    def text(self, address: str) -> str:
        """The HTML of a page."""
        name = f"{address}index.html" if address.endswith("/") or not address else address
        return (self.folder / name).read_text(encoding="utf-8")

    def pages(self, part: str = "") -> Iterator[tuple[str, HtmlElement]]:
        """Every page below a part of the site, one after the other: all are more than fit."""
        for address in self.sizes:
            if address.startswith(part):
                yield address, html.fromstring(self.text(address))

    @cached_property
    def _examples(self) -> dict[str, str]:
        """For every kind its longest page."""
        examples: dict[str, str] = {}
        for address in sorted(self.sizes, key=self.sizes.__getitem__, reverse=True):
            examples.setdefault(self.kind_of(address), address)
        return examples

    def kind_of(self, address: str) -> str:
        """The name of the first kind that fits a page; empty if there is none."""
        for kind in KINDS:
            if kind.has(address) and (not kind.art or self._art(address).startswith(kind.art)):
                return kind.name
        return ""

    def _art(self, address: str) -> str:
        return self.text(address).partition('<p class="titel__art">')[2]

    def example(self, kind: Kind) -> str:
        """The page that stands for a kind."""
        page = kind.example or self._examples[kind.name]
        return MISSING if page == "404.html" else page
