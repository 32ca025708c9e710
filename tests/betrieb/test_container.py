"""The Containerfile, read as text: what goes in, and as whom it runs."""

import re
import shlex

import pytest
from folders import PROJECT

from betrieb.commands import unknown
from betrieb.server import BETRIEB

_TEXT = re.sub(r"^#.*\n", "", (BETRIEB / "Containerfile").read_text(encoding="utf-8"), flags=re.M)
LINES = [tuple(line.split(None, 1)) for line in _TEXT.replace("\\\n", " ").splitlines() if line]
_SECOND = [name for name, _ in LINES].index("FROM", 1)
BUILD, FINAL = LINES[:_SECOND], LINES[_SECOND:]


def of(stage: list[tuple[str, ...]], name: str) -> list[str]:
    """The arguments of one instruction in a stage."""
    return [rest for instruction, rest in stage if instruction == name]


def test_there_are_two_stages() -> None:
    """The tools of the build stay behind: the final stage starts anew from a named version."""
    assert of(LINES, "FROM") == ["debian:bookworm-slim AS bau", "debian:bookworm-slim"]
    assert "python" not in " ".join(of(FINAL, "RUN"))


def test_only_commits_come_in() -> None:
    """From outside comes the history and nothing else, so no local file is ever published."""
    assert of(BUILD, "COPY") == ["--chown=bau:bau .git quelle"]
    assert all(rest.startswith("--from=bau ") for rest in of(FINAL, "COPY"))
    assert not {"ADD", "ARG", "ENV"} & {name for name, _ in LINES}


def test_nothing_runs_as_root() -> None:
    """The build has a user of its own; the server runs as a number that is not root's."""
    assert of(BUILD, "USER") == ["bau"]
    names = [name for name, _ in FINAL]
    assert [bool(re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)) for user in of(FINAL, "USER")] == [True]
    assert names.index("USER") > max(n for n, name in enumerate(names) if name in ("COPY", "RUN"))


def test_the_server_cannot_write_the_site() -> None:
    """The site belongs to root, the server does not."""
    site = next(rest for rest in of(FINAL, "COPY") if rest.endswith("/srv/insek/site"))
    assert "--chown=root:root" in site


def test_the_port_is_the_one_that_nginx_listens_to() -> None:
    """What the container names as its port is what its configuration opens."""
    configuration = (BETRIEB / "nginx" / "container.conf").read_text(encoding="utf-8")
    assert of(FINAL, "EXPOSE") == re.findall(r"listen (\d+);", configuration)
    assert re.findall(r"root (\S+);", configuration) == ["/srv/insek/site"]


@pytest.mark.parametrize("rest", of(FINAL, "COPY"))
def test_what_is_copied_is_in_the_repository(rest: str) -> None:
    """Every path that the final stage takes from the build is there, or is the built site."""
    *_, source, _ = shlex.split(rest)
    name = source.removeprefix("/home/bau/insek/")
    assert name == "site" or (PROJECT / name).exists()


@pytest.mark.parametrize("line", of(LINES, "RUN"))
def test_the_build_calls_what_is_there(line: str) -> None:
    """Every command and option of the build is one of this repository."""
    assert not list(unknown(line))
