"""Texts that cost a parser far more than their length: each grows with its number."""

from collections.abc import Callable

GROWING: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: "[" * n,
    "open images": lambda n: "![" * n,
    "open declarations": lambda n: "<![" * n,
    "open tags": lambda n: "<a " * n,
    "open bold tags": lambda n: "<b>" * n,
    "open comments": lambda n: "<!--" * n,
    "open instructions": lambda n: "<?" * n,
    "open sections": lambda n: "<![CDATA[" * n,
    "attributes": lambda n: "<a " + "b='" * n,
    "blocks": lambda n: "<div>\n\n" * n,
    "blocks in a row": lambda n: "<div>\n" * n,
    "nested brackets": lambda n: "[" * n + "]" * n,
    "open links": lambda n: "[a](" * n,
    "open images with targets": lambda n: "![a](" * n,
    "open titles": lambda n: '[a](b "' * n,
    "open references": lambda n: "[a][b" * n,
    "open rounds": lambda n: "[a](" + "(" * n,
    "links": lambda n: "[a](b.md) " * n,
    "images": lambda n: "![a](b.png) " * n,
    "links without spaces": lambda n: "[a](b)" * n,
    "references": lambda n: "[a]: b\n\n" + "[a]" * n,
    "definitions": lambda n: "".join(f"[a{i}]: b\n" for i in range(n)),
    "brackets on lines": lambda n: "[a]\n" * n,
    "footnotes": lambda n: "".join(f"[^{i}] " for i in range(n)) + "\n\n[^1]: x",
    "explained footnotes": lambda n: "".join(f"[^{i}]: x\n\n" for i in range(n)),
    "stars": lambda n: "*" * n,
    "stars and words": lambda n: "*a " * n,
    "two stars and words": lambda n: "**a*b " * n,
    "three stars and words": lambda n: "***a** b* " * n,
    "one pair of stars": lambda n: "a**b" + "c* " * n,
    "strokes": lambda n: "_a " * n,
    "stars and strokes": lambda n: "*a_ " * n,
    "strokes in words": lambda n: "a_b_" * n,
    "backslashes": lambda n: "\\" * n,
    "entities": lambda n: "&amp;" * n,
    "open entities": lambda n: "&#" * n,
    "backticks": lambda n: "`a``" * n,
    "growing backticks": lambda n: "".join("e" + "`" * (i % 900) for i in range(n // 40)),
    "open addresses": lambda n: "<http:" * n,
    "open mail": lambda n: "<a@" * n,
    "lists in one line": lambda n: "- " * n + "a",
    "numbers in one line": lambda n: "1. " * n + "a",
    "quotes in one line": lambda n: "> " * n + "a",
    "quotes on lines": lambda n: "\n".join(">" * i + " a" for i in range(1, min(n, 900))),
    "lists on lines": lambda n: "\n".join("    " * i + "- a" for i in range(min(n, 450))),
    "lists of paragraphs": lambda n: "- a\n\n    b\n\n" * n,
    "numbered list": lambda n: "".join(f"{i}. a\n" for i in range(n)),
    "kinds of lists": lambda n: "* a\n+ b\n- c\n" * n,
    "explanations": lambda n: "a\n: b\n\n" * n,
    "quotes": lambda n: "> a\n\n" * n,
    "wide table": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|\n",
    "long table": lambda n: "|a|b|\n|-|-|\n" + "|x|y|\n" * n,
    "escaped columns": lambda n: "|a|\n|-|\n" + "\\|" * n,
    "columns of code": lambda n: "|a|b|\n|-|-|\n" + "|`a" * n,
    "columns": lambda n: "a|b\n-|-\n" + "|" * n,
    "headings": lambda n: "## a\n" * n,
    "headings apart": lambda n: "## a\n\n" * n,
    "underlined headings": lambda n: "a\n==\n" * n,
    "hash signs": lambda n: "# a" + "#" * n,
    "rulers": lambda n: "* * *\n" * n,
    "fences": lambda n: "```\n" * n,
    "code": lambda n: "    a\n\n" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "tabs": lambda n: "a" + "\t" * n + "b",
    "lines": lambda n: "a\n" * n,
    "words": lambda n: "wort " * n,
    "letters": lambda n: "a" * n + "@b",
    "open calls": lambda n: "{{ " * n,
    "nested calls": lambda n: "{{ a(" + "(" * n,
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
