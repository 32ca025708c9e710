"""What changes without showing, in words: forms, targets, kinds of block."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from insek.compare.words import Op
from insek.render.vergleich.scan import Form, Span, Start


class Note(NamedTuple):
    """A change that does not show, in words; ``old`` and ``new`` are what was and is there."""

    words: str
    old: str = ""
    new: str = ""
    op: None = None


_STARTS = {
    "h": "Überschrift der Ebene", "li": "Listenpunkt der Ebene",
    "nr": "nummerierter Listenpunkt der Ebene", "p": "Absatz", "zitat": "Zitat",
    "quelltext": "Quelltext",
}  # fmt: skip
_FORMS = {
    "strong": "Fettdruck", "em": "Kursivdruck", "code": "Auszeichnung als Code", "a": "Link",
    "bild": "Bild", "aufruf": "Baustein", "sup": "Fußnotenzeichen",
}  # fmt: skip


def described(start: Start) -> str:
    """A kind of block in words."""
    level = start.level + (start.kind in ("li", "nr"))
    return f"{_STARTS[start.kind]} {level}" if level else _STARTS[start.kind]


def form_notes(gone: Sequence[Form], come: Sequence[Form]) -> Iterator[tuple[Note, Form]]:
    """What text that stayed lost and gained: bold type, a link, a link's target."""
    kinds_gone = {form.kind: form for form in gone}
    for form in come:
        was = kinds_gone.pop(form.kind, None)
        if was and form.target:
            words = "Linkziel geändert" if form.kind == "a" else "Bild ausgetauscht"
            yield Note(words, was.target, form.target), form
        else:
            yield Note(f"{_FORMS[form.kind]} hinzugefügt", "", form.target), form
    for form in kinds_gone.values():
        yield Note(f"{_FORMS[form.kind]} entfernt", form.target), form


def loose_note(rest: Sequence[tuple[Op, Span]]) -> Note:
    """Source that came or went without showing, as it is written."""
    old, new = (
        "".join(span.text for op, span in rest if op is wanted) for wanted in (Op.DELETE, Op.INSERT)
    )
    return Note(f"{rest[0][1].what} geändert", old, new)
