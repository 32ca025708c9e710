"""Gaps in a page: what a new sentence or commit changes is put in when all else is finished."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from insek.model.fields import SLUG

DRUCK, NACHWEIS = "druck", "nachweis"
"""The gaps on every page, and on that of the whole comparison."""
_GAP = re.compile(rf"<!--luecke:({SLUG.pattern})-->")
"""Texts that somebody wrote stand escaped on a page, so that none of them looks like this."""


def gap(name: str) -> Markup:
    """A place that ``filled`` fills; ``name`` is built like an id."""
    return Markup(f"<!--luecke:{name}-->")


def extent_gap(fachteil: str) -> str:
    """The gap in which the extent of a Fachteil's changes stands."""
    return f"umfang-{fachteil}"


def filled(html: str, told: Mapping[str, str]) -> str:
    """The page with every gap filled.

    Raises:
        KeyError: nothing is told for a gap.
    """
    return _GAP.sub(lambda found: told[found[1]], html)
