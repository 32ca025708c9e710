"""What earlier runs left is asked instead of plans: less is read, and the bytes are the same."""

import gzip
import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from folders import replace
from markup import parse, text_of
from published import City, Tree

from insek.site.build import build_edition
from insek.site.conversion import Conversions
from insek.site.layout import Made
from insek.site.publish import pairs
from insek.site.publish.kept import KeptPages
from insek.site.publish.standing import cache_folder
from insek.site.publish.store import Store
from insek.site.publish.workshop import Workshop
from insek.site.state import Edition

MASSNAHME = "daten/massnahmen/radschnellweg.yml"
REASON = """id: {id}
titel: {id}
betrifft: ["massnahme:radschnellweg"]
tiefe: klein
anlass: evaluation
begruendung: Der Grund {id}.
fiktiv: true
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[City, Path]:
    """A Maßnahme that is under way, then later, then finished; and the site. Not to be changed."""
    folder = tmp_path_factory.mktemp("stadt")
    city = City(folder / "plan")
    replace(city.folder, "mkdocs.yml", "  - search\n", "")
    city.adopt(2023)
    for year, edit in (
        (2024, ("zeitziel: 2027-06-30", "zeitziel: 2028-06-30")),
        (2025, ("stand: laufend", "stand: abgeschlossen")),
    ):
        replace(city.folder, MASSNAHME, *edit)
        reason = f"aenderungen/{year}/grund-{year}.yml"
        city.write({reason: REASON.format(id=f"grund-{year}")})
        city.adopt(year)
        city.write({reason: None})
    done = city.publish(folder / "site")
    assert done.status == 0, done.said
    return city, folder / "site"


@pytest.fixture
def city(first: tuple[City, Path], tmp_path: Path) -> City:
    """The same city with its cache and its site, to be changed at will."""
    shutil.copytree(first[0].folder, tmp_path / "plan", symlinks=True)
    shutil.copytree(first[1], tmp_path / "site")
    copy = City.__new__(City)
    copy.folder = tmp_path / "plan"
    copy.repository = type(first[0].repository)(copy.folder)
    return copy


def drop(city: City) -> None:
    """Take the Maßnahme out of the Entwurf."""
    city.write({MASSNAHME: None})


def fate(site: Path, pair: str) -> list[str]:
    """What became of the Maßnahme between two Stände."""
    packed = (site / f"vergleich/{pair}/vergleich.json.gz").read_bytes()
    told = json.loads(gzip.decompress(packed))
    (found,) = [u for u in told["unterschiede"] if u["was"] == "massnahme:radschnellweg"]
    return list(found["arten"])


def anew(city: City, tmp_path: Path, status: int = 0) -> dict[str, bytes]:
    """The site as a run makes it that finds nothing kept."""
    shutil.rmtree(city.folder / ".cache")
    assert city.publish(tmp_path / "neu").status == status
    return Tree(tmp_path / "neu").files


def test_a_pair_reads_only_its_two_plans(city: City) -> None:
    """What happened in between is told by the pairs of neighbours that stand in the cache."""
    drop(city)
    workshop = Workshop(city.folder)
    units = {unit.name: unit for unit in workshop.units}
    workshop.get(units["2025-entwurf"])
    workshop = Workshop(city.folder)
    workshop.get(units["2023-entwurf"])
    read = [stand.name for stand in workshop.staende.staende if workshop.plans.has(stand)]
    assert read == ["2023", "entwurf"]


def test_what_is_kept_gives_the_same_bytes(city: City, tmp_path: Path) -> None:
    """A run after a change makes what a first run would: no reason and no fate is forgotten."""
    drop(city)
    assert city.publish(tmp_path / "site").status == 0
    assert fate(tmp_path / "site", "2023-entwurf") == ["nicht mehr geführt"]
    page = (tmp_path / "site/vergleich/2023-2025/index.html").read_text(encoding="utf-8")
    assert page.index("grund-2024") < page.index("grund-2025")
    assert Tree(tmp_path / "site").files == anew(city, tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("ziele/radverkehr.yml", "titel: ", "titel: Viel "),
        ("ziele/radverkehr.yml", "wert: 25", "wert: 20"),
        ("fachteile/verkehr.md", "titel: Verkehr", "titel: Mobilität"),
        ("insek.yml", "kurztitel: Musterplan", "kurztitel: Stadtplan"),
        ("insek.yml", "einzahl: Handlungsfeld", "einzahl: Feld"),
        ("jahrgaenge.yml", "B-2024", "C-2024"),
        ("mkdocs.yml", "plan.musterstadt.example", "stadtplan.example"),
    ],
)
def test_whatever_changes_is_seen_on_every_page(
    city: City, tmp_path: Path, name: str, old: str, new: str
) -> None:
    """No page of an earlier run is kept that would be another now."""
    replace(city.folder, name, old, new)
    assert city.publish(tmp_path / "site").status == 0
    assert Tree(tmp_path / "site").files == anew(city, tmp_path)


LATER = "Der Radschnellweg ist 2031 fertig."
EDITS: dict[str, tuple[tuple[str, str], ...]] = {
    "another-sentence": ((LATER, f"{LATER} Die Brücken folgen 2033."),),
    "another-word": (("2031 fertig", "2035 gebaut"),),
    "two-places": ((LATER, f"## Später\n\n{LATER}"), ("Jeder fünfte Weg", "Jeder vierte Weg")),
    "as-it-was": ((f"\n{LATER}\n", ""),),
    "a-word-is-called": ((LATER, f'{LATER} {{{{ ziele(fachteil="verkehr") }}}}'),),
    "another-heading": (("## Lage", "## Die Lage"),),
    "a-heading-in-italics": (("## Lage", "## *Lage*"),),
    "a-link-to-a-ziel": ((LATER, f"[{LATER}](ziel:radverkehr)"),),
    "a-link-to-a-page": ((LATER, f"[{LATER}](../ziele/radverkehr.md) <https://b.example/?a=1&b>"),),
    "a-footnote": ((LATER, f"{LATER}[^1]\n\n[^1]: Geschätzt."),),
    "a-table": ((LATER, "| Jahr | Weg |\n|---|---|\n| 2031 | 12 km |"),),
    "signs-of-html": ((LATER, "R&D < 5 & more"),),
    "an-answer-to-the-front": (("kurz: Wege", "kurz: Alle Wege"), ("2031", "2032")),
    "nothing": (),
}


@pytest.fixture
def longer(city: City, tmp_path: Path) -> City:
    """The city after a first change of a text, published: what follows is told from there."""
    city.write({"fachteile/verkehr.md": f"{_text(city)}\n{LATER}\n"})
    assert city.publish(tmp_path / "site").status == 0
    return city


def _text(city: City) -> str:
    return (city.folder / "fachteile/verkehr.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*EDITS, "nothing, committed", "two-places, committed"])
def test_a_text_is_compared_again_like_the_first_time(
    longer: City, tmp_path: Path, name: str
) -> None:
    """Whatever happens to a text: pages made from those before are as if made from nothing."""
    edits, _, committed = name.partition(", ")
    for edit in EDITS[edits]:
        replace(longer.folder, "fachteile/verkehr.md", *edit)
    if committed:
        longer.repository.commit()
    assert longer.publish(tmp_path / "site").status == 0
    assert Tree(tmp_path / "site").files == anew(longer, tmp_path)


def test_a_misspelt_word_stands_there_like_the_first_time(longer: City, tmp_path: Path) -> None:
    """A text with a Befund is shown as it was written, and as it was meant once it is mended."""
    text = _text(longer)
    for word, status in (("zeile", 1), ("ziele", 0)):
        call = f'{LATER} {{{{ {word}(fachteil="verkehr") }}}}'
        longer.write({"fachteile/verkehr.md": text.replace(LATER, call)})
        assert longer.publish(tmp_path / "site").status == status
        assert Tree(tmp_path / "site").files == anew(longer, tmp_path, status)


def test_a_text_that_takes_the_place_of_another_is_told(longer: City, tmp_path: Path) -> None:
    """What one Fachteil took over from another is known also where its text changes later."""
    text = _text(longer).replace("nr: 2", "nr: 2\nhervorgegangen_aus: [verkehr]")
    longer.write({"fachteile/mobilitaet.md": text})
    for sentence in ("Erstens.", "Zweitens.", "Drittens."):
        longer.write({"fachteile/verkehr.md": f"{_text(longer)}\n{sentence}\n"})
        longer.publish(tmp_path / "site")
        assert Tree(tmp_path / "site").files == anew(longer, tmp_path)


def test_an_answer_names_the_heading_as_it_is_now(longer: City, tmp_path: Path) -> None:
    """What is told of an answer that points to a section changes with the section's heading."""
    name, section = "daten/antworten/verkehr.yml", "abschnitt: raeume-und-wege"
    replace(longer.folder, name, "abschnitt: ziele", section)
    assert longer.publish(tmp_path / "site").status == 0
    replace(longer.folder, "fachteile/verkehr.md", "## Räume und Wege", "## Räume, und Wege")
    assert longer.publish(tmp_path / "site").status == 0
    page = (tmp_path / "site/vergleich/2023-entwurf/index.html").read_text(encoding="utf-8")
    assert "„Ziele“ → „Räume, und Wege“" in page
    assert Tree(tmp_path / "site").files == anew(longer, tmp_path)


def test_reasons_for_a_new_fachteil_are_weighed_again(city: City, tmp_path: Path) -> None:
    """A Fachteil that the older Stand does not have has no page, but reasons that its text makes count."""
    first, later = ("aenderungen/2026/anfang.yml", "aenderungen/2027/spaeter.yml")
    klima = _text(city).replace("titel: Verkehr", "titel: Klima").replace("nr: 2", "nr: 3")
    reason = REASON.replace("massnahme:radschnellweg", "fachteil:klima")
    city.write({"fachteile/klima.md": klima, first: reason.format(id="anfang")})
    city.adopt(2026)
    city.write({first: None, later: reason.format(id="spaeter")})
    assert city.publish(tmp_path / "site").status == 0
    city.write({"fachteile/klima.md": f"{klima}\nMehr Schatten.\n"})
    assert city.publish(tmp_path / "site").status == 0
    page = (tmp_path / "site/vergleich/2025-entwurf/index.html").read_text(encoding="utf-8")
    assert 'Begründung: <a href="#grund-2027-spaeter">' in page
    assert Tree(tmp_path / "site").files == anew(city, tmp_path)


def test_a_decision_before_both_staende_is_not_theirs(longer: City, tmp_path: Path) -> None:
    """A reason under an older year than both Stände does not depend on what was decided then."""
    reason = REASON.replace("massnahme:radschnellweg", "fachteil:verkehr")
    longer.write({"aenderungen/2023/vergessen.yml": reason.format(id="vergessen")})
    assert longer.publish(tmp_path / "site").status == 0
    replace(longer.folder, "jahrgaenge.yml", "B-2023", "C-2023")
    assert longer.publish(tmp_path / "site").status == 0
    assert Tree(tmp_path / "site").files == anew(longer, tmp_path)


OF_TEXT = REASON.replace("massnahme:radschnellweg", "fachteil:verkehr")


def test_reasons_stand_beside_the_headings_that_changed_again(city: City, tmp_path: Path) -> None:
    """What the last step touched is known anew after each change, also to those who ask later."""
    for year, edit in ((2026, ("Jeder fünfte", "Jeder vierte")), (2027, ("schneller", "besser"))):
        replace(city.folder, "fachteile/verkehr.md", *edit)
        reason = f"aenderungen/{year}/grund-{year}.yml"
        city.write({reason: OF_TEXT.format(id=f"grund-{year}")})
        if year == 2026:
            city.adopt(year)
            city.write({reason: None})
    assert city.publish(tmp_path / "site").status == 0
    before = _reasons_in(tmp_path / "site")
    assert before == {"Lage": ["grund-2026"], "Ziele": ["grund-2027"]}
    replace(city.folder, "fachteile/verkehr.md", "Der Umbau beginnt", "Der Umbau endet")
    replace(city.folder, "fachteile/verkehr.md", "Jeder vierte", "Jeder dritte")
    assert city.publish(tmp_path / "site").status == 0
    after = {
        "Lage": ["grund-2026", "grund-2027"],
        "Ziele": ["grund-2027"],
        "Räume und Wege": ["grund-2027"],
    }
    assert _reasons_in(tmp_path / "site") == after
    replace(city.folder, "jahrgaenge.yml", "B-2025", "C-2025")
    assert city.publish(tmp_path / "site").status == 0
    assert _reasons_in(tmp_path / "site") == after
    assert Tree(tmp_path / "site").files == anew(city, tmp_path)


def _reasons_in(site: Path) -> dict[str, list[str]]:
    """The reasons beside each heading of the text in the Synopse of one Fachteil."""
    page = (site / "vergleich/2024-entwurf/verkehr/synopse/index.html").read_text(encoding="utf-8")
    heads = parse(page).find_class("synopse__abschnitt")
    told = {
        text_of(head.xpath(".//h2")[0]): [str(a.text) for a in head.xpath("td[2]//a")]
        for head in heads
    }
    return {title: reasons for title, reasons in told.items() if "Angaben" not in title}


def test_only_the_changed_text_is_compared_again(
    longer: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other records, and the plan of a text that stayed, are not looked at a second time."""
    replace(longer.folder, "fachteile/verkehr.md", "2031", "2035")
    monkeypatch.setattr(pairs, "compare_plans", None)
    workshop = Workshop(longer.folder)
    units = {unit.name: unit for unit in workshop.units}
    page = "vergleich/2023-entwurf/verkehr/index.html"
    assert b"2035 fertig" in workshop.get(units["2023-entwurf"]).files[page]
    monkeypatch.undo()
    longer.repository.commit()
    again = {unit.name: unit for unit in Workshop(longer.folder).units}
    assert again["2023-entwurf"].key != units["2023-entwurf"].key
    Workshop(longer.folder).get(again["2025-entwurf"])
    workshop = Workshop(longer.folder)
    workshop.get(again["2023-entwurf"])
    assert [s.name for s in workshop.staende.staende if workshop.plans.has(s)] == ["entwurf"]


def generator_runs(city: City, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the generator has to build the Entwurf."""
    asked: list[str] = []

    def build(root: Path, edition: Edition, conversions: Conversions) -> Made:
        asked.append(edition.stand.name)
        return build_edition(root, edition, conversions)

    monkeypatch.setattr("insek.site.build.build_edition", build)
    workshop = Workshop(city.folder)
    workshop.get(next(unit for unit in workshop.units if unit.name == "entwurf"))
    return asked == ["entwurf"]


@pytest.mark.parametrize(
    ("edit", "runs"),
    [
        (("2031 fertig", "2035 gebaut"), False),
        ((LATER, f"[{LATER}](ziel:radverkehr) {{{{ ziele() }}}}"), False),
        (("## Lage", "## Die Lage"), True),
        ((LATER, f"[{LATER}](nirgends.md)"), True),
        ((LATER, f"{LATER} {{{{ zeile() }}}}"), True),
        (("titel: Verkehr", "titel: Mobilität"), True),
    ],
    ids=["sentence", "link and word", "heading", "link to nowhere", "misspelt word", "title"],
)
def test_a_sentence_needs_no_generator(
    longer: City, monkeypatch: pytest.MonkeyPatch, edit: tuple[str, str], runs: bool
) -> None:
    """A text takes its former place in the page; where more follows, the Entwurf is built."""
    replace(longer.folder, "fachteile/verkehr.md", *edit)
    assert generator_runs(longer, monkeypatch) is runs


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mkdocs.yml", "  - macros:", "  - search\n  - macros:"),
        ("mkdocs.yml", "plugins:", "hooks: [haken.py]\nplugins:"),
        ("overrides/main.html", "", "{% extends 'base.html' %}{{ page.content | length }}"),
    ],
    ids=["plugin", "hook", "template"],
)
def test_where_others_see_the_text_the_generator_runs(
    longer: City, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str
) -> None:
    """A plugin, a hook or a template of the city may make anything of a text: it is asked."""
    before = (longer.folder / name).read_text(encoding="utf-8") if old else ""
    assert old in before
    files = {
        name: before.replace(old, new) if old else new,
        "haken.py": "def on_config(config): ...",
    }
    longer.write(files)
    assert generator_runs(longer, monkeypatch)
    replace(longer.folder, "fachteile/verkehr.md", "2031 fertig", "2035 gebaut")
    assert generator_runs(longer, monkeypatch)


def test_a_link_among_the_files_is_seen(city: City, tmp_path: Path) -> None:
    """What is no file is no content, but a page that names it says otherwise than before."""
    city.write({"docs/index.md": '---\ntitel: Start\n---\n{{ ziele(fachteil="klima") }}\n'})
    assert city.publish(tmp_path / "site").status == 1
    (city.folder / "fachteile/klima.md").symlink_to("verkehr.md")
    done = city.publish(tmp_path / "site")
    assert Tree(tmp_path / "site").files == anew(city, tmp_path, done.status)


def test_a_jahrgang_with_a_befund_is_read_whole(city: City, tmp_path: Path) -> None:
    """What could not be read in an adopted Jahrgang is known also to those who come later."""
    city.write({"ziele/kaputt.yml": "id: kaputt\ntitel: ["})
    city.adopt(2026)
    city.write({"ziele/kaputt.yml": None})
    city.publish(tmp_path / "site")
    for sentence in ("Erstens.", "Zweitens."):
        city.write({"fachteile/verkehr.md": f"{_text(city)}\n{sentence}\n"})
        done = city.publish(tmp_path / "site")
        assert Tree(tmp_path / "site").files == anew(city, tmp_path, done.status)


def test_an_address_from_the_environment_is_seen(city: City, tmp_path: Path) -> None:
    """A site that moves is made anew, also where its settings stay as they are."""
    replace(city.folder, "mkdocs.yml", "https://plan.musterstadt.example/", "!ENV ORT")
    for place in ("https://alt.example/", "https://neu.example/"):
        done = city.publish(tmp_path / "site", settings={"ORT": place})
        assert done.status == 0, done.said
    told = [path for path, text in Tree(tmp_path / "site").files.items() if b"alt.example" in text]
    assert told == []
    replace(city.folder, "mkdocs.yml", "site_url:", "site_url: [")
    assert "mkdocs.yml" in city.publish(tmp_path / "site", settings={"ORT": place}).said


def test_a_page_is_kept_only_with_what_it_is_made_from(tmp_path: Path) -> None:
    """Another key, of the page or of all, makes it anew; what nobody asks for is forgotten."""
    store = Store(tmp_path)

    made: list[str] = []

    def make(path: str) -> str:
        made.append(path)
        return f"Seite {path}"

    def run(whole: str, *asked: tuple[str, str]) -> list[str]:
        made.clear()
        kept = KeptPages(store, "seiten", whole)
        pages = [kept.page(path, key, partial(make, path)) for path, key in asked]
        kept.put()
        assert pages == [f"Seite {path}".encode() for path, _ in asked]
        return [*made]

    assert run("1", ("a", "x"), ("b", "x")) == ["a", "b"]
    assert run("1", ("a", "x"), ("b", "y")) == ["b"]
    assert run("1", ("b", "y")) == []
    assert run("1", ("a", "x"), ("b", "y")) == ["a"]
    assert run("2", ("a", "x")) == ["a"]


@pytest.mark.parametrize("name", ["verlauf", "2023-entwurf-luecken"])
def test_damaged_pages_are_made_anew(city: City, tmp_path: Path, name: str) -> None:
    """Pages that are not whole in the cache are not published."""
    for archive in cache_folder(city.folder).glob(f"{name}.*.zip"):
        content = archive.read_bytes()
        archive.write_bytes(content.replace(b"Musterplan", b"Mustermann"))
    replace(city.folder, "ziele/radverkehr.yml", "titel: ", "titel: Viel ")
    assert city.publish(tmp_path / "site").status == 0
    assert Tree(tmp_path / "site").files == anew(city, tmp_path)


def test_damaged_neighbours_are_asked_no_more(city: City, tmp_path: Path) -> None:
    """Where a pair of neighbours is not whole, the plans in between are read again."""
    drop(city)
    for archive in cache_folder(city.folder).glob("2023-2024.*.zip"):
        archive.write_bytes(archive.read_bytes()[:-100])
    assert city.publish(tmp_path / "site").status == 0
    assert fate(tmp_path / "site", "2023-entwurf") == ["nicht mehr geführt"]
    assert Tree(tmp_path / "site").files == anew(city, tmp_path)
