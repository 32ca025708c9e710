"""Values that mean something to some format, and a plan, a Befund and a Jahrgang that hold one."""

import copy
import dataclasses
from typing import TypeVar

from plans import musterstadt

from insek.model.katalog import Katalog
from insek.model.plan import Plan

HARMLESS = "Wert"
VALUES = {
    "quotes": "a \"b\" 'c' „d“",
    "tag": "<b>fett</b> & <i",
    "script": "</script><script>window.__x=1</script>",
    "attribute": "\" onmouseover=window.__x=1 x='",
    "picture": "<img src=x onerror=window.__x=1>",
    "comment": "<!-- <p> --!><script>window.__x=1</script>",
    "section": "]]><script>window.__x=1</script>",
    "entity": "&lt;b&gt; &#60; &amp;lt;",
    "formula": '=1+1;HYPERLINK("https://boese.example/")',
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(1+1)",
    "mention": "`@x` \\\\@y (#12) GH-3 rat/plan#4 @a/b-c, *@d*",
    "tab": "\t=1+1",
    "line": "a\nb: c\n- d\n=1+1",
    "paragraph": "a\n\n# b\n\n</div>",
    "return": "a\rb\r\nc",
    "comma": "a,b;c|d",
    "letters": "Äöüß é Ł 名",
    "picture letter": "🚲👩‍🚀",
    "colour": "\x1b[31mrot\x1b[0m\x07\x08",
    "one sign": "a\x9b31mb\x7fc",
    "annotation": "::error file=x.py,line=1::b",
    "line of annotation": "a\n::error::b\n##[error]c",
    "percent": "%0A%0D%3A%2C 100 % %%",
    "bar": "a | b || c",
    "code": "`a` ``b`` ```\nc",
    "link": "[x](javascript:window.__x=1) ![y](//boese.example/z.png)",
    "address": "https://boese.example/ www.boese.example a@boese.example",
    "emphasis": "*a* **b** _c_ ~~d~~ $e$ \\f",
    "heading": "# a\n## b",
    "task": "- [ ] a\n1. b\n> c",
    "escape": "a\\x0a  → Grund: b\\n\\u000a",
    "direction": "Rat\u202esuah\u2066x\u2069",
    "separator": "a\u2028b\u2029c",
    "call": "{{ config }} {% raw %} {# a #}",
    "markup": "[bold red]a[/] [/x] [link=https://boese.example]b",
    "yaml": "a: b # c &d *e !f ? - | > %",
    "escape of JSON": '\\"}],"b":[{"',
}  # fmt: skip
"""What each value would do, did it leave its place."""

T = TypeVar("T")


def with_fields(entry: T, **values: object) -> T:
    """An entry with other values, past every check: what is behind them must hold alone."""
    changed = copy.copy(entry)
    for name, value in values.items():
        object.__setattr__(changed, name, value)
    return changed


def plan_saying(value: str) -> Plan:
    """Musterstadt with a value as the title of a Ziel and of every Amt."""
    plan = musterstadt()
    ziele = [
        with_fields(ziel, titel=value) if ziel.id == "radverkehr" else ziel for ziel in plan.ziele
    ]
    aemter = [with_fields(amt, titel=value) for amt in plan.aemter]
    return dataclasses.replace(plan, ziele=Katalog(ziele), aemter=Katalog(aemter))
