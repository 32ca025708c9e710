"""CSV: what a spreadsheet reads is what the model says, and nothing is taken for a formula."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import musterstadt, referenz

from insek.render.csv_tables import tables
from insek.render.csv_text import CsvValue, write
from insek.views.beziehungen import Beziehungen

Row = dict[str, str]
TABLES = dict(tables(referenz(), Beziehungen(referenz())))
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def read(text: str) -> list[Row]:
    """The rows of a table by the names of their columns."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (2024, "2024"),
        (Decimal("-5.50"), "-5.50"),
        (date(2030, 12, 31), "2030-12-31"),
        ((), ""),
        (("wohnen", "verkehr"), "wohnen verkehr"),
        ("Wohnen", "Wohnen"),
        ("=SUMME(A1)", "'=SUMME(A1)"),
        ("+49", "'+49"),
        ("-Bindestrich", "'-Bindestrich"),
        ("@privat", "'@privat"),
        ("\t=1", "'\t=1"),
        ("Er sagt „ja, nein“", '"Er sagt „ja, nein“"'),
        ('Zoll: 5"', '"Zoll: 5"""'),
        ("Zeile\nZeile", '"Zeile\nZeile"'),
    ],
)
def test_cell(value: CsvValue, cell: str) -> None:
    """Figures stay figures, texts stay texts, and quotes, commas and line ends keep their cell."""
    assert write(["a", "b"], [(value, "x")]) == f"a,b\n{cell},x\n"


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(categories=["L", "N", "P", "S", "Z"])), st.text("=+-@,\"'\n")
        )
    )
)
def test_table_parses_back(rows: list[tuple[str, str]]) -> None:
    """Every text comes back as it was, but for the mark before what looks like a formula."""
    found = [list(row.values()) for row in read(write(["a", "b"], rows))]
    for row, told in zip(rows, found, strict=True):
        for value, cell in zip(row, told, strict=True):
            assert cell.startswith("'") == value.startswith((*FORMULAS, "\n", "'"))
            assert cell.replace("'", "") == value.replace("'", "")


@given(st.lists(st.text(alphabet="x1 ;,=+-@\"\t\r\n'"), min_size=2, max_size=2))
def test_a_german_excel_finds_no_formula(row: list[str]) -> None:
    """Where semicolons part the cells, none of them begins with a formula, either."""
    for separator in ";", ",":
        for line in csv.reader(
            io.StringIO(write(["a", "b"], [row]), newline=""), delimiter=separator
        ):
            assert [cell for cell in line if cell.startswith(tuple("=+-@"))] == []


@pytest.mark.parametrize("path", [path for path in TABLES if path.count("/") == 1])
def test_every_table_has_a_header_and_even_rows(path: str) -> None:
    """The first row names the columns, each once, and every row fills them."""
    header, *rows = csv.reader(io.StringIO(TABLES[path], newline=""))
    assert len(set(header)) == len(header)
    assert all(name.isidentifier() and name == name.lower() for name in header)
    assert {len(row) for row in rows} <= {len(header)}


def test_tables_exist_without_content() -> None:
    """A city without some kinds still has every table, with its header."""
    assert list(dict(tables(musterstadt(), Beziehungen(musterstadt()))))[:16] == list(TABLES)[:16]


def test_values_are_those_of_the_model() -> None:
    """Every value of every series is in the table, exactly."""
    rows = [
        (r["indikator"], r["reihe"], int(r["jahr"]), Decimal(r["wert"]))
        for r in read(TABLES["daten/indikatoren.csv"])
    ]
    assert rows == [
        (indikator.id, reihe.id, wert.jahr, wert.wert)
        for indikator in referenz().indikatoren
        for reihe, wert in indikator.values()
    ]


def test_indikator_has_a_table_of_its_own() -> None:
    """The tables of the single Indikatoren together are the table of all."""
    single = [
        row for i in referenz().indikatoren for row in read(TABLES[f"daten/indikatoren/{i.id}.csv"])
    ]
    assert single == read(TABLES["daten/indikatoren.csv"])


def test_costs_are_those_of_the_model() -> None:
    """The sum of a column is the sum of the plan."""
    rows = read(TABLES["daten/massnahmen.csv"])
    costs = [m.kosten.gesamt or 0 for m in referenz().massnahmen if m.kosten]
    assert sum(Decimal(row["kosten_eur"] or 0) for row in rows) == sum(costs)
    funding = read(TABLES["daten/finanzierung.csv"])
    funded = [m.kosten.funded for m in referenz().massnahmen if m.kosten]
    assert sum(Decimal(row["betrag_eur"]) for row in funding) == sum(funded)


def test_matrices_are_those_of_the_model() -> None:
    """A row for every filled cell, so that a pivot table gives the matrix back."""
    cells = {(r["ziel"], r["fachteil"], r["rolle"]) for r in read(TABLES["daten/zielmatrix.csv"])}
    assert cells == {
        (z.id, b.fachteil, b.rolle) for z in referenz().arbeitsziele for b in z.fachteile
    }
    answers = read(TABLES["daten/herausforderungsmatrix.csv"])
    assert {(r["fachteil"], r["herausforderung"], r["relevanz"]) for r in answers} == {
        (sheet.fachteil, a.herausforderung, a.relevanz)
        for sheet in referenz().antworten
        for a in sheet.antworten
    }
