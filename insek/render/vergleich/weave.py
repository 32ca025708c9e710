"""Two scans woven into one along the runs of a comparison: what a page can show, and notes.

What changes without showing (a link's target, bold type, the level of a heading, a blank)
becomes a note in words. Nothing that differs is silent.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from insek.compare.words import Op, Run
from insek.render.vergleich.notes import Note, described, form_notes, loose_note
from insek.render.vergleich.scan import EMPHASIS, GAP, OUTLINE, SYNTAX, Forms, Span, Start


class Passage(NamedTuple):
    """Text that shows, and what happens to it; ``old`` are its forms before, ``new`` after."""

    op: Op
    text: str
    old: Forms
    new: Forms


class Break(NamedTuple):
    """Where a block begins in the old state, the new one, or both."""

    old: Start | None
    new: Start | None
    op: None = None


Piece = Passage | Break | Note

_LOOKS = ("strong", "em")


class _Cursor:
    """Reads the spans of a scan in pieces of any length."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._at = 0
        self._offset = 0

    def start(self) -> Start | None:
        """The block that begins here, if one does; it is told once."""
        found = None
        while self._at < len(self._spans) and not self._spans[self._at].text:
            found = self._spans[self._at].start
            self._at += 1
        return found

    @property
    def begins(self) -> bool:
        """Whether a block begins with the next character."""
        return self._at < len(self._spans) and not self._spans[self._at].text

    @property
    def left(self) -> int:
        """How many characters of the span at hand are left."""
        return len(self._spans[self._at].text) - self._offset

    def take(self, length: int) -> Span:
        """The next characters of the span at hand, at most as many as are left."""
        span = self._spans[self._at]
        whole = length == len(span.text)
        text = span.text if whole else span.text[self._offset : self._offset + length]
        self._offset += length
        if self._offset == len(span.text):
            self._at, self._offset = self._at + 1, 0
        return span if whole else Span(text, span.shown, span.forms, span.what)

    def read(self, length: int) -> Iterator[Start | Span]:
        """The next characters with the starts of blocks between them."""
        while length:
            start = self.start()
            if start:
                yield start
            span = self.take(min(length, self.left))
            length -= len(span.text)
            yield span


def weave(runs: Iterable[Run], old: Sequence[Span], new: Sequence[Span]) -> tuple[Piece, ...]:
    """The pieces that lead from one scan to the other, in reading order."""
    weaver = _Weaver(_Cursor(old), _Cursor(new))
    deleted = ""
    for run in runs:
        if run.op is Op.DELETE:
            deleted += run.text
            continue
        inserted = run.text if run.op is Op.INSERT else ""
        if deleted or inserted:
            weaver.exchange(deleted, inserted)
        if run.op is Op.EQUAL:
            weaver.keep(run.text)
        deleted = ""
    if deleted:
        weaver.exchange(deleted, "")
    return tuple(weaver.finish())


class _Weaver:
    def __init__(self, old: _Cursor, new: _Cursor) -> None:
        self._old, self._new = old, new
        self._pieces: list[Piece] = []
        self._before: Start | None = None
        self._after: Start | None = None
        self._changed: tuple[Forms, Forms] = ((), ())
        self._told: set[tuple[Op, int]] = set()
        self._loose: list[list[tuple[Op, Span]]] = []
        self._outlined = self._emphasized = self._gap = False

    def keep(self, text: str) -> None:
        """Source that stays; it may show in one state only, or in another form."""
        left = len(text)
        while left:
            self._before = self._old.start() or self._before
            self._after = self._new.start() or self._after
            length = min(left, self._old.left, self._new.left)
            was, now = self._old.take(length), self._new.take(length)
            if was.shown and now.shown:
                self._show(Op.EQUAL, now.text, was.forms, now.forms)
            elif was.shown and was.text.strip():
                self._show(Op.DELETE, was.text, was.forms, was.forms)
            elif now.shown and now.text.strip():
                self._show(Op.INSERT, now.text, now.forms, now.forms)
            left -= length

    def exchange(self, deleted: str, inserted: str) -> None:
        """Source that came in place of other source."""
        olds = list(self._old.read(len(deleted)))
        news = list(self._new.read(len(inserted)))
        visible = self._remember(olds, news)
        first_old, first_new = self._lead(olds, Op.DELETE), self._lead(news, Op.INSERT)
        if not visible:
            self._gaps(olds, news)
            return
        self._align_starts()
        for op, items in ((Op.DELETE, olds[first_old:]), (Op.INSERT, news[first_new:])):
            for item in items:
                if isinstance(item, Start):
                    self._begin(op, item)
                elif item.shown:
                    self._show(op, item.text, item.forms, item.forms)

    def _align_starts(self) -> None:
        """Where only one state has words before those that stay, the block still is the same."""
        if self._before and not self._after and not self._old.begins and self._new.begins:
            self._after = self._new.start()
        elif self._after and not self._before and not self._new.begins and self._old.begins:
            self._before = self._old.start()

    def _lead(self, items: Sequence[Start | Span], op: Op) -> int:
        """Note the blocks that begin before anything shows; how many items that were."""
        for index, item in enumerate(items):
            if isinstance(item, Start):
                self._begin(op, item)
            elif item.shown:
                return index
        return len(items)

    def _begin(self, op: Op, start: Start) -> None:
        if op is Op.DELETE:
            self._before = start
        else:
            self._after = start

    def _gaps(self, olds: Sequence[Start | Span], news: Sequence[Start | Span]) -> None:
        """Where nothing but white space shows: passed on when it was exchanged, else marked."""
        gaps = [[s for s in side if isinstance(s, Span) and s.shown] for side in (olds, news)]
        texts = ["".join(_gap(item) for item in side) for side in (olds, news)]
        self._gap |= texts[0] != texts[1]
        if all(gaps):
            self._show(Op.EQUAL, gaps[1][0].text, gaps[0][0].forms, gaps[1][0].forms)
        elif not all(texts):
            for op, side in ((Op.DELETE, gaps[0]), (Op.INSERT, gaps[1])):
                for span in side:
                    self._show(op, span.text, span.forms, span.forms)

    def _remember(self, olds: Sequence[Start | Span], news: Sequence[Start | Span]) -> bool:
        """Which forms show a mark by their text, and what came or went without showing.

        Whether anything shows.
        """
        hidden: list[tuple[Op, Span]] = []
        visible = False
        for op, side in ((Op.DELETE, olds), (Op.INSERT, news)):
            for item in side:
                if isinstance(item, Start) or not item.text.strip():
                    continue
                if item.shown:
                    visible = True
                    self._told.update((op, form.number) for form in item.forms)
                else:
                    hidden.append((op, item))
        if visible:
            hidden = [(op, s) for op, s in hidden if s.what not in (OUTLINE, SYNTAX)]
        if hidden:
            self._loose.append(hidden)
        return visible

    def _show(self, op: Op, text: str, old: Forms, new: Forms) -> None:
        self._resolve()
        if op is Op.EQUAL and old is not new:
            self._compare_forms(old, new)
        elif op is Op.EQUAL:
            self._flush()
        self._pieces.append(Passage(op, text, old, new))

    def _resolve(self) -> None:
        """A block begins with the text that is about to show."""
        old, new = self._before, self._after
        if old is None and new is None:
            return
        self._flush()
        self._before = self._after = None
        self._pieces.append(Break(old, new))
        if old != new:
            self._outlined = True
            if old and new:
                words = f"Form geändert: {described(old)} → {described(new)}"
                self._pieces.append(Note(words))

    def _compare_forms(self, old: Forms, new: Forms) -> None:
        looks_old = {form.look for form in old}
        looks_new = {form.look for form in new}
        changed = (
            tuple(form for form in old if form.look not in looks_new),
            tuple(form for form in new if form.look not in looks_old),
        )
        if changed != self._changed:
            self._flush()
            self._changed = changed

    def _flush(self) -> None:
        """Tell which forms the text that was just shown lost or gained."""
        if self._changed == ((), ()):
            return
        gone = [f for f in self._changed[0] if (Op.DELETE, f.number) not in self._told]
        come = [f for f in self._changed[1] if (Op.INSERT, f.number) not in self._told]
        self._told.update((Op.DELETE, form.number) for form in gone)
        self._told.update((Op.INSERT, form.number) for form in come)
        self._changed = ((), ())
        for note, form in form_notes(gone, come):
            self._emphasized |= form.kind in _LOOKS
            self._pieces.append(note)

    def finish(self) -> list[Piece]:
        """All pieces, and in the end whatever else differs."""
        self._flush()
        if self._gap and not self._outlined:
            self._pieces.append(Note("Leerraum oder Zeilenumbruch geändert"))
        for hidden in self._loose:
            rest = [(op, span) for op, span in hidden if not self._is_told(op, span)]
            if rest:
                self._pieces.append(loose_note(rest))
        return self._pieces

    def _is_told(self, op: Op, span: Span) -> bool:
        if span.what == OUTLINE and self._outlined:
            return True
        if span.what == EMPHASIS and self._emphasized:
            return True
        return span.what == GAP or any((op, form.number) in self._told for form in span.forms[-1:])


def _gap(item: Start | Span) -> str:
    return "" if isinstance(item, Start) or item.text.strip() else item.text
