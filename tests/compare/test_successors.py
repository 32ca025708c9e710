"""What a successor is to what it follows, and what is no loss though it has gone."""

from itertools import pairwise
from pathlib import Path

import pytest
from folders import BASIS, copy, load, replace, write

from insek.compare.plan import Unterschied, compare_plans, finished, massnahmenstand
from insek.model.plan import Plan
from insek.render.vergleich import as_text

ZIEL = "ziele/wohnraum-schaffen.yml"
KNOWN = "daten/quellen/stadtbericht.yml"
WEG = "daten/massnahmen/radschnellweg.yml"
TITEL = "titel: Radschnellweg zur Neustadt"
LATER = ("zeitziel: 2027-06-30", "zeitziel: 2029-06-30")


def follow(folder: Path, name: str, id: str, *edits: tuple[str, str]) -> Plan:
    """Musterstadt after a record went on under another id, with edits."""
    copy(BASIS, folder)
    old = Path(name).stem
    text = (folder / name).read_text(encoding="utf-8")
    heir = text.replace(f"id: {old}", f"id: {id}\nhervorgegangen_aus: [{old}]", 1)
    write(folder, {name: None, f"{Path(name).parent}/{id}.yml": heir})
    for edit in edits:
        replace(folder, f"{Path(name).parent}/{id}.yml", *edit)
    return load(folder)


def the(kind: str, before: Plan, after: Plan) -> Unterschied:
    """The one change in a catalogue."""
    (change,) = compare_plans(before, after).of_kind(kind)
    return change


@pytest.mark.parametrize(
    ("edits", "art"),
    [
        ([("titel: Wohnraum schaffen", "titel: Bauen")], "umbenannt"),
        ([("titel: Wohnraum schaffen", "titel: Bauen"), ("kurz: ", "kurz: Künftig anders. ")], "ersetzt"),
        ([("kurz: ", "kurz: Künftig anders. ")], "umbenannt"),
    ],
)  # fmt: skip
def test_another_title_and_another_statement_are_another_goal(
    tmp_path: Path, edits: list[tuple[str, str]], art: str
) -> None:
    """„umbenannt“ is only what says the same under another name."""
    change = the("ziele", load(BASIS), follow(tmp_path, ZIEL, "bauen", *edits))
    fates = {"umbenannt", "ersetzt"}
    assert fates.intersection(change.arten) == {art}
    assert any("(umbenannt)" in faktum.satz for faktum in change.fakten) <= (art == "umbenannt")


@pytest.mark.parametrize(
    ("before", "after", "is_weaker"),
    [("600 Bäume", "2.000 Bäume", False), ("2.000 Bäume", "600 Bäume", True),
     ("600 Bäume", "600 Linden", True), ("600 Bäume", "2.000 Linden", True)],
)  # fmt: skip
def test_a_larger_successor_is_not_postponed(
    tmp_path: Path, before: str, after: str, is_weaker: bool
) -> None:
    """Who plants 2.000 instead of 600 trees needs longer; that promises no less."""
    first = copy(BASIS, tmp_path / "alt")
    replace(first, WEG, TITEL, f"titel: {before}")
    edits = [(TITEL, f"titel: {after}"), LATER]
    change = the("massnahmen", load(first), follow(tmp_path / "neu", WEG, "weg", *edits))
    assert change.is_weakening is is_weaker
    assert ("Zeitziel: 30.6.2027 → 30.6.2029 (verschoben)." in told(change)) is is_weaker


def told(change: Unterschied) -> list[str]:
    """The sentences of a change."""
    return [faktum.satz for faktum in change.fakten]


def states(folder: Path, *stands: str) -> list[Plan]:
    """Musterstadt with a Maßnahme in one Stand after the other, at last without it."""
    copy(BASIS, folder)
    plans = []
    for old, new in pairwise(("laufend", *stands)):
        replace(folder, WEG, f"stand: {old}", f"stand: {new}")
        plans.append(load(folder))
    write(folder, {WEG: None})
    return [*plans, load(folder)]


@pytest.mark.parametrize(
    ("stands", "art"),
    [
        (["abgeschlossen"], "nicht mehr geführt"),
        (["geplant", "abgeschlossen"], "nicht mehr geführt"),
        (["abgeschlossen", "geplant"], "entfallen"),
        (["geplant"], "entfallen"),
    ],
)
def test_what_was_finished_is_not_dropped(tmp_path: Path, stands: list[str], art: str) -> None:
    """A Maßnahme that was finished before it went is only no longer listed."""
    plans = states(tmp_path, *stands)
    vergleich = compare_plans(plans[0], plans[-1], done=finished(map(massnahmenstand, plans[:-1])))
    (change,) = vergleich.of_kind("massnahmen")
    assert [str(found) for found in change.arten] == [art]
    assert change.is_weakening is (art == "entfallen")


def test_a_source_that_went_is_no_loss(tmp_path: Path) -> None:
    """A source promises nothing; its entry goes without anything becoming weaker."""
    source = "daten/quellen/alt.yml"
    first = copy(BASIS, tmp_path)
    write(first, {source: (BASIS / KNOWN).read_text(encoding="utf-8")})
    replace(first, source, "id: stadtbericht", "id: alt")
    replace(first, source, "titel: Stadtbericht", "titel: Alter Bericht")
    before = load(first)
    write(first, {source: None})
    vergleich = compare_plans(before, load(first))
    assert vergleich.weakenings == ()
    assert "Alter Bericht 2025 (nicht mehr geführt)" in as_text(vergleich, ())
