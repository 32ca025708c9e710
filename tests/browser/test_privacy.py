"""Reading leaves nothing behind: no request elsewhere, no cookie, nothing stored."""

import pytest
from playwright.sync_api import Page

from browser.kinds import every_kind, kinds

pytestmark = pytest.mark.browser

_STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((base) => base.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
]"""


def _open(page: Page, path: str) -> list[str]:
    """Open a page and return the list to which everything it asks for is added."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    return asked


def _leaves_no_trace(page: Page, asked: list[str], address: str) -> None:
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate(_STORED) == []


@every_kind
def test_visit(path: str, address: str, page: Page) -> None:
    """A visit asks no other host, sets no cookie, stores nothing, and loads no index."""
    asked = _open(page, path)
    assert not any("search_index" in url for url in asked)
    _leaves_no_trace(page, asked, address)


@kinds("Startseite", "Maßnahmen", "Zielmatrix")
def test_use(path: str, address: str, page: Page) -> None:
    """Searching, filtering and unfolding leave no trace, either."""
    asked = _open(page, path)
    for button in page.get_by_role("button", name="Alle Aussagen zeigen").all():
        button.click()
    for field in page.locator(".filter input").all():
        field.fill("bauen")
    page.get_by_role("button", name="Suche", exact=True).click()
    page.get_by_label("Suchwort").fill("Wohnen")
    page.locator(".suche__treffer li").first.wait_for()
    _leaves_no_trace(page, asked, address)
