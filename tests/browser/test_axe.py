"""No page breaks a rule of axe (WCAG 2.2 AA and best practice) in any state it can be in."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from folders import PROJECT
from playwright.sync_api import Page

from browser.kinds import KINDS, every_kind, kinds

pytestmark = pytest.mark.browser

_ON_SCREEN = ("target-size", "link-in-text-block")
"""What matters only where one can click."""
# A link in a sentence may be as small as its words (WCAG 2.5.8); where marks cut a sentence into
# pieces, axe does not see it.
_AXE = """([part, options]) => axe.run(part ?? document, options).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes
    .filter(({ target }) => id !== "target-size"
      || !document.querySelector(target[0]).matches("p :is(ins, del) > a"))
    .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} – ${failureSummary}`)))"""
_RULES = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        "best-practice",
    ],
    "resultTypes": ["violations"],
}


def _nothing(page: Page) -> None:
    pass


def _toggle_menu(page: Page) -> None:
    page.locator(".mehr").evaluate_all("all => all.forEach((more) => { more.open = !more.open; })")
    button = page.locator(".kopf__menue")
    if button.is_visible():
        button.click()


def _open_search(page: Page) -> None:
    page.get_by_role("button", name="Suche", exact=True).click()


def _search(page: Page) -> None:
    _open_search(page)
    page.get_by_label("Suchwort").fill("Wohnungen")
    page.locator(".suche__treffer li").first.wait_for()


def _close_search(page: Page) -> None:
    page.get_by_role("button", name="Schließen").click()


def _print(page: Page) -> None:
    page.emulate_media(media="print")


def _open_everything(page: Page) -> None:
    for button in page.get_by_role("button", name="Alle Aussagen zeigen").all():
        button.click()
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A screen, what a reader does on it and how that ends, where axe looks, and what it needs."""

    width: int = 1280
    height: int = 800
    dark: bool = False
    act: Callable[[Page], None] = _nothing
    undo: Callable[[Page], None] = _nothing
    part: str | None = None
    contrast: bool = True
    needs: str = "body"

    def violations(self, page: Page) -> list[str]:
        """Bring the page into this state, look at it with axe, and put it back."""
        page.set_viewport_size({"width": self.width, "height": self.height})
        page.emulate_media(media="screen", color_scheme="dark" if self.dark else "light")
        self.act(page)
        off: tuple[str, ...] = () if self.contrast else ("color-contrast",)
        off += _ON_SCREEN if self.act is _print else ()
        found = _violations(page, self.part, off=off)
        self.undo(page)
        return found


def _violations(page: Page, part: str | None = None, *, off: tuple[str, ...] = ()) -> list[str]:
    rules = {rule: {"enabled": False} for rule in off}
    found: list[str] = page.evaluate(_AXE, [part, {**_RULES, "rules": rules}])
    return found


_MENU = State(act=_toggle_menu, undo=_toggle_menu)
_SEARCH = State(act=_search, undo=_close_search, needs="#_suche")
# Contrast takes most of the time; it is measured where the colours differ. What opens in the
# header is the same on every page; there only that part is looked at.
_STATES = {
    "hell": State(),
    "Druck": State(act=_print),
    "400 Prozent": State(width=320, height=256, contrast=False),
    "Menü": replace(_MENU, width=320, part=".kopf", contrast=False),
    "Suche mit Treffern": replace(_SEARCH, width=320, part="#_suche", contrast=False),
    "alles offen, dunkel, 320 px": State(width=320, dark=True, act=_open_everything),
}
_AROUND = {
    "dunkel": State(dark=True),
    "Menü": _MENU,
    "Menü, dunkel, 320 px": replace(_MENU, width=320, dark=True),
    "Suche": State(act=_open_search, undo=_close_search),
    "Suche mit Treffern": _SEARCH,
    "Suche mit Treffern, dunkel, 320 px": replace(_SEARCH, width=320, dark=True),
}


def _all_violations(page: Page, path: str, states: dict[str, State]) -> dict[str, list[str]]:
    page.emulate_media(media="screen")
    page.goto(path)
    found = {
        name: state.violations(page)
        for name, state in states.items()
        if page.locator(state.needs).count()
    }
    return {name: violations for name, violations in found.items() if violations}


@every_kind
def test_every_state(path: str, common_page: Page) -> None:
    """Every kind of page passes axe in every state."""
    assert _all_violations(common_page, path, _STATES) == {}


def test_the_declaration_says_what_is_looked_at() -> None:
    """The declaration on accessibility names the states and counts the kinds of page as they are."""
    said = (PROJECT / "docs/barrierefreiheit.md").read_text(encoding="utf-8")
    assert f"jeder der {len(KINDS)} Arten, in {len(_STATES)} Zuständen" in said
    assert f"({'; '.join(_STATES)})" in said


@kinds("Startseite", "Fachteil", "Maßnahmen", "Zielmatrix")
def test_around_what_is_open(path: str, common_page: Page) -> None:
    """With menu or search open, the rest of the page passes axe, too."""
    assert _all_violations(common_page, path, _AROUND) == {}


def _open(page: Page, path: str, *, width: int = 1280, dark: bool = False) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.emulate_media(media="screen", color_scheme="dark" if dark else "light")
    page.goto(path)


@kinds("Zielmatrix", "Herausforderungen")
@pytest.mark.parametrize("width", [1280, 320])
def test_open_statement(path: str, width: int, common_page: Page) -> None:
    """A matrix passes axe with one statement open."""
    _open(common_page, path, width=width)
    common_page.locator(".aussage > summary").first.click()
    assert _violations(common_page) == []


@kinds("Maßnahmen")
@pytest.mark.parametrize("dark", [False, True], ids=["hell", "dunkel"])
def test_filtered_and_sorted(path: str, dark: bool, common_page: Page) -> None:
    """A list passes axe while it is filtered and sorted."""
    _open(common_page, path, dark=dark)
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
    _open(common_page, path, dark=dark)
    common_page.evaluate(_SHOW_BADGES, list(_BADGES))
    assert _violations(common_page) == []
