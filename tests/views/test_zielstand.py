"""How a Ziel stands: a series and a Zielwert become a judgement."""

from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from folders import load, replace
from hypothesis import given
from hypothesis import strategies as st
from plans import musterstadt

from insek.model.indikator import Reihe, Wert
from insek.model.ziel import Zielwert
from insek.views.zielstand import Urteil, judge, spanne, zielstand

Richtung = Literal["mindestens", "hoechstens"]
MEHR: Richtung = "mindestens"
WENIGER: Richtung = "hoechstens"


def series(*values: tuple[int, str]) -> Reihe:
    """A series of (year, value); a value with „?“ is doubtful."""
    werte = tuple(
        Wert(jahr=jahr, wert=Decimal(wert.rstrip("?")), zweifelhaft=wert.endswith("?"))
        for jahr, wert in values
    )
    return Reihe(id="reihe", titel="Reihe", art="amtlich", werte=werte)


def target(richtung: Richtung, wert: str, jahr: int) -> Zielwert:
    """A value to be reached by a year."""
    return Zielwert(indikator="anteil", richtung=richtung, wert=Decimal(wert), jahr=jahr)


@pytest.mark.parametrize(
    ("reihe", "zielwert", "urteil"),
    [
        (series((2020, "10"), (2025, "20")), target(MEHR, "20", 2030), Urteil.ERREICHT),
        (series((2020, "10"), (2025, "25")), target(MEHR, "20", 2030), Urteil.ERREICHT),
        (series((2025, "20")), target(MEHR, "20", 2030), Urteil.ERREICHT),
        (series((2020, "10"), (2025, "15")), target(MEHR, "20", 2030), Urteil.AUF_KURS),
        (series((2020, "10"), (2025, "14.9")), target(MEHR, "20", 2030), Urteil.ZU_LANGSAM),
        (series((2020, "10"), (2025, "10")), target(MEHR, "20", 2030), Urteil.FALSCHE_RICHTUNG),
        (series((2020, "10"), (2025, "9")), target(MEHR, "20", 2030), Urteil.FALSCHE_RICHTUNG),
        (series((2020, "8"), (2025, "5")), target(WENIGER, "5", 2030), Urteil.ERREICHT),
        (series((2020, "8"), (2025, "6.5")), target(WENIGER, "5", 2030), Urteil.AUF_KURS),
        (series((2020, "8"), (2025, "7")), target(WENIGER, "5", 2030), Urteil.ZU_LANGSAM),
        (series((2020, "8"), (2025, "9")), target(WENIGER, "5", 2030), Urteil.FALSCHE_RICHTUNG),
        (series((2020, "-4"), (2025, "-2")), target(MEHR, "0", 2030), Urteil.AUF_KURS),
        (series((2020, "10"), (2025, "99?")), target(MEHR, "20", 2030), Urteil.OFFEN),
        (series((2020, "10"), (2023, "20"), (2025, "9?")), target(MEHR, "20", 2030), Urteil.ERREICHT),
        (series((2020, "10"), (2035, "99")), target(MEHR, "20", 2030), Urteil.OFFEN),
        (series((2030, "10")), target(MEHR, "20", 2030), Urteil.OFFEN),
        (series(), target(MEHR, "20", 2030), Urteil.OFFEN),
    ],
)  # fmt: skip
def test_judgement(reihe: Reihe, zielwert: Zielwert, urteil: Urteil) -> None:
    """The straight line from the first trusted value to the Zielwert decides."""
    assert judge(reihe, zielwert)[0] is urteil


VALUES = st.decimals(-1000, 1000, places=1)


@given(VALUES, VALUES, VALUES)
def test_judgement_is_the_same_upside_down(first: Decimal, last: Decimal, wanted: Decimal) -> None:
    """More is to „mindestens“ what less is to „höchstens“."""
    more = judge(series((2020, f"{first}"), (2025, f"{last}")), target(MEHR, f"{wanted}", 2030))
    less = judge(
        series((2020, f"{-first}"), (2025, f"{-last}")), target(WENIGER, f"{-wanted}", 2030)
    )
    assert more == less


@given(VALUES, VALUES, VALUES, VALUES)
def test_a_better_value_is_never_judged_worse(
    first: Decimal, worse: Decimal, better: Decimal, wanted: Decimal
) -> None:
    """The judgement does not fall while the last value rises towards the Zielwert."""
    worse, better = sorted((worse, better))
    order = [Urteil.FALSCHE_RICHTUNG, Urteil.ZU_LANGSAM, Urteil.AUF_KURS, Urteil.ERREICHT]
    ranks = [
        order.index(judge(series((2020, f"{first}"), (2025, f"{last}")), zielwert)[0])
        for zielwert in [target(MEHR, f"{wanted}", 2030)]
        for last in (worse, better)
    ]
    assert first > wanted or ranks == sorted(ranks)


def test_zielstand_names_what_it_judges() -> None:
    """Every Kernziel stands with its first and last value, or with the reason why it has none."""
    stand, ohne = zielstand(musterstadt())
    assert stand.first is not None
    assert stand.last is not None
    assert (stand.ziel.id, stand.first.jahr, stand.last.jahr) == ("radverkehr", 2022, 2024)
    assert (stand.urteil, stand.worte) == (Urteil.AUF_KURS, "auf Kurs (Stand 2024)")
    assert ohne.worte == "nicht bewertbar"
    assert (ohne.last, ohne.grund) == (None, "Das Ziel wird an einer Prüffrage gemessen.")


@pytest.mark.parametrize(
    ("stichtag", "limit", "worte"),
    [
        ("2029-12-31", "", "auf Kurs (Stand 2024)"),
        ("2030-01-01", "", "nicht bewertbar: letzter Wert von 2024"),
        ("2030-01-01", "  wert_jahre: 6\n", "auf Kurs (Stand 2024)"),
        ("2026-01-01", "  wert_jahre: 1\n", "nicht bewertbar: letzter Wert von 2024"),
        ("2099-01-01", "  wert_jahre: 6\n", "auf Kurs (Stand 2024)"),
    ],
)
def test_an_old_value_judges_nothing(
    stichtag: str, limit: str, worte: str, plan_folder: Path
) -> None:
    """A value older than the city's limit at the Stichtag, or in the Zieljahr, is no judgement."""
    replace(plan_folder, "insek.yml", "stichtag: 2026-11-01", f"stichtag: {stichtag}")
    replace(plan_folder, "insek.yml", "grenzwerte:\n", f"grenzwerte:\n{limit}")
    stand, _ = zielstand(load(plan_folder))
    assert stand.worte == worte
    assert ("2024; älter als" in stand.grund) == worte.startswith("nicht")


def test_a_newer_series_is_named(plan_folder: Path) -> None:
    """Where another series of the Indikator goes on for longer, the reason says so."""
    replace(
        plan_folder,
        "daten/indikatoren/radanteil.yml",
        "- {jahr: 2024, wert: 20}\n",
        "- {jahr: 2024, wert: 20}\n  - {id: neu, titel: Zählung, art: amtlich, quelle: stadtbericht,"
        " lizenz: CC BY 4.0, werte: [{jahr: 2025, wert: 20}]}\n",
    )
    stand, _ = zielstand(load(plan_folder))
    assert stand.worte == "auf Kurs (Stand 2024)"
    assert stand.grund.endswith(
        "Neuere Werte stehen nur in einer anderen Reihe: „Zählung“ bis 2025."
    )


def test_the_span_of_judged_values() -> None:
    """The years of the values that judge anything are told in one phrase."""
    assert spanne(musterstadt()) == "2024"


@pytest.mark.parametrize("urteil", Urteil)
def test_judgement_has_a_class_name(urteil: Urteil) -> None:
    """The word of a judgement can be part of a CSS class."""
    assert urteil.slug.replace("-", "").isalpha()
