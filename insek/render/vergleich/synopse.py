"""The Synopse of one Fachteil: bisher, neu, Begründung and Beschluss side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from insek.render.vergleich.flow import Item, Kept
from insek.render.vergleich.gruende import Grund
from insek.render.vergleich.markup import Side, text
from insek.render.vergleich.outline import told
from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.stellen import Stelle
from insek.render.vergleich.values import sides
from insek.render.vergleich.verweise import in_words
from insek.render.vergleich.wege import Wege
from insek.render.vergleich.zeilen import permalink, reason_links

_HEADING = re.compile(r"<(/?)h[2-6]>")
_FEW = 2
"""So many reasons are named in every row; more are numbered."""


@dataclass(frozen=True, slots=True)
class Reihe:
    """One row of the Synopse; a heading, which has no cells, comes before the first."""

    id: str
    alt: str
    neu: str
    label: str


def synopse(sache: Sache, items: Sequence[Item]) -> Markup:
    """The rows as HTML: facts first, then the places under their headings."""
    why = f"<td>{_reasons(sache.alle_gruende)}</td><td>{escape(sache.beschluss)}</td>"
    reihen = (*_fact_rows(sache), *_text_rows(items, sache.wege))
    rows = "".join(_row(reihe, why) if reihe.id else _head(reihe) for reihe in reihen)
    return Markup(rows.removeprefix("</tbody>\n") + "</tbody>\n")


def _head(reihe: Reihe) -> str:
    return (
        '</tbody>\n<tbody><tr class="synopse__abschnitt"><td colspan="4">'
        f"<h2>{escape(reihe.label)}</h2></td></tr>\n"
    )


def _row(reihe: Reihe, why: str) -> str:
    return (
        f'<tr id="{reihe.id}" data-stelle><td><p class="stelle__art">'
        f"{permalink(reihe.id, reihe.label)}</p>{reihe.alt or '–'}</td>"
        f"<td>{reihe.neu or '–'}</td>{why}</tr>\n"
    )


def _reasons(gruende: Sequence[Grund]) -> str:
    """Where the reasons stand: by their titles, or by number where there are many."""
    if len(gruende) <= _FEW:
        return reason_links(gruende) or "–"
    numbers = (f'<a href="#{g.id}">{number}</a>' for number, g in enumerate(gruende, 1))
    return f"Gründe {', '.join(numbers)}"


def _fact_rows(sache: Sache) -> Iterator[Reihe]:
    for number, faktum in enumerate(told(sache.change), 1):
        if number == 1:
            yield Reihe("", "", "", "Angaben zum Fachteil")
        alt, neu = sides(faktum, sache.wege)
        yield Reihe(f"angabe-{number}", alt, neu, faktum.was)


def _text_rows(items: Sequence[Item], wege: Wege) -> Iterator[Reihe]:
    path: tuple[str, ...] | None = None
    for item in items:
        if not isinstance(item, Stelle) and not (isinstance(item, Kept) and item.id):
            continue
        found = item.path if isinstance(item, Stelle) else item.change.path
        if found != path:
            path = found
            yield Reihe("", "", "", " › ".join(path) or "Anfang des Textes")
        alt, neu = (_quoted(_side(item, wege, side)) for side in (Side.OLD, Side.NEW))
        yield Reihe(item.id, alt, neu, item.label)


def _side(item: Stelle | Kept, wege: Wege, side: Side) -> str:
    """One state of a row."""
    if isinstance(item, Kept):
        return text(item.change.runs, wege, side)
    return in_words("".join(ort.html(wege, side) for ort in item.orte), wege)


def _quoted(html: str) -> str:
    """What stands in a cell: a heading there is quoted and gives the page no structure."""
    return _HEADING.sub(_as_words, html)


def _as_words(tag: re.Match[str]) -> str:
    return "</p>" if tag[1] else '<p class="synopse__titel">'
