"""Lists can be filtered and sorted; matrices keep their headings in view."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Pages
from browser.kinds import kinds

pytestmark = pytest.mark.browser


@kinds("Maßnahmen")
def test_filter(path: str, page: Page) -> None:
    """Typing leaves the rows that have all words and announces how many; a button undoes it."""
    page.goto(path)
    rows = page.locator("table[data-filter] tbody tr")
    everything = rows.count()
    status = page.locator(".filter [role=status]")
    expect(status).to_have_text(f"{everything} von {everything} Maßnahmen")
    page.get_by_role("searchbox", name="Maßnahmen durchsuchen").fill("schule")
    left = rows.locator("visible=true")
    expect(status).to_have_text(f"{left.count()} von {everything} Maßnahmen")
    assert 0 < left.count() < everything
    assert all("schul" in text.lower() for text in left.all_inner_texts())
    page.get_by_role("button", name="Alle zeigen").click()
    expect(left).to_have_count(everything)


@kinds("Maßnahmen")
def test_choice(path: str, page: Page) -> None:
    """A column to choose from leaves the rows with that value."""
    page.goto(path)
    choice = page.locator(".filter").get_by_label("Fachteil")
    value = choice.locator("option").nth(1).inner_text()
    choice.select_option(value)
    rows = page.locator("table[data-filter] tbody tr").locator("visible=true")
    assert rows.count() > 0
    assert all(value in text for text in rows.all_inner_texts())


@kinds("Maßnahmen")
def test_sort(path: str, page: Page) -> None:
    """A heading sorts up and then down, says so, and puts what has no value last."""
    page.goto(path)
    heading = page.get_by_role("columnheader", name="Kosten")
    cells = page.locator("table[data-sortieren] tbody tr td:last-child")

    def values() -> list[str]:
        return [cell.get_attribute("data-wert") or "" for cell in cells.all()]

    for direction, sign in (("ascending", 1), ("descending", -1)):
        heading.get_by_role("button").press("Enter")
        expect(heading).to_have_attribute("aria-sort", direction)
        assert values() == sorted(
            values(), key=lambda value: (value == "", sign * float(value or 0))
        )


@kinds("Räume")
def test_sort_words(path: str, page: Page) -> None:
    """Words are sorted as in a German dictionary."""
    page.goto(path)
    table = page.get_by_role("table", name="Ortsteile")
    table.get_by_role("button", name="Ortsteil", exact=True).press("Enter")
    names = table.locator("tbody th").all_inner_texts()
    assert names.index("Böhlitz-Ehrenberg") < names.index("Burghausen-Rückmarsdorf")


@kinds("Zielmatrix", "Herausforderungen")
@pytest.mark.parametrize(("width", "height"), [(1280, 500), (320, 640)])
def test_sticky_headings(path: str, width: int, height: int, new_page: Pages) -> None:
    """However far a matrix is scrolled, its heading row and first column stay in view."""
    page = new_page(width, height)
    page.goto(path)
    region = page.locator(".tafel:has(> .matrix)").first
    region.scroll_into_view_if_needed()
    region.evaluate("region => region.scrollTo(300, 260)")
    frame = region.bounding_box()
    corner = region.locator("thead th").first.bounding_box()
    row = region.locator("tbody th[scope=row]").nth(3).bounding_box()
    assert frame is not None
    assert corner is not None
    assert row is not None
    assert corner["y"] == pytest.approx(frame["y"], abs=4)
    assert corner["x"] == pytest.approx(frame["x"], abs=2)
    assert row["x"] == pytest.approx(frame["x"], abs=2)
    assert corner["width"] < 0.6 * frame["width"]
