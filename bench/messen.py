"""Whole processes, measured from outside: wall time and peak memory."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

PROJECT = Path(__file__).parents[1]
INSEK = (sys.executable, "-c", "from insek.cli import main; main()")
MKDOCS = (sys.executable, "-m", "mkdocs")
_TO_MEBIBYTES = 1024 if sys.platform == "linux" else 1024**2
_OFF = "PYTHONDONTWRITEBYTECODE"
"""Where this is set, every process compiles all modules anew: no user's machine is like that."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != _OFF} | {
    "NO_MKDOCS_2_WARNING": "1"
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds from start to end, and the most memory it held, in MiB."""

    seconds: float
    mebibytes: float


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] = ENVIRONMENT
) -> Run:
    """Run a command to its end; its output goes nowhere.

    Memory is that of the largest process of the command. For our own commands status 1
    („there are Befunde“) is no failure.

    Raises:
        SystemExit: the command could not do its work.
    """
    quiet = subprocess.DEVNULL
    start = perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    accepted = (0, 1) if tuple(command[: len(INSEK)]) == INSEK else (0,)
    if process.returncode not in accepted:
        sys.exit(f"Ended with {process.returncode}: {' '.join(command)} (in {folder})")
    return Run(seconds, usage.ru_maxrss / _TO_MEBIBYTES)


def rounds(
    commands: Mapping[str, tuple[Sequence[str], Path]], count: int
) -> dict[str, tuple[Run, ...]]:
    """Every command once to warm up, then all in turn (A B A B …), so that noise hits all alike."""
    for command, folder in commands.values():
        measure(command, folder)
    turns = [{name: measure(*call) for name, call in commands.items()} for _ in range(count)]
    return {name: tuple(turn[name] for turn in turns) for name in commands}


def middle(runs: Iterable[Run]) -> Run:
    """The median of time and of memory."""
    listed = tuple(runs)
    return Run(median(run.seconds for run in listed), median(run.mebibytes for run in listed))


def paired(one: Iterable[Run], other: Iterable[Run]) -> tuple[float, float, float]:
    """How many times as long one takes as the other: least, median, most of all pairs."""
    ratios = [a.seconds / b.seconds for a, b in zip(one, other, strict=True)]
    return min(ratios), median(ratios), max(ratios)


def machine() -> str:
    """Where this was measured."""
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}"


def row(*cells: object) -> None:
    """Print one row of a Markdown table."""
    print("|", " | ".join(str(cell) for cell in cells), "|")


def head(*cells: str) -> None:
    """Print the head of a Markdown table."""
    row(*cells)
    row(*("---" for _ in cells))


def verdict(ratio: float, target: float) -> str:
    """The ratio against its target, in words."""
    return f"{ratio:.2f} (target ≤ {target:g}: {'held' if ratio <= target else 'MISSED'})"
