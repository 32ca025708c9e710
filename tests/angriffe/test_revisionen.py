"""Hostile names of states, in the register and on the command line: nothing runs, all is told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from feinde import configure, program
from folders import BASIS, Repository

from insek.cli import main
from insek.loading.register import load_register

Count = Callable[[str, object], None]
"""Keeps a property of a test for the summary of the run."""

ENTRY = """jahrgaenge:
  - jahr: 2024
    titel: Plan 2024
    art: anpassung
    datum: 2024-05-01
    beispiel: true
    revision: {revision}
    baum: {baum}
"""
REVISIONS = (
    "--upload-pack=touch {}", "--output={}", "--exec={}", "--git-dir=/tmp", "--help", "-h", "-p", "--", "-",
    "-c core.pager={}", "-ccore.fsmonitor={}", "--all", "--glob=*", "--stdin", "--batch", "../", "../x",
    "/etc/passwd", "HEAD; touch {}", "HEAD && touch {}", "HEAD|touch {}", "$(touch {})", "`touch {}`",
    "HEAD\ntouch {}", "HEAD\n", "HEAD\x00", "\x00", "@{upstream}", "@{u}", "@{push}", "@{-1}", "@{99}",
    "HEAD@{yesterday}", "ext::sh -c touch% {}", "ext::{}", "file:///etc", "ssh://-oProxyCommand=touch/x",
    ":/Stand", "HEAD^{/Stand}", "HEAD:insek.yml", ":insek.yml", "HEAD^{tree}", "HEAD..HEAD", "^HEAD",
    "refs/heads/*", "a" * 100_000, "HEAD" + "^" * 10_000, "\x1b[31mHEAD", "Rat\u202esuah", "", " ", "'", '"',
)  # fmt: skip
"""What is no name of a state, or asks for one by what happened on this machine; „{}“ is a mark."""
NAMED = frozenset(("@{-1}", ":/Stand", "HEAD^{/Stand}", "HEAD@{yesterday}"))
"""Names that git may well resolve: they are words for a commit, if an unlucky choice of them."""


@pytest.fixture
def city(repository: Repository) -> Repository:
    """Musterstadt with a program that an unknown command would start, and a remote that runs it."""
    repository.commit_folder(BASIS, "stand")
    _, path = program(repository)
    configure(repository, {
        "remote.origin.url": f"ext::{path}", "protocol.ext.allow": "always",
        "branch.main.remote": "origin", "branch.main.merge": "refs/heads/main", "core.pager": path,
    })  # fmt: skip
    return repository


def canary(city: Repository) -> Path:
    """The file that appears when a name of a state is carried out."""
    return city.folder.parent / "lief"


def filled(city: Repository, revision: str) -> str:
    """A name with the mark in it."""
    return revision.replace("{}", str(canary(city))) if "{}" in revision else revision


def harmless(city: Repository, before: set[Path]) -> bool:
    """Whether nothing ran and nothing was written."""
    return not canary(city).exists() and set(city.folder.parent.rglob("*")) == before


def paths(city: Repository) -> set[Path]:
    """Everything in and beside the repository."""
    return set(city.folder.parent.rglob("*"))


every_revision = pytest.mark.parametrize("revision", REVISIONS, ids=range(len(REVISIONS)))


@every_revision
def test_register(city: Repository, revision: str) -> None:
    """A Jahrgang whose revision is no commit is a Befund at its line and is not published."""
    text = ENTRY.format(revision=json.dumps(filled(city, revision)), baum="abc")
    city.write({"jahrgaenge.yml": text})
    before = paths(city)
    loaded = load_register(city.folder)
    assert loaded.sound == ()
    assert revision.strip() in (*NAMED, "HEAD") or "J02" not in {
        befund.code for befund in loaded.befunde
    }
    assert {befund.location.path for befund in loaded.befunde} == {"jahrgaenge.yml"}
    assert all(befund.fact.endswith(".") and befund.remedy for befund in loaded.befunde)
    told = CliRunner().invoke(main, ["jahrgang", "liste", "--ordner", str(city.folder)])
    assert told.exit_code == 1
    assert harmless(city, before)


COMMANDS = (
    ("pruefen", "--stand={}"),
    ("pruefen", "--seit={}"),
    ("pruefen", "--fremd={}"),
    ("pruefen", "--stand={}", "--fremd=stand"),
    ("vergleichen", "--", "{}"),
    ("vergleichen", "--", "{}", "stand"),
    ("vergleichen", "--", "stand", "{}"),
)


def insek(city: Repository, words: tuple[str, ...], revision: str) -> Result:
    """A command in the repository with a name of a state in it."""
    command, *rest = (word.replace("{}", revision) if "{}" in word else word for word in words)
    arguments = [command, "--ordner", str(city.folder), *rest]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_command_line(city: Repository, words: tuple[str, ...], record_property: Count) -> None:
    """What is no name of a state ends a command with 2 and a German sentence, and runs nothing."""
    before = paths(city)
    for revision in REVISIONS:
        done = insek(city, words, filled(city, revision))
        assert harmless(city, before), revision
        if revision in NAMED:
            continue
        assert done.exit_code == 2, (revision, done.output)
        assert "lässt sich nicht" in done.output
        assert "\x1b" not in done.output
        assert "Traceback" not in done.output
    record_property(
        "angriffe", f"{len(REVISIONS)} Angaben für „insek {' '.join(words)}“: keine lief"
    )


IDS = (
    "../x",
    "con",
    "assets",
    "vergleich",
    "entwurf",
    "-1",
    "0",
    "99999",
    "2024/..",
    "2024\n",
    "1e3",
)


@pytest.mark.parametrize("year", IDS)
def test_years_are_years(city: Repository, year: str) -> None:
    """The year of a Jahrgang is part of addresses: nothing but a year is taken for one."""
    text = ENTRY.replace("jahr: 2024", f"jahr: {json.dumps(year)}").format(
        revision="stand", baum="abc"
    )
    city.write({"jahrgaenge.yml": text})
    loaded = load_register(city.folder)
    assert loaded.register.jahrgaenge == ()
    assert {befund.location.path for befund in loaded.befunde} == {"jahrgaenge.yml"}
