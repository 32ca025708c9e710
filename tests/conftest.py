"""What the tests share: a plan to change, and a repository whose commits are folders."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from chromium import MISSING, chromium
from folders import BASIS, Repository, copy
from hypothesis import settings
from playwright.sync_api import Browser
from whole import published_once

settings.register_profile("insek", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("insek")


@pytest.fixture
def plan_folder(tmp_path: Path) -> Path:
    """A copy of the plan of Musterstadt."""
    return copy(BASIS, tmp_path / "plan")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty git repository."""
    return Repository(tmp_path / "repository")


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's whole site; all processes of a run share one."""
    own = tmp_path_factory.getbasetemp()
    return published_once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium per worker; a second one in the same process could not be driven."""
    with chromium() as started:
        yield started


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Give all tests without a browser one place, so that pytest says it in one line."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and MISSING in report.longrepr[2]:
        report.longrepr = (str(Path(__file__)), 0, MISSING)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many attacks there were, and what became of them."""
    told = {
        str(value)
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "angriffe"
    }
    if told:
        terminalreporter.section("Angriffe")
        for line in sorted(told):
            terminalreporter.write_line(line)
