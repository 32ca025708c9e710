"""Looking at the files of one unit of the site: what is wrong, and which links lead out of it."""

import gzip
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

from insek.site.gate.contacts import contacts
from insek.site.gate.listed import listed
from insek.site.gate.problems import Problem, merged
from insek.site.gate.rules import Rules
from insek.site.gate.tags import TAG, Found, Inside, Wrong, judge_of
from insek.site.gate.ways import Way, bases_of

_MARKUP = (".html", ".xml", ".svg")
_PACKED = (".json.gz", ".patch.gz")
_TEXTS = (*_MARKUP, *_PACKED, ".csv", ".json", ".geojson", ".txt", ".md", ".css", ".js")
_EVERYWHERE = frozenset(("", "top"))
"""Anchors that every page has."""


class SiteLink(NamedTuple):
    """A link to a file, counted from the root of the site, and to an anchor in it, if any."""

    file: str
    anchor: str
    page: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a unit: problems, and links that lead out of it, each with one page."""

    problems: tuple[Problem, ...]
    outward: tuple[SiteLink, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain data, to be kept beside the unit."""
        return {
            "befunde": [asdict(problem) for problem in self.problems],
            "links": [[*link] for link in self.outward],
        }

    def besides(self, files: Container[str]) -> "Seen":
        """The same without links to these files."""
        return replace(self, outward=tuple(link for link in self.outward if link.file not in files))

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Seen":
        """What ``to_json`` gave."""
        problems = tuple(Problem(**problem) for problem in data["befunde"])
        return cls(problems, tuple(SiteLink(*link) for link in data["links"]))


def inspect(unit_address: str, files: Iterable[tuple[str, bytes]], rules: Rules) -> Seen:
    """Look at all files of a unit.

    ``unit_address`` is the folder that belongs to the unit alone (``2018/``), or empty;
    ``files`` are paths from the root of the site with their contents.
    """
    unit = _Unit(unit_address, rules)
    for path, content in files:
        unit.look_at(path, content)
    return unit.seen()


@dataclass(slots=True)
class _Scope:
    """What is known of pages of the same depth below the same folder of the site.

    ``known`` are tags that mean the same on all of them and are in order; ``ways`` has those of
    them that lead to a page, by its file.
    """

    known: set[bytes] = field(default_factory=set)
    ways: dict[str, set[bytes]] = field(default_factory=dict)


class _Unit:
    """One run through the files of a unit.

    Most tags of a page stand on its neighbours, too: a tag whose meaning does not depend on the
    page is judged once for all pages of the same depth.
    """

    def __init__(self, address: str, rules: Rules) -> None:
        self._address, self._rules, self._judge = address, rules, judge_of(rules)
        self._files: set[str] = set()
        self._anchors: dict[str, set[str]] = {}
        self._links: dict[tuple[str, str], str] = {}
        self._problems: dict[Problem, None] = {}
        self._scopes: dict[tuple[str, int], _Scope] = {}

    def look_at(self, path: str, content: bytes) -> None:
        """One file."""
        self._files.add(path)
        if not path.endswith(_TEXTS):
            return
        markup = path.endswith(_MARKUP)
        if markup:
            self._page(path, content)
        elif path.endswith(".css"):
            self._follow(path, self._judge.style(content.decode(errors="replace")))
        elif path.endswith(".js"):
            self._follow(path, self._judge.script(content.decode(errors="replace")))
        self._list(path, content)
        text = gzip.decompress(content) if path.endswith(_PACKED) else content
        for contact in contacts(text, markup=markup):
            self._follow(path, self._judge.contact(contact))

    def _list(self, path: str, content: bytes) -> None:
        """What a file for programs names is followed like a link."""
        try:
            for address in listed(path, content):
                self._follow(path, self._judge.link(address))
        except ValueError:
            self._wrong("W07", path, path)

    def _page(self, path: str, content: bytes) -> None:
        """A file with tags: all that is not known from its neighbours."""
        scope = self._scopes.setdefault((path.partition("/")[0], path.count("/")), _Scope())
        tags = set(TAG.findall(content))
        bases, known = bases_of(path), self._judge.known
        top, links = len(bases) - 1, self._links
        anchors, wanted, reached = set[str](), set[str](), set[str]()
        for tag in tags - scope.known:
            anchor, own, ways, wrong = known.get(tag) or self._judge.tag(tag)
            if anchor:
                anchors.add(anchor)
            if own:
                wanted.update(own)
            if wrong:
                self._follow(path, self._read(wrong, content))
            everywhere = not (anchor or own or wrong)
            for steps, name, target in ways:
                file = bases[min(steps, top)] + name
                links.setdefault((file, target), path)
                reached.add(file)
                everywhere &= steps >= top - 1
            if everywhere:
                scope.known.add(tag)
                for way in ways:
                    scope.ways.setdefault(bases[min(way.steps, top)] + way.file, set()).add(tag)
        self._anchors[path] = anchors
        for anchor in wanted - anchors - _EVERYWHERE:
            self._wrong("W02", f"{path}#{anchor}", path)
        if path.endswith(".html"):
            self._legal(path, tags, reached, scope)

    def _read(self, wrong: Iterable[Wrong | Inside], content: bytes) -> Iterator[Found]:
        """What is wrong, and for a script or a style what is wrong inside of it."""
        for item in wrong:
            if isinstance(item, Inside):
                yield from self._judge.inside(content)
            else:
                yield item

    def _legal(self, path: str, tags: set[bytes], reached: set[str], scope: _Scope) -> None:
        for file in self._rules.legal_of(path) - reached:
            if tags.isdisjoint(scope.ways.get(file, ())):
                self._wrong("W06", file, path)

    def _follow(self, path: str, found: Iterable[Found]) -> None:
        """Keep what is wrong, and the links, of something that stands for itself."""
        for item in found:
            if isinstance(item, Way):
                self._links.setdefault((item.from_page(path), item.anchor), path)
            elif isinstance(item, Wrong):
                self._wrong(item.code, item.what, path)

    def _wrong(self, code: str, what: str, path: str) -> None:
        self._problems[Problem(code, what, path)] = None

    def seen(self) -> Seen:
        """What was seen in all files; links within the unit are followed."""
        outward = []
        for (file, anchor), page in self._links.items():
            if file in self._files:
                if not (anchor in _EVERYWHERE or self._has(file, anchor)):
                    self._wrong("W02", f"{file}#{anchor}", page)
            elif self._address and file.startswith(self._address):
                self._wrong("W01", file, page)
            else:
                outward.append(SiteLink(file, anchor, page))
        return Seen(tuple(sorted(merged(self._problems))), tuple(sorted(outward)))

    def _has(self, file: str, anchor: str) -> bool:
        return not file.endswith(".html") or anchor in self._anchors[file]
