"""What the gate finds, as data: the same thing on many pages is one."""

from collections.abc import Iterable
from dataclasses import dataclass

from insek.checks import website
from insek.model.befund import Befund


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: by which rule, on which page it was seen first, on how many."""

    code: str
    what: str
    page: str
    pages: int = 1


def merged(problems: Iterable[Problem]) -> list[Problem]:
    """The same thing on several pages as one Problem, on the page where it was seen first."""
    found: dict[tuple[str, str], Problem] = {}
    for new in problems:
        old = found.get((new.code, new.what))
        pages = new.pages + (old.pages if old else 0)
        found[new.code, new.what] = Problem(new.code, new.what, (old or new).page, pages)
    return list(found.values())


def befund_of(problem: Problem) -> Befund:
    """The Befund about a thing that is wrong."""
    return website.befund(problem.code, problem.page, problem.what, problem.pages - 1)
