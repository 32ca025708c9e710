"""The rules that the delivered CI definitions keep, so that foreign code can do no harm."""

import re
from pathlib import Path

import pytest
from folders import PROJECT

from betrieb.commands import unknown
from betrieb.definitions import GITHUB, GITLAB, jobs, read, scripts, steps

PINNED = re.compile(r"- (?:id: \w+\n +)?uses: (actions/[a-z/-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")
each = pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.stem)


@each
def test_actions_are_pinned(path: Path) -> None:
    """Every action is one of GitHub's own and named by commit, with the version beside it."""
    text = path.read_text(encoding="utf-8")
    assert len(PINNED.findall(text)) == text.count("uses:") > 0


def test_an_action_has_one_version() -> None:
    """All workflows use the same commit of a repository's action."""
    found = {
        (action.split("/")[1], commit, version)
        for path in GITHUB
        for action, commit, version in PINNED.findall(path.read_text(encoding="utf-8"))
    }
    assert len(found) == len({name for name, _, _ in found})


@each
def test_foreign_code_gets_no_trigger_of_ours(path: Path) -> None:
    """No workflow runs a proposal with the rights of main; one only speaks after another."""
    triggers = read(path)["on"]
    assert set(triggers) <= {"pull_request", "push", "workflow_dispatch", "workflow_run"}
    assert ("workflow_run" in triggers) == (path.stem == "vorschlag-melden")
    assert (triggers.get("push") or {"branches": ["main"]}) == {"branches": ["main"]}


@each
def test_rights_are_given_job_by_job(path: Path) -> None:
    """A workflow has no rights; a job that runs code of the repository may only read.

    The one that writes comments runs nothing but one program of main.
    """
    assert read(path)["permissions"] == {}
    comments = {"actions": "read", "contents": "read", "pull-requests": "write"}
    for job in jobs(path).values():
        if "workflow_run" in read(path)["on"]:
            assert job["permissions"] == comments
            continue
        runs_code = any("run" in step or "checkout" in step["uses"] for step in job["steps"])
        rights = {"contents": "read"} if runs_code else {"pages": "write", "id-token": "write"}
        assert job["permissions"] == rights


@each
def test_proposals_share_nothing_with_main(path: Path) -> None:
    """A workflow for proposals neither fills nor reads a cache that main builds from."""
    if "pull_request" in read(path)["on"]:
        assert {step.get("uses", "").split("@")[0] for step in steps(path)} <= {
            "actions/checkout",
            "actions/upload-artifact",
            "",
        }


@each
def test_the_whole_history_comes_without_a_key(path: Path) -> None:
    """A checkout has all commits and tags, as Jahrgänge need, and leaves no token behind."""
    checkouts = list(steps(path, "actions/checkout@"))
    assert checkouts
    for step in checkouts:
        assert step["with"]["persist-credentials"] == "false"
        if path.stem != "vorschlag-melden":
            assert step["with"]["fetch-depth"] == "0"


@each
def test_nothing_is_pasted_into_a_shell(path: Path) -> None:
    """Values reach a script as variables, never as text of the script; there are no secrets."""
    assert not [step for step in steps(path) if "${{" in step.get("run", "")]
    assert "secrets." not in path.read_text(encoding="utf-8")


@each
def test_a_job_ends_and_its_machine_is_named(path: Path) -> None:
    """No job runs for ever, and none moves to another system by itself."""
    for job in jobs(path).values():
        assert int(job["timeout-minutes"]) <= 60
        assert re.fullmatch(r"ubuntu-\d\d\.\d\d", job["runs-on"])


@each
def test_hidden_files_come_along(path: Path) -> None:
    """What is handed on keeps its hidden files: the cache is hidden, and so is .well-known."""
    for action in ("actions/upload-artifact@", "actions/upload-pages-artifact@"):
        for step in steps(path, action):
            assert step["with"]["include-hidden-files"] == "true"


def test_gitlab_fetches_the_whole_history() -> None:
    """GitLab fetches all commits and tags, as Jahrgänge need."""
    assert read(GITLAB)["variables"]["GIT_DEPTH"] == "0"


def test_gitlab_names_its_image() -> None:
    """There is one image, and its version is said."""
    text = GITLAB.read_text(encoding="utf-8")
    assert re.findall(r"image: (.+)", text) == ["debian:bookworm-slim"]


def test_gitlab_publishes_main_only() -> None:
    """Only main is built and published; proposals are checked and fill no cache."""
    definition = read(GITLAB)
    main = [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert definition[".bauen"]["rules"] == main
    assert "cache" not in definition["pruefen"]
    for name in ("teil", "pages"):
        assert definition[name]["extends"] == ".bauen"
        assert "rules" not in definition[name]


def test_gitlab_publishes_what_it_built() -> None:
    """The folder that the job „pages“ hands to GitLab is the one it has written."""
    pages = read(GITLAB)["pages"]
    assert pages["artifacts"]["paths"] == ["public"]
    assert "--ziel public" in pages["script"][-1]


@pytest.mark.parametrize("line", scripts())
def test_what_is_run_is_there(line: str) -> None:
    """Every command and option that a definition calls is one of this repository."""
    assert not list(unknown(line))


def test_findings_are_told_before_the_tests() -> None:
    """An editor reads in German what is wrong, and with what a proposal is compared, before any test."""
    workflow = PROJECT / ".github" / "workflows" / "pruefen.yml"
    runs = [step["run"] for step in steps(workflow) if "run" in step]
    findings = [".venv/bin/insek pruefen --format github", "--seit 'HEAD^1'", ".ci/run"]
    assert [next(i for i, run in enumerate(runs) if text in run) for text in findings] == [1, 2, 3]
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    assert (
        script.index("insek pruefen\n")
        < script.index("insek pruefen --seit")
        < script.index("exec make test")
    )
