"""E-mail addresses and phone numbers in bytes, told apart from figures, dates and keys."""

import re
from collections.abc import Iterator

_LOCAL = re.compile(rb"\w[\w.+%~-]*$")
_DOMAIN = re.compile(rb"(?:[\w\x80-\xff-]+\.)+([a-zA-Z]{2,})(?![\w-])")
_NO_DOMAINS = frozenset((b"png", b"jpg", b"jpeg", b"svg", b"webp", b"css", b"js", b"html"))
"""What follows a point in names of files, as in ``zeichen@2x.png``."""
_RESERVED = re.compile(r"(?:\.|^)(?:example|invalid|test|localhost|example\.(?:com|net|org))$")
"""Domains that belong to nobody, for ever (RFC 2606)."""

_SPACE = rb"(?: |\xc2\xa0|\xe2\x80\xaf)"
_DASH = rb"(?:-|\xe2\x80\x93)"
_NATIONAL = re.compile(
    rb"0[1-9]\d{1,4}"
    rb"(?:(?P<sure>(?:/|\))|"
    + _SPACE
    + rb"/)"
    + _SPACE
    + rb"?|"
    + _SPACE
    + rb"?"
    + _DASH
    + _SPACE
    + rb"?|"
    + _SPACE
    + rb")"
    rb"(?P<rest>[1-9]\d*(?:" + _SPACE + rb"?(?:/|" + _DASH + rb")?" + _SPACE + rb"?\d+)*)"
    rb"(?![\w.,]?\w)"
    rb"|01[567]\d{8,9}(?!\w)"
)
_ABROAD = re.compile(rb"\+49(?:(?:[ /().-]|\xc2\xa0|\xe2\x80\xaf|\xe2\x80\x93)*\d){7,}(?!\w)")
_YEAR = re.compile(rb"(?:19|20)\d\d$")
_JOINED = re.compile(rb"(?:[\w,#=/]|\d[.:]|[^\n][+-]|\xe2\x80\x93)$")
"""What stands before a figure that is only the end of a longer one."""
_LONGEST = 64
_SURE, _LIKELY = 3, 5
"""How many digits follow an area code at least: after „/“ or „)“, and after a space or a dash."""


def contacts(content: bytes, *, markup: bool) -> Iterator[str]:
    """Every e-mail address and phone number as it is written.

    In ``markup``, what stands inside of a tag is left out: its links are read as links.
    """
    if b"@" in content:
        yield from _mails(content, markup=markup)
    yield from _phones(content, _NATIONAL, markup=markup)
    if b"+" in content:
        yield from _phones(content, _ABROAD, markup=markup)


def _mails(content: bytes, *, markup: bool) -> Iterator[str]:
    place = content.find(b"@")
    while place >= 0:
        domain = _DOMAIN.match(content, place + 1)
        local = domain and _LOCAL.search(content, max(0, place - _LONGEST), place)
        if local and domain and domain[1] not in _NO_DOMAINS:
            mail = (local[0] + b"@" + domain[0]).decode(errors="replace")
            if not (markup and _in_tag(content, place)) and not belongs_to_nobody(mail):
                yield mail
        place = content.find(b"@", place + 1)


def _phones(content: bytes, pattern: re.Pattern[bytes], *, markup: bool) -> Iterator[str]:
    for found in pattern.finditer(content):
        before = content[max(0, found.start() - 3) : found.start()]
        if _JOINED.search(before) or (pattern is _NATIONAL and not _is_phone(found)):
            continue
        if not (markup and _in_tag(content, found.start())):
            yield found[0].decode(errors="replace")


def _is_phone(found: re.Match[bytes]) -> bool:
    """Whether what follows a possible area code is long enough, and no year (Vorlage 0123/2018)."""
    rest = found["rest"]
    if rest is None:
        return True
    digits = sum(48 <= sign <= 57 for sign in rest)
    return digits >= (_SURE if found["sure"] else _LIKELY) and not _YEAR.match(rest)


def _in_tag(content: bytes, place: int) -> bool:
    return content.rfind(b"<", 0, place) > content.rfind(b">", 0, place)


def belongs_to_nobody(mail: str) -> bool:
    """Whether an address is one of those made for examples."""
    return bool(_RESERVED.search(mail.rpartition("@")[2].casefold()))


def normal_contact(contact: str) -> str:
    """A contact as it is compared: an address in small letters, a number as digits from its 0."""
    text = contact.strip().removeprefix("mailto:").removeprefix("tel:").partition("?")[0]
    if "@" in text:
        return text.casefold()
    text = re.sub(r"^(?:\+|00)49", "0", text.replace("(0)", ""))
    return re.sub(r"\D", "", text)
