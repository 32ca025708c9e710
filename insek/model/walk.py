"""Walking through any record: its references to others and its texts, each with its place."""

import dataclasses
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from insek.model.fields import Ref
from insek.model.place import Location
from insek.model.record import Entry
from insek.model.text import Markdown


@dataclass(frozen=True, slots=True)
class Reference:
    """One id that a record names; ``kind`` is the catalogue it belongs to."""

    kind: str
    id: str
    field: str
    location: Location


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a field holds: ids of a catalogue, further entries, or text."""

    name: str
    kind: str
    entry: type[Entry] | None
    is_text: bool
    many: bool


def _unwrap(hint: Any) -> tuple[Any, str, bool]:
    """The bare type of a field, the catalogue it refers to, and whether it is a list."""
    origin = get_origin(hint)
    if origin is Annotated:
        base, *metadata = get_args(hint)
        kind = next((item.kind for item in metadata if isinstance(item, Ref)), "")
        bare, inner, many = _unwrap(base)
        return bare, kind or inner, many
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(hint) if option is not type(None)]
        return _unwrap(options[0])
    if origin is tuple:
        bare, kind, _ = _unwrap(get_args(hint)[0])
        return bare, kind, True
    return hint, "", False


_known_shapes: dict[type[Entry], tuple[_Shape, ...]] = {}


def _shapes(entry: type[Entry]) -> tuple[_Shape, ...]:
    if entry not in _known_shapes:
        _known_shapes[entry] = _read_shapes(entry)
    return _known_shapes[entry]


def _read_shapes(entry: type[Entry]) -> tuple[_Shape, ...]:
    hints = get_type_hints(entry, include_extras=True)
    shapes = []
    for field in dataclasses.fields(entry):
        bare, kind, many = _unwrap(hints[field.name])
        nested = bare if isinstance(bare, type) and issubclass(bare, Entry) else None
        is_text = bare is str and not kind and field.name != "id"
        if kind or nested or is_text:
            shapes.append(_Shape(field.name, kind, nested, is_text, many))
    return tuple(shapes)


def entry_types(entry: type[Entry]) -> dict[str, type[Entry]]:
    """The fields of a record that hold further groups of fields, with their types."""
    return {shape.name: shape.entry for shape in _shapes(entry) if shape.entry}


def named_kinds(entry: type[Entry]) -> dict[str, str]:
    """The fields of a record that hold ids, with the catalogues to which these belong."""
    return {shape.name: shape.kind for shape in _shapes(entry) if shape.kind}


def _items(entry: Entry, shape: _Shape) -> Iterator[tuple[Any, int | None]]:
    value = getattr(entry, shape.name)
    if shape.many:
        yield from ((item, index) for index, item in enumerate(value))
    elif value is not None:
        yield value, None


def _leaves(entry: Entry) -> Iterator[tuple[_Shape, str, Entry, int | None]]:
    """Every id and text in a record and in the entries below it, with its field and its owner."""
    for shape in _shapes(type(entry)):
        for item, index in _items(entry, shape):
            if shape.entry:
                yield from _leaves(item)
            elif item:
                yield shape, item, entry, index


def references(entry: Entry) -> Iterator[Reference]:
    """Every id in a record that stands for another record."""
    for shape, id, owner, index in _leaves(entry):
        if shape.kind:
            yield Reference(shape.kind, id, shape.name, owner.at(shape.name, index))


def texts(entry: Entry) -> Iterator[tuple[str, Location]]:
    """Every text in a record, long or short, with the line on which it begins."""
    for shape, text, owner, index in _leaves(entry):
        if shape.is_text:
            yield text, owner.at(shape.name, index)


def markdown(entry: Entry) -> Markdown | None:
    """The page text of a record, for records that are written as Markdown files."""
    text = getattr(entry, "text", None)
    return text if isinstance(text, Markdown) else None
