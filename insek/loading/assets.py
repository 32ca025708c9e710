"""Files beside the pages: a picture is a picture, a PDF a PDF, a table a table."""

import re
from collections.abc import Iterator

from insek.loading import refusals
from insek.loading.bilder import BrokenError, read_picture
from insek.loading.files import DOCUMENTS, PICTURES, check_entry, read_bytes
from insek.loading.names import check_name
from insek.loading.strict_yaml import Refused
from insek.model.befund import Befund
from insek.model.place import Location
from insek.sources import DOCS, EntryKind, Source, SourceEntry

TABLES = (".csv",)
ASSETS = (*PICTURES, *DOCUMENTS, *TABLES)
"""What may stand under ``docs/`` beside pages."""

_KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}
_PDF = re.compile(rb"%PDF-[12]\.\d")
_PDF_END = b"%%EOF"
_FORMULA = re.compile(r'(?:^|[;,\t])"?[ \t]*([=@]|[+-](?![\d.,]))', re.MULTILINE)
_RESAVE = "Das Bild im Bildprogramm neu als {} speichern, ohne Metadaten."


def is_asset(path: str) -> bool:
    """Whether a file stands where pictures, papers and tables may stand, by its name."""
    return path.startswith(DOCS) and path.endswith(ASSETS)


def check_asset(source: Source, entry: SourceEntry) -> Iterator[Befund]:
    """What keeps a file beside the pages from being published."""
    try:
        check_entry(entry)
        data = read_bytes(source, entry.path)
    except Refused as refused:
        yield refused.befund
        return
    location = Location(entry.path)
    if entry.path.endswith(PICTURES):
        yield from _picture(data, location)
    elif entry.path.endswith(DOCUMENTS):
        if not _PDF.match(data) or _PDF_END not in data[-1024:]:
            yield refusals.D17.befund(
                location,
                "Die Datei ist kein vollständiges PDF.",
                "Das Dokument neu als PDF speichern.",
            )
    else:
        yield from _table(data, location.path)


def _picture(data: bytes, location: Location) -> Iterator[Befund]:
    wanted = _KINDS["." + location.path.rpartition(".")[2]]
    try:
        bild = read_picture(data)
    except BrokenError as error:
        yield refusals.D17.befund(location, str(error), _RESAVE.format(wanted))
        return
    if bild.kind != wanted:
        fact = f"Die Datei ist kein {wanted}, sondern {bild.kind}."
        yield refusals.D17.befund(location, fact, _RESAVE.format(wanted))
    if bild.extras:
        yield refusals.D18.befund(
            location,
            f"Im Bild stehen Angaben, die niemand sieht: {', '.join(bild.extras)}.",
            _RESAVE.format(wanted),
        )


def _table(data: bytes, path: str) -> Iterator[Befund]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield refusals.D17.befund(
            Location(path),
            "Die Tabelle ist nicht in UTF-8 gespeichert.",
            "Als „CSV UTF-8“ speichern.",
        )
        return
    formula = _FORMULA.search(text)
    if "\0" in text or formula:
        at = formula.start(1) if formula else text.index("\0")
        yield refusals.D17.befund(
            Location(path, text.count("\n", 0, at) + 1),
            "Hier beginnt ein Feld wie eine Formel; ein Tabellenprogramm würde sie ausrechnen.",
            "Den Wert statt der Formel eintragen.",
        )


def published_assets(source: Source) -> Iterator[str]:
    """The files beside the pages with which nothing is wrong; no others are published."""
    entries = source.entries()
    shut = tuple(f"{entry.path}/" for entry in entries if any(check_name(entry)))
    for entry in entries:
        open_path = not entry.path.startswith(shut) and not any(check_name(entry))
        is_file = entry.kind is EntryKind.FILE and is_asset(entry.path)
        if is_file and open_path and not any(check_asset(source, entry)):
            yield entry.path
