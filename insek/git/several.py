"""What several commits hold, asked for at once: one process for all of them, not one for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from insek.git.command import GitError, run
from insek.git.history import note_commits
from insek.git.ids import SHA1, tree_of
from insek.git.objects import TreeEntry, read_blobs

_FOLDER, _FILES = "040000", ("100644", "100755", "120000")
_RAW = SHA1 // 2
_NO_FOLDER = "Ein Ordner ist nicht lesbar. → Das Repository neu klonen."


@dataclass(frozen=True, slots=True)
class _Node:
    """What a folder says of one thing in it."""

    name: bytes
    mode: str
    oid: str


def content_trees(repository: Path, commits: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """What ``content_tree`` says of each of these commits; those that are none are left out.

    ``resolve`` knows them from then on.

    Raises:
        GitError: git could not look, or a folder is not what its id says.
    """
    wanted = list(dict.fromkeys(commits))
    asked = "".join(f"{commit}^{{commit}}\n" for commit in wanted)
    answer = run(repository, "cat-file", "--batch-check=%(objectname)", stdin=asked.encode("ascii"))
    told = answer.decode("ascii").splitlines()
    found = [commit for commit, line in zip(wanted, told, strict=True) if line == commit]
    note_commits(repository, found)
    kept = {name.encode() for name in names}
    return {
        commit: tree_of(_entry(node) for node in nodes if node.name in kept)
        for commit, nodes in _roots(repository, found).items()
    }


def list_trees(
    repository: Path, commits: Sequence[str], names: Iterable[str]
) -> dict[str, tuple[TreeEntry, ...]]:
    """What ``list_tree`` says of each of these commits; each distinct folder is read once.

    Raises:
        GitError: one of the folders is not what its id says.
    """
    tops = _inside(repository, _roots(repository, commits))
    kept = {name.encode() for name in names}
    chosen = {commit: [n for n in top if n.name in kept] for commit, top in tops.items()}
    folders = _folders(repository, [node for top in chosen.values() for node in top])
    nodes = [node for each in (*chosen.values(), *folders.values()) for node in each]
    sizes = _sizes(repository, {node.oid for node in nodes if node.mode in _FILES})
    return {commit: tuple(_files(top, folders, sizes)) for commit, top in chosen.items()}


def _roots(repository: Path, commits: Iterable[str]) -> dict[str, list[_Node]]:
    """What stands at the top of each commit."""
    named = {f"{commit}^{{tree}}": commit for commit in commits}
    return {named[name]: _nodes(raw) for name, raw in read_blobs(repository, named).items()}


def _inside(repository: Path, tops: Mapping[str, list[_Node]]) -> Mapping[str, list[_Node]]:
    """The same below the folder of the working tree in which ``repository`` lies."""
    prefix = run(repository, "rev-parse", "--show-prefix").rstrip(b"\n")
    for step in filter(None, prefix.split(b"/")):
        below = {
            commit: next((n for n in top if n.name == step and n.mode == _FOLDER), None)
            for commit, top in tops.items()
        }
        raw = read_blobs(repository, (node.oid for node in below.values() if node))
        tops = {commit: _nodes(raw[n.oid]) if n else [] for commit, n in below.items()}
    return tops


def _folders(repository: Path, nodes: Iterable[_Node]) -> dict[str, list[_Node]]:
    """All folders among and below these, by their ids."""
    folders: dict[str, list[_Node]] = {}
    wanted = {node.oid for node in nodes if node.mode == _FOLDER}
    while wanted:
        found = {oid: _nodes(raw) for oid, raw in read_blobs(repository, sorted(wanted)).items()}
        folders |= found
        below = (node for each in found.values() for node in each if node.mode == _FOLDER)
        wanted = {node.oid for node in below} - folders.keys()
    return folders


def _sizes(repository: Path, oids: Iterable[str]) -> dict[str, int]:
    """How large contents are, in bytes; what is not there has none."""
    wanted = sorted(oids)
    asked = "".join(f"{oid}\n" for oid in wanted).encode("ascii")
    answer = run(repository, "cat-file", "--batch-check=%(objectsize)", stdin=asked)
    told = answer.decode("ascii").splitlines()
    return {oid: int(size) for oid, size in zip(wanted, told, strict=True) if size.isdigit()}


def _files(
    top: Iterable[_Node], folders: Mapping[str, list[_Node]], sizes: Mapping[str, int]
) -> Iterator[TreeEntry]:
    """Every file below, however deep, in the order in which git lists them."""
    waiting = [(b"", node) for node in reversed([*top])]
    while waiting:
        above, node = waiting.pop()
        path = above + node.name
        if node.mode == _FOLDER:
            waiting += [(path + b"/", below) for below in reversed(folders[node.oid])]
        else:
            told = path.decode("utf-8", "surrogateescape")
            yield TreeEntry(told, node.mode, node.oid, sizes.get(node.oid, 0))


def _nodes(raw: bytes) -> list[_Node]:
    """A folder as git writes it: mode, space, name, zero, id; one behind the other.

    Raises:
        GitError: it is no folder.
    """
    nodes, position = [], 0
    try:
        while position < len(raw):
            space = raw.index(b" ", position)
            end = raw.index(b"\0", space)
            mode, name = raw[position:space].decode("ascii").zfill(6), raw[space + 1 : end]
            position = end + 1 + _RAW
            nodes.append(_Node(name, mode, raw[end + 1 : position].hex()))
    except ValueError:
        raise GitError(_NO_FOLDER) from None
    return nodes


def _entry(node: _Node) -> tuple[bytes, bytes]:
    """A node as it is written into a folder, behind the name by which git sorts it."""
    key = node.name + b"/" if node.mode == _FOLDER else node.name
    mode = node.mode.lstrip("0").encode()
    return key, mode + b" " + node.name + b"\0" + bytes.fromhex(node.oid)
