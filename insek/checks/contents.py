"""All that a plan says, one after the other: records, texts, links."""

from collections.abc import Iterator

from insek.model.kinds import KINDS
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import Entry, Record
from insek.model.text import Link, find_links
from insek.model.walk import markdown, texts


def all_records(plan: Plan) -> Iterator[Record]:
    """Every record of every catalogue."""
    for kind in KINDS:
        yield from plan.katalog(kind.name)


def all_entries(plan: Plan) -> Iterator[Entry]:
    """The city's settings, every record, every page."""
    yield plan.stadt
    yield from all_records(plan)
    yield from plan.seiten


def all_texts(plan: Plan) -> Iterator[tuple[str, Location]]:
    """Every text of the plan, long or short, with the place where it begins."""
    for entry in all_entries(plan):
        page = markdown(entry)
        if page:
            yield page.source, page.location
    yield from plan.field_texts


def long_texts(plan: Plan) -> Iterator[tuple[str, Location]]:
    """Every text of more than one line; a title is none, whatever it begins with."""
    return ((text, location) for text, location in all_texts(plan) if "\n" in text.strip())


def all_links(plan: Plan) -> Iterator[tuple[Link, Entry]]:
    """Every link in a text, long or short, with what it stands in."""
    for entry in all_entries(plan):
        text = markdown(entry)
        if text:
            yield from ((link, entry) for link in text.links)
        for short, location in texts(entry):
            if "](" in short:
                found = find_links(short, location.path, location.line)
                yield from ((link, entry) for link in found)
