"""Pages with mistakes: they are built all the same, and what is wrong is said."""

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from built import MUSTERSTADT, Site, city_site
from markup import text_of
from plans import musterstadt

from insek import vocabulary
from insek.site.facts import page_meta
from insek.site.pages import state_pages


def page(titel: str, text: str) -> str:
    """A page by hand."""
    return f"---\ntitel: {titel}\n---\n{text}\n"


TITLES = {
    "no": "no", "08": "08", "2026-11-01": "2026-11-01", "1:30": "1:30", "0x10": "0x10", "1e3": "1e3",
    "true": "true", "'[Wort'": "[Wort", "Räume & Wege": "Räume & Wege", "a < b": "a < b",
}  # fmt: skip
TEXTS = (
    "Hinweis: Die erste Zeile.",
    "title: Die erste Zeile.",
    "---\nDie erste Zeile.\n---\nEnde.",
)
CALLS = {
    "{{ zielmatrx() }}": "Das Wort „zielmatrx“ gibt es nicht.",
    "{{ 1 + 1 }}": "„{{ 1 + 1 }}“ ist kein Aufruf eines Wortes.",
    "{{ config }}": "„{{ config }}“ ist kein Aufruf eines Wortes.",
    "{# Notiz #}": "„{# Notiz #}“ ist kein Aufruf eines Wortes.",
    '{{ ziele(fachteil="wohnn") }}': "Fachteil „wohnn“ gibt es nicht.",
    "{{ stand(": "Eine geschweifte Klammer ist nicht richtig geschlossen.",
}
ODD = {
    "titel": [page(titel, "Text.") for titel in TITLES],
    "text": [page("Seite", text) for text in TEXTS],
    "aufruf": [page("Seite", f"{{{{ stand() }}}}\n\n{call}") for call in CALLS],
}


@cache
def odd_site() -> Site:
    """Musterstadt with all the odd pages."""
    folder = TemporaryDirectory(prefix="insek-")
    atexit.register(folder.cleanup)
    files = {
        f"docs/{kind}{i}.md": text for kind, texts in ODD.items() for i, text in enumerate(texts)
    }
    return city_site(Path(folder.name), files)


def main(name: str) -> str:
    """What a reader reads on an odd page."""
    return text_of(odd_site().pages[f"{name}/"].xpath("//main")[0])


def test_odd_pages_do_not_stop_the_build() -> None:
    """The rest of the site is there as ever."""
    assert odd_site().status == 0
    assert odd_site().pages[""].xpath("//table[contains(@class, 'matrix')]")


@pytest.mark.parametrize(("number", "shown"), list(enumerate(TITLES.values())))
def test_title_is_text(number: int, shown: str) -> None:
    """What MkDocs would read as a truth value, a date or a number stays as it is written."""
    assert text_of(odd_site().pages[f"titel{number}/"].xpath("//h1")[0]) == shown


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_text_is_not_taken_for_front_matter(number: int) -> None:
    """Only what stands between the first two lines of dashes is front matter."""
    assert "Die erste Zeile." in main(f"text{number}")
    assert text_of(odd_site().pages[f"text{number}/"].xpath("//h1")[0]) == "Seite"


@pytest.mark.parametrize(
    ("number", "call", "befund"), [(i, *c) for i, c in enumerate(CALLS.items())]
)
def test_wrong_call_is_shown_and_reported(number: int, call: str, befund: str) -> None:
    """On a page with a wrong call nothing is carried out; all calls are shown as text."""
    assert f"docs/aufruf{number}.md:6: {befund}" in odd_site().log
    shown = main(f"aufruf{number}").replace("“", '"').replace("„", '"')
    assert f"{{{{ stand() }}}} {call}" in shown


def test_broken_record_does_not_stop_the_words(tmp_path: Path) -> None:
    """A word that names a record whose file cannot be read leaves a dash on the page."""
    site = city_site(tmp_path, {"daten/indikatoren/radanteil.yml": "id: radanteil\n"})
    assert site.status == 0
    assert "Zuletzt wurden – der Wege" in text_of(site.pages[""])


def test_page_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    """A page without a readable head is a Befund, and every other page is built."""
    site = city_site(tmp_path, {"docs/seite.md": "Ohne Kopf.\n"})
    assert site.status == 0
    assert "docs/seite.md:1: Die Seite beginnt nicht mit einem Kopf." in site.log
    assert "seite/" not in site.pages
    assert len(site.pages) == 20


def test_record_cannot_run_a_template(tmp_path: Path) -> None:
    """Braces in a record are text, also on pages on which words are carried out."""
    answers = {"daten/antworten/wohnen.yml": ANTWORTEN}
    site = city_site(tmp_path, answers)
    assert "Sieben mal sieben: {{ 7 * 7 }}" in text_of(site.pages["fachteile/wohnen/"])


ANTWORTEN = """id: wohnen
fachteil: wohnen
antworten:
  - herausforderung: klimawandel
    relevanz: mittel
    aussage: "Sieben mal sieben: {{ 7 * 7 }}"
quellen:
  - quelle: stadtbericht
"""


def test_plan_without_settings_is_built(tmp_path: Path) -> None:
    """Even without insek.yml there is a site to look at while the file is written."""
    site = city_site(tmp_path, {"insek.yml": None})
    assert site.status == 0
    assert "insek.yml: Die Datei fehlt." in site.log
    assert "ziele/radverkehr/" in site.pages


def test_no_page_hides_a_word() -> None:
    """What the theme is told about a page never has the name of a word."""
    plan = musterstadt()
    keys = {key for page in state_pages(plan) for key in page_meta(plan, page)}
    assert keys & set(vocabulary.WORT_BY_NAME) == set()


def test_setting_that_hides_a_word_is_reported(tmp_path: Path) -> None:
    """A key under „extra“ must not have the name of a word."""
    site = city_site(tmp_path, {"mkdocs.yml": f"{MUSTERSTADT}extra: {{ziele: 3}}\n"})
    assert "Die Einstellung „extra: ziele“ verdeckt das Wort „ziele“." in site.log
