"""Files to Plan: every record with its place, every refusal collected, nothing stops early."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from insek.loading import refusals
from insek.loading.assets import check_asset, is_asset
from insek.loading.daneben import misplaced_folders
from insek.loading.fehlend import missing_folders, missing_pages
from insek.loading.files import check_entry
from insek.loading.known import Known
from insek.loading.names import check_name, free_name, is_misnamed
from insek.loading.reader import Memory, Reader
from insek.loading.strict_yaml import Refused
from insek.model.aenderung import Aenderung
from insek.model.befund import Befund
from insek.model.katalog import Katalog
from insek.model.kinds import KINDS, RAUM_KINDS, Kind
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.seite import Seite
from insek.model.stadt import UNKNOWN, Stadt
from insek.sources import DOCS, FILES, SETTINGS, EntryKind, Source, SourceEntry

_ENDINGS = {".yml": (".yaml", ".yml.txt", ".yaml.txt"), ".md": (".markdown", ".md.txt")}
"""What is written for the ending of a file, or put behind it by an editor."""
_OFFICE = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".xls", ".xlsx", ".ods")
"""What no other name makes a text."""
_REQUIRED = ("fachteile", "ziele")
_NUMBERED = ("fachteile", "herausforderungen")
_AENDERUNG = re.compile(r"aenderungen/(\d{4})/([^/]+)\.yml")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and what could not be."""

    plan: Plan
    befunde: tuple[Befund, ...]


def load_plan(source: Source, memory: Memory | None = None, known: Known | None = None) -> Loaded:
    """Read one state of the content completely, whatever is wrong with single files.

    States that are read with the same ``memory`` share the records of files they share;
    ``known`` is what files said that were read before, and learns what those said that are read.
    """
    return _PlanLoader(source, memory, known).load()


def plan_later(source: Source, memory: Memory, known: Known) -> Plan:
    """The plan of a state in which nothing was wrong when it was last read.

    Each catalogue is read when somebody first asks for one of its records.
    """
    return _PlanLoader(source, memory, known).later()


def load_aenderungen(
    source: Source, memory: Memory, known: Known | None = None
) -> tuple[Aenderung, ...]:
    """Only the reasons for changes that a state gives; what is wrong with them is not told."""
    return tuple(_PlanLoader(source, memory, known).aenderungen())


class _PlanLoader:
    """Reads one source; collects Befunde and refused ids on the way."""

    def __init__(self, source: Source, memory: Memory | None, known: Known | None = None) -> None:
        self._source = source
        self._entries = source.entries()
        self._paths = {entry.path for entry in self._entries}
        self._reader = Reader(source, memory, known)
        self._befunde = self._reader.befunde
        self._refused: set[tuple[str, str]] = set()

    def load(self) -> Loaded:
        stadt = self._stadt()
        catalogues: dict[str, Any] = {kind.name: Katalog(self._ordered(kind)) for kind in KINDS}
        self._check_raum_ids(catalogues)
        self._check_required(catalogues)
        seiten = Katalog(self._seiten())
        aenderungen = tuple(self.aenderungen())
        self._check_strays()
        plan = Plan(
            stadt=stadt,
            seiten=seiten,
            aenderungen=aenderungen,
            refused=frozenset(self._refused),
            beilagen=self._beilagen(),
            **catalogues,
        )
        self._befunde += [*missing_pages(self._paths), *missing_folders(plan, self._paths)]
        self._befunde += misplaced_folders(self._source, self._paths)
        return Loaded(plan, tuple(stadt.weigh(befund) for befund in self._befunde))

    def later(self) -> Plan:
        catalogues: dict[str, Any] = {
            kind.name: Katalog.later(partial(self._ordered, kind)) for kind in KINDS
        }
        return Plan(
            stadt=self._stadt(),
            seiten=Katalog.later(self._seiten),
            aenderungen=tuple(self.aenderungen()),
            beilagen=self._beilagen(),
            **catalogues,
        )

    def _beilagen(self) -> frozenset[str]:
        return frozenset(path.removeprefix(DOCS) for path in self._paths if is_asset(path))

    def _stadt(self) -> Stadt:
        entry = next((entry for entry in self._entries if entry.path == SETTINGS), None)
        if entry is None:
            self._befunde.append(
                refusals.D11.befund(
                    Location(SETTINGS),
                    "Die Datei fehlt.",
                    "Sie anlegen; das Redaktionshandbuch beschreibt ihre Felder.",
                )
            )
            return UNKNOWN
        return self._reader.read(entry, Stadt) or UNKNOWN

    def _ordered(self, kind: Kind) -> Iterable[Any]:
        """The records of a kind; those that bear numbers by their number."""
        records = self._records(kind)
        return sorted(records, key=attrgetter("nr")) if kind.name in _NUMBERED else records

    def _records(self, kind: Kind) -> Iterator[Record]:
        self._refused |= {(kind.name, id) for id in self._otherwise_named(kind)}
        for entry in self._files(kind):
            id = entry.path.rsplit("/", 1)[1].removesuffix(kind.suffix)
            given = {"id": id} if kind.suffix == ".md" else {}
            record = self._reader.read(entry, kind.record, given)
            if record is not None:
                self._reader.check_id(record, id)
            if record is None or record.id != id:
                self._refused.add((kind.name, id))
            if record is not None:
                yield record

    def _otherwise_named(self, kind: Kind) -> Iterator[str]:
        """The ids of files that only their ending keeps from being read."""
        for entry in self._entries:
            folder, _, name = entry.path.rpartition("/")
            if folder == kind.folder and name.endswith(_ENDINGS[kind.suffix]):
                yield name.partition(".")[0]

    def _files(self, kind: Kind) -> Iterator[SourceEntry]:
        for entry in self._entries:
            folder, _, name = entry.path.rpartition("/")
            if folder == kind.folder and name.endswith(kind.suffix):
                yield entry

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
            if entry.path.startswith(DOCS) and entry.path.endswith(".md"):
                pfad = entry.path.removeprefix(DOCS)
                seite = self._reader.read(entry, Seite, {"pfad": pfad})
                if seite is None or is_misnamed(entry.path):
                    self._refused.add(("seiten", pfad))
                else:
                    yield seite

    def aenderungen(self) -> Iterator[Aenderung]:
        """The reasons for changes, one folder a Jahrgang."""
        for entry in self._entries:
            match = _AENDERUNG.fullmatch(entry.path)
            if match:
                found = self._reader.read(entry, Aenderung, {"jahrgang": match[1]})
                if found:
                    self._reader.check_id(found, match[2])
                    yield found

    def _check_strays(self) -> None:
        """Files that no catalogue reads would be lost without a word."""
        known = {entry.path for kind in KINDS for entry in self._files(kind)}
        known |= set(FILES)
        for entry in self._entries:
            misnamed = [*check_name(entry, self._paths)]
            self._befunde += misnamed
            is_page = entry.path.startswith(DOCS) and entry.path.endswith(".md")
            if entry.path in known or is_page or entry.kind is EntryKind.FOLDER:
                continue
            if is_asset(entry.path):
                self._befunde += check_asset(self._source, entry)
            elif entry.kind is EntryKind.FILE and not _AENDERUNG.fullmatch(entry.path):
                self._befunde += () if misnamed else (self._stray(entry),)
            else:
                self._check_entry(entry)

    def _stray(self, entry: SourceEntry) -> Befund:
        folder, _, name = entry.path.rpartition("/")
        suffix = next((kind.suffix for kind in KINDS if kind.folder == folder), "")
        stem = (name.rpartition(".")[0] or name).removesuffix(suffix)
        free = free_name(stem, lambda name: f"{folder}/{name}{suffix}" in self._paths)
        remedy = "In den richtigen Ordner verschieben oder löschen."
        if suffix and name.endswith(_OFFICE):
            remedy = f"Den Inhalt in eine neue Datei „{free}{suffix}“ schreiben und diese löschen."
        elif suffix:
            remedy = f"In „{free}{suffix}“ umbenennen oder löschen."
        return refusals.D14.befund(
            Location(entry.path), "Diese Datei gehört nicht hierher.", remedy
        )

    def _check_entry(self, entry: SourceEntry) -> None:
        try:
            check_entry(entry)
        except Refused as refused:
            self._befunde.append(refused.befund)
