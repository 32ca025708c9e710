"""Show the report of a foreign proposal under it, as text that can do nothing.

Runs with the right to write comments, therefore: it runs nothing of the proposal, and believes
nothing of what the proposal's run left behind. Which proposal is meant is asked of the forge, by
branch and commit of the run; the report is text in a block of code. Everything comes in variables:
API, REPOSITORY, TOKEN, LAUF (the run's number), KOPF (its commit), ZWEIG („account:branch“).
"""

import io
import json
import os
import re
import sys
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from typing import Any

MAX_BYTES, MAX_CHARACTERS, MAX_PACKED = 200_000, 60_000, 1_000_000
_NEEDED = ("API", "REPOSITORY", "TOKEN", "LAUF", "KOPF", "ZWEIG")
NAME, FILE = "bericht", "bericht.md"
MARK = "<!-- insek-vorschlag -->"
_SECONDS = 30
_PAGES = 30
"""GitHub lists at most 3,000 files of a proposal."""
_WORKFLOWS = (
    "Dieser Vorschlag ändert Abläufe unter `.github/`. Sein Bericht kann deshalb von ihm selbst"
    " stammen und wird nicht gezeigt. → Zuerst diese Dateien lesen."
)
_NO_REPORT = "Ein lesbarer Bericht liegt nicht vor. → Im Lauf des Vorschlags nachsehen, warum."
_INTRODUCTION = (
    "Bericht zum Stand `{commit}`, erstellt ohne Rechte mit Programm und Einstellungen des"
    " Zielzweigs. Der Text gibt Inhalte des Vorschlags wieder; er ist nicht geprüft."
)


class Forge:
    """The API of GitHub, as far as it is needed here."""

    def __init__(self, address: str, repository: str, token: str) -> None:
        self._base = f"{address}/repos/{repository}/"
        self._token = token

    def ask(self, path: str, body: object = None, method: str = "GET") -> Any:
        """What the API answers, read from JSON."""
        return json.loads(self.fetch(path, body, method, limit=20_000_000))

    def fetch(self, path: str, body: object = None, method: str = "GET", *, limit: int) -> bytes:
        """The bytes of an answer; where it leads elsewhere, the token does not go along.

        Raises:
            ValueError: there are more than ``limit``.
        """
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._base}{path}", data, method=method)
        request.add_header("Accept", "application/vnd.github+json")
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            content: bytes = answer.read(limit + 1)
        if len(content) > limit:
            raise ValueError("an answer that is too long")
        return content

    def pages(self, path: str) -> Iterator[Any]:
        """All entries of a list, hundred at a time."""
        for page in range(1, _PAGES + 1):
            entries = self.ask(f"{path}?per_page=100&page={page}")
            yield from entries
            if len(entries) < 100:
                return


def main() -> None:
    """Find the proposal of the run and write its comment."""
    missing = [name for name in _NEEDED if name not in os.environ]
    if missing:
        print(f"In der Umgebung fehlt: {', '.join(missing)}.", file=sys.stderr)
        sys.exit(2)
    forge = Forge(os.environ["API"], os.environ["REPOSITORY"], os.environ["TOKEN"])
    commit = os.environ["KOPF"]
    numbers = _proposals(forge, os.environ["ZWEIG"], commit)
    for number in numbers:
        _comment(forge, number, _text(forge, number, int(os.environ["LAUF"]), commit))
    print(
        f"Vorschläge mit Bericht: {numbers}" if numbers else "Kein offener Vorschlag ist gemeint."
    )


def _proposals(forge: Forge, branch: str, commit: str) -> list[int]:
    """The open proposals whose newest commit is the one that the run saw."""
    query = urllib.parse.urlencode({"state": "open", "head": branch, "per_page": 100})
    found = forge.ask(f"pulls?{query}")
    return [int(pull["number"]) for pull in found if pull["head"]["sha"] == commit]


def _text(forge: Forge, number: int, run: int, commit: str) -> str:
    """The comment, whatever the run left behind."""
    if _changes_workflows(forge, number):
        return f"{MARK}\n{_WORKFLOWS}\n"
    report = _report(forge, run)
    if report is None:
        return f"{MARK}\n{_NO_REPORT}\n"
    return f"{MARK}\n{_INTRODUCTION.format(commit=commit[:12])}\n\n{fenced(report)}\n"


def _changes_workflows(forge: Forge, number: int) -> bool:
    """Whether a file under .github changes; also if there are too many files to tell."""
    files = list(forge.pages(f"pulls/{number}/files"))
    names = [name for file in files for name in (file["filename"], file.get("previous_filename"))]
    return len(files) >= _PAGES * 100 or any(str(name).startswith(".github/") for name in names)


def _report(forge: Forge, run: int) -> str | None:
    """The text that the run left behind, None if it is none that may be shown."""
    listed = forge.ask(f"actions/runs/{run}/artifacts?name={NAME}")["artifacts"]
    wanted = [int(one["id"]) for one in listed if one["name"] == NAME and not one["expired"]]
    if len(wanted) != 1:
        return None
    try:
        return unpacked(forge.fetch(f"actions/artifacts/{wanted[0]}/zip", limit=MAX_PACKED))
    except (ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None


def unpacked(packed: bytes) -> str:
    """The one text in a packed artifact, without signs that hide or reorder others.

    Raises:
        ValueError, zipfile.BadZipFile: it holds something else, or more than it may.
    """
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        if archive.namelist() != [FILE]:
            raise ValueError("other files than the report")
        with archive.open(FILE) as file:
            content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError("a report that is too long")
    text = content.decode("utf-8")
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def fenced(text: str) -> str:
    """A text as a block of code that it cannot end: no links, pictures, names or HTML in it."""
    text = text[:MAX_CHARACTERS].strip("\n")
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}" if len(fence) <= 1000 else "(nicht darstellbar)"


def _comment(forge: Forge, number: int, text: str) -> None:
    """Write the comment, or renew the one that stands there."""
    for comment in forge.pages(f"issues/{number}/comments"):
        own = comment["user"]["login"] == "github-actions[bot]"
        if own and (comment["body"] or "").startswith(MARK):
            forge.ask(f"issues/comments/{int(comment['id'])}", {"body": text}, "PATCH")
            return
    forge.ask(f"issues/{number}/comments", {"body": text}, "POST")


if __name__ == "__main__":
    main()
