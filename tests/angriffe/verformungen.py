"""Deformed files: what slips of hands, editors and merges, and ill will, make of real YAML."""

from collections.abc import Callable
from random import Random

_TOKENS = (
    "&a ", "*a", "<<: *a", "!!python/name:os.system ", "!!binary |", "? ", "- ", ": ", "|9\n",
    ">-\n", "%TAG ! x\n", "---\n", "...\n", "{", "}", "[", "]", ",", "'", '"', "#", "\t", "\r",
    "\x85", "\u2028", "\ufeff", "\0", "\x1b", '"\\ud800"', '"\\x00"', "~", "no", "1e999", "0x1F",
    "2026-02-30", "9" * 400, "<script>", "{{ config }}", "=======\n", "<<<<<<< HEAD\n",
    "\U0001f6b2", "\u202e", "`", "@", "%",
)  # fmt: skip
"""What does not belong there."""

Lines = list[str]


def _drop(lines: Lines, place: int, _: Random) -> None:
    del lines[place]


def _double(lines: Lines, place: int, dice: Random) -> None:
    lines[place:place] = lines[place : place + dice.randint(1, 4)] * dice.choice((1, 2, 40))


def _swap(lines: Lines, place: int, dice: Random) -> None:
    other = dice.randrange(len(lines))
    lines[place], lines[other] = lines[other], lines[place]


def _indent(lines: Lines, place: int, dice: Random) -> None:
    lines[place] = " " * dice.choice((1, 2, 3, 150)) + lines[place]


def _outdent(lines: Lines, place: int, _: Random) -> None:
    lines[place] = lines[place].lstrip()


def _type(lines: Lines, place: int, dice: Random) -> None:
    line, token = lines[place], dice.choice(_TOKENS)
    at = dice.randint(0, len(line))
    lines[place] = line[:at] + token * dice.choice((1, 1, 1, 300)) + line[at:]


def _swallow(lines: Lines, place: int, dice: Random) -> None:
    line = lines[place]
    at = dice.randint(0, len(line))
    lines[place] = line[:at] + line[at + dice.randint(1, 5) :]


def _cut(lines: Lines, place: int, dice: Random) -> None:
    lines[place] = lines[place][: dice.randint(0, len(lines[place]))]
    del lines[place + 1 :]


def _empty(lines: Lines, place: int, dice: Random) -> None:
    lines[place] = lines[place].partition(":")[0] + dice.choice((":", ": []", ": {}", ": [[]]", ""))


def _nest(lines: Lines, place: int, dice: Random) -> None:
    opened, closed = dice.choice(("[]", "{}", ("- ", ""), ("{a: ", "}")))
    depth = dice.choice((3, 30, 3000))
    lines[place] = lines[place].partition(":")[0] + ": " + opened * depth + closed * depth


def _garble(data: bytes, dice: Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.randbytes(dice.randint(1, 3)) + data[at:]


_WAYS: tuple[Callable[[Lines, int, Random], None], ...] = (
    _drop, _double, _swap, _indent, _outdent, _type, _type, _swallow, _cut, _empty, _nest,
)  # fmt: skip


def deformed(data: bytes, dice: Random) -> bytes:
    """The file after one to four mishaps; one of twenty is then no UTF-8 any more."""
    lines = data.decode("utf-8").split("\n")
    for _ in range(dice.randint(1, 4)):
        if lines:
            dice.choice(_WAYS)(lines, dice.randrange(len(lines)), dice)
    changed = "\n".join(lines).encode("utf-8")
    return _garble(changed, dice) if dice.random() < 0.05 else changed
