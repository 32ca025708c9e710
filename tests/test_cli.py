"""The command: what it prints where, and how it ends."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from folders import BASIS, CASES, PROJECT, Repository, build_case, replace, write

from insek.cli import main
from insek.render.befunde import VOICES

FORMATE = CASES / "formate"
COLOURS = ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "CLICOLOR_FORCE")
"""What a developer's own shell may say about colours."""

ENDINGS = {"text": "txt", "github": "github", "gitlab": "gitlab", "json": "json"}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A plan with Befunde of every weight."""
    return build_case(FORMATE, tmp_path / "plan")


def insek(*arguments: str | Path, **environment: str) -> Result:
    """What the command says and how it ends."""
    runner = CliRunner(env=dict.fromkeys(COLOURS))
    return runner.invoke(main, [str(each) for each in arguments], env=environment)


def piped(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a program of its own, writing into a pipe."""
    command = [sys.executable, "-m", "insek.cli", *map(str, arguments)]
    kept = {name: value for name, value in os.environ.items() if name not in COLOURS}
    env = kept | {"PYTHONPATH": str(PROJECT)} | environment
    return subprocess.run(command, capture_output=True, env=env, check=False)


def test_every_format_has_a_golden_case() -> None:
    """No way of printing goes untested."""
    assert set(ENDINGS) == set(VOICES)


@pytest.mark.parametrize("voice", VOICES)
def test_formats_say_exactly_this(broken: Path, voice: str) -> None:
    """Every format gives the same Befunde in its own form, to the letter."""
    result = insek("pruefen", "--ordner", broken, "--format", voice)
    expected = (FORMATE / f"erwartet.{ENDINGS[voice]}").read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout, result.stderr) == (1, expected, "")


@pytest.mark.parametrize("voice", ["gitlab", "json"])
def test_formats_for_machines_are_json(voice: str) -> None:
    """Without Befunde, too, a machine gets JSON."""
    assert json.loads(insek("pruefen", "--ordner", BASIS, "--format", voice).stdout) == []


@pytest.mark.parametrize("voice", VOICES)
def test_one_missing_thing_is_one_line(plan_folder: Path, voice: str) -> None:
    """A Quelle that many places name is told once, with a count; only JSON lists every place."""
    write(plan_folder, {"daten/quellen/stadtbericht.yml": None})
    said = insek("pruefen", "--ordner", plan_folder, "--format", voice).stdout
    times = said.count("Quelle „stadtbericht“ gibt es nicht")
    assert times == (19 if voice == "json" else 1)
    assert (" Stellen, auch: daten/" in said) == (voice != "json")


def test_healthy_plan_ends_with_0() -> None:
    """Nothing found is said and is a success."""
    result = insek("pruefen", "--ordner", BASIS)
    assert (result.exit_code, result.stdout) == (0, "Keine Befunde.\n")


@pytest.mark.parametrize(("weight", "code"), [("fehler", 1), ("warnung", 1), ("hinweis", 0)])
def test_weight_decides_how_it_ends(plan_folder: Path, weight: str, code: int) -> None:
    """Fehler and Warnungen end with 1; a Hinweis stops nobody."""
    replace(
        plan_folder, "insek.yml", "regel: Q02, schwere: warnung", f"regel: D14, schwere: {weight}"
    )
    write(plan_folder, {"ziele/notizen.txt": "Noch zu tun."})
    result = insek("pruefen", "--ordner", plan_folder)
    assert result.exit_code == code
    assert result.stdout.endswith(f"\nGefunden: 1 {weight.capitalize()}.\n")


def test_missing_folder_ends_with_2(tmp_path: Path) -> None:
    """A folder that is not there cannot be checked, and the message says which."""
    result = insek("pruefen", "--ordner", tmp_path / "fehlt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Den Ordner „{tmp_path / 'fehlt'}“ gibt es nicht.\n"


def test_folder_without_repository_ends_with_2(plan_folder: Path) -> None:
    """A revision can only be checked in a repository."""
    result = insek("pruefen", "--ordner", plan_folder, "--stand", "HEAD")
    said = "Der Stand „HEAD“ lässt sich nicht lesen. Der Ordner gehört zu keinem git-Repository."
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{said}\n")


@pytest.mark.parametrize("revision", ["gestern", "--upload-pack=x", ""])
def test_unknown_revision_ends_with_2(repository: Repository, revision: str) -> None:
    """A revision that is not there cannot be checked."""
    repository.commit_folder(BASIS)
    result = insek("pruefen", "--ordner", repository.folder, f"--stand={revision}")
    said = "Einen Tag, Zweig oder Commit dieses Namens gibt es hier nicht."
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Der Stand „{revision}“ lässt sich nicht lesen. {said} → Das Jahr eines Jahrgangs angeben"
        " („insek jahrgang liste“ nennt alle) oder einen Namen aus „git tag“ und"
        " „git branch --all“.\n"
    )


def test_revision_is_checked_instead_of_the_files(repository: Repository, broken: Path) -> None:
    """With --stand the files in the folder do not matter."""
    repository.commit_folder(BASIS, "gut")
    repository.commit_folder(broken, "schlecht")
    assert insek("pruefen", "--ordner", repository.folder, "--stand", "gut").exit_code == 0
    assert insek("pruefen", "--ordner", repository.folder, "--stand", "schlecht").exit_code == 1
    assert insek("pruefen", "--ordner", repository.folder).exit_code == 1


def test_output_is_plain_in_a_pipe(broken: Path) -> None:
    """A pipe gets plain lines without colours, and nothing on the error channel."""
    done = piped("pruefen", "--ordner", broken)
    assert done.stdout.decode() == (FORMATE / "erwartet.txt").read_text(encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, b"")


def test_output_is_grouped_on_a_terminal(broken: Path) -> None:
    """A terminal gets Befunde under their file, with weight, remedy and summary."""
    shown = piped("pruefen", "--ordner", broken, FORCE_COLOR="1").stdout.decode()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert shown != plain
    assert plain.startswith(
        "daten/gremien/planungsrunde.yml\n        Fehler D11 Die Datei ist leer.\n"
    )
    assert "\nziele/radverkehr.yml\n    11  Fehler R01 Fachteil „wohnn“ gibt es nicht.\n" in plain
    assert "\n        → Meinten Sie „wohnen“?\n" in plain
    assert plain.endswith("\nGefunden: 4 Fehler, 2 Warnungen, 1 Hinweis.\n")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_no_terminal_is_too_poor(broken: Path, encoding: str) -> None:
    """Where „→“ cannot be shown, something is shown for it, and no traceback."""
    done = piped("pruefen", "--ordner", broken, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"ziele/radverkehr.yml:11: Fehler R01: Fachteil" in done.stdout


def test_rule_explains_itself() -> None:
    """A rule is explained with its reason and an example, however its code is written."""
    result = insek("regel", "z07")
    assert result.exit_code == 0
    assert result.stdout.startswith("Z07  Kernziel ohne Indikator (Fehler)\nEin Kernziel wird")
    assert "\nBeispiel: ziele/radverkehr.yml:1: Kernziel „Radverkehr ausbauen“" in result.stdout


def test_unknown_rule_ends_with_2() -> None:
    """A rule that is not there is said, with the likely right one."""
    result = insek("regel", "Z70")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Die Regel „Z70“ gibt es nicht. → Meinten Sie „Z07“?\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("pruefn", "Den Befehl „pruefn“ gibt es nicht. → Meinten Sie „pruefen“?"),
        ("xyz", "Den Befehl „xyz“ gibt es nicht. → insek --hilfe nennt alle Befehle."),
        (
            "jahrgang lst",
            "Den Befehl „lst“ gibt es nicht. → insek jahrgang --hilfe nennt alle Befehle.",
        ),
        ("pruefen --formt x", "Die Option „--formt“ gibt es nicht. → Meinten Sie „--format“?"),
        (
            "pruefen --zz",
            "Die Option „--zz“ gibt es nicht. → insek pruefen --hilfe nennt alle Optionen.",
        ),
        (
            "aenderung anlegen --titel x",
            "Die Option „--titel“ gibt es nicht; hier steht das Wort allein. → So aufrufen:"
            " insek aenderung anlegen [OPTIONEN] TITEL",
        ),
        ("-x", "Die Option „-x“ gibt es nicht. → insek --hilfe nennt alle Optionen."),
        ("pruefen --stand", "Nach „--stand“ fehlt ein Wert. → „--stand WERT“ schreiben."),
        ("bauen --streng=ja", "„--streng“ nimmt keinen Wert. → Nur „--streng“ schreiben."),
        (
            "pruefen --format jsn",
            "„jsn“ ist bei „--format“ nicht vorgesehen. → Meinten Sie „json“?",
        ),
        (
            "pruefen --format x.y",
            "„x.y“ ist bei „--format“ nicht vorgesehen."
            " → Möglich sind: github, gitlab, json, text.",
        ),
        ("pruefen a b", "„a b“ ist hier zu viel. → So aufrufen: insek pruefen [OPTIONEN]"),
        (
            "vergleichen",
            "Die Angabe ALT fehlt. → So aufrufen: insek vergleichen [OPTIONEN] ALT [NEU]",
        ),
        (
            "jahrgang abschliessen 2030",
            "Die Option „--titel“ fehlt. → „--titel TEXT“ angeben. Wie der Jahrgang heißt.",
        ),
        (
            "jahrgang abschliessen 2030 --titel x",
            "Die Option „--art“ fehlt. → „--art [fortschreibung|anpassung]“ angeben. Ob er den Plan"
            " umfassend fortschreibt oder jährlich anpasst.",
        ),
        (
            "jahrgang abschliessen bald --titel x --art anpassung --datum 2030-01-01",
            "„bald“ ist keine ganze Zahl. → Bei „JAHR“ nur Ziffern schreiben.",
        ),
    ],
)
def test_a_wrong_call_is_explained(arguments: str, said: str) -> None:
    """What is wrong with a call is a German sentence with a remedy, and ends with 2."""
    result = insek(*arguments.split())
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{said}\n")


def _commands(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    yield above
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, *above, name)
        else:
            yield (*above, name)


@pytest.mark.parametrize("command", [*_commands(main)], ids=" ".join)
def test_help_is_german(command: tuple[str, ...]) -> None:
    """The help of every command is German throughout, also what click adds to it."""
    result = insek(*command, "--hilfe")
    assert result.exit_code == 0
    assert result.stdout.startswith("Aufruf: insek ")
    assert "\nOptionen:\n" in result.stdout
    assert "Diese Hilfe zeigen." in result.stdout
    english = r"\b(?:Usage|Options|Commands|ARGS|PATH|INTEGER|required|default|Show|and|the)\b"
    assert re.findall(english, result.stdout) == []


@pytest.mark.parametrize("group", ["", "jahrgang", "aenderung"])
def test_a_group_alone_says_what_it_can_do(group: str) -> None:
    """Without a command the help is shown, and nothing was done."""
    result = insek(*group.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert "\nBefehle:\n" in result.stderr


def test_a_wrong_call_bears_a_poor_terminal() -> None:
    """Where „→“ cannot be shown, a wrong call still is explained."""
    done = piped("pruefn", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Den Befehl ")
