"""What was published last, and whether it still stands: told without reading the plan."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from insek import git
from insek.site.publish.fingerprint import fingerprint, key
from insek.sources import REGISTER, SIGNERS, WorkingTree

_REVISION = re.compile(r"^[ \t]*(?:-[ \t]+)?revision:[ \t]*[\"']?([^\s\"']+)", re.M)

Record = Mapping[str, Any]
"""The keys of the last publication, and every file with its size."""


def cache_folder(root: Path) -> Path:
    """Where results are kept between runs."""
    return root / ".cache" / "insek"


def name_of(target: Path) -> str:
    """A name for what is kept about a target."""
    return f"{target.name}-{key(str(target))[:8]}"


def content_key(root: Path) -> str:
    """The key of all that a publication is made from, taken from bytes and git ids alone.

    It is empty where that cannot be told, as without git.
    """
    tree = WorkingTree(root)
    ids = "".join(f"{path}:{id}\n" for path, id in sorted(tree.ids().items()))
    register, signers = (_text(root / name) for name in (REGISTER, SIGNERS))
    revisions = _REVISION.findall(register)
    try:
        tags = git.object_ids(root, revisions)
        commits = git.object_ids(root, (f"{name}^{{commit}}" for name in ("HEAD", *revisions)))
    except git.GitError:
        return ""
    return key(fingerprint(root), ids, register, signers, *tags, *commits)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def last(root: Path, target: Path) -> Record | None:
    """What was published last under this name, if every file still stands there."""
    try:
        path = cache_folder(root) / f"{name_of(target)}.json"
        record: Record = json.loads(path.read_text(encoding="utf-8"))
        sizes: Mapping[str, int] = record["dateien"]
        whole = all((target / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError):
        return None
    return record if whole else None


def remember(root: Path, target: Path, record: Record) -> None:
    """Keep what was published; a reader sees it whole or not at all."""
    path = cache_folder(root) / f"{name_of(target)}.json"
    rough = path.with_suffix(".neu")
    rough.write_text(json.dumps(record), encoding="utf-8")
    rough.replace(path)


def unchanged(root: Path, target: Path) -> Record | None:
    """What stands there, if it was made from just what there is now and nothing was wrong."""
    record = last(root, target)
    same = record is not None and record.get("inhalt") and record["inhalt"] == content_key(root)
    return record if same else None
