"""Put together what is built: engine settings of the target branch, content of a proposal.

    auspacken.py BASIS VORSCHLAG ORDNER

Both are revisions of the repository in the current folder. They are read from git's objects;
nothing is checked out. Ends with 0, or with 2 if there is nothing that could be built.
"""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from aufruf import Aufruf, stop

from insek import git
from insek.git import GitError
from insek.loading.files import MAX_PICTURE_BYTES
from insek.sources import FOLDERS, REGISTER, SETTINGS, EntryKind, Revision, SourceEntry
from insek.system import reason

ENGINE = ("mkdocs.yml", SETTINGS, "macros", "overrides")
"""What says how pages are built; it never comes from a proposal."""
MAX_FILES, MAX_BYTES = 20_000, 200_000_000
_FILES = ("100644", "100755")


def main() -> None:
    """Read the call and write the folder."""
    parser = Aufruf(
        "Einstellungen der BASIS und Inhalt des Vorschlags in einen neuen ORDNER legen."
    )
    parser.add_argument("basis", metavar="BASIS")
    parser.add_argument("vorschlag", metavar="VORSCHLAG")
    parser.add_argument("ordner", metavar="ORDNER", type=Path)
    call = parser.parse_args()
    try:
        call.ordner.mkdir(parents=True)
        files = [*_engine(Path(), call.basis), *_content(Path(), call.vorschlag)]
        for path, content in files:
            _write(call.ordner, path, content)
    except GitError as error:
        stop(f"Der Stand lässt sich nicht lesen. {error}")
    except OSError as error:
        stop(f"„{error.filename or call.ordner}“ lässt sich nicht schreiben: {reason(error)}.")
    print(f"{len(files)} Dateien zusammengestellt: {call.ordner}")


def _engine(repository: Path, basis: str) -> Iterator[tuple[str, bytes]]:
    listed = git.list_tree(repository, git.resolve(repository, basis), ENGINE)
    entries = [entry for entry in listed if entry.mode in _FILES]
    blobs = git.read_blobs(repository, (entry.oid for entry in entries))
    yield from ((entry.path, blobs[entry.oid]) for entry in entries)


def _content(repository: Path, proposal: str) -> Iterator[tuple[str, bytes]]:
    source = Revision(repository, proposal)
    entries = [entry for entry in source.entries() if entry.kind is not EntryKind.FOLDER]
    if len(entries) > MAX_FILES or sum(entry.size for entry in entries) > MAX_BYTES:
        stop("Der Vorschlag hat mehr Dateien oder Bytes als erlaubt. → Ihn verkleinern.")
    for entry in entries:
        if _may_come(entry):
            yield entry.path, source.read(entry.path)
        elif entry.path not in ENGINE:
            print(f"Bleibt weg: {entry.path!r}", file=sys.stderr)


def _may_come(entry: SourceEntry) -> bool:
    """Whether this is a plain file of bearable size in a folder of the content."""
    path = PurePosixPath(entry.path)
    inside = entry.path == REGISTER or (len(path.parts) > 1 and path.parts[0] in FOLDERS)
    plain = entry.kind is EntryKind.FILE and ".." not in path.parts
    return inside and plain and entry.size <= MAX_PICTURE_BYTES


def _write(folder: Path, path: str, content: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(content)


if __name__ == "__main__":
    main()
