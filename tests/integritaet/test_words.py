"""Words of a page and of its source: what counts as the same, and what does not."""

import pytest
from folders import BASIS, load

from insek.render.suche import sections
from insek.site.from_disk import from_disk
from insek.site.page_words import PageWords, sentences
from insek.site.source_words import lost_words

ENDLESS = f"&#{'9' * 4_301};"
"""A number that Python refuses to read; browsers show a sign for it."""
SAME = [
    ("<p>Rad<em>verkehr</em> für alle</p>", "<div><b>Radverkehr</b>\n für alle</div>"),
    ("<p>a</p><p>b</p>", "<ul><li>a</li><li>b</li></ul>"),
    ("<p>A &amp; B &lt; C</p>", "<p>A &#38; B &#x3c; C</p>"),
    ("<p>Straße</p><script>alert(1)</script>", "<style>p{}</style><p>Straße</p>"),
    ("<p>gr\u00fcn</p>", "<p>gru\u0308n</p>"),
]
OTHER = [
    ("<p>Rad verkehr</p>", "<p>Radverkehr</p>"),
    ("<p>25 %</p>", "<p>2,5 %</p>"),
    ("<p>ja</p>", "<p>ja <span>nicht</span></p>"),
    ("<img alt='viel' src='a.png'>", "<img alt='wenig' src='a.png'>"),
    ("<p>a</p>", "<p>a<!-- --></p><p>b</p>"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_presentation_is_no_word(one: str, two: str) -> None:
    """Emphasis, blocks, ways to write a letter, scripts and styles change no word."""
    assert PageWords(one).main == PageWords(two).main


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_a_changed_word_is_one(one: str, two: str) -> None:
    """A space within a word, a figure, an added word, what a picture is called: all are words."""
    assert PageWords(one).main != PageWords(two).main


def test_content_and_frame_are_told_apart() -> None:
    """What stands in the main part is content, everything around it the frame."""
    words = PageWords("<body><nav>Start</nav><main id='a'><p>Text</p></main><footer>Fuß</footer>")
    assert (words.main, words.frame) == ("Text", "Start Fuß")


def test_links_and_pictures_have_targets() -> None:
    """Where links and pictures lead is told beside the words; a script is no target."""
    page = '<p><a class="x" href="/a?b=1&amp;c=2">A</a> <a href="javascript:x()">B</a><img src="c.png">'
    assert PageWords(page).targets == ("/a?b=1&c=2", "c.png")


@pytest.mark.parametrize(
    "hostile",
    ["<" * 200_000, "<!" * 100_000, "<a " * 100_000, "<b>" * 50_000, f"<a href='{ENDLESS}'>x</a>"],
)
def test_hostile_html_is_read_in_time(hostile: str) -> None:
    """A page made to stop a parser is read like any other."""
    assert isinstance(PageWords(hostile).main, str)


def test_endless_numbers_stop_no_reader() -> None:
    """A sign whose number is endless is one that no font has, in texts and in addresses."""
    assert [*sentences(f"Rad{ENDLESS}")] == ["Rad\ufffd"]
    assert sections(f'<h2 id="rad">Rad{ENDLESS}</h2>')[1].titel == "Rad\ufffd"
    link = f'<a href="{ENDLESS}">x</a>'
    assert from_disk("index.html", link, (), "") == '<a href="\ufffd">x</a>'


@pytest.mark.parametrize("target", ["http://[", "//[x", "https://]/"])
def test_an_address_that_is_none_is_left_alone(target: str) -> None:
    """What is no address, as „http://[“, stands in a package as it was written."""
    link = f'<a href="{target}">x</a>'
    assert from_disk("index.html", link, (), "https://plan.example/") == link


SENTENCES = [
    ("Ein **fetter** [Link](ziel:rad).\n\nNoch einer.", ["Ein fetter Link.", "Noch einer."]),
    ("| a | b |\n|---|---|\n| 1 | 2 |", ["a", "b", "1", "2"]),
    ('Anteil {{ zahl(id="x") }} Prozent.', ["Anteil", "Prozent."]),
    ("Text[^1].\n\n[^1]: Fußnote.", ["Text", ".", "Fußnote."]),
    ("## Titel\n\n- eins\n- zwei", ["Titel", "eins", "zwei"]),
]


@pytest.mark.parametrize(("source", "pieces"), SENTENCES)
def test_a_text_falls_into_pieces(source: str, pieces: list[str]) -> None:
    """Paragraphs, cells and list items are pieces; marks are gone, calls and footnotes divide."""
    assert list(sentences(source)) == pieces


def test_every_text_is_looked_for_on_its_page() -> None:
    """Where pages are empty every title and sentence is lost, with the place where it was written."""
    lost = list(lost_words(load(BASIS), {}))
    told = {(said.page, said.text): str(said.location) for said in lost}
    key = ("ziele/radverkehr/", "Bis 2030 wird jeder vierte Weg mit dem Rad gefahren.")
    assert told[key] == "ziele/radverkehr.yml:6"
    assert ("fachteile/wohnen/", "Wohnen") in told
