"""The pages of one Fachteil in a comparison: the running text, and the Synopse of the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import Markup

from insek import addresses
from insek.compare.plan import Unterschied
from insek.compare.text import Kind, Textvergleich, compare_texts
from insek.compare.words import Op
from insek.compare.zahlen import Zahl
from insek.model.fachteil import Fachteil
from insek.model.text import CALL, slugify
from insek.render.context import render
from insek.render.outer import OuterPage, Paar
from insek.render.vergleich.flow import Fold, Item, Kept, Origin, flow, listed
from insek.render.vergleich.markup import Side, text
from insek.render.vergleich.outline import told
from insek.render.vergleich.overview import page_title
from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.scan import shown_text
from insek.render.vergleich.stellen import Stelle
from insek.render.vergleich.values import sides
from insek.render.vergleich.verweise import in_words
from insek.render.vergleich.wege import Wege

SYNOPSE = "synopse/"
_WHOLE = frozenset({Kind.INSERTED, Kind.DELETED, Kind.MOVED})
_SENTENCE = re.compile(r"(?<=[a-zäöüß)“][.!?]) ")
_LENGTH = 90
_KEPT = 2048
_HEADING = re.compile(r"<(/?)h[2-6]>")


def fachteil_pages(paar: Paar, change: Unterschied) -> Iterator[OuterPage]:
    """``/vergleich/2018-2019/wohnen/`` and its Synopse."""
    address = addresses.vergleich(paar.alt.name, paar.neu.name, change.record.id)
    whole = addresses.vergleich(paar.alt.name, paar.neu.name)
    trail = (("Vergleiche", "vergleich/"), (page_title(paar), whole))
    years = f"{paar.alt.kurz} und {paar.neu.kurz}"
    view = TextView(paar, change, Wege(paar, address))
    yield OuterPage(
        address=address,
        titel=f"{view.sache.titel}: {years} im Vergleich",
        html=render("vergleich_text.html", v=view),
        kurz=view.summary,
        art="Vergleich",
        trail=trail,
    )
    if not view.stellen and not view.zahlen:
        return
    view = TextView(paar, change, Wege(paar, f"{address}{SYNOPSE}"))
    yield OuterPage(
        address=f"{address}{SYNOPSE}",
        titel=f"{view.sache.titel}: Synopse {years}",
        html=render("vergleich_synopse.html", v=view),
        kurz=view.summary,
        art="Synopse",
        trail=(*trail, (view.sache.titel, address)),
    )


@dataclass(frozen=True, slots=True)
class Reihe:
    """One row of the Synopse; a heading, which has no cells, comes before the first."""

    id: str
    alt: Markup
    neu: Markup
    label: str


class TextView:
    """What the templates of both pages show."""

    def __init__(self, paar: Paar, change: Unterschied, wege: Wege) -> None:
        self.page, self.wege = wege.page, wege
        self.alt, self.neu = paar.alt, paar.neu
        self.sache = Sache(change, wege)
        self._change = change

    @property
    def way_to_other(self) -> str:
        """From the running text to the Synopse and back."""
        return "../" if self.page.endswith(SYNOPSE) else SYNOPSE

    @property
    def whole(self) -> str:
        """The way to the whole comparison."""
        return self.wege.to(addresses.vergleich(self.alt.name, self.neu.name))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The text in reading order."""
        text = self._change.text or self._unchanged
        return flow(text, {zahl.block for zahl in self.zahlen}) if text else ()

    @property
    def _unchanged(self) -> Textvergleich | None:
        """The text compared with itself, to show figures in it; None if there are none."""
        record = self._change.record
        if not self.zahlen or not isinstance(record, Fachteil):
            return None
        return compare_texts(record.text.source, record.text.source)

    @property
    def zahlen(self) -> tuple[Zahl, ...]:
        """Figures that changed under the same words."""
        return self._change.zahlen

    def jump(self, zahl: Zahl) -> str:
        """The address on the page of the block in which a figure stands."""
        places = (item for item in self.items if isinstance(item, Kept | Stelle))
        return next((place.id for place in places if zahl.block in self._blocks(place)), "")

    def _blocks(self, place: Kept | Stelle) -> frozenset[int]:
        """The blocks of the new text that stand in a place, if that has an address."""
        if isinstance(place, Stelle):
            return frozenset(index for ort in place.orte for index in ort.change.new)
        return frozenset(place.change.new) if place.id else frozenset()

    @cached_property
    def stellen(self) -> tuple[Stelle, ...]:
        """The changed places."""
        return tuple(item for item in self.items if isinstance(item, Stelle))

    @property
    def summary(self) -> str:
        """What happened to this Fachteil, counted."""
        places, values = len(listed(self.stellen)), sum(1 for _ in told(self._change))
        figures = len(self.zahlen)
        parts = [
            f"{places} {'Stelle' if places == 1 else 'Stellen'} im Text" if places else "",
            f"{figures} {'Zahl' if figures == 1 else 'Zahlen'} im Text" if figures else "",
            f"{values} {'Angabe' if values == 1 else 'Angaben'} zum Fachteil" if values else "",
        ]
        *first, last = [part for part in parts if part] or [""]
        said = " und ".join(filter(None, (", ".join(first), last)))
        return f"Geändert: {said}." if said else "Geändert hat sich nur die Abkunft."

    def kind(self, item: Item) -> str:
        """Which part of the template shows an item."""
        names = {Stelle: "stelle", Kept: "text", Fold: "falte", Origin: "herkunft"}
        return names[type(item)]

    def html(self, stelle: Stelle) -> list[tuple[str, Markup]]:
        """The blocks of a place with their addresses."""
        return [(ort.id, Markup(in_words(ort.html(self.wege), self.wege))) for ort in stelle.orte]

    def kept(self, item: Kept) -> Markup:
        """An unchanged block."""
        return Markup(text(item.change.runs, self.wege))

    def excerpt(self, stelle: Stelle) -> str:
        """The beginning of a block that came, went or moved."""
        return stelle.excerpt(self.wege)

    @cached_property
    def liste(self) -> tuple[tuple[Stelle, str], ...]:
        """The changed places to jump to, each with the first sentence that is another now."""
        return tuple((stelle, self._sentence(stelle)) for stelle in listed(self.stellen))

    def _sentence(self, stelle: Stelle) -> str:
        if stelle.kind in _WHOLE or stelle.change.table:
            return self.excerpt(stelle)
        old, new = (self._read(stelle, op) for op in (Op.DELETE, Op.INSERT))
        changed = [s for s in new if s not in old] or [s for s in old if s not in new]
        return f"„{shortened(changed[0])}“" if changed else self.excerpt(stelle)

    def _read(self, stelle: Stelle, of: Op) -> tuple[str, ...]:
        """The sentences of one state of a place as a reader sees them."""
        change = stelle.change
        source = change.old_source if of is Op.DELETE else change.new_source
        words = CALL.sub(lambda call: self.wege.call(call[0], of), source)
        return _sentences(words)

    def origin(self, stelle: Stelle) -> str:
        """Under which heading a moved block stood before."""
        found = (i for i in self.items if isinstance(i, Origin) and i.stelle is stelle)
        return next((item.section for item in found), "")

    def is_moved(self, stelle: Stelle) -> bool:
        """Whether the place holds a block that stood elsewhere."""
        return stelle.kind is Kind.MOVED

    def in_text(self, section: str) -> str:
        """The way to a section of the text in the new state."""
        way = self.wege.record("fachteile", self.sache.change.record.id, Op.INSERT)
        return f"{way}#{slugify(section)}" if section and way else way

    @cached_property
    def reihen(self) -> tuple[Reihe, ...]:
        """The rows of the Synopse: facts first, then the places under their headings."""
        return (*self._fact_rows(), *self._text_rows())

    def _fact_rows(self) -> Iterator[Reihe]:
        for number, faktum in enumerate(told(self._change), 1):
            if number == 1:
                yield Reihe("", Markup(""), Markup(""), "Angaben zum Fachteil")
            alt, neu = sides(faktum, self.wege)
            yield Reihe(f"angabe-{number}", alt, neu, faktum.was)

    def _text_rows(self) -> Iterator[Reihe]:
        path: tuple[str, ...] | None = None
        for item in self.items:
            if not isinstance(item, Stelle) and not (isinstance(item, Kept) and item.id):
                continue
            found = item.path if isinstance(item, Stelle) else item.change.path
            if found != path:
                path = found
                yield Reihe("", Markup(""), Markup(""), " › ".join(path) or "Anfang des Textes")
            alt, neu = (_quoted(self._side(item, side)) for side in (Side.OLD, Side.NEW))
            yield Reihe(item.id, alt, neu, item.label)

    def _side(self, item: Stelle | Kept, side: Side) -> str:
        """One state of a row."""
        if isinstance(item, Kept):
            return text(item.change.runs, self.wege, side)
        return in_words("".join(ort.html(self.wege, side) for ort in item.orte), self.wege)


@lru_cache(maxsize=_KEPT)
def _sentences(source: str) -> tuple[str, ...]:
    """What a reader sees of a source, sentence by sentence; pairs have texts in common."""
    return tuple(_SENTENCE.split(" ".join(shown_text(source).split())))


def shortened(text: str) -> str:
    """The beginning of a sentence, cut between words."""
    return text if len(text) <= _LENGTH else f"{text[:_LENGTH].rsplit(' ', 1)[0]} …"


def _quoted(html: str) -> Markup:
    """What stands in a cell: a heading there is quoted and gives the page no structure."""
    return Markup(_HEADING.sub(_as_words, html))


def _as_words(tag: re.Match[str]) -> str:
    return "</p>" if tag[1] else '<p class="synopse__titel">'
