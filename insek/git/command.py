"""The only module that starts git: with settings that a repository cannot change."""

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_SAFE = (
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.useReplaceRefs=false",
    "-c", "core.commitGraph=false",
    "-c", "diff.submodule=short",
    "-c", "diff.orderFile=/dev/null",
    "-c", "log.showSignature=false",
)  # fmt: skip
"""A repository's own configuration must not make git run anything or read anything else."""

_FIXED = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": f"{os.devnull}/grafts",
}  # fmt: skip
"""What no configuration can undo: nothing is fetched, and history is what the objects say.

A repository's ``protocol.ext.allow`` would win over any ``protocol.allow``.
"""

_GERMAN = {
    "not a git repository": "Der Ordner gehört zu keinem git-Repository.",
    "dubious ownership": "Der Ordner gehört einem anderen Konto; git liest ihn deshalb nicht.",
}
"""What git often says, for those who do not speak git."""

_MISSING = re.compile(r"cannot run (\S+): No such file")
_OTHER_KIND = "expected commit type"
"""What git says of a tag under which there is a file."""

NO_SUCH_REVISION = "Einen Tag, Zweig oder Commit dieses Namens gibt es hier nicht."


class GitError(Exception):
    """Git could not answer; the text says why in German, what git itself says is quoted."""


class UnknownRevision(GitError):
    """A tag, branch or commit of this name is not here."""


class MissingProgram(GitError):
    """A program is not installed: git, or one that git needs."""


class NoAnswer(GitError):
    """Git ended with an error and without a word: so it says no."""


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | _FIXED


def _command(repository: Path, arguments: Iterable[str]) -> list[str]:
    return ["git", *_SAFE, "-C", str(repository), *arguments]


def run(repository: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Git's answer as bytes.

    Raises:
        GitError: git is missing or ended with an error; ``NoAnswer`` if it said nothing.
    """
    try:
        done = subprocess.run(
            _command(repository, arguments),
            input=stdin,
            capture_output=True,
            check=True,
            env=_environment(),
        )
    except FileNotFoundError:
        raise MissingProgram("git ist nicht installiert.") from None
    except ValueError:
        raise UnknownRevision("Die Angabe enthält ein Zeichen, das es in git nicht gibt.") from None
    except subprocess.CalledProcessError as error:
        raise _told(error.stderr.decode("utf-8", "replace").strip()) from None
    return done.stdout


def _told(said: str) -> GitError:
    if not said:
        return NoAnswer("git hat ohne Antwort geendet.")
    if missing := _MISSING.search(said):
        return MissingProgram(f"{missing[1]} ist nicht installiert.")
    if _OTHER_KIND in said:
        return UnknownRevision(NO_SUCH_REVISION)
    return GitError(
        next((_GERMAN[sign] for sign in _GERMAN if sign in said), f"git meldet: „{said}“.")
    )
