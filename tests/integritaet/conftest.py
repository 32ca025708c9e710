"""Musterstadt with two Jahrgänge and its published site, made once and copied for every test."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))  # cities and sites are made there

from folders import replace
from published import City

from integritaet.checked import Case, edit


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The city and its site as they should be; not to be changed."""
    folder = tmp_path_factory.mktemp("stadt")
    city = City(folder / "plan")
    city.adopt(2023)
    edit(city, "Radverkehr stark ausbauen")
    commit = city.adopt(2024, tag="v2024")
    replace(city.folder, "jahrgaenge.yml", f"revision: {commit}", "revision: v2024")
    edit(city, "Radverkehr überall ausbauen")
    city.repository.commit()
    done = city.publish(folder / "site", "--komprimiert")
    assert done.status == 0, done.said
    return Case(city, folder / "site")


@pytest.fixture
def case(original: Case, tmp_path: Path) -> Case:
    """A copy of both, to be tampered with."""
    shutil.copytree(original.city.folder, tmp_path / "plan", symlinks=True)
    shutil.copytree(original.site, tmp_path / "site")
    city = City.__new__(City)
    city.folder = tmp_path / "plan"
    city.repository = type(original.city.repository)(city.folder)
    return Case(city, tmp_path / "site")
