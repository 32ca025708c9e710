"""Pages that are written by hand: ``docs/**/*.md``."""

import dataclasses

from pydantic import InstanceOf
from pydantic.dataclasses import dataclass
from pydantic.json_schema import SkipJsonSchema

from insek.model.fields import CONFIG, Text, Titel
from insek.model.record import Beleg, Entry
from insek.model.text import EMPTY, Markdown


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class Seite(Entry):
    """One page: its front matter and its text."""

    pfad: Text
    """Der Pfad unter docs/, zum Beispiel redaktion/index.md."""
    titel: Titel
    """Die Überschrift der Seite."""
    kurz: Text = ""
    """Ein Satz unter der Überschrift."""
    quellen: tuple[Beleg, ...] = ()
    """Woher die Angaben stammen."""
    stichworte: tuple[Text, ...] = ()
    """Begriffe für das Stichwortverzeichnis."""
    text: SkipJsonSchema[InstanceOf[Markdown]] = dataclasses.field(default=EMPTY)

    @property
    def id(self) -> str:
        """The path, by which a page is found."""
        return self.pfad
