"""A copy of this repository to measure on, with further Jahrgänge and small edits."""

import subprocess
from datetime import date, timedelta
from pathlib import Path

from messen import PROJECT

from insek.loading.register import identify, register_text
from insek.render.register import with_entry
from insek.sources import REGISTER

_WHO = ("-c", "user.name=Messung", "-c", "user.email=messung@example.org")
_CHAPTER = "fachteile/wohnen.md"


def git(folder: Path, *words: str) -> str:
    """Git in a folder."""
    command = ["git", "-C", str(folder), *_WHO, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def clone(target: Path) -> Path:
    """The committed state of this repository, with its whole history."""
    subprocess.run(["git", "clone", "--quiet", str(PROJECT), str(target)], check=True)
    return target


def edit_sentence(plan: Path, number: int) -> None:
    """One more sentence at the end of one Fachteil."""
    path = plan / _CHAPTER
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text} Das ist Satz Nummer {number}.\n", encoding="utf-8")


def add_jahrgaenge(plan: Path, count: int) -> None:
    """Adopt further years until there are so many, each with one sentence more.

    They are entered as they are: nobody has to give a reason for a measurement.
    """
    known = (plan / "jahrgaenge.yml").read_text(encoding="utf-8").count("- jahr:")
    for year in range(2025, 2025 + count - known):
        edit_sentence(plan, year)
        git(plan, "commit", "--quiet", "--all", "--message", f"Jahrgang {year}")
        day = date(2024, 12, 1) + timedelta(days=20 * (year - 2024))  # none after the Stichtag
        decided = ("Ratsversammlung", f"B-{year}", day.isoformat())
        commit, tree = identify(plan, git(plan, "rev-parse", "HEAD"))
        told = (year, f"Anpassung {year}", "anpassung", day.isoformat(), decided, commit, tree)
        entered = with_entry(register_text(plan), *told)
        (plan / REGISTER).write_text(entered, encoding="utf-8")
        git(plan, "commit", "--quiet", "--all", "--message", f"Register {year}")
