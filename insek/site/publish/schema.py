"""The schema of a comparison's data, once for the whole site, so that who fetches data can read it."""

from pathlib import Path

from insek.render.vergleich.nachweis import SCHEMA

_PACKAGE = Path(__file__).parents[2]


def schema() -> bytes:
    """The schema as it is written: from the installed package, or beside it in the repository."""
    places = (_PACKAGE / SCHEMA, _PACKAGE.parent / SCHEMA)
    return next(path for path in places if path.is_file()).read_bytes()
