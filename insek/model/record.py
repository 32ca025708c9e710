"""What every record of a Plan has in common: an id, a title, sources and a place."""

import dataclasses
from typing import Annotated

from pydantic import Field, InstanceOf
from pydantic.dataclasses import dataclass
from pydantic.json_schema import SkipJsonSchema

from insek.model.fields import CONFIG, QuelleId, Slug, Text, Titel, Wahrheit
from insek.model.place import NOWHERE, Location, Place

PLACE_KEY = "@"
"""The key under which the reader hands over the place; no content file can contain it."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Entry:
    """A group of fields in a content file; two are equal when their fields are."""

    place: Annotated[SkipJsonSchema[InstanceOf[Place]], Field(validation_alias=PLACE_KEY)] = (
        dataclasses.field(default=NOWHERE, compare=False, repr=False)
    )

    @property
    def location(self) -> Location:
        """Where the entry begins; prints as ``ziele/bezahlbares-wohnen.yml:12``."""
        return self.place.location

    def at(self, name: str, index: int | None = None) -> Location:
        """Where the field ``name`` (or one item of it) is written."""
        return self.place.at(name, index)


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Beleg(Entry):
    """A reference to a source document."""

    quelle: QuelleId
    """Die Kennung der Quelle (Datei in daten/quellen)."""
    stelle: Text = ""
    """Die Stelle darin, zum Beispiel „Abschnitt 3.2“."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Record(Entry):
    """A thing with a file of its own."""

    id: Annotated[Slug, Field(description="Die Kennung; gleich dem Namen der Datei.")]
    titel: Annotated[Titel, Field(description="Die Überschrift, wie die Öffentlichkeit sie liest.")]
    quellen: Annotated[tuple[Beleg, ...], Field(description="Woher die Angaben stammen.")] = ()
    fiktiv: Annotated[Wahrheit, Field(description="true: erscheint als „Beispiel (fiktiv)“.")] = (
        False
    )
    hervorgegangen_aus: Annotated[
        tuple[Slug, ...],
        Field(
            description="Kennungen der Vorgänger, wenn etwas geteilt, vereint oder ersetzt wurde."
        ),
    ] = ()
    stichworte: Annotated[
        tuple[Text, ...], Field(description="Begriffe für das Stichwortverzeichnis.")
    ] = ()
    anmerkung: Annotated[Text, Field(description="Ein Hinweis für Leserinnen und Leser.")] = ""
