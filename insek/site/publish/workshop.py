"""What a publication is made of: a unit for every Stand and for every two of them."""

import gzip
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from insek import addresses, git
from insek.compare.plan import compare_plans
from insek.loading import load_plan
from insek.loading.plan import Loaded
from insek.loading.reader import Memory
from insek.model.plan import Plan
from insek.model.stand import Stand
from insek.render import vergleich as voices
from insek.render.outer import Paar
from insek.render.verlauf_angaben import entries_of
from insek.render.verlauf_kapitel import chapters_of
from insek.site import manifest
from insek.site.frame import Frame
from insek.site.publish.fingerprint import fingerprint, key
from insek.site.publish.outer import frame_of, outer_facts
from insek.site.publish.staende import Staende, sources_of
from insek.site.publish.store import Bundle, Store
from insek.site.state import Edition, checked, read_assets
from insek.sources import CONTENT, Source

if TYPE_CHECKING:
    from insek.site.conversion import Conversions


WORDS = "V"
"""The rules that decide which words of a page are carried out; a Jahrgang is judged no more."""
_TEXTS = "texte"
"""The name under which converted texts are kept."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the site that is made and kept by itself.

    ``new`` is None for the pages of a single Stand. ``key`` names all that it is made from.
    """

    name: str
    key: str
    old: Stand
    new: Stand | None = None

    @property
    def label(self) -> str:
        """What a reader calls it."""
        return f"Vergleich {self.old.kurz}–{self.new.kurz}" if self.new else self.old.titel


class Workshop:
    """Makes units; plans are read when first needed and shared by all of them."""

    def __init__(self, root: Path, staende: Staende, store: Store) -> None:
        self.root, self.staende = root, staende
        self._store = store
        self._memory: Memory = {}
        self._loaded: dict[str, Loaded] = {}

    @cached_property
    def _conversions(self) -> "Conversions":
        """The texts that an earlier run converted for the Entwurf: most of them are still there."""
        from insek.site.conversion import Conversions

        return Conversions(self._store.data(_TEXTS, self.fingerprint))

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return sources_of(self.root, self.staende.staende)

    @cached_property
    def fingerprint(self) -> str:
        """The key of everything besides content."""
        return fingerprint(self.root)

    def units(self) -> tuple[Unit, ...]:
        """Every unit, those of single Stände first: they take longest."""
        singles = (Unit(s.name, self._key(s), s) for s in self.staende.staende)
        pairs = (
            Unit(f"{old.name}-{new.name}", self._pair_key(old, new), old, new)
            for old, new in self.staende.pairs()
        )
        return (*singles, *pairs)

    def _key(self, stand: Stand) -> str:
        return key(self.fingerprint, stand.baum, stand.commit, _told(stand))

    def _pair_key(self, old: Stand, new: Stand) -> str:
        between = [stand for stand in self.staende.staende if self._is_between(old, stand, new)]
        facts = key(*(self._key(stand) for stand in between))
        follows = str(self.staende.follows(old, new))
        return key(facts, self._around, old.commit, new.commit, follows)

    def _is_between(self, old: Stand, stand: Stand, new: Stand) -> bool:
        order = self.staende.staende
        return order.index(old) <= order.index(stand) <= order.index(new)

    def make(self, unit: Unit) -> Bundle:
        """The files and data of a unit."""
        return self._stand(unit.old) if unit.new is None else self._pair(unit.old, unit.new)

    def plan(self, stand: Stand) -> Plan:
        """The plan of a Stand."""
        return self._load(stand).plan

    def _load(self, stand: Stand) -> Loaded:
        if stand.name not in self._loaded:
            self._loaded[stand.name] = load_plan(self._sources[stand.name], self._memory)
        return self._loaded[stand.name]

    def _stand(self, stand: Stand) -> Bundle:
        from insek.site.build import build_edition  # the generator is loaded only to build

        source = self._sources[stand.name]
        edition = Edition(
            stand=stand,
            state=checked(self._load(stand), WORDS),
            assets=read_assets(source),
        )
        with tempfile.TemporaryDirectory(prefix="insek-") as folder:
            target = Path(folder)
            self._conversions.used.clear()
            build_edition(self.root, edition, target, self._conversions)
            if stand.jahrgang is None:
                stored = Bundle({}, self._conversions.as_json())
                self._store.put(_TEXTS, self.fingerprint, stored)
            files = {
                addresses.in_stand(stand.name, path.relative_to(target).as_posix()): (
                    path.read_bytes()
                )
                for path in target.rglob("*")
                if path.is_file()
            }
        told = manifest.manifest_of(self.root, stand, files)
        files[addresses.in_stand(stand.name, manifest.NAME)] = told
        return Bundle(files, {"eintraege": entries_of(stand, edition.state.plan)})

    def _pair(self, old: Stand, new: Stand) -> Bundle:
        paar = self.paar(old, new)
        address = addresses.vergleich(old.name, new.name)
        report = voices.as_json(paar.vergleich, paar.aenderungen)
        files = {f"{address}vergleich.json": report.encode()}
        if new.commit:
            difference = git.patch(self.root, old.commit, new.commit, CONTENT)
            files[f"{address}aenderungen.patch.gz"] = gzip.compress(difference, 6, mtime=0)
        for page in voices.vergleich_pages(paar):
            files[f"{page.address}index.html"] = self.frame.around(page).encode()
        facts: dict[str, Any] = {"schwaecher": len(paar.vergleich.weakenings)}
        if self.staende.follows(old, new):
            facts["kapitel"] = chapters_of(paar)
        return Bundle(files, facts)

    @cached_property
    def today(self) -> Plan:
        """The plan of the Entwurf: it tells what the city is called, and what pages it has."""
        return self.plan(self.staende.staende[-1])

    @cached_property
    def frame(self) -> Frame:
        """The theme around pages that stand outside every Stand."""
        return frame_of(self.root, self.today)

    @cached_property
    def _around(self) -> str:
        """The key of what the theme says around comparisons."""
        return key(repr(outer_facts(self.today)))

    def outer_key(self) -> str:
        """The key of what stands outside every unit: the register with its errata."""
        return key(*(repr(stand.jahrgang) for stand in self.staende.staende))

    def prepare(self, units: Sequence[Unit]) -> None:
        """Read what several processes will need, so that each inherits it."""
        for stand in self.staende.staende:
            self.plan(stand)
        if sum(unit.new is None for unit in units) > 1:
            import insek.site.build  # noqa: F401  (the generator takes half a second to load)

    def paar(self, old: Stand, new: Stand) -> Paar:
        """Two Stände with all that leads from one to the other."""
        between = [s for s in self.staende.staende if self._is_between(old, s, new)][1:]
        reasons = (reason for stand in between for reason in self.plan(stand).aenderungen)
        commits = (
            git.commits_between(self.root, old.commit, new.commit, CONTENT) if new.commit else ()
        )
        return Paar(
            alt=old,
            neu=new,
            vergleich=compare_plans(self.plan(old), self.plan(new)),
            aenderungen=tuple(reasons),
            jahrgaenge=self.staende.jahrgaenge,
            commits=tuple(commits),
        )


def _told(stand: Stand) -> str:
    """What the register says of a Stand on its own pages; errata stand elsewhere."""
    jahrgang = stand.jahrgang
    if jahrgang is None:
        return stand.name
    decided = jahrgang.beschluss
    facts = (decided.gremium, decided.vorlage, decided.datum, decided.url) if decided else ()
    told = (jahrgang.jahr, jahrgang.titel, jahrgang.art, jahrgang.datum, jahrgang.beispiel, *facts)
    return repr(tuple(str(fact) for fact in told))


def share(units: tuple[Unit, ...], part: int, parts: int) -> Iterator[Unit]:
    """Every so-many-th unit: the share of one of several machines."""
    return (unit for index, unit in enumerate(units) if index % parts == part - 1)
