"""Atom feeds: valid, stable, and only of what was adopted."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from stories import RAD, WOHNRAUM, Step, Told, real, reason, tell, ziel

from insek.render.feed import feed_files

SITE = "https://plan.example/insek/"
ATOM = "{http://www.w3.org/2005/Atom}"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
WHOLE = "feeds/alles.xml"
OF_RAD = "feeds/ziele/radverkehr.xml"
LOWER: Step = {RAD: ("wert: 25", "wert: 20")}


def feeds(told: Told, site: str = SITE) -> dict[str, str]:
    """Every feed of a city as text."""
    return dict(feed_files(site, told.plans[-1].stadt, told.staende, told.stories, told.chapters))


def entries(feed: str) -> list[ET.Element]:
    """The entries of a feed."""
    return ET.fromstring(feed).findall(f"{ATOM}entry")


def value(element: ET.Element, name: str) -> str:
    """The text of the only child with this name."""
    (child,) = element.findall(f"{ATOM}{name}")
    return child.text or ""


def link(element: ET.Element, rel: str) -> str:
    """Where the only link of a kind leads."""
    (found,) = element.findall(f"{ATOM}link[@rel='{rel}']")
    return found.get("href", "")


def test_every_feed_has_what_the_standard_asks_for() -> None:
    """Id, title, time and author of the feed; id, title, time, link and content of each entry."""
    for path, text in feeds(real()).items():
        root = ET.fromstring(text)
        assert root.tag == f"{ATOM}feed"
        assert value(root.findall(f"{ATOM}author")[0], "name") == "Leipzig"
        assert link(root, "self") == SITE + path
        assert link(root, "alternate").startswith(f"{SITE}verlauf/")
        for element in (root, *entries(text)):
            assert value(element, "id").startswith("tag:plan.example,")
            assert value(element, "title")
            assert TIME.fullmatch(value(element, "updated"))
        for entry in entries(text):
            assert link(entry, "alternate").startswith(SITE)
            assert value(entry, "content").startswith("<p>")
            assert entry.findall(f"{ATOM}content")[0].get("type") == "html"


def test_ids_are_unique() -> None:
    """No two feeds and no two entries in all feeds have the same id."""
    ids = [
        value(element, "id")
        for text in feeds(real()).values()
        for element in (ET.fromstring(text), *entries(text))
    ]
    assert len(ids) == len(set(ids)) > 300


def test_the_newest_entry_stands_first_and_dates_the_feed() -> None:
    """The time of a feed is the day of its newest Jahrgang, never the time of the run."""
    for text in feeds(real()).values():
        times = [value(entry, "updated") for entry in entries(text)]
        assert times == sorted(times, reverse=True)
        assert value(ET.fromstring(text), "updated") == times[0]


def test_a_later_jahrgang_leaves_earlier_entries_as_they_were(tmp_path: Path) -> None:
    """Readers are not told again what they have read: id, time and words stay."""
    before = feeds(tell(tmp_path / "a", LOWER))
    after = feeds(tell(tmp_path / "b", LOWER, {RAD: ("jahr: 2030", "jahr: 2035")}))
    for path, text in before.items():
        old = [ET.tostring(entry) for entry in entries(text)]
        new = [ET.tostring(entry) for entry in entries(after[path])]
        assert [entry.strip() for entry in new][-len(old) :] == [entry.strip() for entry in old]
    assert len(entries(after[OF_RAD])) == len(entries(before[OF_RAD])) + 1


def test_the_entwurf_is_in_no_feed(tmp_path: Path) -> None:
    """What is not adopted may still change, and nobody is told of it as a fact."""
    files = feeds(tell(tmp_path, {**LOWER, "ziele/neu.yml": ziel("neu")}, draft=True))
    assert "feeds/ziele/neu.xml" not in files
    assert [value(entry, "title") for entry in entries(files[OF_RAD])] == [
        "Radverkehr ausbauen (2020)"
    ]
    assert len(entries(files[WHOLE])) == 1


def test_what_went_has_a_last_entry(tmp_path: Path) -> None:
    """Who follows a Ziel learns that it has gone."""
    files = feeds(tell(tmp_path, {WOHNRAUM: None}, {}))
    newest, _ = entries(files["feeds/ziele/wohnraum-schaffen.xml"])
    assert value(newest, "title") == "Wohnraum schaffen (2021): entfallen"
    assert "Entfallen, ohne Nachfolger." in value(newest, "content")


@pytest.mark.parametrize(
    ("path", "title", "target", "sentences"),
    [
        (OF_RAD, "Radverkehr ausbauen (2021): abgeschwächt", "vergleich/2020-2021/#ziel-radverkehr",
         ["mindestens 25 % bis 2030 → mindestens 20 % bis 2030 (abgeschwächt)", "Das Geld reicht nicht."]),
        (WHOLE, "Jahrgang 2021: Plan 2021", "vergleich/2020-2021/",
         ["<li>Radverkehr ausbauen: abgeschwächt</li>", "Rat, Vorlage V-2021 vom 30. Mai 2021."]),
    ],
)  # fmt: skip
def test_an_entry_says_what_why_and_by_whom(
    tmp_path: Path, path: str, title: str, target: str, sentences: list[str]
) -> None:
    """The content of an entry can be read without following the link to the comparison."""
    told = tell(tmp_path, {**LOWER, **reason(2021, "ziel:radverkehr")})
    newest = entries(feeds(told)[path])[0]
    assert (value(newest, "title"), link(newest, "alternate")) == (title, SITE + target)
    assert [s for s in sentences if s not in value(newest, "content")] == []


def test_words_of_records_are_escaped_twice(tmp_path: Path) -> None:
    """In the HTML inside the XML a title is still text."""
    hostile = "Rad <b>&</b> ]]> mehr"
    step: Step = {RAD: ("titel: Radverkehr ausbauen", f"titel: '{hostile}'")}
    newest = entries(feeds(tell(tmp_path, step))[OF_RAD])[0]
    assert value(newest, "title").startswith(hostile)
    assert "Rad &lt;b&gt;&amp;&lt;/b&gt; ]]&gt; mehr" in value(newest, "content")


def test_a_city_without_an_address_has_no_feeds(tmp_path: Path) -> None:
    """A feed must say where it is; a wrong address would be worse than none."""
    assert feeds(tell(tmp_path), site="") == {}


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("https://plan.example", "tag:plan.example,2020:/feeds/alles.xml"),
        ("https://plan.example:8443/a/", "tag:plan.example,2020:/a/feeds/alles.xml"),
        ("https://münster.example/", "tag:xn--mnster-3ya.example,2020:/feeds/alles.xml"),
    ],
)
def test_names_are_tag_uris_of_the_host(tmp_path: Path, site: str, name: str) -> None:
    """A name has no port and only ASCII, as RFC 4151 asks."""
    assert value(ET.fromstring(feeds(tell(tmp_path), site)[WHOLE]), "id") == name


def test_feeds_are_the_same_from_the_cache() -> None:
    """What was kept as JSON gives the same feeds byte for byte."""
    assert feeds(real().stored()) == feeds(real())
