"""Files as they were made anew, held against those of a published site."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from insek.site.ergebnis import Abweichung
from insek.site.origin import Origin, sums_of
from insek.site.page_words import PageWords
from insek.site.publish.writer import SUMS
from insek.site.same_file import difference, unpacked


@dataclass(frozen=True, slots=True)
class Website:
    """A site as it stands: where it is read, the files it lists, and the sums it gives."""

    origin: Origin
    listed: frozenset[str]
    sums: Mapping[str, str]

    def wrong_sums(self, path: str, content: bytes) -> Iterator[Abweichung]:
        """What the list of sums says otherwise of a file; nothing if there is no list."""
        if not self.sums:
            return
        if path not in self.sums:
            yield Abweichung(path, f"Die Datei steht nicht in {SUMS}.")
        elif self.sums[path] != hashlib.sha256(content).hexdigest():
            yield Abweichung(path, f"Die Prüfsumme in {SUMS} ist eine andere.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCheck:
    """What was found of one file and of its compressed form; ``words`` are those of a page."""

    path: str
    is_there: bool
    abweichungen: tuple[Abweichung, ...]
    wrong_sums: tuple[Abweichung, ...] = ()
    words: PageWords | None = None


def published(origin: Origin) -> Website:
    """The site that is read there.

    Raises:
        OriginError: it cannot be read.
    """
    return Website(origin, origin.paths(), sums_of(origin.read(SUMS) or b""))


def packed_form(path: str) -> str:
    """The compressed form of a file, which web servers deliver instead of it."""
    return f"{path}.gz"


def known_paths(paths: Iterable[str]) -> frozenset[str]:
    """The files that may be on a site where these are to be."""
    return frozenset(form for path in paths for form in (path, packed_form(path)))


def check_files(
    site: Website, files: Mapping[str, bytes], *, foreign: bool, with_words: bool = False
) -> Iterator[FileCheck]:
    """Hold every file against the published one.

    A ``foreign`` site was made with other versions: only words and links are compared.
    """
    for path, content in site.origin.read_all(files):
        if content is None:
            gone = Abweichung(path, "Die Datei fehlt auf der Website.")
            yield FileCheck(path=path, is_there=False, abweichungen=(gone,))
            continue
        wrong = difference(path, content, files[path], foreign=foreign)
        packed = _packed(site, path) if packed_form(path) not in files else None
        is_page = with_words and path.endswith(".html")
        yield FileCheck(
            path=path,
            is_there=True,
            abweichungen=(
                *((Abweichung(path, wrong),) if wrong else ()),
                *_unlike(path, packed, content),
            ),
            wrong_sums=(
                *site.wrong_sums(path, content),
                *(site.wrong_sums(packed_form(path), packed) if packed is not None else ()),
            ),
            words=PageWords(content.decode("utf-8", "replace")) if is_page else None,
        )


def _packed(site: Website, path: str) -> bytes | None:
    name = packed_form(path)
    return site.origin.read(name) if name in site.listed else None


def _unlike(path: str, packed: bytes | None, content: bytes) -> Iterator[Abweichung]:
    if packed is not None and unpacked(packed) != content:
        what = "Die komprimierte Fassung enthält etwas anderes."
        yield Abweichung(packed_form(path), what)
