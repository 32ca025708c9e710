"""Makes the units of a publication, and keeps what it made for the next run."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from insek import addresses
from insek.model.befund import Befund
from insek.model.plan import Plan
from insek.model.stand import ENTWURF, Stand
from insek.render.eingang import eingang_of
from insek.render.outer import OuterPage
from insek.render.verlauf_angaben import entries_of
from insek.site import manifest
from insek.site.frame import Frame
from insek.site.gate.rules import Rules, rules_for
from insek.site.layout import Made
from insek.site.publish import standing
from insek.site.publish.between import Between
from insek.site.publish.entwurf import Former
from insek.site.publish.fingerprint import fingerprint, key
from insek.site.publish.kept import KeptPages
from insek.site.publish.outer import frame_facts, frame_of, outer_facts
from insek.site.publish.pairs import Blank, Pairs
from insek.site.publish.plans import Plans
from insek.site.publish.settings import site_url
from insek.site.publish.staende import all_staende
from insek.site.publish.store import Bundle, Store
from insek.site.publish.units import Unit, pair_name, units_of
from insek.site.publish.workers import spread
from insek.site.state import Edition, State, checked, read_assets

if TYPE_CHECKING:
    from insek.site.conversion import Conversions

Report = Callable[[Unit, int, int], None]
"""Called when a unit is finished, with how many are done and how many there are to make."""

WORD_RULES = "V"
"""The rules that decide which words of a page are carried out; a Jahrgang is judged no more."""
_TEXTS = "texte"
"""The name under which converted texts are kept."""


class Workshop:
    """Makes the units of the site of a plan; ``cache`` is where results are kept between runs."""

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        self.root = root
        self.store = Store(cache or standing.cache_folder(root))
        self.staende = all_staende(root)
        self.plans = Plans(root, self.staende, self.store, lambda: self.fingerprint)
        self._kept_pages: list[tuple[str, str]] = []
        between = Between(self.plans, self._told)
        self._pairs = Pairs(root, self.staende, self.plans, between, self._framed)

    @cached_property
    def fingerprint(self) -> str:
        """The key of everything besides content."""
        return fingerprint(self.root)

    @cached_property
    def befunde(self) -> tuple[Befund, ...]:
        """What keeps a Jahrgang or a part of the Entwurf from being published as it is written."""
        return (*self.staende.befunde, *self._draft.befunde)

    @cached_property
    def _draft(self) -> State:
        """The Entwurf as it is published, read before any process is started."""
        return checked(self.plans.loaded(self.staende.staende[-1]), WORD_RULES)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every unit of the site."""
        around = key(repr(outer_facts(self.plans.today)))
        return units_of(self.staende, self.fingerprint, around)

    @cached_property
    def _program(self) -> str:
        return manifest.program_id(self.root)

    @cached_property
    def address(self) -> str:
        """The public address of the site, with a slash at its end; empty if none is given."""
        return site_url(self.root)

    @cached_property
    def frame(self) -> Frame:
        """The theme around pages that stand outside every Stand."""
        return frame_of(self.root, self.plans.today, self.address)

    def _framed(self, page: OuterPage) -> str:
        return self.frame.around(page)

    @cached_property
    def rules(self) -> Rules:
        """What the finished site may hold."""
        pages = {stand.name: self.plans.pages(stand) for stand in self.staende.staende}
        return rules_for(self.address, self.plans.today.stadt, pages)

    @property
    def key(self) -> str:
        """The key of the whole site: of all units, and of the register with its errata."""
        register = (repr(stand.jahrgang) for stand in self.staende.staende)
        units = (unit.key for unit in self.units)
        return key(self.fingerprint, self.rules.key, *register, *units)

    @property
    def content_key(self) -> str:
        """The key of all that the site is made from; empty where that cannot be told."""
        return standing.content_key(self.root, self.staende.tree, self.fingerprint)

    def missing(self, units: Iterable[Unit]) -> list[Unit]:
        """Those of the units that no earlier run has left."""
        return [unit for unit in units if not self.store.has(unit.name, unit.key)]

    def make_missing(self, units: Iterable[Unit], *, processes: int, report: Report) -> int:
        """Make what is missing of the units and keep it; how many that were."""
        missing = self.missing(units)
        self.prepare(missing)
        for done, (unit, _) in enumerate(spread(self.stock, missing, processes=processes), 1):
            report(unit, done, len(missing))
        return len(missing)

    def prepare(self, missing: Iterable[Unit]) -> None:
        """Read what several processes will need, so that each inherits it.

        Where one Stand is missing, one process builds it while others read the older plans.
        """
        if sum(unit.new is None for unit in missing) > 1:
            self.plans.read_all()
            import insek.site.build  # noqa: F401  (the generator takes half a second to load)

            _ = self._conversions

    def stock(self, unit: Unit) -> None:
        """See to it that the unit is kept."""
        self.get(unit)

    def get(self, unit: Unit) -> Bundle:
        """The files and data of a unit, from the cache or made now."""
        return self.store.get(unit.name, unit.key) or self._made(unit)

    def tells_before(self, unit: Unit) -> bool:
        """Whether a unit tells others all they need before it is made.

        The Entwurf does: its plan is read. Where no Jahrgang is, the others need its files, too.
        """
        draft, *adopted = reversed(self.staende.staende)
        return unit.new is None and unit.old is draft and bool(adopted)

    def data(self, unit: Unit) -> Mapping[str, Any]:
        """What a unit tells others."""
        if self.tells_before(unit):
            return _told_of(unit.old, self._draft.plan)
        data = self.store.data(unit.name, unit.key)
        return self._made(unit).data if data is None else data

    def _made(self, unit: Unit) -> Bundle:
        if unit.new:
            bundle = self._pair(unit, unit.old, unit.new)
        else:
            bundle = self._stand(unit.old) if unit.old.jahrgang else self._entwurf(unit)
        self.store.put(unit.name, unit.key, bundle)
        return bundle

    def kept_pages(self, name: str, *parts: str) -> KeptPages:
        """Pages of an earlier run that were made from the same ``parts`` and the same frame."""
        whole = key(self.fingerprint, repr(frame_facts(self.plans.today)), *parts)
        self._kept_pages.append((name, whole))
        return KeptPages(self.store, name, whole)

    def tidy(self) -> None:
        """Remove what earlier runs left behind and this one does not use."""
        units = ((unit.name, unit.key) for unit in self.units)
        blanks = (self._blank_place(u) for u in self.units if u.new and not u.new.jahrgang)
        read = map(self.plans.kept_as, self.staende.staende)
        kept = (self._entwurf_place, (_TEXTS, self.fingerprint), *self._kept_pages)
        self.store.tidy([*kept, *blanks, *read, *units])

    @cached_property
    def _conversions(self) -> "Conversions":
        """The texts that an earlier run converted for the Entwurf: most of them are still there."""
        from insek.site.conversion import Conversions

        return Conversions(self.store.data(_TEXTS, self.fingerprint))

    def _stand(self, stand: Stand) -> Bundle:
        state = checked(self.plans.loaded(stand), WORD_RULES)
        return self._finished(stand, state.plan, self._built(stand, state).files)

    def _entwurf(self, unit: Unit) -> Bundle:
        """The Entwurf; made from what was kept of it, if only texts changed."""
        state, texts = self._draft, self.plans.texts(unit.old)
        made = self._again(unit, state, texts)
        if made is None:
            made = self._built(unit.old, state)
            self.store.put(_TEXTS, self.fingerprint, Bundle({}, self._conversions.as_json()))
        if made.layout:
            former = Former(unit.key, texts, made.layout)
            self.store.put(*self._entwurf_place, Bundle({}, former.as_json()))
        return self._finished(unit.old, state.plan, made.files)

    def _again(self, unit: Unit, state: State, texts: Mapping[str, str]) -> Made | None:
        kept = self.store.data(*self._entwurf_place)
        former = Former.from_json(kept) if kept else None
        before = former and self.store.get(unit.name, former.unit)
        return former.again(before.files, state, texts) if former and before else None

    def _built(self, stand: Stand, state: State) -> Made:
        from insek.site.build import build_edition  # the generator is loaded only to build

        assets = read_assets(self.plans.source(stand))
        self._conversions.used.clear()
        edition = Edition(stand=stand, state=state, assets=assets)
        return build_edition(self.root, edition, self._conversions)

    def _finished(self, stand: Stand, plan: Plan, files: Mapping[str, bytes]) -> Bundle:
        """A Stand with its manifest."""
        name = addresses.in_stand(stand.name, manifest.NAME)
        others = {path: content for path, content in files.items() if path != name}
        told = {name: manifest.manifest_of(self._program, stand, others)}
        return Bundle(others | told, _told_of(stand, plan))

    def _pair(self, unit: Unit, old: Stand, new: Stand) -> Bundle:
        """A comparison; one with the Entwurf is made from what was kept of it, if only texts changed."""
        strecke = self._pairs.strecke(old, new)
        if new.jahrgang:
            return self._pairs.bundle(strecke, self._pairs.blank(strecke))
        place = self._blank_place(unit)
        kept = self.store.get(*place)
        former = Blank.from_bundle(kept) if kept else None
        blank = former and self._pairs.again(strecke, former)
        blank = blank or self._pairs.blank(strecke)
        if blank != former:
            self.store.put(*place, blank.bundle())
        return self._pairs.bundle(strecke, blank)

    def _blank_place(self, unit: Unit) -> tuple[str, str]:
        """Under which name and key a comparison with the Entwurf is kept with gaps.

        The key names all that it is made from, without the texts and the commit of the Entwurf.
        """
        way = self.staende.way(unit.old, self.staende.staende[-1])[:-1]
        keys = (single.key for single in self.units if single.new is None and single.old in way)
        around = repr(frame_facts(self.plans.today))
        return f"{unit.name}-luecken", key(
            self.fingerprint, around, self.plans.besides_texts, *keys
        )

    @property
    def _entwurf_place(self) -> tuple[str, str]:
        """Under which name and key it is kept how the texts of the Entwurf became pages."""
        return f"{ENTWURF}-texte", key(self.fingerprint, self.plans.besides_texts)

    def _told(self, old: Stand, new: Stand) -> Mapping[str, Any] | None:
        """What two neighbours told in an earlier run."""
        unit = next(unit for unit in self.units if unit.name == pair_name(old, new))
        return self.store.data(unit.name, unit.key)


def _told_of(stand: Stand, plan: Plan) -> dict[str, Any]:
    """What a Stand tells others: its records, and what the front door shows of it."""
    return {"eintraege": entries_of(stand, plan), "eingang": eingang_of(plan)}
