"""Publishing in one go: make what is missing, put everything together, swap it in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run did: where the site stands, every file's size, and what was found."""

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
        parts = (workshop.fingerprint, workshop.outer_key(), str(compressed))
        whole = key(*parts, *(unit.key for unit in units))
        done = standing.last(root, target)
        if done and done.get("schluessel") == whole:
            return Published(
                folder=target, sizes=done["dateien"], made=0, changed=False, befunde=staende.befunde
            )
        missing = [unit for unit in units if not store.has(unit.name, unit.key)]
        if missing and only_join:
            raise PublishError(_shares_missing(missing))
        make_all(workshop, missing, store, processes=processes, report=report)
        fresh = exchange.fresh_folder(target)
        writer = Writer(fresh, target, compressed=compressed)
        for file in _everything(workshop, units, store):
            writer.write(*file)
        sizes = writer.finish()
        exchange.put_in_place(fresh, target)
        content = "" if staende.befunde else standing.content_key(root)
        record = {
            "schluessel": whole,
            "inhalt": content,
            "dateien": sizes,
            "komprimiert": compressed,
        }
        standing.remember(root, target, record)
        store.tidy((unit.name, unit.key) for unit in units)
        return Published(
            folder=target, sizes=sizes, made=len(missing), changed=True, befunde=staende.befunde
        )


def _everything(
    workshop: Workshop, units: Sequence[Unit], store: Store
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site; a result that is damaged is made again."""
    data, paths = {}, list[str]()
    for unit in units:
        bundle = store.get(unit.name, unit.key) or _mend(workshop, unit, store)
        data[unit.name] = bundle.data
        paths += bundle.files
        yield from bundle.files.items()
    yield from outer_files(workshop, data, paths)


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
