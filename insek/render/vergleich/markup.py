"""Woven pieces as HTML: ``ins`` and ``del`` with spoken words, blocks as blocks.

Every stretch carries its own wrappers, so that whatever runs cut through nests correctly.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import Protocol, cast

from insek.compare.words import Op, Run, new_text, old_text
from insek.model.text import is_open
from insek.render.vergleich.calls import whole_calls
from insek.render.vergleich.notes import Note
from insek.render.vergleich.scan import (
    CALL,
    CODE,
    EM,
    IMAGE,
    LINK,
    NOTE,
    STRONG,
    Form,
    Forms,
    Start,
    scan,
    scan_line,
)
from insek.render.vergleich.weave import Break, Passage, Piece, weave


class Side(Enum):
    """Which state a cell shows: both in one, or one alone."""

    BOTH = (Op.DELETE, Op.INSERT)
    OLD = (Op.DELETE,)
    NEW = (Op.INSERT,)


class Lookup(Protocol):
    """What a page knows of the two states: where links lead and what calls put there.

    ``of`` is DELETE for the old state and INSERT for the new one.
    """

    def href(self, target: str, of: Op) -> str:
        """The way from the page to a link's target; empty when there is none."""

    def call(self, source: str, of: Op) -> str:
        """What a reader sees in place of a call."""


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TAGS = {STRONG, EM, CODE, NOTE}
_WORDS = {
    Op.INSERT: ("<ins><b>eingefügt: </b>", "<b> (Ende)</b></ins>"),
    Op.DELETE: ("<del><b>gestrichen: </b>", "<b> (Ende)</b></del>"),
}
"""The words stand in ``b``: seen on paper and heard, but not seen on a screen."""
_KEPT = 4096
"""A page shows the same change in several places, and pairs of Stände have changes in common."""
_BLOCKS = {"p": "p", "zitat": "blockquote", "quelltext": "pre"}


def safe(text: str) -> str:
    """Text for HTML, without characters that HTML cannot hold."""
    clean = text if text.isprintable() else _printable(text)
    return escape(clean, quote=False)


def _printable(text: str) -> str:
    clean = _CONTROL.sub("\ufffd", text)
    return clean.encode("utf-8", "replace").decode("utf-8")


def line(runs: Sequence[Run], lookup: Lookup, side: Side = Side.BOTH) -> str:
    """A marked text without blocks: a value, a cell of a table."""
    return inline(woven(tuple(runs)), lookup, side)


def sentence(source: str, lookup: Lookup) -> str:
    """A text without blocks as it is: nothing in it is marked."""
    html = _anywhere(source)
    return line((Run(Op.EQUAL, source),), lookup) if html is None else html


class _Nowhere:
    def href(self, target: str, of: Op) -> str:
        """No way leads from nowhere."""
        return ""

    def call(self, source: str, of: Op) -> str:
        """The call as it is written."""
        return source


@lru_cache(maxsize=_KEPT)
def _anywhere(source: str) -> str | None:
    """The HTML of a sentence that is the same on all pages; None if it has links or calls."""
    kinds = {form.kind for span in scan_line(source) for form in span.forms}
    return line((Run(Op.EQUAL, source),), _Nowhere()) if kinds.isdisjoint({LINK, CALL}) else None


def text(runs: Sequence[Run], lookup: Lookup, side: Side = Side.BOTH) -> str:
    """A marked text of one or more blocks."""
    return blocks(_woven_text(tuple(runs)), lookup, side)


@lru_cache(maxsize=_KEPT)
def woven(runs: tuple[Run, ...]) -> tuple[Piece, ...]:
    """The pieces of a marked text without blocks."""
    runs = tuple(whole_calls(runs))
    pieces = weave(runs, scan_line(old_text(runs)), scan_line(new_text(runs)))
    return tuple(piece for piece in pieces if not isinstance(piece, Break))


@lru_cache(maxsize=_KEPT)
def _woven_text(runs: tuple[Run, ...]) -> tuple[Piece, ...]:
    runs = tuple(whole_calls(runs))
    return weave(runs, scan(old_text(runs)), scan(new_text(runs)))


def blocks(pieces: Iterable[Piece], lookup: Lookup, side: Side = Side.BOTH) -> str:
    """Pieces as paragraphs, headings and lists."""
    found: list[tuple[Start, list[Piece]]] = []
    for piece in pieces:
        start = _starts(piece, side, is_first=not found)
        if start:
            found.append((start, []))
        if not found:
            found.append((Start("p"), []))
        found[-1][1].append(piece)
    shown = ((start, inline(inside, lookup, side)) for start, inside in found)
    return "".join(_block(start, html) for start, html in shown if html.strip())


def _starts(piece: Piece, side: Side, *, is_first: bool) -> Start | None:
    """The block that begins with a piece; one that was merged into another begins none."""
    if not isinstance(piece, Break):
        return None
    if side is Side.OLD:
        return piece.old
    return piece.new or (piece.old if side is Side.BOTH and is_first else None)


def _block(start: Start, html: str) -> str:
    if start.kind == "h":
        level = min(6, start.level + 1)
        return f"<h{level}>{html}</h{level}>"
    if start.kind in ("li", "nr"):
        names = [f"tief-{min(3, start.level)}"] * bool(start.level) + ["nr"] * (start.kind == "nr")
        css = f' class="{" ".join(names)}"' if names else ""
        return f"<ul{css}><li>{html}</ul>".replace("</ul>", "</li></ul>")
    tag = _BLOCKS[start.kind]
    return f"<{tag}>{html}</{tag}>"


def inline(pieces: Sequence[Piece], lookup: Lookup, side: Side = Side.BOTH) -> str:
    """Pieces without blocks as HTML."""
    parts: list[str] = []
    shown = side.value
    for op, group in groupby(pieces, key=_OP):
        if op is None:
            space = " " if parts and parts[-1].endswith(" ") else ""
            parts += [_other(piece, side) + space for piece in group]
        elif op is Op.EQUAL or op in shown:
            parts.append(_stretch(op, cast("Iterable[Passage]", group), lookup, side))
    return "".join(parts)


_OP, _OLD, _NEW = attrgetter("op"), attrgetter("old"), attrgetter("new")


def _stretch(op: Op, texts: Iterable[Passage], lookup: Lookup, side: Side) -> str:
    """Text with one fate: its forms inside, ``ins`` or ``del`` around it."""
    of = Op.DELETE if side is Side.OLD or op is Op.DELETE else Op.INSERT
    sides = side.value if op is Op.EQUAL else ()
    html = ""
    for forms, same in groupby(texts, key=_OLD if of is Op.DELETE else _NEW):
        content = "".join([piece.text for piece in same])
        html += _formed(content, forms, lookup, of, sides) if forms else safe(content)
    return html if op is Op.EQUAL else _marked(op, html)


def _marked(op: Op, html: str) -> str:
    begin, end = _WORDS[op]
    if not html.strip():
        return f"{begin[:5]}{html}{end[-6:]}"
    return f"{begin}{html}{end}"


def _formed(content: str, forms: Forms, lookup: Lookup, of: Op, sides: Sequence[Op]) -> str:
    is_call = any(form.kind == CALL for form in forms)
    html = _call(content, lookup, of, sides) if is_call else safe(content)
    for form in reversed(forms):
        html = _wrapped(html, form, lookup, of)
    return html


def _call(content: str, lookup: Lookup, of: Op, sides: Sequence[Op]) -> str:
    """What a reader sees; a call that stayed is marked if it shows something else now."""
    shown = {op: safe(lookup.call(content, op)) for op in (Op.DELETE, Op.INSERT)}
    if of not in sides or shown[Op.DELETE] == shown[Op.INSERT]:
        return shown[of]
    return " ".join(_marked(op, shown[op]) for op in sides)


def _wrapped(html: str, form: Form, lookup: Lookup, of: Op) -> str:
    if form.kind in _TAGS:
        return f"<{form.kind}>{html}</{form.kind}>"
    if form.kind == CALL:
        return html
    if form.kind == IMAGE:
        return f'<span class="bild">{html}</span>'
    target = lookup.href(form.target, of) if is_open(form.target) else ""
    tag = f'a href="{escape(target)}"' if target else 'span class="verweis"'
    return f"<{tag}>{html}</{tag.split()[0]}>"


def _other(piece: Piece, side: Side) -> str:
    """A note, or the sign of a paragraph that was split or joined here."""
    if isinstance(piece, Note):
        return "" if side is Side.OLD else note(piece)
    if not isinstance(piece, Break) or side is not Side.BOTH:
        return ""
    if piece.old is None:
        return '<ins class="umbruch"><b>neuer Absatz </b></ins>'
    if piece.new is None:
        return '<del class="umbruch"><b>Absatz aufgehoben </b></del> '
    return ""


def note(found: Note) -> str:
    """A change that does not show, in words."""
    old, new = (f"<code>{safe(t)}</code>" if t else "" for t in (found.old, found.new))
    values = " → ".join(value for value in (old, new) if value)
    return f' <span class="v-anm">({found.words}{": " if values else ""}{values})</span>'
