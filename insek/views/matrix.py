"""The two matrices: Ziele × Fachteile, and Fachteile × Herausforderungen."""

from dataclasses import dataclass

from insek.model.fachteil import Fachteil
from insek.model.herausforderung import Antwort, Herausforderung
from insek.model.plan import Plan
from insek.model.ziel import Beitrag, Ziel


@dataclass(frozen=True, slots=True)
class ZielRow:
    """One Ziel and what every Fachteil does for it; None where one does nothing."""

    ziel: Ziel
    cells: tuple[Beitrag | None, ...]


@dataclass(frozen=True, slots=True)
class ZielGroup:
    """The rows under one Ziel of the level above."""

    parent: Ziel | None
    rows: tuple[ZielRow, ...]


@dataclass(frozen=True, slots=True)
class Zielmatrix:
    """Ziele in groups as rows, Fachteile as columns."""

    columns: tuple[Fachteil, ...]
    groups: tuple[ZielGroup, ...]

    @property
    def rows(self) -> tuple[ZielRow, ...]:
        """All rows, without the groups."""
        return tuple(row for group in self.groups for row in group.rows)


def zielmatrix(plan: Plan, *, fachteil: str = "") -> Zielmatrix:
    """The matrix of the whole plan, or the rows to which one Fachteil contributes."""
    columns = tuple(plan.fachteile)
    wanted = [z for z in plan.arbeitsziele if not fachteil or z.beitrag_of(fachteil)]
    parents = dict.fromkeys(z.uebergeordnet for z in wanted)
    ordered = sorted(parents, key=lambda id: plan.ziele.ids.index(id) if id in plan.ziele else -1)
    return Zielmatrix(
        columns,
        tuple(
            ZielGroup(
                plan.ziele.get(parent),
                tuple(_row(ziel, columns) for ziel in wanted if ziel.uebergeordnet == parent),
            )
            for parent in ordered
        ),
    )


def _row(ziel: Ziel, columns: tuple[Fachteil, ...]) -> ZielRow:
    return ZielRow(ziel, tuple(ziel.beitrag_of(fachteil.id) for fachteil in columns))


@dataclass(frozen=True, slots=True)
class FachteilRow:
    """One Fachteil and what it answers to every Herausforderung."""

    fachteil: Fachteil
    cells: tuple[Antwort | None, ...]


@dataclass(frozen=True, slots=True)
class Herausforderungsmatrix:
    """Fachteile as rows, Herausforderungen as columns."""

    columns: tuple[Herausforderung, ...]
    rows: tuple[FachteilRow, ...]


def herausforderungsmatrix(plan: Plan) -> Herausforderungsmatrix:
    """What every Fachteil answers to every Herausforderung."""
    columns = tuple(plan.herausforderungen)
    return Herausforderungsmatrix(
        columns,
        tuple(
            FachteilRow(fachteil, tuple(plan.antwort(fachteil.id, h.id) for h in columns))
            for fachteil in plan.fachteile
        ),
    )
