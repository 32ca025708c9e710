"""The gate before a site goes out: what it stops, what it lets through, and our own site."""

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from folders import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from insek.checks.website import GATE
from insek.loading import load_plan
from insek.model.regel import Regel
from insek.site.gate.contacts import contacts, normal_contact
from insek.site.gate.counting import counted
from insek.site.gate.inspection import Seen, SiteLink, inspect
from insek.site.gate.problems import Problem
from insek.site.gate.resolving import verdict
from insek.site.gate.rules import Rules, rules_for
from insek.site.gate.ways import Way, way_of
from insek.site.publish.settings import site_url
from insek.sources import WorkingTree

ADDRESS = "https://plan.example/insek/"
RULES_HERE = Rules(
    address=ADDRESS,
    contacts=frozenset(map(normal_contact, ("Rat@stadt.de", "0341 123-0"))),
)
PAGE = "2018/ziele/index.html"
Files = Mapping[str, str | bytes]


def see(files: Files, unit: str = "2018/", rules: Rules = RULES_HERE) -> Seen:
    """What the gate sees in these files."""
    contents = (
        (path, text.encode() if isinstance(text, str) else text) for path, text in files.items()
    )
    return inspect(unit, contents, rules)


def wrong(files: Files, rules: Rules = RULES_HERE) -> list[str]:
    """What is wrong with these files, each as its rule and what was seen."""
    return [f"{problem.code} {problem.what}" for problem in see(files, rules=rules).problems]


PLANTED = {
    "a script of another host": ('<script src="https://x.example/a.js"></script>', "W03 https://x.example/a.js"),
    "a host without a scheme": ('<img src="//x.example/a.png" alt="">', "W03 https://x.example/a.png"),
    "a host behind backslashes": ('<img src="\\\\x.example/a.png" alt="">', "W03 https:\\\\x.example/a.png"),
    "a style of another host": ('<link rel="stylesheet" href="http://x.example/a.css">', "W03 http://x.example/a.css"),
    "a host to be ready for": ('<link rel="preconnect" href="https://x.example">', "W03 https://x.example"),
    "an unknown relation": ('<link rel="next magic" href="https://x.example">', "W03 https://x.example"),
    "a frame": ('<iframe src="https://x.example/"></iframe>', "W03 https://x.example/"),
    "a form": ('<form action="https://x.example/"></form>', "W03 https://x.example/"),
    "a button of a form": ('<button formaction="https://x.example/">Los</button>', "W03 https://x.example/"),
    "pictures by size": ('<img srcset="/insek/a.png 1x, https://x.example/b.png 2x" alt="">', "W03 https://x.example/b.png"),
    "a link that tells": ('<a href="#" ping="https://x.example/">x</a>', "W03 https://x.example/"),
    "a redirection": ('<meta http-equiv="Refresh" content="0; url=https://x.example/">', "W03 https://x.example/"),
    "a style in an attribute": ('<p style="background: url(https://x.example/a.png)">', "W03 https://x.example/a.png"),
    "a fill of a drawing": ('<path fill="url(\'https://x.example/a.svg#b\')"/>', "W03 https://x.example/a.svg#b"),
    "a drawing in a drawing": ('<use xlink:href="https://x.example/a.svg#b"/>', "W03 https://x.example/a.svg#b"),
    "a style in the page": ("<style>@import 'https://x.example/a.css'</style>", "W03 https://x.example/a.css"),
    "a scheme in tabs": ('<img src=" ht\ttps://x.example/a.png" alt="">', "W03 https://x.example/a.png"),
    "a scheme in entities": ('<img src="&#104;ttps://x.example/a.png" alt="">', "W03 https://x.example/a.png"),
    "capital letters": ('<IMG SRC="HTTPS://x.example/a.png" ALT="">', "W03 HTTPS://x.example/a.png"),
    "the second of two": ('<script src="/insek/a.js" src="https://x.example/"></script>', "W03 https://x.example/"),
    "the first of two": ('<a href="../zielle/" href="../">x</a>', "W01 2018/zielle/index.html"),
    "a script in the page": ("<script>los()</script>", "W04 los()"),
    "a script with a type": ('<script type="module">los()</script>', "W04 los()"),
    "a script that waits": ('<button type="button" onclick="los()">x</button>', "W04 onclick"),
    "a script as a link": ('<a href="java\nscript:los()">x</a>', "W04 javascript:los()"),
    "a script as data": ('<script src="data:,los()"></script>', "W04 data:,los()"),
    "a page in a page": ('<iframe srcdoc="&lt;b&gt;"></iframe>', "W04 srcdoc"),
    "an address to write to": ('<a href="mailto:M.Muster@stadt.de?subject=x">x</a>', "W05 M.Muster@stadt.de"),
    "an address in entities": ('<a href="&#109;ailto:m&#64;stadt.de">x</a>', "W05 m@stadt.de"),
    "an address in the text": ("<p>m.muster@stadt.de</p>", "W05 m.muster@stadt.de"),
    "a number to call": ('<a href="tel:+49341999">x</a>', "W05 +49341999"),
    "a number in the text": ("<p>Telefon 0341/4567-8</p>", "W05 0341/4567-8"),
    "a link to nothing": ('<a href="../zielle/">x</a>', "W01 2018/zielle/index.html"),
    "a picture that is not there": ('<img src="bild.png" alt="">', "W01 2018/ziele/bild.png"),
    "an address of our own": (f'<a href="{ADDRESS}2018/x/">x</a>', "W01 2018/x/index.html"),
    "a way from the host": ('<a href="/insek/2018/x.csv">x</a>', "W01 2018/x.csv"),
    "an anchor that is not there": ('<a href="#unten">x</a>', "W02 2018/ziele/index.html#unten"),
    "an anchor elsewhere": ('<a href="../#unten">x</a>', "W02 2018/index.html#unten"),
    "a value without quotes": ("<a href=https://x.example>x</a>", "W07 <a href=https://x.example>"),
    "single quotes": ("<img src='//x.example/a.png'>", "W07 <img src='//x.example/a.png'>"),
    "an end inside a value": ('<img alt="a > b" src="//x.example/">', 'W07 <img alt="a >'),
    "slashes for spaces": ('<svg/onload="los()">', 'W07 <svg/onload="los()">'),
    "an endless number": (f'<img src="&#{"9" * 4_301};.png" alt="">', "W01 2018/ziele/\ufffd.png"),
    "a host that is none": ('<img src="//[x" alt="">', "W03 https://[x"),
    "another beginning": ('<base href="https://x.example/">', 'W07 <base href="https://x.example/">'),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_defect_is_found(name: str) -> None:
    """Each defect is told once, by its rule and with what is wrong."""
    html, told = PLANTED[name]
    files = {
        PAGE: f"<body>{html}</body>",
        "2018/index.html": '<p id="oben">',
        "a.js": "",
        "a.png": "",
    }
    assert wrong(files) == [told]


HARMLESS = (
    '<a href="https://x.example/" rel="noopener">x</a>',
    '<a href="//x.example/">x</a>',
    f'<link rel="canonical" href="{ADDRESS}2018/ziele/">',
    '<link rel="alternate license" href="https://x.example/">',
    '<a href="#unten">x</a><p id="unten">',
    '<a href="#">x</a><a href="#top">x</a><a href="#:~:text=Ziele">x</a>',
    '<a href="">x</a><a href=".">x</a><a href="./?suche=rad#unten">x</a><p id="unten">',
    '<a href="../%C3%BCber%20uns/#gr%C3%B6%C3%9Fe">x</a>',
    '<a href="../über uns/#größe">x</a>',
    '<a href="../a.csv#zeile=3" download>x</a>',
    '<a href="../../2018/ziele/../">x</a><a href="../..//2018/">x</a>',
    '<a href="/insek/">x</a>',
    '<a href="/">Rathaus</a><a href="/andere/">x</a>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<rect fill="url(#muster)"/>',
    '<script type="application/ld+json">{"@id": "x"}</script>',
    '<script src="../../assets/insek.js" defer></script>',
    '<a href="mailto:rat@stadt.de">RAT@stadt.de</a> <a href="tel:+49 (0)341 1230">0341/123-0</a>',
    '<a href="mailto:name@beispiel.example">x</a>',
    '<meta name="description" content="0; url=https://x.example/">',
    "<p>https://x.example/a.js, src=https://x.example und onclick=los() stehen im Text.</p>",
)  # fmt: skip


@pytest.mark.parametrize("html", HARMLESS)
def test_what_is_harmless_passes(html: str) -> None:
    """Links for people may lead anywhere; what is on the site is found however it is written."""
    files = {
        PAGE: f"<body>{html}</body>",
        "2018/index.html": "",
        "2018/über uns/index.html": '<p id="größe">',
        "2018/a.csv": "",
    }
    seen = see(files)
    assert seen.problems == ()
    assert {link.file for link in seen.outward} <= {"index.html", "assets/insek.js"}


TOLD = (
    "m.muster@stadt.de", "Vor-Name+x@amt.stadt-leipzig.de", "info@münchen.de",
    "0341/123-0", "0341 / 123 45 67", "(0341) 123 4567", "0341 1234567", "0341 123-4567", "0341-1234567",
    "030/9018-20", "03437 123456", "0341 – 123456", "+49 341 1234567", "+49 (0)341 123-0",
    "+49/341/123-4567", "0151-23456789", "01512345678", "0800 1234567", "0341\u00a01234567",
)  # fmt: skip


@pytest.mark.parametrize("contact", TOLD)
def test_a_contact_is_seen(contact: str) -> None:
    """An address or number is seen in a sentence, in a page, in a table of data."""
    for text in (f"Tel.: {contact}.", f"<td>{contact}</td>", f"x;{contact};y", f"„{contact}“"):
        assert [*contacts(text.encode(), markup=False)] != [], text


FIGURES = (
    "2018–2024", "2018-2024", "1.234.567", "1 234 567", "0,5", "0,341 1234567", "10.03411234",
    "01.02.2024", "2024-05-01", "05/2024", "05723/2018", "VI-DS-05723/18", "VI-DS-05723-2018", "0123/2018",
    "04109 Leipzig", "01330 Dresden", "04109 2018", "14713000", "081110000000", "010510000000", "01001000",
    "0001–0199", "0500–0600", "02000-03000", "§ 0815 Absatz 12", "08:00–18:00", "07.30-16.00 Uhr",
    "9f0341123456789abc0341-12345678ff", "ca3c15b668459115c44c0cb9e46d3512f8988171", "+2015/2016", "+3,4",
    "index 0341123..0765432 100644", "@@ -12,7 +12,9 @@", "@media print", "zeichen@2x.png", "mkdocs@1.6.1",
    "#034112", "https://x.example/@stadt", "51.0341 12.3745678", "insek@stadt.example", "a@example.org",
    "978-3-034-12345-6", "0815-123", "0815 1234", "12/0341/123",
)  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_no_contact(figure: str) -> None:
    """Years, amounts, dates, keys, sums and file names are no contacts."""
    for text in (f"Stand {figure}.", f"<td>{figure}</td>", f"x;{figure};y", f"„{figure}“"):
        told = [*contacts(text.encode(), markup=False)]
        assert told == [], text


def test_contacts_in_data_are_told() -> None:
    """Tables, reports, feeds and packed differences are read like pages; tags are read as tags."""
    files: Files = {
        "2018/a.csv": "Amt;x@amt.de", "2018/a.json": '{"a": "y@amt.de"}', "2018/a.xml": "<p>z@amt.de</p>",
        "2018/a.patch.gz": gzip.compress(b"@@ -1 +1 @@\n-alt@amt.de\n+0341/123-9\n"),
        "2018/a.json.gz": gzip.compress(b'{"a": "q@amt.de"}'),
        "2018/a.html": '<p title="p@amt.de" data-nr="0341/123-7">',
    }  # fmt: skip
    mails = [f"{name}@amt.de" for name in ("alt", "q", "x", "y", "z")]
    assert wrong(files) == [f"W05 {told}" for told in ("0341/123-9", *mails)]


def test_styles_and_scripts_are_read() -> None:
    """What a style or a script asks of another host is told; names of vocabularies are none."""
    css = (
        '@import "https://x.example/a.css"; p { background: url(//x.example/b.png) url(fehlt.png) }'
    )
    js = 'import("https://x.example/c.js"); fetch(`//x.example/d`); const svg = "http://www.w3.org/2000/svg"'
    assert wrong({"2018/a.css": css, "2018/a.js": js}) == [
        "W01 2018/fehlt.png",
        "W03 https://x.example/a.css",
        "W03 https://x.example/b.png",
        "W03 https://x.example/c.js",
        "W03 https://x.example/d",
    ]


def test_every_page_links_the_legal_pages() -> None:
    """A page of a Stand links its own legal pages, every other page those of the newest."""
    legal = {
        "2018": frozenset(("2018/impressum/index.html",)),
        "": frozenset(("entwurf/impressum/index.html",)),
    }
    rules = replace(RULES_HERE, legal=legal)
    own, todays = '<a href="{}impressum/">', '<a href="{}entwurf/impressum/">'
    pages = {
        "2018/index.html": own.format(""),
        "2018/a/index.html": own.format("../"),
        "2018/b/index.html": own.format("../"),
        "2018/c/index.html": todays.format("../../"),
        "2018/impressum/index.html": '<a href="./">',
        "vergleich/x/index.html": todays.format("../../"),
        "404.html": todays.format("/insek/"),
        "verlauf/index.html": "<p>",
    }
    problems = inspect("", ((path, html.encode()) for path, html in pages.items()), rules).problems
    assert [(p.code, p.page, p.what) for p in problems] == [
        ("W06", "2018/c/index.html", "2018/impressum/index.html"),
        ("W06", "verlauf/index.html", "entwurf/impressum/index.html"),
    ]


def test_links_between_units_are_followed_at_the_end() -> None:
    """What leads out of a unit is kept with one page each, and followed when all units are there."""
    ways = ("2019/ziele/#a", "2019/ziele/#b", "2020/")
    links = "".join(f'<a href="../../{way}">x</a>' for way in ways)
    seen = see({PAGE: links, "2018/a/index.html": links})
    assert seen.problems == ()
    assert seen.outward == (
        SiteLink("2019/ziele/index.html", "a", PAGE), SiteLink("2019/ziele/index.html", "b", PAGE),
        SiteLink("2020/index.html", "", PAGE),
    )  # fmt: skip
    site = {"2019/ziele/index.html": b'<p id="a">'}
    told = [str(befund) for befund in verdict([seen], site.__contains__, site.__getitem__)]
    assert told == [
        f"{PAGE}: Ein Link führt zu „2020/index.html“; dort steht nichts."
        " → Den Link im Text oder in der Vorlage berichtigen.",
        f"{PAGE}: Ein Link führt zu „2019/ziele/index.html#b“; diese Stelle gibt es auf der Seite"
        " nicht. → Die Überschrift oder den Link berichtigen.",
    ]


def test_an_anchor_of_endless_digits_stops_nothing() -> None:
    """A page to which a link leads is read whatever its anchors are."""
    page = f'<p id="&#{"9" * 4_301};"></p><p id="unten"></p>'.encode()
    seen = Seen((), (SiteLink("2020/x/index.html", "unten", PAGE),))
    assert verdict([seen], lambda _: True, lambda _: page) == []


def test_shown_code_sets_no_anchor() -> None:
    """Within a unit and between two, an anchor is what a tag sets, not what a page shows of one."""
    page = '<pre>&lt;p id="nur"&gt; <p title=" id="></p> id="nur"</pre><p id="echt">'
    for file, unit in (("2018/x/index.html", "2018/"), ("2020/x/index.html", "2018/")):
        links = "".join(f'<a href="/insek/{file[:-10]}#{name}">' for name in ("nur", "echt"))
        pages = {PAGE: links} | ({file: page} if file.startswith(unit) else {})
        told = verdict([see(pages, unit)], lambda _: True, lambda _: page.encode())
        assert [befund.code for befund in told] == ["W02"]
        assert f"„{file}#nur“" in told[0].fact


def test_the_same_defect_is_told_once() -> None:
    """What is wrong on many pages, as in the footer, is one Befund that says on how many."""
    html = '<img src="https://x.example/a.png" alt="">'
    units = [
        see({f"{year}/{n}/index.html": html for n in range(2)}, f"{year}/") for year in (2018, 2019)
    ]
    told = verdict(units, bool, str.encode)
    assert [(befund.code, befund.location.path) for befund in told] == [
        ("W03", "2018/0/index.html")
    ]
    assert told[0].fact.endswith("von einem anderen Server. Ebenso auf 3 weiteren Seiten.")


def test_a_broken_link_is_counted() -> None:
    """A link to nothing says on how many pages it stands, with or without a place behind it."""
    links = '<a href="/insek/2018/nie/"></a><a href="/insek/2018/nie/#a"></a><a href="../#b"></a>'
    pages = {f"2018/{n}/index.html": f"<body>{links}" for n in range(3)} | {"2018/index.html": ""}

    def count(problems: Iterable[Problem]) -> list[Problem]:
        return counted(problems, pages, lambda page: pages[page].encode(), RULES_HERE)

    told = verdict([see(pages)], pages.__contains__, str.encode, count)
    assert [(befund.code, befund.location.path) for befund in told] == [
        ("W01", "2018/0/index.html"),
        ("W02", "2018/0/index.html"),
    ]
    assert all(befund.fact.endswith("Ebenso auf 2 weiteren Seiten.") for befund in told)


LISTS = {
    "sitemap.xml": f"<url><loc>{ADDRESS}2018/nie/</loc></url><url><loc>{ADDRESS}2018/</loc></url>",
    "versions.json": '[{"version": "2018"}, {"version": "2018/nie"}]',
    "feeds/alle.xml": f'<link rel="alternate" type="text/html" href="{ADDRESS}2018/nie/" />',
    "2018/search/search_index.json": '{"docs": [{"location": ""}, {"location": "nie/#a"}]}',
    "search/search_index.json": '{"docs": [{"location": "2018/"}], "stand": {"ort": "2018/nie/"}}',
}


@pytest.mark.parametrize("path", LISTS)
def test_lists_for_programs_are_followed(path: str) -> None:
    """What sitemap, feeds, search and the list of Stände name must be there."""
    problems = see({"2018/index.html": "", path: LISTS[path]}).problems
    assert [problem.code for problem in problems] == ["W01"]
    assert problems[0].what.startswith("2018/nie/")


def test_places_in_the_index_of_the_search_are_followed() -> None:
    """A section that the search offers must be on its page."""
    index = '{"docs": [{"location": "ziele/#oben"}, {"location": "ziele/#nie"}]}'
    files = {PAGE: '<p id="oben">', "2018/search/search_index.json": index}
    assert wrong(files) == [f"W02 {PAGE}#nie"]


@pytest.mark.parametrize("text", ["", '{"a": 1}', "[1]", '{"docs": [1]}', "[" * 100_000])
def test_a_list_that_cannot_be_read_is_told(text: str) -> None:
    """A list that no program could read does not go out."""
    assert wrong({"versions.json": text or "[{}]"}) == ["W07 versions.json"]
    path = "2018/search/search_index.json"
    assert wrong({path: text}) == [f"W07 {path}"]


@pytest.mark.parametrize("regel", GATE, ids=lambda regel: regel.code)
def test_every_rule_says_what_its_example_says(regel: Regel) -> None:
    """The example of a rule is what the gate says of such a page, and the handbook passes with it."""
    files = {
        "2018/ziele/index.html": '<a href="../zielle/"></a><a href="../quellen/#quelle-zensus"></a>'
        '<link rel="icon" href="https://cdn.example/schrift.css"><a href="tel:115" onclick="x">115</a>'
        "<a href=ziele>",
        "2018/quellen/index.html": '<a href="../impressum/">',
        "2018/impressum/index.html": '<a href="./">',
    }
    rules = Rules(legal={"2018": frozenset(("2018/impressum/index.html",))})
    assert regel.beispiel in map(str, verdict([see(files, rules=rules)], bool, str.encode))
    assert wrong({"2018/index.html": f"<p>{escape(regel.beispiel)}</p>"}) == []


def test_what_was_seen_can_be_kept() -> None:
    """Problems and links come back from JSON as they were."""
    seen = see({PAGE: '<a href="../../2019/#a">x@stadt.de</a>'})
    assert (len(seen.problems), len(seen.outward)) == (1, 1)
    assert Seen.from_json(json.loads(json.dumps(seen.to_json()))) == seen


def test_other_rules_have_another_key() -> None:
    """What was seen by some rules is good for the same rules alone."""
    others = (
        Rules(), replace(RULES_HERE, contacts=frozenset()),
        replace(RULES_HERE, legal={"": frozenset("x")}),
    )  # fmt: skip
    keys = {rules.key for rules in (RULES_HERE, *others)}
    assert len(keys) == 1 + len(others)
    assert replace(RULES_HERE, contacts=frozenset((*RULES_HERE.contacts,))).key == RULES_HERE.key


NAMES = st.text(st.sampled_from("abzäöüß-_ 09&'~"), min_size=1, max_size=6).filter(str.strip)
FOLDERS = st.lists(NAMES, max_size=4)


@given(FOLDERS, st.lists(st.sampled_from(("..", ".", "", "x", "ü", "a b")), max_size=6))
def test_links_lead_where_browsers_go(folders: list[str], steps: list[str]) -> None:
    """Every chain of steps leads where the standard library says, and not above the root."""
    page = "/".join([*folders, "index.html"])
    link = "/".join(steps)
    if link.startswith("/") or not link:
        return
    path = unquote(urlsplit(urljoin(f"https://x.example/{quote(page)}", quote(link))).path)
    way = [step for step in path.split("/") if step]
    folder = path.endswith("/")
    expected = "/".join([*way, "index.html"] if folder else way)
    ways = {way_of(link), way_of(quote(link))}
    assert [isinstance(way, Way) and way.from_page(page) for way in ways] == [expected]


def test_neighbours_share_only_what_is_the_same() -> None:
    """A link that leads elsewhere from each page is followed from each, in whatever order."""
    shared = '<a href="../../ziele/">x</a><a href="../b/">x</a><a href="./c/">x</a>'
    pages = {f"2018/{name}/x/index.html": shared for name in ("a", "d", "e")}
    there = ("2018/ziele/index.html", "2018/a/b/index.html", "2018/a/x/c/index.html")
    assert wrong(pages | dict.fromkeys(there, "")) == [
        f"W01 2018/{name}/{rest}/index.html" for name in ("d", "e") for rest in ("b", "x/c")
    ]


@given(st.lists(FOLDERS, min_size=1, max_size=6, unique_by=tuple), st.data())
def test_a_site_whose_links_arrive_passes(places: list[list[str]], data: st.DataObject) -> None:
    """Pages that link each other pass, whatever they are called; if one is lost, they do not."""
    paths = ["/".join(["2018", *map(str.strip, folders), "index.html"]) for folders in places]
    pages = {}
    for path in paths:
        up = "../" * path.count("/")
        ways = (up + quote(target.removesuffix("index.html")) for target in paths)
        pages[path] = (
            "".join(f'<a href="{escape(way)}#oben">x</a>' for way in ways) + '<h1 id="oben">'
        )
    assert wrong(pages) == []
    lost = data.draw(st.sampled_from(sorted(pages)))
    rest = {path: html for path, html in pages.items() if path != lost}
    assert wrong(rest) == ([f"W01 {lost}"] if rest else [])


@pytest.fixture(scope="module")
def site(whole_site: Path) -> dict[str, bytes]:
    """Every file of the published site of this repository."""
    paths = (path for path in whole_site.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    return {path.relative_to(whole_site).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def rules(site: dict[str, bytes]) -> Rules:
    """The rules of this repository, with the legal pages that each Stand has."""
    plan = load_plan(WorkingTree(PROJECT)).plan
    written = {seite.pfad for seite in plan.seiten}
    found = rules_for(site_url(PROJECT), plan.stadt, {"entwurf": written})
    stands = {path.partition("/")[0] for path in site if path.endswith("/impressum/index.html")}
    own = {name: {file.replace("entwurf", name) for file in found.legal[""]} for name in stands}
    legal = {name: frozenset(files & site.keys()) for name, files in own.items()}
    return replace(found, legal={**found.legal, **legal})


def _unit(path: str) -> str:
    parts = path.split("/")
    if parts[0].isdigit() or parts[0] == "entwurf":
        return f"{parts[0]}/"
    return f"vergleich/{parts[1]}/" if parts[0] == "vergleich" and len(parts) > 2 else ""


def test_the_published_site_passes(site: dict[str, bytes], rules: Rules) -> None:
    """The whole site of this repository has nothing that the gate stops."""
    units: dict[str, list[tuple[str, bytes]]] = {}
    for path, content in site.items():
        units.setdefault(_unit(path), []).append((path, content))
    seen = [inspect(unit, files, rules) for unit, files in units.items()]
    assert len(units) > 50
    assert len(rules.legal[""]) == 3
    assert sum(len(each.outward) for each in seen) > 10_000
    assert [*map(str, verdict(seen, site.__contains__, site.__getitem__))] == []
    lost = "2018/ziele/radverkehr-ausbauen/index.html"
    told = verdict(seen, lambda path: path != lost and path in site, site.__getitem__)
    assert [(befund.code, lost in befund.fact) for befund in told] == [("W01", True)]


def test_links_between_kept_files_are_not_followed_again() -> None:
    """What stood there before was followed then; a link to anything else is followed now."""
    links = [SiteLink("alt/index.html", "weg", "a"), SiteLink("neu/index.html", "weg", "b")]
    kept = Seen((), tuple(links)).besides({"alt/index.html"})
    found = verdict([kept], lambda path: True, lambda path: b"<p id=da></p>")
    assert [befund.location.path for befund in found] == ["b"]
