"""The delivered nginx with a small site, and the walls for foreign proposals."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from betrieb import walls
from betrieb.server import CONFIGURATIONS, MISSING, NGINX, Server, serve
from betrieb.site import FILES
from betrieb.walls import Box


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Give all tests without a program one place, so that pytest says it in one line."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple):
        for said in (MISSING, walls.MISSING):
            if said in report.longrepr[2]:
                report.longrepr = (str(Path(__file__)), 0, said)
    return report


@pytest.fixture(params=walls.USERS)
def box(request: pytest.FixtureRequest) -> Iterator[Box]:
    """A folder in which commands are run behind the delivered walls."""
    need_walls()
    with walls.box(request.param) as made:
        yield made


def need_walls() -> None:
    """Skip where no walls can be built; with INSEK_SANDKASTEN=pflicht that is a failure."""
    if not walls.possible():
        if os.environ.get("INSEK_SANDKASTEN") == "pflicht":
            pytest.fail(walls.MISSING)
        pytest.skip(walls.MISSING)


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
