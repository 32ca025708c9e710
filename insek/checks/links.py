"""Every link in a text leads to a record, a page or an open address."""

import posixpath
import re
from collections.abc import Iterator

from insek import addresses
from insek.checks.contents import all_links
from insek.checks.registry import Finding, rule
from insek.model.kinds import LINK_SCHEMES, NOUNS
from insek.model.plan import Plan
from insek.model.record import Entry
from insek.model.text import OPEN_SCHEMES, Link
from insek.sources import DOCS
from insek.suggest import did_you_mean, likely

_MAIL = re.compile(r"[^@/\s]+@[^@/\s]+\.[^@/\s]+")


@rule(
    "R02",
    "Link ins Leere",
    grund="Ein Link, der nirgendwohin führt, kostet Vertrauen.",
    beispiel="fachteile/verkehr.md:27: Der Link „ziel:radverker“ führt zu keinem Ziel. → Meinten"
    " Sie „ziel:radverkehr“?",
)
def links_lead_somewhere(plan: Plan) -> Iterator[Finding]:
    """Every link leads to a record, a page, or an open address."""
    for link, entry in all_links(plan):
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
    near = likely(link.rest, plan.katalog(kind).ids)
    yield Finding(
        link.location,
        f"Der Link „{link.target}“ führt zu keinem {_DATIVE.get(kind, NOUNS[kind])}.",
        f"Meinten Sie „{link.scheme}:{near}“?"
        if near
        else _namesake(plan, link.rest, "Die Kennung prüfen."),
    )


def _namesake(plan: Plan, path: str, otherwise: str) -> str:
    """The link to the one record that a file or an id is the name of, or another remedy."""
    id = posixpath.basename(path).partition(".")[0]
    found = [f"{link}:{id}" for link, kind in LINK_SCHEMES.items() if id in plan.katalog(kind)]
    return f"Meinten Sie „{found[0]}“?" if len(found) == 1 else otherwise


_DATIVE = {
    "herausforderungen": "Eintrag unter den Herausforderungen",
    "massnahmen": "Eintrag unter den Maßnahmen",
    "quellen": "Eintrag unter den Quellen",
}


def _check_foreign(link: Link) -> Iterator[Finding]:
    if link.scheme in OPEN_SCHEMES:
        if link.scheme != "mailto" and not link.rest.startswith("//"):
            yield Finding(
                link.location,
                f"Die Adresse „{link.target}“ ist nicht vollständig.",
                f"„{link.scheme}://{link.rest.lstrip('/')}“ schreiben.",
            )
        return
    yield Finding(
        link.location,
        f"Links der Art „{link.scheme}:“ gibt es nicht.",
        did_you_mean(link.scheme, LINK_SCHEMES, f"Möglich sind: {', '.join(LINK_SCHEMES)}, https."),
    )


def _check_path(plan: Plan, link: Link, entry: Entry) -> Iterator[Finding]:
    folder, _, _ = entry.location.path.removeprefix(DOCS).rpartition("/")
    target = posixpath.normpath(posixpath.join(folder, link.rest))
    if begun := _begun(link.target):
        fact = f"Der Adresse „{link.target}“ fehlt der Anfang."
        yield Finding(link.location, fact, f"„{begun}{link.target}“ schreiben.")
    elif not entry.location.path.startswith(DOCS):
        remedy = "Mit der Art des Ziels verlinken, zum Beispiel „ziel:radverkehr-ausbauen“."
        remedy = _namesake(plan, link.rest, _PICTURE if link.image else remedy)
        yield Finding(link.location, f"„{link.target}“ ist hier kein gültiges Linkziel.", remedy)
    elif link.image and target not in plan.beilagen:
        otherwise = "Das Bild unter „docs“ ablegen oder den Pfad prüfen."
        remedy = did_you_mean(target, plan.beilagen, otherwise)
        yield Finding(link.location, f"Das Bild „{link.rest}“ gibt es nicht.", remedy)
    elif f"{target.lstrip('/')}.md" in plan.seiten:
        fact = f"Der Link „{link.target}“ führt zu keiner Datei."
        yield Finding(link.location, fact, f"„{link.rest.strip('/')}.md“ schreiben.")
    elif _is_missing_page(plan, target):
        otherwise = _namesake(plan, target, "Den Pfad prüfen oder die Seite anlegen.")
        remedy = did_you_mean(target, plan.seiten.ids, otherwise)
        yield Finding(link.location, f"Die Seite „{link.rest}“ gibt es nicht.", remedy)


_PICTURE = "Das Bild auf einer Seite unter „docs“ zeigen."


def _begun(target: str) -> str:
    """With what an address begins that was written without its beginning; else empty."""
    if target.startswith("www."):
        return "https://"
    return "mailto:" if _MAIL.fullmatch(target) else ""


def _is_missing_page(plan: Plan, target: str) -> bool:
    is_page = target.endswith(".md")
    return is_page and target not in plan.seiten and not plan.is_refused("seiten", target)
