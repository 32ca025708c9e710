"""The plans of all Stände, each read when it is first needed."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any

from insek.loading import load_plan
from insek.loading.known import Known
from insek.loading.plan import Loaded, load_aenderungen, plan_later
from insek.loading.reader import Memory
from insek.model.aenderung import Aenderung
from insek.model.fachteil import Fachteil
from insek.model.plan import Plan
from insek.model.stand import Stand
from insek.site.publish.fingerprint import key
from insek.site.publish.staende import Staende, revisions_of
from insek.site.publish.store import Bundle, Store
from insek.sources import DOCS, Source

_SAID, _SOUND = "gesagt", "heil"
"""What is kept of a Stand: what its files said, and its tree if nothing was wrong with it."""


class Plans:
    """What Stände have in common is read once.

    ``kept`` is where files that were read are kept, ``fingerprint`` tells by which program.
    """

    def __init__(
        self, root: Path, staende: Staende, kept: Store, fingerprint: Callable[[], str]
    ) -> None:
        self._kept, self._fingerprint = kept, fingerprint
        self._staende = staende
        *adopted, today = staende.staende
        self._sources = {**revisions_of(root, adopted), today.name: staende.tree}
        self._memory: Memory = {}
        self._loaded: dict[str, Loaded] = {}
        self._before: dict[str, Mapping[str, Any]] = {}
        self._reasons: dict[str, tuple[Aenderung, ...]] = {}

    def source(self, stand: Stand) -> Source:
        """Where the content of a Stand is read."""
        return self._sources[stand.name]

    def loaded(self, stand: Stand) -> Loaded:
        """The plan of a Stand, and what was refused on the way."""
        if not self.has(stand):
            known, source, memory = self._known(stand), self.source(stand), self._memory
            if stand.jahrgang and self._read_before(stand).get(_SOUND) == stand.baum:
                self._loaded[stand.name] = Loaded(plan_later(source, memory, known), ())
            else:
                self._loaded[stand.name] = loaded = load_plan(source, memory, known)
                self._keep(stand, loaded, known)
        return self._loaded[stand.name]

    def _keep(self, stand: Stand, loaded: Loaded, known: Known) -> None:
        """Keep what the files of a Stand said, and whether nothing was wrong with any of them."""
        is_sound = not (loaded.befunde or loaded.plan.refused)
        told = {_SAID: known.as_json(), _SOUND: stand.baum if is_sound else ""}
        if told != self._read_before(stand):
            self._kept.put(*self.kept_as(stand), Bundle({}, told))

    def _known(self, stand: Stand) -> Known:
        return Known(self._read_before(stand).get(_SAID))

    def _read_before(self, stand: Stand) -> Mapping[str, Any]:
        """What an earlier run kept of a Stand."""
        if stand.name not in self._before:
            self._before[stand.name] = self._kept.data(*self.kept_as(stand)) or {}
        return self._before[stand.name]

    def kept_as(self, stand: Stand) -> tuple[str, str]:
        """The name and the key under which the files of a Stand are kept."""
        return f"{stand.name}-gelesen", self._fingerprint()

    def has(self, stand: Stand) -> bool:
        """Whether the plan of a Stand was needed so far."""
        return stand.name in self._loaded

    def of(self, stand: Stand) -> Plan:
        """The plan of a Stand."""
        return self.loaded(stand).plan

    def reasons(self, stand: Stand) -> tuple[Aenderung, ...]:
        """The reasons that a Stand gives; they are read alone where its plan is not needed."""
        if self.has(stand):
            return self.of(stand).aenderungen
        if stand.name not in self._reasons:
            source, known = self.source(stand), self._known(stand)
            self._reasons[stand.name] = load_aenderungen(source, self._memory, known)
        return self._reasons[stand.name]

    def pages(self, stand: Stand) -> frozenset[str]:
        """The written pages of a Stand, by their path below ``docs/``, whether sound or not."""
        paths = (entry.path for entry in self.source(stand).entries())
        return frozenset(path.removeprefix(DOCS) for path in paths if path.startswith(DOCS))

    @property
    def today(self) -> Plan:
        """The plan of the Entwurf: it tells what the city is called, and what pages it has."""
        return self.of(self._staende.staende[-1])

    def texts(self, stand: Stand) -> dict[str, str]:
        """A key of the text of every Fachteil of a Stand, by its id."""
        return {fachteil.id: key(fachteil.text.source) for fachteil in self.of(stand).fachteile}

    @cached_property
    def besides_texts(self) -> str:
        """A key of all content of the Entwurf but for the texts of its Fachteile.

        The headings of a text count: answers name the section that they point to.
        """
        fachteile = self.today.fachteile
        paths = {fachteil.location.path for fachteil in fachteile}
        ids = self._staende.tree.ids.items()
        others = (f"{path}:{id}" for path, id in sorted(ids) if path not in paths)
        names = [field.name for field in fields(Fachteil) if field.name not in ("place", "text")]
        fronts = (repr([getattr(f, name) for name in names]) for f in fachteile)
        headings = (repr([heading.title for heading in f.text.headings]) for f in fachteile)
        return key(*others, *fronts, *headings)

    def read_all(self) -> None:
        """Read every plan now, so that processes started later inherit them."""
        for stand in self._staende.staende:
            self.loaded(stand)
