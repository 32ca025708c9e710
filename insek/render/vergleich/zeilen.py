"""The lines of which a page has hundreds, as HTML; the templates hold what frames them."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from insek.render.vergleich.gruende import Grund
from insek.render.vergleich.marken import Marke
from insek.render.vergleich.values import Faktenzeile
from insek.render.vergleich.wege import Wege


def badges(marken: Iterable[Marke]) -> Markup:
    """What happened, as small signs in words."""
    return Markup(
        " ".join(f'<span class="marke marke--{css}">{escape(word)}</span>' for css, word in marken)
    )


def link(words: str, way: str) -> Markup:
    """Words that lead somewhere; the words alone if there is no way."""
    return Markup(f'<a href="{escape(way)}">{escape(words)}</a>') if way else escape(words)


def permalink(anchor: str, label: str) -> Markup:
    """What happened in a place, leading to the place itself."""
    heard = '<span class="vh">, Verweis auf diese Stelle</span>'
    return Markup(f'<a class="anker" href="#{anchor}">{escape(label)}{heard}</a>')


def permalink_to(anchor: str, title: str) -> Markup:
    """A small sign behind a title that leads to the place itself, to be copied."""
    heard = f'<span class="vh">Verweis auf „{escape(title)}“</span>'
    return Markup(f'<a class="anker" href="#{anchor}">{heard}</a>')


def fact_list(zeilen: Sequence[Faktenzeile], wege: Wege) -> Markup:
    """Facts as a list; editorial ones are folded where others are told. Empty for none."""
    if not zeilen:
        return Markup("")
    quiet = [a for a in zeilen if a.is_editorial]
    if len(quiet) == len(zeilen):
        quiet = []
    told = "".join(_fact(a, wege) for a in zeilen if not quiet or not a.is_editorial)
    return Markup(f'<ul class="angaben">\n{told}{_folded(quiet, wege)}</ul>\n')


def _folded(quiet: Sequence[Faktenzeile], wege: Wege) -> str:
    if not quiet:
        return ""
    count = f"{len(quiet)} {'Angabe' if len(quiet) == 1 else 'Angaben'}"
    return (
        f'<li class="falz"><details class="neben"><summary>Nur redaktionell: {count}</summary>'
        f'<ul class="angaben">\n{"".join(_fact(a, wege) for a in quiet)}</ul></details></li>\n'
    )


def _fact(zeile: Faktenzeile, wege: Wege) -> str:
    return f"<li>{''.join(_parts(zeile, wege))}</li>\n"


def _parts(zeile: Faktenzeile, wege: Wege) -> Iterator[str]:
    yield zeile.html(wege)
    if wording := zeile.wortlaut(wege):
        yield f"<p>{wording}</p>"
    if zeile.details:
        amounts = "".join(f"<li>{escape(satz)}</li>" for satz in zeile.details)
        yield (
            '<details class="neben"><summary>Einzelne Beträge</summary>'
            f'<ul class="angaben">{amounts}</ul></details>'
        )


def reason_links(gruende: Iterable[Grund]) -> Markup:
    """The titles of reasons, each leading to where it stands on the page."""
    return Markup(", ".join(link(g.aenderung.titel, f"#{g.id}") for g in gruende))


def reason_line(gruende: Sequence[Grund]) -> Markup:
    """Why, in one line; empty where no reason is given."""
    told = f'<p class="grund">Begründung: {reason_links(gruende)}</p>\n' if gruende else ""
    return Markup(told)
