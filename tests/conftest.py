"""What the tests share: a plan to change, and a repository whose commits are folders."""

from pathlib import Path

import pytest
from folders import BASIS, Repository, copy


@pytest.fixture
def plan_folder(tmp_path: Path) -> Path:
    """A copy of the plan of Musterstadt."""
    return copy(BASIS, tmp_path / "plan")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty git repository."""
    return Repository(tmp_path / "repository")
