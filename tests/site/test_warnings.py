"""What the generator says in English, editors read in German, at the file they can change."""

from pathlib import Path

import pytest
from built import MUSTERSTADT, small_city

from insek.checks import website
from insek.model.befund import Befund, Schwere
from insek.site.build import build_site
from insek.site.warnings import translate

STRICT = """
validation: {absolute_links: warn, unrecognized_links: warn, not_found: warn, anchors: warn}
nav: [index.md, fehlt.md]
"""
PAGE = """---
titel: Seite
---
[a](bild.png) [b](/ziele/) [c](zielee/) [d](#weg) [e](quellen/index.md#weg)
[f](ziele/radverkehr/) [g](seite)
"""


@pytest.mark.parametrize(
    ("message", "befund"),
    [
        (
            "Doc file 'seite.md' contains a link 'bild.png', but the target is not found among"
            " documentation files.",
            "docs/seite.md: Der Link „bild.png“ führt ins Leere. → Den Pfad prüfen.",
        ),
        (
            "Doc file 'a/seite.md' contains a link '../fehlt.md#x', but the target 'fehlt.md' is not"
            " found among documentation files. Did you mean '../da.md#x'?",
            "docs/a/seite.md: Der Link „../fehlt.md#x“ führt ins Leere. → Meinten Sie „../da.md#x“?",
        ),
        (
            "Doc file 'seite.md' contains an unrecognized relative link 'zielee/', it was left as is.",
            "docs/seite.md: Der Link „zielee/“ führt ins Leere. → Den Pfad prüfen.",
        ),
        (
            "Doc file 'seite.md' contains an unrecognized relative link 'ziele/rad/', it was left as"
            " is. Did you mean 'ziele/rad.md'?",
            "docs/seite.md: Der Link „ziele/rad/“ führt ins Leere. → Meinten Sie „ziele/rad.md“?",
        ),
        (
            "Doc file 'seite.md' contains an absolute link '/ziele/', it was left as is.",
            "docs/seite.md: Der Link „/ziele/“ beginnt am Anfang der Website. → Den Pfad von dieser"
            " Seite aus angeben, zum Beispiel „../ziele/index.md“.",
        ),
        (
            "Doc file 'seite.md' contains an absolute link '/a', it was left as is. Did you mean"
            " 'a.md'?",
            "docs/seite.md: Der Link „/a“ beginnt am Anfang der Website. → Meinten Sie „a.md“?",
        ),
        (
            "Doc file 'seite.md' contains a link '#weg', but there is no such anchor on this page.",
            "docs/seite.md: Der Link „#weg“ führt zu keiner Überschrift. → Die Überschrift auf der"
            " Zielseite prüfen.",
        ),
        (
            "Doc file 'seite.md' contains a link 'da.md#weg', but the doc 'da.md' does not contain an"
            " anchor '#weg'.",
            "docs/seite.md: Der Link „da.md#weg“ führt zu keiner Überschrift. → Die Überschrift auf"
            " der Zielseite prüfen.",
        ),
        (
            "A reference to 'fehlt.md' is included in the 'nav' configuration, which is not found in"
            " the documentation files.",
            "mkdocs.yml: Die Navigation nennt die Seite „fehlt.md“, die es nicht gibt. → Die Zeile"
            " unter „nav“ berichtigen oder die Seite anlegen.",
        ),
        (
            "Something new.",
            "mkdocs.yml: Das Programm MkDocs meldet: Something new. → Die Einstellungen in mkdocs.yml"
            " prüfen.",
        ),
    ],
)
def test_translation(message: str, befund: str) -> None:
    """A warning about content becomes place, fact and remedy; any other is quoted as it is."""
    assert str(translate(message, source_of)) == befund


def source_of(path: str) -> str:
    """The file behind a page: pages by hand stand in docs/."""
    return f"docs/{path}" if path.endswith(".md") else path


def of_generator(folder: Path) -> list[Befund]:
    """What the generator itself finds while it builds."""
    return [b for b in build_site(folder, folder / "site").befunde if b.code == "G01"]


def test_real_warnings_are_understood(tmp_path: Path) -> None:
    """All that MkDocs really says about links is translated and names the right file."""
    files = {"docs/seite.md": PAGE, "mkdocs.yml": MUSTERSTADT + STRICT}
    found = of_generator(small_city(tmp_path, files))
    assert [b for b in found if "MkDocs meldet" in b.fact] == []
    assert {b.location.path for b in found} == {"docs/seite.md", "mkdocs.yml"}
    assert {b.schwere for b in found} == {Schwere.WARNUNG}
    assert len(found) == 5


@pytest.mark.parametrize("target", ["fehlt.md", "fehlt.md#weg", "bild.png", "ziele/"])
def test_a_broken_link_in_a_record_is_told_once(tmp_path: Path, target: str) -> None:
    """What the plan's check says of a link, at its file, the generator does not say again."""
    broken = {"daten/massnahmen/wohnungsfonds.yml": WOHNUNGSFONDS.format(target)}
    folder = small_city(tmp_path, broken)
    found = [b for b in build_site(folder, folder / "site").befunde if target[:5] in b.fact]
    path = "daten/massnahmen/wohnungsfonds.yml"
    assert [(befund.code, befund.location.path) for befund in found] == [("R02", path)]


def test_a_broken_link_on_a_page_is_told_once(tmp_path: Path) -> None:
    """A page that is missing is told by the plan, a picture that is missing by the generator."""
    page = "---\ntitel: Seite\n---\n[a](fehlt.md) [b](auch-nicht.md#x) [c](bild.png)\n"
    folder = small_city(tmp_path, {"docs/seite.md": page})
    told = {(b.code, b.fact) for b in build_site(folder, folder / "site").befunde}
    assert told == {
        ("R02", "Die Seite „fehlt.md“ gibt es nicht."),
        ("R02", "Die Seite „auch-nicht.md“ gibt es nicht."),
        ("G01", "Der Link „bild.png“ führt ins Leere."),
    }


@pytest.mark.parametrize("target", ["raum:fehlt", "ziel:fehlt", "/ziele/#nix", "seite"])
def test_a_page_with_a_broken_link_is_told_of_once(tmp_path: Path, target: str) -> None:
    """No address that nobody wrote is reported beside the link that somebody did write."""
    page = f"---\ntitel: Seite\n---\n[a]({target})\n"
    settings = MUSTERSTADT + STRICT.partition("nav:")[0]
    folder = small_city(tmp_path, {"docs/seite.md": page, "mkdocs.yml": settings})
    told = [b for b in build_site(folder, folder / "site").befunde if "seite.md" in str(b)]
    assert len([b for b in told if b.schwere is not Schwere.HINWEIS]) == 1, told
    assert target.partition("#")[0] in told[0].fact


def test_the_rule_is_in_the_handbook() -> None:
    """What the generator says is a rule like others: it can be looked up."""
    told = translate(
        "Doc file 'index.md' contains a link 'bild.png', but the target is not found among"
        " documentation files.",
        source_of,
    )
    assert website.G01.beispiel == str(told)
    assert website.G01 in website.REGELN


WOHNUNGSFONDS = """id: wohnungsfonds
titel: Wohnungsfonds
kurz: Die Stadt kauft jedes Jahr Wohnungen an.
text: Mehr steht [hier]({}).
ziele: [wohnraum-schaffen]
art: programm
stand: geplant
federfuehrung: planungsamt
fiktiv: true
"""


def test_healthy_city_has_no_warnings(tmp_path: Path) -> None:
    """A plan without Befunde is built without any."""
    folder = small_city(tmp_path)
    built = build_site(folder, folder / "site")
    assert built.befunde == ()
    assert built.pages == 20
