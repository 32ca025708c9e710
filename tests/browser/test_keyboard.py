"""Everything can be reached and used by keyboard, and one always sees where one is."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Pages
from browser.kinds import every_kind, kinds

pytestmark = pytest.mark.browser

# Is what has the focus in view, uncovered and marked? Returns what it is, or what is wrong.
_LOOK = """() => {
  const focus = document.activeElement;
  if (focus === document.body) return null;
  const name = focus.outerHTML.slice(0, 90);
  const box = [...focus.getClientRects()].find((rect) => rect.width > 1 && rect.height > 1);
  if (!box || !focus.checkVisibility({ visibilityProperty: true })) return `unsichtbar: ${name}`;
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `außerhalb: ${name}`;
  const top = document.elementFromPoint(x, y);
  if (!focus.contains(top) && !top?.contains(focus)) return `verdeckt: ${name}`;
  const { outlineStyle, outlineWidth } = getComputedStyle(focus);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return `ohne Rahmen: ${name}`;
  focus.dataset.besucht = "";
  return "";
}"""
_MISSED = """() => [...document.querySelectorAll(
    "a[href], button, input, select, summary, [tabindex='0']")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !("besucht" in e.dataset))
  .map((e) => e.outerHTML.slice(0, 120))"""
_MOST = 150


def _walk(page: Page) -> list[str]:
    """What is wrong with the focus on the way through the page, or its first 150 stops."""
    page.wait_for_load_state("networkidle")  # the choice of Stände comes with versions.json
    wrong: list[str] = []
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        seen = page.evaluate(_LOOK)
        if seen is None:
            return wrong + [f"nie erreicht: {missed}" for missed in page.evaluate(_MISSED)]
        if seen:
            wrong.append(seen)
    return wrong


@every_kind
def test_walk(path: str, common_page: Page) -> None:
    """Tab reaches all that is visible and nothing hidden, and the focus is seen."""
    common_page.set_viewport_size({"width": 1280, "height": 800})
    common_page.emulate_media(media="screen")
    common_page.goto(path)
    assert _walk(common_page) == []


@kinds("Startseite", "Fachteil", "Maßnahmen", "Herausforderungen")
@pytest.mark.parametrize("height", [640, 256])
def test_walk_on_narrow_screen(path: str, height: int, new_page: Pages) -> None:
    """The same holds at 320 pixels and at 400 percent, where the menu is closed."""
    page = new_page(320, height)
    page.goto(path)
    assert _walk(page) == []


@kinds("Startseite")
def test_skip_link(path: str, page: Page) -> None:
    """The first stop leads past the header."""
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@kinds("Startseite")
def test_menu_button(path: str, new_page: Pages) -> None:
    """The menu button opens and closes the menu; Escape closes it and gives the focus back."""
    page = new_page(320, 640)
    page.goto(path)
    button, menu = page.get_by_role("button", name="Menü"), page.locator("#_menue")
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-controls", "_menue")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    menu.get_by_role("link", name="Fachteile").focus()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


@kinds("Startseite")
def test_more(path: str, page: Page) -> None:
    """The list under „Mehr“ opens by keyboard and covers nothing; Escape closes it."""
    page.goto(path)
    more = page.locator(".mehr > summary")
    below = page.locator("main").bounding_box()
    more.press("Enter")
    link = page.locator("#_menue").get_by_role("link", name="Impressum")
    expect(link).to_be_visible()
    moved = page.locator("main").bounding_box()
    assert below is not None
    assert moved is not None
    assert moved["y"] > below["y"] + 50
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(more).to_be_focused()


@kinds("Zielmatrix", "Herausforderungen")
@pytest.mark.parametrize("width", [1280, 320])
def test_statement(path: str, width: int, new_page: Pages) -> None:
    """A statement opens in view, another takes its place, Escape closes it."""
    page = new_page(width, 700)
    page.goto(path)
    first, second = (page.locator(".aussage").nth(n) for n in (0, 1))
    first.locator("summary").press("Enter")
    expect(first.locator(".aussage__text")).to_be_in_viewport(ratio=0.9)
    second.locator("summary").press("Enter")
    expect(first.locator(".aussage__text")).to_be_hidden()
    expect(second.locator(".aussage__text")).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Escape")
    expect(second.locator(".aussage__text")).to_be_hidden()
    expect(second.locator("summary")).to_be_focused()


@kinds("Herausforderungen")
def test_all_statements(path: str, page: Page) -> None:
    """One button shows all statements in their cells, and hides them again."""
    page.goto(path)
    texts = page.locator(".matrix .aussage__text")
    page.get_by_role("button", name="Alle Aussagen zeigen").press("Enter")
    assert all(text.is_visible() for text in texts.all())
    page.get_by_role("button", name="Aussagen zuklappen").press("Enter")
    assert not any(text.is_visible() for text in texts.all())
