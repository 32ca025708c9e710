"""What goes and comes again under another id: a hint asks whether it is the same thing."""

from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from folders import BASIS, Repository, copy, load, write
from jahrgaenge import YEARS, plan

from insek.cli import main
from insek.compare.pflicht import A08, check_comparison
from insek.compare.plan import compare_plans
from insek.compare.verwandt import kindred

ZIEL = "ziele/radverkehr.yml"
NEU = "ziele/radwege.yml"
FONDS = "daten/massnahmen/wohnungsfonds.yml"
ANKAUF = "daten/massnahmen/ankauf.yml"
QUELLE = "daten/quellen/stadtbericht.yml"


def text(name: str, *changes: tuple[str, str]) -> str:
    """A file of Musterstadt with texts exchanged."""
    found = (BASIS / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in found
        found = found.replace(old, new)
    return found


RENAMED = ("id: radverkehr", "id: radwege")
RETITLED = ("Radverkehr ausbauen", "Radverkehr stärken")
FUND = ("id: wohnungsfonds", "id: ankauf")


def hints(folder: Path, files: dict[str, str | None]) -> list[str]:
    """What A08 says of Musterstadt with other files."""
    write(copy(BASIS, folder), files)
    found = check_comparison(compare_plans(load(BASIS), load(folder)), (), yearly=False)
    return [str(befund) for befund in found if befund.code == A08.code]


def test_the_example_is_true(tmp_path: Path) -> None:
    """The handbook shows what the rule says of a Ziel that comes again in other words."""
    assert hints(tmp_path, {ZIEL: None, NEU: text(ZIEL, RENAMED, RETITLED)}) == [A08.beispiel]


@pytest.mark.parametrize(
    ("gone", "came", "content", "is_told"),
    [
        (FONDS, ANKAUF, text(FONDS, FUND), True),
        (FONDS, ANKAUF, text(FONDS, FUND, ("titel: Wohnungsfonds", "titel: Wohnungsfond")), True),
        (FONDS, ANKAUF, text(FONDS, FUND, ("titel: Wohnungsfonds", "titel: Ankauf")), False),
        (FONDS, ANKAUF, text(FONDS, FUND, ("fiktiv:", "hervorgegangen_aus: [wohnungsfonds]\nfiktiv:")),
         False),
        (FONDS, ANKAUF, text(FONDS, FUND, ("fiktiv:", "hervorgegangen_aus: [radschnellweg]\nfiktiv:")),
         False),
        (None, ANKAUF, text(FONDS, FUND), False),
        (ZIEL, ANKAUF, text(FONDS, FUND, ("Wohnungsfonds", "Radverkehr ausbauen")), False),
        (QUELLE, "daten/quellen/bericht.yml", text(QUELLE, ("id: stadtbericht", "id: bericht")), False),
        (ZIEL, NEU, text(ZIEL, RENAMED, RETITLED, ("wird jeder vierte Weg", "wird kein Weg")), True),
        (ZIEL, NEU, text(ZIEL, RENAMED, RETITLED, ("wird jeder vierte Weg mit dem Rad gefahren",
         "ist die Innenstadt zwischen Bahnhof und Ring ohne Autos, auch sonntags und nachts"),
         ("Plant in jedem Neubau Plätze für Räder", "Verlegt Stellplätze an den Rand der Viertel"),
         ("Baut ein Netz sicherer Radwege", "Sperrt Straßen und bietet Ersatz")), False),
    ],
    ids=["selbe Worte", "Titel fast gleich", "kurz und anders", "Herkunft genannt", "andere Herkunft",
         "nichts entfallen", "andere Art", "Quelle", "ein anderes Wort", "anderer Text"],
)  # fmt: skip
def test_only_what_comes_near_is_told(
    tmp_path: Path, gone: str | None, came: str, content: str, is_told: bool
) -> None:
    """Nearly the same title or text, in the same catalogue, of something that went unexplained."""
    files: dict[str, str | None] = {came: content} | ({gone: None} if gone else {})
    assert bool(hints(tmp_path, files)) is is_told


def test_a_finished_massnahme_has_no_successor(tmp_path: Path) -> None:
    """What was finished may be begun again; that is another Maßnahme."""
    before = copy(BASIS, tmp_path / "alt")
    write(before, {FONDS: text(FONDS, ("stand: geplant", "stand: abgeschlossen"))})
    after = copy(BASIS, tmp_path / "neu")
    write(after, {FONDS: None, ANKAUF: text(FONDS, FUND)})
    assert not [*kindred(compare_plans(load(before), load(after)))]


def test_the_nearest_is_named(tmp_path: Path) -> None:
    """Of several that went, the one that is most alike is the likely ancestor."""
    before = copy(BASIS, tmp_path / "alt")
    write(before, {ANKAUF: text(FONDS, FUND, ("titel: Wohnungsfonds", "titel: Wohnungsfonds II"))})
    after = copy(BASIS, tmp_path / "neu")
    third = text(FONDS, ("id: wohnungsfonds", "id: fonds"), ("Wohnungsfonds", "Wohnungsfonds I"))
    write(after, {FONDS: None, "daten/massnahmen/fonds.yml": third})
    told = [(new.id, old.id) for new, old in kindred(compare_plans(load(before), load(after)))]
    assert told == [("fonds", "ankauf")]


@pytest.mark.parametrize(("old", "new"), [*combinations(YEARS, 2)])
def test_the_jahrgaenge_name_their_ancestors(old: int, new: int) -> None:
    """Nothing in this city came again without a word on what it came out of."""
    assert not [*kindred(compare_plans(plan(old), plan(new)))]


def test_the_plain_check_tells_it(tmp_path: Path) -> None:
    """``insek pruefen`` names both without being asked for hints."""
    repository = Repository(tmp_path / "stadt")
    repository.commit_folder(BASIS, "v2024")
    folder = ("--ordner", str(repository.folder))
    close = ("jahrgang", "abschliessen", "2024", "--titel", "Plan 2024", "--datum", "2024-05-01")
    CliRunner().invoke(main, [*close, "--art", "anpassung", *folder])
    repository.write({FONDS: None, ANKAUF: text(FONDS, FUND)})
    said = CliRunner().invoke(main, ["pruefen", *folder]).stdout
    assert (
        f"{ANKAUF}:1: Hinweis A08: „Wohnungsfonds“ ist neu und sagt fast dasselbe wie der entfallene"
        " Eintrag „Wohnungsfonds“. → Ist es dasselbe, die Kennung „wohnungsfonds“ behalten oder"
        " „hervorgegangen_aus: [wohnungsfonds]“ ergänzen."
    ) in said.splitlines()
