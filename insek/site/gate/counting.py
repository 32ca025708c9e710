"""On how many pages a broken link stands: counted only where there is one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from insek.site.gate.problems import Problem
from insek.site.gate.rules import Rules
from insek.site.gate.tags import TAG, judge_of

_LINKS = frozenset(("W01", "W02"))


def counted(
    problems: Iterable[Problem], pages: Iterable[str], read: Callable[[str], bytes], rules: Rules
) -> list[Problem]:
    """The problems, broken links with the number of pages that have them.

    A unit keeps each link with one page; all are read once more only if something is broken.
    """
    found = list(problems)
    broken = {problem.what for problem in found if problem.code in _LINKS}
    if not broken:
        return found
    counts = Counter(
        what for page in pages for what in broken.intersection(_reached(page, read(page), rules))
    )
    return [
        replace(problem, pages=max(counts[problem.what], 1)) if problem.code in _LINKS else problem
        for problem in found
    ]


def _reached(page: str, content: bytes, rules: Rules) -> Iterator[str]:
    """Every file, and every place in one, to which a page leads."""
    judge = judge_of(rules)
    for tag in set(TAG.findall(content)):
        meaning = judge.known.get(tag) or judge.tag(tag)
        yield from (f"{page}#{anchor}" for anchor in meaning.anchors)
        for way in meaning.ways:
            file = way.from_page(page)
            yield from (file, f"{file}#{way.anchor}")
