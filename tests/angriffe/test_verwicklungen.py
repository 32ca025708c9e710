"""Tangled texts: what a parser cannot bear is a Befund, and what is let through it can bear."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import PROJECT, findings, write
from verwicklungen import GROWING, LARGEST, bearable, hostile

from insek.loading import load_plan
from insek.loading.limits import tangles
from insek.loading.register import load_register
from insek.numbers import german
from insek.sources import Revision, Source, WorkingTree

KOPF = "---\ntitel: Neu\n---\n"
Count = Callable[[str, object], None]
"""Keeps a property of a test for the summary of the run."""
GUARDS = {"D15", "D16", "D17", "D18", "D19"}
SECONDS, MEGABYTES = 2.0, 300
MEASURED: dict[str, tuple[Callable[[int], str], int]] = {
    ": Die Datei hat {} Zeilen; erlaubt sind {}.": (
        lambda n: "a\n\n" * (n // 2) + "\n" * (n % 2),
        10_000,
    ),
    ":1: Diese Zeile hat {} Zeichen; erlaubt sind {}.": (lambda n: "a" * n, 10_000),
    ":3: Dieser Absatz hat {} Zeichen; erlaubt sind {}.": (
        lambda n: "b\n\n" + ("a" * 99 + "\n") * (n // 100 - 1) + "a" * (100 + n % 100),
        50_000,
    ),
    ":2: In diesem Absatz stehen {} Zeichen": (lambda n: "\n" + "`\n" * n, 2_000),
    ": In der Datei stehen {} Zeichen": (lambda n: "&&&&\n\n" * (n // 4) + "&" * (n % 4), 10_000),
    ":1: Diese Tabelle hat {} Zeilen; erlaubt sind {}.": (lambda n: "aa|b\n" * n, 1_000),
    ": In der Datei stehen {} Felder": (
        lambda n: ("|" * 20 + "\n\n") * (n // 20) + "|" * (n % 20),
        20_000,
    ),
    ": In der Datei stehen {} Links; erlaubt sind {}.": (lambda n: "[a](b)\n\n" * n, 1_000),
    ": In der Datei stehen {} Verweise auf Fußnoten; erlaubt sind {}.": (
        lambda n: "[^a]\n\n" * n,
        500,
    ),
    ": In der Datei stehen {} Überschriften; erlaubt sind {}.": (
        lambda n: "## lang genug\n" * n,
        300,
    ),
}
"""What is said of too much, how that grows, and how much may be."""


MEASURED_CHECK = """
import pathlib, sys
from insek.cli import main
try:
    main()
finally:
    sys.stderr.write(pathlib.Path("/proc/self/status").read_text())
"""
"""The command, and at its end how much memory it took at most."""


BOUNDED = """
import json, os, pathlib, resource, sys
from insek.render.markdown import to_html
from insek.site.pages import state_pages
from insek.site.state import load_state
from insek.sources import WorkingTree

seconds, megabytes = map(int, sys.argv[1:])
for text in sorted(pathlib.Path("texte").iterdir()):
    pathlib.Path("docs/neu.md").write_bytes(text.read_bytes())
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        for page in state_pages(load_state(WorkingTree(pathlib.Path())).plan):
            to_html(page.text)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    seconds_used, megabytes_used = used.ru_utime + used.ru_stime, used.ru_maxrss >> 10
    print(json.dumps([text.name, status, seconds_used, megabytes_used]), flush=True)
"""
"""Reads and converts a plan with each of some pages, each in a process that may not have more."""


def is_bearable(text: str) -> bool:
    """Whether no limit refuses the text."""
    return len(text) < LARGEST and not any(tangles(text, ""))


@pytest.mark.parametrize("said", MEASURED)
def test_limit_says_how_much_is_too_much(said: str) -> None:
    """As much as is allowed is no Befund; one more is, with its place and both numbers."""
    grow, most = MEASURED[said]
    assert not any(tangles(grow(most), "x.md"))
    first = str(next(tangles(grow(most + 1), "x.md")))
    assert first.startswith("x.md" + said.format(german(most + 1), german(most)))


@pytest.mark.parametrize("name", GROWING)
def test_pathology_is_a_befund(plan_folder: Path, name: str) -> None:
    """The largest form is refused with its line, its number and what to do, in two seconds."""
    write(plan_folder, {"docs/neu.md": KOPF + hostile(name) + "\n"})
    start = time.process_time()
    found = findings(WorkingTree(plan_folder))
    assert time.process_time() - start < SECONDS
    assert {(b.location.path, b.code) for b in found} == {("docs/neu.md", "D15")}
    assert all(befund.remedy for befund in found)


def test_what_is_let_through_can_be_borne(plan_folder: Path, record_property: Count) -> None:
    """The largest form that no limit refuses is read and converted in two seconds and 300 MB."""
    texts = {name: bearable(name, is_bearable) for name in GROWING}
    write(plan_folder, {f"texte/{name}": f"{KOPF}{text}\n" for name, text in texts.items()})
    command = [sys.executable, "-c", BOUNDED, f"{SECONDS:.0f}", f"{MEGABYTES}"]
    done = subprocess.run(command, cwd=plan_folder, capture_output=True, text=True, check=False)
    used = [json.loads(line) for line in done.stdout.splitlines()]
    assert {name: status for name, status, _, _ in used if status} == {}, done.stderr
    assert {name for name, _, _, _ in used} == set(texts)
    slowest, largest = max(row[2] for row in used), max(row[3] for row in used)
    record_property(
        "angriffe",
        f"{len(GROWING)} Verwicklungen: was gerade noch erlaubt ist, braucht höchstens"
        f" {slowest:.1f} s und {largest} MB",
    )


def test_all_at_once_in_bounded_memory(plan_folder: Path) -> None:
    """A plan full of hostile pages is checked in one run, and no page hides the others."""
    pages = {
        f"docs/neu-{number}.md": KOPF + hostile(name) + "\n" for number, name in enumerate(GROWING)
    }
    write(plan_folder, pages)
    command = [sys.executable, "-c", MEASURED_CHECK, "pruefen"]
    done = subprocess.run(command, cwd=plan_folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert all(f"{path}" in done.stdout for path in pages)
    assert "Traceback" not in done.stderr
    most = re.search(r"VmHWM:\s+(\d+) kB", done.stderr)
    assert most is not None
    assert int(most[1]) < MEGABYTES * 1024


@pytest.mark.parametrize("name", ["open brackets", "wide table", "lists in one line"])
def test_fields_have_the_same_limits(plan_folder: Path, name: str) -> None:
    """A text in a field is no way around: it is converted like a page."""
    path = "daten/gremien/neu.yml"
    text = "\n".join(f"  {line}" for line in hostile(name).split("\n"))
    record = f"id: neu\ntitel: Neu\nebene: arbeitsebene\nfiktiv: true\nturnus: |\n{text}\n"
    write(plan_folder, {path: record})
    assert {(b.location.path, b.code) for b in findings(WorkingTree(plan_folder))} == {
        (path, "D15")
    }


def states() -> list[Source]:
    """The reference content: as it stands, and every adopted Jahrgang."""
    jahrgaenge = load_register(PROJECT).register.jahrgaenge
    return [WorkingTree(PROJECT), *(Revision(PROJECT, j.revision) for j in jahrgaenge)]


@pytest.mark.parametrize("state", states(), ids=lambda state: getattr(state, "commit", "files"))
def test_real_texts_are_far_below(state: Source) -> None:
    """No limit is near anything in the reference content, in whatever Jahrgang."""
    assert not [befund for befund in load_plan(state).befunde if befund.code in GUARDS]
