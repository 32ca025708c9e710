"""Pages can be read on small screens, without JavaScript and on paper."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Pages
from browser.kinds import every_kind, kinds

pytestmark = pytest.mark.browser

# WCAG 1.4.12: what readers may set for themselves.
_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
_TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest(".tafel, .vh, .synopse > thead, dialog, svg"))
  .map((e) => e.outerHTML.slice(0, 120))"""
_SCROLLS = "document.documentElement.scrollWidth > innerWidth"


@every_kind
def test_fits_320_pixels(path: str, common_page: Page) -> None:
    """At 320 pixels no page scrolls sideways, also with wider letters and all unfolded."""
    page = common_page
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(media="screen")
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate(_TOO_WIDE) == []
    assert not page.evaluate(_SCROLLS)
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css);"
        " document.adoptedStyleSheets = [s]; }",
        _SPACING,
    )
    assert not page.evaluate(_SCROLLS)


@every_kind
def test_without_scripts(path: str, new_page: Pages) -> None:
    """Without JavaScript all is there: navigation, text, and an index instead of a search."""
    page = new_page(320, 640, scripts=False)
    page.goto(path)
    expect(page.locator("#_menue a").first).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    index = page.locator(".kopf").get_by_role("link", name="Stichworte A–Z")
    expect(index).to_be_visible()
    assert page.locator("button").locator("visible=true").count() == 0


@kinds("Zielmatrix", "Herausforderungen")
@pytest.mark.parametrize("width", [1280, 320])
def test_statement_without_scripts(path: str, width: int, new_page: Pages) -> None:
    """A matrix gives its statements without JavaScript."""
    page = new_page(width, 640, scripts=False)
    page.goto(path)
    statement = page.locator(".aussage").nth(5)
    statement.locator("summary").click()
    expect(statement.locator(".aussage__text")).to_be_visible()


@every_kind
def test_print(path: str, common_page: Page) -> None:
    """On paper there is nothing to click, and nothing is folded away but in a matrix."""
    page = common_page
    page.goto(path)
    page.emulate_media(media="print")
    for gone in ("#_menue", ".kopf__werkzeug", ".filter", ".verzeichnis"):
        assert not any(part.is_visible() for part in page.locator(gone).all())
    hidden = page.locator("main details:not(.aussage) > *:not(summary, .tafel__fuss)").locator(
        "visible=false"
    )
    assert hidden.count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@kinds("Fachteil", "Ziel", "Zielmatrix", "Indikator")
def test_paper_is_wide_enough(path: str, page: Page) -> None:
    """On a sheet of A4 no table runs over the edge."""
    page.goto(path)
    page.emulate_media(media="print")
    wide = page.locator(".matrix").count() > 0
    page.set_viewport_size({"width": 1040 if wide else 680, "height": 900})
    assert not page.evaluate(_SCROLLS)
