"""The Zielmatrix of two states in one: which contributions came, went, or are on other terms."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from insek.compare.plan import Vergleich
from insek.compare.words import Op
from insek.model.katalog import Katalog
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.ziel import Beitrag, Ziel
from insek.render.wording import ROLLEN

NEU, WEG, ANDERS, GLEICH, LEER = "neu", "weg", "anders", "gleich", "leer"
_CELLS = {
    NEU: '<td class="n">+ <ins>{}</ins></td>',
    WEG: '<td class="w">− <del>{}</del></td>',
    ANDERS: '<td class="a">≠ {}</td>',
    GLEICH: '<td class="g">{}</td>',
    LEER: "<td></td>",
}


@dataclass(frozen=True, slots=True)
class Kopf:
    """A row or column: the record, the state it stands in, and whether it came or went."""

    record: Record
    of: Op
    art: str


@dataclass(frozen=True, slots=True)
class Zelle:
    """One cell in words."""

    art: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Zeile:
    """A Ziel with its cells."""

    kopf: Kopf
    zellen: tuple[Zelle, ...]

    @property
    def cells(self) -> Markup:
        """The cells as HTML; a sign says without colour what happened."""
        told = (_CELLS[zelle.art].format(escape(zelle.text)) for zelle in self.zellen)
        return Markup("".join(told))


@dataclass(frozen=True, slots=True)
class Doppelmatrix:
    """Only the rows in which something changed; ``gleich`` counts the others."""

    spalten: tuple[Kopf, ...]
    zeilen: tuple[Zeile, ...]
    gleich: int

    def count(self, art: str) -> int:
        """How many cells came (NEU), went (WEG) or changed (ANDERS)."""
        return sum(zelle.art == art for zeile in self.zeilen for zelle in zeile.zellen)


def doppelmatrix(vergleich: Vergleich) -> Doppelmatrix:
    """The Zielmatrix in both states; what was renamed counts as the same."""
    names = {kind: _renamed(vergleich, kind) for kind in ("ziele", "fachteile")}
    spalten = _heads(vergleich.alt.fachteile, vergleich.neu.fachteile, names["fachteile"])
    old_cells = _cells(vergleich.alt, names)
    new_cells = _cells(vergleich.neu, {"ziele": {}, "fachteile": {}})
    koepfe = _heads(
        Katalog(vergleich.alt.arbeitsziele), Katalog(vergleich.neu.arbeitsziele), names["ziele"]
    )
    zeilen = [
        Zeile(kopf, tuple(_cell(old_cells, new_cells, _key(kopf, names["ziele"]),
                                _key(spalte, names["fachteile"])) for spalte in spalten))
        for kopf in koepfe
    ]  # fmt: skip
    changed = tuple(zeile for zeile in zeilen if _is_changed(zeile))
    return Doppelmatrix(spalten, changed, len(zeilen) - len(changed))


Cells = Mapping[tuple[str, str], Beitrag]


def _renamed(vergleich: Vergleich, kind: str) -> dict[str, str]:
    """The new id of every record that goes by another one now."""
    pairs = ((c.pairing.old, c.pairing.new) for c in vergleich.of_kind(kind))
    return {old.id: new.id for old, new in pairs if old and new and old.id != new.id}


def _cells(plan: Plan, names: Mapping[str, Mapping[str, str]]) -> Cells:
    """Every contribution by Ziel and Fachteil, under the ids of today."""
    return {
        (names["ziele"].get(z.id, z.id), names["fachteile"].get(b.fachteil, b.fachteil)): b
        for z in plan.arbeitsziele
        for b in z.fachteile
    }


def _heads(old: Katalog[Record] | Katalog[Ziel], new: Katalog[Record] | Katalog[Ziel],
           names: Mapping[str, str]) -> tuple[Kopf, ...]:  # fmt: skip
    """The records of the new state in order, then those that went."""
    before = {names.get(record.id, record.id) for record in old}
    today = [Kopf(r, Op.INSERT, GLEICH if r.id in before else NEU) for r in new]
    gone = [Kopf(r, Op.DELETE, WEG) for r in old if names.get(r.id, r.id) not in new]
    return (*today, *gone)


def _key(kopf: Kopf, names: Mapping[str, str]) -> str:
    id = kopf.record.id
    return names.get(id, id) if kopf.of is Op.DELETE else id


def _cell(old: Cells, new: Cells, ziel: str, fachteil: str) -> Zelle:
    before, after = old.get((ziel, fachteil)), new.get((ziel, fachteil))
    if before is None:
        return Zelle(NEU, ROLLEN[after.rolle]) if after else Zelle(LEER)
    if after is None:
        return Zelle(WEG, ROLLEN[before.rolle])
    if before.rolle != after.rolle:
        return Zelle(ANDERS, f"{ROLLEN[before.rolle]} → {ROLLEN[after.rolle]}")
    if before.aussage != after.aussage:
        return Zelle(ANDERS, f"{ROLLEN[after.rolle]}, Aussage geändert")
    return Zelle(GLEICH, ROLLEN[after.rolle])


def _is_changed(zeile: Zeile) -> bool:
    return zeile.kopf.art != GLEICH or any(z.art in (NEU, WEG, ANDERS) for z in zeile.zellen)
