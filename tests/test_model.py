"""The model: records are found by id, know their place, and are equal when they say the same."""

import dataclasses
import datetime
from pathlib import Path

import pytest
from folders import BASIS, load, replace, write

from insek.loading import load_plan
from insek.model.befund import Befund, Schwere
from insek.model.katalog import Katalog
from insek.model.kinds import KIND_BY_NAME, KINDS, LINK_SCHEMES, NOUNS, RAUM_KINDS
from insek.model.place import NOWHERE, Location, Place
from insek.model.plan import Plan
from insek.model.verwaltung import Amt
from insek.sources import WorkingTree

ROT, BLAU = Amt(id="rot", titel="Rotes Amt"), Amt(id="blau", titel="Blaues Amt")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of Musterstadt."""
    return load(BASIS)


def test_katalog_keeps_its_order() -> None:
    """Iteration, ids and picking keep the order that was given or asked for."""
    katalog = Katalog([ROT, BLAU])
    assert list(katalog) == [ROT, BLAU]
    assert katalog.ids == ("rot", "blau")
    assert katalog.pick(["blau", "grün", "rot"]) == (BLAU, ROT)
    assert repr(katalog) == "Katalog(rot, blau)"


def test_katalog_finds_by_id() -> None:
    """A record is looked up by id; asking for an unknown one is told apart."""
    katalog = Katalog([ROT, BLAU])
    assert katalog["rot"] is katalog.get("rot")
    assert katalog.get("grün") is None
    assert ("rot" in katalog, "grün" in katalog, len(katalog)) == (True, False, 2)
    with pytest.raises(KeyError):
        katalog["grün"]


def test_kataloge_are_equal_when_their_records_are() -> None:
    """Two catalogues with the same records are equal and have the same hash."""
    assert Katalog([ROT, BLAU]) == Katalog([BLAU, ROT])
    assert hash(Katalog([ROT, BLAU])) == hash(Katalog([BLAU, ROT]))
    assert Katalog([ROT]) != Katalog([BLAU])
    assert Katalog([ROT]) != [ROT]
    assert not Katalog()


def test_location_prints_as_editors_read_it() -> None:
    """A place is a file and a line, or the file as a whole."""
    assert str(Location("ziele/rad.yml", 12)) == "ziele/rad.yml:12"
    assert str(Location("ziele/rad.yml")) == "ziele/rad.yml"
    assert Location("a", 2) < Location("a", 10) < Location("b", 1)


def test_place_knows_the_line_of_every_field() -> None:
    """A field, one item of it, or else the record itself gives the line."""
    place = Place("a.yml", 3, {"titel": 4, "ziele": 5, "ziele.1": 6})
    lines = [place.at("titel"), place.at("ziele", 1), place.at("ziele", 9), place.at("kurz")]
    assert [location.line for location in lines] == [4, 6, 5, 3]
    assert place.location == Location("a.yml", 3)
    assert NOWHERE.location == Location("")


PLACES = [
    ("ziele", "radverkehr", "titel", 2),
    ("ziele", "radverkehr", "fachteile", 8),
    ("fachteile", "verkehr", "kurz", 4),
    ("fachteile", "verkehr", "bezuege", 13),
    ("herausforderungen", "klimawandel", "text", 6),
    ("quellen", "stadtbericht", "anmerkung", 1),
]


@pytest.mark.parametrize(("kind", "id", "field", "line"), PLACES)
def test_values_know_where_they_were_written(
    plan: Plan, kind: str, id: str, field: str, line: int
) -> None:
    """Every value of a record gives the line on which it begins; a missing one the record's."""
    record = plan.katalog(kind)[id]
    assert record.at(field) == Location(KIND_BY_NAME[kind].path(id), line)


def test_nested_values_know_where_they_were_written(plan: Plan) -> None:
    """Groups of fields and items of lists have lines of their own."""
    beitrag = plan.ziele["radverkehr"].fachteile[1]
    assert str(beitrag.location) == "ziele/radverkehr.yml:11"
    assert str(beitrag.at("aussage")) == "ziele/radverkehr.yml:13"
    wert = plan.indikatoren["radanteil"].reihen[0].werte[2]
    assert str(wert.at("wert")) == "daten/indikatoren/radanteil.yml:15"


def test_plans_are_equal_wherever_they_were_written(plan: Plan, plan_folder: Path) -> None:
    """Comments and empty lines move everything and change nothing."""
    for path in [*plan_folder.rglob("*.yml")]:
        path.write_text("# Kommentar\n\n" + path.read_text("utf-8"), "utf-8")
    moved = load(plan_folder)
    assert moved.ziele["radverkehr"].location.line == 3
    assert moved == plan


CHANGES = [
    ("ziele/radverkehr.yml", "wert: 25", "wert: 26"),
    ("fachteile/wohnen.md", "kleine Wohnungen", "große Wohnungen"),
    ("insek.yml", "kernziele: 2", "kernziele: 3"),
    ("docs/index.md", "in Kürze", "kurz"),
    ("daten/aemter/tiefbauamt.yml", "Tiefbauamt", "Amt für Wege"),
]


@pytest.mark.parametrize(("path", "old", "new"), CHANGES)
def test_plans_differ_when_they_say_different_things(
    plan: Plan, plan_folder: Path, path: str, old: str, new: str
) -> None:
    """A changed word or figure makes a different plan."""
    replace(plan_folder, path, old, new)
    assert load(plan_folder) != plan


def test_everything_is_frozen(plan: Plan) -> None:
    """A plan that was read cannot be changed."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        plan.ziele["radverkehr"].titel = "Anders"  # type: ignore[misc]  # what must fail


def test_plan_answers_questions(plan: Plan) -> None:
    """Levels, Kernziele, Räume and cells are found without walking the catalogues."""
    assert [ziel.id for ziel in plan.leitziele] == ["lebenswerte-stadt"]
    assert [ziel.id for ziel in plan.arbeitsziele] == ["radverkehr", "wohnraum-schaffen"]
    assert [ziel.id for ziel in plan.kernziele] == ["radverkehr", "wohnraum-schaffen"]
    assert {"altstadt", "innenstadt", "bahnhofsviertel"} < set(plan.raeume.ids)
    antwort = plan.antwort("wohnen", "alterung")
    assert antwort is not None
    assert antwort.relevanz == "hoch"
    assert plan.antwort("wohnen", "wachstum") is None


def test_chapters_come_in_their_order(plan_folder: Path) -> None:
    """Fachteile and Herausforderungen are ordered by number, not by file name."""
    plan = load(plan_folder)
    assert plan.fachteile.ids == ("wohnen", "verkehr")
    assert plan.herausforderungen.ids == ("klimawandel", "alterung")


def test_names_of_things_are_the_city_s_own(plan: Plan) -> None:
    """What the city does not name keeps its usual name."""
    names = plan.stadt.bezeichnungen
    assert names.herausforderung.mehrzahl == "Zukunftsaufgaben"
    assert names.massnahme.einzahl == "Maßnahme"
    assert [ebene.einzahl for ebene in plan.stadt.ebenen] == ["Leitlinie", "Handlungsziel"]
    assert (plan.stadt.rank("leitlinie"), plan.stadt.rank("ziel")) == (0, -1)
    assert plan.stadt.lowest == "handlungsziel"


def test_source_address_holds_the_path(plan: Plan) -> None:
    """Every file has its address on the city's forge."""
    address = "https://forge.example/musterstadt/plan/edit/main/ziele/radverkehr.yml"
    assert plan.stadt.source_address("ziele/radverkehr.yml") == address


def test_unreadable_records_are_known(plan_folder: Path) -> None:
    """A record that could not be read is neither there nor missing."""
    write(plan_folder, {"ziele/radverkehr.yml": "titel: [\n", "docs/quellen.md": "ohne Kopf"})
    plan = load(plan_folder)
    assert "radverkehr" not in plan.ziele
    assert plan.is_refused("ziele", "radverkehr")
    assert plan.is_refused("seiten", "quellen.md")
    assert (plan.is_complete("ziele"), plan.is_complete("massnahmen")) == (False, True)
    assert not plan.is_complete()


def test_settings_stand_in_when_unreadable(plan_folder: Path) -> None:
    """Without insek.yml everything else is still read."""
    write(plan_folder, {"insek.yml": None})
    loaded = load_plan(WorkingTree(plan_folder))
    assert loaded.plan.stadt.stadt == "Stadt"
    assert len(loaded.plan.ziele) == 3


def test_settings_find_levels_and_anchors(plan: Plan) -> None:
    """A level is found by its id, a section by the address of its title."""
    ebene = plan.stadt.ebene("leitlinie")
    assert ebene is not None
    assert ebene.mehrzahl == "Leitlinien"
    assert plan.stadt.ebene("ziel") is None
    assert [each.anchor for each in plan.stadt.abschnitte] == ["lage", "ziele", "raeume-und-wege"]


def test_ziel_knows_who_contributes(plan: Plan) -> None:
    """The lead and every contribution are found from the Ziel."""
    ziel = plan.ziele["radverkehr"]
    beitrag = ziel.beitrag_of("wohnen")
    assert beitrag is not None
    assert (ziel.federfuehrung, beitrag.rolle) == ("verkehr", "beitrag")
    assert ziel.beitrag_of("kultur") is None
    assert plan.leitziele[0].federfuehrung == ""


def test_conflict_counts_its_days(plan: Plan) -> None:
    """Days are counted from the naming of a conflict to a given day."""
    konflikt = plan.konflikte["radwege-und-bauland"]
    assert konflikt.days_open(datetime.date(2026, 8, 11)) == 10


def test_series_finds_values(plan: Plan) -> None:
    """A series is found by id or as the first, a value by its year."""
    indikator = plan.indikatoren["radanteil"]
    reihe = indikator.reihe("umfrage")
    assert reihe is not None
    assert reihe is indikator.reihe()
    assert (indikator.reihe("fehlt"), reihe.value(1999)) == (None, None)
    assert [wert.jahr for _, wert in indikator.values()] == [2022, 2023, 2024]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_a_record_in_the_basis(plan: Plan, kind: object) -> None:
    """The plan of Musterstadt leaves no catalogue untested."""
    assert kind in KINDS
    assert all(plan.katalog(each.name) for each in KINDS)


def test_schemes_and_nouns_fit_the_kinds() -> None:
    """Every link leads to a catalogue, and every catalogue has a German noun."""
    assert set(LINK_SCHEMES.values()) <= set(NOUNS)
    assert set(RAUM_KINDS) <= set(KIND_BY_NAME)


def test_befunde_sort_as_editors_work() -> None:
    """Folders first, then by file, then by line; weights rank from the heaviest."""
    files = [Location("b.yml", 1), Location("a.yml", 10), Location("a.yml", 9), Location("a.yml")]
    places = [*files, Location("c/d")]
    befunde = [Befund(location=place, code="X01", fact="Etwas.") for place in places]
    ordered = sorted(befunde, key=lambda befund: befund.sort_key)
    assert [str(befund) for befund in ordered] == [
        "c/d: Etwas.",
        "a.yml: Etwas.",
        "a.yml:9: Etwas.",
        "a.yml:10: Etwas.",
        "b.yml:1: Etwas.",
    ]
    assert [schwere.rank for schwere in Schwere] == [0, 1, 2]
    assert Schwere.WARNUNG.label == "Warnung"
