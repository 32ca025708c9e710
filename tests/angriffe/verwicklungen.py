"""Texts that cost a parser far more than their length: each grows with its number."""

from collections.abc import Callable

Growth = Callable[[int], str]


def parts(*texts: str) -> Growth:
    """Every second text so many times, the others once; „№“ in it counts."""

    def grow(number: int) -> str:
        return "".join(_repeated(text, number) if i % 2 else text for i, text in enumerate(texts))

    return grow


def _repeated(text: str, number: int) -> str:
    if "№" not in text:
        return text * number
    return "".join(text.replace("№", f"{i}") for i in range(number))


def stairs(head: str, step: str, end: str, most: int) -> Growth:
    """Pieces of which each has one step more than the one before it."""
    return lambda number: "".join(head + step * i + end for i in range(1, min(number, most)))


GROWING: dict[str, Growth] = {
    "open brackets": parts("", "["),
    "open images": parts("", "!["),
    "open declarations": parts("", "<!["),
    "open tags": parts("", "<a "),
    "open bold tags": parts("", "<b>"),
    "open comments": parts("", "<!--"),
    "closed comments": parts("<!-- ", "-->"),
    "dashes in a comment": parts("<!-- ", "- -- "),
    "open instructions": parts("", "<?"),
    "open sections": parts("", "<![CDATA["),
    "attributes": parts("<a ", "b='"),
    "blocks": parts("", "<div>\n\n"),
    "blocks in a row": parts("", "<div>\n"),
    "blocks in blocks": parts("", "<div>", "\n\n", "</div>"),
    "nested brackets": parts("", "[", "", "]"),
    "nested images": parts("", "![", "a", "](b)"),
    "escaped brackets": parts("", "\\["),
    "open links": parts("", "[a]("),
    "open images with targets": parts("", "![a]("),
    "open titles": parts("", '[a](b "'),
    "open references": parts("", "[a][b"),
    "open rounds": parts("[a](", "("),
    "links": parts("", "[a](b.md) "),
    "images": parts("", "![a](b.png) "),
    "links without spaces": parts("", "[a](b)"),
    "references": parts("[a]: b\n\n", "[a]"),
    "definitions": parts("", "[a№]: b\n"),
    "definitions with open titles": parts("", '[a№]: b "c\n'),
    "brackets on lines": parts("", "[a]\n"),
    "footnotes": parts("", "[^№] ", "\n\n[^1]: x"),
    "explained footnotes": parts("", "[^№]: x\n\n"),
    "footnotes in footnotes": parts("[^0]\n\n", "[^№]: [^№] [^0]\n\n"),
    "one footnote often": parts("", "[^a] ", "\n\n[^a]: x"),
    "stars": parts("", "*"),
    "stars and words": parts("", "*a "),
    "two stars and words": parts("", "**a*b "),
    "three stars and words": parts("", "***a** b* "),
    "one pair of stars": parts("a**b", "c* "),
    "stars in stars": parts("", "*a **b ", "", "c** d* "),
    "strokes": parts("", "_a "),
    "stars and strokes": parts("", "*a_ "),
    "strokes in words": parts("", "a_b_"),
    "backslashes": parts("", "\\"),
    "entities": parts("", "&amp;"),
    "open entities": parts("", "&#"),
    "open hexadecimal entities": parts("", "&#x"),
    "endless entity": parts("&", "a", ";"),
    "endless number": parts("&#", "9", ";"),
    "backticks": parts("", "`a``"),
    "growing backticks": stairs("e", "`", "", 900),
    "open addresses": parts("", "<http:"),
    "addresses": parts("", "<https://a.example/№> "),
    "open mail": parts("", "<a@"),
    "lists in one line": parts("", "- ", "a"),
    "numbers in one line": parts("", "1. ", "a"),
    "quotes in one line": parts("", "> ", "a"),
    "explanations in one line": parts("a\n", ": ", "a"),
    "quotes on lines": stairs("", ">", " a\n", 900),
    "lists on lines": stairs("", "    ", "- a\n", 450),
    "lists of paragraphs": parts("", "- a\n\n    b\n\n"),
    "lists of code": parts("", "- a\n\n        b\n"),
    "numbered list": parts("", "№. a\n"),
    "kinds of lists": parts("", "* a\n+ b\n- c\n"),
    "lists in quotes": parts("", "> - a\n> > - b\n"),
    "explanations": parts("", "a\n: b\n\n"),
    "quotes": parts("", "> a\n\n"),
    "wide table": parts("", "|a", "|\n", "|-", "|\n", "|b", "|\n"),
    "long table": parts("|a|b|\n|-|-|\n", "|x|y|\n"),
    "tables": parts("", "|a|\n|-|\n|b|\n\n"),
    "table in a quote": parts("> |a|b|\n> |-|-|\n", "> |x|y|\n"),
    "escaped columns": parts("|a|\n|-|\n", "\\|"),
    "columns of code": parts("|a|b|\n|-|-|\n", "|`a"),
    "columns": parts("a|b\n-|-\n", "|"),
    "headings": parts("", "## a\n"),
    "headings apart": parts("", "## a\n\n"),
    "underlined headings": parts("", "a\n==\n"),
    "hash signs": parts("# a", "#"),
    "rulers": parts("", "* * *\n"),
    "fences": parts("", "```\n"),
    "fences of waves": parts("", "~~~\n"),
    "growing fences": stairs("", "`", "\n", 900),
    "fences in lists": parts("", "- ```\n"),
    "code": parts("", "    a\n\n"),
    "spaces": parts("a", " ", "b"),
    "tabs": parts("a", "\t", "b"),
    "lines": parts("", "a\n"),
    "words": parts("", "wort "),
    "letters": parts("", "a", "@b"),
    "open calls": parts("", "{{ "),
    "nested calls": parts("{{ a(", "("),
}
"""The known pathologies of Markdown, and those of tables, footnotes, lists and braces."""

LARGEST = 480_000
"""Just below the size at which a file is refused without being read."""


def hostile(name: str) -> str:
    """A pathology as large as a file may be."""
    grow = GROWING[name]
    number = 1
    while len(grow(number * 2)) < LARGEST and number < LARGEST:
        number *= 2
    return grow(number)


def bearable(name: str, fits: Callable[[str], bool]) -> str:
    """A pathology that just fits, many times over in paragraphs of its own."""
    grow = GROWING[name]
    size = largest(lambda number: fits(grow(number)))
    once = grow(size)
    times = largest(lambda number: fits("\n\n".join([once] * number)))
    return "\n\n".join([once] * times)


def largest(fits: Callable[[int], bool]) -> int:
    """The largest number up to a limit for which something fits, near enough."""
    low, high = 1, 2
    while high < LARGEST and fits(high):
        low, high = high, high * 2
    while high - low > low // 50 + 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
