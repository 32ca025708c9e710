"""The workflows for foreign proposals keep every rule, and every rule can be broken."""

from pathlib import Path

import pytest

from betrieb.definitions import GITHUB, GITLAB, read
from betrieb.rules import RULES, broken

WORKFLOWS = {path.stem: path for path in GITHUB if path.stem.startswith("vorschlag")}
READS, SAYS = "vorschlag", "vorschlag-melden"
PIN = "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a"
BASE = "ref: ${{ github.event.pull_request.base.sha }}"
PLANTED = [
    ("trigger", READS, "  pull_request:\n", "  pull_request_target:\n"),
    ("trigger", READS, "  pull_request:\n", "  pull_request:\n  issue_comment:\n"),
    ("pinned", READS, PIN, "actions/upload-artifact@v7"),
    ("pinned", READS, PIN, PIN.replace("actions", "somebody")),
    ("rights", READS, "contents: read", "contents: write"),
    ("rights", READS, "permissions: {}", "permissions: write-all"),
    ("rights", SAYS, "pull-requests: write", "pull-requests: write\n      issues: write"),
    ("token", READS, "persist-credentials: false", "persist-credentials: true"),
    ("token", SAYS, "persist-credentials: false", "fetch-depth: 1"),
    ("secrets", READS, "env:\n", "env:\n      SCHLUESSEL: ${{ secrets.SCHLUESSEL }}\n"),
    ("secrets", READS, "env:\n", "env:\n      GH_TOKEN: ${{ github.token }}\n"),
    ("pasted", READS, 'origin "$KOPF"', "origin ${{ github.event.pull_request.head.ref }}"),
    ("cache", READS, PIN, PIN.replace("upload-artifact", "cache")),
    ("time", READS, "    timeout-minutes: 20\n", ""),
    ("time", SAYS, "timeout-minutes: 5", "timeout-minutes: 360"),
    ("checkout", READS, BASE, BASE.replace("base", "head")),
    ("checkout", READS, f"          {BASE}\n", ""),
    ("checkout", SAYS, "repository.default_branch", "workflow_run.head_sha"),
    ("run", READS, "make .venv/.site", "make site"),
    ("run", READS, "betrieb/sandkasten/lauf.py", "/tmp/plan/lauf.py"),
    ("run", SAYS, "run: python3 betrieb/sandkasten/melden.py", "run: bash bericht/melden.sh"),
    ("order", READS, 'origin "$KOPF"\n', 'origin "$KOPF"\n      - run: make .venv/.site\n'),
    ("fetch", SAYS, "run: python3 betrieb/sandkasten/melden.py", "run: git fetch origin"),
    ("walls", READS, "lauf.py", "bericht.py"),
]


@pytest.mark.parametrize("path", WORKFLOWS.values(), ids=WORKFLOWS)
def test_workflows_for_proposals_keep_the_rules(path: Path) -> None:
    """Neither the workflow that reads proposals nor the one that reports breaks a rule."""
    assert broken(read(path)) == set()


@pytest.mark.parametrize(("rule", "name", "old", "new"), PLANTED)
def test_a_broken_rule_is_noticed(tmp_path: Path, rule: str, name: str, old: str, new: str) -> None:
    """A workflow that is changed for the worse breaks the rule that is meant."""
    text = WORKFLOWS[name].read_text(encoding="utf-8")
    assert old in text
    planted = tmp_path / "planted.yml"
    planted.write_text(text.replace(old, new), encoding="utf-8")
    assert rule in broken(read(planted))


def test_every_rule_has_its_counterexample() -> None:
    """No rule stands in the table that nothing could break."""
    assert {rule for rule, *_ in PLANTED} == set(RULES)


def test_the_report_is_said_after_the_run_that_made_it() -> None:
    """The workflow that writes waits for the one that reads, by its name."""
    trigger = read(WORKFLOWS[SAYS])["on"]["workflow_run"]
    assert trigger == {"workflows": [read(WORKFLOWS[READS])["name"]], "types": ["completed"]}


@pytest.mark.parametrize("name", ["bericht", "website"])
def test_gitlab_checks_out_nothing_foreign(name: str) -> None:
    """On GitLab the target branch is checked out, nothing is cached, and the token goes first."""
    definition = read(GITLAB)
    job = definition[".vorschlag"] | definition[name]
    assert job["extends"] == ".vorschlag"
    assert job["variables"]["GIT_CHECKOUT"] == "false"
    assert "cache" not in job
    before = job["before_script"]
    assert before[-2:] == [next(s for s in before if "remote remove" in s), "make .venv/.site"]
    assert "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME" in before[2]
    assert all(line.startswith(".venv/bin/python betrieb/sandkasten/") for line in job["script"])


def test_gitlab_asks_for_proposals_of_forks() -> None:
    """The jobs for foreign proposals run for forks only, and end."""
    job = read(GITLAB)[".vorschlag"]
    (rule,) = job["rules"]
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_PATH != $CI_MERGE_REQUEST_PROJECT_PATH" in rule["if"]
    assert job["timeout"] == "20 minutes"
