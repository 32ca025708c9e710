"""Which state of the plan is meant: files, a git revision, or a Jahrgang by its year."""

import re
from pathlib import Path

from insek.cli.terminal import show, stop
from insek.git import GitError, UnknownRevision
from insek.loading.register import LoadedRegister, load_register
from insek.model.jahrgang import Register
from insek.sources import REGISTER, Revision, Source, WorkingTree

_YEARS = re.compile(r"(\d{4})(?:-|–|\.\.\.?)(\d{4})")


def source(folder: Path, revision: str | None) -> Source:
    """The files in a folder, or a git revision of it."""
    if not folder.is_dir():
        stop(f"Den Ordner „{folder}“ gibt es nicht.")
    if revision is None:
        return WorkingTree(folder)
    try:
        return Revision(folder, revision)
    except UnknownRevision as error:
        stop(f"Der Stand „{revision}“ lässt sich nicht lesen. {error} → {_instead(revision)}")
    except GitError as error:
        stop(f"Der Stand „{revision}“ lässt sich nicht lesen. {error}".strip())


def _instead(revision: str) -> str:
    """What to name instead of a revision that there is not."""
    if years := _YEARS.fullmatch(revision):
        return f"Zwei Jahrgänge mit einem Leerzeichen dazwischen nennen: {years[1]} {years[2]}."
    return (
        "Das Jahr eines Jahrgangs angeben („insek jahrgang liste“ nennt alle) oder einen Namen aus"
        " „git tag“ und „git branch --all“."
    )


def readable_register(folder: Path, registered: LoadedRegister | None = None) -> Register:
    """The Jahrgänge that there are; ends where the register cannot be read.

    Who has ``registered`` already hands it over.
    """
    loaded = registered or load_register(folder)
    if loaded.register.newest is None and loaded.befunde:
        show(loaded.befunde)
        stop(f"Das Register der Jahrgänge lässt sich nicht lesen. → Zuerst {REGISTER} berichtigen.")
    return loaded.register


def is_year(name: str) -> bool:
    """Whether a state is named by the year of a Jahrgang."""
    return name.isdecimal() and len(name) == 4


def named(folder: Path, name: str | None, registered: LoadedRegister | None = None) -> Source:
    """A Jahrgang of the register, any git revision, or the files as they are."""
    if name is None or not is_year(name):
        return source(folder, name)
    jahrgang = readable_register(folder, registered).get(int(name))
    if jahrgang is None:
        stop(f"Den Jahrgang {name} gibt es nicht. → insek jahrgang liste nennt alle.")
    return source(folder, jahrgang.revision)
