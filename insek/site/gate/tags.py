"""What one start tag refers to, and what in it must not be there."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from insek.model.text import unescaped
from insek.site.gate.contacts import belongs_to_nobody, normal_contact
from insek.site.gate.rules import Rules
from insek.site.gate.ways import Way, way_of

TAG = re.compile(rb"<[a-zA-Z][^>]*>")
"""A start tag, unless an attribute holds a „>“: then what is left has not the shape of one."""
_SHAPE = re.compile(rb"<([a-zA-Z][\w:-]*)((?:\s+[a-zA-Z_:@][\w:.-]*(?:=\"[^\"]*\")?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"\s([\w:@.-]+)(?:=\"([^\"]*)\")?")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_DROPPED = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
"""What browsers leave out of an address."""
_STYLE_URL = re.compile(r"url\(\s*[\"']?\s*([^\"')]*)|@import\s+[\"']([^\"']*)", re.I)
_SCRIPT_URL = re.compile(r"[\"'`]((?:https?:|wss?:)?//[^\"'`\s]+)", re.I)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]*)", re.I)
_INLINE = re.compile(rb"<script\b([^>]*)>(.*?)</script", re.S | re.I)
_STYLES = re.compile(rb"<style\b[^>]*>(.*?)</style", re.S | re.I)
_TYPE = re.compile(rb"\stype=\"([^\"]*)\"", re.I)

_LOADING = frozenset(
    ("src", "action", "formaction", "poster", "data", "background", "ping", "manifest")
)
_LISTS = frozenset(("srcset", "imagesrcset"))
_LINKS = frozenset(("href", "xlink:href"))
_STYLED = frozenset(
    ("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker-start",
     "marker-mid", "marker-end")
)  # fmt: skip
"""Attributes whose value can be a style."""
_FOR_PEOPLE = frozenset(
    ("alternate", "author", "bookmark", "canonical", "edit", "first", "help", "last", "license",
     "me", "next", "prev", "privacy-policy", "related", "search", "self", "terms-of-service", "up",
     "via")
)  # fmt: skip
"""Relations that a browser does not follow by itself."""
_READ = _LOADING | _LISTS | _LINKS | _STYLED | {"srcdoc", "http-equiv"}
_SPECIAL = frozenset((b"base", b"link", b"script", b"style"))
"""What must be read with its values: attributes, and elements."""
_DATA = frozenset((b"application/json", b"application/ld+json"))
_NAMESPACES = ("http://www.w3.org/",)
"""Names that look like addresses; nobody asks there."""

Code = Literal["W03", "W04", "W05", "W07"]


class Wrong(NamedTuple):
    """What must not be there, by its rule."""

    code: Code
    what: str


class Inside(NamedTuple):
    """A script or a style begins here, with the name of its tag; ``Judge.inside`` reads it."""

    name: str


class Meaning(NamedTuple):
    """The anchor that a tag sets, or "", where it leads, and what is wrong with it.

    ``anchors`` are those on the page itself to which it leads, ``ways`` are all other links.
    """

    anchor: str = ""
    anchors: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    wrong: tuple[Wrong | Inside, ...] = ()


Found = Way | str | Wrong | Inside
"""A link to a file, to an anchor on the same page, something wrong, or something to be read."""
_WRONG = (Wrong, Inside)
_PLAIN = re.compile(rb"[\w./#-]*")
"""An address that needs no reading: neither a scheme nor a host, and nothing that is escaped."""


class Judge:
    """Reads tags, styles and scripts by the rules; ``known`` is what each tag so far means."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.known: dict[bytes, Meaning] = {}
        self._forms: dict[bytes, tuple[int, int] | None] = {}

    def tag(self, tag: bytes) -> Meaning:
        """What a tag means; it is known from then on."""
        self.known[tag] = meaning = self._meaning(tag)
        return meaning

    def anchors(self, content: bytes) -> set[str]:
        """The anchors that the tags of a page set; what a page shows as code sets none."""
        tags = set(TAG.findall(content))
        return {(self.known.get(tag) or self.tag(tag)).anchor for tag in tags} - {""}

    def _meaning(self, tag: bytes) -> Meaning:
        """What a tag means.

        Tags that differ only in the values of their attributes have one form; in most of them
        only an anchor, or where a link leads people, matters.
        """
        parts = tag.split(b'"')
        form = b'"'.join(parts[::2])
        if form not in self._forms:
            self._forms[form] = _places(form)
        places = self._forms[form]
        if places is None or not len(parts) % 2:
            return self._read(tag)
        anchor, link = (parts[place] if place else b"" for place in places)
        if link[:1] == b"/" or not (_PLAIN.fullmatch(link) and _PLAIN.fullmatch(anchor)):
            return self._read(tag)
        return _meaning(anchor.decode(), [way_of(link.decode())] if places[1] else [])

    def _read(self, tag: bytes) -> Meaning:
        """What a tag means, from each of its attributes."""
        shape = _SHAPE.fullmatch(tag)
        name = shape[1].decode().lower() if shape else ""
        if not shape or name == "base":  # which would turn all links of the page
            return Meaning(wrong=(Wrong("W07", tag[:80].decode(errors="replace")),))
        pairs = _pairs(shape[2].decode(errors="replace"))
        anchor = next((value for key, value in pairs if key == "id"), "")
        return _meaning(anchor, [*self._attributes(name, pairs)])

    def _attributes(self, name: str, pairs: list[tuple[str, str]]) -> Iterator[Found]:
        if name == "style" or (name == "script" and "src" not in [key for key, _ in pairs]):
            yield Inside(name)
        for key, value in pairs:
            if key in _LINKS:
                yield from self._address(value, name, people=_leads_people(name, pairs))
            elif key in _LOADING:
                yield from self._address(value, name, people=False)
            elif key in _LISTS:
                for part in value.split(","):
                    yield from self._address((part.split() or [""])[0], name, people=False)
            elif key.startswith("on") or key == "srcdoc":
                yield Wrong("W04", key)
            elif key in _STYLED:
                yield from self.style(value)
            elif name == "meta" and key == "content":
                yield from self._refresh(value, pairs)

    def _refresh(self, value: str, pairs: list[tuple[str, str]]) -> Iterator[Found]:
        target = _REFRESH.search(value)
        if target and ("http-equiv", "refresh") in [(key, text.lower()) for key, text in pairs]:
            yield from self._address(target[1], "meta", people=False)

    def _address(self, value: str, name: str, *, people: bool) -> Iterator[Found]:
        """What an address in an attribute is: a link on this site, harmless, or a problem."""
        address = _DROPPED.sub("", value)
        own = self._rules.address
        if own and address.startswith(own):
            yield way_of(f"/{address.removeprefix(own)}")
            return
        scheme = _SCHEME.match(address)
        if scheme:
            yield from self._elsewhere(scheme[1].lower(), address, name, people=people)
        elif address[:2].replace("\\", "/") == "//":
            if not people:
                yield from self._loaded(f"https:{address}")
        else:
            yield from self._own(address)

    def _own(self, address: str) -> Iterator[Found]:
        """A link on this host; what stands beside the site there is not ours to judge."""
        root = self._rules.root
        if not address.startswith("/"):
            yield way_of(address)
        elif address.startswith(root):
            yield way_of(f"/{address.removeprefix(root)}")

    def _elsewhere(self, scheme: str, address: str, name: str, *, people: bool) -> Iterator[Found]:
        if scheme in ("mailto", "tel"):
            yield from self.contact(address.partition(":")[2].partition("?")[0])
        elif scheme in ("javascript", "vbscript") or (scheme == "data" and name != "img"):
            yield Wrong("W04", address[:80])
        elif scheme != "data" and not people:
            yield from self._loaded(address)

    def link(self, address: str) -> Iterator[Found]:
        """Where an address leads that stands for itself and waits for people to follow it."""
        yield from self._address(address, "a", people=True)

    def contact(self, contact: str) -> Iterator[Found]:
        """An e-mail address or a phone number, unless the city lets it through."""
        free = belongs_to_nobody(contact) or normal_contact(contact) in self._rules.contacts
        if contact and not free:
            yield Wrong("W05", contact)

    def _loaded(self, address: str) -> Iterator[Found]:
        yield Wrong("W03", address)

    def style(self, text: str) -> Iterator[Found]:
        """What a style loads."""
        for loaded, imported in _STYLE_URL.findall(text):
            address = _DROPPED.sub("", loaded or imported)
            if not address.startswith("#"):
                yield from self._address(address, "img", people=False)

    def script(self, text: str) -> Iterator[Found]:
        """Every address of another host in a script: whatever it is for, it can be asked."""
        for address in _SCRIPT_URL.findall(text):
            own = self._rules.address and address.startswith(self._rules.address)
            if not own and not address.startswith(_NAMESPACES):
                yield from self._loaded(f"https:{address}" if address[0] == "/" else address)

    def inside(self, content: bytes) -> Iterator[Found]:
        """Scripts and styles that stand in a page itself."""
        for head, text in _INLINE.findall(content):
            kind = _TYPE.search(head)
            if text.strip() and not (kind and kind[1].lower() in _DATA):
                yield Wrong("W04", " ".join(text.decode(errors="replace").split())[:80])
        for text in _STYLES.findall(content):
            yield from self.style(text.decode(errors="replace"))


def _meaning(anchor: str, found: list[Found]) -> Meaning:
    return Meaning(
        anchor,
        tuple(item for item in found if isinstance(item, str)),
        tuple(item for item in found if isinstance(item, Way)),
        tuple(item for item in found if isinstance(item, _WRONG)),
    )


@lru_cache(maxsize=1)
def judge_of(rules: Rules) -> Judge:
    """The judge by these rules: the same one for all units, with all that it has learned."""
    return Judge(rules)


def _places(form: bytes) -> tuple[int, int] | None:
    """Where among the parts of a tag its anchor and its link stand, 0 for none.

    None if something else in it matters, too.
    """
    shape = _SHAPE.fullmatch(form.replace(b'"', b'""'))
    if not shape or shape[1].lower() in _SPECIAL:
        return None
    names = [name.lower() for name, _ in _pairs(shape[2].decode())]
    links = _LINKS if shape[1] == b"a" else frozenset[str]()
    if any(name in _READ - links or name.startswith("on") for name in names):
        return None
    if len(set(names)) < len(names) or len(links.intersection(names)) > 1:
        return None
    valued = [part.split()[-1][:-1].lower() for part in form.split(b'"')[:-1]]
    place = {name.decode(): 2 * number + 1 for number, name in enumerate(valued)}
    return place.get("id", 0), place.get("href", 0) or place.get("xlink:href", 0)


def _pairs(attributes: str) -> list[tuple[str, str]]:
    found = _ATTRIBUTE.findall(attributes)
    return [(key.lower(), unescaped(value) if "&" in value else value) for key, value in found]


def _leads_people(name: str, pairs: list[tuple[str, str]]) -> bool:
    """Whether a browser waits for a click before it follows the link."""
    if name in ("a", "area"):
        return True
    relations = next((value for key, value in pairs if key == "rel"), "").lower().split()
    return name == "link" and _FOR_PEOPLE.issuperset(relations)
