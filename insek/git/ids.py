"""The ids that git gives to contents and folders, computed from what they hold."""

import hashlib
from collections.abc import Collection, Iterable, Mapping

SHA1 = 40
"""How long an id is; in a repository of another format none is this long."""


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
    return tree_of(
        (key, b"%s %s\0" % (mode, name.encode()) + bytes.fromhex(id))
        for key, mode, name, id in entries
    )


def tree_of(entries: Iterable[tuple[bytes, bytes]]) -> str:
    """The id of a tree with these entries, each with the name by which git sorts it."""
    body = b"".join(entry for _, entry in sorted(entries))
    return hashlib.sha1(b"tree %d\0" % len(body) + body).hexdigest()
