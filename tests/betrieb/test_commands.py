"""Commands that are printed or delivered are tried against this repository."""

import re
import shlex

import pytest
from folders import PROJECT

from betrieb.commands import unknown


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("make site && make gibts-nicht", ["make gibts-nicht"]),
        ("make .venv/.site", []),
        (".venv/bin/insek gibts-nicht", ["insek … gibts-nicht"]),
        (".venv/bin/insek jahrgang gibts-nicht", ["insek … gibts-nicht"]),
        ("insek pruefen --seit 2024 --gibts-nicht", ["--gibts-nicht"]),
        ("insek jahrgang liste | less", []),
        (".ci/run", []),
        (".ci/gibts-nicht", [".ci/gibts-nicht"]),
        ("apt-get install --gibts-nicht", []),
        ("python3 betrieb/sandkasten/melden.py", []),
        (".venv/bin/python betrieb/gibts-nicht.py", ["betrieb/gibts-nicht.py"]),
        ("python3 betrieb/sandkasten/lauf.py --gibts-nicht", ["--gibts-nicht"]),
        (
            "python3 betrieb/sandkasten/lauf.py --ausgabe a -- insek bauen --ziel {} --gibts-nicht",
            ["--gibts-nicht"],
        ),
    ],
)
def test_a_command_that_is_not_there_is_noticed(line: str, missing: list[str]) -> None:
    """An unknown target, command, option or file is told; other programs are not ours."""
    assert list(unknown(line)) == missing


def _printed() -> list[str]:
    """Every command of the handbook page for those who run the site."""
    text = (PROJECT / "docs" / "entwicklung" / "betrieb.md").read_text(encoding="utf-8")
    return "".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)).splitlines()


@pytest.mark.parametrize("line", _printed())
def test_the_handbook_prints_what_is_there(line: str) -> None:
    """Every command, option and file of the project that the handbook names is there."""
    assert not list(unknown(line))
    named = [word for word in shlex.split(line) if word.startswith("betrieb/")]
    assert all((PROJECT / name).exists() for name in named)
