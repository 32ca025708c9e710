"""No page breaks a rule of axe (WCAG 2.2 AA and best practice) in any state it can be in."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from browser.kinds import every_kind, kinds

pytestmark = pytest.mark.browser

_AXE = """([part, options]) => axe.run(part ?? document, options).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(
    ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} – ${failureSummary}`)))"""
_RULES = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        "best-practice",
    ],
    "resultTypes": ["violations"],
}


def _nothing(page: Page) -> None:
    pass


def _open_menu(page: Page) -> None:
    if page.locator(".kopf__menue").is_visible():
        page.get_by_role("button", name="Menü").click()
    page.locator(".mehr > summary").click()


def _open_search(page: Page) -> None:
    page.get_by_role("button", name="Suche", exact=True).click()


def _search(page: Page) -> None:
    _open_search(page)
    page.get_by_label("Suchwort").fill("Wohnungen")
    page.locator(".suche__treffer li").first.wait_for()


def _print(page: Page) -> None:
    page.emulate_media(media="print")


def _open_everything(page: Page) -> None:
    for button in page.get_by_role("button", name="Alle Aussagen zeigen").all():
        button.click()
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A screen, what a reader does on it, and where axe looks: at a part, and at contrast."""

    width: int = 1280
    height: int = 800
    dark: bool = False
    act: Callable[[Page], None] = _nothing
    part: str | None = None
    contrast: bool = True


# Contrast takes most of the time; it is measured where the colours differ.
_STATES = {
    "hell": State(),
    "dunkel, 320 px, alles offen": State(width=320, dark=True, act=_open_everything),
    "Druck": State(act=_print),
    "320 px": State(width=320, height=640, contrast=False),
    "400 Prozent": State(width=320, height=256, contrast=False),
    "alles offen": State(act=_open_everything, contrast=False),
    "Menü": State(width=320, act=_open_menu, part=".kopf", contrast=False),
    "Suche mit Treffern": State(width=320, act=_search, part="#suche", contrast=False),
}
_AROUND = {
    "dunkel": State(dark=True),
    "Menü": State(act=_open_menu),
    "Menü, dunkel, 320 px": State(width=320, dark=True, act=_open_menu),
    "Suche": State(act=_open_search),
    "Suche mit Treffern": State(act=_search),
    "Suche mit Treffern, dunkel, 320 px": State(width=320, dark=True, act=_search),
}


def _violations(page: Page, state: State = _STATES["hell"]) -> list[str]:
    rules = {"color-contrast": {"enabled": state.contrast}}
    found: list[str] = page.evaluate(_AXE, [state.part, {**_RULES, "rules": rules}])
    return found


def _open(page: Page, path: str, state: State) -> None:
    page.set_viewport_size({"width": state.width, "height": state.height})
    page.emulate_media(media="screen", color_scheme="dark" if state.dark else "light")
    page.goto(path)
    state.act(page)


@every_kind
@pytest.mark.parametrize("name", _STATES)
def test_no_violations(path: str, name: str, common_page: Page) -> None:
    """Every kind of page passes axe in every state."""
    _open(common_page, path, _STATES[name])
    assert _violations(common_page, _STATES[name]) == []


@kinds("Startseite", "Fachteil", "Maßnahmen", "Zielmatrix")
@pytest.mark.parametrize("name", _AROUND)
def test_no_violations_around(path: str, name: str, common_page: Page) -> None:
    """With menu or search open, the rest of the page passes axe, too."""
    _open(common_page, path, _AROUND[name])
    assert _violations(common_page) == []


@kinds("Zielmatrix", "Herausforderungen")
@pytest.mark.parametrize("width", [1280, 320])
def test_open_statement(path: str, width: int, common_page: Page) -> None:
    """A matrix passes axe with one statement open."""
    _open(common_page, path, State(width=width, height=640))
    common_page.locator(".aussage > summary").first.click()
    assert _violations(common_page) == []


@kinds("Maßnahmen")
@pytest.mark.parametrize("dark", [False, True], ids=["hell", "dunkel"])
def test_filtered_and_sorted(path: str, dark: bool, common_page: Page) -> None:
    """A list passes axe while it is filtered and sorted."""
    _open(common_page, path, State(dark=dark))
    common_page.get_by_role("button", name="Kosten").click()
    common_page.get_by_role("searchbox", name="Maßnahmen durchsuchen").fill("bauen")
    assert _violations(common_page) == []


_SHOW_BADGES = """names => { document.querySelector(".inhalt").innerHTML = names
  .map(name => `<p><span class="marke marke--${name}">${name}</span></p>
    <div class="kasten"><span class="marke marke--${name}">${name}</span></div>`)
  .join(""); }"""
_BADGES = (
    *("kernziel", "federfuehrung", "beitrag", "hoch", "mittel", "gering", "keine"),
    *("blau", "rot", "gruen", "erreicht", "auf-kurs", "zu-langsam", "falsche-richtung"),
    *("offen", "fiktiv", "kernprojekt", "stand"),
)


@kinds("Textseite")
@pytest.mark.parametrize("dark", [False, True], ids=["hell", "dunkel"])
def test_every_badge(path: str, dark: bool, common_page: Page) -> None:
    """Every badge has enough contrast, also those that no page shows at present."""
    _open(common_page, path, State(dark=dark))
    common_page.evaluate(_SHOW_BADGES, list(_BADGES))
    assert _violations(common_page) == []
