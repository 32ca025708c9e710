"""The search finds words, says how many, and is a dialog one can leave."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Pages
from browser.kinds import kinds

pytestmark = pytest.mark.browser


def _open(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("button", name="Suche", exact=True).press("Enter")


@kinds("Startseite", "Ziel", "Ziel eines Jahrgangs")
def test_hits(path: str, page: Page) -> None:
    """A word gives hits, their number is announced, and Enter leads to the best one."""
    _open(page, path)
    page.get_by_label("Suchwort").fill("Wohnungen")
    hits = page.locator(".suche__treffer a")
    expect(page.locator(".suche [role=status]")).to_contain_text("Treffer")
    expect(hits.first).to_contain_text("ohn")
    target = hits.first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(hits.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(target or "?")
    expect(page.locator("h1")).to_be_visible()


@kinds("Startseite")
@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Miete", "Bestandsmiete"),  # inside a compound
        ("GRUENAU", "Grünau"),  # umlauts written out, capitals
        ("Ziele Wohnungsbau", "Wohn"),  # several words
    ],
)
def test_words(path: str, word: str, found: str, page: Page) -> None:
    """A word is found inside compounds, in other forms and in other spellings."""
    _open(page, path)
    page.get_by_label("Suchwort").fill(word)
    expect(page.locator(".suche__treffer")).to_contain_text(found)


@kinds("Startseite")
@pytest.mark.parametrize("word", ["Radverkehr", "Zielwert"])
def test_pages_about_the_plan_come_last(path: str, word: str, page: Page) -> None:
    """Handbook, developers' chapters and the index follow everything that the plan says itself."""
    _open(page, path)
    page.get_by_label("Suchwort").fill(word)
    hits = page.locator(".suche__treffer a")
    expect(hits.first).to_be_visible()
    ways = [way.get_attribute("href") or "" for way in hits.all()]
    about = [bool(re.search("/(redaktion|entwicklung|stichworte)/", way)) for way in ways]
    assert about == sorted(about)


@kinds("Startseite")
def test_excerpts_name_the_word(path: str, page: Page) -> None:
    """A hit in a heading alone is told by text of its page that has the word, not by a licence."""
    _open(page, path)
    page.get_by_label("Suchwort").fill("Fahrrad")
    texts = page.locator(".suche__treffer .treffer__text")
    expect(texts.first).to_be_visible()
    assert [text for text in texts.all_inner_texts() if "fahrrad" not in text.lower()] == []


@kinds("Tor", "Verlauf eines Ziels", "Vergleich zweier Jahre", "Nicht gefunden")
@pytest.mark.parametrize(
    ("word", "end", "told"),
    [
        ("Radverkehr ausbauen", "/2024/ziele/radverkehr-ausbauen/", "Ziel, Jahrgang 2024"),
        ("Radverkehr ausbauen", "/verlauf/ziele/radverkehr-ausbauen/", "Ziel im Verlauf"),
        ("2018 2019", "/vergleich/2018-2019/", "Vergleich"),
    ],
)
def test_outside(path: str, word: str, end: str, told: str, page: Page) -> None:
    """Outside every Stand the newest Jahrgang is found first, and then stories and comparisons."""
    _open(page, path)
    page.get_by_label("Suchwort").fill(word)
    hit = page.locator(f".suche__treffer a[href$='{end}']")
    expect(hit).to_contain_text(told)
    if "2024" in told:
        expect(page.locator(".suche__treffer a").first).to_have_attribute(
            "href", re.compile(f"{end}(#|$)")
        )


@kinds("Startseite")
def test_nothing_found(path: str, page: Page) -> None:
    """That nothing was found is announced, too."""
    _open(page, path)
    page.get_by_label("Suchwort").fill("Quastenflosser")
    expect(page.get_by_role("status")).to_contain_text("Keine Treffer")


@kinds("Startseite")
def test_markup_stays_text(path: str, page: Page) -> None:
    """What is typed or indexed is shown as text and never runs."""
    page.goto(path)
    page.evaluate(
        "fetch = async () => new Response(JSON.stringify({ docs: [{"
        " location: 'x/', title: '<img src=x onerror=alert(1)>Titel',"
        " text: '&lt;img src=x onerror=alert(1)&gt; Inhalt' }] }))"
    )
    page.get_by_role("button", name="Suche", exact=True).press("Enter")
    page.get_by_label("Suchwort").fill("Titel")
    expect(page.locator(".suche__treffer a")).to_contain_text("Titel")
    assert page.locator(".suche__treffer img").count() == 0


@kinds("Startseite")
@pytest.mark.parametrize("width", [1280, 320])
def test_dialog(path: str, width: int, new_page: Pages) -> None:
    """The dialog has a name, keeps the focus, closes on Escape and gives the focus back."""
    page = new_page(width, 640)
    _open(page, path)
    dialog = page.get_by_role("dialog", name="Suche")
    expect(page.get_by_label("Suchwort")).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.getElementById('_suche').contains(document.activeElement)"
        )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Suche", exact=True)).to_be_focused()


@kinds("Startseite")
def test_no_single_key(path: str, page: Page) -> None:
    """No single letter is a command: speech input and tremor must not trigger anything."""
    page.goto(path)
    for key in "sfpn/,.":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith(path)
