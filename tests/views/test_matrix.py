"""Both matrices as data: what stands in which row, column and cell."""

from pathlib import Path

from folders import load, write
from plans import musterstadt, referenz

from insek.views.matrix import herausforderungsmatrix, zielmatrix

NEW = """id: gruene-wege
titel: Grüne Wege
ebene: handlungsziel
kurz: Wege haben Schatten.
fachteile:
  - {fachteil: verkehr, rolle: federfuehrung, aussage: Pflanzt Bäume.}
"""


def roles(fachteil: str = "") -> dict[str, list[str]]:
    """The rows of Musterstadt's Zielmatrix: per Ziel the role of every Fachteil."""
    matrix = zielmatrix(musterstadt(), fachteil=fachteil)
    return {row.ziel.id: [cell.rolle if cell else "" for cell in row.cells] for row in matrix.rows}


def test_zielmatrix_has_a_cell_for_every_ziel_and_fachteil() -> None:
    """A cell says what the Fachteil does for the Ziel, and is empty where it does nothing."""
    assert roles() == {
        "radverkehr": ["beitrag", "federfuehrung"],
        "wohnraum-schaffen": ["federfuehrung", ""],
    }


def test_zielmatrix_of_a_fachteil_has_only_its_ziele() -> None:
    """For one Fachteil the rows without its part are left out, the columns stay."""
    assert roles(fachteil="verkehr") == {"radverkehr": ["beitrag", "federfuehrung"]}


def test_columns_follow_the_numbers_of_the_fachteile() -> None:
    """Fachteile and Herausforderungen stand in the order of their numbers, not of their files."""
    plan = musterstadt()
    assert [fachteil.id for fachteil in zielmatrix(plan).columns] == ["wohnen", "verkehr"]
    columns = [h.id for h in herausforderungsmatrix(plan).columns]
    assert columns == ["klimawandel", "alterung"]


def test_ziele_stand_under_the_level_above(plan_folder: Path) -> None:
    """Rows are grouped by the Ziel above; a Ziel under none comes first."""
    write(plan_folder, {"ziele/gruene-wege.yml": NEW})
    groups = zielmatrix(load(plan_folder)).groups
    assert [group.parent.id if group.parent else "" for group in groups] == [
        "",
        "lebenswerte-stadt",
    ]
    assert [row.ziel.id for row in groups[0].rows] == ["gruene-wege"]


def test_zielmatrix_loses_no_ziel() -> None:
    """Every Ziel of the lowest level of the reference content is in the matrix exactly once."""
    plan = referenz()
    rows = [row.ziel.id for row in zielmatrix(plan).rows]
    assert sorted(rows) == sorted(ziel.id for ziel in plan.arbeitsziele)


def test_herausforderungsmatrix_has_every_answer() -> None:
    """A cell is what the Fachteil of the row answers to the Herausforderung of the column."""
    rows = herausforderungsmatrix(musterstadt()).rows
    assert {row.fachteil.id: [c.relevanz if c else "" for c in row.cells] for row in rows} == {
        "wohnen": ["mittel", "hoch"],
        "verkehr": ["hoch", "keine"],
    }


def test_missing_answer_is_an_empty_cell(plan_folder: Path) -> None:
    """A Fachteil that answers nothing has a row of empty cells."""
    write(plan_folder, {"daten/antworten/wohnen.yml": None})
    rows = herausforderungsmatrix(load(plan_folder)).rows
    assert rows[0].cells == (None, None)
