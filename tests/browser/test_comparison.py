"""A comparison is read change by change, filtered, and heard; without scripts nothing is missing."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Pages

pytestmark = pytest.mark.browser
WHOLE, TEXT = "vergleich/2018-2024/", "vergleich/2018-2024/kultur/"


def focused(page: Page) -> str:
    """The id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def test_keys_act_only_inside_the_comparison(page: Page) -> None:
    """A single key outside the comparison does nothing; inside, n and p walk from change to change."""
    page.goto(TEXT)
    page.keyboard.press("n")
    assert focused(page) == ""
    places = [str(place.get_attribute("id")) for place in page.locator("[data-stelle]").all()]
    status = page.locator(".sprungleiste [role=status]")
    page.get_by_role("button", name="Nächste Änderung").click()
    assert focused(page) == places[0]
    page.keyboard.press("n")
    assert focused(page) == places[1]
    expect(status).to_have_text(f"Änderung 2 von {len(places)}")
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert focused(page) == places[0]
    expect(page.locator(".ist-gewaehlt")).to_have_count(1)


def test_filters_leave_what_was_asked_for(page: Page) -> None:
    """Only Ziele: those that became weaker and the others; how many is announced."""
    page.goto(WHOLE)
    everything = page.locator(".sache").locator("visible=true").count()
    page.get_by_label("Ziele", exact=True).check()
    left = page.locator(".vergleich article.sache").locator("visible=true")
    assert 0 < left.count() < everything
    ids = [str(thing.get_attribute("id")) for thing in left.all()]
    assert all(id.startswith("ziel-") for id in ids)
    expect(page.locator(".sprungleiste [role=status]")).to_contain_text("Änderungen gezeigt")
    page.get_by_label("nur Schwächeres").check()
    expect(page.get_by_role("heading", name="Ziele", exact=True)).to_be_hidden()
    page.get_by_label("Ziele", exact=True).uncheck()
    page.get_by_label("nur Schwächeres").uncheck()
    expect(page.locator(".sache").locator("visible=true")).to_have_count(everything)


def test_a_link_into_a_folded_group_opens_it(page: Page) -> None:
    """What is folded away can be linked to."""
    page.goto(f"{WHOLE}#raum-connewitz")
    expect(page.locator("#raum-connewitz")).to_be_in_viewport()


def test_marks_are_heard_and_can_be_read(page: Page) -> None:
    """„eingefügt“ and „gestrichen“ are in the text for those who listen, and seen on demand."""
    page.goto(TEXT)
    word = page.locator("ins > b").first
    expect(word).to_have_text("eingefügt: ")
    assert (word.bounding_box() or {"width": 0})["width"] <= 1
    page.get_by_label("ausschreiben").check()
    assert (word.bounding_box() or {"width": 0})["width"] > 20


@pytest.mark.parametrize("path", [WHOLE, TEXT, f"{TEXT}synopse/"])
def test_a_narrow_screen_does_not_scroll_sideways(new_page: Pages, path: str) -> None:
    """At 320 pixels everything stands below each other; tables scroll in their own region."""
    page = new_page(width=320)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_synopse_on_a_narrow_screen_names_its_cells(new_page: Pages) -> None:
    """Below a heading stand reason and decision, then its rows, which say what is old and new."""
    page = new_page(width=320)
    page.goto(f"{TEXT}synopse/")
    section = page.locator(".synopse tbody").first
    labels = [
        page.evaluate("cell => getComputedStyle(cell, '::before').content", cell.element_handle())
        for cell in section.locator("tr:nth-child(-n + 2) > td").all()
    ]
    assert labels == ["none", '"Begründung: "', '"Beschluss: "', '"bisher"', '"neu"']


@pytest.mark.parametrize("path", [WHOLE, TEXT, f"{TEXT}synopse/"])
def test_without_scripts_nothing_is_missing(new_page: Pages, path: str) -> None:
    """The text, its marks and all links are there without scripts; only the keys and filters are not."""
    plain, full = new_page(scripts=False), new_page()
    for page in (plain, full):
        page.goto(path)
    for marks in ("ins", "del", ".vergleich a"):
        expect(plain.locator(marks)).to_have_count(full.locator(marks).count())
    expect(plain.locator(".sprungleiste")).to_have_count(0)


def test_print_marks_by_line_and_word(new_page: Pages) -> None:
    """On paper, without scripts, every change has a line and its word in brackets; colours are gone."""
    page = new_page(scripts=False)
    page.goto(TEXT)
    page.emulate_media(media="print")
    for tag, line, word in (
        ("ins", "underline", "eingefügt: "),
        ("del", "line-through", "gestrichen: "),
    ):
        style = page.evaluate(
            "tag => { const s = getComputedStyle(document.querySelector('.fassung ' + tag));"
            " return [s.textDecorationLine, s.backgroundColor]; }",
            tag,
        )
        assert style == [line, "rgba(0, 0, 0, 0)"]
        words = page.locator(f".fassung {tag} > b:first-child:not(:only-child)")
        assert set(words.all_text_contents()) == {word}
        assert min((found.bounding_box() or {"width": 0})["width"] for found in words.all()) > 20
        assert _around(words.first) == ('"["', '"]"')
    link = page.locator(".fassung a:not(ins a, del a, .anker)").first
    expect(link).to_have_css("text-decoration-line", "none")


def _around(word: Locator) -> tuple[str, str]:
    """The signs that the style sheet puts before a word and after the change it begins."""
    before, after = word.evaluate(
        "word => [getComputedStyle(word, '::before').content,"
        " getComputedStyle(word.parentElement.lastElementChild, '::after').content]"
    )
    return before, after


def test_what_became_weaker_can_be_printed_alone(page: Page) -> None:
    """The table of what became weaker ends its sheet; after the matrix sheets stand upright again."""
    page.goto(WHOLE)
    page.emulate_media(media="print")
    expect(page.locator(".tafel:has(> .schwaecher) + p")).to_have_css("break-after", "page")
    expect(page.locator(".fuss")).to_have_css("page", "auto")
    expect(page.locator(".angaben > li").first).to_have_css("break-inside", "avoid")
