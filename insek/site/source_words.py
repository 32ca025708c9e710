"""Whether a Stand says what its source says: every sentence is looked for on the pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from insek import addresses
from insek.model import walk
from insek.model.kinds import BY_NAME
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.seite import Seite
from insek.site.page_words import PageWords, normal, sentences

SENTENCE = 4
"""From so many words on a text is a sentence that readers must find; less may be a keyword."""


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text of a source, the page on which it must stand, and where it was written."""

    page: str
    text: str
    location: Location


def lost_words(plan: Plan, pages: Mapping[str, PageWords]) -> Iterator[Said]:
    """What the source of a Stand says and none of its pages does; pages by their address.

    A piece is looked for on its own page first, then on all others of the Stand.
    """
    everywhere = ""
    for said in said_by(plan):
        own = pages.get(said.page)
        if own and said.text in own.main:
            continue
        everywhere = everywhere or "\n".join(words.main for words in pages.values())
        if said.text not in everywhere:
            yield said


def said_by(plan: Plan) -> Iterator[Said]:
    """Everything that readers of a plan must find: titles, texts, and all that is a sentence."""
    for seite in plan.seiten:
        yield from _of_page(seite)
    for kind in BY_NAME:
        if addresses.has_page(kind):
            for record in plan.katalog(kind):
                yield from _of_record(addresses.address(kind, record.id), record)


def _of_page(seite: Seite) -> Iterator[Said]:
    page = addresses.path_address(seite.pfad)
    yield Said(page, normal(seite.titel), seite.at("titel"))
    for text in sentences(seite.text.source):
        yield Said(page, text, seite.text.location)


def _of_record(page: str, record: Record) -> Iterator[Said]:
    yield Said(page, normal(record.titel), record.at("titel"))
    body = walk.markdown(record)
    for text in sentences(body.source) if body else ():
        yield Said(page, text, body.location if body else record.location)
    for field, location in walk.texts(record):
        for text in sentences(field):
            if len(text.split()) >= SENTENCE:
                yield Said(page, text, location)
