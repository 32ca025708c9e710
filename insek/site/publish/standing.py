"""What was published last, and whether it still stands: told without reading the plan."""

import json
import os
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from insek import git
from insek.site.errors import PublishError
from insek.site.publish.fingerprint import fingerprint, key
from insek.sources import REGISTER, SIGNERS, Snapshot

_REVISION = re.compile(r"^[ \t]*(?:-[ \t]+)?revision:[ \t]*[\"']?([^\s\"']+)", re.M)


@dataclass(frozen=True, slots=True)
class Part:
    """A unit that stands published: its key, its files and what the gate saw, as JSON."""

    key: str
    paths: list[str]
    seen: dict[str, Any]


Parts = dict[str, Part]
"""The units by their names."""


@dataclass(frozen=True, slots=True)
class Last:
    """What was published last: its keys, the size of every file by its path, and its units.

    ``content`` is as ``content_key`` tells it; empty if something was wrong with the plan.
    ``rules`` is the key of the rules by which it was looked at.
    """

    folder: str
    key: str
    content: str
    rules: str
    compressed: bool
    sizes: dict[str, int]
    parts: Parts


def cache_folder(root: Path) -> Path:
    """Where results are kept between runs."""
    return root / ".cache" / "insek"


def name_of(target: Path) -> str:
    """A name for what is kept about a target."""
    return f"{target.name}-{key(str(target))[:8]}"


def content_key(root: Path, tree: Snapshot, program: str = "") -> str:
    """The key of all that a publication is made from, taken from bytes and git ids alone.

    ``program`` is as ``fingerprint`` tells it, where that is known. The key is empty where it
    cannot be told, as without git or with a slip in the settings.
    """
    ids = "".join(f"{path}:{id}\n" for path, id in sorted(tree.ids.items()))
    register, signers = (_text(root / name) for name in (REGISTER, SIGNERS))
    revisions = _REVISION.findall(register)
    try:
        tags = git.object_ids(root, revisions)
        commits = git.object_ids(root, (f"{name}^{{commit}}" for name in ("HEAD", *revisions)))
        whole = program or fingerprint(root)
    except (git.GitError, PublishError):
        return ""
    return key(whole, ids, register, signers, *tags, *commits)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def lock(root: Path, target: Path) -> Path:
    """The file that a run holds while it works on a target."""
    return cache_folder(root) / f"{name_of(target)}.sperre"


def _note(root: Path, target: Path) -> Path:
    return cache_folder(root) / f"{name_of(target)}.json"


def last(root: Path, target: Path) -> Last | None:
    """What was published last under this name, if every file still stands there."""
    found = _noted(root, target)
    return found if found and _stands(found, target) else None


def _noted(root: Path, target: Path) -> Last | None:
    try:
        return _from_json(json.loads(_note(root, target).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return None


def _stands(last: Last, target: Path) -> bool:
    """Whether every file stands there with its size."""
    sizes = last.sizes.items()
    try:
        return all(os.stat(f"{target}/{name}").st_size == size for name, size in sizes)  # noqa: PTH116
    except OSError:
        return False


def _as_json(last: Last) -> dict[str, Any]:
    parts = {name: (part.key, part.paths, part.seen) for name, part in last.parts.items()}
    told = {field.name: getattr(last, field.name) for field in fields(last)}
    return told | {"parts": parts}


def _from_json(told: dict[str, Any]) -> Last:
    parts = {
        name: Part(key, paths, outward) for name, (key, paths, outward) in told.pop("parts").items()
    }
    return Last(parts=parts, **told)


def remember(root: Path, target: Path, last: Last) -> None:
    """Keep what was published; a reader sees it whole or not at all."""
    path = _note(root, target)
    rough = path.with_suffix(".neu")
    rough.write_text(json.dumps(_as_json(last)), encoding="utf-8")
    rough.replace(path)


def tidy(root: Path, target: Path) -> None:
    """Forget what was published into other folders that are no longer there."""
    for note in set(cache_folder(root).glob("*.json")) - {_note(root, target)}:
        try:
            gone = not Path(json.loads(note.read_text(encoding="utf-8"))["folder"]).exists()
        except (OSError, ValueError, TypeError, KeyError):
            gone = True
        if gone:
            note.unlink(missing_ok=True)


def unchanged(root: Path, target: Path) -> Last | None:
    """What stands there, if it was made from just what there is now and nothing was wrong."""
    found = _noted(root, target)
    if not found or not found.content or found.content != content_key(root, Snapshot(root)):
        return None
    return found if _stands(found, target) else None
