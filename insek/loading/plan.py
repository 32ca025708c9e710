"""Files to Plan: every record with its place, every refusal collected, nothing stops early."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from insek.loading import refusals
from insek.loading.files import check_entry, read_text, split_front_matter
from insek.loading.records import build
from insek.loading.strict_yaml import Refused, read_yaml
from insek.loading.template import parse_calls
from insek.model.befund import Befund
from insek.model.katalog import Katalog
from insek.model.kinds import KINDS, RAUM_KINDS, Kind
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import PLACE_KEY, Entry, Record
from insek.model.seite import Seite
from insek.model.stadt import UNKNOWN, Stadt
from insek.model.text import parse_markdown
from insek.sources import EntryKind, Source, SourceEntry

E = TypeVar("E", bound=Entry)
_REQUIRED = ("fachteile", "ziele")
_DOCS = "docs/"
_PAGE_FILES = (".md", ".png", ".jpg", ".jpeg", ".webp", ".pdf", ".csv")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and what could not be."""

    plan: Plan
    befunde: tuple[Befund, ...]


def load_plan(source: Source) -> Loaded:
    """Read one state of the content completely, whatever is wrong with single files."""
    return _Loader(source).load()


class _Loader:
    """Reads one source; collects Befunde and refused ids on the way."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._entries = source.entries()
        self._befunde: list[Befund] = []
        self._refused: set[tuple[str, str]] = set()

    def load(self) -> Loaded:
        stadt = self._stadt()
        catalogues: dict[str, Any] = {kind.name: Katalog(self._records(kind)) for kind in KINDS}
        self._check_raum_ids(catalogues)
        self._check_required(catalogues)
        catalogues["fachteile"] = Katalog(sorted(catalogues["fachteile"], key=lambda f: f.nr))
        catalogues["herausforderungen"] = Katalog(
            sorted(catalogues["herausforderungen"], key=lambda h: h.nr)
        )
        seiten = Katalog(self._seiten())
        self._check_strays()
        plan = Plan(stadt=stadt, seiten=seiten, refused=frozenset(self._refused), **catalogues)
        return Loaded(plan, tuple(stadt.weigh(befund) for befund in self._befunde))

    def _stadt(self) -> Stadt:
        entry = next((entry for entry in self._entries if entry.path == "insek.yml"), None)
        if entry is None:
            self._befunde.append(
                refusals.D11.befund(
                    Location("insek.yml"),
                    "Die Datei fehlt.",
                    "Sie anlegen; das Redaktionshandbuch beschreibt ihre Felder.",
                )
            )
            return UNKNOWN
        return self._read(entry, Stadt) or UNKNOWN

    def _records(self, kind: Kind) -> Iterator[Record]:
        for entry in self._files(kind):
            id = entry.path.rsplit("/", 1)[1].removesuffix(kind.suffix)
            record = self._read(entry, kind.record, id)
            if record is None or record.id != id:
                self._refused.add((kind.name, id))
            if record is not None:
                yield record

    def _files(self, kind: Kind) -> Iterator[SourceEntry]:
        for entry in self._entries:
            folder, _, name = entry.path.rpartition("/")
            if folder == kind.folder and name.endswith(kind.suffix):
                yield entry

    def _read(self, entry: SourceEntry, record: type[E], id: str = "") -> E | None:
        """One file as a record; on refusal None, with the Befunde collected."""
        try:
            text, befunde = read_text(self._source, entry)
            self._befunde += befunde
            if entry.path.endswith(".md"):
                return self._page(text, entry.path, record, {"id": id})
            values, befunde = read_yaml(text, entry.path)
        except Refused as refused:
            self._befunde.append(refused.befund)
            return None
        self._befunde += befunde
        built = self._build(record, values)
        if id and isinstance(built, Record):
            self._check_id(built, id)
        return built

    def _build(self, record: type[E], values: dict[str, Any]) -> E | None:
        built, befunde = build(record, values)
        self._befunde += befunde
        return built

    def _page(self, text: str, path: str, record: type[E], extra: dict[str, str]) -> E | None:
        """A Markdown file: front matter by the strict reader, text with its structure."""
        front, body, first_line = split_front_matter(text, path)
        values, befunde = read_yaml(front, path, first_line=2)
        calls, refused_calls = parse_calls(body, path, first_line)
        self._befunde += [*befunde, *refused_calls]
        for name, value in {**extra, "text": None}.items():
            self._refuse_reserved(values, name, path)
            values[name] = value
        values["text"] = parse_markdown(body, path, first_line, calls)
        return self._build(record, values)

    def _refuse_reserved(self, values: dict[str, Any], name: str, path: str) -> None:
        if name in values:
            self._befunde.append(
                refusals.D05.befund(
                    values[PLACE_KEY].at(name),
                    f"Das Feld „{name}“ gibt es hier nicht.",
                    "Das Feld löschen; die Angabe folgt aus der Datei selbst.",
                )
            )

    def _check_id(self, record: Record, id: str) -> None:
        if record.id != id:
            self._befunde.append(
                refusals.D09.befund(
                    record.at("id"),
                    f"Die Kennung „{record.id}“ ist nicht der Name der Datei.",
                    f"„id: {id}“ schreiben oder die Datei in „{record.id}.yml“ umbenennen.",
                )
            )

    def _check_raum_ids(self, catalogues: dict[str, Any]) -> None:
        seen: dict[str, Record] = {}
        for kind in RAUM_KINDS:
            for record in catalogues[kind]:
                other = seen.setdefault(record.id, record)
                if other is not record:
                    self._befunde.append(
                        refusals.D10.befund(
                            record.at("id"),
                            f"Die Kennung „{record.id}“ ist schon vergeben, in"
                            f" {other.location.path}.",
                            "Eine der beiden Kennungen ändern.",
                        )
                    )

    def _check_required(self, catalogues: dict[str, Any]) -> None:
        for name in _REQUIRED:
            if not catalogues[name] and not any(kind == name for kind, _ in self._refused):
                self._befunde.append(
                    refusals.D11.befund(
                        Location(name),
                        "Der Ordner fehlt oder ist leer.",
                        "Den Ordner mit mindestens einer Datei anlegen.",
                    )
                )

    def _seiten(self) -> Iterator[Seite]:
        for entry in self._entries:
            if entry.path.startswith(_DOCS) and entry.path.endswith(".md"):
                pfad = entry.path.removeprefix(_DOCS)
                seite = self._seite(entry, pfad)
                if seite is None:
                    self._refused.add(("seiten", pfad))
                else:
                    yield seite

    def _seite(self, entry: SourceEntry, pfad: str) -> Seite | None:
        try:
            text, befunde = read_text(self._source, entry)
            self._befunde += befunde
            return self._page(text, entry.path, Seite, {"pfad": pfad})
        except Refused as refused:
            self._befunde.append(refused.befund)
            return None

    def _check_strays(self) -> None:
        """Files that no catalogue reads would be lost without a word."""
        known = {entry.path for kind in KINDS for entry in self._files(kind)} | {"insek.yml"}
        for entry in self._entries:
            is_page = entry.path.startswith(_DOCS) and entry.path.endswith(".md")
            if entry.path in known or is_page or entry.kind is EntryKind.FOLDER:
                continue
            in_place = entry.path.startswith("aenderungen/") or (
                entry.path.startswith(_DOCS) and entry.path.endswith(_PAGE_FILES)
            )
            if entry.kind is EntryKind.FILE and not in_place:
                self._befunde.append(_stray(entry))
            else:
                self._check_entry(entry)

    def _check_entry(self, entry: SourceEntry) -> None:
        try:
            check_entry(entry)
        except Refused as refused:
            self._befunde.append(refused.befund)


def _stray(entry: SourceEntry) -> Befund:
    folder, _, name = entry.path.rpartition("/")
    suffix = next((kind.suffix for kind in KINDS if kind.folder == folder), "")
    stem = name.rpartition(".")[0] or name
    better = f"„{stem}{suffix}“ umbenennen" if suffix else "den richtigen Ordner verschieben"
    return refusals.D14.befund(
        Location(entry.path), "Diese Datei gehört nicht hierher.", f"In {better} oder löschen."
    )
