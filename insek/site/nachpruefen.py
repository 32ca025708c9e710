"""Whether a published site is what the repository gives: every file of it, and every word."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from insek.loading.register import load_register
from insek.loading.register_history import Rewritten, rewritten
from insek.model.befund import Befund
from insek.model.stand import ENTWURF, Stand
from insek.site import manifest
from insek.site.errors import PublishError
from insek.site.origin import Origin, sums_of
from insek.site.page_words import PageWords
from insek.site.publish import standing
from insek.site.publish.staende import all_staende
from insek.site.publish.store import Bundle, Store
from insek.site.publish.workers import make_all
from insek.site.publish.workshop import Unit, Workshop
from insek.site.publish.writer import SUMS
from insek.site.publish.yard import outer_files
from insek.site.same_file import difference, unpacked
from insek.site.source_words import lost_words

Report = Callable[[str, int, int], None]
"""Called when something is done: what it was, how much of it is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Abweichung:
    """Something that is not as the repository has it; ``ort`` is a file or what else is meant."""

    ort: str
    satz: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teil:
    """A part of the site: how many files it has, what differs, and what was not judged."""

    titel: str
    dateien: int
    abweichungen: tuple[Abweichung, ...] = ()
    hinweise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What a check found in the repository's register and in each part of the site."""

    befunde: tuple[Befund, ...]
    teile: tuple[Teil, ...]

    @property
    def gleich(self) -> bool:
        """Whether the site is what the repository gives."""
        return not self.befunde and not any(teil.abweichungen for teil in self.teile)


def nachpruefen(
    root: Path, origin: Origin, *, processes: int, report: Report, fresh: bool = False
) -> Ergebnis:
    """Make every file anew from git and hold it against the published one.

    What earlier runs have made is taken from the cache, unless ``fresh``.

    Raises:
        OriginError: the site cannot be read.
        PublishError: the register names no Jahrgang that could be checked.
        BuildError: a Stand could not be built.
    """
    with TemporaryDirectory(prefix="insek-") as folder:
        store = Store(Path(folder) if fresh else standing.cache_folder(root))
        staende = all_staende(root)
        if not staende.jahrgaenge and not staende.befunde:
            raise PublishError(
                "Das Register nennt keinen Jahrgang. → In den Ordner des Repositorys wechseln."
            )
        workshop = Workshop(root, staende, store)
        units = workshop.units()
        missing = [unit for unit in units if not store.has(unit.name, unit.key)]
        make_all(workshop, missing, store, processes=processes, report=_named(report))
        teile = tuple(_Check(origin, workshop, store, report).parts(units))
    history = rewritten(root, load_register(root).register)
    return Ergebnis(staende.befunde, (*teile, *_register(history)))


def _named(report: Report) -> Callable[[Unit, int, int], None]:
    return lambda unit, done, total: report(f"{unit.label} nachgebaut", done, total)


class _Check:
    """One run: the published site, what the repository gives, and what was seen so far."""

    def __init__(self, origin: Origin, workshop: Workshop, store: Store, report: Report) -> None:
        self._origin, self._workshop, self._store = origin, workshop, store
        self._report = report
        self._sums = sums_of(origin.read(SUMS) or b"")
        self._listed = origin.paths()
        self._expected: set[str] = {SUMS}
        self._open: set[str] = set()
        self._wrong_sums: list[Abweichung] = []
        self._foreign = False
        draft = workshop.staende.staende[-1]
        told = self._manifest(draft.name)
        self._stale = "" if told is None or told.get("baum") == draft.baum else draft.baum

    def _manifest(self, name: str) -> dict[str, Any] | None:
        return manifest.read_manifest(self._origin.read(f"{name}/{manifest.NAME}") or b"")

    def parts(self, units: Iterable[Unit]) -> Iterator[Teil]:
        """Every part of the site, one after the other."""
        data: dict[str, Mapping[str, Any]] = {}
        paths: list[str] = []
        units = tuple(units)
        for number, unit in enumerate(units, 1):
            bundle = self._store.get(unit.name, unit.key) or self._made(unit)
            data[unit.name] = bundle.data
            paths += bundle.files
            yield from self._unit(unit, bundle.files)
            self._report(f"{unit.label} verglichen", number, len(units) + 1)
        outer = dict(outer_files(self._workshop, data, paths))
        yield from self._outer(outer)
        self._report("Übersichten und Gestaltung verglichen", len(units) + 1, len(units) + 1)
        yield from self._left()
        yield from self._sums_part()

    def _made(self, unit: Unit) -> Bundle:
        bundle = self._workshop.make(unit)
        self._store.put(unit.name, unit.key, bundle)
        return bundle

    def _unit(self, unit: Unit, files: Mapping[str, bytes]) -> Iterator[Teil]:
        if self._stale and ENTWURF in (unit.old.name, unit.new.name if unit.new else ""):
            self._open.add(f"{next(iter(files)).rpartition('/')[0]}/" if unit.new else "entwurf/")
            self._expected |= files.keys()
            return
        if unit.new is None:
            yield self._stand(unit.old, files)
        else:
            yield self._compared(unit.label, files, foreign=self._foreign)

    def _stand(self, stand: Stand, files: Mapping[str, bytes]) -> Teil:
        told = self._manifest(stand.name)
        others = _other_versions(self._workshop.root, told)
        self._foreign |= bool(others)
        pages: dict[str, PageWords] = {}
        teil = self._compared(stand.titel, files, foreign=bool(others), pages=pages)
        own = {path.removeprefix(f"{stand.name}/"): words for path, words in pages.items()}
        lost = (
            Abweichung(
                f"{stand.name}/{said.page}",
                f"Ein Text aus {said.location} steht nicht auf der Seite: „{said.text[:200]}“.",
            )
            for said in lost_words(self._workshop.plan(stand), own)
        )
        lost_here = tuple(lost) if pages else ()
        hints = (f"{others} Verglichen wurden deshalb die Wörter, nicht die Darstellung.",)
        return Teil(
            titel=teil.titel,
            dateien=teil.dateien,
            abweichungen=(*teil.abweichungen, *lost_here),
            hinweise=hints if others else (),
        )

    def _compared(
        self,
        titel: str,
        files: Mapping[str, bytes],
        *,
        foreign: bool,
        pages: dict[str, PageWords] | None = None,
    ) -> Teil:
        """Hold files against what was published; ``pages`` is filled with the words of pages."""
        self._expected |= files.keys()
        found: list[Abweichung] = []
        present = 0
        for path, content in self._origin.read_all(files):
            if content is None:
                found.append(Abweichung(path, "Die Datei fehlt auf der Website."))
                continue
            present += 1
            self._check_sum(path, content)
            wrong = difference(path, content, files[path], foreign=foreign)
            if wrong:
                found.append(Abweichung(path, wrong))
            if pages is not None and path.endswith(".html"):
                address = path.removesuffix("index.html")
                pages[address] = PageWords(content.decode("utf-8", "replace"))
            found += self._packed(path, content)
        if files and not present:
            found = [Abweichung(titel, "Dieser Teil fehlt auf der Website ganz.")]
        return Teil(titel=titel, dateien=len(files), abweichungen=tuple(found))

    def _packed(self, path: str, content: bytes) -> Iterator[Abweichung]:
        """The compressed form, which web servers deliver instead of the file."""
        name = f"{path}.gz"
        if name not in self._listed or name in self._expected:
            return
        self._expected.add(name)
        packed = self._origin.read(name)
        if packed is not None:
            self._check_sum(name, packed)
            if unpacked(packed) != content:
                yield Abweichung(name, "Die komprimierte Fassung enthält etwas anderes.")

    def _check_sum(self, path: str, content: bytes) -> None:
        if not self._sums:
            return
        if path not in self._sums:
            self._wrong_sums.append(Abweichung(path, f"Die Datei steht nicht in {SUMS}."))
        elif self._sums[path] != hashlib.sha256(content).hexdigest():
            self._wrong_sums.append(Abweichung(path, f"Die Prüfsumme in {SUMS} ist eine andere."))

    def _outer(self, outer: Mapping[str, bytes]) -> Iterator[Teil]:
        theme = {path: content for path, content in outer.items() if path.startswith("assets/")}
        rest = {path: content for path, content in outer.items() if path not in theme}
        yield self._compared("Gestaltung", theme, foreign=self._foreign)
        if not self._stale:
            yield self._compared("Übersichten und Verlauf", rest, foreign=self._foreign)
            return
        self._expected |= rest.keys()
        self._open |= {f"{path.partition('/')[0]}/" for path in rest if "/" in path} - {
            "vergleich/"
        }
        hint = (
            "Der Entwurf auf der Website ist nicht der im Repository. Er, seine Vergleiche und die"
            " Übersichten ändern sich laufend und wurden nicht verglichen."
        )
        yield Teil(titel="Entwurf, Übersichten und Verlauf", dateien=0, hinweise=(hint,))

    def _left(self) -> Iterator[Teil]:
        """What stands on the site and belongs to nothing."""
        years = {str(jahr) for jahr in self._workshop.staende.jahrgaenge}
        left = sorted(self._listed - self._expected)
        found = [
            Abweichung(path, _not_ours(path, years))
            for path in left
            if not path.startswith(tuple(self._open)) and path.removesuffix(".gz") not in self._open
        ]
        found = [a for a in found if a.ort.removesuffix(".gz") not in self._expected]
        if found:
            yield Teil(titel="Was nicht hierher gehört", dateien=0, abweichungen=tuple(found))

    def _sums_part(self) -> Iterator[Teil]:
        found = self._wrong_sums
        if not self._sums:
            found = [Abweichung(SUMS, "Die Liste der Prüfsummen fehlt auf der Website.")]
        gone = sorted(self._sums.keys() - self._listed)
        found += [Abweichung(path, f"Die Datei steht in {SUMS} und fehlt.") for path in gone]
        yield Teil(titel="Prüfsummen", dateien=len(self._sums), abweichungen=tuple(found))


def _not_ours(path: str, years: set[str]) -> str:
    folder = path.partition("/")[0]
    if folder in years:
        return f"Die Datei gehört nicht zum Jahrgang {folder}."
    if folder.isdigit():
        return f"Einen Jahrgang {folder} gibt es im Register nicht oder nicht unverändert."
    return "Die Datei gibt es im Repository nicht."


def _other_versions(root: Path, told: Mapping[str, Any] | None) -> str:
    """With what else a Stand was built than with what stands here; empty if with the same."""
    if told is None:
        return ""
    there, here = told.get("werkzeuge"), manifest.versions()
    if not isinstance(there, dict):
        there = {}
    others = [
        f"{name} {there.get(name, 'ohne Angabe')} statt {version}"
        for name, version in here.items()
        if there.get(name) != version
    ]
    if told.get("programm") != manifest.program_id(root):
        others.append("anderer Stand von Programm, Gestaltung oder mkdocs.yml")
    return f"Gebaut mit anderen Fassungen: {', '.join(others)}." if others else ""


def _register(history: Iterable[Rewritten]) -> Iterator[Teil]:
    """Entries of the register that once said something else."""
    found = tuple(
        Abweichung(
            f"jahrgaenge.yml, Jahrgang {change.jahr}",
            f"{change.fact} war bis zum {change.commit.date} (Commit {change.commit.id[:12]})"
            f" „{change.before}“, jetzt {f'„{change.now}“' if change.now else 'fehlt die Angabe'}.",
        )
        for change in history
    )
    if found:
        yield Teil(titel="Register", dateien=1, abweichungen=found)
