"""What a text may hold: Markdown and open links; everything else is shown, not carried out."""

from html import unescape

import pytest

from insek.loading.zeichen import odd_signs
from insek.model.text import harmless, is_open
from insek.render.markdown import to_html

SHOWN = {
    "Ein Satz.": "<p>Ein Satz.</p>",
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<!-- x -->": "<p>&lt;!-- x --&gt;</p>",
    "<img src=x onerror=alert(1)>": "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "3 < 4 und 5 > 4": "<p>3 &lt; 4 und 5 &gt; 4</p>",
    "<https://musterstadt.example/>": '<p><a href="https://musterstadt.example/">'
    "https://musterstadt.example/</a></p>",
    "`<b>` ist Code": "<p><code>&lt;b&gt;</code> ist Code</p>",
    "    <b>": "<pre><code>&lt;b&gt;\n</code></pre>",
    "[a](javascript:alert)": '<p><a href="#">a</a></p>',
    "[a](javascript:alert(1))": '<p><a href="#">a</a></p>',
    "[a](JaVaScRiPt:alert)": '<p><a href="#">a</a></p>',
    "[a](java&#115;cript:alert)": '<p><a href="#">a</a></p>',
    "[a](java\u200bscript:alert)": '<p><a href="#">a</a></p>',
    "[a](data:text/html,x)": '<p><a href="#">a</a></p>',
    "[a]\n\n[a]:\n  javascript:alert(1)": '<p><a href="#">a</a></p>',
    "[a](ziel:radverkehr#b)": '<p><a href="ziel:radverkehr#b">a</a></p>',
    "[a](../b.md#c)": '<p><a href="../b.md#c">a</a></p>',
    "<stadt@musterstadt.example>": "<p>&lt;stadt@musterstadt.example&gt;</p>",
    "![a](b.png)": '<p><img alt="a" src="b.png" /></p>',
    "![a](https://b.example/c.png)": '<p><a href="https://b.example/c.png">a</a></p>',
    "![a](//b.example/c.png)": '<p><a href="//b.example/c.png">a</a></p>',
    "![a](javascript:b)": '<p><a href="#">a</a></p>',
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.items())
def test_only_markdown_and_open_links_stay(text: str, shown: str) -> None:
    """HTML becomes visible text, a link to a script leads nowhere, no picture comes from elsewhere."""
    assert to_html(harmless(text)) == shown


@pytest.mark.parametrize("target", ["https://a.example", "a/b.md", "#x", "mailto:a@b.example", ""])
def test_open_targets_are_open(target: str) -> None:
    """Paths, anchors and addresses on the web are open."""
    assert is_open(target)


ENDLESS = {
    "digits": "&#" + "9" * 9_000 + ";",
    "digits without end": "&#" + "9" * 9_000,
    "a letter behind zeros": "&#" + "0" * 9_000 + "106;avascript:x",
    "hexadecimal digits": "&#x" + "f" * 9_000 + ";",
}


@pytest.mark.parametrize("target", ENDLESS.values(), ids=ENDLESS)
def test_endless_number_is_read(target: str) -> None:
    """An entity of thousands of digits is what a browser takes it for, and stops nothing."""
    assert is_open(target) is ("avascript" not in target)
    assert "javascript" not in unescape(to_html(harmless(f"![a]({target})\n\n{target}")))
    assert not any("x.md" not in str(befund) for befund in odd_signs(f"Wort {target}\n", "x.md"))
