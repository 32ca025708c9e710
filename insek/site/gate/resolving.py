"""Following the links that lead from one unit of the site to another."""

from collections.abc import Callable, Iterable, Iterator

from insek.model.befund import Befund
from insek.site.gate.inspection import Seen
from insek.site.gate.problems import Problem, befund_of, merged
from insek.site.gate.rules import Rules
from insek.site.gate.tags import Judge


def verdict(
    seen: Iterable[Seen],
    exists: Callable[[str], bool],
    read: Callable[[str], bytes],
    count: Callable[[Iterable[Problem]], list[Problem]] = list,
) -> list[Befund]:
    """All that is wrong with a site: what was seen in its units, and the links between them.

    ``exists`` and ``read`` take a file's path from the root of the site; only pages to which a
    link with an anchor leads are read. ``count`` says of problems on how many pages they are.
    """
    units = tuple(seen)
    own = (problem for unit in units for problem in unit.problems)
    return _befunde(count(merged([*own, *_broken(units, exists, read)])))


def _broken(
    seen: Iterable[Seen], exists: Callable[[str], bool], read: Callable[[str], bytes]
) -> Iterator[Problem]:
    judge, anchors = Judge(Rules()), dict[str, set[str]]()  # anchors are so by any rules
    for link in (link for unit in seen for link in unit.outward):
        if not exists(link.file):
            yield Problem("W01", link.file, link.page)
        elif link.anchor and link.file.endswith(".html"):
            if link.file not in anchors:
                anchors[link.file] = judge.anchors(read(link.file))
            if link.anchor not in anchors[link.file] and link.anchor != "top":
                yield Problem("W02", f"{link.file}#{link.anchor}", link.page)


def _befunde(problems: Iterable[Problem]) -> list[Befund]:
    found = (befund_of(problem) for problem in merged(problems))
    return sorted(found, key=lambda befund: befund.sort_key)
