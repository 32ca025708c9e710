"""The kinds of page that the site has, and the page that stands for each."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: one address, or all pages below a folder with the same line above the title."""

    name: str
    pattern: str
    art: str = ""


KINDS = (
    Kind("Startseite", ""),
    Kind("Ziele", "ziele/"),
    Kind("Ziel", "ziele/*/", "Ziel"),
    Kind("Leitziel", "ziele/*/", "Leitziel"),
    Kind("Zielmatrix", "zielmatrix/"),
    Kind("Fachteile", "fachteile/"),
    Kind("Fachteil", "fachteile/*/"),
    Kind("Herausforderungen", "herausforderungen/"),
    Kind("Herausforderung", "herausforderungen/*/"),
    Kind("Maßnahmen", "massnahmen/"),
    Kind("Maßnahme", "massnahmen/*/"),
    Kind("Räume", "raeume/"),
    Kind("Ortsteil", "raeume/*/", "Ortsteil"),
    Kind("Stadtbezirk", "raeume/*/", "Stadtbezirk"),
    Kind("Schwerpunktraum", "raeume/*/", "Schwerpunktraum"),
    Kind("Fördergebiet", "raeume/*/", "Fördergebiet"),
    Kind("Indikatoren", "indikatoren/"),
    Kind("Indikator", "indikatoren/*/"),
    Kind("Konflikte", "konflikte/"),
    Kind("Zielkonflikt", "konflikte/*/", "Zielkonflikt"),
    Kind("Synergie", "konflikte/*/", "Synergie"),
    Kind("Wer macht was", "wer-macht-was/"),
    Kind("Amt", "aemter/*/"),
    Kind("Quellen", "quellen/"),
    Kind("Stichworte", "stichworte/"),
    Kind("Redaktionshandbuch", "redaktion/"),
    Kind("Kapitel des Handbuchs", "redaktion/*/"),
    Kind("Textseite", "*/"),
    Kind("Nicht gefunden", "404.html"),
)

every_kind = pytest.mark.parametrize(
    "path", KINDS, indirect=True, ids=[kind.name for kind in KINDS]
)


def kinds(*names: str) -> pytest.MarkDecorator:
    """Parametrise with the pages of these kinds."""
    chosen = [kind for kind in KINDS if kind.name in names]
    return pytest.mark.parametrize("path", chosen, indirect=True, ids=[k.name for k in chosen])


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, str]:
        """Address and HTML of every page."""
        files = sorted(self.folder.rglob("*.html"))
        return {self._address(file): file.read_text(encoding="utf-8") for file in files}

    def _address(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")

    @cached_property
    def _examples(self) -> dict[str, str]:
        """For every kind its longest page; an address belongs to the first kind that fits."""
        examples: dict[str, str] = {}
        for address, html in self.pages.items():
            name = self.kind_of(address, html)
            if len(html) > len(self.pages.get(examples.get(name, "?"), "")):
                examples[name] = address
        return examples

    def kind_of(self, address: str, html: str) -> str:
        """The name of the kind that a page belongs to; empty if there is none."""
        for kind in KINDS:
            pattern = re.escape(kind.pattern).replace(r"\*", "[^/]+")
            if re.fullmatch(pattern, address) and f'<p class="titel__art">{kind.art}' in (
                html if kind.art else '<p class="titel__art">'
            ):
                return kind.name
        return ""

    def example(self, kind: Kind) -> str:
        """The page that stands for a kind."""
        return self._examples[kind.name]
