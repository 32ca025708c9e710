"""Slips of editors on the command line: each is told in German, with its remedy, and changes nothing."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import BASIS, Repository, replace

from insek.cli import main

ZIEL = "ziele/radverkehr.yml"
REGISTER = "jahrgaenge.yml"
CLOSE = ("jahrgang", "abschliessen")
NEXT = ("--titel", "Plan 2026", "--art", "anpassung", "--datum", "2026-05-01")
LAY_OUT = ("aenderung", "anlegen", "--seit", "2024", "--jahrgang")
LIST = "„insek jahrgang liste“ nennt alle"
NO_STATE = (
    "Der Stand „{}“ lässt sich nicht lesen. Einen Tag, Zweig oder Commit dieses Namens gibt es hier"
    " nicht. → "
)


@pytest.fixture
def stadt(tmp_path: Path) -> Repository:
    """Musterstadt in git with a Jahrgang in its register, and since then one Zielwert lowered."""
    repository = Repository(tmp_path / "stadt")
    repository.commit_folder(BASIS, "v2024")
    plan = ("--titel", "Plan 2024", "--art", "fortschreibung", "--datum", "2024-05-01")
    assert insek(repository, *CLOSE, "2024", *plan).exit_code == 0
    repository.commit()
    replace(repository.folder, ZIEL, "wert: 25", "wert: 20")
    return repository


def insek(stadt: Repository, *words: str) -> Result:
    """What the command says in the folder of the city."""
    return CliRunner().invoke(main, [*words, "--ordner", str(stadt.folder)])


SLIPS = {
    (*CLOSE, "26", *NEXT): "„26“ ist kein Jahr. → Ein Jahr zwischen 1900 und 2200 angeben.",
    (*CLOSE, "20266", *NEXT): "„20266“ ist kein Jahr. → Ein Jahr zwischen 1900 und 2200 angeben.",
    (*CLOSE, "2023", *NEXT): "Der neueste Jahrgang ist 2024; davor kommt keiner mehr."
    " → Das Jahr berichtigen; insek jahrgang liste nennt alle.",
    (*CLOSE, "2024", *NEXT): "Im Register steht schon ein Jahrgang 2024."
    " → Das Jahr berichtigen; insek jahrgang liste nennt alle.",
    (*CLOSE, "2026", *NEXT, "--titel", ""): "Der Titel ist leer. → Ihn in Anführungszeichen angeben.",
    (*CLOSE, "2026", *NEXT, "--titel", "…"): "Aus dem Titel „…“ lässt sich kein Name bilden."
    " → Ihn in Worten angeben.",
    (*CLOSE, "2026", *NEXT, "--titel", "x" * 201): "Der Titel hat 201 Zeichen; erlaubt sind 200."
    " → Ihn kürzen; was er noch sagt, gehört in den Text.",
    (*CLOSE, "2026", *NEXT): f"Im Ordner steht anderes als im letzten Commit, der beschlossen würde:"
    f" {ZIEL}. → Zuerst mit „git commit“ festhalten oder den Stand mit „--revision“ nennen.",
    (*CLOSE, "2026", *NEXT, "--revision", "beschluss"): NO_STATE.format("beschluss")
    + f"Das Jahr eines Jahrgangs angeben ({LIST}) oder einen Namen aus „git tag“ und „git branch"
    " --all“.",
    (*CLOSE, "2026", *NEXT, "--vorlage", ""): "Nach „--vorlage“ steht nichts. → Den Wert angeben oder"
    " die Option weglassen.",
    (*CLOSE, "2026", *NEXT, "--gremium", " "): "Nach „--gremium“ steht nichts. → Den Wert angeben oder"
    " die Option weglassen.",
    ("veroeffentlichen", "--prozesse", "0"): "0 ist bei „--prozesse“ zu wenig. → Mindestens 1 angeben.",
    ("pruefen", "--stand", "1999"): "Den Jahrgang 1999 gibt es nicht. → insek jahrgang liste nennt"
    " alle.",
    ("pruefen", "--fremd", "zweig"): "„HEAD“ lässt sich nicht mit „zweig“ vergleichen. Einen Tag,"
    " Zweig oder Commit dieses Namens gibt es hier nicht. → Einen Namen aus „git tag“ und „git branch"
    " --all“ angeben.",
    (*LAY_OUT, "26", "Neu"): "„26“ ist kein Jahr. → Ein Jahr zwischen 1900 und 2200 angeben.",
    (*LAY_OUT, "2024", "Neu"): "Der Jahrgang 2024 ist beschlossen; was sich jetzt ändert, begründet"
    " ein späterer. → „--jahrgang 2025“ angeben.",
    (*LAY_OUT, "2026", "???"): "Aus dem Titel „???“ lässt sich kein Name bilden. → Ihn in Worten"
    " angeben.",
    (*LAY_OUT, "2026", " "): "Der Titel ist leer. → Ihn in Anführungszeichen angeben.",
    ("vergleichen", "2017"): "Den Jahrgang 2017 gibt es nicht. → insek jahrgang liste nennt alle.",
    ("vergleichen", "2018-2024"): NO_STATE.format("2018-2024")
    + "Zwei Jahrgänge mit einem Leerzeichen dazwischen nennen: 2018 2024.",
    ("vergleichen", "2018..2024"): NO_STATE.format("2018..2024")
    + "Zwei Jahrgänge mit einem Leerzeichen dazwischen nennen: 2018 2024.",
    ("vergleichen", "2024", "--nur", "Ziel"): "Die Art „Ziel“ gibt es nicht. → Meinten Sie „ziele“?",
}  # fmt: skip
"""What somebody types, and all that is said."""


@pytest.mark.parametrize(("words", "said"), SLIPS.items(), ids=[" ".join(w)[:60] for w in SLIPS])
def test_a_slip_is_told_and_changes_nothing(
    stadt: Repository, words: tuple[str, ...], said: str
) -> None:
    """The message has fact and remedy, the command ends with 2, and no file is new or other."""
    before = stadt.git("status", "--short", "--untracked-files=all")
    done = insek(stadt, *words)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"{said}\n")
    assert stadt.git("status", "--short", "--untracked-files=all") == before


@pytest.mark.parametrize("command", ["pruefen", "vergleichen 2024", "jahrgang liste"])
def test_a_folder_inside_a_plan_is_none(stadt: Repository, command: str) -> None:
    """Who stands in a folder of the plan is led to the plan, not told that everything is missing."""
    words = [*command.split(), "--ordner", str(stadt.folder / "ziele")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert done.stderr == (
        f"In diesem Ordner liegt kein Plan, aber in „{stadt.folder}“. → Dorthin wechseln oder"
        f" „--ordner {stadt.folder}“ angeben.\n"
    )


def test_a_file_is_no_folder(stadt: Repository) -> None:
    """Who names a file is told to name the folder."""
    done = CliRunner().invoke(main, ["pruefen", "--ordner", str(stadt.folder / ZIEL)])
    assert (done.exit_code, done.stderr) == (
        2,
        f"„{stadt.folder / ZIEL}“ ist eine Datei. → Den Ordner angeben, in dem insek.yml liegt.\n",
    )


def test_a_jahrgang_can_be_checked_by_its_year(stadt: Repository) -> None:
    """What „--seit“ takes, „--stand“ takes as well: the year of a Jahrgang."""
    replace(stadt.folder, ZIEL, "ebene:", "\tebene:")
    assert insek(stadt, "pruefen", "--stand", "2024").stdout == "Keine Befunde.\n"


TAB = f"{REGISTER}:3: Fehler D03: Hier steht ein Tabulator. → Mit Leerzeichen einrücken, zwei je Ebene."
UNREAD = f"Das Register der Jahrgänge lässt sich nicht lesen. → Zuerst {REGISTER} berichtigen."


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("pruefen",), 1, ""),
        (("jahrgang", "liste"), 1, ""),
        (("vergleichen", "2024"), 2, f"{UNREAD}\n"),
        ((*CLOSE, "2026", *NEXT, "--revision", "HEAD"), 2, f"{UNREAD}\n"),
        ((*LAY_OUT, "2026", "Neu"), 2, f"{UNREAD}\n"),
    ],
    ids=lambda words: " ".join(words)[:30] if isinstance(words, tuple) else None,
)
def test_a_broken_register_is_told_and_kept(
    stadt: Repository, words: tuple[str, ...], code: int, said: str
) -> None:
    """A slip in the register is a Befund, no empty register, and nothing is written behind it."""
    replace(stadt.folder, REGISTER, "    titel:", "\ttitel:")
    before = (stadt.folder / REGISTER).read_bytes()
    done = insek(stadt, *words)
    assert done.stdout.splitlines() == [TAB, "Gefunden: 1 Fehler."]
    assert (done.exit_code, done.stderr) == (code, said)
    assert (stadt.folder / REGISTER).read_bytes() == before


def test_a_long_title_gets_a_name_that_can_be(stadt: Repository) -> None:
    """The name of a new Änderung is cut where a file's name ends, its title stays whole."""
    title = "Der Zielwert sinkt, weil " + "Wege und " * 15 + "Brücken fehlen"
    done = insek(stadt, *LAY_OUT, "2026", title)
    assert done.exit_code == 0, done.stderr
    (path,) = (stadt.folder / "aenderungen/2026").iterdir()
    assert len(path.stem) <= 100
    text = path.read_text(encoding="utf-8")
    assert f"id: {path.stem}\n" in text
    assert title in text


def test_nothing_is_laid_out_twice(stadt: Repository) -> None:
    """What a begun Änderung names is not named by a second one."""
    assert insek(stadt, *LAY_OUT, "2026", "Begonnen").exit_code == 0
    done = insek(stadt, *LAY_OUT, "2026", "Noch einmal")
    assert (done.exit_code, done.stderr) == (
        2,
        "Was sich seit 2024 geändert hat, nennen schon Änderungen, die noch nicht fertig sind."
        " → „insek pruefen“ nennt, was ihnen fehlt.\n",
    )


def test_a_place_that_cannot_be_written_is_told(stadt: Repository) -> None:
    """Where a file stands in the way, the reason is German."""
    stadt.write({"aenderungen/2026": "im Weg"})
    done = insek(stadt, *LAY_OUT, "2026", "Neu")
    path = stadt.folder / "aenderungen/2026/neu.yml"
    assert (done.exit_code, done.stderr) == (
        2,
        f"„{path}“ lässt sich nicht schreiben: das gibt es schon. → Den Grund beheben.\n",
    )


def test_a_comparison_backwards_says_so(stadt: Repository) -> None:
    """Whoever swaps two years reads what that does."""
    replace(stadt.folder, ZIEL, "wert: 20", "wert: 25")
    stadt.commit()
    assert insek(stadt, *CLOSE, "2026", *NEXT).exit_code == 0
    assert insek(stadt, "vergleichen", "2024", "2026").stderr == ""
    assert insek(stadt, "vergleichen", "2026", "2024").stderr == (
        "2024 ist älter als 2026: Was hier neu ist, war früher da."
        " → „insek vergleichen 2024 2026“ vergleicht der Reihe nach.\n"
    )


def test_what_cannot_be_read_is_not_compared(stadt: Repository) -> None:
    """A file with a slip has not gone; that it is missing from the comparison is told beside it."""
    replace(stadt.folder, ZIEL, "ebene:", "\tebene:")
    done = insek(stadt, "vergleichen", "2024")
    assert "entfallen" not in done.stdout
    assert done.stderr == (
        f"Nicht verglichen, weil nicht lesbar: {ZIEL}. → „insek pruefen“ nennt den Grund.\n"
    )
