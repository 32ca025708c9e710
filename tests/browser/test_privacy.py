"""Reading leaves nothing behind: no request elsewhere, no cookie, nothing stored."""

import pytest

from browser.conftest import Pages
from browser.kinds import every_kind

pytestmark = pytest.mark.browser

_STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((base) => base.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
]"""


@every_kind
def test_leaves_no_trace(path: str, address: str, new_page: Pages) -> None:
    """A visit with a search asks no other host, sets no cookie and stores nothing."""
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    assert not any("search_index" in url for url in asked)
    page.get_by_role("button", name="Suche", exact=True).click()
    page.get_by_label("Suchwort").fill("Wohnen")
    page.locator(".suche__treffer li").first.wait_for()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate(_STORED) == []
