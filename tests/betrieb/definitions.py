"""The delivered CI definitions, read strictly: every scalar as text, nothing twice, no alias."""

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml
from folders import PROJECT

GITHUB = sorted((PROJECT / ".github" / "workflows").iterdir())
GITLAB = PROJECT / ".gitlab-ci.yml"


class _Strict(yaml.BaseLoader):
    """Every scalar as text, so that ``on`` stays a word; what is doubtful is an error."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        assert not self.check_event(yaml.AliasEvent), "an alias"
        return super().compose_node(parent, index)

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"twice: {keys}"
        return super().construct_mapping(node, deep)


def read(path: Path) -> dict[str, Any]:
    """One definition."""
    definition: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), _Strict)
    return definition


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """The jobs of a GitHub workflow."""
    found: dict[str, dict[str, Any]] = read(path)["jobs"]
    return found


def steps(path: Path, action: str = "") -> Iterator[dict[str, Any]]:
    """The steps of a GitHub workflow, or those that use one action."""
    for job in jobs(path).values():
        yield from (step for step in job["steps"] if step.get("uses", "").startswith(action))


def scripts() -> list[str]:
    """Every line that one of the definitions runs."""
    lines = [step["run"] for path in GITHUB for step in steps(path) if "run" in step]
    for job in read(GITLAB).values():
        if isinstance(job, dict):
            lines += [*job.get("before_script", ()), *job.get("script", ())]
    return lines
