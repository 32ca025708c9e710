"""What a reader sees of a changed text: tables of old, new and what is marked."""

import pytest

from insek.compare.text import Fate, compare_texts

LONG = "Die Stadt vergibt ihr Wohnbauland nach Konzept und bevorzugt im Erbbaurecht."
OTHER = "Am Rand weist sie Bauland nur an Straßenbahn oder S-Bahn aus, die schon fahren."
THIRD = "Genossenschaften und private Unternehmen bewerben sich nach denselben Regeln."


def kinds(old: str, new: str) -> list[str]:
    """What is marked, in reading order."""
    return [change.fate.value for change in compare_texts(old, new).marked]


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (LONG, LONG, []),
        (LONG, LONG.replace("Konzept", "Höchstpreis"), ["geändert"]),
        (f"{LONG}\n\n{OTHER}", LONG + "\n\n", ["gestrichen"]),
        (f"{LONG}\n\n", f"{LONG}\n\n{OTHER}", ["eingefügt"]),
        (f"{LONG}\n\n{OTHER}\n\n{THIRD}\n\n", f"{THIRD}\n\n{LONG}\n\n{OTHER}\n\n", ["verschoben"]),
        (f"{LONG} {OTHER}", f"{LONG}\n\n{OTHER}", ["geteilt"]),
        (f"{LONG}\n\n{OTHER}", f"{LONG} {OTHER}", ["zusammengelegt"]),
        (f"## A\n\n{LONG}", f"### A\n\n{LONG}", ["geändert"]),
        (f"- {LONG}\n- {OTHER}\n", f"- {OTHER}\n", ["gestrichen"]),
        ("Siehe [hier](a).", "Siehe [hier](b).", ["geändert"]),
        ("Ein **Wort** mehr.", "Ein Wort mehr.", ["geändert"]),
        ("ä", "a\u0308", ["geändert"]),
        ("a\nb", "a\r\nb", ["geändert"]),
    ],
)  # fmt: skip
def test_every_kind_of_change_is_named(old: str, new: str, marked: list[str]) -> None:
    """A reader is told what happened to a block, not merely that something did."""
    assert kinds(old, new) == marked


def test_a_moved_block_may_be_edited_too() -> None:
    """A block that stands elsewhere and has a new word is moved, with the word marked."""
    changed = LONG.replace("bevorzugt", "immer")
    old = f"{LONG}\n\n{OTHER}\n\n{THIRD}\n\n"
    (moved,) = compare_texts(old, f"{OTHER}\n\n{THIRD}\n\n{changed}\n\n").marked
    assert moved.fate is Fate.MOVED
    assert moved.is_edited


TABLE = "| Fläche | 2018 | 2019 |\n|---|---|---|\n| Wald | 1.916 | 1.920 |\n| Park | 900 | 910 |\n"


def cells(new: str) -> list[str]:
    """The marked cells of the table against another version of it, as ``-alt+neu``."""
    (change,) = compare_texts(TABLE, new).marked
    assert change.table is not None
    return [
        "".join(run.op.value + run.text.strip() for run in cell.runs if run.text.strip())
        for row in change.table.rows
        for cell in row.cells
        if row.op.value != " " or any(run.op.value != " " for run in cell.runs)
    ]


@pytest.mark.parametrize(
    ("new", "marked"),
    [
        (TABLE.replace("1.916", "1.944"), ["-1.916+1.944"]),
        (TABLE.replace("| Park | 900 | 910 |\n", ""), ["", "-Park", "-900", "-910", ""]),
        (TABLE + "| Ufer | 5 | 6 |\n", ["", "+Ufer", "+5", "+6", ""]),
        (
            "| Fläche | 2019 |\n|---|---|\n| Wald | 1.920 |\n| Park | 910 |\n",
            ["-2018", "----", "-1.916", "-900"],
        ),
    ],
)
def test_tables_are_compared_cell_by_cell(new: str, marked: list[str]) -> None:
    """A changed figure marks its cell; a row or column that goes takes only its own cells."""
    assert cells(new) == marked
