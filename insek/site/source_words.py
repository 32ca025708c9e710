"""Whether a Stand says what its source says: every sentence is looked for on the pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from insek import addresses
from insek.model import walk
from insek.model.kinds import KIND_BY_NAME
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.record import Record
from insek.model.text import EMPTY, Markdown
from insek.site.page_words import PageWords, normal, sentences

PHRASE = 4
"""From so many words on a field is something to be read; less may be a keyword."""
_ENDS = (".", "!", "?", "“", ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A piece of text of a source, the page on which it must stand, and where it was written.

    ``anywhere``: it may stand on another page of the Stand as well.
    """

    page: str
    text: str
    location: Location
    anywhere: bool = False


def lost_words(plan: Plan, pages: Mapping[str, PageWords]) -> Iterator[Said]:
    """What the source of a Stand says and its pages do not; pages by their address."""
    everywhere = ""
    for said in said_by(plan):
        own = pages.get(said.page)
        if own and said.text in own.main:
            continue
        if said.anywhere and not everywhere:
            everywhere = "\n".join(words.main for words in pages.values())
        if not said.anywhere or said.text not in everywhere:
            yield said


def said_by(plan: Plan) -> Iterator[Said]:
    """Everything that readers of a plan must find: titles, texts, and all that is a phrase."""
    for seite in plan.seiten:
        page = addresses.path_address(seite.pfad)
        yield Said(page=page, text=normal(seite.titel), location=seite.at("titel"))
        yield from _of_text(page, seite.text)
    for kind in KIND_BY_NAME:
        if addresses.has_page(kind):
            for record in plan.katalog(kind):
                yield from _of_record(addresses.address(kind, record.id), record)


def _of_record(page: str, record: Record) -> Iterator[Said]:
    yield Said(page=page, text=normal(record.titel), location=record.at("titel"))
    yield from _of_text(page, walk.markdown(record) or EMPTY)
    for field, location in walk.texts(record):
        for text in sentences(field):
            if len(text.split()) >= PHRASE:
                label = not text.endswith(_ENDS)
                yield Said(page=page, text=text, location=location, anywhere=label)


def _of_text(page: str, text: Markdown) -> Iterator[Said]:
    for piece in sentences(text.source):
        yield Said(page=page, text=piece, location=text.location)
