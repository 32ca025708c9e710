"""An ordered collection of records that are found by their id."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Generic, Protocol, TypeVar


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id."""


T_co = TypeVar("T_co", bound=HasId, covariant=True)


class Katalog(Iterable[T_co], Sized, Generic[T_co]):
    """The records of one kind: iterate over them, or look one up by id.

    ``katalog["wohnen"]`` raises KeyError for an unknown id, ``katalog.get`` gives None,
    and ``"wohnen" in katalog`` asks for the id.
    """

    __slots__ = ("_found", "_read")

    def __init__(self, records: Iterable[T_co] = ()) -> None:
        self._found: dict[str, T_co] | None = {record.id: record for record in records}
        self._read: Callable[[], Iterable[T_co]] | None = None

    @classmethod
    def later(cls, read: "Callable[[], Iterable[T_co]]") -> "Katalog[T_co]":
        """A catalogue whose records are read when somebody first asks for one."""
        katalog = cls()
        katalog._found, katalog._read = None, read
        return katalog

    @property
    def _records(self) -> dict[str, T_co]:
        if self._found is None:
            self._found = {record.id: record for record in self._read()} if self._read else {}
        return self._found

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def __getitem__(self, id: str) -> T_co:
        return self._records[id]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Katalog) and self._records == other._records

    def __hash__(self) -> int:
        return hash(frozenset(self._records))

    def __repr__(self) -> str:
        return f"Katalog({', '.join(self._records)})"

    def get(self, id: str) -> T_co | None:
        """The record with this id, or None."""
        return self._records.get(id)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids in order."""
        return tuple(self._records)

    def pick(self, ids: Iterable[str]) -> tuple[T_co, ...]:
        """The records with these ids, in the order of the ids; unknown ids are left out."""
        return tuple(self._records[id] for id in ids if id in self._records)
