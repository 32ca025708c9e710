"""Where the links on a page of a comparison lead, and what stands there in either state."""

from dataclasses import dataclass

from insek import addresses
from insek.compare.plan import Unterschied
from insek.compare.words import Op
from insek.model.herausforderung import Antworten
from insek.model.kinds import LINK_SCHEMES
from insek.model.plan import Plan
from insek.model.stand import Stand
from insek.model.text import OPEN_SCHEMES
from insek.render.outer import Paar
from insek.render.vergleich.calls import shown_call


@dataclass(frozen=True)
class Wege:
    """The surroundings of one page: its address and the two states."""

    paar: Paar
    page: str

    def stand(self, of: Op) -> tuple[Stand, Plan]:
        """The old state for DELETE, the new one for INSERT."""
        if of is Op.DELETE:
            return self.paar.alt, self.paar.vergleich.alt
        return self.paar.neu, self.paar.vergleich.neu

    def to(self, address: str) -> str:
        """The way to an address counted from the root of the site."""
        return addresses.relative(address, self.page)

    def record(self, kind: str, id: str, of: Op) -> str:
        """The way to a record in one of the states; empty if no page of that state shows it."""
        stand, plan = self.stand(of)
        found = addresses.shown_at(plan, kind, id)
        return self.to(addresses.in_stand(stand.name, found)) if found else ""

    def change(self, change: Unterschied) -> str:
        """The way to what changed: as it is, or as it was before it went."""
        of = Op.INSERT if change.pairing.new else Op.DELETE
        record = change.record
        if isinstance(record, Antworten):
            return self.record("fachteile", record.fachteil, of)
        return self.record(change.kind, record.id, of)

    def href(self, target: str, of: Op) -> str:
        """The way to the target of a link in a text; empty when there is none."""
        scheme, colon, rest = target.partition(":")
        if not colon or scheme in OPEN_SCHEMES:
            return target if colon else ""
        id, _, anchor = rest.partition("#")
        kind = LINK_SCHEMES.get(scheme, "")
        if not kind or id not in self.stand(of)[1].katalog(kind):
            return ""
        way = self.record(kind, id, of)
        return f"{way.partition('#')[0]}#{anchor}" if anchor and way else way

    def call(self, source: str, of: Op) -> str:
        """What a reader sees in place of a call of the vocabulary."""
        return shown_call(source, self.stand(of)[1])
