"""The Synopse of one Fachteil: bisher, neu, Begründung and Beschluss side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from insek.compare.text import Change
from insek.render.vergleich.flow import Item, Kept
from insek.render.vergleich.gruende import Grund, beschluesse
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


@dataclass(frozen=True, slots=True)
class Synopsenabschnitt:
    """A heading, the rows under it, and the years of the steps that they go back to."""

    titel: str
    reihen: Sequence[Synopsenzeile]
    jahre: frozenset[int]


def synopse(sache: Sache, items: Sequence[Item]) -> Markup:
    """The rows as HTML: facts first, then the places under their headings.

    Reasons and decisions stand beside the heading to whose rows they belong.
    """
    abschnitte = (*_facts(sache), *_places(sache, items))
    return Markup("".join(_section(sache, abschnitt) for abschnitt in abschnitte))


def _section(sache: Sache, abschnitt: Synopsenabschnitt) -> str:
    span = len(abschnitt.reihen) + 1
    why = "".join(f'<td rowspan="{span}"><div>{c}</div></td>' for c in _why(sache, abschnitt.jahre))
    rows = "".join(map(_row, abschnitt.reihen))
    return (
        '<tbody><tr class="synopse__abschnitt"><td colspan="2">'
        f"<h2>{escape(abschnitt.titel)}</h2></td>{why}</tr>\n{rows}</tbody>\n"
    )


def _why(sache: Sache, jahre: frozenset[int]) -> tuple[str, str]:
    """Reasons and decisions of the steps filed under some years.

    All there are of the Fachteil where those give none: what is not known is not left out.
    """
    found = [g for g in sache.alle_gruende if g.aenderung.jahrgang in jahre]
    if not found:
        return _reasons(sache.alle_gruende, sache.alle_gruende), escape(sache.beschluss)
    return _reasons(found, sache.alle_gruende), escape(beschluesse(found))


def _row(reihe: Synopsenzeile) -> str:
    return (
        f'<tr id="{reihe.id}" data-stelle><td><p class="stelle__art">'
        f"{permalink(reihe.id, reihe.label)}</p>{reihe.alt or '–'}</td>"
        f"<td>{reihe.neu or '–'}</td></tr>\n"
    )


def _reasons(gruende: Sequence[Grund], alle: Sequence[Grund]) -> str:
    """Where the reasons stand: by their titles, or by their numbers where there are many."""
    if len(gruende) <= _FEW:
        return reason_links(gruende) or "–"
    numbers = (f'<a href="#{g.id}">{alle.index(g) + 1}</a>' for g in gruende)
    return f"Gründe {', '.join(numbers)}"


def _facts(sache: Sache) -> Iterator[Synopsenabschnitt]:
    rows, felder = [], []
    for number, faktum in enumerate(all_facts(sache.change), 1):
        alt, neu = sides(faktum, sache.wege)
        rows.append(Synopsenzeile(f"angabe-{number}", alt, neu, faktum.was))
        felder.append(faktum.path[0])
    if rows:
        yield Synopsenabschnitt("Angaben zum Fachteil", rows, sache.werdegang.of_fields(felder))


def _places(sache: Sache, items: Sequence[Item]) -> Iterator[Synopsenabschnitt]:
    changed = (i for i in items if isinstance(i, Stelle) or (isinstance(i, Kept) and i.id))
    for path, group in groupby(changed, key=_path):
        rows = [*group]
        title = " › ".join(path) or "Anfang des Textes"
        jahre = _touched_in(sache, rows)
        yield Synopsenabschnitt(title, [_reihe(item, sache.wege) for item in rows], jahre)


def _touched_in(sache: Sache, items: Sequence[Stelle | Kept]) -> frozenset[int]:
    """The years of the steps that touched what some rows show."""
    changes = [change for item in items for change in _changes(item)]
    old = (index for change in changes for index in change.old)
    new = (index for change in changes for index in change.new)
    return sache.werdegang.of_blocks(old, new)


def _changes(item: Stelle | Kept) -> Iterator[Change]:
    if isinstance(item, Kept):
        yield item.change
    else:
        yield from (ort.change for ort in item.orte)


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
