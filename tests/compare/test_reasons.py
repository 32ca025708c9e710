"""Which reasons stand beside a change: each once, the one for what became weaker first."""

from itertools import pairwise
from pathlib import Path

import pytest
from folders import BASIS, copy, load, replace, write
from jahrgaenge import paar

from insek.compare.pflicht import Given, reasons
from insek.compare.plan import compare_plans
from insek.compare.schritte import schritt, telling_reasons
from insek.model.plan import Plan

WEG = "daten/massnahmen/radschnellweg.yml"
REASON = """id: {id}
titel: {titel}
betrifft: ["massnahme:radschnellweg"]
tiefe: {tiefe}
anlass: evaluation
begruendung: Der Grund {titel}.
fiktiv: true
"""
LATER = ("zeitziel: 2027-06-30", "zeitziel: 2028-06-30")
CHECKED = ("stand: laufend", "stand: laufend\nstand_am: 2025-03-31")
STARTED = ("stand: laufend", "stand: abgeschlossen")

Step = tuple[tuple[str, str] | None, str, str]
"""An edit of the Maßnahme, and the title and the Tiefe of the reason given for it."""


def walk(folder: Path, steps: list[Step]) -> list[Plan]:
    """Musterstadt and its plan after each step, every step in a year of its own."""
    copy(BASIS, folder)
    plans = [load(folder)]
    for year, (edit, titel, tiefe) in enumerate(steps, 2025):
        if edit:
            replace(folder, WEG, *edit)
        reason = REASON.format(id=f"grund-{year}", titel=titel, tiefe=tiefe)
        write(folder, {f"aenderungen/{year}/grund-{year}.yml": reason})
        plans.append(load(folder))
    return plans


def told(folder: Path, steps: list[Step], *, known: bool = True) -> list[str]:
    """The titles of the reasons that stand beside the Maßnahme after all steps."""
    plans = walk(folder, steps)
    (change,) = compare_plans(plans[0], plans[-1]).of_kind("massnahmen")
    pairs = enumerate(pairwise(plans), 2025)
    schritte = {year: schritt(*pair) for year, pair in pairs} if known else {}
    return [a.titel for a in telling_reasons(change, plans[-1].aenderungen, schritte)]


@pytest.mark.parametrize(
    ("steps", "titles"),
    [
        ([(LATER, "Später", "klein"), (CHECKED, "Geprüft", "klein")], ["Später"]),
        ([(LATER, "Später", "klein"), (STARTED, "Fertig", "klein")], ["Später", "Fertig"]),
        ([(STARTED, "Fertig", "klein"), (LATER, "Später", "klein")], ["Später", "Fertig"]),
        ([(LATER, "Später", "klein"), (None, "Nichts", "klein")], ["Später"]),
        ([(CHECKED, "Geprüft", "redaktionell")], ["Geprüft"]),
    ],
)
def test_reasons_of_what_became_weaker_come_first(
    tmp_path: Path, steps: list[Step], titles: list[str]
) -> None:
    """A year that changed a record only editorially gives no reason for what became weaker."""
    assert told(tmp_path, steps) == titles


def test_the_same_reason_is_given_once(tmp_path: Path) -> None:
    """A collective reason of several years stands once beside a record."""
    again = ("zeitziel: 2028-06-30", "zeitziel: 2029-06-30")
    common = "Sammelgrund"
    steps: list[Step] = [
        (LATER, common, "klein"),
        (STARTED, "Fertig", "klein"),
        (again, common, "klein"),
    ]
    assert told(tmp_path, steps) == [common, "Fertig"]


def test_without_the_steps_a_reason_is_taken_at_its_word(tmp_path: Path) -> None:
    """Where the plans in between are not known, the Tiefe of a reason tells what it is about."""
    steps: list[Step] = [(LATER, "Später", "klein"), (CHECKED, "Geprüft", "redaktionell")]
    assert told(tmp_path, steps, known=False) == ["Später"]


@pytest.mark.parametrize(("alt", "neu"), [(2016, 2018), (2018, 2024)])
def test_reasons_are_the_same_however_one_asks(alt: int, neu: int) -> None:
    """Asked one by one or all at once, a change has the same reasons in the same order."""
    found = paar(alt, neu)
    given = Given(found.aenderungen)
    changes = found.vergleich.unterschiede
    told = [reasons(change, found.aenderungen) for change in changes]
    assert [given.reasons(change) for change in changes] == told
    assert any(len(several) > 1 for several in told)
