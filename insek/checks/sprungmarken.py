"""What stands behind „#“ in a link: the place on a page to which it leads."""

import posixpath
import re
from collections.abc import Iterator

from insek import addresses
from insek.checks.contents import all_links
from insek.checks.registry import Finding, rule
from insek.model.kinds import KIND_BY_NAME, LINK_SCHEMES
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import Entry
from insek.model.text import Aufruf, Link, Markdown
from insek.model.walk import markdown
from insek.sources import DOCS
from insek.suggest import did_you_mean
from insek.vocabulary import WORT_BY_NAME, WORTE

_TABLES = {
    "zielmatrix": "zielmatrix",
    "herausforderungsmatrix": "herausforderungsmatrix",
    "ziele": "zielliste",
    "zielstand": "zielstand",
    "massnahmen": "massnahmenliste",
    "indikatoren": "indikatoren",
    "indikator": "werte",
    "raeume": "raeume",
    "zustaendigkeiten": "zustaendigkeiten",
    "konflikte": "konflikte",
    "aemter": "aemter",
    "gremien": "gremien",
}
"""What the table of a word is called; if it shows a part of all, that part comes behind."""
_RULE_ANCHOR = re.compile(r"regel-[a-z][0-9]{2}")


@rule(
    "R03",
    "Sprungmarke ins Leere",
    grund="Wer auf eine Stelle verweist, will genau dorthin führen. Sicher sind die Überschriften"
    " einer Seite und eines Fachteils, die Tabellen der Wörter und was diese einzeln aufführen,"
    " nicht aber, was die Website selbst auf die Seite eines Eintrags schreibt.",
    beispiel="fachteile/verkehr.md:33: Den Abschnitt „laga“ gibt es im Fachteil „wohnen“ nicht. →"
    " Meinten Sie „lage“?",
)
def anchors_exist(plan: Plan) -> Iterator[Finding]:
    """Every anchor behind a link is a heading of the text it leads to, or stands in its words."""
    known: dict[Location, frozenset[str]] = {}
    for link, entry in all_links(plan):
        if not link.anchor:
            continue
        text, where = _anchored_text(plan, link, entry)
        if _leads_to_what_is_built(plan, link, entry):
            yield Finding(
                link.location,
                f"Der Link „{link.target}“ führt zu keiner Stelle, die es sicher gibt.",
                "Den Teil ab „#“ weglassen." if link.rest else "Den Link weglassen.",
            )
        elif text is not None:
            if text.location not in known:
                known[text.location] = anchors_of(plan, text)
            yield from _check_text(link, text, known[text.location], where)


def _check_text(link: Link, text: Markdown, known: frozenset[str], where: str) -> Iterator[Finding]:
    if link.anchor not in known and not is_rule(text, link.anchor):
        yield Finding(
            link.location,
            f"Den Abschnitt „{link.anchor}“ gibt es {where} nicht.",
            did_you_mean(
                link.anchor, known, "Die Überschrift prüfen oder den Teil ab „#“ weglassen."
            ),
        )


def anchors_of(plan: Plan, text: Markdown) -> frozenset[str]:
    """The anchors that the page of a text is sure to have: its headings and what words bring."""
    return text.anchors.union(*(_marks(plan, call) for call in text.aufrufe))


def is_rule(text: Markdown, anchor: str) -> bool:
    """Whether an anchor is that of a rule, on a page that lists them; not all are known here."""
    is_named = _RULE_ANCHOR.fullmatch(anchor) is not None
    return is_named and any(call.wort == "regeln" for call in text.aufrufe)


def _marks(plan: Plan, call: Aufruf) -> Iterator[str]:
    """The anchors that a word brings and that stay, except those of rules."""
    if call.wort in _TABLES:
        asked = (call.argumente.get(angabe.name) for angabe in WORT_BY_NAME[call.wort].angaben)
        part = next((f"-{value}" for value in asked if value), "")
        yield f"tabelle-{_TABLES[call.wort]}{part}"
    if call.wort in KIND_BY_NAME and not addresses.has_page(call.wort):
        unread = (id for kind, id in plan.refused if kind == call.wort)
        ids = (*plan.katalog(call.wort).ids, *unread)
        yield from (addresses.anchor(call.wort, id) for id in ids)
    if call.wort == "vokabular":
        yield from (f"wort-{wort.name}" for wort in WORTE)


def _leads_to_what_is_built(plan: Plan, link: Link, entry: Entry) -> bool:
    """Whether the page is one whose headings nobody writes: that of a record, or all around a field."""
    if link.scheme:
        kind = LINK_SCHEMES.get(link.scheme)
        return kind not in (None, "fachteile") and plan.knows(kind, link.rest)
    return not link.rest and markdown(entry) is None


def _anchored_text(plan: Plan, link: Link, entry: Entry) -> tuple[Markdown | None, str]:
    if link.scheme == "fachteil":
        fachteil = plan.fachteile.get(link.rest)
        return (fachteil.text if fachteil else None), f"im Fachteil „{link.rest}“"
    if link.scheme:
        return None, ""
    if not link.rest:
        return markdown(entry), "auf dieser Seite"
    folder, _, _ = entry.location.path.removeprefix(DOCS).rpartition("/")
    seite = plan.seiten.get(posixpath.normpath(posixpath.join(folder, link.rest)))
    return (seite.text if seite else None), f"auf der Seite „{link.rest}“"
