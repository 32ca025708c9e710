"""Whether a published file is the one that the repository gives, and if not, what is different."""

import gzip
import io
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from insek.compare.words import Op, Run, compare_words
from insek.site import manifest
from insek.site.origin import LARGEST
from insek.site.page_words import PageWords

_SHOWN = 90
"""So many letters of a changed passage are quoted."""


def difference(path: str, published: bytes, expected: bytes, *, foreign: bool) -> str:
    """What is wrong with a published file, in a German sentence; empty if nothing is.

    ``foreign`` says that it was made by another version of the program: then only its words
    are judged, not how they are presented.
    """
    if published == expected:
        return ""
    if path.endswith(".html"):
        return _page(published, expected, foreign=foreign)
    if path.rpartition("/")[2] == manifest.NAME:
        return _manifest(published, expected, foreign=foreign)
    if path.endswith(".gz") and unpacked(published) == unpacked(expected):
        return ""
    if foreign and path.startswith("assets/"):
        return ""
    return f"Der Inhalt ist ein anderer ({len(published)} statt {len(expected)} Bytes)."


def unpacked(content: bytes) -> bytes | None:
    """What a compressed file holds, up to the size that no file of a site exceeds."""
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(content)).read(LARGEST)
    except (OSError, EOFError, zlib.error):
        return None


def _page(published: bytes, expected: bytes, *, foreign: bool) -> str:
    there, here = (PageWords(page.decode("utf-8", "replace")) for page in (published, expected))
    if there.main != here.main:
        return f"Die Wörter sind andere: {told_change(here.main, there.main)}."
    if there.targets != here.targets:
        pairs = zip(here.targets, there.targets, strict=False)
        old, new = next(
            (pair for pair in pairs if pair[0] != pair[1]), ("weniger Zielen", "mehr Zielen")
        )
        return f"Ein Link oder Bild führt woandershin: statt zu „{old}“ zu „{new}“."
    if foreign:
        return ""
    if there.frame != here.frame:
        return f"Kopf oder Fuß der Seite ist anders: {told_change(here.frame, there.frame)}."
    return "Die Wörter sind dieselben, die Darstellung ist eine andere."


def told_change(old: str, new: str) -> str:
    """The first change of a text with its neighbours: „statt „…“ steht dort „…““."""
    runs = compare_words(old, new)
    first = next(index for index, run in enumerate(runs) if run.op is not Op.EQUAL)
    before = runs[first - 1].text if first else ""
    gone, come = _passage(runs[first:], Op.DELETE), _passage(runs[first:], Op.INSERT)
    where = f" hinter „{_short(before, end=True)}“" if before.strip() else ""
    if gone and come:
        return f"statt „{_short(gone)}“ steht dort „{_short(come)}“{where}"
    if come:
        return f"zusätzlich steht dort „{_short(come)}“{where}"
    return f"es fehlt „{_short(gone)}“{where}"


def _passage(runs: tuple[Run, ...], op: Op) -> str:
    """What goes or comes before the text is the same again."""
    text = ""
    for run in runs:
        if run.op is Op.EQUAL and run.text.strip():
            break
        text += run.text if run.op is op else ""
    return text.strip()


def _short(text: str, *, end: bool = False) -> str:
    text = text.strip()
    if end:
        words = text.split()[-4:]
        return " ".join(words)[-_SHOWN:]
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def _manifest(published: bytes, expected: bytes, *, foreign: bool) -> str:
    there, here = manifest.read_manifest(published), manifest.read_manifest(expected)
    if there is None or here is None:
        return "Das ist kein Manifest."
    facts = [f"{name} „{new}“ statt „{old}“" for name, old, new in _other_facts(here, there)]
    if facts:
        return f"Das Manifest nennt {', '.join(facts)}."
    if foreign:
        return ""
    sums, told = here["dateien"], there["dateien"]
    other = [name for name in {**sums, **told} if told.get(name) != sums.get(name)]
    if other:
        more = f" (und zu {len(other) - 1} weiteren)" if len(other) > 1 else ""
        return f"Das Manifest nennt zu „{other[0]}“{more} etwas anderes."
    return "Das Manifest ist nicht Byte für Byte das aus dem Repository."


_FACTS = ("form", "stand", "titel", "jahrgang", "beschluss", "commit", "baum")


def _other_facts(
    here: Mapping[str, Any], there: Mapping[str, Any]
) -> Iterator[tuple[str, object, object]]:
    """The name of each fact that differs, as it is and as it was published."""
    for name in _FACTS:
        old, new = here.get(name), there.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from (
                (f"{name}.{key}", old[key], new.get(key)) for key in old if old[key] != new.get(key)
            )
        elif old != new:
            yield name, old, new
