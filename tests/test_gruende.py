"""Reasons: what a change owes, compared with the last Jahrgang and with where a proposal began."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import BASIS, Repository, replace

from insek.cli import main
from insek.sources import WorkingTree

ZIEL = "ziele/radverkehr.yml"
BEGONNEN = "aenderungen/2025/begonnen.yml"
REASON = """id: begonnen
titel: Vorhaben haben begonnen
betrifft: ["ziel:radverkehr"]
tiefe: klein
anlass: evaluation
begruendung: Die Wege fehlen noch.
fiktiv: true
"""
ADOPTED = (
    "--titel", "Plan 2024", "--art", "fortschreibung", "--datum", "2024-05-01", "--vorlage", "B-1",
)  # fmt: skip
COMPARED = "Verglichen mit dem Jahrgang 2024: "


@pytest.fixture
def stadt(tmp_path: Path) -> Repository:
    """Musterstadt in git with a Jahrgang, and since then one Zielwert lowered with a reason."""
    repository = Repository(tmp_path / "stadt")
    repository.commit_folder(BASIS, "v2024")
    folder = ("--ordner", str(repository.folder))
    CliRunner().invoke(
        main, ["jahrgang", "abschliessen", *folder, "2024", "--revision", "v2024", *ADOPTED]
    )
    replace(repository.folder, ZIEL, "wert: 25", "wert: 20")
    repository.write({BEGONNEN: REASON})
    repository.commit("basis")
    return repository


def pruefen(stadt: Repository, *options: str) -> Result:
    """What ``insek pruefen`` says."""
    return CliRunner().invoke(main, ["pruefen", "--ordner", str(stadt.folder), *options])


def abschliessen(stadt: Repository, jahr: str, art: str) -> Result:
    """What closing the next Jahrgang says."""
    words = (jahr, "--titel", "Der nächste", "--art", art, "--datum", "2025-05-01")
    folder = ("--ordner", str(stadt.folder), "--revision", "HEAD")
    return CliRunner().invoke(main, ["jahrgang", "abschliessen", *folder, *words])


REFUSED = "Der Jahrgang {} wurde nicht abgeschlossen. → Zuerst die Fehler beheben.\n"


@pytest.mark.parametrize(
    ("jahr", "art", "reason", "said"),
    [
        (
            "2025",
            "anpassung",
            None,
            f"{ZIEL}:1: Fehler A01: „Radverkehr ausbauen“ ist abgeschwächt, ohne dass eine Änderung"
            " es begründet. → ",
        ),
        (
            "2025",
            "anpassung",
            REASON.replace("klein", "tiefgreifend"),
            f"{BEGONNEN}:4: Fehler A03: ",
        ),
        (
            "2026",
            "anpassung",
            REASON,
            f"{BEGONNEN}:1: Fehler A07: Diese Begründung steht unter 2025; abgeschlossen wird der"
            " Jahrgang 2026. → Die Datei nach „aenderungen/2026“ verschieben.",
        ),
        ("2026", "fortschreibung", REASON, f"{BEGONNEN}:1: Fehler A07: "),
    ],
    ids=["ohne Grund", "zu tief", "anderes Jahr", "anderes Jahr, umfassend"],
)
def test_closing_asks_what_the_check_asks(
    stadt: Repository, jahr: str, art: str, reason: str | None, said: str
) -> None:
    """A Jahrgang that owes its readers something is not closed, and the register stays."""
    stadt.write({BEGONNEN: reason})
    stadt.commit()
    before = (stadt.folder / "jahrgaenge.yml").read_text(encoding="utf-8")
    done = abschliessen(stadt, jahr, art)
    assert any(line.startswith(said) for line in done.stdout.splitlines())
    assert (done.exit_code, done.stderr) == (2, REFUSED.format(jahr))
    assert (stadt.folder / "jahrgaenge.yml").read_text(encoding="utf-8") == before


def test_reasons_under_a_later_year_may_close_as_that_year(stadt: Repository) -> None:
    """Who closes too early a year is told both ways: another year, or another folder."""
    path = "aenderungen/2026/begonnen.yml"
    stadt.write({BEGONNEN: None, path: REASON})
    stadt.commit()
    assert abschliessen(stadt, "2025", "anpassung").stdout.splitlines()[0] == (
        f"{path}:1: Fehler A07: Diese Begründung steht unter 2026; abgeschlossen wird der Jahrgang"
        " 2025. → Den Jahrgang als 2026 abschließen oder die Datei nach „aenderungen/2025“"
        " verschieben."
    )


def test_a_folder_of_another_year_is_told_once(stadt: Repository) -> None:
    """Many reasons under one wrong year are one slip, and one line with how many they are."""
    paths = [f"aenderungen/2026/grund-{number}.yml" for number in range(1, 6)]
    stadt.write(
        {BEGONNEN: None} | {path: REASON.replace("begonnen", Path(path).stem, 1) for path in paths}
    )
    stadt.commit()
    done = abschliessen(stadt, "2025", "anpassung")
    assert done.stdout.splitlines()[0] == (
        f"{paths[0]}:1: Fehler A07: Diese Begründung steht unter 2026; abgeschlossen wird der"
        f" Jahrgang 2025; so steht es an 5 Stellen, auch: {paths[1]}:1, {paths[2]}:1 …"
        " → Den Jahrgang als 2026 abschließen oder die Datei nach „aenderungen/2025“ verschieben."
    )
    assert done.stdout.count("A07") == 1


@pytest.mark.parametrize(
    ("art", "depth"), [("anpassung", "klein"), ("fortschreibung", "tiefgreifend")]
)
def test_a_reasoned_jahrgang_is_closed(stadt: Repository, art: str, depth: str) -> None:
    """With a reason under its year, as deep as its Art allows, a Jahrgang is closed."""
    replace(stadt.folder, BEGONNEN, "klein", depth)
    stadt.commit()
    assert abschliessen(stadt, "2025", art).exit_code == 0
    assert "jahr: 2025" in (stadt.folder / "jahrgaenge.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wert", "weaker", "where"),
    [
        (30, "nichts ist", ""),
        (20, "ein Eintrag ist", " „insek vergleichen 2024 2025“ nennt, was."),
    ],
)
def test_closing_says_how_much_became_weaker(
    stadt: Repository, wert: int, weaker: str, where: str
) -> None:
    """Who closes a Jahrgang reads how much of it promises less, and the command tells what."""
    replace(stadt.folder, ZIEL, "wert: 20", f"wert: {wert}")
    stadt.commit()
    said = abschliessen(stadt, "2025", "anpassung").stdout.splitlines()
    assert said[1] == f"{COMPARED}{weaker} abgeschwächt, verschoben oder entfallen.{where}"
    assert said[2].startswith("Jetzt: git tag -s jahrgang-2025 ")
    compared = CliRunner().invoke(
        main, ["vergleichen", "2024", "2025", "--ordner", str(stadt.folder)]
    )
    assert ("(abgeschwächt)." in compared.stdout) == bool(where)


def test_the_first_jahrgang_is_compared_with_nothing(tmp_path: Path) -> None:
    """Where no Jahrgang went before, closing says nothing of a comparison."""
    repository = Repository(tmp_path / "stadt")
    repository.commit_folder(BASIS, "v2024")
    said = abschliessen(repository, "2024", "fortschreibung").stdout.splitlines()
    assert [line.partition(" ")[0] for line in said] == ["Der", "Jetzt:"]


def test_nothing_is_closed_beside_a_newest_jahrgang_out_of_reach(stadt: Repository) -> None:
    """What cannot be compared is not adopted."""
    commit = stadt.git("rev-parse", "v2024")
    replace(stadt.folder, "jahrgaenge.yml", commit, "v1999")
    done = abschliessen(stadt, "2025", "anpassung")
    assert "jahrgaenge.yml:10: Fehler J01: Den Stand „v1999“ " in done.stdout
    assert (done.exit_code, done.stderr) == (2, REFUSED.format("2025"))


def test_check_compares_with_the_last_jahrgang(stadt: Repository) -> None:
    """Without options, too, a change without a reason is a Fehler."""
    stadt.write({BEGONNEN: None})
    done = pruefen(stadt)
    assert done.stdout.startswith(
        f"{ZIEL}:1: Fehler A01: „Radverkehr ausbauen“ ist abgeschwächt, ohne dass eine Änderung es"
        " begründet. → Im Ordner „aenderungen“ unter dem Jahr des kommenden Jahrgangs eine Datei mit"
        " „betrifft: [ziel:radverkehr]“, „tiefe“, „anlass“ und „begruendung“ anlegen."
        " „insek aenderung anlegen“ bereitet sie vor.\n"
    )
    assert done.exit_code == 1


@pytest.mark.parametrize(("jahr", "others", "coming"), [(2023, "", 2025), (2024, "2026", 2026)])
def test_a_new_reason_under_a_closed_year_is_told(
    stadt: Repository, jahr: int, others: str, coming: int
) -> None:
    """Who writes a reason where no later Jahrgang looks for it learns that, and where others stand."""
    path = f"aenderungen/{jahr}/begonnen.yml"
    stadt.write({BEGONNEN: None, path: REASON})
    if others:
        stadt.write({f"aenderungen/{others}/neu.yml": REASON.replace("begonnen", "neu", 1)})
    done = pruefen(stadt)
    assert (
        f"{path}:1: Fehler A07: Diese Begründung ist neu und steht unter {jahr}; der Jahrgang 2024"
        " ist schon beschlossen. → Die Datei in den Ordner des kommenden Jahrgangs verschieben, zum"
        f" Beispiel nach „aenderungen/{coming}“.\n"
    ) in done.stdout
    assert done.exit_code == 1


def test_reasons_of_an_adopted_jahrgang_may_stay(stadt: Repository) -> None:
    """What a Jahrgang gave itself as a reason is not new, and nothing is wrong with it."""
    assert abschliessen(stadt, "2025", "anpassung").exit_code == 0
    stadt.commit()
    assert "A07" not in pruefen(stadt).stdout


def test_check_says_with_what_it_compared(stadt: Repository) -> None:
    """What became weaker with a reason is counted beside the Befunde, not among them."""
    done = pruefen(stadt)
    assert (done.exit_code, done.stdout) == (0, "Keine Befunde.\n")
    assert done.stderr == (
        f"{COMPARED}ein Eintrag ist abgeschwächt, verschoben oder entfallen."
        " „insek pruefen --seit 2024“ nennt, was.\n"
    )
    replace(stadt.folder, ZIEL, "wert: 20", "wert: 25")
    stadt.write({BEGONNEN: None})
    assert pruefen(stadt).stderr == (
        f"{COMPARED}nichts ist abgeschwächt, verschoben oder entfallen.\n"
    )


def test_check_says_that_it_could_not_compare(stadt: Repository, tmp_path: Path) -> None:
    """Where the last Jahrgang is out of reach, the check says so and how to get it."""
    short = tmp_path / "kurz"
    stadt.git("clone", "--quiet", "--depth", "1", f"file://{stadt.folder}", str(short))
    said = CliRunner().invoke(main, ["pruefen", "--ordner", str(short)]).stderr
    assert said.startswith("Mit dem Jahrgang 2024 wurde nicht verglichen. Den Stand ")
    assert "git fetch --unshallow" in said


def test_what_is_deleted_or_new_needs_a_reason(stadt: Repository) -> None:
    """A Massnahme that went and one that came are Fehler without an Änderung."""
    path = "daten/massnahmen/radschnellweg.yml"
    text = (stadt.folder / path).read_text(encoding="utf-8").replace("radschnellweg", "weg-zwei", 1)
    stadt.write({path: None, "daten/massnahmen/weg-zwei.yml": text})
    said = pruefen(stadt).stdout
    assert "Fehler A01: „Radschnellweg zur Neustadt“ ist entfallen, " in said
    assert "Fehler A01: „Radschnellweg zur Neustadt“ ist neu, " in said


def test_a_file_that_cannot_be_read_has_not_gone(stadt: Repository) -> None:
    """A slip in a file is told as what it is, not as something deleted."""
    other = "ziele/wohnraum-schaffen.yml"
    replace(stadt.folder, other, "ebene:", "\tebene:")
    said = pruefen(stadt).stdout
    assert f"{other}:3: Fehler D03: Hier steht ein Tabulator." in said
    assert "A01" not in said


@pytest.mark.parametrize(
    "wrong", ["ziel:radverker", "ziele:radverkehr", "Radverkehr", "radverkehr"]
)
def test_a_misspelt_thing_is_named_right(stadt: Repository, wrong: str) -> None:
    """Who misspells what changed reads what was meant, where only one thing comes near."""
    replace(stadt.folder, BEGONNEN, "ziel:radverkehr", wrong)
    told = f"Warnung A02: „{wrong}“ hat sich nicht geändert. → Meinten Sie „ziel:radverkehr“?"
    assert f"{BEGONNEN}:3: {told}" in pruefen(stadt).stdout.splitlines()


TAB = "Fehler D03: Hier steht ein Tabulator. → Mit Leerzeichen einrücken, zwei je Ebene."
UNREAD = {
    "ziel:radverkehr": (ZIEL, 3, "ebene:"),
    "fachteil:verkehr": ("fachteile/verkehr.md", 4, "kurz:"),
    "raum:altstadt": ("daten/raeume/ortsteile/altstadt.yml", 4, "stadtbezirk:"),
    "indikator:radanteil": ("daten/indikatoren/radanteil.yml", 3, "definition:"),
    "herausforderung:klimawandel": ("daten/antworten/verkehr.yml", 3, "antworten:"),
}
"""What an Änderung names, and where a tab makes the file unreadable in which that is written."""


@pytest.mark.parametrize(("link", "broken"), UNREAD.items(), ids=UNREAD)
def test_a_file_that_cannot_be_read_may_have_changed(
    stadt: Repository, link: str, broken: tuple[str, int, str]
) -> None:
    """Nobody is told that the reason for a file is pointless while it cannot be read."""
    path, line, field = broken
    replace(stadt.folder, ZIEL, "wert: 20", "wert: 25")
    stadt.write({BEGONNEN: REASON.replace("ziel:radverkehr", link)})
    pointless = f"{BEGONNEN}:3: Warnung A02: „{link}“ hat sich nicht geändert."
    assert pointless in pruefen(stadt).stdout
    replace(stadt.folder, path, f"\n{field}", f"\n\t{field}")
    assert pruefen(stadt).stdout.splitlines() == [f"{path}:{line}: {TAB}", "Gefunden: 1 Fehler."]


def test_what_could_not_be_read_before_is_not_new(stadt: Repository) -> None:
    """Who mends a file owes no reason for what it always said."""
    replace(stadt.folder, ZIEL, "ebene:", "\tebene:")
    stadt.commit("unlesbar")
    replace(stadt.folder, ZIEL, "\tebene:", "ebene:")
    assert pruefen(stadt, "--seit", "unlesbar").stdout == "Keine Befunde.\n"


def test_no_reason_is_asked_for_a_file_that_cannot_be_read(stadt: Repository) -> None:
    """``insek aenderung anlegen`` names nothing that only seems to have gone."""
    replace(stadt.folder, "ziele/wohnraum-schaffen.yml", "ebene:", "\tebene:")
    options = ("--ordner", str(stadt.folder), "--seit", "2024", "--jahrgang", "2025")
    done = CliRunner().invoke(main, ["aenderung", "anlegen", *options, "Neu"])
    assert (
        done.stderr
        == "Seit 2024 ist alles begründet, was sich geändert hat. → Es ist nichts anzulegen.\n"
    )


def test_a_second_weakening_needs_a_second_reason(stadt: Repository) -> None:
    """The proposal is compared with where it began: what was reasoned before covers nothing new."""
    replace(stadt.folder, ZIEL, "wert: 20", "wert: 15")
    stadt.commit("vorschlag")
    assert "A01" not in pruefen(stadt, "--seit", "2024").stdout
    for options in (("--fremd", "basis"), ("--seit", "basis")):
        assert (
            "Fehler A01: „Radverkehr ausbauen“ ist abgeschwächt" in pruefen(stadt, *options).stdout
        )


def test_naming_it_elsewhere_does_not_renew_a_reason(stadt: Repository) -> None:
    """An older Änderung that only names more gives no reason for what it had named before."""
    replace(stadt.folder, ZIEL, "wert: 20", "wert: 15")
    replace(stadt.folder, BEGONNEN, '"ziel:radverkehr"', '"ziel:radverkehr", "fachteil:verkehr"')
    assert "Fehler A01: „Radverkehr ausbauen“" in pruefen(stadt, "--seit", "basis").stdout


@pytest.mark.parametrize(
    "change",
    [
        {BEGONNEN: REASON.replace("Die Wege", "Zwei weitere Wege")},
        {"aenderungen/2025/neu.yml": REASON.replace("id: begonnen", "id: neu")},
    ],
    ids=["Begründung neu geschrieben", "eigene Änderung"],
)
def test_a_new_reason_satisfies(stadt: Repository, change: dict[str, str]) -> None:
    """A reason that is written anew, in its old file or in one of its own, is enough."""
    replace(stadt.folder, ZIEL, "wert: 20", "wert: 15")
    stadt.write(change)
    assert "A01" not in pruefen(stadt, "--seit", "basis").stdout


DEEP = (
    f"{BEGONNEN}:4: Fehler A03: Eine tiefgreifende Änderung gehört nicht in eine jährliche Anpassung."
    " → Sie für die nächste Fortschreibung aufheben."
)


@pytest.mark.parametrize("name", ["2024", "v2024", "v2024^{commit}", "commit"])
def test_a_jahrgang_by_any_name_asks_for_an_anpassung(stadt: Repository, name: str) -> None:
    """Something tiefgreifend is too deep since a Jahrgang, be it named by year, tag or commit."""
    replace(stadt.folder, BEGONNEN, "tiefe: klein", "tiefe: tiefgreifend")
    name = stadt.git("rev-parse", "v2024^{commit}") if name == "commit" else name
    assert DEEP in pruefen(stadt, "--seit", name).stdout.splitlines()


@pytest.mark.parametrize("options", [(), ("--seit", "basis"), ("--fremd", "v2024")])
def test_a_proposal_may_prepare_a_fortschreibung(
    stadt: Repository, options: tuple[str, ...]
) -> None:
    """Where nobody knows what the next Jahrgang will be, nothing is too deep for it."""
    replace(stadt.folder, BEGONNEN, "tiefe: klein", "tiefe: tiefgreifend")
    stadt.commit("vorschlag")
    assert "A03" not in pruefen(stadt, *options).stdout


def test_an_adopted_fortschreibung_may_be_deep(stadt: Repository) -> None:
    """What the register has adopted as a Fortschreibung is not too deep since an older Jahrgang."""
    replace(stadt.folder, BEGONNEN, "tiefe: klein", "tiefe: tiefgreifend")
    stadt.commit("v2025")
    assert DEEP in pruefen(stadt, "--seit", "2024").stdout.splitlines()
    assert abschliessen(stadt, "2025", "fortschreibung").exit_code == 0
    assert "A03" not in pruefen(stadt, "--seit", "2024").stdout


def test_an_older_reason_is_not_called_pointless(stadt: Repository) -> None:
    """What an Änderung named before need not have changed again since the proposal began."""
    replace(stadt.folder, BEGONNEN, "Die Wege", "Viele Wege")
    assert "A02" not in pruefen(stadt, "--seit", "basis").stdout


def test_a_weakening_is_never_editorial(stadt: Repository) -> None:
    """An Änderung that calls itself redaktionell is no reason for something weaker."""
    replace(stadt.folder, BEGONNEN, "tiefe: klein", "tiefe: redaktionell")
    assert pruefen(stadt).stdout.startswith(
        f"{BEGONNEN}:4: Fehler A01: „Radverkehr ausbauen“ ist abgeschwächt; das ist nicht nur"
        " redaktionell. → „tiefe: klein“ schreiben und in der „begruendung“ den Grund nennen.\n"
    )


def test_a_weakening_is_told_with_its_reason(stadt: Repository) -> None:
    """Who reads that something became weaker reads which Änderung is to explain it."""
    told = "→ Prüfen, ob der genannte Grund dazu passt: „Vorhaben haben begonnen“."
    assert told in pruefen(stadt, "--seit", "2024").stdout


def test_a_second_reason_is_laid_out(stadt: Repository) -> None:
    """``insek aenderung anlegen`` asks for a second reason where the first covers nothing new."""
    replace(stadt.folder, ZIEL, "wert: 20", "wert: 15")
    folder = ("--ordner", str(stadt.folder), "--seit", "basis", "--jahrgang", "2025")
    done = CliRunner().invoke(main, ["aenderung", "anlegen", *folder, "Noch einmal"])
    assert done.exit_code == 0
    text = (stadt.folder / "aenderungen/2025/noch-einmal.yml").read_text(encoding="utf-8")
    assert '"ziel:radverkehr"' in text


def test_an_unfinished_reason_is_told_once(stadt: Repository) -> None:
    """A fresh template gives what it lacks, and no A01 for what it names."""
    stadt.write({BEGONNEN: None})
    folder = ("--ordner", str(stadt.folder), "--seit", "2024", "--jahrgang", "2025")
    CliRunner().invoke(main, ["aenderung", "anlegen", *folder, "Begonnen"])
    assert pruefen(stadt).stdout.splitlines() == [
        f"{BEGONNEN}:5: Fehler D07: „tiefe“ ist noch nicht ausgefüllt. → Eines davon eintragen: redaktionell,"
        " klein, tiefgreifend.",
        f"{BEGONNEN}:6: Fehler D07: „anlass“ ist noch nicht ausgefüllt. → Eines davon eintragen: daten,"
        " evaluation, beschluss, vorschlag, fortschreibung.",
        f"{BEGONNEN}:7: Fehler D07: „begruendung“ ist noch nicht ausgefüllt; hier fehlt ein Text."
        " → Die Angabe eintragen.",
        "Gefunden: 3 Fehler.",
    ]


@pytest.mark.parametrize("link", ["fachteil:verkehr", "herausforderung:klimawandel"])
def test_a_reason_covers_the_answers(stadt: Repository, link: str) -> None:
    """Who gives a reason for a Fachteil or Herausforderung gives it for the answers, too."""
    sheet = "daten/antworten/verkehr.yml"
    replace(stadt.folder, sheet, "relevanz: hoch", "relevanz: mittel")
    stadt.write({BEGONNEN: REASON.replace("ziel:radverkehr", link)})
    said = pruefen(stadt, "--seit", "basis").stdout
    answers = next(line for line in said.splitlines() if line.startswith(sheet))
    assert answers.endswith("Prüfen, ob der genannte Grund dazu passt: „Vorhaben haben begonnen“.")


@pytest.mark.parametrize("state", ["2025", "v2025"])
def test_a_comparison_leaves_out_what_an_earlier_year_explained(
    stadt: Repository, state: str
) -> None:
    """What was lowered in 2025 and again later does not have the reason of 2025 beside it.

    Compared with a mere commit, what it gave as a reason may be for what came after.
    """
    stadt.commit("v2025")
    assert abschliessen(stadt, "2025", "anpassung").exit_code == 0
    replace(stadt.folder, ZIEL, "wert: 20", "wert: 15")
    words = ("vergleichen", state, "--ordner", str(stadt.folder))
    said = CliRunner().invoke(main, words).stdout
    assert "Zielwert" in said
    assert ("Die Wege fehlen noch." in said) == (state == "v2025")


@pytest.mark.parametrize("options", [("--seit", "2024"), ("--seit", "v2024")])
def test_the_register_is_read_once(
    stadt: Repository, monkeypatch: pytest.MonkeyPatch, options: tuple[str, str]
) -> None:
    """However often a check needs the Jahrgänge, it reads and verifies them a single time."""
    reads: list[str] = []
    read = WorkingTree.read

    def counted(tree: WorkingTree, path: str) -> bytes:
        reads.append(path)
        return read(tree, path)

    monkeypatch.setattr(WorkingTree, "read", counted)
    assert "A04" in pruefen(stadt, *options).stdout
    assert reads.count("jahrgaenge.yml") == 1
