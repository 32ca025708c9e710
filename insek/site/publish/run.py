"""Publishing in one go: make what is missing, put everything together, swap it in."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from insek.model.befund import Befund
from insek.site.errors import GateError, PublishError
from insek.site.gate.counting import counted
from insek.site.gate.inspection import Seen, inspect
from insek.site.gate.resolving import verdict
from insek.site.publish import exchange, standing
from insek.site.publish.fingerprint import key
from insek.site.publish.ground import remove_others
from insek.site.publish.settings import site_folder
from insek.site.publish.standing import Last, Part, Parts
from insek.site.publish.units import Unit, dealt, pairs_of, share
from insek.site.publish.workers import spread
from insek.site.publish.workshop import Report, Workshop
from insek.site.publish.writer import SUMS, Writer, Written, write_sums
from insek.site.publish.yard import STORIES, Yard


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did: where the site stands, every file's size, and what was found."""

    folder: Path
    sizes: Mapping[str, int]
    changed: bool
    befunde: tuple[Befund, ...]


def make_share(
    root: Path, part: int, parts: int, *, processes: int, report: Report
) -> tuple[int, tuple[Befund, ...]]:
    """Make one of several shares and keep it in the cache; how many units it made."""
    workshop = Workshop(root)
    units = share(workshop.units, part, parts)
    made = workshop.make_missing(units, processes=processes, report=report)
    return made, workshop.befunde


def publish(
    root: Path,
    target: Path | None = None,
    *,
    processes: int,
    report: Report,
    compressed: bool = False,
    only_join: bool = False,
) -> Published:
    """Bring the whole site up to date; the old one stays until the new one is complete.

    ``compressed`` writes a ``.gz`` beside every file that a web server would compress;
    ``only_join`` puts together what the cache holds and makes no unit itself.

    Raises:
        PublishError: the target is something else, or with ``only_join`` a share is missing.
        GateError: the finished site holds what must not go out; the old one stays.
        BuildError: a Stand could not be built.
        OSError: the disk is full or may not be written.
    """
    target = (target or site_folder(root)).resolve()
    _refuse_foreign(target, root)
    with exchange.alone(standing.lock(root, target)):
        exchange.clear_remains(target)
        workshop = Workshop(root)
        found = workshop.befunde
        content = "" if found else workshop.content_key
        whole = key(workshop.key, str(compressed))
        last = standing.last(root, target)
        if last and last.key == whole:
            standing.remember(root, target, replace(last, content=content))
            return Published(target, last.sizes, False, found)
        missing, rules = _missing(workshop, only_join=only_join), workshop.rules.key
        job = _Job(workshop, target, last, compressed=compressed)
        sizes = job.run(missing, processes, report)
        done = Last(str(target), whole, content, rules, compressed, sizes, job.parts)
        standing.remember(root, target, done)
        workshop.tidy()
        standing.tidy(root, target)
        return Published(target, sizes, True, found)


def _missing(workshop: Workshop, *, only_join: bool) -> list[Unit]:
    """The units that must be made; where none may be made, their lack is an error."""
    missing = workshop.missing(workshop.units)
    if missing and only_join:
        raise PublishError(_shares_missing(missing))
    return missing


@dataclass(frozen=True, slots=True)
class _Laid:
    """A unit whose files stand in the fresh folder, and what was seen in them.

    ``is_kept`` says that they were taken over from the former site, as they stood there.
    """

    files: tuple[Written, ...]
    seen: Seen
    is_kept: bool = False

    @property
    def paths(self) -> list[str]:
        """The paths of its files."""
        return [file.path for file in self.files]


class _Outside:
    """What stands outside every unit, made while others are still laid.

    The stories need what the Stände and the pairs of neighbours tell, everything else what all
    tell. The Entwurf may be the last to be finished; what it tells is known before.
    """

    def __init__(
        self, workshop: Workshop, put: Callable[[str, Iterable[tuple[str, bytes]]], _Laid]
    ) -> None:
        self._workshop, self._put = workshop, put
        staende, units = workshop.staende, workshop.units
        self._awaited = {unit.name for unit in units if not workshop.tells_before(unit)}
        near = {unit.name for unit in units if not unit.new or staende.follows(unit.old, unit.new)}
        self._near = near
        self._yard: Yard | None = None
        self._told: dict[str, Mapping[str, Any]] = {}
        self.laid: list[_Laid] = []

    def go_on(self, paths: Mapping[str, Sequence[str]]) -> None:
        """Make what can be made, once; ``paths`` are the files of units that have told their part."""
        if self._yard is None and paths.keys() >= self._awaited & self._near:
            self._hear(self._near | paths.keys())
            known = (path for name in self._awaited & self._near for path in paths[name])
            self._yard = Yard(self._workshop, self._told, frozenset(known))
            self.laid.append(self._put(STORIES, self._yard.stories()))
        if self._yard and len(self.laid) == 1 and paths.keys() >= self._awaited:
            self._hear(self._awaited)
            known = (path for name in self._awaited for path in paths[name])
            self.laid.append(self._put("", self._yard.rest(self._told, [*known])))

    def _hear(self, names: Collection[str]) -> None:
        """Ask the units with these names what they tell, those that were not asked before."""
        for unit in self._workshop.units:
            if unit.name in names and unit.name not in self._told:
                self._told[unit.name] = self._workshop.data(unit)


class _Job:
    """Fills a fresh folder beside the old site and lets it take its place."""

    def __init__(
        self, workshop: Workshop, target: Path, last: Last | None, *, compressed: bool
    ) -> None:
        self._workshop, self._target = workshop, target
        same = last and (last.rules, last.compressed) == (workshop.rules.key, compressed)
        self._former = last.parts if last and same else {}
        self._fresh = exchange.fresh_folder(target)
        self._writer = Writer(self._fresh, target, compressed=compressed)
        self.parts: Parts = {}

    def run(self, missing: Sequence[Unit], processes: int, report: Report) -> dict[str, int]:
        """Write every file of the site and let it out; their sizes by path.

        Raises:
            GateError: it holds what must not go out.
        """
        self._workshop.prepare(missing)
        laid = self._all_laid(missing, processes, report)
        files = [file for part in laid for file in part.files]
        self._pass_gate(laid, files)
        sizes = write_sums(self._fresh, files)
        remove_others(self._fresh, sizes.keys())
        exchange.put_in_place(self._fresh, self._target)
        return sizes

    def _all_laid(self, missing: Sequence[Unit], processes: int, report: Report) -> Sequence[_Laid]:
        """Every unit, as the workshop lists them, and what stands outside; missing ones first."""
        units, waiting = self._workshop.units, set(missing)
        stands = [unit for unit in missing if unit.new is None]
        pairs = pairs_of(missing, self._workshop.staende)
        rest = [unit for unit in units if unit not in waiting]
        order = (*dealt(stands, processes), *pairs, *rest)
        laid: dict[str, _Laid] = {}
        paths = {unit.name: before for unit in rest if (before := self._paths_before(unit))}
        outside = _Outside(self._workshop, self._put)
        for unit, result in spread(self._lay, order, processes=processes):
            laid[unit.name] = result
            paths[unit.name] = result.paths
            self.parts[unit.name] = Part(unit.key, result.paths, result.seen.to_json())
            if unit in waiting:
                waiting.remove(unit)
                report(unit, len(missing) - len(waiting), len(missing))
            outside.go_on(paths)
        return (*(laid[unit.name] for unit in units), *outside.laid)

    def _paths_before(self, unit: Unit) -> list[str]:
        """The files of a unit that stands as it is; none if it does not."""
        former = self._former.get(unit.name)
        return former.paths if former and former.key == unit.key else []

    def _lay(self, unit: Unit) -> _Laid:
        """Put the files of a unit into the fresh folder; unchanged ones are taken over."""
        kept = self._kept(unit)
        if kept:
            return kept
        return self._put(unit.folder, self._workshop.get(unit).files.items())

    def _kept(self, unit: Unit) -> _Laid | None:
        files = self._writer.keep(self._paths_before(unit))
        seen = self._former[unit.name].seen if files else {}
        return _Laid(files, Seen.from_json(seen), is_kept=True) if files else None

    def _put(self, folder: str, made: Iterable[tuple[str, bytes]]) -> _Laid:
        """Write files and look at them; ``folder`` belongs to them alone."""
        files = dict(made).items()
        return _Laid(tuple(self._writer.write(files)), inspect(folder, files, self._workshop.rules))

    def _pass_gate(self, laid: Sequence[_Laid], files: Sequence[Written]) -> None:
        """Let the site out; links between files that stood there are not followed again."""
        paths = {file.path for file in files}
        kept = {file.path for part in laid if part.is_kept for file in part.files}
        seen = [part.seen.besides(kept) if part.is_kept else part.seen for part in laid]

        def read(path: str) -> bytes:
            return (self._fresh / path).read_bytes()

        pages = [path for path in paths if path.endswith(".html")]
        count = partial(counted, pages=pages, read=read, rules=self._workshop.rules)
        found = verdict(seen, paths.__contains__, read, count)
        if found:
            raise GateError(found)


def _refuse_foreign(target: Path, root: Path) -> None:
    """Never replace a folder that holds anything but a site."""
    inside = target == root.resolve() or target in root.resolve().parents
    others = target.exists() and not target.is_dir()
    filled = target.is_dir() and any(target.iterdir())
    is_site = (target / SUMS).is_file() or (target / "404.html").is_file()
    if inside or others or (filled and not is_site):
        raise PublishError(
            f"„{target}“ ist keine Website; sie würde überschrieben."
            " → Einen anderen Ordner angeben oder diesen leeren."
        )


def _shares_missing(missing: Sequence[Unit]) -> str:
    names = ", ".join(unit.label for unit in missing[:5])
    more = f" und {len(missing) - 5} weitere" if len(missing) > 5 else ""
    return (
        f"Im Zwischenspeicher fehlen: {names}{more}."
        " → Alle Teile mit „insek veroeffentlichen --teil“ bauen und hierher kopieren."
    )
