"""The pages of one Fachteil in a comparison: the running text, and the Synopse of the same."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from markupsafe import Markup

from insek import addresses
from insek.compare.plan import Unterschied
from insek.compare.text import Fate, Textvergleich, compare_texts
from insek.compare.words import Op
from insek.compare.zahlen import Textzahl
from insek.model.fachteil import Fachteil
from insek.model.record import Record
from insek.model.text import CALL_PATTERN
from insek.render.context import render
from insek.render.outer import OuterPage, Paar
from insek.render.vergleich.fassung import Fassung
from insek.render.vergleich.flow import Item, Kept, flow, separate_places
from insek.render.vergleich.gaps import DRUCK, gap
from insek.render.vergleich.gruende import examples, marked
from insek.render.vergleich.nachweis import DATA
from insek.render.vergleich.outline import all_facts
from insek.render.vergleich.overview import page_title
from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.scan import shown_text
from insek.render.vergleich.stellen import Stelle
from insek.render.vergleich.synopse import synopse
from insek.render.vergleich.wege import Wege

SYNOPSE = "synopse/"
_WHOLE = frozenset({Fate.INSERTED, Fate.DELETED, Fate.MOVED})
_SENTENCE = re.compile(r"(?<=[a-zäöüß)“][.!?]) ")
_LENGTH = 90
_KEPT = 2048


def fachteil_pages(paar: Paar, change: Unterschied) -> Iterator[OuterPage]:
    """``/vergleich/2018-2019/wohnen/`` and its Synopse, with gaps."""
    address = addresses.vergleich(paar.alt.name, paar.neu.name, change.record.id)
    whole = addresses.vergleich(paar.alt.name, paar.neu.name)
    trail = (("Vergleiche", "vergleich/"), (page_title(paar), whole))
    years = f"{paar.alt.kurz} und {paar.neu.kurz}"
    items = items_of(change)
    view = TextView(change, items, Wege(paar, address))
    yield OuterPage(
        address=address,
        titel=f"{view.sache.titel}: {years} im Vergleich",
        html=render("vergleich_text.html", v=view),
        kurz=view.summary,
        art="Vergleich",
        trail=trail,
        druck=gap(DRUCK),
    )
    if not view.stellen and not view.zahlen:
        return
    view = TextView(change, items, Wege(paar, f"{address}{SYNOPSE}"))
    yield OuterPage(
        address=f"{address}{SYNOPSE}",
        titel=f"{view.sache.titel}: Synopse {years}",
        html=render("vergleich_synopse.html", v=view),
        kurz=view.summary,
        art="Synopse",
        trail=(*trail, (view.sache.titel, address)),
        druck=gap(DRUCK),
    )


def items_of(change: Unterschied) -> tuple[Item, ...]:
    """The text of a Fachteil in reading order; of the same words only where figures changed."""
    text = change.text or (_unchanged(change.record) if change.zahlen else None)
    return flow(text, {zahl.block for zahl in change.zahlen}) if text else ()


def _unchanged(record: Record) -> Textvergleich | None:
    """The text compared with itself."""
    source = record.text.source if isinstance(record, Fachteil) else ""
    return compare_texts(source, source) if source else None


class TextView:
    """What the templates of both pages show."""

    def __init__(self, change: Unterschied, items: Sequence[Item], wege: Wege) -> None:
        self.page, self.wege, self.items = wege.page, wege, items
        self.alt, self.neu = wege.paar.alt, wege.paar.neu
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

    @property
    def data(self) -> str:
        """The way to the whole comparison for programs."""
        return f"{self.whole}{DATA}"

    @property
    def zahlen(self) -> tuple[Textzahl, ...]:
        """Figures that changed under the same words."""
        return self._change.zahlen

    def jump(self, zahl: Textzahl) -> str:
        """The address on the page of the block in which a figure stands."""
        places = (item for item in self.items if isinstance(item, Kept | Stelle))
        return next((place.id for place in places if zahl.block in self._blocks(place)), "")

    def _blocks(self, place: Kept | Stelle) -> frozenset[int]:
        """The blocks of the new text that stand in a place, if that has an address."""
        if isinstance(place, Stelle):
            return frozenset(index for ort in place.orte for index in ort.change.new)
        return frozenset(place.change.new) if place.id else frozenset()

    @property
    def examples(self) -> str:
        """Which of the Jahrgänge on the way are examples."""
        return examples(self.sache.alle_gruende)

    @cached_property
    def marked(self) -> frozenset[str]:
        """The reasons that are marked as examples one by one."""
        return marked(self.sache.alle_gruende)

    @cached_property
    def stellen(self) -> tuple[Stelle, ...]:
        """The changed places."""
        return tuple(item for item in self.items if isinstance(item, Stelle))

    @property
    def summary(self) -> str:
        """What happened to this Fachteil, counted."""
        places, values = len(separate_places(self.stellen)), sum(1 for _ in all_facts(self._change))
        figures = len(self.zahlen)
        parts = [
            f"{places} {'Stelle' if places == 1 else 'Stellen'} im Text" if places else "",
            f"{figures} {'Zahl' if figures == 1 else 'Zahlen'} im Text" if figures else "",
            f"{values} {'Angabe' if values == 1 else 'Angaben'} zum Fachteil" if values else "",
        ]
        *first, last = [part for part in parts if part] or [""]
        said = " und ".join(filter(None, (", ".join(first), last)))
        return f"Geändert: {said}." if said else "Geändert hat sich nur die Abkunft."

    def fassung(self, prefix: str = "") -> Markup:
        """The running text; ``prefix`` begins every address in it."""
        return Fassung(self.items, self.wege, self.sache.change.record.id, prefix).html()

    @property
    def synopse(self) -> Markup:
        """The rows of the Synopse."""
        return synopse(self.sache, self.items)

    @cached_property
    def liste(self) -> tuple[tuple[Stelle, str], ...]:
        """The changed places to jump to, each with the first sentence that is another now."""
        return tuple((stelle, self._sentence(stelle)) for stelle in separate_places(self.stellen))

    def _sentence(self, stelle: Stelle) -> str:
        if stelle.fate in _WHOLE or stelle.change.table:
            return stelle.excerpt(self.wege)
        old, new = (self._read(stelle, op) for op in (Op.DELETE, Op.INSERT))
        changed = [s for s in new if s not in old] or [s for s in old if s not in new]
        return f"„{shortened(changed[0])}“" if changed else stelle.excerpt(self.wege)

    def _read(self, stelle: Stelle, of: Op) -> tuple[str, ...]:
        """The sentences of one state of a place as a reader sees them."""
        change = stelle.change
        source = change.old_source if of is Op.DELETE else change.new_source
        words = CALL_PATTERN.sub(lambda call: self.wege.call(call[0], of), source)
        return _sentences(words)


@lru_cache(maxsize=_KEPT)
def _sentences(source: str) -> tuple[str, ...]:
    """What a reader sees of a source, sentence by sentence; pairs have texts in common."""
    return tuple(_SENTENCE.split(" ".join(shown_text(source).split())))


def shortened(text: str) -> str:
    """The beginning of a sentence, cut between words."""
    return text if len(text) <= _LENGTH else f"{text[:_LENGTH].rsplit(' ', 1)[0]} …"
