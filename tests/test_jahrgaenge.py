"""The Jahrgänge of this city stay readable for ever, and any two can be compared."""

from functools import cache
from itertools import combinations, pairwise

import pytest
from folders import PROJECT, findings

from insek.compare.pflicht import check_comparison
from insek.compare.plan import compare_plans
from insek.compare.text import compare_texts
from insek.loading import load_plan
from insek.loading.register import load_register, open_jahrgang
from insek.model.befund import Schwere
from insek.model.plan import Plan
from insek.render.befunde import as_text
from insek.sources import WorkingTree

REGISTER = load_register(PROJECT)
YEARS = [jahrgang.jahr for jahrgang in REGISTER.register.jahrgaenge]
DRAFT = 0
"""Stands for the working state, which comes after the last Jahrgang."""


@cache
def plan(year: int) -> Plan:
    """A Jahrgang from git, or the draft from disk."""
    jahrgang = REGISTER.register.get(year)
    return load_plan(open_jahrgang(PROJECT, jahrgang) if jahrgang else WorkingTree(PROJECT)).plan


def test_every_jahrgang_is_what_was_adopted() -> None:
    """Nine Jahrgänge are registered, and git still has each unchanged."""
    assert [2009, 2016, *range(2018, 2025)] == YEARS
    assert REGISTER.befunde == ()


@pytest.mark.parametrize("year", YEARS)
def test_every_jahrgang_loads_and_checks(year: int) -> None:
    """Today's reader finds nothing wrong with what was adopted."""
    jahrgang = REGISTER.register.get(year)
    assert jahrgang
    found = findings(open_jahrgang(PROJECT, jahrgang))
    assert [str(befund) for befund in found if befund.schwere is not Schwere.HINWEIS] == []


@pytest.mark.parametrize("year", YEARS)
def test_a_jahrgang_knows_nothing_of_later_years(year: int) -> None:
    """No value of an Indikator but a forecast lies after the year of its Jahrgang."""
    late = [
        (indikator.id, wert.jahr)
        for indikator in plan(year).indikatoren
        for reihe, wert in indikator.values()
        if reihe.art != "prognose" and wert.jahr > year
    ]
    assert late == []


@pytest.mark.parametrize(("old", "new"), [*pairwise([*YEARS, DRAFT])])
def test_every_change_has_its_reason(old: int, new: int) -> None:
    """From one Jahrgang to the next nothing changed in substance without an Änderung."""
    jahrgang = REGISTER.register.get(new)
    yearly = jahrgang is None or jahrgang.art == "anpassung"
    told = {(a.jahrgang, a.id) for a in plan(old).aenderungen}
    coming = tuple(a for a in plan(new).aenderungen if (a.jahrgang, a.id) not in told)
    checked = check_comparison(compare_plans(plan(old), plan(new)), coming, yearly=yearly)
    found = [befund for befund in checked if befund.schwere is not Schwere.HINWEIS]
    if found:
        since = f"insek pruefen --seit {old}"
        pytest.fail(f"„{since}“ findet:\n{as_text(found)}", pytrace=False)


@pytest.mark.parametrize(("old", "new"), [*combinations([*YEARS, DRAFT], 2)])
def test_any_two_texts_are_compared_without_loss(old: int, new: int) -> None:
    """From the comparison of every Fachteil in any two states both texts come out."""
    for fachteil in plan(new).fachteile:
        before = plan(old).fachteile.get(fachteil.id)
        pair = (before.text.source if before else "", fachteil.text.source)
        comparison = compare_texts(*pair)
        assert (comparison.old, comparison.new) == pair
        assert comparison.is_empty == (pair[0] == pair[1])


def test_what_became_weaker_is_found() -> None:
    """Between 2018 and 2024 the lowered and the postponed targets are told."""
    told = " ".join(
        faktum.satz
        for change in compare_plans(plan(2018), plan(2024)).weakenings
        for faktum in change.fakten
    )
    assert "abgeschwächt" in told
    assert "verschoben" in told
