"""One published state: an adopted Jahrgang, or the Entwurf that may become the next."""

from dataclasses import dataclass

from insek.model.jahrgang import Beschluss, Jahrgang

ENTWURF = "entwurf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Which content is meant and how far it can be trusted.

    ``commit`` is the full id of the revision, empty for files that are in no commit yet;
    ``baum`` is the id of the content, which changes with every byte of it.
    """

    jahrgang: Jahrgang | None = None
    commit: str = ""
    baum: str

    @property
    def name(self) -> str:
        """The first step of its addresses: ``2018`` or ``entwurf``."""
        return str(self.jahrgang.jahr) if self.jahrgang else ENTWURF

    @property
    def titel(self) -> str:
        """What a reader calls it: „Jahrgang 2018“ or „Entwurf“."""
        return f"Jahrgang {self.name}" if self.jahrgang else "Entwurf"

    @property
    def kurz(self) -> str:
        """The same in one word: „2018“ or „Entwurf“."""
        return self.name if self.jahrgang else "Entwurf"

    @property
    def beschluss(self) -> Beschluss | None:
        """The decision by which it was adopted."""
        return self.jahrgang.beschluss if self.jahrgang else None
