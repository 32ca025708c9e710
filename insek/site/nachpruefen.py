"""Whether a published site is what the repository gives: every file of it, and every word."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from insek import addresses
from insek.loading.register import load_register
from insek.loading.register_history import rewritten
from insek.model.stand import ENTWURF, Stand
from insek.site import manifest
from insek.site.ergebnis import Abweichung, Ergebnis, Teil, other_versions, register_part, strangers
from insek.site.errors import PublishError
from insek.site.origin import Origin, sums_of
from insek.site.page_words import PageWords
from insek.site.publish.units import Unit
from insek.site.publish.workshop import Workshop
from insek.site.publish.writer import SUMS
from insek.site.publish.yard import outer_files
from insek.site.same_file import difference, unpacked
from insek.site.source_words import lost_words

Report = Callable[[str, int, int], None]
"""Called when something is done: what it was, how much of it is done and how much there is."""


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
        workshop = Workshop(root, Path(folder) if fresh else None)
        staende = workshop.staende
        if not staende.jahrgaenge and not staende.befunde:
            raise PublishError(
                "Das Register nennt keinen Jahrgang. → In den Ordner des Repositorys wechseln."
            )
        workshop.make_missing(workshop.units, processes=processes, report=_named(report))
        teile = tuple(_Check(origin, workshop, report).parts())
    history = rewritten(root, load_register(root).register)
    return Ergebnis(staende.befunde, (*teile, *register_part(history)))


def _named(report: Report) -> Callable[[Unit, int, int], None]:
    return lambda unit, done, total: report(f"{unit.label} nachgebaut", done, total)


class _Check:
    """One run: the published site, what the repository gives, and what was seen so far."""

    def __init__(self, origin: Origin, workshop: Workshop, report: Report) -> None:
        self._origin, self._workshop, self._report = origin, workshop, report
        self._sums = sums_of(origin.read(SUMS) or b"")
        self._listed = origin.paths()
        self._expected: set[str] = {SUMS}
        self._open: set[str] = set()
        self._wrong_sums: list[Abweichung] = []
        self._foreign = False
        draft = workshop.staende.staende[-1]
        told = self._manifest(draft.name)
        self._stale = told is not None and told.get("baum") != draft.baum

    def _manifest(self, name: str) -> dict[str, Any] | None:
        return manifest.read_manifest(self._origin.read(f"{name}/{manifest.NAME}") or b"")

    def parts(self) -> Iterator[Teil]:
        """Every part of the site, one after the other."""
        data: dict[str, Mapping[str, Any]] = {}
        paths: list[str] = []
        units = self._workshop.units
        for number, unit in enumerate(units, 1):
            bundle = self._workshop.get(unit)
            data[unit.name] = bundle.data
            paths += bundle.files
            yield from self._unit(unit, bundle.files)
            self._report(f"{unit.label} verglichen", number, len(units) + 1)
        outer = dict(outer_files(self._workshop, data, paths))
        yield from self._outer(outer)
        self._report("Übersichten und Gestaltung verglichen", len(units) + 1, len(units) + 1)
        yield from self._left()
        yield from self._sums_part()

    def _unit(self, unit: Unit, files: Mapping[str, bytes]) -> Iterator[Teil]:
        if self._stale and ENTWURF in (unit.old.name, unit.new.name if unit.new else ""):
            self._unjudged(files)
            self._open.add(unit.folder)
            return
        if unit.new is None:
            yield self._stand(unit.old, files)
        else:
            yield self._compared(unit.label, files, foreign=self._foreign)

    def _unjudged(self, files: Mapping[str, bytes]) -> None:
        """Files that may be there, whatever they hold."""
        self._expected |= files.keys() | {f"{path}.gz" for path in files}

    def _stand(self, stand: Stand, files: Mapping[str, bytes]) -> Teil:
        others = other_versions(self._workshop.root, self._manifest(stand.name))
        self._foreign |= bool(others)
        pages: dict[str, PageWords] = {}
        teil = self._compared(stand.titel, files, foreign=bool(others), pages=pages)
        lost = tuple(self._lost(stand, files, pages))
        return replace(
            teil, abweichungen=(*teil.abweichungen, *lost), hinweise=(others,) if others else ()
        )

    def _lost(
        self, stand: Stand, files: Mapping[str, bytes], pages: Mapping[str, PageWords]
    ) -> Iterator[Abweichung]:
        """What the sources say and the pages do not; a page that was lost is told elsewhere."""
        own = {path.removeprefix(f"{stand.name}/"): words for path, words in pages.items()}
        for said in lost_words(self._workshop.plans.of(stand), own):
            page = addresses.in_stand(stand.name, said.page)
            if page in pages or f"{page}index.html" not in files:
                what = f"Ein Text aus {said.location} steht nicht auf der Seite"
                yield Abweichung(page, f"{what}: „{said.text[:200]}“.")

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
        self._unjudged(rest)
        folders = {f"{path.partition('/')[0]}/" for path in rest if "/" in path}
        self._open |= folders - {"vergleich/"}
        hint = (
            "Der Entwurf auf der Website ist nicht der im Repository. Er, seine Vergleiche und die"
            " Übersichten ändern sich laufend und wurden nicht verglichen."
        )
        yield Teil(titel="Entwurf, Übersichten und Verlauf", dateien=0, hinweise=(hint,))

    def _left(self) -> Iterator[Teil]:
        """What stands on the site and belongs to nothing."""
        unknown = self._listed - self._expected
        left = sorted(path for path in unknown if not path.startswith(tuple(self._open)))
        if left:
            found = tuple(strangers(left, (unit.folder for unit in self._workshop.units)))
            yield Teil(titel="Was nicht hierher gehört", dateien=0, abweichungen=found)

    def _sums_part(self) -> Iterator[Teil]:
        found = self._wrong_sums
        if not self._sums:
            found = [Abweichung(SUMS, "Die Liste der Prüfsummen fehlt auf der Website.")]
        gone = sorted(self._sums.keys() - self._listed)
        found += [Abweichung(path, f"Die Datei steht in {SUMS} und fehlt.") for path in gone]
        yield Teil(titel="Prüfsummen", dateien=len(self._sums), abweichungen=tuple(found))
