"""The running text of a comparison as HTML: the changed places, what stands around them, folds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from insek.compare.text import Fate
from insek.compare.words import Op
from insek.model.text import slugify
from insek.render.vergleich.flow import Fold, FormerPlace, Item, Kept
from insek.render.vergleich.markup import text
from insek.render.vergleich.stellen import Stelle
from insek.render.vergleich.verweise import in_words
from insek.render.vergleich.wege import Wege
from insek.render.vergleich.zeilen import link, permalink


@dataclass(frozen=True, slots=True)
class Fassung:
    """The text of one Fachteil in reading order; ``prefix`` begins every address in it."""

    items: Sequence[Item]
    wege: Wege
    fachteil: str
    prefix: str = ""

    def html(self) -> Markup:
        """All of it."""
        return Markup(f'<div class="fassung">\n{"".join(map(self._part, self.items))}</div>\n')

    def _part(self, item: Item) -> str:
        if isinstance(item, Stelle):
            return self._place(item)
        if isinstance(item, Kept):
            return self._kept(item)
        return self._fold(item) if isinstance(item, Fold) else self._origin(item)

    def _place(self, stelle: Stelle) -> str:
        moved = self._moved(stelle) if stelle.fate is Fate.MOVED else ""
        return (
            f'<div class="stelle stelle--{stelle.fate.name.lower()}" id="{self.prefix}{stelle.id}"'
            f' data-stelle><p class="stelle__art">{permalink(self.prefix + stelle.id, stelle.label)}'
            f"{moved}</p>\n{''.join(self._blocks(stelle))}</div>\n"
        )

    def _moved(self, stelle: Stelle) -> str:
        origins = (i for i in self.items if isinstance(i, FormerPlace) and i.stelle is stelle)
        section = next((origin.section for origin in origins), "")
        return f" von {link(section or 'oben', f'#{self.prefix}{stelle.id}-von')} hierher"

    def _blocks(self, stelle: Stelle) -> Iterator[str]:
        """The blocks of a place; all but the first have addresses of their own."""
        for ort in stelle.orte:
            html = in_words(ort.html(self.wege), self.wege)
            first = ort is stelle.orte[0]
            yield html if first else f'<div id="{self.prefix}{ort.id}">{html}</div>'

    def _kept(self, item: Kept) -> str:
        html = text(item.change.runs, self.wege)
        if not item.id:
            return f"{html}\n"
        return (
            f'<div class="stelle stelle--zahl" id="{self.prefix}{item.id}" data-stelle>'
            f'<p class="stelle__art">{permalink(self.prefix + item.id, item.label)}</p>\n'
            f"{html}</div>\n"
        )

    def _fold(self, fold: Fold) -> str:
        way = self.wege.record("fachteile", self.fachteil, Op.INSERT)
        way = f"{way}#{slugify(fold.section)}" if fold.section and way else way
        return f'<p class="falte">{link(fold.words, way)}</p>\n'

    def _origin(self, origin: FormerPlace) -> str:
        path = origin.stelle.path
        words = f"verschoben nach „{path[-1]}“" if path else "verschoben"
        return (
            f'<p class="herkunft" id="{self.prefix}{origin.id}">'
            f"<del>{escape(origin.stelle.excerpt(self.wege))}</del>"
            f" {link(words, f'#{self.prefix}{origin.stelle.id}')}</p>\n"
        )
