"""Two states of the whole plan: every record with what became of it, nothing left out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from insek.compare.entries import FieldChange, compare_entries
from insek.compare.judge import WEAKENING, Art, Faktum, judge
from insek.compare.lineage import Pairing, pair
from insek.compare.nachfolge import is_larger, is_other, retold
from insek.compare.text import Textvergleich, compare_texts
from insek.compare.zahlen import Textzahl, changed_figures
from insek.compare.zielwerte import NO_HEIRS, heirs_of
from insek.model.kinds import KINDS
from insek.model.plan import Plan
from insek.model.record import Entry, Record
from insek.model.text import EMPTY, Markdown
from insek.model.walk import references
from insek.model.ziel import Ziel

_IN_A_RECORD = {Art.ENTFALLEN: Art.ABGESCHWAECHT, Art.NEU: Art.GEAENDERT}
"""A record that lost or gained a part has not gone and is not new itself."""
_REGISTERED = frozenset({"quellen"})
"""Records that promise nothing: when one goes, the plan does not promise less."""
_FINISHED = "abgeschlossen"


@dataclass(frozen=True)
class Unterschied:
    """What became of one record: its lineage, its changed facts, its changed text.

    ``zahlen`` are figures that its text takes from elsewhere and that changed there; ``is_done``
    says that a Maßnahme went because it was finished.
    """

    kind: str
    pairing: Pairing
    fakten: tuple[Faktum, ...] = ()
    text: Textvergleich | None = None
    zahlen: tuple[Textzahl, ...] = ()
    is_done: bool = False

    @property
    def record(self) -> Record:
        """The record in its new state, or in its old one if it went."""
        record = self.pairing.new or self.pairing.old
        assert record is not None
        return record

    @cached_property
    def arten(self) -> tuple[Art, ...]:
        """All kinds of change, the ones a reader wants to see first on top."""
        found = self._own | ({Art.GEAENDERT} if self.zahlen else set())
        if len(found) > 1:
            found.discard(Art.REDAKTIONELL)
        return tuple(sorted(found, key=lambda art: art.rank))

    @cached_property
    def _own(self) -> set[Art]:
        """What happened to the record itself."""
        inside = (art for faktum in self.fakten for art in faktum.arten)
        found = {_IN_A_RECORD.get(art, art) for art in inside} | set(self._fate())
        if self.text is not None and not self.text.is_empty:
            found.add(Art.GEAENDERT)
        return found - {Art.UMBENANNT} if self.is_replaced else found

    @property
    def is_own(self) -> bool:
        """Whether something of substance changed in the record itself, not only elsewhere."""
        return not self._own <= {Art.REDAKTIONELL}

    def _fate(self) -> Iterator[Art]:
        old, new = self.pairing.old, self.pairing.new
        if new is None:
            heirs = len(self.pairing.successors)
            gone = Art.AUSGETRAGEN if self.is_done or self.kind in _REGISTERED else Art.ENTFALLEN
            yield gone if not heirs else Art.GETEILT if heirs > 1 else Art.ERSETZT
        elif len(self.pairing.ancestors) > 1 or (old is not None and self.pairing.ancestors):
            renamed = Art.ERSETZT if self.is_replaced else Art.UMBENANNT
            yield renamed if self._is_renamed else Art.ZUSAMMENGELEGT
        elif old is None:
            yield Art.ERSETZT if self.pairing.ancestors else Art.NEU

    @property
    def _is_renamed(self) -> bool:
        old, new = self.pairing.old, self.pairing.new
        return old is not None and new is not None and old.id != new.id

    @property
    def is_replaced(self) -> bool:
        """Whether a successor has not only another title but says something else."""
        old, new = self.pairing.old, self.pairing.new
        return old is not None and new is not None and is_other(old, new, self.fakten)

    @property
    def is_editorial(self) -> bool:
        """Whether nothing of substance changed."""
        return all(art is Art.REDAKTIONELL for art in self.arten)

    @property
    def is_weakening(self) -> bool:
        """Whether something was dropped, weakened or postponed."""
        return not WEAKENING.isdisjoint(self.arten)


@dataclass(frozen=True)
class Vergleich:
    """The difference between two states of a plan."""

    alt: Plan
    neu: Plan
    unterschiede: tuple[Unterschied, ...]

    def of_kind(self, kind: str) -> tuple[Unterschied, ...]:
        """What changed in one catalogue."""
        return tuple(change for change in self.unterschiede if change.kind == kind)

    @property
    def weakenings(self) -> tuple[Unterschied, ...]:
        """Everything that was dropped, weakened or postponed: told first."""
        return tuple(change for change in self.unterschiede if change.is_weakening)

    @property
    def is_empty(self) -> bool:
        """Whether both states say the same."""
        return not self.unterschiede


def compare_plans(alt: Plan, neu: Plan, *, done: Collection[str] | None = None) -> Vergleich:
    """Everything that differs between two states, by catalogue.

    ``done`` are the ids of Maßnahmen that were finished on the way from one to the other; where
    the way is not known, those that were finished in the old state.
    """
    done = finished([massnahmenstand(alt)]) if done is None else done
    changes = (change for kind in KINDS for change in _catalogue(alt, neu, kind.name, done))
    return Vergleich(alt, neu, tuple(changes))


def compare_record(alt: Plan, neu: Plan, kind: str, id: str) -> Unterschied | None:
    """What became of one record of the newer state; None if it says the same."""
    pairings = pair(alt.katalog(kind), neu.katalog(kind))
    found = next(pairing for pairing in pairings if pairing.new and pairing.new.id == id)
    change = _record(kind, found, alt, neu)
    return change if change.arten else None


Massnahmenstand = Mapping[str, str]
"""How far every Maßnahme of a plan is, by its id."""


def massnahmenstand(plan: Plan) -> Massnahmenstand:
    """How far every Maßnahme of a plan is."""
    return {massnahme.id: massnahme.stand for massnahme in plan.massnahmen}


def finished(way: Iterable[Massnahmenstand]) -> frozenset[str]:
    """The ids of the Maßnahmen that were finished when they were last in one of these plans."""
    last = {id: stand for told in way for id, stand in told.items()}
    return frozenset(id for id, stand in last.items() if stand == _FINISHED)


def _catalogue(alt: Plan, neu: Plan, kind: str, done: Collection[str]) -> Iterator[Unterschied]:
    for pairing in pair(alt.katalog(kind), neu.katalog(kind)):
        change = _record(kind, pairing, alt, neu)
        if kind == "massnahmen" and pairing.new is None:
            change = replace(change, is_done=change.record.id in done)
        if change.arten:
            yield change


def _record(kind: str, pairing: Pairing, alt: Plan, neu: Plan) -> Unterschied:
    old, new = pairing.old, pairing.new
    if old is None or new is None:
        return Unterschied(kind, pairing)
    heirs = heirs_of(alt, neu) if isinstance(new, Ziel) and old != new else NO_HEIRS
    fakten = tuple(_fact(change, new, alt, neu) for change in compare_entries(old, new, heirs))
    if is_larger(old, new):
        fakten = tuple(retold(faktum, Art.VERSCHOBEN, Art.GEAENDERT) for faktum in fakten)
    if is_other(old, new, fakten):
        fakten = tuple(retold(faktum, Art.UMBENANNT, Art.GEAENDERT) for faktum in fakten)
    before, after = _text(old), _text(new)
    text = None if before == after else compare_texts(before.source, after.source)
    return Unterschied(kind, pairing, fakten, text, changed_figures(before, after, alt, neu))


def _fact(change: FieldChange, record: Record, alt: Plan, neu: Plan) -> Faktum:
    """The fact behind a change; a link that goes to the heirs of what it named is no loss."""
    faktum = judge(change, alt, neu)
    heirs = _heirs_named(change, record, neu)
    if not heirs:
        return faktum
    titles = " und ".join(f"„{heir.titel}“" for heir in heirs)
    told = f"{faktum.was}: {faktum.alt} ist ersetzt durch {titles}."
    return replace(faktum, arten=(Art.ERSETZT,), satz=told)


def _heirs_named(change: FieldChange, record: Record, neu: Plan) -> list[Record]:
    """What came out of a record to which a link has gone, and is named in the same place."""
    field = change.path[0]
    if change.new is not None or len(change.path) != 2 or field not in _LISTS_OF_RECORDS:
        return []
    gone, catalogue = _link(change.old, field), neu.katalog(field)
    named = {_link(item, field) for item in getattr(record, field)}
    heirs = (heir for heir in catalogue if gone in heir.hervorgegangen_aus)
    return [] if gone in catalogue else [heir for heir in heirs if heir.id in named]


_LISTS_OF_RECORDS = frozenset({"fachteile", "ziele", "massnahmen", "indikatoren", "raeume"})
"""Lists that name records of the catalogue of the same name."""


def _link(item: object, catalogue: str) -> str:
    """The id of the record that an item of a list names."""
    if isinstance(item, Entry):
        return next((found.id for found in references(item) if found.kind == catalogue), "")
    return str(item)


def _text(record: Record) -> Markdown:
    text = getattr(record, "text", EMPTY)
    return text if isinstance(text, Markdown) else EMPTY
