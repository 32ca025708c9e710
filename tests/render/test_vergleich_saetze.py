"""What a page of a comparison says of one record: badges with their cause, each sum once."""

import re
from functools import cache

import pytest
from jahrgaenge import paar, plan, vergleich_pages
from lxml.html import HtmlElement
from markup import parse, text_of

from insek.render.vergleich.verweise import in_words
from insek.render.vergleich.wege import Wege


@cache
def page() -> HtmlElement:
    """The comparison of 2018 and 2024."""
    return parse(next(iter(vergleich_pages(paar(2018, 2024)))).html)


def entry(id: str) -> HtmlElement:
    """What the page tells of one record."""
    return page().get_element_by_id(id)


@pytest.mark.parametrize(
    ("id", "badge"),
    [
        ("ziel-kitaplaetze-sichern", "abgeschwächt, weil ein Beitrag entfällt"),
        ("ziel-gruenversorgung-sichern", "abgeschwächt, weil ein Zielwert weniger verlangt"),
        ("massnahme-beratung-vor-ort", "abgeschwächt, weil eingestellt"),
        ("massnahme-kita-neubauprogramm", "abgeschlossen, nicht mehr geführt"),
    ],
)
def test_a_badge_says_why(id: str, badge: str) -> None:
    """Beside „abgeschwächt“ stands what made the record weaker."""
    badges = [text_of(b) for b in entry(id).xpath(".//span[contains(@class, 'marke--')]")]
    assert badge in badges


def test_a_sum_is_told_once() -> None:
    """The costs are one line; the single amounts are folded behind it."""
    article = entry("massnahme-beratung-vor-ort")
    lines = [
        text_of(li) for li in article.xpath("./ul/li[not(details/summary[contains(., 'Nur')])]")
    ]
    costs = [line for line in lines if "910.000" in line]
    assert len(costs) == 1
    assert costs[0].startswith("Kosten: 520.000 € → 910.000 €, allein von der Stadt.")
    assert "Eigenmittel: 520.000 € → 910.000 €." in text_of(article.xpath(".//details")[0])


def test_an_heir_is_named_once() -> None:
    """What replaced something is not told again as new."""
    text = text_of(entry("ziel-beschaeftigung-staerken"))
    assert "Indikator: „Arbeitslosenquote“ ist ersetzt durch „Arbeitslose“." in text
    assert "Indikator: neu ist „Arbeitslose“" not in text


def test_editorial_lines_are_folded() -> None:
    """The day on which something was looked at stands behind a fold, below the substance."""
    (fold,) = entry("massnahme-rettungswache-nordwest").xpath(".//details[contains(., 'Stand am')]")
    assert text_of(fold.find("summary")) == "Nur redaktionell: 1 Angabe"


def test_wordings_of_many_small_records_can_be_folded_out() -> None:
    """Where many records are told in a line each, both wordings stand behind it."""
    told = page().xpath("//ul[@class='knapp']/li[contains(., 'neu gefasst')]")
    assert told
    folded = [li for li in told if li.xpath("./details//del") and li.xpath("./details//ins")]
    assert folded == told


def test_the_page_says_what_it_does_not_judge() -> None:
    """Running text is not judged; the page says so and leads to it."""
    (told,) = page().xpath("//p[contains(., 'bewertet das Programm nicht')]")
    assert told.xpath("./a/@href") == ["#fachteile"]


def test_examples_are_named_once_at_the_top() -> None:
    """That no council decided about some Jahrgänge stands in one sentence before all else."""
    (told,) = page().xpath("//p[@class='hinweis']")
    assert text_of(told) == (
        "Die Jahrgänge 2019, 2020, 2021, 2022, 2023 und 2024 sind Beispiele:"
        " Der Rat hat nicht über sie beschlossen. Auch ihre Begründungen sind Beispiele (fiktiv)."
    )
    assert not page().find_class("marke--fiktiv")
    assert "nicht beschlossen" not in text_of(page())


def test_an_example_among_decided_reasons_is_marked() -> None:
    """Where a council decided, each reason that is made up says so itself, and no other."""
    html = parse(next(iter(vergleich_pages(paar(2016, 2019)))).html)
    fictional = {f"grund-2018-{a.id}" for a in plan(2018).aenderungen if a.fiktiv}
    places = html.xpath("//p[@class='grund'][span[@class='marke marke--fiktiv']]")
    ids = {str(p.xpath("(ancestor::article|preceding::h4)[@id][last()]/@id")[0]) for p in places}
    assert {id for id in ids if id.startswith("grund-")} <= fictional
    assert len(places) == len(fictional)
    assert "Der Jahrgang 2019 ist ein Beispiel" in text_of(html)
    assert "Auch seine Begründungen sind Beispiele (fiktiv)." in text_of(html)


@pytest.mark.parametrize("rest", ["", "synopse/"])
def test_a_page_of_a_fachteil_names_the_examples_once(rest: str) -> None:
    """Above its reasons stands which of their Jahrgänge no council has decided about."""
    pages = {page.address: page for page in vergleich_pages(paar(2018, 2024))}
    html = parse(pages[f"vergleich/2018-2024/wohnen/{rest}"].html)
    (told,) = html.xpath("//h2[@id='gruende']/following-sibling::*[1]")
    assert text_of(told).startswith("Die Jahrgänge 2019, 2022 und 2023 sind Beispiele: Der Rat")
    assert text_of(html).count("Der Rat hat nicht") == 1


@cache
def places() -> dict[str, HtmlElement]:
    """The entries of the list of places of a Fachteil, by the words behind the jump."""
    pages = {page.address: page for page in vergleich_pages(paar(2018, 2024))}
    html = parse(pages["vergleich/2018-2024/nachhaltige-mobilitaet/"].html)
    entries = html.xpath("//ol[@class='stellen']/li")
    return {text_of(li.xpath("./span[@class='stellen__was']")[0]): li for li in entries}


@pytest.mark.parametrize(
    "sentence",
    [
        "„Der Anteil des Autos sinkt.“",
        "„Wer von der Reihenfolge abweicht, begründet es.“",
        "„Der Mobilitätsstrategie 2030 überlässt dieser Fachteil die Einzelmaßnahmen.“",
    ],
)
def test_a_changed_place_is_named_by_its_sentence(sentence: str) -> None:
    """Who jumps to a place knows it by the first sentence that is another now."""
    assert sentence in places()


def test_a_moved_section_is_one_place() -> None:
    """A heading that moved with its text is listed and counted once."""
    moved = [words for words, li in places().items() if "verschoben" in text_of(li.xpath("./a")[0])]
    assert moved == ["Arbeit braucht Anlieferung", "Erhalten geht vor"]
    article = text_of(entry("fachteil-nachhaltige-mobilitaet"))
    assert f"{len(places())} Stellen im Text geändert" in article


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (
            "Linkziel geändert: <code>quelle:intigra-projekt</code> → <code>quelle:intigra-2020</code>",
            "der Verweis führt nun zu: „Integration durch Initiativmanagement (INTIGRA),"
            " Projektbeschreibung“",
        ),
        ("Link hinzugefügt: <code>ziel:bezahlbares-wohnen</code>",
         "Verweis hinzugefügt: „Bezahlbares Wohnen sichern“"),
        ("Link entfernt: <code>https://x.de/a?b&amp;c</code>", "Verweis entfernt: https://x.de/a?b&amp;c"),
        ("Link entfernt: <code>ziel:&lt;b&gt;</code>", "Verweis entfernt: ziel:&lt;b&gt;"),
        ("Verweis geändert: <code>)</code>", "Verweis geändert"),
        ("Fettdruck entfernt", "Fettdruck entfernt"),
        ("Form geändert: <code>-</code> → <code>*</code>", "Form geändert: <code>-</code> → <code>*</code>"),
    ],
)  # fmt: skip
def test_a_note_on_a_link_names_what_it_leads_to(note: str, words: str) -> None:
    """No reader meets the key of a record in a note."""
    wege = Wege(paar(2018, 2024), "")
    shown = in_words(f'vor <span class="v-anm">({note})</span> nach', wege)
    assert shown == f'vor <span class="v-anm">({words})</span> nach'


def test_no_page_shows_the_key_of_a_link() -> None:
    """Whatever changed in links, the pages of a comparison tell it in titles."""
    for found in vergleich_pages(paar(2018, 2024)):
        notes = [text_of(n) for n in parse(found.html).xpath("//span[@class='v-anm']")]
        assert not [note for note in notes if re.search(r"(ziel|quelle|konflikt|raum):", note)]
