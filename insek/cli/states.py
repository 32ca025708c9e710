"""Which state of the plan is meant: files, a git revision, or a Jahrgang by its year."""

from pathlib import Path

from insek.cli.terminal import stop
from insek.git import GitError
from insek.loading.register import load_register
from insek.sources import Revision, Source, WorkingTree


def source(folder: Path, revision: str | None) -> Source:
    """The files in a folder, or a git revision of it."""
    if not folder.is_dir():
        stop(f"Den Ordner „{folder}“ gibt es nicht.")
    if revision is None:
        return WorkingTree(folder)
    try:
        return Revision(folder, revision)
    except GitError as error:
        stop(f"Der Stand „{revision}“ lässt sich nicht lesen. {error}".strip())


def is_year(name: str) -> bool:
    """Whether a state is named by the year of a Jahrgang."""
    return name.isdecimal() and len(name) == 4


def named(folder: Path, name: str | None) -> Source:
    """A Jahrgang of the register, any git revision, or the files as they are."""
    if name is None or not is_year(name):
        return source(folder, name)
    jahrgang = load_register(folder).register.get(int(name))
    if jahrgang is None:
        stop(f"Den Jahrgang {name} gibt es nicht. → insek jahrgang liste nennt alle.")
    return source(folder, jahrgang.revision)
