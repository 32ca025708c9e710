"""What two states cannot tell about records whose files could not be read."""

from dataclasses import replace

from insek.compare.plan import Unterschied, Vergleich
from insek.model.kinds import KIND_BY_NAME, LINK_SCHEMES
from insek.model.plan import Plan


def without_unread(vergleich: Vergleich) -> Vergleich:
    """The comparison without what only seems new or gone because its file cannot be read."""
    told = (change for change in vergleich.unterschiede if not _is_apparent(vergleich, change))
    return replace(vergleich, unterschiede=tuple(told))


def _is_apparent(vergleich: Vergleich, change: Unterschied) -> bool:
    old, new = change.pairing.old, change.pairing.new
    lacking = vergleich.neu if new is None else vergleich.alt if old is None else None
    return lacking is not None and lacking.is_refused(change.kind, change.record.id)


def unread_paths(vergleich: Vergleich) -> frozenset[str]:
    """The files of records that could not be read in one of the states."""
    refused = vergleich.alt.refused | vergleich.neu.refused
    return frozenset(KIND_BY_NAME[kind].path(id) for kind, id in refused if kind in KIND_BY_NAME)


def may_hide_change(vergleich: Vergleich, link: str) -> bool:
    """Whether what a link names (``ziel:a``) may have changed in a file that cannot be read."""
    return any(_is_unread(plan, link) for plan in (vergleich.alt, vergleich.neu))


def _is_unread(plan: Plan, link: str) -> bool:
    scheme, _, id = link.partition(":")
    if scheme == "herausforderung" and not plan.is_complete("antworten"):
        return True
    kind = LINK_SCHEMES.get(scheme, scheme)
    return plan.is_refused(kind, id) or (scheme == "fachteil" and plan.is_refused("antworten", id))
