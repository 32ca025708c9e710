"""Publishing in one go: make what is missing, put everything together, swap it in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from insek.model.befund import Befund
from insek.site.errors import PublishError
from insek.site.publish import exchange, standing
from insek.site.publish.fingerprint import key
from insek.site.publish.settings import site_folder
from insek.site.publish.staende import all_staende
from insek.site.publish.store import Bundle, Store
from insek.site.publish.workers import make_all
from insek.site.publish.workshop import Unit, Workshop, share
from insek.site.publish.writer import SUMS, Writer
from insek.site.publish.yard import outer_files

Report = Callable[[Unit, int, int], None]
"""Called when a unit is finished, with how many are done and how many there are to make."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did: where the site stands, every file's size, and what was found.

    ``made`` counts the units that were made anew.
    """

    folder: Path
    sizes: Mapping[str, int]
    made: int
    changed: bool
    befunde: tuple[Befund, ...]


def make_share(
    root: Path, part: int, parts: int, *, processes: int, report: Report
) -> tuple[int, tuple[Befund, ...]]:
    """Make one of several shares and keep it in the cache; how many units it made."""
    store = Store(standing.cache_folder(root))
    workshop = Workshop(root, staende := all_staende(root), store)
    units = tuple(share(workshop.units(), part, parts))
    missing = [unit for unit in units if not store.has(unit.name, unit.key)]
    make_all(workshop, missing, store, processes=processes, report=report)
    return len(missing), staende.befunde


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
        BuildError: a Stand could not be built.
        OSError: the disk is full or may not be written.
    """
    target = (target or site_folder(root)).resolve()
    _refuse_foreign(target, root)
    cache = standing.cache_folder(root)
    with exchange.alone(cache / f"{standing.name_of(target)}.sperre"):
        exchange.clear_remains(target)
        store = Store(cache)
        workshop = Workshop(root, staende := all_staende(root), store)
        units = workshop.units()
        whole = key(
            workshop.fingerprint, workshop.outer_key(), str(compressed), *(u.key for u in units)
        )
        done = standing.last(root, target) or {}
        if done.get("schluessel") == whole:
            return Published(target, done["dateien"], 0, False, staende.befunde)
        missing = [unit for unit in units if not store.has(unit.name, unit.key)]
        if missing and only_join:
            raise PublishError(_shares_missing(missing))
        make_all(workshop, missing, store, processes=processes, report=report)
        former = done.get("stuecke", {}) if done.get("komprimiert") == compressed else {}
        sizes, parts = _replace(target, workshop, store, former, compressed=compressed)
        record = {
            "schluessel": whole,
            "inhalt": "" if staende.befunde else standing.content_key(root),
            "dateien": sizes,
            "komprimiert": compressed,
            "stuecke": parts,
        }
        standing.remember(root, target, record)
        store.tidy((unit.name, unit.key) for unit in units)
        return Published(target, sizes, len(missing), True, staende.befunde)


Parts = dict[str, tuple[str, list[str]]]
"""The key and the files of each unit, by its name."""


def _replace(
    target: Path, workshop: Workshop, store: Store, former: Parts, *, compressed: bool
) -> tuple[dict[str, int], Parts]:
    """Write the whole site beside the old one and let it take its place; sizes and parts."""
    fresh = exchange.fresh_folder(target)
    writer = Writer(fresh, target, compressed=compressed)
    parts = _write_units(writer, workshop, store, former)
    sizes = writer.finish()
    exchange.put_in_place(fresh, target)
    return sizes, parts


def _write_units(writer: Writer, workshop: Workshop, store: Store, former: Parts) -> Parts:
    """Write every file of the site; what a unit left unchanged is taken over from the former."""
    data: dict[str, Mapping[str, Any]] = {}
    parts: Parts = {}
    for unit in workshop.units():
        key, paths = former.get(unit.name, ("", []))
        told = store.data(unit.name, unit.key) if key == unit.key else None
        if told is None or not writer.keep(paths):
            bundle = store.get(unit.name, unit.key) or _mend(workshop, unit, store)
            for path, content in bundle.files.items():
                writer.write(path, content)
            told, paths = bundle.data, writer.written_since()
        data[unit.name], parts[unit.name] = told, (unit.key, paths)
    for path, content in outer_files(workshop, data, writer.paths):
        writer.write(path, content)
    return parts


def _mend(workshop: Workshop, unit: Unit, store: Store) -> Bundle:
    bundle = workshop.make(unit)
    store.put(unit.name, unit.key, bundle)
    return bundle


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
