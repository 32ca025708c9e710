"""Records with every field filled, and copies of them that differ in one field only."""

import copy
import dataclasses
import datetime
import types
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from insek.model.fields import Ref
from insek.model.katalog import Katalog
from insek.model.kinds import KINDS
from insek.model.plan import Plan
from insek.model.record import Entry, Record
from insek.model.text import Markdown

E = TypeVar("E", bound=Entry)
_VALUES = {
    bool: False,
    int: 2025,
    Decimal: Decimal(3),
    datetime.date: datetime.date(2025, 1, 1),
}


def filled(plan: Plan) -> Plan:
    """The plan with a value in every field of every record."""
    full: dict[str, Any] = {
        kind.name: Katalog(_full(r, plan) for r in plan.katalog(kind.name)) for kind in KINDS
    }
    return dataclasses.replace(plan, **full)


def variants(entry: E, plan: Plan) -> Iterator[tuple[str, E]]:
    """A copy for every field, also for nested ones: its dotted name, and what differs in it."""
    for field, hint in _fields(entry):
        value = getattr(entry, field)
        inner = value[0] if isinstance(value, tuple) and value else value
        if isinstance(inner, Entry):
            for name, other in variants(inner, plan):
                new = (other, *value[1:]) if isinstance(value, tuple) else other
                yield f"{field}.{name}", _with(entry, **{field: new})
        else:
            yield field, _with(entry, **{field: _other(value, hint, plan)})


def exchanged(plan: Plan, kind: str, old: Record, new: Record) -> Plan:
    """The plan with one record for another, in the same position."""
    records: Any = Katalog(new if record is old else record for record in plan.katalog(kind))
    return dataclasses.replace(plan, **{kind: records})


def _fields(entry: Entry) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(type(entry), include_extras=True)
    return ((f.name, hints[f.name]) for f in dataclasses.fields(entry) if f.name != "place")


def _with(entry: E, **values: Any) -> E:
    """A copy that no validator sees: what files may not say is never read from one."""
    made = copy.copy(entry)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def _full(entry: E, plan: Plan) -> E:
    new: dict[str, Any] = {}
    for field, hint in _fields(entry):
        value = getattr(entry, field)
        if value in ("", (), None):
            new[field] = _sample(f"{type(entry).__name__} {field}", hint, plan)
        elif isinstance(value, Entry):
            new[field] = _full(value, plan)
        elif isinstance(value, tuple) and isinstance(value[0], Entry):
            new[field] = tuple(_full(item, plan) for item in value)
    return _with(entry, **new)


def _sample(name: str, hint: Any, plan: Plan) -> Any:
    """A value that a field could have; texts are different in every field."""
    bare, kind, many = _unwrapped(hint)
    value: Any = _VALUES.get(bare, name)
    if get_origin(bare) is Literal:
        value = get_args(bare)[0]
    elif name == "Zielwert reihe":
        value = next(iter(plan.indikatoren)).reihen[0].id
    elif kind:
        value = next(iter(plan.katalog(kind))).id
    elif isinstance(bare, type) and issubclass(bare, Entry):
        hints = get_type_hints(bare, include_extras=True)
        names = [field.name for field in dataclasses.fields(bare) if field.name != "place"]
        value = bare(**{n: _sample(f"{bare.__name__} {n}", hints[n], plan) for n in names})
    return (value,) if many else value


def _other(value: Any, hint: Any, plan: Plan) -> Any:
    """Any other value that the field could have."""
    bare, kind, many = _unwrapped(hint)
    if many:
        return value[1:]
    if get_origin(bare) is Literal:
        choices = get_args(bare)
        return choices[(choices.index(value) + 1) % len(choices)]
    if kind:
        return next((r.id for r in plan.katalog(kind) if r.id != value), "")
    if isinstance(value, Markdown):
        return dataclasses.replace(value, source=f"{value.source}\nMehr.\n")
    if isinstance(value, datetime.date):
        return value + datetime.timedelta(1)
    if isinstance(value, bool):
        return not value
    return f"{value} anders" if isinstance(value, str) else value + 1


def _unwrapped(hint: Any) -> tuple[Any, str, bool]:
    """The bare type of a field, the catalogue that its ids belong to, and whether it is a list."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        named = next((item.kind for item in inner[1:] if isinstance(item, Ref)), "")
        bare, kind, many = _unwrapped(inner[0])
        return bare, named or kind, many
    if origin in (Union, types.UnionType):
        return _unwrapped(inner[0])
    if origin is tuple:
        bare, kind, _ = _unwrapped(inner[0])
        return bare, kind, True
    return hint, "", False
