"""The story of a record: when it is there, what it came out of, what came out of it."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from stories import RAD, WOHNRAUM, Step, real, tell, ziel

from insek.addresses import WITH_STORY, verlauf
from insek.model.stand import Stand
from insek.render.verlauf_saetze import lead, times

NEW = "ziele/neu.yml"
OTHER = "ziele/anders.yml"
BACK = ziel("wohnraum-schaffen", "neu")


@pytest.mark.parametrize(
    ("steps", "id", "present", "ancestors", "heirs"),
    [
        ([{}], "radverkehr", "seit 2020", [], []),
        ([{NEW: ziel("neu")}], "neu", "2021", [], []),
        ([{NEW: ziel("neu")}, {}], "neu", "seit 2021", [], []),
        ([{WOHNRAUM: None}, {}], "wohnraum-schaffen", "2020", [], []),
        ([{WOHNRAUM: None, NEW: ziel("neu", "wohnraum-schaffen")}],
         "wohnraum-schaffen", "2020", [], [("2021", "neu", False)]),
        ([{WOHNRAUM: None, NEW: ziel("neu", "wohnraum-schaffen")}, {}],
         "neu", "seit 2021", [("2021", "wohnraum-schaffen", False)], []),
        ([{WOHNRAUM: None, NEW: ziel("neu", "wohnraum-schaffen"),
           OTHER: ziel("anders", "wohnraum-schaffen")}],
         "wohnraum-schaffen", "2020", [], [("2021", "anders", False), ("2021", "neu", False)]),
        ([{WOHNRAUM: None, RAD: ("uebergeordnet", "hervorgegangen_aus: [wohnraum-schaffen]\nuebergeordnet")}],
         "wohnraum-schaffen", "2020", [], [("2021", "radverkehr", True)]),
        ([{NEW: ziel("neu", "wohnraum-schaffen")}],
         "wohnraum-schaffen", "seit 2020", [], [("2021", "neu", False)]),
        ([{WOHNRAUM: None, NEW: ziel("neu", "wohnraum-schaffen")}, {NEW: None, WOHNRAUM: BACK}, {}],
         "wohnraum-schaffen", "2020, seit 2022",
         [("2022", "neu", False)], [("2021", "neu", False)]),
        ([{WOHNRAUM: None}, {}, {WOHNRAUM: BACK}], "wohnraum-schaffen", "2020, 2023", [], []),
    ],
)  # fmt: skip
def test_a_record_knows_its_time_and_its_kin(
    tmp_path: Path,
    steps: list[Step],
    id: str,
    present: str,
    ancestors: list[tuple[str, str, bool]],
    heirs: list[tuple[str, str, bool]],
) -> None:
    """Renamed, split, merged, gone, returned: the story names both directions and the year."""
    story = tell(tmp_path, *steps).story("ziele", id)
    assert times(story) == present
    assert [(k.stand.name, k.vorfahr["id"], k.absorbed) for k in story.vorfahren] == ancestors
    assert [(k.stand.name, k.nachfahr["id"], k.absorbed) for k in story.nachfahren] == heirs


def test_an_ancestor_that_is_still_named_counts_once(tmp_path: Path) -> None:
    """A Jahrgang may repeat where a thing came from; that happened only once."""
    steps: list[Step] = [{WOHNRAUM: None, NEW: ziel("neu", "wohnraum-schaffen")}, {}, {}]
    story = tell(tmp_path, *steps).story("ziele", "neu")
    assert [kin.stand.name for kin in story.vorfahren] == ["2021"]


@pytest.mark.parametrize(
    ("steps", "draft", "id", "sentence"),
    [
        ([], False, "radverkehr", "Seit dem Jahrgang 2020 im Plan."),
        ([{}], False, "radverkehr",
         "Seit dem Jahrgang 2020 im Plan. Daran hat sich in der Sache nie etwas geändert."),
        ([{RAD: ("wert: 25", "wert: 20")}], False, "radverkehr",
         "Seit dem Jahrgang 2020 im Plan. In der Sache einmal geändert, zuletzt 2021."),
        ([{RAD: ("wert: 25", "wert: 20")}], True, "radverkehr",
         "Seit dem Jahrgang 2020 im Plan. In der Sache einmal geändert, zuletzt im Entwurf."),
        ([{NEW: ziel("neu")}], True, "neu", "Jetzt im Entwurf."),
        ([{WOHNRAUM: None}], False, "wohnraum-schaffen",
         "Nur im Jahrgang 2020 im Plan. Im Jahrgang 2021 ist es ohne Nachfolger entfallen."),
        ([{}, {WOHNRAUM: None}], True, "wohnraum-schaffen",
         "In den Jahrgängen 2020 bis 2021 im Plan. Im Entwurf (noch nicht beschlossen) ist es ohne"
         " Nachfolger entfallen. Daran hat sich in der Sache nie etwas geändert."),
        ([{WOHNRAUM: None, NEW: ziel("neu", "wohnraum-schaffen", titel="Neu")}], False,
         "wohnraum-schaffen", "Nur im Jahrgang 2020 im Plan. Im Jahrgang 2021 wurde daraus „Neu“."),
        ([{WOHNRAUM: None, RAD: ("uebergeordnet", "hervorgegangen_aus: [wohnraum-schaffen]\nuebergeordnet")}],
         False, "wohnraum-schaffen",
         "Nur im Jahrgang 2020 im Plan. Im Jahrgang 2021 ging es in „Radverkehr ausbauen“ auf."),
        ([{WOHNRAUM: None, NEW: ziel("neu", "wohnraum-schaffen", titel="Neu")}, {NEW: None, WOHNRAUM: BACK}],
         False, "wohnraum-schaffen",
         "Nur im Jahrgang 2020 und wieder seit dem Jahrgang 2022 im Plan. Dazwischen ging es in „Neu“"
         " auf. Daran hat sich in der Sache nie etwas geändert."),
    ],
)  # fmt: skip
def test_the_lead_says_it_in_words(
    tmp_path: Path, steps: list[Step], draft: bool, id: str, sentence: str
) -> None:
    """Since when, until when, into what, how often: whole sentences above every story."""
    assert lead(tell(tmp_path, *steps, draft=draft).story("ziele", id)) == sentence


def test_editorial_changes_do_not_count(tmp_path: Path) -> None:
    """A comma is told in the story, but the record has not changed in substance."""
    story = tell(tmp_path, {RAD: ("Baut ein Netz", "Baut, ein Netz")}).story("ziele", "radverkehr")
    (episode,) = story.episoden
    assert episode.kapitel["arten"] == ["nur redaktionell"]
    assert "Baut, ein Netz" in episode.kapitel["saetze"][0]["text"]
    assert story.changes == ()


def test_every_record_that_ever_was_has_one_story() -> None:
    """No id of the nine Jahrgänge and the Entwurf is lost, and none is told twice."""
    told = real()
    ids = {
        verlauf(kind, record.id)
        for plan in told.plans
        for kind in WITH_STORY
        for record in plan.katalog(kind)
    }
    stories = [verlauf(story.kind, story.id) for story in told.stories]
    assert sorted(stories) == sorted(ids)


@pytest.mark.parametrize(
    ("id", "heir"),
    [
        ("kultur", "kultur-sport-und-tourismus"),
        ("sport", "kultur-sport-und-tourismus"),
        ("bildungslandschaft", "bildung-und-soziales"),
    ],
)
def test_fachteile_that_were_merged_for_a_while_come_back(id: str, heir: str) -> None:
    """Three Fachteile of 2009 went into others in 2016 and are their own again since 2018."""
    story = real().story("fachteile", id)
    assert times(story) == "2009, seit 2018"
    assert [(kin.stand.name, kin.nachfahr["id"]) for kin in story.nachfahren] == [("2016", heir)]
    assert [(kin.stand.name, kin.vorfahr["id"]) for kin in story.vorfahren] == [("2018", heir)]


def test_stories_stand_in_the_order_of_reading() -> None:
    """Catalogue by catalogue, in each by the German alphabet."""
    kinds = [story.kind for story in real().stories]
    assert kinds == sorted(kinds, key=WITH_STORY.index)
    titles = [s.eintrag["titel"] for s in real().stories if s.kind == "ortsteile"]
    assert titles.index("Möckern") < titles.index("Neulindenau")


@pytest.mark.parametrize("part", ["stationen", "episoden", "vorfahren", "nachfahren"])
def test_stories_that_differ_anywhere_are_told_apart(part: str) -> None:
    """Every field of every part of a story is in its plain data, but the Stände themselves."""
    story = next(s for s in real().stories if getattr(s, part))
    (first, *rest) = getattr(story, part)
    for field in fields(first):
        other = Stand(jahrgang=None, baum="") if field.type == Stand else "anders"
        parts: Any = {part: (replace(first, **{field.name: other}), *rest)}
        changed = replace(story, **parts)
        assert changed.as_json() != story.as_json(), field.name
    assert replace(story, kind="anders").as_json() != story.as_json()
    assert replace(story, id="anders").as_json() != story.as_json()
