"""What one record says of another must be true: references, ancestors, sources, addresses."""

from collections.abc import Iterator

from insek import addresses
from insek.checks.contents import all_entries, all_links
from insek.checks.registry import Finding, rule
from insek.model.befund import Schwere
from insek.model.kinds import KINDS, NOUNS
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.seite import Seite
from insek.model.walk import Reference, references
from insek.suggest import did_you_mean


@rule(
    "R01",
    "Verweis ins Leere",
    grund="Eine Kennung, die es nicht gibt, führt Leserinnen und Leser nirgendwohin.",
    beispiel="ziele/radverkehr.yml:11: Fachteil „wohnn“ gibt es nicht. → Meinten Sie „wohnen“?",
)
def references_exist(plan: Plan) -> Iterator[Finding]:
    """Every id that a record names belongs to a record."""
    for entry in all_entries(plan):
        for reference in references(entry):
            if plan.knows(reference.kind, reference.id):
                continue
            known = plan.katalog(reference.kind)
            yield Finding(
                reference.location,
                f"{NOUNS[reference.kind]} „{reference.id}“ gibt es nicht.",
                did_you_mean(reference.id, known.ids, _otherwise(plan, reference)),
            )


def _otherwise(plan: Plan, reference: Reference) -> str:
    """What to do where no id of the kind comes near: it may belong to a thing of another kind."""
    namesakes = (plan.katalog(kind.name).get(reference.id) for kind in KINDS if kind.link)
    other = next((record for record in namesakes if record), None)
    if other is None:
        return "Die Kennung prüfen oder die Datei anlegen."
    noun, path = NOUNS[reference.kind], other.location.path
    return f"Eine Kennung der Art „{noun}“ angeben; diese gehört zu {path}."


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
        ref.id for entry in all_entries(plan) for ref in references(entry) if ref.kind == "quellen"
    }
    used |= {link.rest for link, _ in all_links(plan) if link.scheme == "quelle"}
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
