"""The schematic map: every Ortsteil on its tile, with the colour of its Schwerpunktraum."""

from pathlib import Path

from folders import load, replace
from plans import musterstadt, referenz

from insek.views.karte import raumkarte

NEUSTADT = "daten/raeume/ortsteile/neustadt.yml"


def test_tiles_count_from_the_top_left() -> None:
    """Columns and rows begin at 0 and the map is as large as its tiles."""
    karte = raumkarte(musterstadt())
    assert [(t.ortsteil.id, t.column, t.row) for t in karte.tiles] == [
        ("altstadt", 0, 0),
        ("neustadt", 1, 0),
    ]
    assert (karte.columns, karte.rows) == (2, 1)


def test_empty_margins_are_cut_off(plan_folder: Path) -> None:
    """A city may begin its grid anywhere."""
    replace(plan_folder, NEUSTADT, "{spalte: 2, zeile: 1}", "{spalte: 7, zeile: 5}")
    replace(
        plan_folder,
        NEUSTADT.replace("neu", "alt"),
        "{spalte: 1, zeile: 1}",
        "{spalte: 6, zeile: 5}",
    )
    karte = raumkarte(load(plan_folder))
    assert (karte.columns, karte.rows) == (2, 1)


def test_tiles_are_read_from_north_to_south(plan_folder: Path) -> None:
    """The order of the tiles is the order in which a keyboard passes them: row by row."""
    replace(plan_folder, NEUSTADT, "{spalte: 2, zeile: 1}", "{spalte: 2, zeile: 0}")
    assert [t.ortsteil.id for t in raumkarte(load(plan_folder)).tiles] == ["neustadt", "altstadt"]


def test_core_counts_before_edge() -> None:
    """A tile knows the Schwerpunkträume whose core or edge it is."""
    altstadt, neustadt = raumkarte(musterstadt()).tiles
    assert [r.id for r in altstadt.core_of] == ["bahnhofsviertel"]
    assert [r.id for r in neustadt.edge_of] == ["bahnhofsviertel"]
    assert neustadt.core_of == ()
    assert altstadt.main is not None


def test_ortsteil_without_tile_is_left_out(plan_folder: Path) -> None:
    """A map without tiles is empty and has no size."""
    for name in ("altstadt", "neustadt"):
        path = plan_folder / f"daten/raeume/ortsteile/{name}.yml"
        kept = [line for line in path.read_text().splitlines() if not line.startswith("kachel")]
        path.write_text("\n".join(kept))
    karte = raumkarte(load(plan_folder))
    assert (karte.tiles, karte.columns, karte.rows) == ((), 0, 0)


def test_no_two_ortsteile_share_a_tile() -> None:
    """On the map of the reference content every Ortsteil has a place of its own."""
    plan = referenz()
    karte = raumkarte(plan)
    assert len({(tile.column, tile.row) for tile in karte.tiles}) == len(plan.ortsteile)
