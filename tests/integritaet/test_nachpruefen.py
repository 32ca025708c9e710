"""Checking a published site: whatever was tampered with is found and named."""

import gzip
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from built import MUSTERSTADT
from folders import replace, write

from insek import git
from insek.site import manifest
from insek.site.serve import server
from integritaet.checked import GOAL, OTHER, SENTENCE, Case, edit

Tamper = Callable[[Case], None]


def test_an_honest_site_is_the_same(case: Case) -> None:
    """Every file of every Jahrgang, comparison and list is found to be what the repository gives."""
    done = case.check()
    assert done.status == 0, done.said
    assert "Jahrgang 2023: 39 Dateien, alle gleich." in done.said
    assert "Vergleiche ohne Abweichung: 3 mit 8 Dateien." in done.said
    assert "Vergleich 2023–2024: 3 Dateien, alle gleich." in case.check("--alles").said
    assert "Die Website ist die aus dem Repository." in done.said


def test_nothing_of_the_cache_is_needed(case: Case) -> None:
    """Made anew from git alone, every file is the same."""
    done = case.check("--frisch")
    assert done.status == 0, done.said
    assert "Jahrgang 2023 nachgebaut" in done.said


def flip_a_byte(case: Case) -> None:
    path = case.site / "assets/images/zeichen.svg"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def change_a_sentence(case: Case) -> None:
    case.change(GOAL, SENTENCE, OTHER)


def change_a_sentence_and_the_sums(case: Case) -> None:
    change_a_sentence(case)
    pack(case, GOAL)
    case.adjust_sums()


def change_a_sentence_and_all_lists(case: Case) -> None:
    change_a_sentence(case)
    pack(case, GOAL)
    case.adjust_manifest("2023")
    case.adjust_sums()


def pack(case: Case, path: str) -> None:
    """Let the compressed form follow its file."""
    packed = gzip.compress((case.site / path).read_bytes(), mtime=0)
    (case.site / f"{path}.gz").write_bytes(packed)


def change_only_what_is_delivered(case: Case) -> None:
    page = (case.site / GOAL).read_text(encoding="utf-8").replace(SENTENCE, OTHER)
    (case.site / f"{GOAL}.gz").write_bytes(gzip.compress(page.encode()))


def lead_a_link_elsewhere(case: Case) -> None:
    case.change(GOAL, 'href="../../massnahmen/radschnellweg/"', 'href="https://boese.example/"')


def change_the_decision_in_the_footer(case: Case) -> None:
    page = (case.site / GOAL).read_text(encoding="utf-8")
    head, _, foot = page.rpartition("Vorlage B-2023")
    (case.site / GOAL).write_text(f"{head}Vorlage B-1{foot}", encoding="utf-8")


def hide_a_paragraph(case: Case) -> None:
    case.change(GOAL, '<p class="titel__kurz">', '<p class="titel__kurz" hidden>')


def put_in_a_script(case: Case) -> None:
    case.change(GOAL, "</head>", "<script src='//boese.example/x.js'></script></head>")


def change_a_figure_for_download(case: Case) -> None:
    path = case.site / "2023/daten/massnahmen.csv"
    path.write_bytes(path.read_bytes().replace(b"1000000", b"9000000"))


def change_what_the_search_finds(case: Case) -> None:
    case.change("2023/search/search_index.json", "Radverkehr", "Autoverkehr")


def add_a_page(case: Case) -> None:
    (case.site / "2023/ziele/erfunden").mkdir()
    (case.site / "2023/ziele/erfunden/index.html").write_text("<p>Neu</p>", encoding="utf-8")


def add_a_jahrgang(case: Case) -> None:
    (case.site / "2017").mkdir()
    (case.site / "2017/index.html").write_text("<p>Alt</p>", encoding="utf-8")


def remove_a_page(case: Case) -> None:
    (case.site / GOAL).unlink()


def remove_a_jahrgang(case: Case) -> None:
    for path in [path for path in (case.site / "2023").rglob("*") if path.is_file()]:
        path.unlink()


def remove_the_sums(case: Case) -> None:
    (case.site / "SHA256SUMS").unlink()


def change_a_comparison(case: Case) -> None:
    case.change("vergleich/2023-2024/index.html", "2023", "2022")


def swap_the_folders(case: Case) -> None:
    case.swap("2023", "2024")


def forge_the_manifest(case: Case) -> None:
    told = json.loads((case.site / "2023/manifest.json").read_bytes())
    told["beschluss"]["vorlage"] = "B-7777"
    case.write_manifest("2023", told)


def edit_the_register(case: Case) -> None:
    replace(case.city.folder, "jahrgaenge.yml", 'vorlage: "B-2023"', 'vorlage: "B-9999"')


def edit_the_register_and_publish(case: Case) -> None:
    edit_the_register(case)
    case.city.repository.commit()
    assert case.city.publish(case.site).status == 0


def take_a_jahrgang_from_the_register(case: Case) -> None:
    text = (case.city.folder / "jahrgaenge.yml").read_text(encoding="utf-8")
    start, end = text.index("  - jahr: 2023"), text.index("  - jahr: 2024")
    case.city.write({"jahrgaenge.yml": text[:start] + text[end:]})


def move_the_tag(case: Case) -> None:
    case.city.repository.git("tag", "--force", "v2024", "HEAD")


def move_the_tag_and_edit_the_register(case: Case) -> None:
    """The tag names other content, and the register says that it is right."""
    folder, repository = case.city.folder, case.city.repository
    move_the_tag(case)
    text = (folder / "jahrgaenge.yml").read_text(encoding="utf-8")
    names = ("insek.yml", "fachteile", "ziele", "daten", "docs", "aenderungen")
    fresh = git.content_tree(folder, repository.git("rev-parse", "HEAD"), names)
    before = text.rsplit('"', 2)[1]
    case.city.write({"jahrgaenge.yml": text.replace(before, fresh)})


def rewrite_the_history(case: Case) -> None:
    """All commits are replaced by one, and the old ones are thrown away."""
    git = case.city.repository.git
    git("checkout", "--quiet", "--orphan", "neu")
    case.city.repository.commit()
    git("branch", "--quiet", "-D", "main")
    git("tag", "-d", "v2024")
    git("reflog", "expire", "--expire=now", "--all")
    git("gc", "--quiet", "--prune=now")


FOUND: dict[Tamper, tuple[str, ...]] = {
    flip_a_byte: ("assets/images/zeichen.svg: Der Inhalt ist ein anderer", "Prüfsumme"),
    change_a_sentence: (
        f"{GOAL}: Die Wörter sind andere: statt „vierte“ steht dort „zehnte“ hinter",
        f"{GOAL}: Die Prüfsumme in SHA256SUMS ist eine andere.",
        "Ein Text aus ziele/radverkehr.yml:6 steht nicht auf der Seite",
        f"{GOAL}.gz: Die komprimierte Fassung enthält etwas anderes.",
    ),
    change_a_sentence_and_the_sums: (f"{GOAL}: Die Wörter sind andere",),
    change_a_sentence_and_all_lists: (
        f"{GOAL}: Die Wörter sind andere",
        "2023/manifest.json: Das Manifest nennt zu „ziele/radverkehr/index.html“ etwas anderes.",
    ),
    change_only_what_is_delivered: (f"{GOAL}.gz: Die komprimierte Fassung enthält etwas anderes.",),
    lead_a_link_elsewhere: (
        "Ein Link oder Bild führt woandershin: statt zu „../../massnahmen/radschnellweg/“ zu"
        " „https://boese.example/“.",
    ),
    change_the_decision_in_the_footer: (f"{GOAL}: Kopf oder Fuß der Seite ist anders: statt",),
    hide_a_paragraph: (f"{GOAL}: Die Wörter sind dieselben, die Darstellung ist eine andere.",),
    put_in_a_script: (f"{GOAL}: Die Wörter sind dieselben, die Darstellung ist eine andere.",),
    change_a_figure_for_download: ("2023/daten/massnahmen.csv: Der Inhalt ist ein anderer",),
    change_what_the_search_finds: ("2023/search/search_index.json: Der Inhalt ist ein anderer",),
    add_a_page: (
        "2023/ziele/erfunden/index.html: Die Datei gibt es im Repository nicht.",
    ),
    add_a_jahrgang: ("2017/: Was hier steht, gibt es im Register nicht oder nicht unverändert (eine",),
    remove_a_page: (
        f"{GOAL}: Die Datei fehlt auf der Website.",
        f"{GOAL}: Die Datei steht in SHA256SUMS und fehlt.",
    ),
    remove_a_jahrgang: ("Jahrgang 2023: Dieser Teil fehlt auf der Website ganz.",),
    remove_the_sums: ("SHA256SUMS: Die Liste der Prüfsummen fehlt auf der Website.",),
    change_a_comparison: ("vergleich/2023-2024/index.html: Die Wörter sind andere",),
    swap_the_folders: (
        "2023/manifest.json: Das Manifest nennt stand „2024“ statt „2023“",
        "2024/manifest.json: Das Manifest nennt stand „2023“ statt „2024“",
    ),
    forge_the_manifest: (
        "2023/manifest.json: Das Manifest nennt beschluss.vorlage „B-7777“ statt „B-2023“.",
    ),
    edit_the_register: (
        "2023/manifest.json: Das Manifest nennt beschluss.vorlage „B-2023“ statt „B-9999“.",
        "jahrgaenge.yml, Jahrgang 2023: Vorlage war bis zum",
    ),
    edit_the_register_and_publish: (
        "„B-2023“, jetzt „B-9999“.",
        "Jahrgang 2023: 39 Dateien, alle gleich.",
    ),
    take_a_jahrgang_from_the_register: (
        "2023/: Was hier steht, gibt es im Register nicht",
        "jahrgaenge.yml, Jahrgang 2023: Inhalt war bis zum",
    ),
    move_the_tag: (
        "Fehler J02: Der Inhalt des Jahrgangs 2024 ist nicht mehr der beschlossene",
    ),
    move_the_tag_and_edit_the_register: (
        "2024/manifest.json: Das Manifest nennt commit",
        "2024/ziele/radverkehr/index.html: Die Wörter sind andere",
        "jahrgaenge.yml, Jahrgang 2024: Inhalt war bis zum",
    ),
    rewrite_the_history: (
        "des Jahrgangs 2023 gibt es in diesem Repository nicht.",
        "des Jahrgangs 2024 gibt es in diesem Repository nicht.",
    ),
}  # fmt: skip
"""What is done to a site or its repository, and what a check must say then."""


@pytest.mark.parametrize("tamper", FOUND, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found_and_named(case: Case, tamper: Tamper) -> None:
    """Whatever is changed, the check says what and where, and ends with 1."""
    tamper(case)
    done = case.check("--alles")
    assert [sentence for sentence in FOUND[tamper] if sentence not in done.said] == [], done.said
    assert done.status == 1


def test_adjusted_sums_look_right_and_help_nobody(case: Case) -> None:
    """Where sums and manifest were forged too, only what was forged differs from the repository."""
    change_a_sentence_and_all_lists(case)
    said = case.check().said
    assert re.search(r"Prüfsummen: \d{3} Dateien, alle gleich\.", said)
    assert "Jahrgang 2023: 3 Abweichungen." in said


HOOK = """
def on_page_content(html, **kwargs):
    return html.replace("Baut ein Netz sicherer Radwege", "Baut ein Netz breiter Straßen")
"""


def test_a_presentation_that_alters_words_is_found(case: Case) -> None:
    """Where the program itself says something else than the sources, both sites agree, yet it shows."""
    case.city.write({"mkdocs.yml": MUSTERSTADT + "hooks: [haken.py]\n", "haken.py": HOOK})
    assert case.city.publish(case.site).status == 0
    done = case.check()
    assert (
        "Ein Text aus ziele/radverkehr.yml:10 steht nicht auf der Seite: „Baut ein Netz"
        in done.said
    )
    assert done.status == 1


def other_versions(case: Case) -> None:
    """The site says that it was made with another MkDocs."""
    for year in ("2023", "2024", "entwurf"):
        told = json.loads((case.site / year / "manifest.json").read_bytes())
        told["werkzeuge"]["mkdocs"] = "1.6.0"
        case.write_manifest(year, told)
    case.adjust_sums()


def test_other_versions_are_judged_by_their_words(case: Case) -> None:
    """What another version of a library presents otherwise is told and is no difference."""
    other_versions(case)
    case.change(GOAL, '<p class="titel__kurz">', '<p class="neu">')
    pack(case, GOAL)
    case.adjust_sums()
    done = case.check()
    assert "Gebaut mit anderen Fassungen: mkdocs 1.6.0 statt 1.6.1." in done.said
    assert done.status == 0, done.said


@pytest.mark.parametrize("tamper", [change_a_sentence, lead_a_link_elsewhere])
def test_other_versions_hide_no_changed_words(case: Case, tamper: Tamper) -> None:
    """A changed sentence or link is found even where the presentation is not judged."""
    other_versions(case)
    tamper(case)
    pack(case, GOAL)
    case.adjust_sums()
    done = case.check()
    assert (done.status, f"{GOAL}: " in done.said) == (1, True)


def test_another_entwurf_is_told_and_not_judged(case: Case) -> None:
    """The Entwurf goes on; Jahrgänge and their comparisons are checked all the same."""
    edit(case.city, "Radverkehr morgen ausbauen")
    done = case.check()
    assert "Der Entwurf auf der Website ist nicht der im Repository." in done.said
    assert "Vergleiche ohne Abweichung: 1 mit 3 Dateien." in done.said
    assert done.status == 0, done.said
    change_a_sentence(case)
    add_a_page(case)
    said = case.check().said
    assert f"{GOAL}: Die Wörter sind andere" in said
    assert "2023/ziele/erfunden/index.html: Die Datei gibt es im Repository nicht" in said


def test_where_gaps_are_reported_belongs_to_the_site(case: Case) -> None:
    """The file at a place that hosts hide is expected like every other, as the city has it."""
    path = ".well-known/security.txt"
    contact = "sicherheit: luecken@musterstadt.example\n"
    replace(case.city.folder, "insek.yml", "bezeichnungen:", f"{contact}bezeichnungen:")
    case.city.repository.commit()
    assert case.city.publish(case.site).status == 0
    assert case.check().status == 0
    case.change(path, "luecken@", "verloren@")
    assert f"{path}: " in case.check().said
    (case.site / path).unlink()
    assert f"{path}: Die Datei fehlt auf der Website." in case.check().said
    replace(case.city.folder, "insek.yml", contact, "")
    case.city.repository.commit()
    assert case.city.publish(case.site).status == 0
    (case.site / ".well-known").mkdir()
    (case.site / path).write_text("Contact: mailto:x@boese.example\n", encoding="utf-8")
    assert f"{path}: Die Datei gibt es im Repository nicht." in case.check().said


def test_a_later_jahrgang_changes_no_manifest(case: Case) -> None:
    """The manifest of a Jahrgang names nothing of later years."""
    before = (case.site / "2023/manifest.json").read_bytes()
    case.city.adopt(2025)
    assert case.city.publish(case.site).status == 0
    assert (case.site / "2023/manifest.json").read_bytes() == before


def test_what_was_compiled_is_no_part_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fresh clone and one that has been used before tell the same id of the program."""
    ids = set()
    for name in ("frisch", "benutzt"):
        package = tmp_path / name
        write(package, {"render/seite.py": "wort = 1\n"})
        monkeypatch.setattr(manifest, "_PACKAGE", package)
        if name == "benutzt":
            write(package, {"render/__pycache__/seite.cache": "vorlage", "__pycache__/a.pyc": ""})
        ids.add(manifest.program_id(tmp_path))
    assert len(ids) == 1


def test_a_manifest_names_every_file(case: Case) -> None:
    """The manifest holds decision, revision, versions and the sum of every other file."""
    told = json.loads((case.site / "2023/manifest.json").read_bytes())
    files = {
        path.relative_to(case.site / "2023").as_posix()
        for path in (case.site / "2023").rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }
    assert set(told["dateien"]) == files - {"manifest.json"}
    assert told["beschluss"]["vorlage"] == "B-2023"
    assert told["werkzeuge"]["mkdocs"] == "1.6.1"
    assert told["commit"] == case.city.repository.git("rev-list", "--max-parents=0", "HEAD")
    assert told["baum"] in (case.city.folder / "jahrgaenge.yml").read_text(encoding="utf-8")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The site under an address on this machine."""
    with running(server(folder, "127.0.0.1", 0)) as address:
        yield address


@contextmanager
def running(site: ThreadingHTTPServer) -> Iterator[str]:
    """A server at work; its address."""
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{site.server_port}"
    finally:
        site.shutdown()
        thread.join()
        site.server_close()


def test_a_site_on_the_web_is_checked(case: Case) -> None:
    """Read over HTTP the same site is the same, and a changed sentence is found."""
    with serving(case.site) as address:
        done = case.check(place=address)
        assert done.status == 0, done.said
        change_a_sentence(case)
        remove_a_picture(case)
        done = case.check(place=address)
    assert done.status == 1
    assert f"{GOAL}: Die Wörter sind andere" in done.said
    assert "assets/images/zeichen.svg: Die Datei fehlt auf der Website." in done.said


def remove_a_picture(case: Case) -> None:
    (case.site / "assets/images/zeichen.svg").unlink()


class Elsewhere(BaseHTTPRequestHandler):
    """Leads everybody to another host."""

    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://localhost:9/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_redirect_to_another_host_is_not_followed(case: Case) -> None:
    """The check reads the host that was named and no other."""
    with running(ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)) as address:
        done = case.check(place=address)
    assert (done.status, "führt zu einem anderen Server: http://localhost:9/" in done.said) == (
        2,
        True,
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("http://insek.example/", "beginnt nicht mit https://"),
        ("file:///etc/", "beginnt nicht mit https://"),
        ("ftp://insek.example/", "beginnt nicht mit https://"),
        ("http://127.0.0.1:9/", "antwortet nicht: die Verbindung wurde abgelehnt."),
        ("gibt-es-nicht", "Den Ordner „gibt-es-nicht“ gibt es nicht."),
    ],
)
def test_what_cannot_be_read_is_told(case: Case, place: str, said: str) -> None:
    """An address that is not safe, a server that is silent, a folder that is not there: 2."""
    done = case.check(place=place)
    assert (done.status, said in done.said) == (2, True)


def test_a_folder_without_a_register_is_told(case: Case) -> None:
    """Without Jahrgänge there is nothing to hold a site against."""
    case.city.write({"jahrgaenge.yml": None})
    done = case.check()
    assert (done.status, "Das Register nennt keinen Jahrgang." in done.said) == (2, True)
