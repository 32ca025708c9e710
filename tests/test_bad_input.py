"""Bad input: every kind of broken file gives a Befund with a remedy, and nothing else is lost."""

import os
import time
from pathlib import Path

import pytest
from folders import copy, findings, load, messages, replace, write

from insek.loading import load_plan
from insek.loading.reader import Memory, Reader
from insek.model.befund import Befund
from insek.model.seite import Seite
from insek.render.befunde import VOICES
from insek.sources import EntryKind, SourceEntry, WorkingTree

GREMIUM, KONFLIKT = "daten/gremien/planungsrunde.yml", "daten/konflikte/radwege-und-bauland.yml"
SEITE, NEU = "docs/quellen.md", "docs/neu.md"
ELSEWHERE = (
    "ziele/lebenswerte-stadt.yml:1: Fehler Q01: „Lebenswerte Stadt“ nennt keine Quelle."
    " → Unter „quellen“ eine Quelle angeben oder „fiktiv: true“ setzen."
)
"""A Befund of another file, which still comes."""

SPELL_OUT = (
    "Den Wert ausschreiben; steht das Zeichen am Anfang eines Textes, ihn in Anführungszeichen"
    " setzen."
)
GARBLED = (
    "Die Datei ist nicht in UTF-8 gespeichert; das erste Zeichen, das nicht passt, steht in"
    " dieser Zeile. → Im Editor „Speichern mit Kodierung UTF-8“ wählen."
)
TOO_LARGE = "erlaubt sind 500.000. → Den Inhalt aufteilen oder an anderer Stelle veröffentlichen."
TOO_DEEP = "Die Angaben sind tiefer als 20 Ebenen verschachtelt. → Flacher gliedern."
RUNDE = "id: planungsrunde\ntitel: Planungsrunde\nebene: arbeitsebene\nfiktiv: true\n"
KOPF = "---\ntitel: Neu\n---\n"

BROKEN: dict[str, tuple[str, str | bytes, str]] = {
    "empty file": (GREMIUM, "", ": Fehler D11: Die Datei ist leer."
        " → Die Angaben eintragen oder sie löschen."),
    "only a comment": (GREMIUM, "# noch nichts\n", ": Fehler D11: Die Datei ist leer."
        " → Die Angaben eintragen oder sie löschen."),
    "empty page": (NEU, " \n\n", ": Fehler D11: Die Datei ist leer."
        " → Kopf und Text eintragen oder sie löschen."),
    "Latin-1": (GREMIUM, RUNDE.replace("Planungs", "Grün").encode("latin-1"),
        f":2: Fehler D01: {GARBLED}"),
    "UTF-16": (GREMIUM, RUNDE.encode("utf-16"), f":1: Fehler D01: {GARBLED}"),
    "rubbish": (GREMIUM, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", f":1: Fehler D01: {GARBLED}"),
    "zero bytes": (GREMIUM, b"\0" * 100, ":1: Fehler D03: Hier steht ein unsichtbares"
        " Steuerzeichen. → Das Zeichen löschen."),
    "BOM": (GREMIUM, b"\xef\xbb\xbf" + RUNDE.encode(), ":1: Fehler D01: Die Datei beginnt mit"
        " einer unsichtbaren Markierung (BOM). → Als „UTF-8 ohne BOM“ speichern."),
    "duplicate key": (GREMIUM, RUNDE + "titel: Zweite\n", ":5: Fehler D04: Das Feld „titel“"
        " steht hier zum zweiten Mal. → Eines der beiden löschen."),
    "list for a text": (GREMIUM, RUNDE + "turnus: [oft, selten]\n", ":5: Fehler D07: Hier steht"
        " eine Liste, erwartet wird ein Text. → Einen einzelnen Wert eintragen."),
    "fields for a text": (GREMIUM, RUNDE + "turnus: {jahr: 2}\n", ":5: Fehler D07: Hier steht"
        " eine Gruppe von Feldern, erwartet wird ein Text. → Einen einzelnen Wert eintragen."),
    "tab": (GREMIUM, RUNDE + "mitglieder:\n\t- alle\n", ":6: Fehler D03: Hier steht ein Tabulator."
        " → Mit Leerzeichen einrücken, zwei je Ebene."),
    "alias": (GREMIUM, RUNDE + "turnus: *oft\n",
        f":5: Fehler D12: Hier steht ein YAML-Verweis („*“). → {SPELL_OUT}"),
    "anchor": (GREMIUM, RUNDE + "turnus: &oft monatlich\n",
        f":5: Fehler D12: Hier steht ein YAML-Anker („&“). → {SPELL_OUT}"),
    "merge key": (GREMIUM, RUNDE + "<<: {turnus: oft}\n", ":5: Fehler D12: Hier werden Felder von"
        " anderer Stelle übernommen („<<“). → Die Felder ausschreiben."),
    "tag": (GREMIUM, RUNDE + "turnus: !!python/object/apply:os.system [id]\n",
        f":5: Fehler D12: Hier steht eine YAML-Marke („!“). → {SPELL_OUT}"),
    "laughs": (GREMIUM, "a: &a [x]\nb: &b [*a, *a]\n",
        f":1: Fehler D12: Hier steht ein YAML-Anker („&“). → {SPELL_OUT}"),
    "deep lists": (GREMIUM, RUNDE + "mitglieder:\n  " + "- " * 1000, f":6: Fehler D12: {TOO_DEEP}"),
    "deep brackets": (GREMIUM, RUNDE + "mitglieder: " + "[" * 2000, f":5: Fehler D12: {TOO_DEEP}"),
    "deep braces": (GREMIUM, "{a: " * 2000, f":1: Fehler D12: {TOO_DEEP}"),
    "list as key": (GREMIUM, RUNDE + "? [a]\n: b\n", ":5: Fehler D12: „…“ ist kein Feldname."
        " → Feldnamen bestehen aus Buchstaben, Ziffern, „_“ und „-“."),
    "open front matter": (NEU, "---\ntitel: Neu\n\nText\n", ":1: Fehler D08: Der Kopf der Seite ist"
        " nicht geschlossen. → Nach den Angaben eine Zeile mit drei Strichen (---) einfügen."),
    "no front matter": (NEU, "# Neu\n", ":1: Fehler D08: Die Seite beginnt nicht mit einem Kopf."
        " → Als erste Zeile drei Striche (---), dann „titel: …“, dann wieder drei Striche."),
    "tab in front matter": (NEU, "---\ntitel: Neu\n\tkurz: x\n---\n", ":3: Fehler D03: Hier steht"
        " ein Tabulator. → Mit Leerzeichen einrücken, zwei je Ebene."),
    "unknown word": (NEU, KOPF + "{{ zielmatirx() }}\n", ":4: Fehler V02: Das Wort „zielmatirx“"
        " gibt es nicht. → Meinten Sie „zielmatrix“?"),
    "program": (NEU, KOPF + "{{ ().__class__ }}\n", ":4: Fehler V01: „{{ ().__class__ }}“ ist kein"
        " Aufruf eines Wortes. → Nur Wörter des Vokabulars mit festen Angaben verwenden, zum"
        ' Beispiel {{ zielmatrix(fachteil="wohnen") }}.'),
    "deep calls": (NEU, KOPF + "{{ " + "(" * 9000, ":4: Fehler V01: Was in den geschweiften"
        " Klammern steht, ist zu lang oder zu tief verschachtelt. → Nur Wörter des Vokabulars mit"
        ' festen Angaben verwenden, zum Beispiel {{ zielmatrix(fachteil="wohnen") }}.'),
    "endless line": (NEU, KOPF + "x" * 5_000_000,
        f": Fehler D02: Die Datei hat 5.000.019 Bytes; {TOO_LARGE}"),
    "10 MB": (GREMIUM, b"x" * 10_000_000,
        f": Fehler D02: Die Datei hat 10.000.000 Bytes; {TOO_LARGE}"),
}  # fmt: skip
"""What is written where, and how the message goes on after the path."""


@pytest.fixture
def faulty(plan_folder: Path) -> Path:
    """A plan with one fault, which every run must report."""
    replace(plan_folder, "ziele/lebenswerte-stadt.yml", "quellen:\n  - quelle: stadtbericht\n", "")
    return plan_folder


@pytest.mark.parametrize(("path", "content", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_file_is_one_befund(
    faulty: Path, path: str, content: str | bytes, message: str
) -> None:
    """A broken file gives exactly one Befund with its remedy; those of other files still come."""
    write(faulty, {path: content})
    assert sorted(messages(faulty)) == sorted([path + message, ELSEWHERE])


def test_impossible_day_is_a_befund(faulty: Path) -> None:
    """A day that no calendar has is refused at its line."""
    replace(faulty, KONFLIKT, "2026-08-01", "31.02.")
    said = f"{KONFLIKT}:7: Fehler D07: „31.02.“ ist kein gültiges Datum. → Als JJJJ-MM-TT"
    assert messages(faulty) == [f"{said} schreiben, zum Beispiel 2026-11-20.", ELSEWHERE]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(plan_folder: Path, tmp_path: Path, line_end: str) -> None:
    """Windows line ends give no Befund and the same plan."""
    before = load(plan_folder)
    for path in [path for path in plan_folder.rglob("*") if path.is_file()]:
        path.write_bytes(path.read_bytes().replace(b"\n", line_end.encode()))
    assert messages(plan_folder) == []
    assert load(plan_folder) == before


@pytest.mark.parametrize("value", ["yes", "no", "08", "1:30", "2024-01-01", "1e3", "0x1F", "off"])
def test_values_stay_as_written(plan_folder: Path, value: str) -> None:
    """A text that YAML likes to turn into something else stays a text."""
    replace(plan_folder, GREMIUM, "Planungsrunde", value)
    gremium = load(plan_folder).gremien.get("planungsrunde")
    assert gremium is not None
    assert gremium.titel == value


def test_empty_folder_is_not_a_crash(tmp_path: Path) -> None:
    """A folder without a plan says what is missing."""
    missing = "Fehler D11: Der Ordner fehlt oder ist leer."
    assert messages(tmp_path) == [
        f"docs: {missing} → Den Ordner mit mindestens der Seite „index.md“ anlegen.",
        f"fachteile: {missing} → Den Ordner mit mindestens einer Datei anlegen.",
        f"ziele: {missing} → Den Ordner mit mindestens einer Datei anlegen.",
        "insek.yml: Fehler D11: Die Datei fehlt."
        " → Sie anlegen; das Redaktionshandbuch beschreibt ihre Felder.",
    ]


def test_folder_in_place_of_a_file_is_a_befund(faulty: Path) -> None:
    """A directory named like a file is a Befund."""
    (faulty / GREMIUM).unlink()
    (faulty / GREMIUM).mkdir()
    said = "Fehler D13: Hier steht ein Ordner, erwartet wird eine Datei."
    assert messages(faulty) == [
        f"{GREMIUM}: {said} → Den Ordner umbenennen oder löschen.",
        ELSEWHERE,
    ]


@pytest.mark.parametrize("target", ["gibt-es-nicht.yml", "/etc/passwd", "../aemter", "."])
def test_links_are_not_followed(faulty: Path, target: str) -> None:
    """A link is a Befund, wherever it leads and whether or not it dangles."""
    (faulty / GREMIUM).unlink()
    (faulty / GREMIUM).symlink_to(target)
    said = "Fehler D13: Hier steht eine Verknüpfung; ihr wird nicht gefolgt."
    remedy = "Sie durch das ersetzen, worauf sie zeigt, oder löschen."
    assert messages(faulty) == [f"{GREMIUM}: {said} → {remedy}", ELSEWHERE]


def test_pipe_in_place_of_a_file_does_not_hang(faulty: Path) -> None:
    """What is neither file nor folder is not opened."""
    os.mkfifo(faulty / "daten/gremien/rat.yml")
    said = (
        "Fehler D13: Hier steht keine gewöhnliche Datei, vielleicht ein eingebettetes Repository."
    )
    remedy = "Durch gewöhnliche Dateien ersetzen oder löschen."
    assert messages(faulty) == [f"daten/gremien/rat.yml: {said} → {remedy}", ELSEWHERE]


class Locked(WorkingTree):
    """A working tree in which one file may not be read; root may read everything."""

    def read(self, path: str) -> bytes:
        """As ever, but for one file."""
        if path == GREMIUM:
            raise PermissionError(path)
        return super().read(path)


def test_file_that_cannot_be_opened_is_a_befund(faulty: Path) -> None:
    """A file without permission to read is a Befund."""
    said = [str(befund) for befund in findings(Locked(faulty))]
    assert said[0] == (
        f"{GREMIUM}: Die Datei lässt sich nicht öffnen."
        " → Prüfen, ob sie noch da ist und ob Sie sie lesen dürfen."
    )


@pytest.mark.parametrize("voice", VOICES)
def test_odd_file_names_can_be_printed(faulty: Path, voice: str) -> None:
    """A file name that is no UTF-8, or holds a line end, breaks no output."""
    for name in (b"ziele/\xff.yml", b"ziele/zwei\nzeilen.yml", b"docs/\x1b[31m.md"):
        Path(os.fsdecode(os.fsencode(faulty) + b"/" + name)).write_bytes(b"x: 1\n")
    text = VOICES[voice](findings(WorkingTree(faulty)))
    assert "\x1b" not in text
    assert text.encode("utf-8")


HOSTILE = {
    "spaces in a link": "[a](" + " " * 450_000,
    "spaces in a heading": "## a" + " " * 450_000 + "b",
    "open braces": "{" * 450_000,
    "open brackets": "[" * 450_000,
    "open titles": '[a](b "' * 60_000,
    "backticks": "`a``" * 100_000,
    "fences": "```\n" * 100_000,
    "hyphens": "a-" * 200_000,
    "headings": "## a\n" * 90_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_costs_no_time(plan_folder: Path, text: str) -> None:
    """The largest page that may be is read in a blink, whatever stands in it."""
    write(plan_folder, {NEU: KOPF + text, "fachteile/verkehr.md": KOPF + text})
    start = time.monotonic()
    findings(WorkingTree(plan_folder))
    assert time.monotonic() - start < 10


def test_right_ids_are_not_sought_for_ever(plan_folder: Path) -> None:
    """Of what cannot be an id the first five hundred get the id that was meant."""
    titles = "".join(f"  - Wohnraum schaffen{'!' * number}\n\n" for number in range(10))
    text = (plan_folder / "daten/massnahmen/wohnungsfonds.yml").read_text(encoding="utf-8")
    for number in range(60):
        one = text.replace("[wohnraum-schaffen]", f"\n{titles}").replace(
            "id: w", f"id: w{number}-w"
        )
        write(plan_folder, {f"daten/massnahmen/w{number}-wohnungsfonds.yml": one})
    found = [befund.remedy for befund in findings(WorkingTree(plan_folder))]
    assert found.count("Meinten Sie „wohnraum-schaffen“?") == 500
    assert len(found) == 600


def test_a_state_gets_no_advice_from_another(plan_folder: Path, tmp_path: Path) -> None:
    """Two states that are read together are told what each is told alone, about the same file, too."""
    fund = "daten/massnahmen/wohnungsfonds.yml"
    replace(plan_folder, fund, "[wohnraum-schaffen]", "[Wohnraum schaffen, Radverkehr]")
    other = copy(plan_folder, tmp_path / "anders")
    (other / "ziele/wohnraum-schaffen.yml").unlink()
    memory: Memory = {}
    for state in (plan_folder, other, plan_folder):
        assert load_plan(WorkingTree(state), memory).befunde == alone_in(state)
    assert "Meinten Sie „wohnraum-schaffen“?" not in [befund.remedy for befund in alone_in(other)]
    assert fund in {befund.location.path for befund in alone_in(other)}
    assert len(memory) > 10


def alone_in(folder: Path) -> tuple[Befund, ...]:
    """What is told of a state that is read by itself."""
    return load_plan(WorkingTree(folder)).befunde


def test_the_same_text_of_another_kind_is_another_record(plan_folder: Path) -> None:
    """What was read as one kind of thing, or with other given fields, is not taken for another."""
    source, entry = WorkingTree(plan_folder), SourceEntry(SEITE, EntryKind.FILE, 1_000)
    memory: Memory = {}
    one = Reader(source, memory).read(entry, Seite, {"pfad": SEITE})
    other = Reader(source, memory).read(entry, Seite, {"pfad": NEU})
    assert one != other


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#\n" * 301, []),
        ("#\n" * 999, ["In der Datei stehen 1.001 Überschriften; erlaubt sind 300."]),
        ("> - 1. - > - >\n", ["Hier stehen 7 Listen oder Zitate ineinander; erlaubt sind 6."]),
        ("> - 1. - > - \n", []),
        ("[[[[[[[x]", ["Hier stehen 7 eckige Klammern ineinander; erlaubt sind 6."]),
    ],
    ids=["short", "long", "nested", "less nested", "brackets"],
)
def test_short_pages_are_held_against_nesting_alone(
    plan_folder: Path, text: str, said: list[str]
) -> None:
    """A page of a few lines costs nothing unless things stand in each other; a long one may."""
    write(plan_folder, {NEU: KOPF + text})
    found = findings(WorkingTree(plan_folder))
    assert [befund.fact for befund in found if befund.code == "D15"] == said
