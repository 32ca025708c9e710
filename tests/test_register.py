"""Jahrgänge: what the register promises and how a broken promise is told."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from folders import BASIS, Repository, copy, load, replace

from insek import git
from insek.cli import main
from insek.compare.pflicht import check_comparison
from insek.compare.plan import compare_plans
from insek.loading.register import load_register
from insek.loading.register_history import rewritten
from insek.render.befunde import as_text

REASON = """id: ziel-gesenkt
titel: Ziel gesenkt
betrifft: ["ziel:radverkehr"]
tiefe: klein
anlass: evaluation
begruendung: Die Wege fehlen noch.
fiktiv: true
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Musterstadt in git, with its first Jahrgang adopted."""
    repository = Repository(tmp_path / "stadt")
    repository.commit_folder(BASIS, "v2024")
    run(repository, "jahrgang", "abschliessen", "2024", "--revision", "v2024", *ADOPTED)
    return repository


ADOPTED = (
    "--titel", "Plan 2024", "--art", "fortschreibung", "--datum", "2024-05-01", "--vorlage", "B-1",
)  # fmt: skip


def run(repository: Repository, *words: str) -> Result:
    """A command in the repository."""
    split = 2 if words[0] in ("jahrgang", "aenderung") else 1
    arguments = [*words[:split], "--ordner", str(repository.folder), *words[split:]]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def faults(repository: Repository) -> list[str]:
    """What is wrong with the register, without the changing ids."""
    return [befund.code for befund in load_register(repository.folder).befunde]


def test_an_adopted_jahrgang_is_sound(repository: Repository) -> None:
    """A closed Jahrgang is listed with its decision and found unchanged."""
    listed = run(repository, "jahrgang", "liste")
    assert listed.output.startswith("2024  Plan 2024 – B-1 vom 1. Mai 2024 – ")
    assert listed.output.endswith("in Ordnung\n")
    assert listed.exit_code == 0


def test_a_plan_with_faults_is_not_adopted(repository: Repository) -> None:
    """A Jahrgang is closed only when the check finds no Fehler."""
    replace(repository.folder, "ziele/radverkehr.yml", "fachteil: verkehr", "fachteil: verker")
    repository.commit()
    done = run(repository, "jahrgang", "abschliessen", "2025", *ADOPTED)
    assert "Fachteil „verker“ gibt es nicht" in done.output
    assert done.exit_code == 2


def test_a_year_is_adopted_once(repository: Repository) -> None:
    """The register never replaces a Jahrgang."""
    done = run(repository, "jahrgang", "abschliessen", "2024", *ADOPTED)
    assert "steht schon ein Jahrgang 2024" in done.output


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("31.02.2026", "„31.02.2026“ ist kein gültiges Datum."
         " → Als JJJJ-MM-TT schreiben, zum Beispiel 2026-11-20."),
        ("2026-02-31", "Den Tag „2026-02-31“ gibt es im Kalender nicht."
         " → Jahr, Monat und Tag prüfen."),
        ("2026-11-02", "Der Plan hat den Stichtag 1. November 2026; der Jahrgang würde erst ab dem"
         " 2. November 2026 gelten. → Das Datum berichtigen oder in insek.yml den „stichtag“"
         " nachführen."),
        ("2024-05-01", "Der Jahrgang 2024 gilt ab dem 1. Mai 2024; ein späterer kann nicht ab dem"
         " 1. Mai 2024 gelten. → Das Datum berichtigen."),
    ],
)  # fmt: skip
def test_a_jahrgang_begins_on_a_day_that_can_be(
    day: str, said: str, repository: Repository
) -> None:
    """The day exists, is not after the Stichtag and comes after the last Jahrgang."""
    before = (repository.folder / "jahrgaenge.yml").read_text()
    words = ("--titel", "Plan 2025", "--art", "anpassung", "--datum", day)
    done = run(repository, "jahrgang", "abschliessen", "2025", *words)
    assert (done.exit_code, done.stderr) == (2, f"{said}\n")
    assert (repository.folder / "jahrgaenge.yml").read_text() == before


def test_a_changed_jahrgang_is_found(repository: Repository) -> None:
    """A tree id that no longer fits the revision is a Fehler, and nothing is published."""
    text = (repository.folder / "jahrgaenge.yml").read_text()
    tree = text.rsplit('"', 2)[1]
    replace(repository.folder, "jahrgaenge.yml", tree, "0" * 40)
    assert faults(repository) == ["J02"]
    assert load_register(repository.folder).sound == ()


def test_a_missing_revision_is_found(repository: Repository) -> None:
    """A revision that git does not have is a Fehler with the remedy."""
    commit = repository.git("rev-parse", "v2024")
    replace(repository.folder, "jahrgaenge.yml", commit, "v1999")
    (befund,) = load_register(repository.folder).befunde
    assert befund.fact == "Den Stand „v1999“ des Jahrgangs 2024 gibt es in diesem Repository nicht."
    assert "git fetch" in befund.remedy


def test_a_moved_tag_is_found(repository: Repository) -> None:
    """A tag that was moved to other content is a Fehler."""
    commit = repository.git("rev-parse", "v2024")
    replace(repository.folder, "jahrgaenge.yml", commit, "v2024")
    replace(repository.folder, "ziele/radverkehr.yml", "wert: 25", "wert: 20")
    repository.commit()
    repository.git("tag", "--force", "v2024")
    assert faults(repository) == ["J02"]


def test_other_files_do_not_change_a_jahrgang(repository: Repository) -> None:
    """Only the content counts: code beside it may be anything."""
    repository.write({"README.md": "neu", "insek/x.py": "pass\n"})
    commit = repository.commit()
    replace(repository.folder, "jahrgaenge.yml", repository.git("rev-parse", "v2024"), commit)
    assert faults(repository) == []


def test_a_shallow_clone_is_told_what_to_do(repository: Repository, tmp_path: Path) -> None:
    """Where git was cut short the remedy is to complete it."""
    repository.write({"README.md": "neu"})
    repository.commit()
    short = tmp_path / "kurz"
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(short))
    (befund,) = load_register(short).befunde
    assert "git fetch --unshallow" in befund.remedy


def test_options_in_a_revision_are_refused(repository: Repository) -> None:
    """A hostile revision in the register runs nothing."""
    commit = repository.git("rev-parse", "v2024")
    replace(repository.folder, "jahrgaenge.yml", commit, '"--output=boese"')
    assert faults(repository) == ["J01"]
    assert not (repository.folder / "boese").exists()


GONE = (
    "Den Stand „v1999“ des Jahrgangs 2024 gibt es in diesem Repository nicht. → Den Tag oder die"
    " Kennung prüfen, oder den Stand mit „git fetch --tags“ holen."
)


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        ("text", f"jahrgaenge.yml:10: Fehler J01: {GONE}"),
        ("github", f"::error file=jahrgaenge.yml,line=10::J01: {GONE}"),
        ("gitlab", f'"description": "{GONE}"'),
        ("json", '"regel": "J01"'),
    ],
)
def test_the_check_looks_at_the_register(repository: Repository, voice: str, said: str) -> None:
    """A Jahrgang that is gone is a Fehler of „insek pruefen“ in every voice."""
    replace(repository.folder, "jahrgaenge.yml", repository.git("rev-parse", "v2024"), "v1999")
    done = run(repository, "pruefen", "--format", voice)
    assert said in done.stdout
    assert done.exit_code == 1


def _other_tree(repository: Repository) -> None:
    tree = (repository.folder / "jahrgaenge.yml").read_text().rsplit('"', 2)[1]
    replace(repository.folder, "jahrgaenge.yml", tree, "0" * 40)


def _moved_tag(repository: Repository) -> None:
    replace(repository.folder, "jahrgaenge.yml", repository.git("rev-parse", "v2024"), "v2024")
    replace(repository.folder, "ziele/radverkehr.yml", "wert: 25", "wert: 30")
    repository.commit()
    repository.git("tag", "--force", "v2024")


@pytest.mark.parametrize("change", [_other_tree, _moved_tag])
@pytest.mark.parametrize("options", [(), ("--seit", "2024"), ("--stand", "2024")])
def test_the_check_tells_a_changed_jahrgang(
    repository: Repository, change: Callable[[Repository], None], options: tuple[str, ...]
) -> None:
    """Content that is not what was adopted is a Fehler, whatever is compared with it."""
    change(repository)
    done = run(repository, "pruefen", *options)
    assert (
        "Fehler J02: Der Inhalt des Jahrgangs 2024 ist nicht mehr der beschlossene" in done.stdout
    )
    assert done.exit_code == 1


def test_the_check_tells_a_short_clone(repository: Repository, tmp_path: Path) -> None:
    """Where git was cut short the check is not green: Jahrgänge are missing."""
    repository.commit("eingetragen")
    short = tmp_path / "kurz"
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(short))
    done = CliRunner().invoke(main, ["pruefen", "--ordner", str(short)])
    assert "Fehler J01: " in done.stdout
    assert "git fetch --unshallow --tags" in done.stdout
    assert done.exit_code == 1


@pytest.mark.parametrize("gone", ["jahrgaenge.yml", ".git"])
def test_without_a_register_or_git_there_is_nothing_to_tell(
    repository: Repository, gone: str
) -> None:
    """A city without Jahrgänge, or an export without its history, owes no Jahrgang."""
    path = repository.folder / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    done = run(repository, "pruefen")
    assert (done.exit_code, done.stdout) == (0, "Keine Befunde.\n")


def test_another_state_is_not_charged_with_the_register(repository: Repository) -> None:
    """Who checks one commit reads what is wrong with it, not with the Jahrgänge beside it."""
    replace(repository.folder, "jahrgaenge.yml", repository.git("rev-parse", "v2024"), "v1999")
    assert run(repository, "pruefen", "--stand", "HEAD").stdout == "Keine Befunde.\n"


def since(repository: Repository, *options: str) -> str:
    """What ``insek pruefen --seit 2024`` prints."""
    return run(repository, "pruefen", "--seit", "2024", *options).output


def test_a_change_without_a_reason_is_found(repository: Repository) -> None:
    """A weakened target needs an Änderung, and is told in any case."""
    replace(repository.folder, "ziele/radverkehr.yml", "wert: 25", "wert: 20")
    found = since(repository)
    assert "Fehler A01: „Radverkehr ausbauen“ ist abgeschwächt" in found
    assert (
        "Hinweis A04: „Radverkehr ausbauen“: Zielwert „Anteil des Radverkehrs“: mindestens 25 % bis"
        " 2030 → mindestens 20 % bis 2030 (abgeschwächt)." in found
    )


def test_a_reason_satisfies(repository: Repository) -> None:
    """With an Änderung only the Hinweis stays."""
    replace(repository.folder, "ziele/radverkehr.yml", "wert: 25", "wert: 20")
    repository.write({"aenderungen/2025/ziel-gesenkt.yml": REASON})
    assert "A01" not in since(repository)
    assert "A04" in since(repository)


def test_a_reason_for_nothing_is_found(repository: Repository) -> None:
    """An Änderung that touches nothing misleads."""
    repository.write({"aenderungen/2025/ziel-gesenkt.yml": REASON})
    assert "A02: „ziel:radverkehr“ hat sich nicht geändert." in since(repository)


def test_a_deep_change_waits_for_a_fortschreibung(repository: Repository) -> None:
    """A tiefgreifende change has no place in a yearly Anpassung."""
    replace(repository.folder, "ziele/radverkehr.yml", "wert: 25", "wert: 20")
    deep = REASON.replace("tiefe: klein", "tiefe: tiefgreifend")
    repository.write({"aenderungen/2025/ziel-gesenkt.yml": deep})
    assert "Fehler A03" in since(repository)


def test_an_id_is_never_used_for_another_thing(tmp_path: Path) -> None:
    """A file that keeps its id but says something else is found."""
    folder = Repository(tmp_path / "neu")
    folder.commit_folder(BASIS)
    other = (BASIS / "ziele/radverkehr.yml").read_text(encoding="utf-8")
    for old, new in (
        ("Radverkehr ausbauen", "Theater bauen"),
        ("kernziel: true", "kernziel: false"),
        ("Bis 2030 wird jeder vierte Weg mit dem Rad gefahren.", "Ein Haus für die Bühne."),
        ("Baut ein Netz sicherer Radwege.", "Baut eine Bühne."),
    ):
        other = other.replace(old, new)
    folder.write({"ziele/radverkehr.yml": other})
    found = check_comparison(compare_plans(load(BASIS), load(folder.folder)), (), yearly=True)
    assert "„radverkehr“ hieß bisher „Radverkehr ausbauen“" in as_text(found)


TITLES = [
    ("Wohnen", "Wohnenn", False),
    ("Wohnen", "Whonen", False),
    ("Wohnung", "Wohnungen", False),
    ("Schiffahrt", "Schifffahrt", False),
    ("Fotovoltaik", "Photovoltaik", False),
    ("Potential", "Potenziale", False),
    ("Fluß und Auen", "Fluss", False),
    ("Öffentlicher Raum", "Oeffentliche Räume", False),
    ("Fuß-Verkehr", "Fußverkehr", False),
    ("Stadtbäume pflegen", "Pflege der Stadtbaeume", False),
    ("Wege und Netze", "Ausbau des Radverkehrs", False),
    ("Wohnen", "Bezahlbares Wohnen", False),
    ("Klimaschutz und Energie", "Klimaschuz", False),
    ("Radverkehr ausbauen", "Theater bauen", True),
    ("Klimaschutz", "Klimaanpassung", True),
    ("Wirtschaft", "Landwirtschaft", True),
    ("Wohnen", "Wohlfahrt", True),
    ("Bäder und Sport", "Theater und Musik", True),
    ("Verkehr", "Wärme", True),
]
"""What „radverkehr“ was called, what it is called now, and whether that is another thing."""


@pytest.mark.parametrize(("old", "new", "is_other"), TITLES)
def test_a_mended_title_is_no_other_thing(
    old: str, new: str, is_other: bool, tmp_path: Path
) -> None:
    """A typo, another spelling, a longer name, or one that fits the id, is no other thing."""
    before, after = (copy(BASIS, tmp_path / name) for name in ("alt", "neu"))
    for folder, titel in ((before, old), (after, new)):
        replace(folder, "ziele/radverkehr.yml", "Radverkehr ausbauen", titel)
    for text, other in (
        ("kernziel: true", "kernziel: false"),
        ("Bis 2030 wird jeder vierte Weg mit dem Rad gefahren.", "Es steht anderes da."),
        ("Baut ein Netz sicherer Radwege.", "Baut anderes."),
    ):
        replace(after, "ziele/radverkehr.yml", text, other)
    found = check_comparison(compare_plans(load(before), load(after)), (), yearly=False)
    told = [str(befund) for befund in found if befund.code == "A05"]
    said = (
        f"ziele/radverkehr.yml:1: „radverkehr“ hieß bisher „{old}“ und ist jetzt etwas anderes:"
        f" „{new}“. → Dem Neuen eine eigene Kennung geben und „hervorgegangen_aus“ angeben."
    )
    assert told == ([said] if is_other else [])


def test_a_reason_is_laid_out_from_what_changed(repository: Repository) -> None:
    """``insek aenderung anlegen`` names everything that has no reason yet."""
    replace(repository.folder, "ziele/radverkehr.yml", "wert: 25", "wert: 20")
    run(repository, "aenderung", "anlegen", "--seit", "2024", "--jahrgang", "2025", "Rad gesenkt")
    text = (repository.folder / "aenderungen/2025/rad-gesenkt.yml").read_text(encoding="utf-8")
    assert '  - "ziel:radverkehr"' in text


@pytest.mark.parametrize("voice", ["text", "markdown", "json"])
def test_the_comparison_speaks_in_every_voice(repository: Repository, voice: str) -> None:
    """What changed since a Jahrgang is told as text, Markdown and JSON."""
    replace(repository.folder, "ziele/radverkehr.yml", "wert: 25", "wert: 20")
    told = run(repository, "vergleichen", "2024", "--format", voice).output
    assert "Radverkehr ausbauen" in told
    assert "mindestens 25 % bis 2030 → mindestens 20 % bis 2030" in told


@pytest.fixture
def signed(repository: Repository, tmp_path: Path) -> Path:
    """A key of the city, which counts, and the Jahrgang's tag signed with it; the key."""
    key = tmp_path / "schluessel"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "rat", "-f", str(key)], check=True
    )
    public = key.with_suffix(".pub").read_text(encoding="utf-8")
    repository.write({"allowed_signers": f"rat@musterstadt.example {public}"})
    commit = repository.git("rev-parse", "v2024^{commit}")
    replace(repository.folder, "jahrgaenge.yml", f"revision: {commit}", "revision: v2024")
    sign(repository, key)
    return key


def sign(repository: Repository, key: Path) -> None:
    """Sign the tag of the Jahrgang anew."""
    settings = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}")
    repository.git(*settings, "tag", "-f", "-s", "-m", "Plan 2024", "v2024", "v2024^{commit}")


def test_a_signed_tag_is_sound(repository: Repository, signed: Path) -> None:
    """A Jahrgang whose tag the council's key has signed is in order."""
    assert faults(repository) == []


def test_a_foreign_signature_does_not_count(
    repository: Repository, signed: Path, tmp_path: Path
) -> None:
    """A tag signed by somebody else is told and its Jahrgang not published."""
    other = tmp_path / "fremd"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(other)], check=True)
    sign(repository, other)
    loaded = load_register(repository.folder)
    assert as_text(loaded.befunde).startswith(
        "jahrgaenge.yml:10: Fehler J05: Der Tag „v2024“ des Jahrgangs 2024 trägt keine Unterschrift,"
        " die in allowed_signers steht. Wer ihn unterschrieben hat, ist dort nicht eingetragen. →"
    )
    assert loaded.sound == ()


def test_an_unsigned_tag_does_not_count(repository: Repository, signed: Path) -> None:
    """Where signatures are asked for, a plain tag is not enough."""
    repository.git("tag", "-f", "v2024", "v2024^{commit}")
    (befund,) = load_register(repository.folder).befunde
    assert (befund.code, befund.fact.endswith("Er ist gar nicht unterschrieben.")) == ("J05", True)


def test_a_missing_program_is_not_a_missing_signature(
    repository: Repository, signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that cannot judge a signature says that, and blames no tag."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (befund,) = load_register(repository.folder).befunde
    assert (befund.code, befund.fact) == (
        "J05",
        "Der Tag „v2024“ des Jahrgangs 2024 lässt sich nicht prüfen: ssh-keygen ist nicht"
        " installiert.",
    )


def test_a_missing_git_is_not_a_missing_state(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without git says that, and does not say that a Jahrgang is gone."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (befund,) = load_register(repository.folder).befunde
    assert befund.fact.endswith(" lässt sich nicht prüfen: git ist nicht installiert.")
    assert load_register(repository.folder).sound == ()


def test_damage_is_not_a_missing_state(repository: Repository) -> None:
    """A clone that lacks the content of a Jahrgang says that; the Jahrgang does exist."""
    tree = repository.git("rev-parse", "v2024^{tree}")
    (repository.folder / f".git/objects/{tree[:2]}/{tree[2:]}").unlink()
    (befund,) = load_register(repository.folder).befunde
    assert "lässt sich nicht prüfen: git meldet: „" in befund.fact


def test_other_ids_are_refused(repository: Repository) -> None:
    """A repository that counts in SHA-256 is named as such, with the remedy."""
    other = Repository(repository.folder.parent / "anders", "--object-format=sha256")
    other.commit_folder(BASIS)
    replace(repository.folder, "jahrgaenge.yml", repository.git("rev-parse", "v2024"), "main")
    other.write({"jahrgaenge.yml": (repository.folder / "jahrgaenge.yml").read_bytes()})
    (befund,) = load_register(other.folder).befunde
    assert befund.fact.endswith("kennzeichnet Inhalte mit SHA-256; gelesen wird nur SHA-1.")
    assert "--object-format=sha1" in befund.remedy
    assert "SHA-256" in run(other, "pruefen", "--stand", "main").stderr


def test_a_damaged_history_is_not_an_empty_one(repository: Repository) -> None:
    """An earlier register that cannot be read is an error, not one without entries."""
    repository.commit("eingetragen")
    tree = repository.git("rev-parse", "HEAD^{tree}")
    path = repository.folder / f".git/objects/{tree[:2]}/{tree[2:]}"
    path.chmod(0o644)
    path.write_bytes(b"kaputt")
    with pytest.raises(git.GitError):
        list(rewritten(repository.folder, load_register(repository.folder).register))


def test_a_file_is_not_a_state(repository: Repository) -> None:
    """A tag that names a file instead of a commit is no Jahrgang."""
    commit = repository.git("rev-parse", "v2024")
    repository.git("tag", "datei", "v2024:insek.yml")
    replace(repository.folder, "jahrgaenge.yml", commit, "datei")
    (befund,) = load_register(repository.folder).befunde
    assert befund.fact.endswith("gibt es in diesem Repository nicht.")


def test_the_repository_names_no_program(
    repository: Repository, signed: Path, tmp_path: Path
) -> None:
    """Its own settings cannot make anything else judge a signature."""
    trap = tmp_path / "falle"
    script = tmp_path / "programm"
    script.write_text(f"#!/bin/sh\ntouch {trap}\nexit 0\n", encoding="utf-8")
    script.chmod(0o755)
    for name in ("gpg.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand"):
        repository.git("config", name, str(script))
    assert faults(repository) == []
    assert not trap.exists()
