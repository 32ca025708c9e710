"""What a text may hold: Markdown and open links; everything else is shown, not carried out."""

import pytest

from insek.model.text import harmless, is_open

SHOWN = {
    "Ein Satz.": "Ein Satz.",
    "<script>alert(1)</script>": "&lt;script>alert(1)&lt;/script>",
    "<!-- x -->": "&lt;!-- x -->",
    "<img src=x onerror=alert(1)>": "&lt;img src=x onerror=alert(1)>",
    "3 < 4 und 5 > 4": "3 < 4 und 5 > 4",
    "<https://musterstadt.example/>": "<https://musterstadt.example/>",
    "`<b>` ist Code": "`<b>` ist Code",
    "```\n<b>\n```": "```\n<b>\n```",
    "[a](javascript:alert)": "[a](#)",
    "[a](JaVaScRiPt:alert)": "[a](#)",
    "[a](java&#115;cript:alert)": "[a](#)",
    "[a](java\u200bscript:alert)": "[a](#)",
    "[a](data:text/html,x)": "[a](#)",
    "[a]: javascript:alert(1)": "[a]: #",
    "[a](ziel:radverkehr#b)": "[a](ziel:radverkehr#b)",
    "[a](../b.md#c)": "[a](../b.md#c)",
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.items())
def test_only_markdown_and_open_links_stay(text: str, shown: str) -> None:
    """HTML becomes visible text, and a link to a script leads nowhere."""
    assert harmless(text) == shown


@pytest.mark.parametrize("target", ["https://a.example", "a/b.md", "#x", "mailto:a@b.example", ""])
def test_open_targets_are_open(target: str) -> None:
    """Paths, anchors and addresses on the web are open."""
    assert is_open(target)
