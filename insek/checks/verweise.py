"""Everything that one record says of another must be true: references, links, anchors."""

import posixpath
from collections.abc import Iterator

from insek import addresses
from insek.checks.registry import Finding, rule
from insek.model.befund import Schwere
from insek.model.kinds import KINDS, LINK_SCHEMES, NOUNS
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import Entry, Record
from insek.model.seite import Seite
from insek.model.text import OPEN_SCHEMES, Link, Markdown, find_links
from insek.model.walk import markdown, references, texts
from insek.sources import DOCS
from insek.suggest import did_you_mean, likely


def all_records(plan: Plan) -> Iterator[Record]:
    """Every record of every catalogue."""
    for kind in KINDS:
        yield from plan.katalog(kind.name)


def _entries(plan: Plan) -> Iterator[Entry]:
    yield plan.stadt
    yield from all_records(plan)
    yield from plan.seiten


@rule(
    "R01",
    "Verweis ins Leere",
    grund="Eine Kennung, die es nicht gibt, führt Leserinnen und Leser nirgendwohin.",
    beispiel="ziele/radverkehr.yml:11: Fachteil „wohnn“ gibt es nicht. → Meinten Sie „wohnen“?",
)
def references_exist(plan: Plan) -> Iterator[Finding]:
    """Every id that a record names belongs to a record."""
    for entry in _entries(plan):
        for reference in references(entry):
            if plan.knows(reference.kind, reference.id):
                continue
            known = plan.katalog(reference.kind)
            yield Finding(
                reference.location,
                f"{NOUNS[reference.kind]} „{reference.id}“ gibt es nicht.",
                did_you_mean(reference.id, known.ids, "Die Kennung prüfen oder die Datei anlegen."),
            )


def all_texts(plan: Plan) -> Iterator[tuple[str, Location]]:
    """Every text of the plan, long or short, with the place where it begins."""
    for entry in _entries(plan):
        page = markdown(entry)
        if page:
            yield page.source, page.location
    yield from field_texts(plan)


def field_texts(plan: Plan) -> Iterator[tuple[str, Location]]:
    """Every text that stands in a field, not on a page, with the place where it begins."""
    for entry in (*_entries(plan), *plan.aenderungen):
        yield from texts(entry)


def _links(plan: Plan) -> Iterator[tuple[Link, Entry]]:
    for entry in _entries(plan):
        text = markdown(entry)
        if text:
            yield from ((link, entry) for link in text.links)
        for short, location in texts(entry):
            if "](" in short:
                found = find_links(short, location.path, location.line)
                yield from ((link, entry) for link in found)


@rule(
    "R02",
    "Link ins Leere",
    grund="Ein Link, der nirgendwohin führt, kostet Vertrauen.",
    beispiel="fachteile/verkehr.md:27: Der Link „ziel:radverker“ führt zu keinem Ziel. → Meinten"
    " Sie „ziel:radverkehr“?",
)
def links_lead_somewhere(plan: Plan) -> Iterator[Finding]:
    """Every link leads to a record, a page, or an open address."""
    for link, entry in _links(plan):
        if link.scheme in LINK_SCHEMES:
            yield from _check_scheme(plan, link)
        elif link.scheme:
            yield from _check_foreign(link)
        elif link.rest:
            yield from _check_path(plan, link, entry)
        elif not link.anchor:
            yield Finding(
                link.location,
                f"Der Link „{link.text}“ hat kein Linkziel.",
                "In die runden Klammern schreiben, wohin er führt.",
            )


def _check_scheme(plan: Plan, link: Link) -> Iterator[Finding]:
    kind = LINK_SCHEMES[link.scheme]
    if plan.knows(kind, link.rest):
        if plan.is_complete("seiten") and addresses.place(plan, kind, link.rest) is None:
            yield Finding(
                link.location,
                f"Der Link „{link.target}“ führt auf keine Seite.",
                f"Auf einer Seite das Verzeichnis zeigen: {{{{ {kind}() }}}}.",
            )
        return
    meant = likely(link.rest, plan.katalog(kind).ids)
    yield Finding(
        link.location,
        f"Der Link „{link.target}“ führt zu keinem {_DATIVE.get(kind, NOUNS[kind])}.",
        f"Meinten Sie „{link.scheme}:{meant}“?" if meant else "Die Kennung prüfen.",
    )


_DATIVE = {
    "herausforderungen": "Eintrag unter den Herausforderungen",
    "massnahmen": "Eintrag unter den Maßnahmen",
    "quellen": "Eintrag unter den Quellen",
}


def _check_foreign(link: Link) -> Iterator[Finding]:
    if link.scheme in OPEN_SCHEMES:
        return
    yield Finding(
        link.location,
        f"Links der Art „{link.scheme}:“ gibt es nicht.",
        did_you_mean(link.scheme, LINK_SCHEMES, f"Möglich sind: {', '.join(LINK_SCHEMES)}, https."),
    )


def _check_path(plan: Plan, link: Link, entry: Entry) -> Iterator[Finding]:
    folder, _, _ = entry.location.path.removeprefix(DOCS).rpartition("/")
    target = posixpath.normpath(posixpath.join(folder, link.rest))
    if not entry.location.path.startswith(DOCS):
        remedy = "Mit der Art des Ziels verlinken, zum Beispiel „ziel:radverkehr-ausbauen“."
        yield Finding(link.location, f"„{link.target}“ ist hier kein gültiges Linkziel.", remedy)
    elif _is_missing_page(plan, target):
        remedy = did_you_mean(target, plan.seiten.ids, "Den Pfad prüfen oder die Seite anlegen.")
        yield Finding(link.location, f"Die Seite „{link.rest}“ gibt es nicht.", remedy)


def _is_missing_page(plan: Plan, target: str) -> bool:
    is_page = target.endswith(".md")
    return is_page and target not in plan.seiten and not plan.is_refused("seiten", target)


@rule(
    "R03",
    "Sprungmarke ins Leere",
    grund="Wer auf einen Abschnitt verweist, will genau dorthin führen.",
    beispiel="fachteile/verkehr.md:33: Den Abschnitt „laga“ gibt es im Fachteil „wohnen“ nicht. →"
    " Meinten Sie „lage“?",
)
def anchors_exist(plan: Plan) -> Iterator[Finding]:
    """Every anchor behind a link is a heading of the text it leads to."""
    for link, entry in _links(plan):
        target, where = _anchored_text(plan, link, entry)
        if target is None or not link.anchor or link.anchor in target.anchors:
            continue
        if target.aufrufe and not link.scheme:
            continue  # a word may bring headings of its own; the built site is checked as files
        yield Finding(
            link.location,
            f"Den Abschnitt „{link.anchor}“ gibt es {where} nicht.",
            did_you_mean(link.anchor, target.anchors, "Die Überschrift prüfen."),
        )


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


@rule(
    "R04",
    "Vorgänger besteht noch",
    grund="Wer aus etwas hervorgegangen ist, ersetzt es. Eine Kennung wird nie neu vergeben.",
    beispiel="ziele/radverkehr.yml:6: „wohnraum-schaffen“ ist als Vorgänger genannt, besteht aber"
    " noch. → Den Vorgänger streichen oder die alte Datei löschen.",
)
def ancestors_are_gone(plan: Plan) -> Iterator[Finding]:
    """Nothing has come out of something that is still there, unless that was split."""
    for kind in KINDS:
        known = plan.katalog(kind.name)
        for record in known:
            for index, ancestor in enumerate(record.hervorgegangen_aus):
                if ancestor in known:
                    yield Finding(
                        record.at("hervorgegangen_aus", index),
                        f"„{ancestor}“ ist als Vorgänger genannt, besteht aber noch.",
                        "Den Vorgänger streichen oder die alte Datei löschen.",
                    )


@rule(
    "Q01",
    "Quelle fehlt",
    grund="Jede Aussage nennt ihre Quelle oder ist als Beispiel (fiktiv) gekennzeichnet.",
    beispiel="ziele/lebenswerte-stadt.yml:1: „Lebenswerte Stadt“ nennt keine Quelle. → Unter"
    " „quellen“ eine Quelle angeben oder „fiktiv: true“ setzen.",
)
def statements_have_sources(plan: Plan) -> Iterator[Finding]:
    """What is not marked as an example rests on a source."""
    for kind in KINDS:
        if kind.name == "quellen":
            continue
        for record in plan.katalog(kind.name):
            if not record.quellen and not record.fiktiv:
                yield Finding(
                    record.location,
                    f"„{record.titel or record.id}“ nennt keine Quelle.",
                    "Unter „quellen“ eine Quelle angeben oder „fiktiv: true“ setzen.",
                )


@rule(
    "Q02",
    "Quelle wird nirgends genannt",
    grund="Eine Quelle, auf die nichts verweist, ist vergessen oder überholt.",
    beispiel="daten/quellen/klimabericht.yml:1: Auf die Quelle „klimabericht“ verweist nichts. →"
    " Sie dort nennen, wo sie gebraucht wird, oder löschen.",
    schwere=Schwere.HINWEIS,
)
def sources_are_used(plan: Plan) -> Iterator[Finding]:
    """Every source is named somewhere."""
    used = {
        ref.id for entry in _entries(plan) for ref in references(entry) if ref.kind == "quellen"
    }
    used |= {link.rest for link, _ in _links(plan) if link.scheme == "quelle"}
    for quelle in plan.quellen:
        if quelle.id not in used and plan.is_complete():
            yield Finding(
                quelle.location,
                f"Auf die Quelle „{quelle.id}“ verweist nichts.",
                "Sie dort nennen, wo sie gebraucht wird, oder löschen.",
            )


@rule(
    "R05",
    "Zwei Seiten unter einer Adresse",
    grund="Unter einer Adresse steht genau eine Seite; die andere ginge verloren.",
    beispiel="docs/ziele/radverkehr.md:2: Unter dieser Adresse steht schon „Radverkehr ausbauen“"
    " (ziele/radverkehr.yml). → Der Seite oder dem Eintrag einen anderen Namen geben.",
)
def addresses_are_single(plan: Plan) -> Iterator[Finding]:
    """No record is called like the overview of its folder, and no page stands where another does."""
    taken: dict[str, Record | Seite] = {}
    for kind in KINDS:
        for record in plan.katalog(kind.name) if addresses.has_page(kind.name) else ():
            if record.id == "index":
                yield Finding(
                    record.at("id"),
                    "„index“ ist der Name der Übersicht in diesem Ordner der Website.",
                    "Dem Eintrag eine andere Kennung geben.",
                )
            else:
                taken[addresses.address(kind.name, record.id)] = record
    for seite in plan.seiten:
        other = taken.setdefault(addresses.path_address(seite.pfad), seite)
        if other is not seite:
            yield Finding(
                seite.location,
                f"Unter dieser Adresse steht schon „{other.titel}“ ({other.location.path}).",
                "Der Seite oder dem Eintrag einen anderen Namen geben.",
            )
