"""What became of a record: the same, renamed, split, joined, new, or gone."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from insek.model.katalog import Katalog
from insek.model.record import Record


@dataclass(frozen=True, slots=True)
class Pairing:
    """A record of the new state with what it was, or one of the old that has gone.

    ``old`` is the record it is compared with; ``ancestors`` are all it came out of and
    ``successors`` all that came out of one that went.
    """

    old: Record | None
    new: Record | None
    ancestors: tuple[Record, ...] = ()
    successors: tuple[Record, ...] = ()


def pair(old: Katalog[Record], new: Katalog[Record]) -> Iterator[Pairing]:
    """Every record of both states once, in the order of the new one; what went comes last.

    A record whose id is not in the old state is compared with its only ancestor that is
    there, so that a renamed thing shows what changed in it.
    """
    heirs: dict[str, list[Record]] = defaultdict(list)
    for record in new:
        for ancestor in record.hervorgegangen_aus:
            if ancestor in old and ancestor not in new:
                heirs[ancestor].append(record)
    for record in new:
        ancestors = old.pick(a for a in record.hervorgegangen_aus if a not in new)
        before = old.get(record.id)
        if before is None and len(ancestors) == 1 and len(heirs[ancestors[0].id]) == 1:
            before = ancestors[0]
        yield Pairing(before, record, ancestors)
    continued = {
        only[0].hervorgegangen_aus[0]
        for only in heirs.values()
        if len(only) == 1 and only[0].id not in old and len(only[0].hervorgegangen_aus) == 1
    }
    for record in old:
        if record.id not in new and record.id not in continued:
            yield Pairing(record, None, successors=tuple(heirs.get(record.id, ())))
