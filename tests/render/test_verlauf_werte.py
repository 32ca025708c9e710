"""The charts on the page of an Indikator: words for those who do not see them, and tables."""

from pathlib import Path

from lxml.html import HtmlElement
from markup import parse, text_of
from stories import RAD, Step, Told, real, tell

RADANTEIL = "daten/indikatoren/radanteil.yml"
PAGE = "verlauf/indikatoren/radanteil/"
LOWER: Step = {RAD: ("wert: 25", "wert: 20")}


def tree(told: Told, address: str = PAGE) -> HtmlElement:
    """A page of the Verlauf."""
    return parse(told.pages[address].html)


def rows(page: HtmlElement, caption: str) -> list[list[str]]:
    """The cells of a table below its heading."""
    (table,) = page.xpath(f"//table[caption[@id='{caption}']]")
    return [[text_of(cell) for cell in row] for row in table.xpath("tbody/tr")]


def test_a_chart_is_an_image_with_a_name_and_a_description(tmp_path: Path) -> None:
    """Who does not see the chart hears what it shows: values, and every target with its years."""
    page = tree(tell(tmp_path, LOWER, {}))
    (chart,) = page.xpath("//*[local-name()='svg'][@role='img']")
    named = [page.get_element_by_id(id) for id in chart.get("aria-labelledby").split()]
    assert [text_of(part) for part in named] == [
        "Anteil des Radverkehrs, %: Werte und Zielwerte",
        "Werte: von 18 im Jahr 2022 auf 20 im Jahr 2024."
        " Ziel (seit 2021): mindestens 20 bis 2030. Ziel (2020): mindestens 25 bis 2030.",
    ]


def test_the_table_has_what_every_jahrgang_knew(tmp_path: Path) -> None:
    """Beside the chart stands in numbers what each Jahrgang knew and wanted, the newest first."""
    assert rows(tree(tell(tmp_path, LOWER)), "werte-umfrage-staende") == [
        ["2021", "20 (2024)", "mindestens 20 bis 2030"],
        ["2020", "20 (2024)", "mindestens 25 bis 2030"],
    ]


def test_corrected_values_name_their_jahrgaenge(tmp_path: Path) -> None:
    """The table of all values says since when a value is given, and what was given before."""
    steps: list[Step] = [{}, {RADANTEIL: ("2023, wert: 19", "2023, wert: 17")}]
    assert rows(tree(tell(tmp_path, *steps)), "werte-umfrage-werte") == [
        ["2022", "18", "seit 2020"],
        ["2023", "17", "2020–2021: 19; 2022: 17"],
        ["2024", "20", "seit 2020"],
    ]


def test_shape_and_name_tell_targets_apart(tmp_path: Path) -> None:
    """No colour is needed: every path has a shape of its own, and its years beside it."""
    ways = tree(tell(tmp_path, LOWER)).xpath("//*[contains(@class,'weg--')]")
    told = [(text_of(way).strip(), {*way.xpath(".//*[local-name()='use']/@href")}) for way in ways]
    assert told == [("2020", {"#form-2"}), ("2021", {"#form-1"})]


def test_every_shape_is_drawn() -> None:
    """Every shape that a chart of the real city uses is defined on its page."""
    for address, page in real().pages.items():
        if address.startswith("verlauf/indikatoren/"):
            found = parse(page.html)
            shapes = {id[1:] for id in found.xpath("//*[local-name()='use']/@href")}
            assert shapes <= {*found.xpath("//@id")}


def test_every_indikator_tells_of_its_values() -> None:
    """All stories of Indikatoren have charts or tables of values, other stories have none."""
    with_values = {a for a, page in real().pages.items() if 'id="werte"' in page.html}
    assert with_values == {a for a in real().pages if a.startswith("verlauf/indikatoren/")}
