"""The house: imports point one way, and every side effect has one door."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from folders import PROJECT

LAYERS = (
    {"model"},
    {"suggest", "vocabulary", "addresses", "numbers", "system"},
    {"git"},
    {"sources"},
    {"loading"},
    {"views", "compare", "checks"},
    {"render"},
    {"site"},
    {"cli"},
)
"""From the ground up: a layer knows those below it and none beside or above it."""

MODULES = sorted([*PROJECT.glob("insek/**/*.py"), *PROJECT.glob("macros/**/*.py")])
GENERATORS = ("mkdocs", "mkdocs_macros", "material", "zensical")
STARTERS = ("subprocess", "pty", "asyncio.subprocess", "pexpect")
WORKERS = ("multiprocessing", "concurrent")
SPAWNING = ("system", "popen", "fork", "exec", "spawn", "posix_spawn")


def names(path: Path) -> list[str]:
    """The parts of a module's name: insek, checks, ziele."""
    return [part for part in path.relative_to(PROJECT).with_suffix("").parts if part != "__init__"]


def layer(module: str) -> int:
    """The storey of a module of insek by the first part of its name; -1 for insek itself."""
    return next((floor for floor, rooms in enumerate(LAYERS) if module in rooms), -1)


def imported(path: Path) -> Iterator[str]:
    """Every module that is imported, wherever in the file that happens."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(path: Path) -> Iterator[str]:
    """The dotted name of everything that is called: print, path.open, os.system."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def room(path: Path) -> str:
    """The part of insek to which a module belongs: checks, git, cli."""
    return [*names(path), ""][1]


def below(name: str) -> list[Path]:
    """The modules of insek on lower storeys."""
    return [
        path for path in MODULES if names(path)[0] == "insek" and layer(room(path)) < layer(name)
    ]


def outside(*rooms: str) -> list[Path]:
    """All modules but those of some parts of insek."""
    return [path for path in MODULES if room(path) not in rooms]


def known(path: Path) -> str:
    """How a module is called in the list of tests."""
    return ".".join(names(path))


@pytest.mark.parametrize("path", MODULES, ids=known)
def test_every_module_has_its_layer(path: Path) -> None:
    """A new part of insek is given its place in the house."""
    assert names(path) == ["insek"] or names(path)[0] == "macros" or layer(room(path)) >= 0


@pytest.mark.parametrize("path", MODULES, ids=known)
def test_imports_point_one_way(path: Path) -> None:
    """A module knows its own part and the layers below it, nothing beside or above."""
    own = room(path) if names(path)[0] == "insek" else "macros"
    used = {name.split(".")[1] for name in imported(path) if name.startswith("insek.")} - {own}
    upward = {part for part in used if layer(part) >= layer(own)} if own != "macros" else set()
    assert not upward


@pytest.mark.parametrize("path", below("cli"), ids=known)
def test_insek_never_imports_macros(path: Path) -> None:
    """The vocabulary knows insek, never the other way."""
    assert not [name for name in imported(path) if name.split(".")[0] == "macros"]


@pytest.mark.parametrize("path", below("site"), ids=known)
def test_only_the_site_knows_the_generator(path: Path) -> None:
    """Nothing below the site knows MkDocs or its theme."""
    assert not [name for name in imported(path) if name.split(".")[0] in GENERATORS]


@pytest.mark.parametrize("path", outside("git"), ids=known)
def test_only_git_starts_programs(path: Path) -> None:
    """No other module starts a process."""
    assert not [name for name in imported(path) if name.startswith(STARTERS)]
    assert not [
        name for name in called(path) if name.startswith(tuple(f"os.{s}" for s in SPAWNING))
    ]


@pytest.mark.parametrize("path", outside("site"), ids=known)
def test_only_the_site_shares_work_among_processes(path: Path) -> None:
    """Nothing that reads, judges or shows knows of other processes."""
    assert not [name for name in imported(path) if name.startswith(WORKERS)]


@pytest.mark.parametrize("path", outside("sources", "site"), ids=known)
def test_only_sources_open_files(path: Path) -> None:
    """Content is opened in one place; the site only opens what it has made itself."""
    readers = ("read_text", "read_bytes", "open")
    assert not [
        n for n in called(path) if n == "open" or n.endswith(tuple(f".{r}" for r in readers))
    ]


@pytest.mark.parametrize("path", outside("site", "cli"), ids=known)
def test_only_the_site_and_the_command_write_files(path: Path) -> None:
    """Nothing else leaves anything on the disk."""
    writers = (".write_text", ".write_bytes", ".mkdir", ".unlink", ".touch", ".symlink_to")
    assert not [name for name in called(path) if name.endswith(writers)]


@pytest.mark.parametrize("path", outside("cli"), ids=known)
def test_only_the_command_speaks_and_ends(path: Path) -> None:
    """The terminal is written, and the run ended, in one place."""
    assert not [name for name in imported(path) if name.split(".")[0] in ("click", "rich")]
    silent = {"print", "exit", "quit", "input", "sys.exit", "os._exit"}
    assert not silent & set(called(path))
    assert not [name for name in called(path) if name.startswith(("sys.stdout", "sys.stderr"))]


def test_a_look_at_an_unchanged_site_loads_little() -> None:
    """Whether anything changed is told without the model, the checks and the generator."""
    heavy = ("pydantic", "insek.loading", "insek.checks", "mkdocs", "jinja2")
    code = "import sys, insek.cli.veroeffentlichen; print(*[m for m in sys.argv[1:] if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")


BROUGHT = {
    module: {re.sub(r"[-_.]+", "-", name).lower() for name in brought}
    for module, brought in packages_distributions().items()
}
"""The distributions that bring each module, with their names in one spelling."""


@cache
def dependencies() -> frozenset[str]:
    """The distributions that pyproject.toml names, with their names in one spelling."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    named = (re.match(r"[\w.-]+", line) for line in settings["project"]["dependencies"])
    return frozenset(re.sub(r"[-_.]+", "-", match[0]).lower() for match in named if match)


@pytest.mark.parametrize("path", MODULES, ids=known)
def test_what_is_imported_is_named_as_a_dependency(path: Path) -> None:
    """Whoever installs the package gets all that it needs, not what others happen to bring."""
    own = {"insek", "macros", "pydantic_core", *sys.stdlib_module_names}  # a half of pydantic
    foreign = {name.partition(".")[0] for name in imported(path)} - own
    assert {name for name in foreign if BROUGHT[name].isdisjoint(dependencies())} == set()


@pytest.mark.parametrize("path", MODULES, ids=known)
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """Python 3.11.2 does not find what „(…)*+“ matches if the group looks ahead; „(?>(…)*)“ it does."""
    assert re.findall(r"\)[*+?]\+", path.read_text(encoding="utf-8")) == []
