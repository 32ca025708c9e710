"""Hostile YAML: bombs, tags and odd values as a table, and a thousand deformed real files."""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from folders import PROJECT, Given, basis, findings, load, replace
from verformungen import deformed

from insek.checks import check_plan
from insek.loading import load_plan
from insek.model.kinds import KIND_BY_NAME
from insek.model.plan import Plan
from insek.sources import EntryKind, WorkingTree

PATH = "daten/gremien/planungsrunde.yml"
HEAD = "id: planungsrunde\ntitel: Planungsrunde\nebene: arbeitsebene\nfiktiv: true\n"
SECONDS = 2.0
MUTANTS = 1000
WHOLE_FILE = {"D02", "D11"}
"""What is said of a file and not of one of its lines."""
Count = Callable[[str, object], None]
"""Keeps a property of a test for the summary of the run."""


def levels(number: int, first: str, others: str) -> str:
    """Definitions of which each doubles or multiplies the one before it."""
    return first + "".join(others.format(n=n, before=n - 1) for n in range(1, number))


BOMBS: dict[str, dict[str, str]] = {
    "D12": {
        "laughs in lists": levels(30, "a0: &a0 [x]\n", "a{n}: &a{n} [*a{before}, *a{before}]\n"),
        "laughs in groups": levels(
            30, "a0: &a0 {x: y}\n", "a{n}: &a{n} {{b: *a{before}, c: *a{before}}}\n"
        ),
        "merge bomb": levels(
            12, "a0: &a0 {x: y}\n", "a{n}: &a{n}\n  <<: [*a{before}, *a{before}, *a{before}]\n"
        ),
        "one anchor used often": "turnus: &a "
        + "x" * 9000
        + "\nmitglieder: ["
        + "*a, " * 9000
        + "]\n",
        "alias of itself": "mitglieder: &a [*a]\n",
        "alias of nothing": "mitglieder: [*a]\n",
        "alias as field": "*a : x\n",
        "anchor at a field": "&a turnus: x\n",
        "anchor at a list": "mitglieder: &a\n  - x\n",
        "anchor at nothing": "turnus: &a\n",
        "merge key": "<<: {turnus: x}\n",
        "quoted merge key": '"<<": {turnus: x}\n',
        "merge list": "<<: [{turnus: x}, {turnus: y}]\n",
        "deep groups in blocks": "".join("  " * n + "a:\n" for n in range(40)),
        "deep groups in braces": "turnus: " + "{a: " * 30_000,
        "deep lists in brackets": "turnus: " + "[" * 200_000,
        "deep lists in blocks": "turnus:\n  " + "- " * 100_000,
        "deep fields as questions": "? " * 100_000,
        "deep mixture": "turnus: " + "[{a: " * 30_000,
        "tag of Python": "turnus: !!python/object/apply:os.system [id]\n",
        "tag of a name": "turnus: !!python/name:os.system\n",
        "tag of a module": "turnus: !!python/module:os\n",
        "tag of a new thing": "turnus: !!python/object/new:type [x, [], {}]\n",
        "tag of bytes": "turnus: !!binary YWJj\n",
        "tag of a set": "mitglieder: !!set {x, y}\n",
        "tag of a text": "turnus: !!str x\n",
        "tag of one's own": "turnus: !x y\n",
        "tag without a name": "turnus: ! x\n",
        "tag in full": "turnus: !<tag:yaml.org,2002:str> x\n",
        "tag of nothing": "turnus: !!null\n",
        "environment": "turnus: !ENV [PATH]\n",
        "second document": "--- \nturnus: x\n",
        "second document after dots": "...\n---\nturnus: x\n",
        "directive": "...\n%TAG ! tag:x,2000:\n---\nturnus: x\n",
        "list as field": "? [a, b]\n: x\n",
        "group as field": "? {a: b}\n: x\n",
        "field with spaces": "tur nus: x\n",
        "field of python": "__class__: x\n",
    },
    "D03": {
        "no field": ": x\n",
        "field beyond the limit": "a" * 2000 + ": x\n",
        "surrogate": 'turnus: "\\ud800"\n',
        "beyond Unicode": 'turnus: "\\U00110000"\n',
        "unknown escape": 'turnus: "\\q"\n',
        "open quote": 'turnus: "' + "x\n" * 100_000,
        "open single quote": "turnus: '" + "x\n" * 100_000,
        "colon in a text": "turnus: a: b: c\n",
        "percent": "turnus: %x\n",
        "at": "turnus: @x\n",
        "backtick": "turnus: `x`\n",
        "tab": "turnus:\t\n\t- x\n",
        "commas": "mitglieder: [,,,]\n",
        "wrong bracket": "mitglieder: [x}\n",
        "indicator of indentation": "turnus: |0\n  x\n",
    },
    "D20": {
        "conflict of a merge": "<<<<<<< HEAD\nturnus: x\n=======\nturnus: y\n>>>>>>> b\n",
    },
    "D04": {
        "double field": "turnus: x\nturnus: y\n",
        "double field in quotes": 'turnus: x\n"turnus": y\n',
        "double field in braces": "quellen: [{quelle: stadtbericht, quelle: stadtbericht}]\n",
        "field a thousand times": "turnus: x\n" * 1000,
    },
    "D05": {
        "many fields": "".join(f"a{n}: x\n" for n in range(3_000)),
    },
    "D07": {
        "text for a list": "mitglieder: x\n",
        "null for a text": "turnus: ~\n",
        "empty list for a text": "turnus: []\n",
    },
    "D19": {
        "zero": 'turnus: "\\0"\n',
    },
}
"""By the code of its Befund: what stands behind a good record, from its fifth line on."""
VALUES = (
    "NO", "Yes", "y", "n", "on", "OFF", "True", "FALSE", "Null", ".inf", "-.INF", ".nan", "0o17",
    "017", "0b101", "1_000", "190:20:30", "2001-12-14t21:59:43.10-05:00", "2026-02-30", "+1", "-0",
    "1.", ".5", "1e999", "9" * 150, "=", "--", "'~'", "'null'", "'*a'", "'&a'", "'!x'", "'<<'",
    "a#b", "a:b", "C:\\Netz", "50 %", "'@x'", "ja/nein",
)  # fmt: skip
"""Plain values that readers of YAML like to turn into something else."""


@pytest.mark.parametrize(
    ("code", "bomb"),
    [
        pytest.param(code, bomb, id=name)
        for code, some in BOMBS.items()
        for name, bomb in some.items()
    ],
)
def test_bomb_is_a_befund(code: str, bomb: str) -> None:
    """Whatever is too clever, too deep or no YAML is refused at a line behind the good ones."""
    start = time.process_time()
    found = findings(Given({**basis(), PATH: (HEAD + bomb).encode()}))
    assert time.process_time() - start < SECONDS
    assert {(befund.location.path, befund.code) for befund in found} == {(PATH, code)}
    assert all(befund.location.line > 4 and befund.remedy for befund in found)


@pytest.mark.parametrize("value", VALUES)
def test_value_stays_a_text(plan_folder: Path, value: str) -> None:
    """A value is what is written there: no truth, number, time or nothing is made of it."""
    replace(plan_folder, PATH, "Planungsrunde", value)
    gremium = load(plan_folder).gremien.get("planungsrunde")
    assert gremium is not None
    assert gremium.titel == value.strip("'")


@cache
def real_files() -> dict[str, bytes]:
    """The content of this repository."""
    tree = WorkingTree(PROJECT)
    files = (entry.path for entry in tree.entries() if entry.kind is EntryKind.FILE)
    return {path: tree.read(path) for path in files}


def read_paths(plan: Plan) -> set[str]:
    """The files of which the plan holds a record."""
    records = (record for kind in KIND_BY_NAME for record in plan.katalog(kind))
    return {record.at("id").path for record in (*records, *plan.aenderungen)}


def lost(mutants: dict[str, bytes]) -> tuple[set[str], int]:
    """The deformed files that are neither read nor told, and how many were not read."""
    start = time.process_time()
    loaded = load_plan(Given({**real_files(), **mutants}))
    check_plan(loaded.plan)
    assert time.process_time() - start < SECONDS + len(mutants) / 100
    told = {b.location.path for b in loaded.befunde if b.location.line or b.code in WHOLE_FILE}
    unread = set(mutants) - read_paths(loaded.plan)
    return unread - told, len(unread)


def test_deformed_file_is_read_or_refused(record_property: Count) -> None:
    """Of a thousand deformed files each is a record or a Befund at its line, in bounded time."""
    dice = Random(2026)
    wanted = [path for path in real_files() if path.endswith(".yml") and "/" in path]
    tried = refused = 0
    while tried < MUTANTS:
        mutants = {path: deformed(real_files()[path], dice) for path in wanted}
        silent, unread = lost(mutants)
        assert {path: mutants[path] for path in silent} == {}
        tried, refused = tried + len(mutants), refused + unread
    told = f"{refused} abgelehnt, die anderen gelesen"
    record_property("angriffe", f"{tried} verformte YAML-Dateien: {told}")


def test_there_are_many(record_property: Count) -> None:
    """The tables hold what a reader of YAML is known to stumble over."""
    bombs = sum(map(len, BOMBS.values()))
    assert bombs > 60
    record_property("angriffe", f"{bombs} Bomben und {len(VALUES)} Fangwerte in YAML")
