"""The published site, a server for it on loopback with a strict policy, and a browser."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
)

from browser.kinds import Kind, Site
from insek.site.serve import server


@pytest.fixture(scope="session")
def site(whole_site: Path) -> Site:
    """The published site of this repository."""
    return Site(whole_site)


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The address under which the site is served, as „insek zeigen“ does it."""
    with server(site.folder, "127.0.0.1", 0) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()
        thread.join()


class Pages:
    """Opens pages and remembers what broke on them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self.contexts: list[BrowserContext] = []
        self.broken: list[str] = []

    def __call__(
        self, width: int = 1280, height: int = 800, *, dark: bool = False, scripts: bool = True
    ) -> Page:
        """An empty page in a context of its own."""
        context = self._browser.new_context(
            base_url=self._address,
            viewport=ViewportSize(width=width, height=height),
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="de-DE",
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("pageerror", lambda error: self.broken.append(f"{page.url}: {error}"))
        page.on("console", self._hear)
        return page

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type in ("error", "warning") and "404 (Not Found)" not in line.text:
            self.broken.append(f"{line.page and line.page.url}: {line.text}")

    def close(self) -> None:
        """Close all pages; it is an error if something broke."""
        for context in self.contexts:
            context.close()
        assert not self.broken, "\n".join(self.broken)


@pytest.fixture
def new_page(browser: Browser, address: str) -> Iterator[Pages]:
    """Opens pages that know nothing of each other."""
    pages = Pages(browser, address)
    yield pages
    pages.close()


@pytest.fixture(scope="session")
def common_page(browser: Browser, address: str) -> Iterator[Page]:
    """One page for all tests of a worker that leave nothing behind; it carries axe."""
    pages = Pages(browser, address)
    page = pages()
    page.context.add_init_script(AXE_SCRIPT)
    yield page
    pages.close()


@pytest.fixture
def page(new_page: Pages) -> Page:
    """An empty page on a wide screen."""
    return new_page()


@pytest.fixture
def path(request: pytest.FixtureRequest, site: Site) -> str:
    """The page that stands for the kind a test is parametrised with."""
    kind = request.param
    assert isinstance(kind, Kind)
    return site.example(kind)
