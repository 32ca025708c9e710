"""The archive package: the same for ever, whole, and readable without this program."""

import shutil
import signal
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from folders import replace
from markup import parse

from insek import git
from insek.site.archiv import faults, write_folder, write_tar
from integritaet.checked import SENTENCE, Case, Run, insek

NAME = "insek-musterstadt-2023"


def archive(case: Case, target: Path, *options: str) -> Run:
    """What „insek archiv 2023“ says."""
    return insek(
        "archiv", "2023", "--ordner", str(case.city.folder), "--ziel", str(target), *options
    )


@pytest.fixture(scope="module")
def package(original: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a folder; not to be changed."""
    target = tmp_path_factory.mktemp("archiv")
    done = archive(original, target)
    assert done.status == 0, done.said
    return target / NAME


@pytest.fixture
def copied(package: Path, tmp_path: Path) -> Path:
    """A copy of the package, to be damaged."""
    return Path(shutil.copytree(package, tmp_path / NAME))


def test_a_package_holds_everything(package: Path) -> None:
    """Pages, a copy to read from disk, sources, tables, history, manifest, and what BagIt asks for."""
    expected = (
        "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
        "data/LIESMICH.txt", "data/manifest.json", "data/quelltext.bundle",
        "data/website/2023/ziele/radverkehr/index.html", "data/website/assets/images/zeichen.svg",
        "data/lesefassung/2023/index.html", "data/inhalt/ziele/radverkehr.yml",
        "data/inhalt/insek.yml", "data/daten/ziele.csv",
    )  # fmt: skip
    assert [name for name in expected if not (package / name).is_file()] == []
    assert (package / "bagit.txt").read_bytes() == (
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    )


def test_a_package_tells_the_decision(package: Path) -> None:
    """What stands in bag-info.txt is from the register and from git, no day of today."""
    told = (package / "bag-info.txt").read_text(encoding="utf-8")
    for line in (
        "INSEK-Vorlage: B-2023",
        "INSEK-Beschlussdatum: 2023-05-01",
        "INSEK-Jahrgang: 2023",
    ):
        assert line in told.splitlines()
    assert "Bagging-Date" not in told


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_other_programs_find_it_whole(package: Path, name: str) -> None:
    """The sums are those of sha256sum, and every file of the payload is listed."""
    command = ["sha256sum", "--check", "--quiet", "--strict", name]
    assert subprocess.run(command, cwd=package, capture_output=True).returncode == 0
    payload = {
        p.relative_to(package).as_posix() for p in (package / "data").rglob("*") if p.is_file()
    }
    listed = (package / "manifest-sha256.txt").read_text(encoding="utf-8").splitlines()
    assert {line.partition("  ")[2] for line in listed} == payload


def test_the_pages_are_those_published(package: Path, original: Case) -> None:
    """Byte for byte what stood on the website."""
    pages = [p for p in (package / "data/website").rglob("*") if p.is_file()]
    assert len(pages) > 40
    for page in pages:
        assert (
            page.read_bytes()
            == (original.site / page.relative_to(package / "data/website")).read_bytes()
        )


def test_the_bundle_is_a_repository(package: Path, original: Case, tmp_path: Path) -> None:
    """Git makes a sound repository of it, which holds the adopted content."""
    bundle = str(package / "data/quelltext.bundle")
    target = tmp_path / "klon"
    original.city.repository.git("clone", "-q", "-b", "jahrgang-2023", bundle, str(target))
    original.city.repository.git("-C", str(target), "fsck", "--full", "--strict")
    for path in (package / "data/inhalt").rglob("*.yml"):
        assert (
            path.read_bytes() == (target / path.relative_to(package / "data/inhalt")).read_bytes()
        )


def test_the_same_jahrgang_gives_the_same_package(
    package: Path, case: Case, tmp_path: Path
) -> None:
    """Neither a later Jahrgang nor another packing of the repository changes a byte."""
    case.city.adopt(2025, tag="spaeter")
    case.city.repository.git("gc", "--quiet", "--aggressive")
    assert archive(case, tmp_path).status == 0
    files = {p.relative_to(package): p.read_bytes() for p in package.rglob("*") if p.is_file()}
    again = {
        p.relative_to(tmp_path / NAME): p.read_bytes()
        for p in (tmp_path / NAME).rglob("*")
        if p.is_file()
    }
    assert again == files


def test_a_tar_file_is_the_same_package(original: Case, package: Path, tmp_path: Path) -> None:
    """As one file it has the same content, is whole, and has the same bytes each time."""
    for target in ("a", "b"):
        assert archive(original, tmp_path / target, "--tar").status == 0
    path = tmp_path / f"a/{NAME}.tar"
    assert path.read_bytes() == (tmp_path / f"b/{NAME}.tar").read_bytes()
    with tarfile.open(path) as opened:
        names = {member.name.removeprefix(f"{NAME}/") for member in opened}
    assert names == {p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file()}
    assert insek("archiv", "--pruefen", str(path)).status == 0


def links(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every link of the pages in a folder."""
    for page in folder.rglob("*.html"):
        for target in parse(page.read_text(encoding="utf-8")).xpath("//a/@href"):
            yield page, str(target)


def test_the_reading_copy_needs_no_server(package: Path) -> None:
    """Every link leads to a file of the package, to an anchor, or to the web."""
    found = list(links(package / "data/lesefassung"))
    inside = [(page, urlsplit(target)) for page, target in found if "://" not in target]
    assert len(inside) > 250
    lost = [
        (page, target.path)
        for page, target in inside
        if target.path and not (page.parent / target.path).resolve().is_file()
    ]
    assert lost == []
    assert "https://plan.musterstadt.example/vergleich/" in {target for _, target in found}


Damage = Callable[[Path], None]


def flip(bag: Path) -> None:
    path = bag / "data/quelltext.bundle"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def add(bag: Path) -> None:
    (bag / "data/neu.txt").write_text("x", encoding="utf-8")


def remove(bag: Path) -> None:
    (bag / "data/daten/ziele.csv").unlink()


def edit_a_tag_file(bag: Path) -> None:
    replace(bag, "bag-info.txt", "B-2023", "B-9999")


def lose_the_list(bag: Path) -> None:
    (bag / "manifest-sha256.txt").unlink()


def lose_the_declaration(bag: Path) -> None:
    (bag / "bagit.txt").unlink()


def lead_outside(bag: Path) -> None:
    with (bag / "manifest-sha256.txt").open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  ../../etc/passwd\n")


def write_nonsense(bag: Path) -> None:
    (bag / "manifest-sha256.txt").write_text("das ist keine Liste\n", encoding="utf-8")


def fetch_the_rest(bag: Path) -> None:
    (bag / "fetch.txt").write_text("https://boese.example/x 1 data/x\n", encoding="utf-8")


def link_to_a_file(bag: Path) -> None:
    path = bag / "data/daten/ziele.csv"
    path.unlink()
    path.symlink_to("/etc/hostname")


def put_right(bag: Path) -> None:
    """Make all lists of sums fit again, as a careful forger would."""
    for name, pattern in (("manifest", "data/**/*"), ("tagmanifest", "[bm]*.txt")):
        files = [p.relative_to(bag).as_posix() for p in sorted(bag.glob(pattern)) if p.is_file()]
        done = subprocess.run(["sha256sum", *files], cwd=bag, capture_output=True, check=True)
        (bag / f"{name}-sha256.txt").write_bytes(done.stdout)


def forge_a_source(bag: Path) -> None:
    replace(bag, "data/inhalt/ziele/radverkehr.yml", "vierte", "zweite")
    put_right(bag)


def forge_a_page(bag: Path) -> None:
    replace(bag, "data/website/2023/ziele/radverkehr/index.html", "vierte", "zweite")
    put_right(bag)


def forge_the_history(bag: Path) -> None:
    flip(bag)
    put_right(bag)


DAMAGED: dict[Damage, str] = {
    flip: "data/quelltext.bundle: Der Inhalt passt nicht zur Prüfsumme in manifest-sha256.txt.",
    add: "data/neu.txt: Die Datei steht nicht in manifest-sha256.txt.",
    remove: "data/daten/ziele.csv: Die Datei fehlt; manifest-sha256.txt nennt sie.",
    edit_a_tag_file: "bag-info.txt: Der Inhalt passt nicht zur Prüfsumme in tagmanifest-sha256.txt.",
    lose_the_list: "Die Liste der Prüfsummen fehlt (manifest-sha256.txt).",
    lose_the_declaration: "Die Datei bagit.txt fehlt; das ist kein BagIt-Paket.",
    lead_outside: "manifest-sha256.txt: „../../etc/passwd“ führt aus dem Paket hinaus.",
    write_nonsense: "Die Zeile „das ist keine Liste“ ist keine Prüfsumme mit Pfad.",
    fetch_the_rest: "Das Paket verweist mit fetch.txt auf Dateien",
    link_to_a_file: "data/daten/ziele.csv: Die Datei fehlt; manifest-sha256.txt nennt sie.",
    forge_a_source: "data/inhalt: Das ist nicht der Inhalt, den bag-info.txt nennt (INSEK-Baum).",
    forge_a_page: "radverkehr/index.html: Die Seite ist nicht die, die manifest.json nennt.",
    forge_the_history: "data/quelltext.bundle: Das ist nicht der Stand, den bag-info.txt nennt",
}  # fmt: skip
"""What may happen to a package, and what its check says then."""


@pytest.mark.parametrize("damage", DAMAGED, ids=lambda damage: damage.__name__)
def test_damage_is_found_and_named(copied: Path, damage: Damage) -> None:
    """A damaged package is told, with the file, and the command ends with 1."""
    damage(copied)
    done = insek("archiv", "--pruefen", str(copied))
    assert DAMAGED[damage] in done.said
    assert done.status == 1


def test_what_was_made_by_others_is_checked_too(tmp_path: Path) -> None:
    """Any BagIt package is judged, also one of an older version with other sums."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a b.txt").write_bytes(b"Hallo")
    (tmp_path / "bagit.txt").write_bytes(
        b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
    )
    (tmp_path / "manifest-md5.txt").write_text("d1bf93299de1b68e6d382c893bf1215f  data/a b.txt\n")
    assert faults(tmp_path) == ()


def test_a_folder_that_is_no_package_is_told(tmp_path: Path) -> None:
    """Anything else is no package, and a file that is no archive cannot be read."""
    assert insek("archiv", "--pruefen", str(tmp_path)).status == 1
    (tmp_path / "x.tar").write_bytes(b"kein Archiv")
    done = insek("archiv", "--pruefen", str(tmp_path / "x.tar"))
    assert (done.status, "lässt sich nicht lesen" in done.said) == (2, True)


def test_nothing_is_overwritten(original: Case, copied: Path) -> None:
    """A package that stands there already stays."""
    done = archive(original, copied.parent)
    assert (done.status, "gibt es schon" in done.said) == (2, True)


KILLED = """
import os, pathlib, signal
from insek.site import archiv

class Files(dict):
    def items(self):
        yield "a", b"x"
        os.kill(os.getpid(), signal.SIGKILL)

archiv.{write}("paket", Files(), pathlib.Path({target!r}))
"""


@pytest.mark.parametrize("write", [write_folder, write_tar])
def test_half_a_package_has_no_name(write: Callable[..., Path], tmp_path: Path) -> None:
    """A run that is killed while it writes leaves nothing that the next one takes for a package."""
    script = KILLED.format(write=write.__name__, target=str(tmp_path))
    assert subprocess.run([sys.executable, "-c", script]).returncode == -signal.SIGKILL
    written = write("paket", {"a": b"x", "b/c": b"y"}, tmp_path)
    assert written.exists()
    assert [path for path in tmp_path.iterdir() if path.name.startswith("paket")] == [written]


def test_a_package_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """An error of the disk cleans up behind itself."""
    with pytest.raises(FileExistsError):
        write_folder("paket", {"a": b"x", "a/b": b"y"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_why_nothing_is_written_is_told(original: Case, tmp_path: Path) -> None:
    """What the disk refuses is said in German, for a package and for the list of libraries."""
    (tmp_path / "datei").write_bytes(b"")
    done = archive(original, tmp_path / "datei/x")
    said = "Das Archivpaket ließ sich nicht schreiben: das ist kein Ordner. →"
    assert done.status == 2
    assert said in done.said
    done = insek("sbom", "--ziel", str(tmp_path / "datei/x"))
    assert done.status == 2
    assert "ließ sich nicht schreiben: das ist kein Ordner. →" in done.said


def test_a_jahrgang_that_is_not_sound_is_not_archived(case: Case, tmp_path: Path) -> None:
    """An unknown year and a Jahrgang that was changed have no package."""
    case.city.repository.git("tag", "--force", "v2024", "HEAD")
    for year in ("1999", "2024"):
        done = insek("archiv", year, "--ordner", str(case.city.folder), "--ziel", str(tmp_path))
        assert (
            done.status,
            f"Einen unveränderten Jahrgang {year} gibt es nicht." in done.said,
        ) == (
            2,
            True,
        )


def test_one_thing_at_a_time() -> None:
    """The command writes a package or checks one."""
    assert insek("archiv").status == 2
    assert "Ein Jahr oder ein Paket angeben." in insek("archiv").said


def test_the_id_of_a_folder_is_that_of_git(case: Case) -> None:
    """Reckoned from files alone, the id is the one that git gives to their tree."""
    folder, repository = case.city.folder, case.city.repository
    repository.write({"a/b.txt": "1", "a.txt": "2", "a-c/x": SENTENCE, "lauf": "#!/bin/sh\n"})
    (folder / "lauf").chmod(0o755)
    commit = repository.commit()
    entries = list(git.list_tree(folder, commit))
    blobs = git.read_blobs(folder, (entry.oid for entry in entries))
    files = {entry.path: blobs[entry.oid] for entry in entries}
    assert git.tree_id(files, {"lauf"}) == repository.git("rev-parse", "HEAD^{tree}")
