"""What people come for, from the first page to the answer."""

import re
import time

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browser.conftest import Pages
from browser.kinds import Site

pytestmark = pytest.mark.browser

with_and_without_scripts = pytest.mark.parametrize(
    "scripts", [True, False], ids=["mit JavaScript", "ohne JavaScript"]
)
TEXT = "vergleich/2018-2024/kultur/"


def _reads_why_something_is_weaker(page: Page) -> None:
    heading = page.get_by_role("heading", name="Entfallen, abgeschwächt oder verschoben")
    expect(heading).to_be_in_viewport()
    thing = page.locator(".sache--schwaecher").first
    reason = thing.get_by_role("heading", name=re.compile("^Begründung: ")).first
    expect(reason).to_be_visible()
    expect(reason.locator("+ p")).to_have_text(re.compile(r"\w.{40,}\."))
    expect(reason.locator("+ p + .grund")).to_contain_text("Anlass: ")


@with_and_without_scripts
def test_council_starts_at_the_door(scripts: bool, new_page: Pages) -> None:
    """One click on the front door shows what became weaker since 2018, and why."""
    page = new_page(scripts=scripts)
    page.goto("")
    page.get_by_role("link", name="Was seit 2018 anders ist").click()
    expect(page).to_have_url(re.compile("/vergleich/2018-2024/#schwaecher$"))
    _reads_why_something_is_weaker(page)


@with_and_without_scripts
@pytest.mark.parametrize("width", [1280, 320])
def test_council_chooses_two_years(scripts: bool, width: int, new_page: Pages) -> None:
    """Three clicks lead from the front door over the choice of any two Stände to the reasons."""
    page = new_page(width, scripts=scripts)
    page.goto("")
    page.get_by_role("link", name="Stände vergleichen", exact=True).click()
    page.get_by_role("link", name=re.compile("^2018 bis 2024: ")).click()
    page.get_by_role("link", name="Entfallen, abgeschwächt oder verschoben").click()
    _reads_why_something_is_weaker(page)


@with_and_without_scripts
def test_citizen_follows_a_ziel_through_the_years(scripts: bool, new_page: Pages) -> None:
    """From a Ziel of the newest Jahrgang one comes to its Verlauf, and from there to an old one."""
    page = new_page(scripts=scripts)
    page.goto("")
    page.get_by_role("link", name="Jahrgang 2024 lesen").click()
    page.get_by_role("link", name="Alle Ziele").click()
    page.get_by_role("link", name="Radverkehr ausbauen", exact=True).first.click()
    page.get_by_role("link", name="Verlauf dieser Seite").click()
    expect(page).to_have_url(re.compile("/verlauf/ziele/radverkehr-ausbauen/$"))
    table = page.get_by_role("table", name=re.compile("in jedem Jahrgang"))
    table.get_by_role("link", name="2018", exact=True).click()
    expect(page).to_have_url(re.compile("/2018/ziele/radverkehr-ausbauen/$"))
    expect(page.locator(".kopf .zustand__art")).to_have_text("Jahrgang 2018")
    expect(page.locator("h1")).to_have_text("Radverkehr ausbauen")


@with_and_without_scripts
@pytest.mark.parametrize("width", [1280, 320])
def test_citizen_finds_the_own_ortsteil(scripts: bool, width: int, new_page: Pages) -> None:
    """From the front door two clicks lead to what is planned around one's Ortsteil, and why there."""
    page = new_page(width, scripts=scripts)
    page.goto("")
    page.get_by_text("Ortsteil wählen").click()
    page.get_by_role("link", name="Grünau-Nord", exact=True).click()
    row = page.get_by_role("row").filter(has_text="Stadtteilladen Arbeit in Grünau")
    expect(row.get_by_role("link", name="Grünau", exact=True)).to_be_visible()


@with_and_without_scripts
def test_citizen_sees_how_the_ziele_stand(scripts: bool, new_page: Pages) -> None:
    """The front door shows without a click how the Kernziele stand, and with one each of them."""
    page = new_page(1280, 1000, scripts=scripts)
    page.goto("")
    stands = page.get_by_role("region", name="Wie die Kernziele stehen")
    expect(stands.get_by_text("2 auf Kurs")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Karte der Ortsteile")).to_be_in_viewport()
    stands.get_by_text("Kernziele einzeln").click()
    expect(stands.get_by_text("auf Kurs (Stand 2020)").first).to_be_visible()


def _notice(page: Page) -> Locator:
    return page.get_by_text("Es gibt einen neueren Jahrgang:")


@pytest.mark.parametrize(
    ("old", "newest"),
    [
        ("2018/ziele/radverkehr-ausbauen/", "2024/ziele/radverkehr-ausbauen/"),
        ("2009/fachteile/denkmalpflege/", "2024/"),
    ],
)
def test_an_old_page_tells_of_the_newest(old: str, newest: str, page: Page, address: str) -> None:
    """On an old page a notice leads to the same page of the newest Jahrgang, or to its start."""
    page.goto(old)
    _notice(page).get_by_role("link", name="2024").click()
    page.wait_for_url(f"{address}{newest}")
    expect(page.locator(".zustand__wahl")).to_be_visible()
    expect(_notice(page)).to_have_count(0)


def test_an_entwurf_has_no_newer_jahrgang(page: Page) -> None:
    """The Entwurf is newer than every Jahrgang; it shows no notice."""
    page.goto("entwurf/")
    expect(page.locator(".zustand__wahl")).to_be_visible()
    expect(_notice(page)).to_have_count(0)


_SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((shift) => { sum += shift.value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 200));
})"""


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("2018/fachteile/wohnen/", "Es gibt einen neueren Jahrgang: 2024"),
        ("2024/ziele/radverkehr-ausbauen/", "Das ist der neueste Jahrgang."),
    ],
)
def test_nothing_moves_when_a_page_learns_of_others(
    path: str, says: str, width: int, new_page: Pages
) -> None:
    """What is known only when the page is read has its place: nothing that is there moves."""
    page = new_page(width, 640)
    page.route("**/versions.json", _late)
    page.goto(path)
    expect(page.locator(".zustand__neuer")).to_have_text(says)
    assert page.evaluate(_SHIFTS) == 0


def _late(route: Route) -> None:
    """Answer when the page has long been shown."""
    time.sleep(0.3)
    route.continue_()


def test_without_scripts_the_way_on_is_there(new_page: Pages) -> None:
    """Without JavaScript every page of a Stand leads to all Jahrgänge and to the comparisons."""
    page = new_page(320, scripts=False)
    page.goto("2009/fachteile/denkmalpflege/")
    page.get_by_role("link", name="Alle Jahrgänge").first.click()
    page.get_by_role("link", name="2024", exact=True).first.click()
    page.get_by_role("link", name="Vergleichen").first.click()
    expect(page.locator("h1")).to_have_text("Zwei Stände vergleichen")


@pytest.mark.parametrize(
    ("start", "stand", "arrival"),
    [
        ("2024/ziele/radverkehr-ausbauen/", "2018", "2018/ziele/radverkehr-ausbauen/"),
        ("2024/ziele/radverkehr-ausbauen/", "entwurf", "entwurf/ziele/radverkehr-ausbauen/"),
        ("2018/", "2009", "2009/"),
        ("2024/fachteile/nachhaltige-mobilitaet/", "2009", "2009/"),
    ],
)
def test_another_stand(start: str, stand: str, arrival: str, page: Page, address: str) -> None:
    """The choice of a Stand keeps the page where it exists, and else leads to the Stand's start."""
    page.goto(start)
    choice = page.get_by_label("Anderer Stand")
    expect(choice).to_have_value(start.partition("/")[0])
    choice.select_option(stand)
    page.get_by_role("button", name="Zeigen").press("Enter")
    page.wait_for_url(f"{address}{arrival}")


@pytest.mark.parametrize("path", ["2018/", "2018/ziele/radverkehr-ausbauen/", "2009/zielmatrix/"])
def test_the_bar_moves_nothing(path: str, page: Page) -> None:
    """On a wide screen the text stays where it was when choice and notice appear."""
    held: list[Route] = []
    page.route("**/versions.json", lambda route: held.append(route))
    page.goto(path)
    before = page.locator("h1").bounding_box()
    held[0].continue_()
    expect(_notice(page)).to_be_visible()
    assert page.locator("h1").bounding_box() == before


@with_and_without_scripts
def test_from_text_to_synopse_and_back(scripts: bool, new_page: Pages) -> None:
    """Running text and Synopse of the same Fachteil lead to each other."""
    page = new_page(scripts=scripts)
    page.goto(TEXT)
    page.get_by_role("link", name="Als Synopse").click()
    expect(page.get_by_role("columnheader", name=re.compile("^bisher"))).to_be_visible()
    page.get_by_role("link", name="Als laufender Text").click()
    expect(page).to_have_url(re.compile(f"/{TEXT}$"))


@pytest.mark.parametrize("path", [TEXT, f"{TEXT}synopse/"])
def test_a_permalink_shows_its_place(path: str, site: Site, page: Page) -> None:
    """The address of a change leads to its place, which is in view and marked."""
    page.goto(path)
    sign = page.locator("[data-stelle] .anker").nth(2)
    link = sign.get_attribute("href") or ""
    page.goto(f"{path}{link}")
    place = page.locator(f'[id="{link.removeprefix("#")}"]')
    expect(place).to_be_in_viewport()
    expect(place).to_have_css("outline-style", "solid")


def test_a_sign_is_reached_by_keyboard(page: Page) -> None:
    """The sign beside a change makes its address the address of the page."""
    page.goto(TEXT)
    sign = page.locator("[data-stelle] .anker").first
    link = sign.get_attribute("href") or "?"
    sign.press("Enter")
    expect(page).to_have_url(re.compile(f"/{TEXT}{re.escape(link)}$"))


@with_and_without_scripts
def test_a_lost_reader_finds_back(scripts: bool, new_page: Pages, address: str) -> None:
    """The error page, however deep the address, leads to the front door and to the Verlauf."""
    page = new_page(scripts=scripts)
    for name, arrival in (("Zur Startseite", ""), ("Verlauf", "verlauf/")):
        page.goto("2018/gibt/es/nicht/")
        page.locator("main").get_by_role("link", name=name).click()
        page.wait_for_url(f"{address}{arrival}")
