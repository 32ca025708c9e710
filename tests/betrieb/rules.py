"""What holds for every CI definition that comes near a proposal, as a table of rules."""

import re
from collections.abc import Callable, Iterator
from typing import Any

Definition = dict[str, Any]
Rule = Callable[[Definition], bool]

_BASE, _MAIN = (
    "${{ github.event.pull_request.base.sha }}",
    "${{ github.event.repository.default_branch }}",
)
_RIGHTS = {
    "pull_request": {"contents": "read"},
    "workflow_run": {"actions": "read", "contents": "read", "pull-requests": "write"},
}
_OURS = re.compile(
    r"make \.venv/\.site|git fetch .*|sudo (?:apt-get|sysctl) .*"
    r"|(?:\.venv/bin/python|python3) betrieb/sandkasten/\w+\.py(?: .*)?"
)


def broken(definition: Definition) -> set[str]:
    """The names of the rules that a workflow does not keep."""
    return {name for name, rule in RULES.items() if not rule(definition)}


def _steps(definition: Definition) -> Iterator[dict[str, Any]]:
    for job in definition["jobs"].values():
        yield from job["steps"]


def _runs(definition: Definition) -> list[str]:
    return [step["run"].strip() for step in _steps(definition) if "run" in step]


def _uses(definition: Definition, action: str = "") -> list[dict[str, Any]]:
    return [step for step in _steps(definition) if step.get("uses", "").startswith(action or "a")]


def _trigger(definition: Definition) -> str:
    return str(next(iter(definition["on"])))


def _kind_is_known(definition: Definition) -> bool:
    return set(definition["on"]) in ({"pull_request"}, {"workflow_run"})


def _pinned(definition: Definition) -> bool:
    uses = [step["uses"] for step in _steps(definition) if "uses" in step]
    return all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) for name in uses)


def _least_rights(definition: Definition) -> bool:
    wanted = _RIGHTS.get(_trigger(definition))
    jobs = definition["jobs"].values()
    return definition["permissions"] == {} and all(job["permissions"] == wanted for job in jobs)


def _no_token_stays(definition: Definition) -> bool:
    checkouts = _uses(definition, "actions/checkout@")
    return all(step["with"].get("persist-credentials") == "false" for step in checkouts)


def _no_secrets(definition: Definition) -> bool:
    text = repr(definition)
    token = _trigger(definition) == "workflow_run"
    return "secrets" not in text and (token or "github.token" not in text)


def _nothing_pasted(definition: Definition) -> bool:
    return not any("${{" in line for line in _runs(definition))


def _no_cache(definition: Definition) -> bool:
    uses = " ".join(step["uses"] for step in _uses(definition))
    return "cache" not in uses and "setup-" not in uses


def _ends(definition: Definition) -> bool:
    return all(0 < int(job.get("timeout-minutes", 0)) <= 20 for job in definition["jobs"].values())


def _nothing_foreign_is_checked_out(definition: Definition) -> bool:
    wanted = _BASE if _trigger(definition) == "pull_request" else _MAIN
    return all(step["with"].get("ref") == wanted for step in _uses(definition, "actions/checkout@"))


def _only_ours_is_run(definition: Definition) -> bool:
    return all(_OURS.fullmatch(line) for line in _runs(definition))


def _installed_before_it_comes(definition: Definition) -> bool:
    """Where the proposal's objects are fetched, nothing is installed afterwards."""
    for job in definition["jobs"].values():
        runs = [step.get("run", "") for step in job["steps"]]
        fetched = [n for n, line in enumerate(runs) if line.startswith("git fetch")]
        later = runs[fetched[0] :] if fetched else []
        if any(line.startswith(("make", "sudo")) for line in later):
            return False
    return True


def _fetches_in_reading_jobs_only(definition: Definition) -> bool:
    fetching = any(line.startswith("git fetch") for line in _runs(definition))
    return not fetching or _trigger(definition) == "pull_request"


def _built_behind_walls(definition: Definition) -> bool:
    return all("sandkasten/lauf.py" in line for line in _runs(definition) if " bauen " in line)


RULES: dict[str, Rule] = {
    "trigger": _kind_is_known,
    "pinned": _pinned,
    "rights": _least_rights,
    "token": _no_token_stays,
    "secrets": _no_secrets,
    "pasted": _nothing_pasted,
    "cache": _no_cache,
    "time": _ends,
    "checkout": _nothing_foreign_is_checked_out,
    "run": _only_ours_is_run,
    "order": _installed_before_it_comes,
    "fetch": _fetches_in_reading_jobs_only,
    "walls": _built_behind_walls,
}
