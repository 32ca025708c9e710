"""What a Stand tells the front door: how its Kernziele stand, and where its Ortsteile are."""

from collections.abc import Mapping
from typing import Any

from insek import addresses
from insek.model.plan import Plan
from insek.views.karte import map_page
from insek.views.stichworte import sort_key
from insek.views.zielstand import Urteil, spanne, urteile, zielstand

Eingang = Mapping[str, Any]
"""Titles, judgements in words and addresses from the root of the Stand; JSON can hold it."""

NOTHING: Eingang = {
    "kernziele": "", "urteile": [], "jahre": "", "ziele": [], "ortsteile": [], "karte": "",
}  # fmt: skip
"""What a Stand without any of it tells."""


def eingang_of(plan: Plan) -> Eingang:
    """What the front door shows of a Stand without reading its plan again."""
    order = list(Urteil)
    stands = sorted(zielstand(plan), key=lambda stand: order.index(stand.urteil))
    places = sorted(plan.ortsteile, key=lambda ortsteil: sort_key(ortsteil.titel))
    return {
        "kernziele": plan.stadt.bezeichnungen.kernziel.mehrzahl,
        "urteile": [[urteil.slug, urteil.value, count] for urteil, count in urteile(plan)],
        "jahre": spanne(plan),
        "ziele": [
            [s.ziel.titel, addresses.address("ziele", s.ziel.id), s.urteil.slug, s.worte]
            for s in stands
        ],
        "ortsteile": [[o.titel, addresses.address("ortsteile", o.id)] for o in places],
        "karte": map_page(plan),
    }
