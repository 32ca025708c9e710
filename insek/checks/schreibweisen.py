"""What was meant as a link, a table or bold, and would be shown as the signs it is written with."""

import re
from collections.abc import Iterator

from insek import vocabulary
from insek.checks.contents import all_entries, all_texts
from insek.checks.registry import Finding, rule
from insek.model.fields import quoted
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.text import CALL_PATTERN, OPEN_SCHEMES, RECORD_SCHEMES, numbered_lines
from insek.model.walk import markdown

_SCHEME = rf"(?:{'|'.join((*OPEN_SCHEMES, *RECORD_SCHEMES))}):"
_APART = re.compile(rf"\[[^\[\]]*\]\s+\({_SCHEME}[^()]*\)")
_WHOLE = re.compile(rf"\[[^\[\]]*\]\(\s*({_SCHEME}[^()\"]*)\)")
_CODE = re.compile(r"`[^`]*`")
_ROW = re.compile(r"\s*\|.*\|\s*")
_LINE = re.compile(r"[\s|:-]+")
_MARK = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:")
_STARS = re.compile(r"(?<!\\)\*\*")
_BRACED = re.compile(r"(?<!\{)\{\s*(\w+)\s*\([^{}()]*\)\s*\}(?!\})")


def _prose(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The lines outside of code, each with its number."""
    for number, line in numbered_lines(text, first_line):
        yield number, _CODE.sub("", line)


@rule(
    "T02",
    "Link mit Leerzeichen",
    grund="Ein Leerzeichen zwischen den Klammern oder in der Adresse, und aus dem Link wird nichts: Die"
    " Klammern stehen als Text da.",
    beispiel="fachteile/verkehr.md:27: „[Rad] (ziel:radverkehr)“ wird kein Link. → Das Leerzeichen zwischen"
    " „]“ und „(“ löschen.",
)
def links_have_no_gaps(plan: Plan) -> Iterator[Finding]:
    """No link is broken by a blank between its brackets or in its target."""
    for text, location in all_texts(plan):
        for number, line in _prose(text, location.line) if "]" in text else ():
            place = Location(location.path, number)
            for match in _APART.finditer(line):
                remedy = "Das Leerzeichen zwischen „]“ und „(“ löschen."
                yield Finding(place, f"{quoted(match[0])} wird kein Link.", remedy)
            for match in _WHOLE.finditer(line):
                if len(match[1].split()) > 1:
                    remedy = "Die Leerzeichen in den runden Klammern löschen; kein Ziel hat welche."
                    yield Finding(place, f"{quoted(match[0])} wird kein Link.", remedy)


@rule(
    "T03",
    "Tabelle ohne Trennzeile",
    grund="Erst die Zeile aus Strichen unter den Überschriften macht aus senkrechten Strichen eine"
    " Tabelle.",
    beispiel="docs/index.md:6: Unter den Überschriften dieser Tabelle fehlt die Zeile aus Strichen."
    " → Darunter „| --- | --- |“ einfügen.",
)
def tables_have_their_line(plan: Plan) -> Iterator[Finding]:
    """No rows of a table stand without the line of dashes under the first."""
    for text, location in all_texts(plan):
        rows: list[tuple[int, str]] = []
        for number, line in (*(_prose(text, location.line) if "|" in text else ()), (0, "")):
            if _ROW.fullmatch(line):
                rows.append((number, line))
                continue
            if len(rows) > 1 and not any(_LINE.fullmatch(row) for _, row in rows[:2]):
                columns = rows[0][1].strip().strip("|").count("|") + 1
                yield Finding(
                    Location(location.path, rows[0][0]),
                    "Unter den Überschriften dieser Tabelle fehlt die Zeile aus Strichen.",
                    f"Darunter „|{' --- |' * columns}“ einfügen.",
                )
            rows = []


@rule(
    "T04",
    "Wort in einfachen Klammern",
    grund="Ein Wort des Vokabulars steht in doppelten geschweiften Klammern. In einfachen bleibt es als"
    " Text stehen.",
    beispiel="docs/index.md:6: „{ ziele() }“ wird nicht ausgeführt, sondern als Text gezeigt. →"
    " Doppelte Klammern schreiben: {{ ziele() }}.",
)
def words_have_double_braces(plan: Plan) -> Iterator[Finding]:
    """No word of the vocabulary stands in single braces on a page."""
    texts = (markdown(entry) for entry in all_entries(plan))
    for text in texts:
        for number, line in _prose(text.source, text.location.line) if text else ():
            for match in _BRACED.finditer(line):
                if text and match[1] in vocabulary.WORT_BY_NAME:
                    yield Finding(
                        Location(text.location.path, number),
                        f"{quoted(match[0])} wird nicht ausgeführt, sondern als Text gezeigt.",
                        f"Doppelte Klammern schreiben: {{{match[0]}}}.",
                    )


@rule(
    "T08",
    "Fußnote ohne Text",
    grund="Eine Fußnote braucht zweierlei: die Marke im Satz und ihren Text darunter. Fehlt der, bleibt"
    " die Marke als Zeichen stehen.",
    beispiel="docs/index.md:6: Zur Fußnote „[^rat]“ fehlt der Text. → Unten auf der Seite eine Zeile"
    " „[^rat]: …“ anfügen.",
)
def footnotes_have_a_text(plan: Plan) -> Iterator[Finding]:
    """Every mark of a footnote has its text in the same file."""
    for text, location in all_texts(plan):
        lines = list(_prose(text, location.line)) if "[^" in text else []
        written = {match[1] for _, line in lines if (match := _NOTE.match(line))}
        for number, line in lines:
            for match in _MARK.finditer(line):
                if match[1] not in written:
                    yield Finding(
                        Location(location.path, number),
                        f"Zur Fußnote {quoted(match[0])} fehlt der Text.",
                        f"Unten auf der Seite eine Zeile „{match[0]}: …“ anfügen.",
                    )


@rule(
    "T09",
    "Hervorhebung nicht geschlossen",
    grund="Fett wird, was zwischen zwei mal zwei Sternchen steht. Fehlt ein Paar, stehen die Sternchen"
    " als Zeichen im Text.",
    beispiel="docs/index.md:6: In diesem Absatz fehlt zu „**“ das zweite „**“. → Es ergänzen, oder die"
    " Sternchen löschen.",
)
def bold_text_ends(plan: Plan) -> Iterator[Finding]:
    """In every paragraph, as many words in bold begin as end."""
    for text, location in all_texts(plan):
        marks: list[int] = []
        for number, line in (*(_prose(text, location.line) if "**" in text else ()), (0, "")):
            marks += [number] * len(_STARS.findall(CALL_PATTERN.sub("", line)))
            if not line.strip() and len(marks) % 2:
                yield Finding(
                    Location(location.path, marks[-1]),
                    "In diesem Absatz fehlt zu „**“ das zweite „**“.",
                    "Es ergänzen, oder die Sternchen löschen.",
                )
            marks = marks if line.strip() else []
