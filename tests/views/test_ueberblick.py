"""What a plan holds, counted in the city's own words."""

from pathlib import Path

from folders import BASIS, load, write

from insek.views.ueberblick import ueberblick


def counts(folder: Path) -> dict[str, int]:
    """The counted words with their numbers."""
    return {anzahl.wort: anzahl.zahl for anzahl in ueberblick(load(folder))}


def test_overview_counts_in_the_words_of_the_city() -> None:
    """Every kind is counted under the name that this city gives it."""
    assert counts(BASIS) == {
        "Ziele": 2,
        "Handlungsfelder": 2,
        "Zukunftsaufgaben": 2,
        "Maßnahmen": 2,
        "Ortsteile": 2,
        "Zielkonflikte": 1,
    }


def test_what_is_not_there_is_not_counted(plan_folder: Path) -> None:
    """A city without Massnahmen shows no zero."""
    names = ("radschnellweg", "wohnungsfonds")
    write(plan_folder, {f"daten/massnahmen/{name}.yml": None for name in names})
    assert "Maßnahmen" not in counts(plan_folder)
