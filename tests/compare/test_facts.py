"""What a changed field means: tables of an edit, the kinds of change, and the sentence."""

from pathlib import Path

import pytest
from folders import BASIS, copy, load, replace, write

from insek.compare.plan import Vergleich, compare_plans

RAD = "ziele/radverkehr.yml"
FONDS = "daten/massnahmen/wohnungsfonds.yml"
WEG = "daten/massnahmen/radschnellweg.yml"
TOLD = "Zielwert „Anteil des Radverkehrs“: mindestens 25 % bis 2030 → mindestens"
PLACES = (
    "  - fachteil: wohnen\n    rolle: beitrag\n"
    "    aussage: Plant in jedem Neubau Plätze für Räder.\n"
)


def compared(tmp_path: Path, name: str, old: str, new: str) -> Vergleich:
    """Musterstadt compared with itself after one edit of one file."""
    copy(BASIS, tmp_path)
    replace(tmp_path, name, old, new)
    return compare_plans(load(BASIS), load(tmp_path))


@pytest.mark.parametrize(
    ("name", "old", "new", "arten", "satz"),
    [
        (RAD, "wert: 25", "wert: 20", ["abgeschwächt"], f"{TOLD} 20 % bis 2030 (abgeschwächt)."),
        (RAD, "wert: 25", "wert: 30", ["verschärft"], f"{TOLD} 30 % bis 2030 (verschärft)."),
        (RAD, "jahr: 2030", "jahr: 2035", ["verschoben"], f"{TOLD} 25 % bis 2035 (verschoben)."),
        (RAD, "jahr: 2030", "jahr: 2028", ["verschärft"], f"{TOLD} 25 % bis 2028 (vorgezogen)."),
        (RAD, "kernziel: true", "kernziel: false", ["abgeschwächt"], "Kernziel: ja → nein (abgeschwächt)."),
        (RAD, "titel: Radverkehr ausbauen", "titel: Rad stärken", ["umbenannt"],
         "Titel: „Radverkehr ausbauen“ → „Rad stärken“ (umbenannt)."),
        (RAD, "Baut ein Netz", "Baut, ein Netz", ["nur redaktionell"],
         "Fachteil „Verkehr“, Aussage: „Baut ein Netz sicherer Radwege.“ →"
         " „Baut, ein Netz sicherer Radwege.“ (nur redaktionell)."),
        (RAD, PLACES, "", ["abgeschwächt"], "Fachteil: „Wohnen“ ist entfallen."),
        (WEG, "zeitziel: 2027-06-30", "zeitziel: 2028-06-30", ["verschoben"],
         "Zeitziel: 30.6.2027 → 30.6.2028 (verschoben)."),
        (WEG, "zeitziel: 2027-06-30", "zeitziel: 2026-06-30", ["verschärft"],
         "Zeitziel: 30.6.2027 → 30.6.2026 (verschärft)."),
        (FONDS, "stand: geplant", "stand: eingestellt", ["abgeschwächt"],
         "Stand: „geplant“ → „eingestellt“ (entfallen)."),
        (FONDS, "stand: geplant", "stand: laufend", ["geändert"], "Stand: „geplant“ → „laufend“."),
    ],
)  # fmt: skip
def test_a_changed_field_is_judged(
    tmp_path: Path, name: str, old: str, new: str, arten: list[str], satz: str
) -> None:
    """A change is told as a fact with its meaning, not as lines of YAML."""
    (change,) = compared(tmp_path, name, old, new).unterschiede
    assert [str(art) for art in change.arten] == arten
    assert [faktum.satz for faktum in change.fakten] == [satz]


def test_equal_plans_do_not_differ() -> None:
    """A plan compared with itself is empty."""
    assert compare_plans(load(BASIS), load(BASIS)).is_empty


def test_places_do_not_count(tmp_path: Path) -> None:
    """A comment or a blank line changes no fact."""
    assert compared(tmp_path, RAD, "id: radverkehr", "# Anmerkung\n\nid: radverkehr").is_empty


HEIR = """id: {id}
titel: {id}
ebene: handlungsziel
uebergeordnet: lebenswerte-stadt
kurz: Etwas.
hervorgegangen_aus: [wohnraum-schaffen]
fachteile:
  - {{fachteil: wohnen, rolle: federfuehrung, aussage: Baut.}}
fiktiv: true
"""


def lineage(tmp_path: Path, *heirs: str) -> list[tuple[str, list[str]]]:
    """What became of the Ziele when one is replaced by its heirs."""
    copy(BASIS, tmp_path)
    write(tmp_path, {"ziele/wohnraum-schaffen.yml": None})
    write(tmp_path, {f"ziele/{id}.yml": HEIR.format(id=id) for id in heirs})
    changes = compare_plans(load(BASIS), load(tmp_path)).of_kind("ziele")
    return [(change.record.id, [str(art) for art in change.arten]) for change in changes]


def test_a_goal_that_goes_is_told(tmp_path: Path) -> None:
    """A Ziel without a successor has gone."""
    assert lineage(tmp_path) == [("wohnraum-schaffen", ["entfallen"])]


def test_a_goal_that_is_split_names_its_heirs(tmp_path: Path) -> None:
    """A Ziel with two successors was split; they are new in its place."""
    assert lineage(tmp_path, "bauen", "kaufen") == [
        ("bauen", ["ersetzt"]),
        ("kaufen", ["ersetzt"]),
        ("wohnraum-schaffen", ["geteilt"]),
    ]


def test_a_renamed_goal_is_compared_with_what_it_was(tmp_path: Path) -> None:
    """A Ziel with one successor lives on in it, and its facts are compared."""
    ((id, arten),) = lineage(tmp_path, "bauen")
    assert (id, arten[0]) == ("bauen", "abgeschwächt")
    assert "ersetzt" in arten


def test_a_link_to_the_heir_is_no_loss(tmp_path: Path) -> None:
    """Where a Fachteil goes on under another name, a Ziel that follows it promises no less."""
    copy(BASIS, tmp_path)
    text = (tmp_path / "fachteile/wohnen.md").read_text(encoding="utf-8")
    heir = text.replace("---\n", "---\nhervorgegangen_aus: [wohnen]\n", 1)
    write(tmp_path, {"fachteile/wohnen.md": None, "fachteile/wohnen-und-bauen.md": heir})
    replace(tmp_path, "fachteile/wohnen-und-bauen.md", "titel: Wohnen", "titel: Wohnen und Bauen")
    replace(tmp_path, RAD, "fachteil: wohnen", "fachteil: wohnen-und-bauen")
    vergleich = compare_plans(load(BASIS), load(tmp_path))
    (ziel,) = (change for change in vergleich.of_kind("ziele") if change.record.id == "radverkehr")
    assert [(faktum.satz, faktum.is_weakening) for faktum in ziel.fakten][:1] == [
        ("Fachteil: „Wohnen“ ist ersetzt durch „Wohnen und Bauen“.", False)
    ]
    assert not ziel.is_weakening


LONG = "kurz: Jedes Jahr kommen hundert bezahlbare Wohnungen dazu."
WORDS = f"{LONG[:-1]}, und zwar in allen Ortsteilen, in denen Wohnraum knapp und teuer ist."


@pytest.mark.parametrize(
    ("old", "new", "satz"),
    [
        (WORDS, WORDS.replace("hundert", "fünfzig"), "Kurzfassung: Wortlaut geändert."),
        (WORDS, "kurz: " + "Anderes. " * 12, "Kurzfassung: neu gefasst."),
    ],
)
def test_a_changed_word_is_no_new_text(tmp_path: Path, old: str, new: str, satz: str) -> None:
    """„neu gefasst“ is only a text of which few words were kept."""
    plans = []
    for text in (old, new):
        replace(copy(BASIS, tmp_path), "ziele/wohnraum-schaffen.yml", LONG, text)
        plans.append(load(tmp_path))
    (change,) = compare_plans(plans[0], plans[1]).unterschiede
    assert [(faktum.satz, faktum.is_rewritten) for faktum in change.fakten] == [(satz, True)]
