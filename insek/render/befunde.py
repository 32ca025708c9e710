"""One Befund, many voices: plain text, CI annotations, JSON."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from insek.model.befund import Befund, Schwere
from insek.render.gesammelt import gathered

_PLURALS = {
    Schwere.FEHLER: ("Fehler", "Fehler"),
    Schwere.WARNUNG: ("Warnung", "Warnungen"),
    Schwere.HINWEIS: ("Hinweis", "Hinweise"),
}
_GITHUB_LEVEL = {Schwere.FEHLER: "error", Schwere.WARNUNG: "warning", Schwere.HINWEIS: "notice"}
_GITLAB_LEVEL = {Schwere.FEHLER: "major", Schwere.WARNUNG: "minor", Schwere.HINWEIS: "info"}
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
"""Signs that end a line or turn its direction, so that a text looks like another."""
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), 127, *range(128, 160))}
_VISIBLE = _CONTROL | {code: f"‹U+{code:04X}›" for code in _TURNS}
_IN_JSON = re.compile(f"[\x7f-\x9f{''.join(map(chr, _TURNS))}]")
"""A pattern, as reports are long and such signs are rare: a table would look at every sign."""


def visible(text: str) -> str:
    """The text with control characters made visible, safe for any terminal."""
    return _encodable(text).translate(_VISIBLE)


def _encodable(text: str) -> str:
    """The text with what UTF-8 cannot hold written as an escape: file names may have it."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def json_text(value: object, indent: int | None = None) -> str:
    """A value as JSON that may be printed: what speaks to a terminal stands as an escape."""
    separators = None if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return _IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", _encodable(text))


def summary(befunde: Iterable[Befund]) -> str:
    """How many findings of which weight, as a German sentence."""
    counts = Counter(befund.schwere for befund in befunde)
    parts = [
        f"{counts[schwere]} {singular if counts[schwere] == 1 else plural}"
        for schwere, (singular, plural) in _PLURALS.items()
        if counts[schwere]
    ]
    return f"Gefunden: {', '.join(parts)}." if parts else "Keine Befunde."


def by_file(befunde: Iterable[Befund]) -> Iterable[tuple[str, list[Befund]]]:
    """Findings grouped by file, in the order in which an editor works through them."""
    ordered = sorted(befunde, key=lambda befund: befund.sort_key)
    for path, group in groupby(ordered, key=lambda befund: befund.location.path):
        yield path, list(group)


def as_text(befunde: Iterable[Befund]) -> str:
    """Plain text, one finding a line, grouped by file, with a summary."""
    listed = gathered(befunde)
    lines = [
        f"{visible(str(befund.location))}: {befund.schwere.label} {befund.code}:"
        f" {visible(befund.message)}"
        for _, group in by_file(listed)
        for befund in group
    ]
    return "\n".join([*lines, summary(listed)])


def _percent(text: str, *, data: bool) -> str:
    """Escaped as GitHub's workflow commands want it, so that a text cannot issue commands."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if data else text.replace(":", "%3A").replace(",", "%2C")


def as_github(befunde: Iterable[Befund]) -> str:
    """Annotations for GitHub Actions."""
    listed = gathered(befunde)
    lines = []
    for befund in listed:
        place = f"file={_percent(visible(befund.location.path), data=False)}"
        if befund.location.line:
            place += f",line={befund.location.line}"
        level = _GITHUB_LEVEL[befund.schwere]
        message = _percent(visible(f"{befund.code}: {befund.message}"), data=True)
        lines.append(f"::{level} {place}::{message}")
    return _encodable("\n".join([*lines, summary(listed)]))


def as_gitlab(befunde: Iterable[Befund]) -> str:
    """A Code Quality report for GitLab."""
    report = [
        {
            "description": befund.message,
            "check_name": befund.code,
            "fingerprint": hashlib.sha256(
                _encodable(f"{befund.code}:{befund}").encode()
            ).hexdigest(),
            "severity": _GITLAB_LEVEL[befund.schwere],
            "location": {
                "path": befund.location.path,
                "lines": {"begin": max(1, befund.location.line)},
            },
        }
        for befund in gathered(befunde)
    ]
    return json_text(report, indent=2)


def as_json(befunde: Iterable[Befund]) -> str:
    """All findings as JSON, each place by itself: path, line, code, weight, fact, remedy."""
    report = [
        {
            "datei": befund.location.path,
            "zeile": befund.location.line,
            "regel": befund.code,
            "schwere": befund.schwere.value,
            "befund": befund.fact,
            "abhilfe": befund.remedy,
        }
        for befund in sorted(befunde, key=lambda b: b.sort_key)
    ]
    return json_text(report, indent=2)


VOICES: Mapping[str, Callable[[Iterable[Befund]], str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
}
