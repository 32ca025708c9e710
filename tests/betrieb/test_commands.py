"""Commands that are printed or delivered are tried against this repository."""

import pytest

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
    ],
)
def test_a_command_that_is_not_there_is_noticed(line: str, missing: list[str]) -> None:
    """An unknown target, command, option or file is told; other programs are not ours."""
    assert list(unknown(line)) == missing
