"""Bytes to text: encoding, size and kind of a file, and the front matter of a page."""

import re

from insek.loading import refusals
from insek.loading.strict_yaml import Refused
from insek.model.befund import Befund
from insek.model.place import Location
from insek.numbers import german
from insek.sources import EntryKind, Source, SourceEntry

MAX_BYTES = 500_000
"""A text of this size is longer than any that is read."""
MAX_PICTURE_BYTES = 5_000_000
"""A picture or document of this size takes a telephone on the road about ten seconds."""
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
DOCUMENTS = (".pdf",)

_NO_FILE = {
    EntryKind.FOLDER: (
        "Hier steht ein Ordner, erwartet wird eine Datei.",
        "Den Ordner umbenennen oder löschen.",
    ),
    EntryKind.OTHER: (
        "Hier steht keine gewöhnliche Datei, vielleicht ein eingebettetes Repository.",
        "Durch gewöhnliche Dateien ersetzen oder löschen.",
    ),
    EntryKind.LINK: (
        "Hier steht eine Verknüpfung; ihr wird nicht gefolgt.",
        "Sie durch das ersetzen, worauf sie zeigt, oder löschen.",
    ),
}
"""What stands where a file is expected, and what to do about it."""

_BOM = b"\xef\xbb\xbf"
_HEAD_MARK = "---"
_CONFLICT = re.compile(r"^<{7}(?: |$)", re.MULTILINE)


def read_text(source: Source, entry: SourceEntry) -> tuple[str, list[Befund]]:
    """The text of a file with LF line ends, and what had to be put right to read it.

    Raises:
        Refused: it is no plain file, too large, not UTF-8, or holds two versions of itself.
    """
    check_entry(entry)
    data = read_bytes(source, entry.path)
    befunde: list[Befund] = []
    if data.startswith(_BOM):
        data = data[len(_BOM) :]
        befunde.append(
            refusals.D01.befund(
                Location(entry.path, 1),
                "Die Datei beginnt mit einer unsichtbaren Markierung (BOM).",
                "Als „UTF-8 ohne BOM“ speichern.",
            )
        )
    text = _decoded(data, entry.path).replace("\r\n", "\n").replace("\r", "\n")
    _refuse_conflict(text, entry.path)
    return text, befunde


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            refusals.D01.befund(
                Location(path, line),
                "Die Datei ist nicht in UTF-8 gespeichert; das erste Zeichen, das nicht passt,"
                " steht in dieser Zeile.",
                "Im Editor „Speichern mit Kodierung UTF-8“ wählen.",
            )
        ) from None


def _refuse_conflict(text: str, path: str) -> None:
    if conflict := _CONFLICT.search(text):
        raise Refused(
            refusals.D20.befund(
                Location(path, text.count("\n", 0, conflict.start()) + 1),
                "Hier stehen zwei Fassungen untereinander, die git nicht vereinen konnte.",
                "Eine der beiden löschen, dazu die Zeilen mit „<<<<<<<“, „=======“ und „>>>>>>>“.",
            )
        )


def read_bytes(source: Source, path: str) -> bytes:
    """The content of a file.

    Raises:
        Refused: it cannot be opened.
    """
    try:
        return source.read(path)
    except OSError:
        raise Refused(
            refusals.D13.befund(
                Location(path),
                "Die Datei lässt sich nicht öffnen.",
                "Prüfen, ob sie noch da ist und ob Sie sie lesen dürfen.",
            )
        ) from None


def check_entry(entry: SourceEntry) -> None:
    """Refuse what is no plain file of bearable size.

    Raises:
        Refused: with the Befund.
    """
    location = Location(entry.path)
    if entry.kind in _NO_FILE:
        raise Refused(refusals.D13.befund(location, *_NO_FILE[entry.kind]))
    limit, remedy = _limit(entry.path)
    if entry.size > limit:
        fact = f"Die Datei hat {german(entry.size)} Bytes; erlaubt sind {german(limit)}."
        raise Refused(refusals.D02.befund(location, fact, remedy))


def _limit(path: str) -> tuple[int, str]:
    """How many bytes a file may have, and what to do about more."""
    if path.endswith(PICTURES):
        return MAX_PICTURE_BYTES, "Das Bild verkleinern."
    if path.endswith(DOCUMENTS):
        return MAX_PICTURE_BYTES, "Die Bilder darin verkleinern oder es anderswo veröffentlichen."
    return MAX_BYTES, "Den Inhalt aufteilen oder an anderer Stelle veröffentlichen."


def split_front_matter(text: str, path: str) -> tuple[str, str, int]:
    """The front matter, the body, and the line on which the body begins.

    Raises:
        Refused: the page has no front matter, or it is not closed.
    """
    if not text.strip():
        raise Refused(
            refusals.D11.befund(
                Location(path), "Die Datei ist leer.", "Kopf und Text eintragen oder sie löschen."
            )
        )
    lines = text.split("\n")
    if lines[0].rstrip() != _HEAD_MARK:
        raise Refused(
            refusals.D08.befund(
                Location(path, 1),
                "Die Seite beginnt nicht mit einem Kopf.",
                "Als erste Zeile drei Striche (---), dann „titel: …“, dann wieder drei Striche.",
            )
        )
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == _HEAD_MARK and number == 2:
            raise Refused(
                refusals.D08.befund(
                    Location(path, 1),
                    "Der Kopf der Seite ist leer.",
                    "Zwischen den beiden Zeilen mit drei Strichen mindestens „titel: …“ eintragen.",
                )
            )
        if line.rstrip() == _HEAD_MARK:
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    raise Refused(
        refusals.D08.befund(
            Location(path, 1),
            "Der Kopf der Seite ist nicht geschlossen.",
            "Nach den Angaben eine Zeile mit drei Strichen (---) einfügen.",
        )
    )
