"""Commands in workflows and in the handbook: what they call, and whether it is there."""

import re
import shlex
from collections.abc import Iterator

import click
from folders import PROJECT

from insek.cli import main

_TARGET = re.compile(r"^([\w$()./ ]+):(?!=)", re.MULTILINE)


def unknown(line: str) -> Iterator[str]:
    """What a line calls that this repository does not have; nothing for other programs."""
    for part in re.split(r"&&|\|\||;|\|", line):
        words = shlex.split(part, comments=True)
        if words[:1] == ["make"]:
            yield from (f"make {word}" for word in words[1:] if word not in targets())
        elif words and words[0].endswith(("/python", "python3")):
            yield from _unknown_to_program(words[1:])
        elif words and words[0].endswith("insek"):
            yield from _unknown_to_insek(words[1:])
        elif words and words[0].startswith("."):
            yield from () if (PROJECT / words[0]).is_file() else (words[0],)


def targets() -> set[str]:
    """What ``make`` can be asked for."""
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    folder = "".join(re.findall(r"^VENV\s*:=\s*(\S+)", text, re.MULTILINE))
    names = " ".join(_TARGET.findall(text)).replace("$(VENV)", folder)
    return set(names.split())


def _unknown_to_program(words: list[str]) -> Iterator[str]:
    """A program of this repository, its options, and the command that it is given."""
    path = PROJECT / words[0]
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    own, rest = words[1:], list[str]()
    if "--" in own:
        own, rest = own[: own.index("--")], own[own.index("--") + 1 :]
    yield from () if text else (words[0],)
    yield from (word for word in own if word.startswith("--") and f'"{word}"' not in text)
    yield from unknown(shlex.join(rest)) if rest else ()


def _unknown_to_insek(words: list[str]) -> Iterator[str]:
    command: click.Command = main
    while isinstance(command, click.Group) and words:
        word, *words = words
        if word in ("--help", "--version"):
            return
        found = command.get_command(click.Context(command), word)
        if found is None:
            yield f"insek … {word}"
            return
        command = found
    options = {option for parameter in command.params for option in parameter.opts}
    yield from (word for word in words if word.startswith("--") and word not in options)
