"""Commits and what lies between two of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from insek.git.command import NO_SUCH_REVISION, GitError, NoAnswer, UnknownRevision, run
from insek.git.ids import SHA1

_PLAIN_DIFF = (
    "--patch", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--full-index",
    "--unified=3", "--diff-algorithm=myers", "--src-prefix=a/", "--dst-prefix=b/",
)  # fmt: skip
"""The same patch on every machine: nothing of it is left to the settings of git."""
_OTHER_IDS = (
    "Das Repository kennzeichnet Inhalte mit SHA-256; gelesen wird nur SHA-1."
    " → Es mit „git init --object-format=sha1“ neu anlegen und den Inhalt übernehmen."
)
_STRANGERS = "Die beiden Stände haben keine gemeinsame Geschichte."
_CUT_SHORT = (
    "Die gemeinsame Geschichte der beiden Stände fehlt in dieser verkürzten Kopie."
    " → Mit „git fetch --unshallow --tags“ vervollständigen."
)


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit between two revisions."""

    id: str
    date: str
    subject: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs between two commits; a mode is empty where there is no such file."""

    path: str
    old_mode: str
    new_mode: str


def resolve(repository: Path, revision: str) -> str:
    """The full commit id that a tag, branch or id stands for.

    Raises:
        UnknownRevision: there is none of this name.
        GitError: git could not look, or the repository counts in other ids.
    """
    place = (repository.absolute(), revision)
    if place in _COMMITS:
        return revision
    commit = _resolve(*place)
    note_commits(repository, (commit,))
    return commit


def note_commits(repository: Path, commits: Iterable[str]) -> None:
    """Remember that a repository has these commits: an id means the same for ever."""
    _COMMITS.update((repository.absolute(), commit) for commit in commits)


def _resolve(repository: Path, revision: str) -> str:
    wanted = f"{revision}^{{commit}}"
    try:
        answer = run(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except NoAnswer:
        raise UnknownRevision(NO_SUCH_REVISION) from None
    commit = answer.decode("ascii").strip()
    if not commit.isalnum():
        raise UnknownRevision(NO_SUCH_REVISION)
    if len(commit) != SHA1:
        raise GitError(_OTHER_IDS)
    return commit


_COMMITS: set[tuple[Path, str]] = set()
"""Commits that were found, by the folder and their full id."""


def is_shallow(repository: Path) -> bool:
    """Whether older commits are missing because the clone was cut short."""
    return run(repository, "rev-parse", "--is-shallow-repository").strip() == b"true"


def last_change(repository: Path, commit: str, names: Iterable[str]) -> str:
    """The last commit up to this one in which one of these files or folders changed."""
    answer = run(repository, "rev-list", "-1", commit, "--", *names)
    return answer.decode("ascii").strip() or commit


def commits_between(
    repository: Path, old: str, new: str, names: Iterable[str] = ()
) -> list[Commit]:
    """The commits that lead from one commit to another, newest first.

    With ``names``, only those that changed one of these files or folders.
    """
    return _commits(repository, "--end-of-options", f"{old}..{new}", "--", *names)


def changes_of(repository: Path, path: str) -> list[Commit]:
    """The commits up to now that changed a file, newest first."""
    return _commits(repository, "HEAD", "--", path)


def _commits(repository: Path, *which: str) -> list[Commit]:
    """What git lists, each fact ended by a zero: nothing that is written can hold one."""
    listed = run(repository, "log", "-z", "--format=%H%x00%cs%x00%s", *which)
    facts = iter(listed.decode("utf-8", "replace").split("\0"))
    return [Commit(*fact) for fact in zip(facts, facts, facts, strict=False)]


def merge_base(repository: Path, one: str, other: str) -> str:
    """The last commit that two others have in common.

    Raises:
        GitError: they have none, the clone does not reach back to it, or git could not look.
    """
    try:
        return run(repository, "merge-base", one, other).decode("ascii").strip()
    except NoAnswer:
        raise GitError(_CUT_SHORT if is_shallow(repository) else _STRANGERS) from None


def patch(repository: Path, old: str, new: str, names: Iterable[str]) -> bytes:
    """What differs between two commits, as git prints it whatever its settings are."""
    return run(repository, "diff", *_PLAIN_DIFF, "--end-of-options", old, new, "--", *names)


def file_changes(repository: Path, old: str, new: str) -> Iterator[FileChange]:
    """Every file that differs between two commits, wherever it stands, with its modes.

    Paths are relative to ``repository``; what stands outside of it begins with ``/``.
    """
    prefix = run(repository, "rev-parse", "--show-prefix").rstrip(b"\n")
    options = ("-r", "-z", "--no-renames", "--end-of-options")
    parts = iter(run(repository, "diff-tree", *options, old, new).split(b"\0"))
    for meta, path in zip(parts, parts, strict=False):
        modes = [mode if mode.strip("0") else "" for mode in meta[1:].decode("ascii").split()[:2]]
        inside = path[len(prefix) :] if path.startswith(prefix) else b"/" + path
        yield FileChange(inside.decode("utf-8", "surrogateescape"), *modes)
