"""Markdown as the plan sees it: sections, words, links and calls of the vocabulary."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from types import MappingProxyType

from insek.model.place import Location

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?!#)[ \t]*(\S.*)")
_CODE = re.compile(r"(?<!`)(?:`[^`\n]++`|``(?>(?:[^`\n]|`(?!`))+)``)(?!`)")
_LINK = re.compile(r"(!?)\[([^\[\]]*+)\]\(\s*+<?([^()\s<>]*+)>?(?:\s++\"[^\"]*+\")?\s*+\)")
CALL_PATTERN = re.compile(r"\{\{(?>(?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
"""A call of the vocabulary as it is written.

Python 3.11.2, that of Debian 12, finds nothing with „*+“ behind a group that looks ahead.
"""
_WORD = re.compile(r"\w+(?:[-‑.,:/]\w+)*")
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^<>\s\"'`]*>)")
_DESTINATION = re.compile(r"\](?:\(|:)\s*+<?([^ \n<>]*+)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LESS = "\ufdd0"
"""Stands for „<“ until a text is HTML: no parser takes it for the beginning of a tag."""
_ZEROS = re.compile(r"&#0+(?=[0-9])")
_BEYOND = re.compile(r"&#[0-9]{8,};?")
"""Numbers that no sign has."""
_ENDLESS = re.compile(r"&(?=#[0-9]{8,})")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
OPEN_SCHEMES = ("https", "http", "mailto")
RECORD_SCHEMES = (
    "fachteil", "ziel", "massnahme", "indikator", "raum", "herausforderung", "konflikt", "quelle",
    "amt", "gremium", "bezugsdokument",
)  # fmt: skip
"""What a link may begin with: open addresses, and records of the plan."""
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e"})
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_MARKS = str.maketrans("", "", "*`")
_LITERAL = re.compile(r"\\[*`]")


def slugify(title: str) -> str:
    """The anchor or id that a German title gets: „Räume & Maße“ → ``raeume-masse``."""
    return _NO_SLUG.sub("-", title.lower().translate(_LETTERS)).strip("-")


def anchors(titles: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """The anchors of headings that follow each other on a page, no two of them alike.

    ``taken`` are anchors that the page has already.
    """
    used = set(taken)
    for title in titles:
        wanted = slugify(title) or "abschnitt"
        anchor, number = wanted, 1
        while anchor in used:
            number += 1
            anchor = f"{wanted}-{number}"
        used.add(anchor)
        yield anchor


def _shown(title: str) -> str:
    """What a reader sees of a heading: no stars and backticks, of a link its text alone."""
    plain = _CODE.sub(lambda code: code[0].replace("*", " "), _LITERAL.sub(" ", title))
    plain = _LINK.sub(lambda link: "" if link[1] else link[2], plain)
    return unescaped(_ENDLESS.sub("&amp;", plain.translate(_MARKS)))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text; ``level`` is 1 to 6."""

    level: int
    title: str
    location: Location

    @property
    def anchor(self) -> str:
        """The part of the page's address behind ``#``, if no heading before is called so."""
        return next(anchors([_shown(self.title)]))


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text; ``target`` is as written (``ziel:radverkehr-ausbauen``)."""

    target: str
    text: str
    location: Location
    image: bool = False

    @property
    def scheme(self) -> str:
        """What stands before the first colon; empty for a path."""
        head, colon, _ = self.target.partition(":")
        return head if colon and "/" not in head else ""

    @property
    def rest(self) -> str:
        """The target without scheme and anchor."""
        rest = self.target[len(self.scheme) + 1 :] if self.scheme else self.target
        return rest.partition("#")[0]

    @property
    def anchor(self) -> str:
        """What stands behind ``#``; empty if nothing does."""
        return self.target.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Aufruf:
    """One call of a word of the vocabulary with its literal arguments."""

    wort: str
    argumente: Mapping[str, str | int]
    location: Location


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """A ``##`` section: its heading and everything up to the next one."""

    heading: Heading
    source: str

    @property
    def words(self) -> int:
        """How many words a reader reads, without headings, link targets and calls."""
        return count_words(self.source)


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text with its structure. ``source`` is as written, with LF line ends."""

    source: str = ""
    location: Location = field(default=Location(""), compare=False)
    headings: tuple[Heading, ...] = field(default=(), compare=False)
    abschnitte: tuple[Abschnitt, ...] = field(default=(), compare=False)
    links: tuple[Link, ...] = field(default=(), compare=False)
    aufrufe: tuple[Aufruf, ...] = field(default=(), compare=False)

    @property
    def words(self) -> int:
        """How many words a reader reads."""
        return count_words(self.source)

    @property
    def anchors(self) -> frozenset[str]:
        """All anchors that a link may lead to."""
        return frozenset(anchors(_shown(heading.title) for heading in self.headings))


EMPTY = Markdown()
NO_ARGUMENTS: Mapping[str, str | int] = MappingProxyType({})


def count_words(source: str) -> int:
    """Words in running text; headings, calls and link targets do not count."""
    prose = CALL_PATTERN.sub(" ", _LINK.sub(r" \2 ", source))
    return sum(len(_WORD.findall(line)) for line in prose.split("\n") if not _HEADING.match(line))


def numbered_lines(source: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Lines outside fenced code, each with its number in the file."""
    fence = ""
    for number, line in enumerate(source.split("\n"), first_line):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, line


def _without_code(source: str) -> str:
    """The text with everything in code blanked out, every other character in its place."""
    lines = [" " * len(line) for line in source.split("\n")]
    for number, line in numbered_lines(source, 0):
        lines[number] = _CODE.sub(lambda match: " " * len(match[0]), line)
    return "\n".join(lines)


def find_links(source: str, path: str, first_line: int) -> Iterator[Link]:
    """All inline links and images outside code, in order."""
    line, position = first_line, 0
    for match in _LINK.finditer(_without_code(source)):
        line += source.count("\n", position, match.start())
        position = match.start()
        text = source[match.start(2) : match.end(2)]
        yield Link(match[3], text, Location(path, line), image=bool(match[1]))


def replace_targets(source: str, replacements: Mapping[str, str]) -> str:
    """The text with every link target that has a replacement exchanged for it."""
    parts, position = [], 0
    for match in _LINK.finditer(_without_code(source)):
        parts += [source[position : match.start(3)], replacements.get(match[3], match[3])]
        position = match.end(3)
    return "".join([*parts, source[position:]])


def find_html(source: str, path: str, first_line: int) -> Iterator[Location]:
    """Where HTML stands in a text, which is no place for it; code does not count."""
    if "<" not in source:
        return
    bare = _without_code(source)
    for match in _TAG.finditer(bare):
        yield Location(path, first_line + bare.count("\n", 0, match.start()))


def find_closed(source: str, path: str, first_line: int) -> Iterator[Link]:
    """Where something that may be a link leads to no open address, however it is written."""
    for match in _DESTINATION.finditer(source):
        if not is_open(match[1]):
            line = first_line + source.count("\n", 0, match.start(1))
            yield Link(match[1], "", Location(path, line))


def harmless(source: str) -> str:
    """The text with its HTML shown instead of carried out, in code and everywhere else.

    What is code is for the converter to say, so nothing is left to it as it stands; the
    extension of ``insek.render.markdown`` shows ``LESS`` as „<“ and closes all other links.
    Converters drop some controls, and what stood apart would be a tag; so they go first.
    Numbers of endless signs stop whatever reads the page later.
    """
    return _TAG.sub(LESS, _ENDLESS.sub("&amp;", _CONTROL.sub("", source)))


def unescaped(text: str) -> str:
    """The text with its entities as the signs they stand for, however long their numbers are.

    Python refuses to read a number of some thousand digits, leading zeros included.
    """
    return unescape(_BEYOND.sub("\ufffd", _ZEROS.sub("&#", text)))


def is_open(target: str) -> bool:
    """Whether a link target is a path, an address on the web, or a record of the plan."""
    plain = "".join(sign for sign in unescaped(target) if sign.isprintable() and sign != " ")
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[1] in OPEN_SCHEMES or scheme[1] in RECORD_SCHEMES


def parse_markdown(
    source: str, path: str, first_line: int = 1, aufrufe: tuple[Aufruf, ...] = ()
) -> Markdown:
    """Read the structure of a text that begins on ``first_line`` of the file ``path``."""
    headings = tuple(
        Heading(len(match[1]), match[2].rstrip().rstrip("#").rstrip(), Location(path, number))
        for number, line in numbered_lines(source, first_line)
        if (match := _HEADING.match(line))
    )
    lines = source.split("\n")
    tops = [heading for heading in headings if heading.level == 2]
    ends = [heading.location.line for heading in tops[1:]] + [first_line + len(lines)]
    abschnitte = tuple(
        Abschnitt(top, "\n".join(lines[top.location.line - first_line + 1 : end - first_line]))
        for top, end in zip(tops, ends, strict=False)
    )
    links = tuple(find_links(source, path, first_line)) if "](" in source else ()
    return Markdown(source, Location(path, first_line), headings, abschnitte, links, aufrufe)
