"""Golden cases: for every rule a folder with what is wrong, and the exact messages."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from folders import BASIS, CASES, EXPECTED, build_case, messages

import insek
from insek.checks import RULES
from insek.checks.registry import rule
from insek.loading import refusals
from insek.model.regel import Regel
from insek.render.regeln import alle_regeln

RULE_CASES = sorted(path for path in (CASES / "regeln").iterdir() if path.is_dir())
REGELN = (*refusals.REGELN, *(rule.regel for rule in RULES.values()))


def expected(case: Path) -> list[str]:
    """The messages that a case is to give."""
    return (case / EXPECTED).read_text(encoding="utf-8").splitlines()


def cases_of(regel: Regel) -> list[Path]:
    """The cases of one rule: its code, or its code and a variant."""
    return [case for case in RULE_CASES if case.name.partition("-")[0] == regel.code]


def test_codes_are_given_once() -> None:
    """A code that is taken is given to no other rule."""
    codes = [regel.code for regel in alle_regeln()]
    assert len(set(codes)) == len(codes)
    assert codes == sorted(codes)
    with pytest.raises(ValueError, match="rule code Z01 is taken"):
        rule("Z01", "Noch einmal", grund="", beispiel="")(lambda plan: iter(()))


def test_no_rule_is_kept_from_readers() -> None:
    """Every rule that a module of the program lays down is among those that the handbook explains."""
    modules = [import_module(found.name) for found in walk_packages(insek.__path__, "insek.")]
    laid_down = (value for module in modules for value in vars(module).values())
    missing = {r.code for r in laid_down if isinstance(r, Regel)} - {r.code for r in alle_regeln()}
    assert not missing


def test_a_healthy_plan_has_no_befunde() -> None:
    """The plan from which every case differs has no Befunde of its own."""
    assert messages(BASIS) == []


@pytest.mark.parametrize("case", RULE_CASES, ids=lambda case: case.name)
def test_rule_says_exactly_this(case: Path, tmp_path: Path) -> None:
    """A case gives its messages, word for word, and no others."""
    assert messages(build_case(case, tmp_path)) == expected(case)


@pytest.mark.parametrize("regel", REGELN, ids=lambda regel: regel.code)
def test_every_rule_has_a_case(regel: Regel) -> None:
    """No rule goes unheard: one of its cases gives a message with its code."""
    said = [line for case in cases_of(regel) for line in expected(case)]
    assert any(f" {regel.code}: " in line for line in said)


@pytest.mark.parametrize("regel", REGELN, ids=lambda regel: regel.code)
def test_example_in_the_handbook_is_true(regel: Regel) -> None:
    """The example that a rule shows in the handbook is what it really says in a case."""
    weight = f"{regel.schwere.label} {regel.code}: "
    said = [line.replace(weight, "") for case in cases_of(regel) for line in expected(case)]
    assert regel.beispiel in said
