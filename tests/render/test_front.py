"""The front door says what is in force and leads to what became weaker; nothing it says is made up."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from lxml.html import HtmlElement
from markup import parse, text_of
from plans import musterstadt, referenz
from stories import jahrgang

from insek.model.jahrgang import Beschluss
from insek.model.plan import Plan
from insek.model.stand import Stand
from insek.render.eingang import eingang_of
from insek.render.front import front_pages
from insek.render.outer import OuterPage

DRAFT = Stand(baum="")
DECISION = Beschluss(gremium="Rat", vorlage="V-1")


def adopted(year: int, **facts: object) -> Stand:
    """A Jahrgang of a year."""
    return Stand(jahrgang=jahrgang(year, **facts), baum=str(year))


BIG = adopted(2018, art="fortschreibung", beschluss=DECISION)
SMALL = adopted(2019, art="anpassung", beispiel=True, beschluss=None)
LAST = adopted(2020, art="anpassung", beispiel=True, beschluss=None)


def pages(staende: Sequence[Stand], *, weaker: int = 3, feeds: bool = True) -> list[OuterPage]:
    """Front door and choice, where every comparison tells of so many weakened things."""
    told = {(a.name, b.name): weaker for a, b in combinations(staende, 2)}
    eingang = eingang_of(musterstadt())
    return [*front_pages(musterstadt(), staende, told, eingang=eingang, feeds=feeds)]


def door(staende: Sequence[Stand], *, weaker: int = 3, feeds: bool = True) -> HtmlElement:
    """The front door as a tree."""
    return parse(pages(staende, weaker=weaker, feeds=feeds)[0].html)


@pytest.mark.parametrize(
    ("staende", "said", "unsaid"),
    [
        ([DRAFT], "Noch ist kein Jahrgang beschlossen.", "neueste"),
        ([BIG, DRAFT], "Beschlossen hat ihn: Rat, Vorlage V-1.", "Beispiel"),
        ([SMALL, DRAFT], "der Rat hat darüber nicht beschlossen.", "Zuletzt beschlossen"),
        ([BIG, SMALL, DRAFT], "Zuletzt beschlossen ist der Jahrgang 2018", "Beschlossen hat ihn"),
    ],
)
def test_what_is_in_force(staende: list[Stand], said: str, unsaid: str) -> None:
    """The door names the newest Jahrgang, and the one last decided if that is another."""
    words = text_of(door(staende).xpath("//p[@class='geltung']")[0])
    assert said in words
    assert unsaid not in words


@pytest.mark.parametrize(
    ("staende", "ways"),
    [
        ([DRAFT], []),
        ([BIG, DRAFT], ["vergleich/2018-entwurf/"]),
        ([BIG, SMALL, DRAFT], ["vergleich/2018-2019/", "vergleich/2019-entwurf/"]),
        (
            [BIG, SMALL, LAST, DRAFT],
            ["vergleich/2018-2020/", "vergleich/2019-2020/", "vergleich/2020-entwurf/"],
        ),
    ],
)
def test_the_comparisons_that_many_ask_for(staende: list[Stand], ways: list[str]) -> None:
    """All since the last big Fortschreibung, the last step and the Entwurf, each of them once."""
    found = [str(way) for way in door(staende).xpath("//li[@class='karte']//@href")]
    assert found == [f"{way}#schwaecher" for way in ways]


def test_where_nothing_became_weaker_no_place_is_promised() -> None:
    """Without anything weakened the way leads to the top of the comparison."""
    found = door([BIG, DRAFT], weaker=0).xpath("//li[@class='karte']//@href")
    assert found == ["vergleich/2018-entwurf/"]


def test_the_choice_has_every_pair_once() -> None:
    """Any two Stände meet in one cell."""
    staende = [BIG, SMALL, LAST, DRAFT]
    found = parse(pages(staende)[1].html).xpath("//table//td//@href")
    pairs = {f"{a.name}-{b.name}/" for a, b in combinations(staende, 2)}
    assert len(found) == len(pairs)
    assert {str(way).removeprefix("../vergleich/") for way in found} == pairs


@pytest.mark.parametrize("feeds", [True, False])
def test_feeds_are_linked_where_there_are_some(feeds: bool) -> None:
    """Without a public address there are no feeds, and nothing leads to one."""
    for page in pages([BIG, DRAFT], feeds=feeds):
        assert bool(page.feed) == feeds
    assert bool(door([BIG, DRAFT], feeds=feeds).xpath("//a[contains(@href, 'feeds/')]")) == feeds


def test_easy_words_only_where_they_are() -> None:
    """The first steps lead to easy words only if this city has written them."""
    staende = [BIG, DRAFT]
    for plan, found in ((musterstadt(), False), (referenz(), True)):
        told = {("2018", "entwurf"): 1}
        first = next(front_pages(plan, staende, told))
        assert ("entwurf/einfache-sprache/" in dict(first.wege).values()) == found


@pytest.mark.parametrize("staende", [[DRAFT], [BIG, DRAFT], [BIG, SMALL, DRAFT]])
def test_the_door_answers_how_the_ziele_stand(staende: list[Stand]) -> None:
    """Every Kernziel of the newest Stand is told with its judgement, the best first, and linked."""
    section = door(staende).xpath("//section[@aria-labelledby='zielstand']")[0]
    where = staende[-2:][0].name
    found = [
        (text_of(each.xpath("a")[0]), str(each.xpath("a/@href")[0]), text_of(each.xpath("span")[0]))
        for each in section.xpath(".//li")
    ]
    assert found == [
        ("Radverkehr ausbauen", f"{where}/ziele/radverkehr/", "auf Kurs (Stand 2024)"),
        ("Wohnraum schaffen", f"{where}/ziele/wohnraum-schaffen/", "nicht bewertbar"),
    ]
    marks = [text_of(mark) for mark in section.xpath("p/span[contains(@class, 'marke')]")]
    assert marks == ["1 auf Kurs", "1 nicht bewertbar"]


def test_the_door_leads_to_every_ortsteil() -> None:
    """All Ortsteile of the newest Jahrgang are one choice away, and the map that explains itself."""
    told = {("2018", "entwurf"): 1}
    eingang = eingang_of(referenz())
    page = next(front_pages(referenz(), [BIG, DRAFT], told, eingang=eingang))
    ways = parse(page.html).xpath("//ul[contains(@class, 'eingang__ortsteile')]//@href")
    assert sorted(ways) == sorted(f"2018/raeume/{o.id}/" for o in referenz().ortsteile)
    assert page.karte == "2018/raeume/"


def test_what_a_stand_has_not_the_door_does_not_name() -> None:
    """Without Kernziele and Ortsteile the door asks no question that it cannot answer."""
    told = {("2018", "entwurf"): 1}
    page = next(front_pages(musterstadt(), [BIG, DRAFT], told, eingang=eingang_of(Plan())))
    assert parse(page.html).xpath("//section") == []
    assert page.karte == ""


def test_the_way_to_verify_is_linked_where_it_is_told() -> None:
    """The door leads to the page on verification only if this city has written one."""
    for plan, found in ((musterstadt(), False), (referenz(), True)):
        page = next(front_pages(plan, [BIG, DRAFT], {("2018", "entwurf"): 1}))
        assert ("entwurf/sicherheit/" in parse(page.html).xpath("//@href")) == found


def test_what_the_data_mean_is_linked_where_it_is_told() -> None:
    """The choice of a comparison leads to the page on its data, in a city that has one."""
    for plan, ways in (
        (referenz(), ["../entwurf/entwicklung/vergleichsdaten/"]),
        (musterstadt(), []),
    ):
        page = [*front_pages(plan, [BIG, DRAFT], {("2018", "entwurf"): 1})][1]
        assert parse(page.html).xpath("//a[.='Vergleiche als Daten']/@href") == ways
