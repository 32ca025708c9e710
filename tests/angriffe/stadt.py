"""A city in which a hostile string stands wherever an outsider may write one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CALLS = (
    "zielmatrix",
    "herausforderungsmatrix",
    "ziele",
    "herausforderungen",
    "stichworte",
    "quellen",
)
ENDLESS = "&#" + "9" * 4400 + ";"
"""A number that Python refuses to read; no field is as long, so it stands in a text."""
FORMS = (
    "{}",
    "Vor {} nach",
    "[a]({})",
    '[a](b.md "{}")',
    "![{}](bilder/a.png)",
    "![a]({})",
    "[{}](b.md)",
    "[a][r]\n\n[r]: {}",
    "[a][s]\n\n[s]: <{}> '{}'",
    "<{}>",
    "|a|b|\n|-|-|\n|{}|b|",
    "## {}",
    "- {}",
    "> {}",
    "a[^1]\n\n[^1]: {}",
)
"""Ways to write a string in Markdown."""


@dataclass(frozen=True)
class Place:
    """A kind of page: its folder on the site, its file, and where on it Markdown stands (XPath)."""

    folder: str
    file: str
    markdown: str

    def address(self, number: int) -> str:
        """The address of the page of a string."""
        return f"{self.folder}{name_of(number)}/"

    def source(self, number: int) -> str:
        """The file that holds a string."""
        return self.file.format(name_of(number))


PLACES = (
    Place("ziele/", "ziele/{}.yml", "//tbody//td[2]"),
    Place(
        "herausforderungen/",
        "daten/herausforderungen/{}.yml",
        "//tbody//td[2] | //ol[@class='pruefliste']",
    ),
    Place("", "docs/{}.md", "//div[@class='inhalt']"),
)
"""Title, summary, cell; title, question, answer; title, summary, keyword, text."""


def name_of(number: int) -> str:
    """What the files of a string are called."""
    return f"x-{number:04}"


def quoted(text: str) -> str:
    """A text as a YAML value that reaches the model sign by sign."""
    signs = (
        sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in text
    )
    return f'"{"".join(signs)}"'


def hostile_files(strings: Sequence[str]) -> dict[str, str]:
    """The files of Musterstadt that hold each string in a Ziel, a Herausforderung and a page."""
    calls = (f"{{{{ {call}() }}}}" for call in CALLS)
    files = {"docs/alles.md": _page("Alles", f"Endlos {ENDLESS} [a]({ENDLESS})", *calls)}
    for number, text in enumerate(strings):
        files |= dict(_files(number, text))
    for fachteil in ("verkehr", "wohnen"):
        answers = "".join(f"  - {_answer(name_of(n), text)}\n" for n, text in enumerate(strings))
        head = f"id: {fachteil}\nfachteil: {fachteil}\n"
        files[f"daten/antworten/{fachteil}.yml"] = f"{head}antworten:\n{answers}"
    return files


def _page(title: str, *paragraphs: str) -> str:
    text = "\n\n".join(paragraphs)
    return f"---\ntitel: {title}\nkurz: {title}\nstichworte: [{title}]\n---\n{text}\n"


def _answer(id: str, text: str) -> str:
    return f"{{herausforderung: {id}, relevanz: hoch, aussage: {quoted(text)}}}"


def _files(number: int, text: str) -> Iterator[tuple[str, str]]:
    id, value = name_of(number), quoted(text)
    yield (
        f"ziele/{id}.yml",
        f"id: {id}\ntitel: {value}\nebene: handlungsziel\nuebergeordnet: lebenswerte-stadt\n"
        f"kurz: {value}\nfiktiv: true\nfachteile:\n"
        f"  - {{fachteil: wohnen, rolle: federfuehrung, aussage: {value}}}\n",
    )
    yield (
        f"daten/herausforderungen/{id}.yml",
        f"id: {id}\nnr: {number + 10}\ntitel: {value}\nkurz: {value}\ntext: Ein Satz.\n"
        "fiktiv: true\n"
        f"prueffragen:\n  - {{id: frage, frage: {value}}}\n",
    )
    yield f"docs/{id}.md", _page(value, *(form.replace("{}", text) for form in FORMS))
