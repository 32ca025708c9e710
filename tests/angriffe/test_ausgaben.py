"""Every value in every output: a strict reader of the format finds it unchanged, and nothing else.

Many of these values are refused long before (signs that nobody sees, HTML, lines in titles), so
they are handed straight to the outputs: each must hold without the checks. Names of files are no
values: in SHA256SUMS and addresses stand only names that ``test_namen`` lets pass.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from xml.etree import ElementTree as ET

import pytest
import stories
import yaml
from folders import PROJECT
from lxml import html
from markdown_it import MarkdownIt
from markup import page_html
from plans import musterstadt
from rich.console import Console
from stories import RAD, Told, tell
from werte import HARMLESS, VALUES, plan_saying, with_fields

from insek.cli.farbe import print_rich
from insek.compare.plan import compare_plans
from insek.loading.register import LoadedRegister
from insek.model.befund import Befund
from insek.model.jahrgang import Jahrgang, Register
from insek.model.place import Location
from insek.model.stand import Stand
from insek.render import befunde, register
from insek.render import vergleich as voices
from insek.render.csv_tables import tables
from insek.render.feed import feed_files
from insek.render.outer import OuterPage
from insek.render.suche import SearchPage, search_index, sections
from insek.site.frame import Frame
from insek.site.manifest import manifest_head
from insek.site.pages import state_pages
from insek.site.publish.outer import frame_of, sitemap, versions
from insek.views.beziehungen import Beziehungen
from insek.views.verlauf import verlaeufe

every_value = pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
ATOM = "{http://www.w3.org/2005/Atom}"
ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold."""
HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What speaks to a terminal, or turns a line around."""


def plain(text: str) -> str:
    """A text without the difference between kinds of space, and without controls."""
    return " ".join(HIDDEN.sub(" ", text).split())


def shape(page: str) -> list[tuple[str, list[str]]]:
    """The elements of an HTML page with the names of their attributes, without their values."""
    root = html.document_fromstring(page.replace("\x0c", " "))
    return [(str(element.tag), sorted(element.keys())) for element in root.iter()]


def words(page: str) -> str:
    """The text of an HTML page."""
    return plain(html.document_fromstring(page).text_content())


def strip(page: str) -> str:
    """What an HTML parser makes of signs that no page can hold."""
    return re.sub(r"\r\n?", "\n", page)


def test_the_table_is_counted(record_property: Callable[[str, object], None]) -> None:
    """Every output has a test that is given every value."""
    outputs = [name for name, it in globals().items() if getattr(it, "pytestmark", None)]
    assert len(outputs) == 14
    record_property(
        "angriffe",
        f"{len(VALUES)} Werte in {len(outputs)} Ausgaben: keiner ändert, was um ihn steht",
    )


@pytest.fixture(scope="module")
def frame() -> Frame:
    """The theme outside every Stand."""
    return frame_of(PROJECT, musterstadt(), "https://a.example/")


def framed(frame: Frame, value: str) -> str:
    """A page whose title, sentence, kind, trail, sections and ways are all one value."""
    page = OuterPage(
        address="verlauf/x/", titel=value, html="<p>x</p>", kurz=value, art=value,
        trail=((value, "verlauf/"),), toc=((("a", value)),) * 3, wege=((value, "a/"),), feed="a.xml",
        druck=value,
    )  # fmt: skip
    return frame.around(page)


@every_value
def test_frame_of_a_page(frame: Frame, value: str) -> None:
    """Around a page a value is text: in headings, ways, the window's title, the description."""
    page = strip(framed(frame, value))
    assert shape(page) == shape(framed(frame, HARMLESS))
    root = html.document_fromstring(page)
    assert plain(root.xpath("string(//h1)")) == plain(value)
    assert plain(root.xpath("string(//meta[@name='description']/@content)")) == plain(value)
    assert plain(value) in plain(root.xpath("string(//title)"))
    assert plain(root.xpath("string(//footer//p[@class='nur-druck'])")) == plain(value)
    assert plain(value) in plain(root.get("data-blattfuss", ""))
    assert {plain(text) for text in root.xpath("//nav[@class='verzeichnis']//a/text()")} == {
        plain(value)
    }


@every_value
def test_pages_of_records(value: str) -> None:
    """On every page that names a Ziel or an Amt, the element tree is the same whatever it says."""
    pages = {page.path: page_html(page) for page in state_pages(plan_saying(value))}
    named = 0
    for page in state_pages(plan_saying(HARMLESS)):
        said, expected = pages[page.path], page_html(page)
        assert shape(f"<p>{said}") == shape(f"<p>{expected}"), page.path
        named += plain(value) in words(f"<p>{said}")
    assert named >= 5


@every_value
def test_comparison_page(value: str) -> None:
    """A comparison as one page has the same elements whatever a title is now."""
    page, expected = (
        voices.as_html(compare_plans(musterstadt(), plan_saying(text)), ())
        for text in (value, HARMLESS)
    )
    assert "__x" not in "".join(html.document_fromstring(page).xpath("//script//text()"))
    assert [item for item in shape(page) if item[0] not in _MARKS] == [
        item for item in shape(expected) if item[0] not in _MARKS
    ]
    assert plain(value) in words(page)


_MARKS = ("ins", "del", "span", "p", "br", "em", "strong", "code")
"""A comparison marks words, and other words are other marks; its sentences know emphasis."""


@every_value
def test_search_index(value: str) -> None:
    """The index of the search gives titles and sentences back as they are."""
    entry = SearchPage(
        "a/", value, value, value, sections(f'<h2 id="b">{html_text(value)}</h2><p>c</p>')
    )
    first, second = json.loads(search_index([entry]))["docs"]
    assert first == {"location": "a/", "title": value, "text": "", "art": value, "kurz": value}
    assert second == {"location": "a/#b", "title": " ".join(value.split()), "text": "c"}


def html_text(text: str) -> str:
    """A text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@every_value
def test_tables(value: str) -> None:
    """In every table a value fills one cell; what a spreadsheet would carry out begins with „'“."""
    said, expected = (
        {
            path: list(csv.reader(io.StringIO(text, newline=""), strict=True))
            for path, text in tables(plan, Beziehungen(plan))
        }
        for plan in (plan_saying(value), plan_saying(HARMLESS))
    )
    cell = re.sub(r"(?m)^(?=[=+@\t\r-])|\A(?=\n)|(?<=;)(?=[=+@-])", "'", value)
    for path, rows in expected.items():
        assert said[path] == [[cell if c == HARMLESS else c for c in row] for row in rows], path
    assert (
        cell in said["daten/ziele.csv"][1] + said["daten/ziele.csv"][2] + said["daten/ziele.csv"][3]
    )


def jahrgang(value: str) -> Jahrgang:
    """A Jahrgang that is called by a value and was decided by one."""
    plain_one = stories.jahrgang(2020)
    assert plain_one.beschluss
    decided = with_fields(plain_one.beschluss, gremium=value, vorlage=value)
    return with_fields(plain_one, titel=value, beschluss=decided)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Two years in which a target was lowered."""
    return tell(tmp_path_factory.mktemp("stadt"), {RAD: ("wert: 25", "wert: 20")})


@every_value
def test_feeds(told: Told, value: str) -> None:
    """A feed is well-formed and has the same elements; what XML cannot hold becomes „\ufffd“."""
    staende = [Stand(jahrgang=jahrgang(value), baum="x"), *told.staende[1:]]
    stadt = with_fields(musterstadt().stadt, kurztitel=value, stadt=value)
    stories = verlaeufe(staende, told.entries, told.chapters)
    files = dict(feed_files("https://a.example/", stadt, staende, stories, told.chapters))
    root = ET.fromstring(files["feeds/alles.xml"])
    (author,) = root.findall(f"{ATOM}author/{ATOM}name")
    assert author.text == ILLEGAL.sub("\ufffd", re.sub(r"\r\n?", "\n", value))
    tags = [element.tag for element in root]
    assert tags.count(f"{ATOM}title") == tags.count(f"{ATOM}author") == 1
    (content,) = root.findall(f"{ATOM}entry/{ATOM}content")[-1:]
    inside = html.fragment_fromstring(content.text or "", create_parent="div")
    assert inside.xpath(".//script | .//img | .//@onmouseover") == []


@every_value
def test_sitemap(value: str) -> None:
    """An address in the list for search engines is one address, in letters of addresses."""
    root = ET.fromstring(sitemap("https://a.example/", [f"2018/{value}/index.html"]))
    ((location,),) = root
    assert re.fullmatch(r"https://a\.example/2018/[\w./~%-]*/", location.text or "", re.ASCII)


@every_value
def test_lists_for_machines(value: str) -> None:
    """Manifest, list of versions, Befunde and comparison as JSON give the value back."""
    stand = Stand(jahrgang=jahrgang(value), baum="x")
    manifest = json.loads(json.dumps(manifest_head(stand), ensure_ascii=False))
    assert manifest["beschluss"]["gremium"] == manifest["jahrgang"]["titel"] == value
    newest, _ = json.loads(versions([stand]))
    assert newest["title"] == f"{stand.name}: {value}"
    (told,) = json.loads(befunde.as_json([befund(value)]))
    assert (told["datei"], told["befund"], told["abhilfe"]) == (value, value, value)
    (issue,) = json.loads(befunde.as_gitlab([befund(value)]))
    assert (issue["location"]["path"], issue["description"]) == (value, f"{value} → {value}")
    compared = compare_plans(musterstadt(), plan_saying(value))
    titles = [
        change["titel"] for change in json.loads(voices.as_json(compared, ()))["unterschiede"]
    ]
    assert value in titles


@every_value
def test_json_on_a_terminal(value: str) -> None:
    """JSON that somebody prints on a terminal says nothing to the terminal."""
    compared = compare_plans(musterstadt(), plan_saying(value))
    for text in (
        befunde.as_json([befund(value)]),
        befunde.as_gitlab([befund(value)]),
        voices.as_json(compared, ()),
    ):
        assert not HIDDEN.search(text.replace("\n", ""))


def befund(value: str) -> Befund:
    """A Befund of which file, fact and remedy are one value."""
    return Befund(location=Location(value, 3), code="X01", fact=value, remedy=value)


def spoken(value: str) -> Iterator[str]:
    """Everything that is printed for people."""
    yield befunde.as_text([befund(value)])
    yield voices.as_text(compare_plans(musterstadt(), plan_saying(value)), ())
    loaded = LoadedRegister(Register(jahrgaenge=()), (), ())
    listed = with_fields(loaded.register, jahrgaenge=(jahrgang(value),))
    yield "\n".join(register.as_lines(LoadedRegister(listed, (), ())))


@every_value
def test_terminal(value: str) -> None:
    """What is printed has as many lines as ever, and no sign that speaks to the terminal."""
    for said, expected in zip(spoken(value), spoken(HARMLESS), strict=True):
        assert said.count("\n") == expected.count("\n")
        assert not HIDDEN.search(said.replace("\n", ""))


@every_value
def test_terminal_in_colour(value: str) -> None:
    """In colour, too: the codes are those of a harmless Befund, and no markup is carried out."""
    said, expected = (io.StringIO(), io.StringIO())
    for text, file in ((value, said), (HARMLESS, expected)):
        console = Console(file=file, force_terminal=True, color_system="standard", width=10_000)
        print_rich(console, (befund(text),))
    codes = re.compile(r"\x1b\[[\d;]*m")
    assert codes.findall(said.getvalue()) == codes.findall(expected.getvalue())
    shown = codes.sub("", said.getvalue())
    assert shown.count(befunde.visible(value)) == 3
    assert not HIDDEN.search(shown.replace("\n", ""))


@every_value
def test_annotations(value: str) -> None:
    """An annotation is one command on one line; its parts decode to what was said."""
    line, summary = befunde.as_github([befund(value)]).split("\n")
    match = re.fullmatch(
        r"::warning file=([^,:]*),line=3::(.*)|::error file=([^,:]*),line=3::(.*)", line
    )
    assert match
    file, message = (part for part in match.groups() if part is not None)
    shown = befunde.visible(value)
    assert unescaped(file) == shown
    assert unescaped(message) == f"X01: {shown} → {shown}"
    assert summary.startswith("Gefunden: ")


def unescaped(text: str) -> str:
    """What the runner makes of an annotation's part."""
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@every_value
def test_report_on_a_proposal(value: str) -> None:
    """In the report a title is text: the same lists and headings, no links, pictures or calls."""
    said, expected = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(report(text))
        for text in (value, HARMLESS)
    )
    assert [token.type for token in said] == [token.type for token in expected]
    inline = [child for token in said for child in token.children or ()]
    allowed = {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    assert {child.type for child in inline} <= allowed
    bare = " ".join(child.content for child in inline if child.type == "text")
    assert not re.search(r"@\w|#\d|\bGH-\d", bare)
    texts = " ".join(token.content_text for token in map(Spoken, said))
    assert befunde.visible(" ".join(value.split())) in texts
    assert not re.search(r"(?<!\\)[$~]|(?<!\\)https?:|(?<![\\\w])www\.", report(value))


class Spoken:
    """The text of a block without its markup."""

    def __init__(self, token: object) -> None:
        children = getattr(token, "children", None) or ()
        self.content_text = "".join(child.content for child in children)


def report(value: str) -> str:
    """The report of a pull request in which a title becomes a value."""
    return voices.as_markdown(compare_plans(musterstadt(), plan_saying(value)), ())


@every_value
def test_files_that_are_written(value: str) -> None:
    """A title on the command line becomes one value of the file that is written."""
    text = register.with_entry(
        "",
        2024,
        value,
        "anpassung",
        date(2024, 5, 1).isoformat(),
        (value, value, "2024-05-01"),
        "a",
        "b",
    )
    (entry,) = yaml.safe_load(text)["jahrgaenge"]
    assert entry["titel"] == entry["beschluss"]["gremium"] == entry["beschluss"]["vorlage"] == value
    assert set(entry) == {"jahr", "titel", "art", "datum", "beschluss", "revision", "baum"}
    begun = yaml.safe_load(voices.skeleton("x", value, ["ziel:radverkehr"]))
    assert begun["titel"] == value
    assert begun["betrifft"] == ["ziel:radverkehr"]
