"""Which target became which: a table of all ways in which Zielwerte can change."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from folders import BASIS, copy, load, write
from hypothesis import given
from hypothesis import strategies as st

from insek.compare.plan import compare_plans
from insek.compare.zielwerte import pairs
from insek.model.ziel import Zielwert

RAD = "ziele/radverkehr.yml"
INDIKATOR = """id: wege
titel: Wege
definition: Anteile.
einheit: "%"
reihen:
  - {id: rad, titel: Fahrrad, art: umfrage, werte: [{jahr: 2020, wert: 18}]}
  - {id: auto, titel: Auto, art: umfrage, werte: [{jahr: 2020, wert: 36}]}
quellen: [{quelle: stadtbericht}]
"""
TARGETS = """zielwerte:
  - indikator: radanteil
    richtung: mindestens
    wert: 25
    jahr: 2030
    quelle: stadtbericht
"""
WAYS: Mapping[str, Literal["mindestens", "hoechstens"]] = {">": "mindestens", "<": "hoechstens"}


def written(target: str) -> str:
    """One target as YAML: „rad > 25 2030“; a dash stands for no series."""
    reihe, sign, wert, jahr = target.split()
    series = "" if reihe == "-" else f"reihe: {reihe}, "
    rest = f"richtung: {WAYS[sign]}, wert: {wert}, jahr: {jahr}, fiktiv: true"
    return f"  - {{indikator: wege, {series}{rest}}}\n"


def told(folder: Path, before: str, after: str) -> list[str]:
    """What is told of a Ziel whose targets change; „Wege (Fahrrad)“ is written short."""
    plans = []
    for state in (before, after):
        write(copy(BASIS, folder), {"daten/indikatoren/wege.yml": INDIKATOR})
        text = (BASIS / RAD).read_text(encoding="utf-8")
        listed = "".join(written(target) for target in state.split(", ") if target)
        write(folder, {RAD: text.replace(TARGETS, f"zielwerte:\n{listed}" if listed else "")})
        plans.append(load(folder))
    vergleich = compare_plans(*plans)
    facts = [
        f"{'!' * fact.is_weakening}{fact.satz}" for c in vergleich.unterschiede for fact in c.fakten
    ]
    return [fact.replace("Zielwert „Wege (Fahrrad)“: ", "") for fact in facts]


@pytest.mark.parametrize(
    ("before", "after", "facts"),
    [
        ("rad > 25 2030", "rad > 20 2030",
         ["!mindestens 25 % bis 2030 → mindestens 20 % bis 2030 (abgeschwächt)."]),
        ("rad > 25 2030", "rad > 30 2030",
         ["mindestens 25 % bis 2030 → mindestens 30 % bis 2030 (verschärft)."]),
        ("rad < 25 2030", "rad < 20 2030",
         ["höchstens 25 % bis 2030 → höchstens 20 % bis 2030 (verschärft)."]),
        ("rad < 25 2030", "rad < 30 2030",
         ["!höchstens 25 % bis 2030 → höchstens 30 % bis 2030 (abgeschwächt)."]),
        ("rad > 25 2030", "rad > 25 2035",
         ["!mindestens 25 % bis 2030 → mindestens 25 % bis 2035 (verschoben)."]),
        ("rad > 25 2030", "rad > 25 2027",
         ["mindestens 25 % bis 2030 → mindestens 25 % bis 2027 (vorgezogen)."]),
        ("rad > 25 2030", "rad > 20 2035",
         ["!mindestens 25 % bis 2030 → mindestens 20 % bis 2035 (abgeschwächt und verschoben)."]),
        ("rad > 25 2030", "rad > 30 2035",
         ["!mindestens 25 % bis 2030 → mindestens 30 % bis 2035 (verschärft, aber verschoben)."]),
        ("rad > 25 2030", "rad > 20 2027",
         ["!mindestens 25 % bis 2030 → mindestens 20 % bis 2027 (abgeschwächt, aber vorgezogen)."]),
        ("rad > 25 2030", "rad > 30 2027",
         ["mindestens 25 % bis 2030 → mindestens 30 % bis 2027 (verschärft und vorgezogen)."]),
        ("rad > 25 2030", "", ["!entfallen (bisher mindestens 25 % bis 2030)."]),
        ("", "rad > 25 2030", ["neu, mindestens 25 % bis 2030."]),
        ("rad > 25 2030, rad > 40 2040", "rad > 20 2030, rad > 40 2045",
         ["!mindestens 25 % bis 2030 → mindestens 20 % bis 2030 (abgeschwächt).",
          "!mindestens 40 % bis 2040 → mindestens 40 % bis 2045 (verschoben)."]),
        ("rad > 25 2030, rad > 40 2040", "rad > 25 2035, rad > 40 2045",
         ["!mindestens 25 % bis 2030 → mindestens 25 % bis 2035 (verschoben).",
          "!mindestens 40 % bis 2040 → mindestens 40 % bis 2045 (verschoben)."]),
        ("rad > 25 2030, rad > 40 2035", "rad > 25 2035, rad > 40 2040",
         ["!mindestens 25 % bis 2030 → mindestens 25 % bis 2035 (verschoben).",
          "!mindestens 40 % bis 2035 → mindestens 40 % bis 2040 (verschoben)."]),
        ("rad > 25 2030, rad > 40 2035", "rad > 30 2030, rad > 25 2035",
         ["mindestens 25 % bis 2030 → mindestens 30 % bis 2030 (verschärft).",
          "!mindestens 40 % bis 2035 → mindestens 25 % bis 2035 (abgeschwächt)."]),
        ("rad > 25 2030", "rad > 30 2030, rad > 25 2035",
         ["mindestens 25 % bis 2030 → mindestens 30 % bis 2030 (verschärft).",
          "neu, mindestens 25 % bis 2035."]),
        ("rad > 25 2030", "rad > 40 2035, rad > 25 2040",
         ["!mindestens 25 % bis 2030 → mindestens 25 % bis 2040 (verschoben).",
          "neu, mindestens 40 % bis 2035."]),
        ("rad > 25 2030, rad > 40 2040", "rad > 40 2040",
         ["!entfallen (bisher mindestens 25 % bis 2030)."]),
        ("rad < 4 2030", "rad < 3.05 2026, rad < 1.9 2030, rad < 0.25 2040",
         ["höchstens 4 % bis 2030 → höchstens 1,9 % bis 2030 (verschärft).",
          "neu, höchstens 3,05 % bis 2026.", "neu, höchstens 0,25 % bis 2040."]),
        ("rad > 20 2025, rad > 25 2030", "rad > 23 2030, rad > 30 2035",
         ["!entfallen (bisher mindestens 20 % bis 2025).",
          "!mindestens 25 % bis 2030 → mindestens 23 % bis 2030 (abgeschwächt).",
          "neu, mindestens 30 % bis 2035."]),
        ("rad > 25 2030", "auto > 25 2030",
         ["!entfallen (bisher mindestens 25 % bis 2030).",
          "Zielwert „Wege (Auto)“: neu, mindestens 25 % bis 2030."]),
        ("rad > 25 2030", "rad < 25 2030",
         ["!entfallen (bisher mindestens 25 % bis 2030).", "neu, höchstens 25 % bis 2030."]),
        ("- > 25 2030", "rad > 25 2030",
         ["Zielwert „Wege (Fahrrad)“, Reihe: bisher keine Angabe, jetzt „Fahrrad“."]),
        ("rad > 25 2030, rad > 40 2040", "rad > 40 2040, rad > 25 2030",
         ["Zielwert: nur die Reihenfolge ist anders."]),
    ],
)  # fmt: skip
def test_targets_are_followed_from_one_state_to_the_next(
    tmp_path: Path, before: str, after: str, facts: list[str]
) -> None:
    """Each target is told once, from what to what, with its verdict; weakened ones are marked."""
    assert told(tmp_path, before, after) == facts


def target(jahr: int, wert: int, reihe: str = "", indikator: str = "a", way: str = ">") -> Zielwert:
    """A target without any file."""
    begun = partial(
        Zielwert, indikator=indikator, richtung=WAYS[way], wert=Decimal(wert), jahr=jahr
    )
    return begun(reihe=reihe) if reihe else begun()


zielwerte = st.lists(
    st.builds(
        target,
        st.integers(2020, 2026),
        st.integers(0, 5),
        st.sampled_from(["", "x", "y"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["<", ">"]),
    ),
    max_size=6,
).map(tuple)


@given(zielwerte, zielwerte)
def test_every_target_has_one_fate(olds: tuple[Zielwert, ...], news: tuple[Zielwert, ...]) -> None:
    """Whatever is written, every target of both states comes up exactly once, on one gauge."""
    found = list(pairs(olds, news))
    assert sorted(map(repr, olds)) == sorted(repr(old) for old, _ in found if old)
    assert sorted(map(repr, news)) == sorted(repr(new) for _, new in found if new)
    both = [(old, new) for old, new in found if old and new]
    assert all((o.indikator, o.richtung) == (n.indikator, n.richtung) for o, n in both)


@given(zielwerte)
def test_equal_targets_are_their_own_pairs(targets: tuple[Zielwert, ...]) -> None:
    """What did not change is paired with itself, in whatever order it stands."""
    assert all(old == new for old, new in pairs(targets, targets[::-1]))


def test_a_later_year_never_turns_into_an_earlier_target() -> None:
    """Of several targets on one series the later stays the later."""
    olds = [target(jahr, 1) for jahr in (2030, 2035, 2040)]
    news = [target(jahr, 2) for jahr in (2031, 2036, 2041)]
    assert [(o.jahr, n.jahr) for o, n in pairs(olds, news) if o and n] == [
        (2030, 2031), (2035, 2036), (2040, 2041),
    ]  # fmt: skip


STEPS = (
    "id: {id}\ntitel: {id}\ndefinition: D.\neinheit: '{unit}'\n"
    "{rest}quellen: [{{quelle: stadtbericht}}]\n"
)
SERIES = "reihen: [{id: stadt, titel: Stadt, art: umfrage, werte: [{jahr: 2020, wert: 18}]}]\n"


@pytest.mark.parametrize(
    ("unit", "wert", "jahr", "facts"),
    [
        ("%", 25, 2030, []),
        ("%", 20, 2030, ["!mindestens 25 % bis 2030 → mindestens 20 % bis 2030 (abgeschwächt)."]),
        ("km", 25, 2030, ["„alt“ mindestens 25 % bis 2030 → mindestens 25 km bis 2030 (anderer Maßstab)."]),
        ("km", 99, 2035, ["!„alt“ mindestens 25 % bis 2030 → mindestens 99 km bis 2035"
                          " (anderer Maßstab und verschoben)."]),
    ],
)  # fmt: skip
def test_a_target_follows_its_indikator(
    tmp_path: Path, unit: str, wert: int, jahr: int, facts: list[str]
) -> None:
    """Where an Indikator took the place of another, a Zielwert is no loss and nothing new."""
    plans = []
    for id, measure, value, year in (("alt", "%", 25, 2030), ("neu", unit, wert, jahr)):
        folder = copy(BASIS, tmp_path / id)
        heir = "hervorgegangen_aus: [alt]\n" if id == "neu" else ""
        file = STEPS.format(id=id, unit=measure, rest=heir + SERIES)
        write(folder, {f"daten/indikatoren/{id}.yml": file})
        wanted = f"richtung: mindestens, wert: {value}, jahr: {year}, fiktiv: true"
        target = f"zielwerte: [{{indikator: {id}, {wanted}}}]\n"
        text = (BASIS / RAD).read_text(encoding="utf-8")
        write(folder, {RAD: text.replace(TARGETS, target)})
        plans.append(load(folder))
    (ziel,) = compare_plans(plans[0], plans[1]).of_kind("ziele") or (None,)
    told = ziel.fakten if ziel else ()
    assert [
        f"{'!' * f.is_weakening}{f.satz}".replace("Zielwert „neu“: ", "") for f in told
    ] == facts
