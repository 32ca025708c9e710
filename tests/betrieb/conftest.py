"""The delivered nginx with a small site, once for each delivered configuration."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from betrieb.server import CONFIGURATIONS, MISSING, NGINX, Server, serve
from betrieb.site import FILES


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Give all tests without nginx one place, so that pytest says it in one line."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and MISSING in report.longrepr[2]:
        report.longrepr = (str(Path(__file__)), 0, MISSING)
    return report


@pytest.fixture(scope="session", params=CONFIGURATIONS)
def get(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Asks a server that no test changes."""
    _need_nginx()
    with serve(request.param, FILES) as server:
        yield server


@pytest.fixture
def own(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server whose site the test may change."""
    _need_nginx()
    with serve("insek.conf", FILES) as server:
        yield server


def _need_nginx() -> None:
    if NGINX is None:
        if os.environ.get("INSEK_BROWSER") == "pflicht":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
