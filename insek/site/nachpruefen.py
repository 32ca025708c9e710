"""Whether a published site is what the repository gives: every file of it, and every word."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from insek import addresses
from insek.loading.register import load_register
from insek.loading.register_history import rewritten
from insek.model.plan import Plan
from insek.model.stand import ENTWURF, Stand
from insek.site import manifest
from insek.site.ergebnis import Abweichung, Ergebnis, Teil, other_versions, register_part, strangers
from insek.site.errors import PublishError
from insek.site.file_check import FileCheck, Website, check_files, known_paths, published
from insek.site.origin import Origin
from insek.site.publish.units import Unit
from insek.site.publish.workshop import Workshop
from insek.site.publish.writer import SUMS
from insek.site.publish.yard import outer_files
from insek.site.source_words import lost_words

Progress = Callable[[str, int, int], None]
"""Called when something is done: what it was, how much of it is done and how much there is."""


def nachpruefen(
    root: Path, origin: Origin, *, processes: int, report: Progress, fresh: bool = False
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
        teile = _teile(published(origin), workshop, report)
    history = rewritten(root, load_register(root).register)
    return Ergebnis(staende.befunde, (*teile, *register_part(history)))


def _named(report: Progress) -> Callable[[Unit, int, int], None]:
    return lambda unit, done, total: report(f"{unit.label} nachgebaut", done, total)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sicht:
    """How a site is to be judged.

    ``others`` says for each Stand with what else it was built. The Entwurf is ``stale`` if it is
    not the one of the repository.
    """

    site: Website
    others: Mapping[str, str]
    stale: bool

    @property
    def foreign(self) -> bool:
        """Whether anything was built with something else."""
        return any(self.others.values())

    def judges(self, *staende: Stand | None) -> bool:
        """Whether what is made of these can be the same."""
        return not (self.stale and any(stand and stand.name == ENTWURF for stand in staende))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Geprueft:
    """What checking a part gave: what is told, which files may be there, which sums are wrong.

    In a folder that is ``open`` any file may be.
    """

    teil: Teil | None = None
    known: frozenset[str] = frozenset()
    wrong_sums: tuple[Abweichung, ...] = ()
    open: str = ""


def _teile(site: Website, workshop: Workshop, report: Progress) -> tuple[Teil, ...]:
    """Every part of the site, one after the other."""
    sicht = _sicht(site, workshop)
    units, data, paths = workshop.units, dict[str, Mapping[str, Any]](), list[str]()
    checked: list[_Geprueft] = []
    for number, unit in enumerate(units, 1):
        made = workshop.get(unit)
        data[unit.name] = made.data
        paths += made.files
        checked.append(_unit(sicht, workshop, unit, made.files))
        report(f"{unit.label} verglichen", number, len(units) + 1)
    checked += _outer(sicht, dict(outer_files(workshop, data, paths)))
    report("Übersichten und Gestaltung verglichen", len(units) + 1, len(units) + 1)
    told = (each.teil for each in checked if each.teil)
    return (*told, *_left(site, checked, units), _sums(site, checked))


def _sicht(site: Website, workshop: Workshop) -> _Sicht:
    staende = workshop.staende.staende
    told = {stand.name: _manifest(site, stand) for stand in staende}
    draft = told[staende[-1].name]
    stale = draft is not None and draft.get("baum") != staende[-1].baum
    judged = (stand.name for stand in staende if not (stale and stand.name == ENTWURF))
    others = {name: other_versions(workshop.root, told[name]) for name in judged}
    return _Sicht(site=site, others=others, stale=stale)


def _manifest(site: Website, stand: Stand) -> dict[str, Any] | None:
    return manifest.read_manifest(site.origin.read(f"{stand.name}/{manifest.NAME}") or b"")


def _unit(sicht: _Sicht, workshop: Workshop, unit: Unit, files: Mapping[str, bytes]) -> _Geprueft:
    if not sicht.judges(unit.old, unit.new):
        return _Geprueft(known=known_paths(files), open=unit.folder)
    if unit.new is None:
        return _stand(sicht, workshop, unit.old, files)
    return _part(unit.label, check_files(sicht.site, files, foreign=sicht.foreign))


def _stand(
    sicht: _Sicht, workshop: Workshop, stand: Stand, files: Mapping[str, bytes]
) -> _Geprueft:
    others = sicht.others[stand.name]
    found = tuple(check_files(sicht.site, files, foreign=bool(others), with_words=True))
    lost = _lost(workshop.plans.of(stand), stand, found)
    return _part(stand.titel, found, lost, (others,) if others else ())


def _lost(plan: Plan, stand: Stand, found: Iterable[FileCheck]) -> Iterator[Abweichung]:
    """What the sources say and the pages do not; a page that is gone is told elsewhere."""
    gone = {file.path for file in found if not file.is_there}
    pages = {
        file.path.removesuffix("index.html").removeprefix(f"{stand.name}/"): file.words
        for file in found
        if file.words
    }
    for said in lost_words(plan, pages):
        page = addresses.in_stand(stand.name, said.page)
        if f"{page}index.html" not in gone:
            what = f"Ein Text aus {said.location} steht nicht auf der Seite"
            yield Abweichung(page, f"{what}: „{said.text[:200]}“.")


def _part(
    titel: str,
    checked: Iterable[FileCheck],
    lost: Iterable[Abweichung] = (),
    hinweise: tuple[str, ...] = (),
) -> _Geprueft:
    """A part of which every file was checked."""
    files = tuple(checked)
    found = tuple(abweichung for file in files for abweichung in file.abweichungen)
    if files and not any(file.is_there for file in files):
        found = (Abweichung(titel, "Dieser Teil fehlt auf der Website ganz."),)
    abweichungen = (*found, *lost)
    return _Geprueft(
        teil=Teil(titel=titel, dateien=len(files), abweichungen=abweichungen, hinweise=hinweise),
        known=frozenset(file.path for file in files)
        | known_paths(file.path for file in files if file.is_there),
        wrong_sums=tuple(wrong for file in files for wrong in file.wrong_sums),
    )


def _outer(sicht: _Sicht, outer: Mapping[str, bytes]) -> Iterator[_Geprueft]:
    theme = {path: content for path, content in outer.items() if path.startswith("assets/")}
    rest = {path: content for path, content in outer.items() if path not in theme}
    yield _part("Gestaltung", check_files(sicht.site, theme, foreign=sicht.foreign))
    if not sicht.stale:
        checked = check_files(sicht.site, rest, foreign=sicht.foreign)
        yield _part("Übersichten und Verlauf", checked)
        return
    folders = {f"{path.partition('/')[0]}/" for path in rest if "/" in path} - {"vergleich/"}
    yield from (_Geprueft(open=folder) for folder in sorted(folders))
    hint = (
        "Der Entwurf auf der Website ist nicht der im Repository. Er, seine Vergleiche und die"
        " Übersichten ändern sich laufend und wurden nicht verglichen."
    )
    told = Teil(titel="Entwurf, Übersichten und Verlauf", dateien=0, hinweise=(hint,))
    yield _Geprueft(teil=told, known=known_paths(rest))


def _left(site: Website, checked: Iterable[_Geprueft], units: Iterable[Unit]) -> Iterator[Teil]:
    """What stands on the site and belongs to nothing."""
    unknown = site.listed.difference({SUMS}, *(each.known for each in checked))
    free = tuple(each.open for each in checked if each.open)
    left = sorted(path for path in unknown if not path.startswith(free))
    if left:
        found = tuple(strangers(left, (unit.folder for unit in units)))
        yield Teil(titel="Was nicht hierher gehört", dateien=0, abweichungen=found)


def _sums(site: Website, checked: Iterable[_Geprueft]) -> Teil:
    found = [wrong for each in checked for wrong in each.wrong_sums]
    if not site.sums:
        found = [Abweichung(SUMS, "Die Liste der Prüfsummen fehlt auf der Website.")]
    gone = sorted(site.sums.keys() - site.listed)
    found += [Abweichung(path, f"Die Datei steht in {SUMS} und fehlt.") for path in gone]
    return Teil(titel="Prüfsummen", dateien=len(site.sums), abweichungen=tuple(found))
