"""The schematic map: one tile per Ortsteil, on a grid that keeps the neighbourhoods."""

from dataclasses import dataclass

from insek import addresses
from insek.model.plan import Plan
from insek.model.raum import Ortsteil, Schwerpunktraum


@dataclass(frozen=True, slots=True)
class Tile:
    """One Ortsteil on the map; column and row count from 0."""

    ortsteil: Ortsteil
    column: int
    row: int
    core_of: tuple[Schwerpunktraum, ...]
    edge_of: tuple[Schwerpunktraum, ...]

    @property
    def main(self) -> Schwerpunktraum | None:
        """The Schwerpunktraum whose colour the tile shows: a core before an edge."""
        return next(iter((*self.core_of, *self.edge_of)), None)


@dataclass(frozen=True, slots=True)
class Raumkarte:
    """All tiles and the size of the grid."""

    tiles: tuple[Tile, ...]
    columns: int
    rows: int


def motif(plan: Plan) -> list[dict[str, int | str]]:
    """The map as an ornament: where each tile stands, and its colour if it has one."""
    return [
        {
            "spalte": tile.column,
            "zeile": tile.row,
            "farbe": tile.main.farbe if tile.main else "",
        }
        for tile in raumkarte(plan).tiles
    ]


def map_page(plan: Plan) -> str:
    """The address of the page that explains the map; empty if there is none."""
    found = plan.seiten_with("raumkarte")
    return addresses.path_address(found[0]) if found else ""


def raumkarte(plan: Plan) -> Raumkarte:
    """The map of all Ortsteile that have a tile, from north to south."""
    placed = [o for o in plan.ortsteile if o.kachel]
    left = min((o.kachel.spalte for o in placed if o.kachel), default=1)
    top = min((o.kachel.zeile for o in placed if o.kachel), default=1)
    tiles = [
        Tile(
            ortsteil,
            ortsteil.kachel.spalte - left,
            ortsteil.kachel.zeile - top,
            tuple(r for r in plan.schwerpunktraeume if ortsteil.id in r.kern),
            tuple(r for r in plan.schwerpunktraeume if ortsteil.id in r.rand),
        )
        for ortsteil in placed
        if ortsteil.kachel
    ]
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    columns = max((tile.column for tile in tiles), default=-1) + 1
    rows = max((tile.row for tile in tiles), default=-1) + 1
    return Raumkarte(tuple(tiles), columns, rows)
