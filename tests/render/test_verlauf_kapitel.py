"""What became of a record in one step: sentences, relations, reasons, its place in the comparison."""

from pathlib import Path

import pytest
from stories import FONDS, RAD, WEG, WOHNRAUM, Step, real, reason, tell, ziel

from insek.render.verlauf_kapitel import plain

LEAD = "    rolle: federfuehrung\n    aussage: Baut ein Netz sicherer Radwege.\n"
SHARE = "    rolle: beitrag\n    aussage: Plant in jedem Neubau Plätze für Räder.\n"
PLACES = f"  - fachteil: wohnen\n{SHARE}"
CLIMATE = "relevanz: hoch\n    aussage: Mehr Wege"


@pytest.mark.parametrize(
    ("step", "kind", "id", "expected"),
    [
        ({FONDS: ("[wohnraum-schaffen]", "[radverkehr]")}, "ziele", "radverkehr",
         [("Maßnahmen", ["Wohnungsfonds "], [], [])]),
        ({FONDS: ("[wohnraum-schaffen]", "[radverkehr]")}, "ziele", "wohnraum-schaffen",
         [("Maßnahmen", [], [], ["Wohnungsfonds "])]),
        ({RAD: (PLACES, "")}, "fachteile", "wohnen",
         [("Ziele", [], [], ["Radverkehr ausbauen Beitrag"])]),
        ({RAD: (PLACES, "")}, "ziele", "radverkehr",
         [("Handlungsfelder", [], [], ["Wohnen Beitrag"])]),
        ({RAD: (f"{LEAD}{PLACES}", f"{SHARE}  - fachteil: wohnen\n{LEAD}")}, "ziele", "radverkehr",
         [("Handlungsfelder", [], ["Verkehr Federführung → Beitrag", "Wohnen Beitrag → Federführung"], [])]),
        ({RAD: ("Baut ein Netz", "Plant ein Netz")}, "fachteile", "verkehr",
         [("Ziele", [], ["Radverkehr ausbauen neu begründet"], [])]),
        ({"daten/antworten/verkehr.yml": (CLIMATE, CLIMATE.replace("hoch", "mittel"))},
         "fachteile", "verkehr", [("Zukunftsaufgaben", [], ["Klimawandel hoch → mittel"], [])]),
        ({"daten/antworten/verkehr.yml": (CLIMATE, CLIMATE.replace("hoch", "mittel"))},
         "herausforderungen", "klimawandel", [("Handlungsfelder", [], ["Verkehr hoch → mittel"], [])]),
        ({WEG: ("raeume: [neustadt]", "raeume: [altstadt]")}, "ortsteile", "neustadt",
         [("Maßnahmen", [], [], ["Radschnellweg zur Neustadt "])]),
        ({WEG: ("raeume: [neustadt]", "raeume: [altstadt]")}, "massnahmen", "radschnellweg",
         [("Räume", ["Altstadt "], [], ["Neustadt "])]),
        ({WOHNRAUM: ("prueffrage", "indikatoren: [radanteil]\nprueffrage")}, "indikatoren", "radanteil",
         [("Ziele", ["Wohnraum schaffen "], [], [])]),
    ],
)  # fmt: skip
def test_what_changed_around_a_record(
    tmp_path: Path,
    step: Step,
    kind: str,
    id: str,
    expected: list[tuple[str, list[str], list[str], list[str]]],
) -> None:
    """Measures that join or leave, cells of both matrices, by the names the city uses."""
    around = tell(tmp_path, step).chapter(kind, id)["umfeld"]
    told = [
        (
            u["was"],
            *([f"{g[2]} {g[3]}" for g in side] for side in (u["neu"], u["anders"], u["weg"])),
        )
        for u in around
    ]
    assert told == expected


def test_a_renamed_end_of_a_relation_is_the_same(tmp_path: Path) -> None:
    """A Massnahme does not lose its Ziel when the Ziel gets another id."""
    step: Step = {
        WOHNRAUM: None,
        "ziele/neu.yml": ziel("neu", "wohnraum-schaffen"),
        FONDS: ("[wohnraum-schaffen]", "[neu]"),
    }
    told = tell(tmp_path, step)
    assert told.chapter("massnahmen", "wohnungsfonds")["umfeld"] == []
    assert "Maßnahmen" not in [u["was"] for u in told.chapter("ziele", "neu")["umfeld"]]


def test_an_end_that_went_says_what_came_out_of_it(tmp_path: Path) -> None:
    """„Nicht mehr“ is half of the truth when something else has taken the place."""
    step: Step = {
        WOHNRAUM: None,
        "ziele/a.yml": ziel("a", "wohnraum-schaffen"),
        "ziele/b.yml": ziel("b", "wohnraum-schaffen"),
        FONDS: ("[wohnraum-schaffen]", "[a]"),
    }
    (around,) = tell(tmp_path, step).chapter("massnahmen", "wohnungsfonds")["umfeld"]
    assert around["weg"] == [
        ["ziele", "wohnraum-schaffen", "Wohnraum schaffen", "jetzt „a“ und „b“"]
    ]


@pytest.mark.parametrize(
    ("step", "id", "sentence"),
    [
        ({"ziele/neu.yml": ziel("neu")}, "neu", "Neu aufgenommen."),
        ({"ziele/neu.yml": ziel("neu", "wohnraum-schaffen"), WOHNRAUM: None}, "neu",
         "Hervorgegangen aus „Wohnraum schaffen“."),
        ({"ziele/neu.yml": ziel("neu", "wohnraum-schaffen"), WOHNRAUM: None}, "wohnraum-schaffen",
         "Daraus wurde „neu“."),
        ({WOHNRAUM: None}, "wohnraum-schaffen", "Entfallen, ohne Nachfolger."),
        ({WOHNRAUM: None, RAD: ("kernziel", "hervorgegangen_aus: [wohnraum-schaffen]\nkernziel")},
         "wohnraum-schaffen", "Geht auf in „Radverkehr ausbauen“."),
        ({WOHNRAUM: None, RAD: ("kernziel", "hervorgegangen_aus: [wohnraum-schaffen]\nkernziel")},
         "radverkehr", "Nimmt „Wohnraum schaffen“ auf."),
        ({WOHNRAUM: None, **{f"ziele/{i}.yml": ziel(i, "wohnraum-schaffen") for i in "ab"}},
         "wohnraum-schaffen", "Geteilt in „a“ und „b“."),
    ],
)  # fmt: skip
def test_the_fate_of_a_record_is_a_sentence(
    tmp_path: Path, step: Step, id: str, sentence: str
) -> None:
    """New, renamed, split, merged, gone: the chapter begins with what happened as a whole."""
    assert tell(tmp_path, step).chapter("ziele", id)["saetze"][0]["text"] == sentence


def test_a_chapter_gives_the_reasons(tmp_path: Path) -> None:
    """Title, Begründung, depth, occasion and source of the Änderung stand with what it explains."""
    step: Step = {RAD: ("wert: 25", "wert: 20"), **reason(2021, "ziel:radverkehr")}
    told = tell(tmp_path, step)
    (grund,) = told.chapters[0]["gruende"]
    assert told.chapter("ziele", "radverkehr")["gruende"] == [0]
    assert (grund["begruendung"], grund["tiefe"]) == ("Das Geld reicht nicht.", "klein")
    assert grund["quellen"] == [["quellen/#quellen-stadtbericht", "Stadtbericht 2025", ""]]


@pytest.mark.parametrize(
    ("pages", "link"),
    [
        (
            {"docs/nachweise.md": "---\ntitel: Nachweise\n---\n{{ quellen() }}\n"},
            "nachweise/#quellen-stadtbericht",
        ),
        ({}, ""),
    ],
)
def test_a_reason_leads_to_where_this_city_lists_its_quellen(
    tmp_path: Path, pages: dict[str, str], link: str
) -> None:
    """A Quelle without a page of its own is linked on the page that lists it, or not at all."""
    start = "---\ntitel: Startseite\n---\nWillkommen.\n"
    step: Step = {
        "docs/quellen.md": None, "docs/index.md": start, RAD: ("wert: 25", "wert: 20"),
        **pages, **reason(2021, "ziel:radverkehr"),
    }  # fmt: skip
    found = tell(tmp_path, step)
    (grund,) = found.chapters[0]["gruende"]
    assert grund["quellen"][0][0] == link
    page = found.pages["verlauf/ziele/radverkehr/"].html
    assert (f'href="../../../2021/{link}">Stadtbericht 2025</a>' in page) == bool(link)
    assert "Stadtbericht 2025" in page


def test_relations_borrow_the_reason_of_their_other_end(tmp_path: Path) -> None:
    """A Ziel whose Massnahme left finds the reason that was given for the Massnahme."""
    step: Step = {
        FONDS: ("[wohnraum-schaffen]", "[radverkehr]"),
        **reason(2021, "massnahme:wohnungsfonds"),
    }
    assert tell(tmp_path, step).chapter("ziele", "wohnraum-schaffen")["gruende"] == [0]


@pytest.mark.parametrize(
    ("step", "kind", "id", "place"),
    [
        ({RAD: ("wert: 25", "wert: 20")}, "ziele", "radverkehr", "#ziel-radverkehr"),
        ({"fachteile/verkehr.md": ("Jeder fünfte Weg", "Jeder vierte Weg")}, "fachteile", "verkehr",
         "verkehr/"),
        ({"daten/raeume/ortsteile/neustadt.yml": ("titel: Neustadt", "titel: Südstadt")},
         "ortsteile", "neustadt", "#raum-neustadt"),
        ({RAD: (PLACES, "")}, "fachteile", "wohnen", ""),
    ],
)  # fmt: skip
def test_a_chapter_leads_to_its_place_in_the_comparison(
    tmp_path: Path, step: Step, kind: str, id: str, place: str
) -> None:
    """The anchor of the record, or the page of the Fachteil; the whole where only relations changed."""
    assert tell(tmp_path, step).chapter(kind, id)["vergleich"] == place


def test_changed_places_of_a_text_are_counted(tmp_path: Path) -> None:
    """The story says how much of a text changed; the comparison shows it."""
    step: Step = {"fachteile/verkehr.md": ("Jeder fünfte Weg", "Jeder vierte Weg")}
    assert tell(tmp_path, step).chapter("fachteile", "verkehr")["stellen"] == 1


def test_links_in_sentences_become_words() -> None:
    """A story is read outside of any Stand, where a link of its text leads nowhere."""
    assert (
        plain("Nach dem [Register](quelle:register), ![x](a.png) neu.")
        == "Nach dem Register, x neu."
    )


def test_nothing_changed_is_nothing_told(tmp_path: Path) -> None:
    """Two equal Stände have no chapters between them."""
    assert tell(tmp_path, {}).chapters[0]["kapitel"] == []


def test_what_is_kept_of_the_real_city_is_small() -> None:
    """A step of the real city takes less than a quarter of a megabyte, a Stand less than 100 kB."""
    told = real()
    assert max(len(str(chapters)) for chapters in told.chapters) < 300_000
    assert max(len(str(entries)) for entries in told.entries) < 100_000
