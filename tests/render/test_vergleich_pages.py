"""The pages of a comparison: valid, complete, weakened things first, each with its reason."""

import datetime
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from folders import BASIS, PROJECT, copy, load
from folders import replace as edit
from jahrgaenge import PAIRS, jahrgang, paar, plan, stand, vergleich_pages
from lxml.html import HtmlElement
from markup import faults, parse, text_of

from insek.addresses import normal_path
from insek.compare.pflicht import links_of
from insek.compare.plan import compare_plans
from insek.compare.words import Op
from insek.git import Commit, patch
from insek.model.jahrgang import Beschluss, Jahrgang
from insek.model.stand import Stand
from insek.render.outer import OuterPage, Paar
from insek.render.vergleich import as_html, as_json, as_markdown, as_text
from insek.render.vergleich.calls import shown_call
from insek.render.vergleich.gruende import Grund
from insek.render.vergleich.matrix import doppelmatrix
from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.wege import Wege
from insek.sources import CONTENT

PAIRS_TO_LOOK_AT = ((2018, 2019), (2009, 2016), (2016, 2018), (2018, 2024))


@cache
def pages(alt: int, neu: int) -> dict[str, OuterPage]:
    """The pages of two years, by address."""
    return {page.address: page for page in vergleich_pages(paar(alt, neu))}


def tree(alt: int, neu: int, rest: str = "") -> HtmlElement:
    """One of the pages as a tree."""
    return parse(pages(alt, neu)[f"vergleich/{alt}-{neu}/{rest}"].html)


@pytest.mark.parametrize(("alt", "neu"), PAIRS)
def test_every_page_of_every_pair_is_valid(alt: int, neu: int) -> None:
    """Nesting, ids and tables are right on all pages of all pairs of Jahrgänge."""
    wrong = {
        page.address: found for page in pages(alt, neu).values() if (found := faults(page.html))
    }
    assert wrong == {}


@pytest.mark.parametrize(("alt", "neu"), PAIRS_TO_LOOK_AT)
def test_links_within_a_page_lead_somewhere(alt: int, neu: int) -> None:
    """Every permalink, jump and entry of „Auf dieser Seite“ has its anchor."""
    for page in pages(alt, neu).values():
        html = parse(page.html)
        anchors = {str(id) for id in html.xpath("//@id")}
        jumps = {str(href)[1:] for href in html.xpath("//@href[starts-with(., '#')]")}
        assert jumps | {anchor for anchor, _ in page.toc} <= anchors


@pytest.mark.parametrize(("alt", "neu"), PAIRS_TO_LOOK_AT)
def test_every_change_has_its_anchor(alt: int, neu: int) -> None:
    """What changed can be linked to by kind and id, as „ziel-radverkehr-ausbauen“."""
    anchors = {str(id) for id in tree(alt, neu).xpath("//@id")}
    view = Wege(paar(alt, neu), "")
    changes = paar(alt, neu).vergleich.unterschiede
    assert {Sache(change, view).id for change in changes} <= anchors


@pytest.mark.parametrize(("alt", "neu"), PAIRS_TO_LOOK_AT)
def test_every_thing_shows_its_permalink(alt: int, neu: int) -> None:
    """Behind the title of each thing on the overview stands the link that can be passed on."""
    things = tree(alt, neu).xpath("//article[@class and @id][not(starts-with(@id, 'grund'))]")
    shown = {
        str(thing.get("id")): thing.xpath(
            "./h3/a[@class='anker']/@href|./h4/a[@class='anker']/@href"
        )
        for thing in things
    }
    assert shown
    assert shown == {id: [f"#{id}"] for id in shown}


def test_weakened_things_come_before_all_others() -> None:
    """What was dropped, weakened or postponed stands above the catalogues, the rest is folded or below."""
    heads = [str(h.get("id")) for h in tree(2018, 2024).iter("h2")]
    assert heads[:3] == ["ueberblick", "schwaecher", "ziele"]
    assert heads[-1] == "nachpruefen"


def test_a_weakened_thing_has_its_facts_reason_and_decision() -> None:
    """A reader sees what became weaker, why, on what occasion, and who decided."""
    text = text_of(
        tree(2018, 2024).get_element_by_id("ziel-s-bahn-und-strassenbahn-weiterentwickeln")
    )
    assert "abgeschwächt" in text
    assert "mindestens 25,0 % der Wege bis 2025 → mindestens 23,0 % der Wege bis 2030" in text
    assert "(abgeschwächt und verschoben)" in text
    assert "Begründung:" in text
    assert "Grundlage: Beschluss (VI-DS-03902-NF-02). Jahrgang 2020, ohne Beschluss." in text


def test_all_that_became_weaker_is_seen_in_one_table() -> None:
    """Before any details a reader finds each weakened thing with what, why and whose decision."""
    html = tree(2018, 2024)
    rows = html.xpath("//table[@class='schwaecher']/tbody/tr")
    weak = html.xpath("//article[contains(@class, 'sache--schwaecher')]/@id")
    assert [str(row.xpath("string(th/a/@href)"))[1:] for row in rows] == weak
    cells = [[text_of(cell) for cell in row] for row in rows]
    assert all(all(row) for row in cells)
    row = next(row for row in cells if row[0] == "Grünversorgung sichern")
    assert row[1] == (
        "Zielwert „Erholungsfläche“: mindestens 3.980 ha bis 2030 → mindestens 3.660 ha bis 2030"
        " (abgeschwächt)."
    )
    assert "Zielwert der Grünversorgung an die Prognose angepasst" in row[2]
    assert row[3].endswith(": ohne Beschluss")


@pytest.mark.parametrize(("alt", "neu"), PAIRS_TO_LOOK_AT)
def test_the_gravest_comes_first_in_each_catalogue(alt: int, neu: int) -> None:
    """Ziele before Maßnahmen; in each, what was dropped before what was weakened or postponed."""
    view = Wege(paar(alt, neu), "")
    kinds = ["ziele", "massnahmen", "indikatoren"]
    place = {
        Sache(c, view).id: (kinds.index(c.kind) if c.kind in kinds else len(kinds), c.arten[0].rank)
        for c in paar(alt, neu).vergleich.weakenings
    }
    rows = tree(alt, neu).xpath("//table[@class='schwaecher']/tbody/tr/th/a/@href")
    told = [place[str(href)[1:]] for href in rows]
    known = [where for where in told if where[0] < len(kinds)]
    assert len(told) == len(place)
    assert known == sorted(known)


@pytest.mark.parametrize(("alt", "neu"), PAIRS_TO_LOOK_AT)
def test_a_section_says_what_of_it_stands_further_up(alt: int, neu: int) -> None:
    """What became weaker is told once; its own section names it and leads to it."""
    weak = tree(alt, neu).xpath("//table[@class='schwaecher']/tbody/tr/th/a/@href")
    named = tree(alt, neu).xpath("//p[@class='oben']/a/@href")
    fachteile = [href for href in weak if href.startswith("#fachteil-")]
    assert sorted([*named, *fachteile]) == sorted(weak)


def test_what_came_to_a_list_and_went_is_told_in_the_right_number() -> None:
    """One thing „ist“, several „sind“ new or gone."""
    told = text_of(tree(2018, 2024))
    assert "neu ist „Bevölkerungsvorausschätzung 2023“; entfallen ist" in told
    assert "neu sind „Bevölkerungsvorausschätzung 2023“; entfallen" not in told


def test_the_table_counts_every_change_once() -> None:
    """The sums of the first table are all changes there are."""
    rows = tree(2018, 2024).xpath("//table[@class='zaehlung']/tbody/tr")
    figures = [[int(text_of(td).replace("–", "0")) for td in row.xpath("td")] for row in rows]
    assert all(sum(row[:-1]) == row[-1] for row in figures)
    assert sum(row[-1] for row in figures) == len(paar(2018, 2024).vergleich.unterschiede)


def test_both_states_can_be_checked() -> None:
    """The page prints commits, trees, what was committed between, and the command that shows the same."""
    text = text_of(tree(2018, 2019))
    for year in (2018, 2019):
        assert jahrgang(year).revision in text
        assert jahrgang(year).baum in text
    links = [str(a.get("href")) for a in tree(2018, 2019).xpath("//a[@download]")]
    assert links == ["vergleich.json.gz", "aenderungen.patch.gz"]


def test_the_printed_command_gives_the_published_patch() -> None:
    """Who types what the page prints gets, byte for byte, the patch that lies beside it."""
    (command,) = tree(2018, 2019).xpath("//pre/code[starts-with(., 'git diff')]")
    typed = text_of(command).split()
    shown = subprocess.run(typed, cwd=PROJECT, capture_output=True, check=True).stdout
    assert shown.startswith(b"diff --git a/")
    old, new = (jahrgang(year).revision for year in (2018, 2019))
    assert shown == patch(PROJECT, old, new, CONTENT)


def test_the_command_over_several_steps_says_what_it_leaves_out() -> None:
    """Between distant Jahrgänge git shows the sum; the page says that it is no more than that."""
    assert "zeigen nur die einzelnen Schritte" in text_of(tree(2018, 2021))
    assert "zeigen nur die einzelnen Schritte" not in text_of(tree(2018, 2019))


@pytest.mark.parametrize("rest", ["", "kultur/", "kultur/synopse/"])
def test_the_data_are_one_step_from_every_page(rest: str) -> None:
    """The comparison, its Fachteile and their Synopsen lead to the same file."""
    links = tree(2018, 2024, rest).xpath("//a[contains(., 'als Daten')]/@href")
    assert [normal_path(f"vergleich/2018-2024/{rest}{href}") for href in links] == [
        "vergleich/2018-2024/vergleich.json.gz"
    ]


def test_several_steps_are_patched_one_by_one() -> None:
    """Between distant Jahrgänge the changed lines are found step by step, each with its comparison."""
    links = tree(2018, 2021).xpath("//a[@download]")
    steps = ("2018-2019", "2019-2020", "2020-2021")
    assert [str(a.get("href")) for a in links][1:] == [
        f"../../vergleich/{step}/aenderungen.patch.gz" for step in steps
    ]
    assert [text_of(a) for a in links][1:] == ["2018 bis 2019", "2019 bis 2020", "2020 bis 2021"]


def test_a_step_without_a_commit_is_told() -> None:
    """Where the last step to the Entwurf is in no commit, its missing patch is named."""
    neu = Stand(baum="x")
    way = (stand(2018), stand(2019), neu)
    (overview, *_) = vergleich_pages(replace(paar(2018, 2019), neu=neu, weg=way, commits=()))
    (told,) = parse(overview.html).xpath("//li[contains(., 'von Stand zu Stand')]")
    assert told.xpath("./a/@href") == ["../../vergleich/2018-2019/aenderungen.patch.gz"]
    assert text_of(told).endswith(
        "2018 bis 2019. Der Schritt zum Entwurf fehlt: Der Entwurf steht noch in keinem Commit"
    )


def test_files_without_a_commit_have_no_patch() -> None:
    """What is in no commit yet cannot be shown by git."""
    neu = Stand(baum="x")
    entwurf = replace(paar(2018, 2019), neu=neu, weg=(stand(2018), neu), commits=())
    (overview, *_) = vergleich_pages(entwurf)
    assert "aenderungen.patch.gz" not in overview.html
    assert "git diff" not in overview.html
    assert overview.address == "vergleich/2018-entwurf/"


@pytest.mark.parametrize("named", [jahrgang(2019).revision, "jahrgang-2019"], ids=["id", "tag"])
def test_commits_tell_which_reasons_they_brought(named: str) -> None:
    """Each commit between the two states stands with its date, message and Änderungen.

    Whether the register names a revision by its id or by a tag makes no difference.
    """
    revision = jahrgang(2019).revision
    closed = Jahrgang(
        jahr=2019, titel="A", art="anpassung", datum=datetime.date(2019, 11, 30),
        revision=named, baum="b",
    )  # fmt: skip
    neu = replace(stand(2019), jahrgang=closed)
    commit = Commit(revision, "2019-11-30", "Jahrgang 2019")
    told = replace(paar(2018, 2019), neu=neu, weg=(stand(2018), neu), jahrgaenge={2019: closed})
    (overview, *_) = vergleich_pages(replace(told, commits=(commit,)))
    (item,) = parse(overview.html).xpath("//ul[@class='commits']/li")
    assert text_of(item).startswith(f"{revision[:12]} 2019-11-30: Jahrgang 2019")
    assert len(item.xpath(".//li")) == len(paar(2018, 2019).aenderungen)
    assert "nicht für welches Jahr sein Inhalt gilt" in overview.html
    assert "Archiv der Stadt" not in overview.html


def test_equal_states_are_told_in_one_sentence() -> None:
    """Where nothing changed, the page says so and shows how to check it."""
    same = replace(paar(2018, 2019), vergleich=compare_plans(plan(2018), plan(2018)))
    (only,) = vergleich_pages(same)
    assert "Wort für Wort und Zahl für Zahl dasselbe" in only.html
    assert [anchor for anchor, _ in only.toc] == []
    assert faults(only.html) == []


def test_fachteile_in_both_states_have_a_page_and_text_a_synopse() -> None:
    """A Fachteil that changed has a page; where its text changed, a Synopse too."""
    changes = [
        change for change in paar(2018, 2019).vergleich.of_kind("fachteile")
        if change.pairing.old and change.pairing.new
    ]  # fmt: skip
    root = "vergleich/2018-2019/"
    expected = {f"{root}{change.record.id}/" for change in changes}
    synopses = {f"{root}{change.record.id}/synopse/" for change in changes if change.text}
    assert set(pages(2018, 2019)) == {root} | expected | synopses


@pytest.mark.parametrize("name", ["wohnen", "energie-und-klimaschutz", "kultur"])
def test_text_and_synopse_show_the_same_places(name: str) -> None:
    """Both views of a Fachteil have the same changes under the same addresses and lead to each other."""
    text, synopse = tree(2018, 2024, f"{name}/"), tree(2018, 2024, f"{name}/synopse/")
    places = [str(id) for id in text.xpath("//div[@data-stelle]/@id")]
    rows = [str(id) for id in synopse.xpath("//tr[@data-stelle]/@id")]
    assert places
    assert [row for row in rows if not row.startswith("angabe-")] == places
    assert "synopse/" in text.xpath("//p[@class='wege']//@href")
    assert "../" in synopse.xpath("//p[@class='wege']//@href")


def test_reasons_stand_once_beside_the_rows_they_explain() -> None:
    """In a Synopse reason and decision reach from a heading over all rows under it."""
    for body in tree(2018, 2024, "wohnen/synopse/").xpath("//table[@class='synopse']/tbody"):
        head, *rows = body.xpath("tr")
        assert head.get("class") == "synopse__abschnitt"
        title, *why = head.xpath("td")
        assert title.get("colspan") == "2"
        assert [int(td.get("rowspan")) for td in why] == 2 * [len(rows) + 1]
        assert all(text_of(td) not in ("", "–") for td in why)
        assert [len(row) for row in rows] == [2] * len(rows)


def test_a_heading_has_the_reasons_of_the_years_that_changed_it() -> None:
    """Over six years each section names its own reasons, by title or by their numbers in the list."""
    page = tree(2018, 2024, "nachhaltige-mobilitaet/synopse/")
    heads = page.find_class("synopse__abschnitt")
    told = {text_of(head.xpath(".//h2")[0]): text_of(head.xpath("td")[1]) for head in heads}
    assert told["Ausgangslage"] == "Zielwerte für die Wege: 2030 statt 2025"
    assert told["Strategien › Eine Reihenfolge für den Straßenraum"] == "Fehlendes Komma ergänzt"
    assert told["Ziele"] == "Gründe 3, 5, 6"
    numbered = page.xpath("//tr[@class='synopse__abschnitt']//a[string-length(.) = 1]")
    for link in numbered:
        reason = page.get_element_by_id(str(link.get("href"))[1:])
        assert text_of(reason).startswith(f"{link.text}. ")
    assert "Begründung und Beschluss der Jahre" in text_of(page)
    assert "der Jahre, die" not in text_of(tree(2018, 2019, "wohnen/synopse/"))


def test_the_list_of_places_stands_before_the_text() -> None:
    """A reader can jump to each place before reading the text."""
    html = pages(2018, 2024)["vergleich/2018-2024/wohnen/"].html
    places = re.findall(r'<div class="stelle [^"]*" id="([^"]+)"', html)
    jumps = re.findall(r'<li><a href="#([^"]+)">', html.partition('<ol class="stellen">')[2])
    assert jumps[: len(places)] == places
    assert html.index('class="stellen"') < html.index('class="fassung"')


def test_long_unchanged_stretches_are_folded() -> None:
    """Between two changes at most two unchanged blocks are shown; a line leads to the rest."""
    fassung = tree(2018, 2019, "wohnen/").find_class("fassung")[0]
    shown = 0
    for child in fassung:
        shown = shown + 1 if child.tag in ("p", "ul") and not child.get("class") else 0
        assert shown <= 2
    folds = [text_of(fold) for fold in fassung.find_class("falte")]
    assert folds
    assert all(
        re.fullmatch(r"\d+ unveränderte Absätze|1 unveränderter Absatz", fold) for fold in folds
    )


def test_a_moved_block_leads_to_where_it_was_and_back() -> None:
    """Origin and new place of a moved block name and link each other."""
    html = tree(2018, 2024, "kultur/")
    for moved in html.find_class("stelle--moved"):
        place = str(moved.get("id"))
        origin = html.get_element_by_id(f"{place}-von")
        assert f"#{place}-von" in moved.xpath(".//@href")
        assert origin.xpath(".//a/@href") == [f"#{place}"]
        assert "verschoben" in text_of(origin)
    assert html.find_class("stelle--moved")


def test_answers_belong_to_the_fachteil_that_gives_them(tmp_path: Path) -> None:
    """A sheet keeps its id where its Fachteil takes another: ways and reasons go by the Fachteil."""
    copy(BASIS, tmp_path)
    (tmp_path / "fachteile/wohnen.md").rename(tmp_path / "fachteile/wohnbau.md")
    edit(tmp_path, "daten/antworten/wohnen.yml", "fachteil: wohnen", "fachteil: wohnbau")
    compared = compare_plans(load(BASIS), load(tmp_path))
    (sheet,) = compared.of_kind("antworten")
    wege = Wege(replace(paar(2018, 2019), vergleich=compared), "vergleich/2018-2019/")
    assert wege.change(sheet) == "../../2019/fachteile/wohnbau/"
    assert "fachteil:wohnbau" in links_of(sheet)


RAD = "ziele/radverkehr.yml"
WOHNEN = (
    "  - fachteil: wohnen\n    rolle: beitrag\n"
    "    aussage: Plant in jedem Neubau Plätze für Räder.\n"
)


@pytest.mark.parametrize(
    ("old", "new", "fachteil", "there", "back"),
    [
        (WOHNEN, "", "wohnen", "weg Beitrag", "neu Beitrag"),
        ("Baut ein Netz", "Plant ein Netz", "verkehr", "anders Federführung, Aussage geändert",
         "anders Federführung, Aussage geändert"),
        ("rolle: beitrag", "rolle: federfuehrung", "wohnen", "anders Beitrag → Federführung",
         "anders Federführung → Beitrag"),
    ],
)  # fmt: skip
def test_the_matrix_tells_gained_and_lost_cells(
    plan_folder: Path, old: str, new: str, fachteil: str, there: str, back: str
) -> None:
    """A contribution that came, went or changed is told in words; rows without one are left out."""
    before = load(plan_folder)
    edit(plan_folder, RAD, old, new)
    after = load(plan_folder)
    for pair, expected in (((before, after), there), ((after, before), back)):
        found = doppelmatrix(compare_plans(*pair))
        (zeile,) = found.zeilen
        told = zip(found.spalten, zeile.zellen, strict=True)
        (zelle,) = (zelle for spalte, zelle in told if spalte.record.id == fachteil)
        assert f"{zelle.art} {zelle.text}" == expected
        assert found.count(zelle.art) == 1
        assert found.gleich == len(before.arbeitsziele) - 1


def test_a_decision_is_told_with_its_number_and_date() -> None:
    """Whoever decided, under which number and when, stands beside the reason."""
    aenderung = plan(2019).aenderungen[0]
    decided = Beschluss(
        gremium="Rat", vorlage="V-1", datum=datetime.date(2019, 5, 2), url="https://x"
    )
    adopted = Jahrgang(
        jahr=2019, titel="A", art="anpassung", datum=datetime.date(2019, 11, 30),
        beschluss=decided, revision="r", baum="b",
    )  # fmt: skip
    grund = Grund(aenderung, adopted)
    assert grund.beschluss == "Rat, Vorlage V-1, 2. Mai 2019"
    assert grund.url == "https://x"
    assert Grund(aenderung, None).beschluss == "Noch nicht beschlossen (Entwurf für 2019)"


@pytest.mark.parametrize(
    ("target", "of", "way"),
    [
        ("ziel:bezahlbares-wohnen", Op.INSERT, "../../2019/ziele/bezahlbares-wohnen/"),
        ("ziel:bezahlbares-wohnen#x", Op.DELETE, "../../2018/ziele/bezahlbares-wohnen/#x"),
        ("ziel:gibt-es-nicht", Op.INSERT, ""),
        ("raum:gruenau", Op.INSERT, "../../2019/raeume/gruenau/"),
        ("https://example.org", Op.INSERT, "https://example.org"),
        ("../seite.md", Op.INSERT, ""),
        ("javascript:alert(1)", Op.INSERT, ""),
    ],
)
def test_links_lead_into_their_own_state(target: str, of: Op, way: str) -> None:
    """A link that was struck out leads to the old state, any other to the new one."""
    assert Wege(paar(2018, 2019), "vergleich/2018-2019/").href(target, of) == way


QUELLE = "daten/quellen/stadtbericht.yml"
GREMIUM = "daten/gremien/planungsrunde.yml"


@pytest.mark.parametrize(
    ("name", "kind", "link"),
    [
        (QUELLE, "quelle", "../../2019/nachweise/#quellen-stadtbericht"),
        (GREMIUM, "gremium", ""),
    ],
)
def test_records_without_a_page_are_linked_where_they_are_listed(
    plan_folder: Path, name: str, kind: str, link: str
) -> None:
    """The link leads to the anchor on the page that lists them; without such a page there is none."""
    listed = plan_folder / "docs/quellen.md"
    listed.rename(plan_folder / "docs/nachweise.md")
    before = load(plan_folder)
    text = (plan_folder / name).read_text(encoding="utf-8")
    (plan_folder / name).write_text(f"{text}anmerkung: Neu.\n", encoding="utf-8")
    found = replace(paar(2018, 2019), vergleich=compare_plans(before, load(plan_folder)))
    (overview, *_) = vergleich_pages(found)
    place = parse(overview.html).get_element_by_id(f"{kind}-{Path(name).stem}")
    assert [str(a.get("href")) for a in place.xpath(".//a[contains(@href, '20')]")] == [
        link
    ] * bool(link)
    assert faults(overview.html) == []


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ('{{ wert(indikator="einwohner", jahr=2012) }}', "528.540"),
        (
            '{{ wert(indikator="gibt-es-nicht", jahr=2012) }}',
            "[Zahl fehlt: gibt-es-nicht, 2012]",
        ),
        ('{{ ziele(fachteil="wohnen") }}', "[Liste der Ziele: Wohnen]"),
        ('{{ massnahmen(fachteil="wohnen") }}', "[Liste der Maßnahmen: Wohnen]"),
        ("{{ zielmatrix() }}", "[Die Tabelle Ziele mal Fachteile]"),
        ("{{ irgendwas }}", "{{ irgendwas }}"),
        ('{{ zeile(fachteil="wohnen") }}', '{{ zeile(fachteil="wohnen") }}'),
    ],
)
def test_calls_show_what_a_reader_would_see(call: str, shown: str) -> None:
    """A value stands as its figure, any other word with the titles of what it names.

    What is no call of a known word stands as it is written.
    """
    assert shown_call(call, plan(2018)) == shown


def test_no_voice_shows_the_source_of_a_call() -> None:
    """Pages, text and Markdown say „Liste der Maßnahmen“; only the data keep what is written."""
    vergleich = paar(2009, 2018).vergleich
    told = [page.html for page in pages(2009, 2018).values()]
    told += [as_text(vergleich, ()), as_markdown(vergleich, ())]
    assert [found for text in told for found in re.findall(r".*{{.*", text)] == []
    assert "[Liste der Maßnahmen: " in as_text(vergleich, ())
    assert "{{ massnahmen(" in as_json(vergleich, ())


@pytest.mark.parametrize(("alt", "neu"), PAIRS_TO_LOOK_AT)
def test_the_document_stands_alone(alt: int, neu: int) -> None:
    """``--format html`` gives one valid German document that loads nothing and runs nothing."""
    found: Paar = paar(alt, neu)
    html = as_html(found.vergleich, found.aenderungen)
    assert faults(html) == []
    assert html.startswith("<!doctype html>")
    assert '<html lang="de">' in html
    assert not re.search(r"<(script|link|img|iframe)\b", html)
    links = {str(href) for href in parse(html).xpath("//@href")}
    assert all(href.startswith(("#", "https:", "http:", "mailto:")) for href in links)


@pytest.mark.parametrize("title", ["*Rad* und `Weg`", "[Rad](ziel:x) _neu_ \\*", "Rad &amp; <b>"])
def test_a_title_is_no_markup_in_a_sentence(plan_folder: Path, title: str) -> None:
    """Stars and brackets in a title stand in a comparison as they stand on its own page."""
    before = load(plan_folder)
    edit(plan_folder, "ziele/radverkehr.yml", "titel: Radverkehr ausbauen", f"titel: '{title}'")
    html = as_html(compare_plans(before, load(plan_folder)), ())
    assert f"Titel: „Radverkehr ausbauen“ → „{title}“" in text_of(parse(html))
