"""The pages of the Verlauf: complete, well-formed, every link leading somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from markup import faults, parse, text_of
from stories import FONDS, RAD, WEG, WOHNRAUM, Step, Told, real, reason, tell, ziel

from insek import addresses
from insek.render.feed import feed_files
from insek.render.outer import OuterPage

MOVED = "verlauf/verschobene-ziele/"
HOSTILE = "Rad <script>alert(1)</script> & „mehr“ {{ x }}"
SITE = "https://plan.example/"


def page_text(page: OuterPage) -> str:
    """What a reader reads on a page, below its heading."""
    return text_of(parse(page.html))


def table(told: Told, kind: str, id: str) -> list[list[str]]:
    """The table of Stände of one record as text."""
    tree = parse(told.pages[addresses.verlauf(kind, id)].html)
    rows = tree.xpath("//table[contains(@class,'staende')]//tr")
    return [[text_of(cell) for cell in row] for row in rows]


def test_every_page_is_well_formed() -> None:
    """Nesting, ids and tables are right on all pages of the real city."""
    found = {a: wrong for a, page in real().pages.items() if (wrong := faults(page.html))}
    assert found == {}


def test_pages_are_the_same_from_the_cache() -> None:
    """What was kept as JSON gives the same pages, byte for byte, in the same order."""
    assert [*real().stored().pages.values()] == [*real().pages.values()]


def known(told: Told) -> Iterator[str]:
    """Every address that exists in a Stand, in a comparison of neighbours, or outside."""
    for stand, plan in zip(told.staende, told.plans, strict=True):
        for kind in (*addresses.WITH_STORY, "quellen"):
            for record in plan.katalog(kind):
                yield addresses.in_stand(stand.name, addresses.address(kind, record.id))
    for chapters in told.chapters:
        whole = addresses.vergleich(chapters["alt"], chapters["neu"])
        yield from (f"{whole}{kapitel['vergleich']}" for kapitel in chapters["kapitel"])
    yield from (path for path, _ in feeds(told))
    for page in told.pages.values():
        yield page.address
        yield from (f"{page.address}#{id}" for id in parse(page.html).xpath("//@id"))


def feeds(told: Told) -> list[tuple[str, str]]:
    """The feeds of a city."""
    return [*feed_files(SITE, told.plans[-1].stadt, told.staende, told.stories, told.chapters)]


def test_every_link_leads_somewhere() -> None:
    """No link of any page leads to an address that no Stand, story or comparison has."""
    targets = {*known(real())}
    broken = {
        (page.address, link)
        for page in real().pages.values()
        for link in parse(page.html).xpath("//@href")
        if not link.startswith("https://")
        and urljoin(f"{SITE}{page.address}", link).removeprefix(SITE) not in targets
    }
    assert broken == set()


def test_sections_in_the_table_of_contents_exist() -> None:
    """Every entry of „Auf dieser Seite“ leads to an anchor of the page."""
    missing = [
        (page.address, anchor)
        for page in real().pages.values()
        for anchor, _ in page.toc
        if f'id="{anchor}"' not in page.html
    ]
    assert missing == []


def test_no_chapter_is_lost() -> None:
    """Everything that ever changed stands on the page of what changed."""
    told = real()
    for story in told.stories:
        html = told.pages[addresses.verlauf(story.kind, story.id)].html
        steps = [f'id="{e.alt.name}-{e.neu.name}"' for e in story.episoden]
        assert all(step in html for step in steps)


def test_the_table_names_what_changed_in_words(tmp_path: Path) -> None:
    """A changed cell says so; one that stays names the year before; the newest is always written out."""
    told = tell(tmp_path, {RAD: ("wert: 25", "wert: 20")}, {}, {})
    year = [
        ["2023", "Anteil des Radverkehrs: mindestens 20 % bis 2030"],
        ["2022", "wie 2021"],
        ["2021", "Anteil des Radverkehrs: mindestens 20 % bis 2030 geändert"],
        ["2020", "Anteil des Radverkehrs: mindestens 25 % bis 2030"],
    ]
    rows = table(told, "ziele", "radverkehr")
    assert [[row[0].split()[0], row[1]] for row in rows[1:]] == year


def test_the_table_leaves_out_what_never_changed(tmp_path: Path) -> None:
    """On a phone the Zielwert stands beside the year; what is the same in all Stände is told once."""
    titled: Step = {RAD: ("titel: Radverkehr ausbauen", "titel: Rad stärken")}
    told = tell(tmp_path, titled, {RAD: ("wert: 25", "wert: 20")}, {})
    head, _, same, *_ = table(told, "ziele", "radverkehr")
    assert head == ["Jahrgang", "Zielwerte", "Titel"]
    assert same[1:] == ["Anteil des Radverkehrs: mindestens 20 % bis 2030 geändert", "wie 2021"]
    text = page_text(told.pages["verlauf/ziele/radverkehr/"])
    assert "In allen Jahrgängen gleich: Kernziel ja; " in text


def test_a_year_without_any_change_is_one_cell(tmp_path: Path) -> None:
    """A Stand that says the same as the one before in every column says so once."""
    told = tell(tmp_path, {RAD: ("wert: 25", "wert: 20")}, {}, {})
    tree = parse(told.pages["verlauf/ziele/radverkehr/"].html)
    assert [text_of(row.xpath("td")[0]) for row in tree.xpath("//tr[@class='wie']")] == ["wie 2021"]
    assert [len(row) for row in tree.xpath("//tr[@class='wie']")] == [2]


def test_the_table_shows_gaps(tmp_path: Path) -> None:
    """In a Jahrgang without the record its row says so, also when it never returned."""
    back = ziel("wohnraum-schaffen", titel="Wohnraum schaffen")
    steps: list[Step] = [{WOHNRAUM: None}, {}, {WOHNRAUM: back}, {WOHNRAUM: None}]
    rows = table(tell(tmp_path, *steps), "ziele", "wohnraum-schaffen")
    assert [[row[0].split(" 31")[0], row[1] == "nicht enthalten"] for row in rows[1:]] == [
        ["2024", True], ["2023", False], ["2021 bis 2022", True], ["2020", False],
    ]  # fmt: skip


def test_a_new_title_is_a_column_of_its_own(tmp_path: Path) -> None:
    """Who looks for the old name finds it in the year in which it was used."""
    told = tell(tmp_path, {RAD: ("titel: Radverkehr ausbauen", "titel: Rad stärken")})
    head, newest, oldest = table(told, "ziele", "radverkehr")
    assert (head[1], newest[1], oldest[1]) == (
        "Titel",
        "Rad stärken geändert",
        "Radverkehr ausbauen",
    )


def test_what_never_changed_says_so(tmp_path: Path) -> None:
    """A story without chapters is no empty page."""
    text = page_text(tell(tmp_path, {}).pages["verlauf/ziele/radverkehr/"])
    assert "Seit dem Jahrgang 2020 steht das hier unverändert." in text


def test_things_are_called_as_the_city_calls_them(tmp_path: Path) -> None:
    """Musterstadt has Handlungsfelder, not Fachteile."""
    told = tell(tmp_path)
    assert told.pages["verlauf/fachteile/verkehr/"].art == "Handlungsfeld im Verlauf"
    assert "Handlungsfelder" in page_text(told.pages["verlauf/"])


def test_a_chapter_tells_target_reason_and_decision(tmp_path: Path) -> None:
    """From what to what, why, and by whose decision, newest first, with the way to the comparison."""
    step: Step = {RAD: ("wert: 25", "wert: 20"), **reason(2021, "ziel:radverkehr")}
    page = tell(tmp_path, {}, step).pages["verlauf/ziele/radverkehr/"]
    text = page_text(page)
    assert "bisher (2021) mindestens 25 % bis 2030 jetzt (2022) mindestens 20 % bis 2030" in text
    assert "Der Rat will es so" in text
    assert "Das Geld reicht nicht. Anlass: Beschluss. Bezug: V-7." in text
    assert "Rat, Vorlage V-2022 vom 30. Mai 2022" in text
    assert 'href="../../../vergleich/2021-2022/#ziel-radverkehr"' in page.html


def test_words_of_records_are_never_markup(tmp_path: Path) -> None:
    """What an editor writes is shown, not carried out."""
    step: Step = {
        RAD: ("titel: Radverkehr ausbauen", f"titel: {HOSTILE!r}"),
        **reason(2021, "ziel:radverkehr", titel=HOSTILE, begruendung=HOSTILE),
    }
    told = tell(tmp_path, step)
    assert not [a for a, page in told.pages.items() if "<script" in page.html]
    assert HOSTILE in page_text(told.pages["verlauf/ziele/radverkehr/"])


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ({}, "0 Zielwerte gesenkt, verschoben oder ersetzt"),
        ({RAD: ("wert: 25", "wert: 20")}, "1 Zielwert gesenkt, verschoben oder ersetzt"),
        ({RAD: ("wert: 25", "wert: 30")}, "0 Zielwerte gesenkt, verschoben oder ersetzt"),
        ({RAD: ("[radanteil]", "[]")}, "1 Maßstab ersetzt oder gestrichen"),
        ({WOHNRAUM: None}, "1 Ziel abgelöst, 1 davon ohne Nachfolger"),
        ({WOHNRAUM: None, "ziele/neu.yml": ziel("neu", "wohnraum-schaffen")},
         "1 Ziel abgelöst, keines davon ohne Nachfolger"),
        ({WEG: ("2027-06-30", "2028-06-30")}, "1 Maßnahme mit späterem Termin"),
        ({FONDS: None}, "1 Maßnahme nicht mehr dabei"),
    ],
)  # fmt: skip
def test_what_moved_is_counted_on_top(tmp_path: Path, step: Step, sentence: str) -> None:
    """„Verschobene Ziele“ begins with how much was lowered, postponed, replaced and dropped."""
    assert sentence in page_text(tell(tmp_path, step).pages[MOVED])


def test_what_moved_tells_the_whole_chain(tmp_path: Path) -> None:
    """A date that moved twice is one line with the first, the newest, and every step."""
    steps: list[Step] = [
        {WEG: ("2027-06-30", "2028-06-30")},
        {WEG: ("2028-06-30", "2031-06-30")},
    ]
    tree = parse(tell(tmp_path, *steps).pages[MOVED].html)
    (row,) = tree.xpath("//table[caption[@id='tabelle-termine']]/tbody/tr")
    assert [text_of(cell) for cell in row][:4] == [
        "Radschnellweg zur Neustadt", "30. Juni 2027", "30. Juni 2031", "2-mal",
    ]  # fmt: skip


def test_what_only_the_entwurf_moves_is_not_decided(tmp_path: Path) -> None:
    """The Entwurf stands first, and everybody sees that the council can still refuse it."""
    steps: list[Step] = [{RAD: ("wert: 25", "wert: 22")}, {RAD: ("wert: 22", "wert: 20")}]
    tree = parse(tell(tmp_path, *steps, draft=True).pages[MOVED].html)
    years = tree.xpath("//section[contains(@class,'kapitel')]/div[1]")
    assert [text_of(year) for year in years] == [
        "Entwurf noch nicht beschlossen",
        "2021 Rat, Vorlage V-2021 vom 30. Mai 2021",
    ]


def test_an_example_says_that_nobody_decided_it() -> None:
    """The invented Jahrgänge of the real city are marked wherever one of their changes is told."""
    text = page_text(real().pages["verlauf/ziele/gruenversorgung-sichern/"])
    assert "2023 Beispiel-Fortschreibung, vom Rat nicht beschlossen" in text
    assert "2018 Ratsversammlung, Vorlage VI-DS-04159-NF-01 vom 31. Mai 2018" in text


def test_the_list_names_everything_once() -> None:
    """The list of all stories links every one of them exactly once."""
    links = re.findall(r'<th scope="row"><a href="\.\./([^"]+)"', real().pages["verlauf/"].html)
    stories = [addresses.verlauf(story.kind, story.id) for story in real().stories]
    assert links == stories


def test_stories_link_the_feeds_that_exist(tmp_path: Path) -> None:
    """A Ziel that only the Entwurf knows has no feed yet; a Massnahme never has one."""
    told = tell(tmp_path, {"ziele/neu.yml": ziel("neu")}, draft=True)
    linked = {
        link.replace("../", "")
        for page in told.pages.values()
        for link in parse(page.html).xpath("//p[@class='feed']/a/@href")
    }
    assert linked == {path for path, _ in feeds(told)}
    assert "feeds/ziele/neu.xml" not in linked
