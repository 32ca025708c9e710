"""What is wrong with a piece of HTML: nesting, ids, tables, and what must not stand in it."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from lxml import html
from lxml.html import HtmlElement, defs

from insek.render.markdown import to_html
from insek.site.pages import Page

_VOID = defs.empty_tags
_BLOCKS = defs.block_tags - {"ins", "del"} | {
    "section",
    "article",
    "aside",
    "nav",
    "figure",
    "details",
}
_PARENTS = {
    "li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "caption": {"table"},
    "thead": {"table"}, "tbody": {"table"}, "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"}, "th": {"tr"}, "summary": {"details"}, "figcaption": {"figure"},
}  # fmt: skip
_INLINE = frozenset({"span", "summary", "h1", "h2", "h3", "h4"})
_NO_TEXT = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr"})


class _Nesting(HTMLParser):
    """Follows start and end tags, which a forgiving parser would silently put right."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def _fault(self, text: str) -> None:
        self.faults.append(f"Zeile {self.getpos()[0]}: {text}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else ""
        if parent and tag in _PARENTS and parent not in _PARENTS[tag]:
            self._fault(f"<{tag}> in <{parent}>")
        if tag in _BLOCKS and ("p" in self.open or parent in _INLINE):
            self._fault(f"<{tag}> in <{parent}>")
        if tag == "a" and "a" in self.open:
            self._fault("<a> in <a>")
        for name, count in Counter(name for name, _ in attrs).items():
            if count > 1 or name == "style" or name.startswith("on"):
                self._fault(f"{name}= in <{tag}>")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self._fault(f"</{tag}> schließt <{self.open[-1] if self.open else ''}>")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1] in _NO_TEXT:
            self._fault(f"Text in <{self.open[-1]}>: {data.strip()[:30]}")


def faults(source: str) -> list[str]:
    """Everything that is wrong with a page or a part of one."""
    nesting = _Nesting()
    nesting.feed(source)
    nesting.close()
    unclosed = [f"<{tag}> ist nicht geschlossen" for tag in nesting.open]
    tree = parse(source)
    return [*nesting.faults, *unclosed, *_ids(tree), *_tables(tree)]


def parse(source: str) -> HtmlElement:
    """A page or a part of one as a tree."""
    return html.document_fromstring(source if "<body" in source else f"<body>{source}</body>")


def text_of(element: HtmlElement) -> str:
    """What a reader reads, with single spaces."""
    return " ".join(str(element.text_content()).split())


def _ids(tree: HtmlElement) -> Iterator[str]:
    ids = Counter(str(id) for id in tree.xpath("//@id"))
    yield from (f"id {id} steht {count}-mal" for id, count in ids.items() if count > 1)
    for names in tree.xpath("//@aria-labelledby | //@aria-controls | //label/@for"):
        yield from (f"id {id} fehlt" for id in str(names).split() if id not in ids)


def _tables(tree: HtmlElement) -> Iterator[str]:
    for table in tree.iter("table"):
        label = next(iter(table.xpath("@aria-label | ../@aria-label")), "")
        if not label and not table.xpath("caption[normalize-space()]"):
            yield "Tabelle ohne Beschriftung"
        yield from (f"<th> ohne scope: {text_of(th)}" for th in table.xpath(".//th[not(@scope)]"))
        yield from (
            f"leeres <th> in Zeile {th.sourceline}" for th in table.iter("th") if not text_of(th)
        )
        if len({width for part in table.xpath("thead|tbody") for width in _widths(part)}) > 1:
            yield f"Zeilen verschieden lang: {label or text_of(table)[:40]}"


def _widths(part: HtmlElement) -> Iterator[int]:
    """The width of every row with what reaches into it from above; nothing reaches out below."""
    reaching: list[tuple[int, int]] = []
    for row in part.iterchildren("tr"):
        cells = [(int(c.get("rowspan", 1)), int(c.get("colspan", 1))) for c in row]
        yield sum(width for _, width in (*reaching, *cells))
        reaching = [(rows - 1, width) for rows, width in (*reaching, *cells) if rows > 1]
    if reaching:
        yield -1


def page_html(page: Page) -> str:
    """A whole page as HTML: its text, and what the core writes around it."""
    return page.above + to_html(page.text) + page.below
