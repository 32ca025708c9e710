"""The only module that starts git; it reads objects and never writes or checks out."""

import hashlib
import os
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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

_UNKNOWN = "Einen Tag, Zweig oder Commit dieses Namens gibt es hier nicht."


class GitError(Exception):
    """Git could not answer; the text is what it said."""


_PLAIN_DIFF = (
    "--patch", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--full-index",
    "--unified=3", "--diff-algorithm=myers", "--src-prefix=a/", "--dst-prefix=b/",
)  # fmt: skip
"""The same patch on every machine: nothing of it is left to the settings of git."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One file of a revision; ``mode`` is git's (``100644``, ``120000`` for a link)."""

    path: str
    mode: str
    oid: str
    size: int


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | _FIXED


def _command(repository: Path, arguments: Iterable[str]) -> list[str]:
    return ["git", *_SAFE, "-C", str(repository), *arguments]


def run(repository: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Git's answer as bytes.

    Raises:
        GitError: git is missing or ended with an error.
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
        raise GitError("git ist nicht installiert.") from None
    except ValueError:
        raise GitError("Die Angabe enthält ein Zeichen, das es in git nicht gibt.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip()
        raise GitError(next((_GERMAN[sign] for sign in _GERMAN if sign in said), said)) from None
    return done.stdout


def resolve(repository: Path, revision: str) -> str:
    """The full commit id that a tag, branch or id stands for.

    Raises:
        GitError: there is no such revision.
    """
    wanted = f"{revision}^{{commit}}"
    try:
        answer = run(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except GitError as error:
        raise GitError(str(error) or _UNKNOWN) from None
    commit = answer.decode("ascii").strip()
    if not commit.isalnum():
        raise GitError(_UNKNOWN)
    return commit


def object_ids(repository: Path, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of the objects that these names stand for, asked for in one process.

    Raises:
        GitError: one of them does not exist.
    """
    wanted = "".join(f"{name}\n" for name in names)
    answer = run(repository, "cat-file", "--batch-check=%(objectname)", stdin=wanted.encode())
    ids = answer.decode("utf-8", "replace").splitlines()
    if any(not id.isalnum() for id in ids):
        raise GitError(_UNKNOWN)
    return tuple(ids)


def list_tree(repository: Path, commit: str, folders: Iterable[str] = ()) -> Iterator[TreeEntry]:
    """Every file of a commit below the given paths (all when none is given).

    Paths are relative to ``repository``, which may be a folder inside the working tree.

    Raises:
        GitError: one of the folders is not what its id says.
    """
    answer = run(repository, "ls-tree", "-r", "-t", "-l", "-z", commit, "--", *folders)
    entries = [_tree_entry(record) for record in answer.split(b"\0") if record]
    trees = [entry.oid for entry in entries if entry.mode == _FOLDER]
    read_blobs(repository, (*object_ids(repository, [f"{commit}^{{tree}}"]), *trees))
    yield from (entry for entry in entries if entry.mode != _FOLDER)


_FOLDER = "040000"


def _tree_entry(record: bytes) -> TreeEntry:
    meta, _, path = record.partition(b"\t")
    mode, _, oid, size = meta.decode("ascii").split()
    length = int(size) if size.isdigit() else 0
    return TreeEntry(path.decode("utf-8", "surrogateescape"), mode, oid, length)


def read_blobs(repository: Path, oids: Iterable[str]) -> dict[str, bytes]:
    """The contents of all these objects by id, each read once, in one process.

    Git does not look whether an object is what its id says, so this is done here.

    Raises:
        GitError: one of them is not there, as in a partial clone, or is not what its id says.
    """
    wanted = list(dict.fromkeys(oids))
    if not wanted:
        return {}
    answer = run(repository, "cat-file", "--batch", stdin="\n".join([*wanted, ""]).encode("ascii"))
    blobs: dict[str, bytes] = {}
    position = 0
    for oid in wanted:
        end = answer.index(b"\n", position)
        header = answer[position:end].split()
        if header[-1] == b"missing":
            raise GitError(f"Der Inhalt {oid} fehlt; ist das Repository vollständig geklont?")
        size = int(header[2])
        blobs[oid] = answer[end + 1 : end + 1 + size]
        if not _is_genuine(oid, header[1], blobs[oid]):
            raise GitError(
                f"Der Inhalt {oid} ist nicht der, den seine Kennung nennt."
                " → Das Repository neu klonen."
            )
        position = end + size + 2
    return blobs


def _is_genuine(oid: str, kind: bytes, content: bytes) -> bool:
    algorithm = "sha1" if len(oid) == 40 else "sha256"
    return hashlib.new(algorithm, b"%s %d\0" % (kind, len(content)) + content).hexdigest() == oid


def is_tag(repository: Path, name: str) -> bool:
    """Whether there is a tag of this name."""
    try:
        run(repository, "show-ref", "--verify", "--quiet", "--", f"refs/tags/{name}")
    except GitError:
        return False
    return True


def is_signed(repository: Path, tag: str, signers: Path) -> bool:
    """Whether a tag carries a valid SSH signature of one of these signers.

    The repository cannot name another program to judge it.
    """
    trusted = (
        "-c", "gpg.format=ssh", "-c", "gpg.ssh.program=ssh-keygen",
        "-c", f"gpg.ssh.allowedSignersFile={signers.resolve()}",
        "-c", "gpg.ssh.revocationFile=", "-c", "gpg.minTrustLevel=fully",
        "-c", "gpg.program=false", "-c", "gpg.openpgp.program=false",
        "-c", "gpg.x509.program=false",
    )  # fmt: skip
    try:
        run(repository, *trusted, "verify-tag", "--", f"refs/tags/{tag}")
    except GitError:
        return False
    return True


def is_shallow(repository: Path) -> bool:
    """Whether older commits are missing because the clone was cut short."""
    return run(repository, "rev-parse", "--is-shallow-repository").strip() == b"true"


def blob_id(content: bytes) -> str:
    """The id that git gives to a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def tree_id(files: Mapping[str, bytes], executable: Collection[str] = ()) -> str:
    """The id that git gives to a folder with these files, by their path in it."""
    folders: dict[str, dict[str, bytes]] = {}
    entries = []
    for path, content in files.items():
        name, below, rest = path.partition("/")
        if below:
            folders.setdefault(name, {})[rest] = content
        else:
            mode = b"100755" if path in executable else b"100644"
            entries.append((name.encode(), mode, name, blob_id(content)))
    for name, inside in folders.items():
        within = {path.removeprefix(f"{name}/") for path in executable}
        entries.append((f"{name}/".encode(), b"40000", name, tree_id(inside, within)))
    return _tree(
        (key, b"%s %s\0" % (mode, name.encode()) + bytes.fromhex(id))
        for key, mode, name, id in entries
    )


def _tree(entries: Iterable[tuple[bytes, bytes]]) -> str:
    """The id of a tree with these entries, each with the name by which git sorts it."""
    body = b"".join(entry for _, entry in sorted(entries))
    return hashlib.sha1(b"tree %d\0" % len(body) + body).hexdigest()


def last_change(repository: Path, commit: str, names: Iterable[str]) -> str:
    """The last commit up to this one in which one of these files or folders changed."""
    answer = run(repository, "rev-list", "-1", commit, "--", *names)
    return answer.decode("ascii").strip() or commit


def content_tree(repository: Path, commit: str, names: Iterable[str]) -> str:
    """The tree id that git would give to a folder with only these files and folders.

    It changes with every byte of them and with nothing else in the commit.
    """
    listed = run(repository, "ls-tree", "-z", "--full-tree", commit, "--", *names)
    entries = []
    for record in listed.split(b"\0"):
        if record:
            meta, _, name = record.partition(b"\t")
            mode, kind, oid = meta.split()
            sort_key = name + b"/" if kind == b"tree" else name
            entry = mode.lstrip(b"0") + b" " + name + b"\0" + bytes.fromhex(oid.decode("ascii"))
            entries.append((sort_key, entry))
    return _tree(entries)


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit between two revisions."""

    id: str
    date: str
    subject: str


def commits_between(
    repository: Path, old: str, new: str, names: Iterable[str] = ()
) -> list[Commit]:
    """The commits that lead from one commit to another, newest first.

    With ``names``, only those that changed one of these files or folders.
    """
    span = f"{old}..{new}"
    form = "--format=%H%x09%cs%x09%s"
    listed = run(repository, "log", form, "--end-of-options", span, "--", *names)
    lines = listed.decode("utf-8", "replace").splitlines()
    return [Commit(*line.split("\t", 2)) for line in lines]


def patch(repository: Path, old: str, new: str, names: Iterable[str]) -> bytes:
    """What differs between two commits, as git prints it whatever its settings are."""
    return run(repository, "diff", *_PLAIN_DIFF, "--end-of-options", old, new, "--", *names)


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs between two commits; a mode is empty where there is no such file."""

    path: str
    old_mode: str
    new_mode: str


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


def merge_base(repository: Path, one: str, other: str) -> str:
    """The last commit that two others have in common.

    Raises:
        GitError: they have none, or the clone does not reach back to it.
    """
    try:
        return run(repository, "merge-base", one, other).decode("ascii").strip()
    except GitError:
        raise GitError("Die beiden Stände haben keine gemeinsame Geschichte.") from None


def changes_of(repository: Path, path: str) -> list[Commit]:
    """The commits up to now that changed a file, newest first."""
    listed = run(repository, "log", "--format=%H%x09%cs%x09%s", "HEAD", "--", path)
    lines = listed.decode("utf-8", "replace").splitlines()
    return [Commit(*line.split("\t", 2)) for line in lines]


def objects_of(repository: Path, commit: str) -> Iterator[tuple[str, str, bytes]]:
    """Every object of a commit and its whole history: id, kind and content."""
    listed = run(repository, "rev-list", "--objects", "--no-object-names", commit)
    answer = run(repository, "cat-file", "--batch", stdin=listed)
    position = 0
    while position < len(answer):
        end = answer.index(b"\n", position)
        name, kind, length = answer[position:end].decode("ascii").split()
        yield name, kind, answer[end + 1 : end + 1 + int(length)]
        position = end + int(length) + 2
