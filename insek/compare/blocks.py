"""A Markdown text as blocks, without losing a byte: put together again they are the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class BlockKind(Enum):
    """What a block is; the value is its German name in spoken and printed output."""

    HEADING = "Überschrift"
    PARAGRAPH = "Absatz"
    ITEM = "Listenpunkt"
    TABLE = "Tabelle"
    CODE = "Block"
    BLANK = "Leerzeile"


@dataclass(frozen=True, slots=True)
class Block:
    """A block with everything up to the next one; ``path`` are the headings above it."""

    kind: BlockKind
    source: str
    path: tuple[str, ...]
    level: int = 0

    @property
    def body(self) -> str:
        """The block without the blank lines behind it."""
        return self.source.rstrip("\n\r \t")


_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?!#)[ \t]*(.*?)[ \t#]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*\r?$")
_OWN_LINE = re.compile(r"[ \t]*(?:\[\^[^\]]+\]:|!!! |\?\?\? |<)")


def split(source: str) -> list[Block]:
    """The blocks of a text in order; their sources put together are the text."""
    path: list[tuple[int, str]] = []
    blocks: list[Block] = []
    for kind, lines in _groups(source.splitlines(keepends=True)):
        level = 0
        text = "".join(lines)
        if kind is BlockKind.HEADING:
            match = _HEADING.match(lines[0].rstrip("\r\n"))
            level, title = (len(match[1]), match[2]) if match else (0, "")
            path = [step for step in path if step[0] < level]
            blocks.append(Block(kind, text, tuple(t for _, t in path), level))
            path.append((level, title))
        else:
            blocks.append(Block(kind, text, tuple(t for _, t in path)))
    return blocks


def _groups(lines: list[str]) -> Iterator[tuple[BlockKind, list[str]]]:
    """Lines that belong together; blank lines belong to what stands before them."""
    kind, group, fence = BlockKind.BLANK, list[str](), ""
    for line in lines:
        if fence:
            group.append(line)
            mark = _FENCE.match(line)
            if mark and mark[1].startswith(fence):
                fence = ""
            continue
        found = _kind(line, kind, group)
        if found is None:
            group.append(line)
            continue
        if group:
            yield kind, group
        kind, group = found, [line]
        mark = _FENCE.match(line)
        if found is BlockKind.CODE and mark:
            fence = mark[1]
    if group:
        yield kind, group


def _kind(line: str, current: BlockKind, group: list[str]) -> BlockKind | None:
    """The kind of block that this line begins; None if it continues the current one."""
    if not line.strip():
        return None if group else BlockKind.BLANK
    if _FENCE.match(line):
        return BlockKind.CODE
    if _HEADING.match(line.rstrip("\r\n")):
        return BlockKind.HEADING
    if _ROW.match(line):
        in_table = current is BlockKind.TABLE and group and _ROW.match(group[-1])
        return None if in_table else BlockKind.TABLE
    if _ITEM.match(line):
        return BlockKind.ITEM
    after_blank = bool(group) and not group[-1].strip()
    fresh = (
        not group or after_blank or current in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.CODE)
    )
    if fresh or _OWN_LINE.match(line):
        return BlockKind.PARAGRAPH
    return None
