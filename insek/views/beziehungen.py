"""Who names whom: every relation of a Plan, readable from both ends."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from insek.model.fachteil import Fachteil
from insek.model.indikator import Indikator
from insek.model.konflikt import Zielkonflikt
from insek.model.massnahme import Massnahme
from insek.model.plan import Plan
from insek.model.quelle import Bezugsdokument
from insek.model.raum import Raum, Schwerpunktraum, Zustaendigkeit
from insek.model.ziel import Beitrag, Ziel

Index = dict[str, list[str]]


def _invert(pairs: Iterable[tuple[str, str]]) -> Index:
    index: Index = defaultdict(list)
    for key, value in pairs:
        if value not in index[key]:
            index[key].append(value)
    return index


class Beziehungen:
    """The reverse side of all references, computed once and then looked up."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def _massnahmen_by_ziel(self) -> Index:
        return _invert((ziel, m.id) for m in self.plan.massnahmen for ziel in m.ziele)

    @cached_property
    def _massnahmen_by_fachteil(self) -> Index:
        return _invert((id, m.id) for m in self.plan.massnahmen for id in m.fachteile)

    @cached_property
    def _massnahmen_by_raum(self) -> Index:
        return _invert((raum, m.id) for m in self.plan.massnahmen for raum in m.raeume)

    @cached_property
    def _massnahmen_by_indikator(self) -> Index:
        return _invert((w.indikator, m.id) for m in self.plan.massnahmen for w in m.wirkung)

    @cached_property
    def _ziele_by_fachteil(self) -> Index:
        return _invert((b.fachteil, z.id) for z in self.plan.ziele for b in z.fachteile)

    @cached_property
    def _ziele_by_parent(self) -> Index:
        return _invert((z.uebergeordnet, z.id) for z in self.plan.ziele if z.uebergeordnet)

    @cached_property
    def _ziele_by_indikator(self) -> Index:
        named = ((id, z.id) for z in self.plan.ziele for id in z.indikatoren)
        targeted = ((t.indikator, z.id) for z in self.plan.ziele for t in z.zielwerte)
        return _invert([*named, *targeted])

    @cached_property
    def _konflikte_by_ziel(self) -> Index:
        return _invert((ziel, k.id) for k in self.plan.konflikte for ziel in k.ziele)

    @cached_property
    def _konflikte_by_raum(self) -> Index:
        return _invert((raum, k.id) for k in self.plan.konflikte for raum in k.raeume)

    @cached_property
    def _schwerpunkte_by_ortsteil(self) -> Index:
        return _invert(
            (ortsteil, raum.id)
            for raum in self.plan.schwerpunktraeume
            for ortsteil in (*raum.kern, *raum.rand)
        )

    @cached_property
    def _dokumente_by_fachteil(self) -> Index:
        named = ((f.id, id) for f in self.plan.fachteile for id in f.bezugsdokumente)
        naming = ((id, d.id) for d in self.plan.bezugsdokumente for id in d.fachteile)
        return _invert([*named, *naming])

    def massnahmen_of_ziel(self, ziel: str) -> tuple[Massnahme, ...]:
        """What is done for a Ziel."""
        return self.plan.massnahmen.pick(self._massnahmen_by_ziel.get(ziel, ()))

    def massnahmen_of_fachteil(self, fachteil: str) -> tuple[Massnahme, ...]:
        """What is done in a Fachteil."""
        return self.plan.massnahmen.pick(self._massnahmen_by_fachteil.get(fachteil, ()))

    def massnahmen_of_raum(self, raum: str) -> tuple[Massnahme, ...]:
        """What is done in a Raum."""
        return self.plan.massnahmen.pick(self._massnahmen_by_raum.get(raum, ()))

    def massnahmen_of_indikator(self, indikator: str) -> tuple[Massnahme, ...]:
        """What is expected to move an Indikator."""
        return self.plan.massnahmen.pick(self._massnahmen_by_indikator.get(indikator, ()))

    def ziele_of_fachteil(self, fachteil: str) -> tuple[tuple[Ziel, Beitrag], ...]:
        """The Ziele a Fachteil serves with what it does, those it leads first."""
        found = []
        for ziel in self.plan.ziele.pick(self._ziele_by_fachteil.get(fachteil, ())):
            beitrag = ziel.beitrag_of(fachteil)
            if beitrag:
                found.append((ziel, beitrag))
        return tuple(sorted(found, key=lambda pair: pair[1].rolle != "federfuehrung"))

    def children(self, ziel: str) -> tuple[Ziel, ...]:
        """The Ziele of the next level below."""
        return self.plan.ziele.pick(self._ziele_by_parent.get(ziel, ()))

    def ziele_of_indikator(self, indikator: str) -> tuple[Ziel, ...]:
        """The Ziele that are measured by an Indikator."""
        return self.plan.ziele.pick(self._ziele_by_indikator.get(indikator, ()))

    def konflikte_of_ziel(self, ziel: str) -> tuple[Zielkonflikt, ...]:
        """Conflicts and synergies of a Ziel."""
        return self.plan.konflikte.pick(self._konflikte_by_ziel.get(ziel, ()))

    def konflikte_of_fachteil(self, fachteil: str) -> tuple[Zielkonflikt, ...]:
        """Conflicts and synergies of the Ziele that a Fachteil leads."""
        ids = [
            konflikt.id
            for ziel, beitrag in self.ziele_of_fachteil(fachteil)
            if beitrag.rolle == "federfuehrung"
            for konflikt in self.konflikte_of_ziel(ziel.id)
        ]
        return self.plan.konflikte.pick(dict.fromkeys(ids))

    def konflikte_of_raum(self, raum: str) -> tuple[Zielkonflikt, ...]:
        """Conflicts that show in a Raum."""
        return self.plan.konflikte.pick(self._konflikte_by_raum.get(raum, ()))

    def schwerpunkte_of_ortsteil(self, ortsteil: str) -> tuple[Schwerpunktraum, ...]:
        """The Schwerpunkträume that an Ortsteil belongs to, by core or edge."""
        ids = self._schwerpunkte_by_ortsteil.get(ortsteil, ())
        return self.plan.schwerpunktraeume.pick(ids)

    def ortsteile_of_bezirk(self, bezirk: str) -> tuple[Raum, ...]:
        """The Ortsteile of a Stadtbezirk."""
        return tuple(o for o in self.plan.ortsteile if o.stadtbezirk == bezirk)

    def zustaendige(self, *raeume: str) -> tuple[Zustaendigkeit, ...]:
        """The functions that look after any of these Räume."""
        wanted = frozenset(raeume)
        return tuple(z for z in self.plan.zustaendigkeiten if wanted.intersection(z.raeume))

    def dokumente_of_fachteil(self, fachteil: str) -> tuple[Bezugsdokument, ...]:
        """The Bezugsdokumente of a Fachteil, whichever side names the other."""
        return self.plan.bezugsdokumente.pick(self._dokumente_by_fachteil.get(fachteil, ()))

    def indikatoren_of_ziel(self, ziel: Ziel) -> tuple[Indikator, ...]:
        """What a Ziel is measured by, including its Zielwerte."""
        ids = dict.fromkeys([*ziel.indikatoren, *(t.indikator for t in ziel.zielwerte)])
        return self.plan.indikatoren.pick(ids)

    def fachteile_of_amt(self, amt: str) -> tuple[Fachteil, ...]:
        """The Fachteile that an Amt leads."""
        return tuple(f for f in self.plan.fachteile if f.federfuehrung == amt)
