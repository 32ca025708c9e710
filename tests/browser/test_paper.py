"""Every sheet of a printed page says to what it belongs, and nothing of the page is lost."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Browser

from browser.conftest import Pages
from browser.kinds import Site
from browser.sheets import Sheet, glued, poppler, printed, sheets, tokens

pytestmark = pytest.mark.browser

WHOLE = "vergleich/2018-2024/"
SHEETS = {
    WHOLE: ("Jahrgang 2018 (Ratsversammlung, Vorlage", "Jahrgang 2024 (ohne Beschluss)"),
    "vergleich/2018-2024/wohnen/": ("Jahrgang 2018", "Jahrgang 2024"),
    "vergleich/2018-2024/wohnen/synopse/": ("Jahrgang 2018", "Jahrgang 2024"),
    "vergleich/2024-entwurf/": ("Jahrgang 2024", "Entwurf (Commit "),
    "2018/fachteile/wohnen/": ("Jahrgang 2018 ·", "31. Mai 2018", "kein amtliches Dokument"),
    "2024/zielmatrix/": ("Jahrgang 2024 ·", "kein amtliches Dokument"),
    "entwurf/herausforderungen/": ("Entwurf · Stand",),
    "entwurf/impressum/": ("Entwurf · Stand",),
    "verlauf/verschobene-ziele/": ("Verschobene Ziele",),
}
"""Pages, and what each of their sheets must say; two have a matrix that lies across."""

_TEXT = """() => {
  const seen = (e) => {
    if (!e.checkVisibility() || parseFloat(getComputedStyle(e).fontSize) === 0) return false;
    for (; e !== document.body; e = e.parentElement) {
      const { width, height } = e.getBoundingClientRect();
      if (width <= 1 || height <= 1) return false;
    }
    return true;
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) if (seen(walk.currentNode.parentElement)) found.push(walk.currentNode.data);
  return found.join(" ");
}"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed page: its PDF, its sheets, and the text that shows when it is laid out for paper."""

    pdf: bytes
    sheets: list[Sheet]
    text: str


Press = Callable[[str], Paper]


@pytest.fixture(scope="module")
def press(browser: Browser, address: str) -> Iterator[Press]:
    """Prints pages, without scripts and each of them once."""
    pages = Pages(browser, address)
    page = pages()

    @cache
    def pressed(path: str) -> Paper:
        page.goto(path)
        page.emulate_media(media="print")
        pdf = printed(page)
        return Paper(pdf, sheets(pdf), page.evaluate(_TEXT))

    yield pressed
    pages.close()


@pytest.mark.parametrize("path", SHEETS)
def test_every_sheet_says_what_it_belongs_to(path: str, press: Press) -> None:
    """A sheet names the Stand or both that are compared, its page, and its number of how many."""
    found = press(path).sheets
    for number, sheet in enumerate(found, 1):
        told = (*SHEETS[path], f"/{path}", f"Blatt {number} von {len(found)}", "INSEK Leipzig · ")
        assert [part for part in told if part not in sheet.foot] == [], (number, sheet.foot)


@pytest.mark.parametrize("path", SHEETS)
def test_nothing_lies_on_anything_else(path: str, press: Press) -> None:
    """On no sheet a word lies on another, and the page ends above the foot."""
    for number, sheet in enumerate(press(path).sheets, 1):
        assert (number, sheet.across()) == (number, [])
        assert (number, list(sheet.covered())) == (number, [])


@pytest.mark.parametrize("path", SHEETS)
def test_no_sheet_loses_text(path: str, press: Press) -> None:
    """Every word that shows when a page is laid out for paper stands on a sheet, as often as there."""
    paper = press(path)
    expected = Counter(tokens(paper.text))
    whole = Counter(word for sheet in paper.sheets for w in sheet.page for word in tokens(w.text))
    lines = glued(word for sheet in paper.sheets for word in sheet.page)
    columns = glued(word for sheet in paper.sheets for word in sheet.columns)
    assert expected
    assert {
        word: (count, whole[word])
        for word, count in expected.items()
        if max(whole[word], lines.count(word), columns.count(word)) < count
    } == {}


def test_a_foot_is_not_read_out(press: Press) -> None:
    """What a PDF gives to those who listen to it is the page, without the foot of its sheets."""
    heard = poppler("pdfinfo", press(WHOLE).pdf, "-struct-text", "-")
    assert "2018 und 2024 im Vergleich" in heard
    assert "Blatt 1 von" not in heard
    assert heard.count("Verglichen sind") == 1


def test_a_foot_is_not_part_of_the_page(site: Site) -> None:
    """It stands beside the document in one attribute of the root: on no screen, in no text."""
    for address in SHEETS:
        root = next(page for found, page in site.pages(address) if found == address)
        assert root.get("data-blattfuss", "").endswith(f"/{address}")
