"""What changed around a record: the relations it gained, lost, or has on other terms."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from insek.compare.plan import Vergleich
from insek.model.kinds import RAUM_KINDS
from insek.model.plan import Plan
from insek.model.record import Record
from insek.render.verlauf_angaben import names
from insek.render.wording import ROLLEN
from insek.views.chronik import Glied, Verbindungen

Turn = Literal["neu", "anders", "weg"]
Terms = Mapping[tuple[str, str], tuple[str, str]]
"""The ends of a relation, and on what terms they are joined: a word and a statement."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """Which records are joined with which."""

    ends: tuple[str, str]
    terms: Callable[[Plan], Terms]


def _beitraege(plan: Plan) -> Terms:
    return {
        (ziel.id, beitrag.fachteil): (ROLLEN[beitrag.rolle], beitrag.aussage)
        for ziel in plan.ziele
        for beitrag in ziel.fachteile
    }


def _antworten(plan: Plan) -> Terms:
    return {
        (sheet.fachteil, antwort.herausforderung): (antwort.relevanz, antwort.aussage)
        for sheet in plan.antworten
        for antwort in sheet.antworten
    }


def _listed(kind: str, field: str) -> _Relation:
    """A relation without terms: a list of ids in a field of the same name as its catalogue."""

    def terms(plan: Plan) -> Terms:
        pairs = ((record.id, id) for record in plan.katalog(kind) for id in getattr(record, field))
        return dict.fromkeys(pairs, ("", ""))

    return _Relation((kind, field), terms)


_RELATIONS = (
    _Relation(("ziele", "fachteile"), _beitraege),
    _Relation(("fachteile", "herausforderungen"), _antworten),
    _listed("massnahmen", "ziele"),
    _listed("massnahmen", "fachteile"),
    _listed("massnahmen", "raeume"),
    _listed("ziele", "indikatoren"),
    _listed("konflikte", "ziele"),
    _listed("konflikte", "raeume"),
)


class _Names:
    """What became of the records of a kind: new ids of renamed ones, heirs of those gone."""

    def __init__(self, vergleich: Vergleich) -> None:
        self.alt, self.neu = vergleich.alt, vergleich.neu
        self._renamed: dict[tuple[str, str], str] = {}
        self._heirs: dict[tuple[str, str], tuple[Record, ...]] = {}
        for change in vergleich.unterschiede:
            kind = "raeume" if change.kind in RAUM_KINDS else change.kind
            old, new = change.pairing.old, change.pairing.new
            if old and new and old.id != new.id:
                self._renamed[kind, old.id] = new.id
            elif old and not new:
                self._heirs[kind, old.id] = change.pairing.successors
        self._arrived = {(kind, new) for (kind, _), new in self._renamed.items()}

    def now(self, kind: str, id: str) -> str:
        """The id by which a record of the old state is known in the new one."""
        return self._renamed.get((kind, id), id)

    def stays(self, kind: str, id: str) -> bool:
        """Whether a record is there before and after, under whichever id."""
        before = id in self.alt.katalog(kind) or (kind, id) in self._arrived
        return before and id in self.neu.katalog(kind)

    def glied(self, kind: str, id: str, remark: str) -> Glied:
        """The other end of a relation as it is told."""
        record = self.neu.katalog(kind).get(id) or self.alt.katalog(kind).get(id)
        heirs = self._heirs.get((kind, id), ())
        if heirs:
            remark = "jetzt " + " und ".join(f"„{heir.titel}“" for heir in heirs)
        return [self.kind(kind, id), id, record.titel if record else id, remark]

    def kind(self, kind: str, id: str) -> str:
        """The catalogue in which a Raum stands; every other kind is its own."""
        if kind != "raeume":
            return kind
        plans = (self.neu, self.alt)
        return next((k for plan in plans for k in RAUM_KINDS if id in plan.katalog(k)), "ortsteile")


Around = dict[tuple[str, str], list[Verbindungen]]
"""The changed relations by catalogue and id of a record."""


def around(vergleich: Vergleich) -> Around:
    """What changed in the relations of all records that are there before and after."""
    known = _Names(vergleich)
    found: Around = defaultdict(list)
    for relation in _RELATIONS:
        for end in (0, 1):
            kind = relation.ends[end]
            for id, changed in _seen_from(relation, end, known).items():
                found[known.kind(kind, id), id].append(changed)
    return found


def _seen_from(relation: _Relation, end: int, known: _Names) -> dict[str, Verbindungen]:
    own, other = relation.ends[end], relation.ends[1 - end]
    found: dict[str, Verbindungen] = {}
    for cell, side, remark in _changed(relation, known):
        if known.stays(own, cell[end]):
            changed = found.setdefault(cell[end], _none(other, known.neu))
            changed[side].append(known.glied(other, cell[1 - end], remark))
    return found


def _none(kind: str, plan: Plan) -> Verbindungen:
    was = "Räume" if kind == "raeume" else names(plan.stadt, kind)[1]
    return {"was": was, "neu": [], "anders": [], "weg": []}


def _changed(relation: _Relation, known: _Names) -> Iterator[tuple[tuple[str, str], Turn, str]]:
    """Every cell that differs: which, how, and a remark."""
    first, second = relation.ends
    old = {
        (known.now(first, a), known.now(second, b)): terms
        for (a, b), terms in relation.terms(known.alt).items()
    }
    new = relation.terms(known.neu)
    for cell, (word, statement) in new.items():
        if cell not in old:
            yield cell, "neu", word
        elif old[cell][0] != word:
            yield cell, "anders", f"{old[cell][0]} → {word}"
        elif not _sound_alike(old[cell][1], statement):
            yield cell, "anders", "neu begründet"
    for cell, (word, _) in old.items():
        if cell not in new:
            yield cell, "weg", word


def _sound_alike(one: str, two: str) -> bool:
    """Whether two statements read the same aloud: a comma more is no other statement."""
    if one == two:
        return True
    return [*filter(str.isalnum, one.casefold())] == [*filter(str.isalnum, two.casefold())]
