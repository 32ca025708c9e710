"""The Synopse of one Fachteil: bisher, neu, Begründung and Beschluss side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from insek.render.vergleich.flow import Item, Kept
from insek.render.vergleich.gruende import Grund
from insek.render.vergleich.markup import Side, text
from insek.render.vergleich.outline import all_facts
from insek.render.vergleich.sachen import Sache
from insek.render.vergleich.stellen import Stelle
from insek.render.vergleich.values import sides
from insek.render.vergleich.verweise import in_words
from insek.render.vergleich.wege import Wege
from insek.render.vergleich.zeilen import permalink, reason_links

_HEADING = re.compile(r"<(/?)h[2-6]>")
_FEW = 2
"""So many reasons are named beside the rows; more are numbered."""


@dataclass(frozen=True, slots=True)
class Synopsenzeile:
    """One row of the Synopse: both states of a place or a fact."""

    id: str
    alt: str
    neu: str
    label: str


Synopsenabschnitt = tuple[str, Sequence[Synopsenzeile]]
"""A heading, and the rows under it."""


def synopse(sache: Sache, items: Sequence[Item]) -> Markup:
    """The rows as HTML: facts first, then the places under their headings.

    Reasons and decisions belong to the whole Fachteil; they stand once under each heading.
    """
    abschnitte = (*_facts(sache), *_places(items, sache.wege))
    return Markup("".join(_section(sache, title, reihen) for title, reihen in abschnitte))


def _section(sache: Sache, title: str, reihen: Sequence[Synopsenzeile]) -> str:
    first, *rest = reihen
    span = f' rowspan="{len(reihen)}"' if rest else ""
    told = (_reasons(sache.alle_gruende), escape(sache.beschluss))
    why = "".join(f"<td{span}><div>{cell}</div></td>" for cell in told)
    rows = "".join((_row(first, why), *(_row(reihe) for reihe in rest)))
    return (
        '<tbody><tr class="synopse__abschnitt"><td colspan="4">'
        f"<h2>{escape(title)}</h2></td></tr>\n{rows}</tbody>\n"
    )


def _row(reihe: Synopsenzeile, why: str = "") -> str:
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


def _facts(sache: Sache) -> Iterator[Synopsenabschnitt]:
    rows = []
    for number, faktum in enumerate(all_facts(sache.change), 1):
        alt, neu = sides(faktum, sache.wege)
        rows.append(Synopsenzeile(f"angabe-{number}", alt, neu, faktum.was))
    if rows:
        yield "Angaben zum Fachteil", rows


def _places(items: Sequence[Item], wege: Wege) -> Iterator[Synopsenabschnitt]:
    changed = (i for i in items if isinstance(i, Stelle) or (isinstance(i, Kept) and i.id))
    for path, group in groupby(changed, key=_path):
        yield " › ".join(path) or "Anfang des Textes", [_reihe(item, wege) for item in group]


def _path(item: Stelle | Kept) -> tuple[str, ...]:
    return item.path if isinstance(item, Stelle) else item.change.path


def _reihe(item: Stelle | Kept, wege: Wege) -> Synopsenzeile:
    alt, neu = (_quoted(_side(item, wege, side)) for side in (Side.OLD, Side.NEW))
    return Synopsenzeile(item.id, alt, neu, item.label)


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
