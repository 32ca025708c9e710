"""What a reader sees of a Markdown source: which characters show, and in which form.

The spans of a scan put together are the source. What is not recognised shows literally, so
nothing that an author writes can disappear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from insek.compare.blocks import Block, BlockKind, split


@dataclass(frozen=True, slots=True)
class Form:
    """How text looks or where it leads: bold, a link to ``target``; ``number`` tells two apart."""

    kind: str
    target: str = ""
    number: int = 0

    @property
    def look(self) -> tuple[str, str]:
        """What a reader can tell: the kind and the target."""
        return self.kind, self.target


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a block on the page: ``kind`` is h, p, li, nr, zitat or quelltext."""

    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of source: shown or not, in which forms; ``start`` where a block begins with it.

    ``what`` says in German what a stretch is that does not show.
    """

    text: str
    shown: bool = True
    forms: tuple[Form, ...] = ()
    what: str = ""
    start: Start | None = None


Forms = tuple[Form, ...]
STRONG, EM, CODE, LINK, IMAGE, CALL, NOTE = (
    "strong", "em", "code", "a", "bild", "aufruf", "sup",
)  # fmt: skip
EMPHASIS = "Hervorhebung"
OUTLINE = "Gliederung"
TARGET = "Verweis"
SYNTAX = "Auszeichnung"
GAP = "Leerraum"

_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<tick>(?<!`)`{1,3}(?!`))(?P<code>(?:[^`]|(?<=[^`])`(?=[^`]))*?)(?P=tick)(?!`)"
    r"|(?P<call>\{\{(?>(?:(?!\{\{|\}\}).)*)\}\})"
    r"|(?P<open>!?\[)(?P<text>[^\[\]]*+)(?P<close>\]\(\s*+<?(?P<target>[^()\s<>]*+)>?"
    r"(?:\s++\"[^\"]*+\")?\s*+\))"
    r"|(?P<opennote>\[\^)(?P<note>[^\[\]\s^]++)\]"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]++)>"
    r"|\*\*\*(?=[^\s*])(?P<both>[^*]++)(?<!\s)\*\*\*"
    r"|(?P<two>\*\*|__)(?=\S)(?P<strong>(?>(?:(?!(?P=two)).)+))(?<!\s)(?P=two)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<em>[^*]++)(?<!\s)\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<em2>[^_]++)(?<!\s)_(?![\w_])",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[\\`{\[<*_]")
_HEADING = re.compile(r"(\s{0,3}(#{1,6})(?!#)[ \t]*)(.*?)([ \t#]*)\Z", re.DOTALL)
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)")
_LINE_MARK = re.compile(r"^[ \t]*(?:>[ \t]?)+|^[ \t]+", re.MULTILINE)


@lru_cache(maxsize=512)
def scan(source: str) -> tuple[Span, ...]:
    """The spans of a text of one or more blocks."""
    numbers = count(1)
    return tuple(
        span
        for block in split(source)
        for span in _block(block, numbers)
        if span.text or span.start
    )


@lru_cache(maxsize=512)
def scan_line(source: str) -> tuple[Span, ...]:
    """The spans of a text without blocks: a cell, a value, a title."""
    first = Span("", start=Start("p"))
    return (first, *_inline(source, (), count(1)))


def _block(block: Block, numbers: Iterator[int]) -> Iterator[Span]:
    body = block.body
    tail = block.source[len(body) :]
    if block.kind in (BlockKind.CODE, BlockKind.TABLE):
        yield Span("", start=Start("quelltext"))
        yield Span(body)
    elif block.kind is BlockKind.HEADING:
        yield from _heading(body, block.level, numbers)
    elif body:
        yield from _prose(body, block.kind is BlockKind.ITEM, numbers)
    yield Span(tail, shown=False, what=GAP)


def _heading(body: str, level: int, numbers: Iterator[int]) -> Iterator[Span]:
    yield Span("", start=Start("h", level))
    match = _HEADING.match(body)
    if not match:
        yield from _inline(body, (), numbers)
        return
    yield Span(match[1], shown=False, what=OUTLINE)
    yield from _inline(match[3], (), numbers)
    yield Span(match[4], shown=False, what=OUTLINE)


def _prose(body: str, is_item: bool, numbers: Iterator[int]) -> Iterator[Span]:
    """A paragraph or an item: its mark first, then line by line without indents and quote marks."""
    item = _ITEM.match(body) if is_item else None
    if item:
        ordered = item[2][0].isdigit()
        depth = len(item[1].expandtabs(4)) // 2
        yield Span("", start=Start("nr" if ordered else "li", depth))
        yield Span(item[1], shown=False, what=OUTLINE)
        yield Span(item[2], shown=ordered, what=OUTLINE)
        yield Span(item[3], shown=ordered, what=OUTLINE)
        body = body[item.end() :]
    else:
        quoted = body.lstrip().startswith(">")
        yield Span("", start=Start("zitat" if quoted else "p"))
    yield from _lines(body, numbers)


def _lines(body: str, numbers: Iterator[int]) -> Iterator[Span]:
    """Prose in which the beginnings of lines (indents, quote marks) do not show."""
    position = 0
    for mark in _LINE_MARK.finditer(body):
        yield from _inline(body[position : mark.start()], (), numbers)
        yield Span(mark[0], shown=False, what=OUTLINE)
        position = mark.end()
    yield from _inline(body[position:], (), numbers)


def _inline(source: str, forms: Forms, numbers: Iterator[int]) -> Iterator[Span]:
    """Text of one block with its emphasis, links, notes and calls."""
    position = 0
    if _SPECIAL.search(source):
        for match in _INLINE.finditer(source):
            yield from _plain(source[position : match.start()], forms)
            yield from _marked(match, forms, numbers)
            position = match.end()
    yield from _plain(source[position:], forms)


def _plain(text: str, forms: Forms) -> Iterator[Span]:
    if text:
        yield Span(text, forms=forms)


def _marked(match: re.Match[str], forms: Forms, numbers: Iterator[int]) -> Iterator[Span]:
    """One recognised construct: its marks do not show, its text shows in its form."""
    name = match.lastgroup
    whole = match[0]
    if match["escaped"] is not None:
        yield Span("\\", shown=False, forms=forms, what=SYNTAX)
        yield Span(whole[1:], forms=forms)
    elif match["call"] is not None:
        yield Span(whole, forms=(*forms, Form(CALL, "", next(numbers))))
    elif match["open"] is not None:
        kind = IMAGE if whole.startswith("!") else LINK
        inner = (*forms, Form(kind, match["target"], next(numbers)))
        yield Span(match["open"], shown=False, forms=inner, what=TARGET)
        yield from _inline(match["text"], inner, numbers)
        yield Span(match["close"], shown=False, forms=inner, what=TARGET)
    elif match["auto"] is not None:
        inner = (*forms, Form(LINK, match["auto"], next(numbers)))
        yield from _between(whole, 1, inner, SYNTAX)
    elif match["note"] is not None:
        inner = (*forms, Form(NOTE, "", next(numbers)))
        yield Span("[^", shown=False, forms=inner, what=SYNTAX)
        yield Span(match["note"], forms=inner)
        yield Span("]", shown=False, forms=inner, what=SYNTAX)
    elif match["code"] is not None:
        inner = (*forms, Form(CODE, "", next(numbers)))
        yield from _between(whole, len(match["tick"]), inner, SYNTAX)
    else:
        yield from _emphasis(whole, name, forms, numbers)


def _between(whole: str, width: int, forms: Forms, what: str) -> Iterator[Span]:
    yield Span(whole[:width], shown=False, forms=forms, what=what)
    yield Span(whole[width:-width], forms=forms)
    yield Span(whole[-width:], shown=False, forms=forms, what=what)


_EMPHASIS = {
    "both": (3, (STRONG, EM)),
    "strong": (2, (STRONG,)),
    "em": (1, (EM,)),
    "em2": (1, (EM,)),
}


def _emphasis(whole: str, name: str | None, forms: Forms, numbers: Iterator[int]) -> Iterator[Span]:
    width, kinds = _EMPHASIS[name or "em"]
    inner = (*forms, *(Form(kind, "", next(numbers)) for kind in kinds))
    yield Span(whole[:width], shown=False, forms=inner, what=EMPHASIS)
    yield from _inline(whole[width:-width], inner, numbers)
    yield Span(whole[-width:], shown=False, forms=inner, what=EMPHASIS)


def shown_text(source: str) -> str:
    """What a reader sees of a source, blocks separated by a blank."""
    return "".join(
        (" " if span.start else "") + (span.text if span.shown else "") for span in scan(source)
    )
