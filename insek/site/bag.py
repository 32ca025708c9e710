"""BagIt 1.0 (RFC 8493): files with the lists by which anybody can tell that they are whole."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from tarfile import TarFile, TarInfo

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST = re.compile(r"(tag)?manifest-(md5|sha1|sha256|sha512)\.txt")
_LINE = re.compile(r"([0-9a-fA-F]+)[ \t]+\*?(.+)")

Files = Mapping[str, Callable[[], bytes]]
"""How each file of a bag is read, by its path in it."""


def bag_files(payload: Mapping[str, bytes], told: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """A whole bag: what is to be kept, by its path below ``data/``, and what is told of it."""
    data = {f"data/{path}": content for path, content in sorted(payload.items())}
    size = sum(map(len, data.values()))
    lines = [*told, ("Payload-Oxum", f"{size}.{len(data)}")]
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": "".join(f"{name}: {_line(text)}\n" for name, text in lines).encode(),
        "manifest-sha256.txt": _sums(data),
    }
    return {**tags, "tagmanifest-sha256.txt": _sums(tags), **data}


def _line(text: str) -> str:
    return " ".join(text.split())


def _sums(files: Mapping[str, bytes]) -> bytes:
    lines = (
        f"{hashlib.sha256(text).hexdigest()}  {_escaped(path)}\n" for path, text in files.items()
    )
    return "".join(lines).encode()


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _plain(path: str) -> str:
    path = re.sub("%0a", "\n", path, flags=re.IGNORECASE)
    return re.sub("%0d", "\r", path, flags=re.IGNORECASE).replace("%25", "%")


def in_folder(folder: Path) -> Files:
    """The files of a bag in a folder; a link is no file."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes for path in found}


def in_tar(archive: TarFile) -> Files:
    """The files of a bag in an archive, without the folder that holds them; nothing is unpacked."""
    members = (member for member in archive.getmembers() if member.isfile())
    return {member.name.partition("/")[2]: _reader(archive, member) for member in members}


def _reader(archive: TarFile, member: TarInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        file = archive.extractfile(member)
        return file.read() if file else b""

    return read


def faults(files: Files) -> Iterator[str]:
    """What is wrong with a bag, in German sentences; nothing if it is whole."""
    if "bagit.txt" not in files:
        yield "Die Datei bagit.txt fehlt; das ist kein BagIt-Paket."
        return
    yield from _declaration(files["bagit.txt"]())
    if "fetch.txt" in files:
        yield "Das Paket verweist mit fetch.txt auf Dateien, die es nicht selbst enthält."
    lists = {name: match for name in files if (match := _MANIFEST.fullmatch(name))}
    if all(match[1] for match in lists.values()):
        yield "Die Liste der Prüfsummen fehlt (manifest-sha256.txt)."
    for name, match in sorted(lists.items()):
        yield from _listed(files, name, match[2], complete=not match[1])
    yield from _oxum(files)


def _declaration(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8", "replace")
    if not re.fullmatch(
        r"BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8\r?\n?", text
    ):
        yield "In bagit.txt stehen nicht die beiden vorgeschriebenen Zeilen."


def _listed(files: Files, name: str, algorithm: str, *, complete: bool) -> Iterator[str]:
    """Hold one list of sums against the files; ``complete`` lists name all that is kept."""
    known: set[str] = set()
    for line in files[name]().decode("utf-8", "replace").splitlines():
        match = _LINE.fullmatch(line)
        if not match:
            yield f"{name}: Die Zeile „{line[:80]}“ ist keine Prüfsumme mit Pfad."
            continue
        path = _plain(match[2])
        known.add(path)
        yield from _one(files, name, algorithm, path, match[1])
    if complete:
        kept = (path for path in files if path.startswith("data/") and path not in known)
        yield from (f"{path}: Die Datei steht nicht in {name}." for path in kept)


def _one(files: Files, name: str, algorithm: str, path: str, expected: str) -> Iterator[str]:
    steps = PurePosixPath(path)
    if steps.is_absolute() or ".." in steps.parts or path.startswith("~"):
        yield f"{name}: „{path}“ führt aus dem Paket hinaus."
    elif path not in files:
        yield f"{path}: Die Datei fehlt; {name} nennt sie."
    elif hashlib.new(algorithm, files[path]()).hexdigest() != expected.lower():
        yield f"{path}: Der Inhalt passt nicht zur Prüfsumme in {name}."


def _oxum(files: Files) -> Iterator[str]:
    """Hold size and number of files against what the bag says of itself."""
    said = bag_info(files).get("Payload-Oxum")
    kept = [read for path, read in files.items() if path.startswith("data/")]
    found = f"{sum(len(read()) for read in kept)}.{len(kept)}"
    if said and said != found:
        yield f"bag-info.txt: Größe und Zahl der Dateien sind {found}, genannt ist {said}."


def bag_info(files: Files) -> dict[str, str]:
    """What a bag tells of itself; of a name that stands twice, the last."""
    text = files["bag-info.txt"]().decode("utf-8", "replace") if "bag-info.txt" in files else ""
    split = (line.partition(": ") for line in text.splitlines())
    return {name: value for name, colon, value in split if colon}
