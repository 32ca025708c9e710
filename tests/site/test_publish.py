"""Publishing: every Jahrgang stays as it is, whatever comes later and whatever goes wrong."""

import gc
import gzip
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import INSEK, environment
from published import City, Run, Tree, is_whole
from ways import Links

from insek.model.stand import Stand
from insek.site.errors import PublishError
from insek.site.publish.settings import site_url
from insek.site.publish.standing import cache_folder, unchanged
from insek.site.publish.store import KEPT
from insek.site.publish.units import Unit
from insek.site.publish.workers import die_with_parent, spread

ZIEL = "ziele/radverkehr.yml"
STANDARD = {".": "index.html", "versions.json": "", "robots.txt": "", "sitemap.xml": ""}


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[City, Path]:
    """Musterstadt with two Jahrgänge and a changed Entwurf, and its site; not to be changed."""
    folder = tmp_path_factory.mktemp("stadt")
    city = City(folder / "plan")
    city.adopt(2023)
    edit(city, "Radverkehr ausbauen")
    city.adopt(2024)
    edit(city, "Radverkehr überall ausbauen")
    done = city.publish(folder / "site")
    assert done.status == 0, done.said
    return city, folder / "site"


@pytest.fixture
def city(first: tuple[City, Path], tmp_path: Path) -> City:
    """The same city with its cache, to be changed at will."""
    shutil.copytree(first[0].folder, tmp_path / "plan", symlinks=True)
    copy = City.__new__(City)
    copy.folder = tmp_path / "plan"
    copy.repository = type(first[0].repository)(copy.folder)
    return copy


def edit(city: City, titel: str) -> None:
    """Give a Ziel another title."""
    lines = (city.folder / ZIEL).read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [f"titel: {titel}\n" if line.startswith("titel:") else line for line in lines]
    city.write({ZIEL: "".join(changed)})


def test_every_stand_and_every_pair_has_its_place(first: tuple[City, Path]) -> None:
    """Jahrgänge, Entwurf, comparisons, stories and what hosts expect stand where they belong."""
    folder = first[1]
    expected = (
        "index.html", "404.html", "versions.json", "robots.txt", "sitemap.xml", "SHA256SUMS",
        "assets/css/insek.css", "assets/js/insek.js", "2023/index.html", "2024/ziele/radverkehr/index.html",
        "entwurf/index.html", "vergleich/index.html", "vergleich/2023-2024/index.html",
        "vergleich/2023-entwurf/index.html", "vergleich/2024-entwurf/vergleich.json.gz",
        "vergleich/2023-2024/aenderungen.patch.gz", "schemas/vergleich.json",
    )  # fmt: skip
    assert [path for path in expected if not (folder / path).is_file()] == []


def test_every_link_arrives(first: tuple[City, Path]) -> None:
    """No page leads to one that this city has not, such as an Impressum that is not yet written."""
    assert [*Links(first[1], "https://plan.musterstadt.example/").broken()] == []


def test_what_must_not_go_out_stops_the_publication(city: City, tmp_path: Path) -> None:
    """A contact that nobody released keeps the new site back; the old one stays as it is."""
    site = tmp_path / "site"
    city.publish(site)
    before = Tree(site).files
    page = city.folder / ZIEL
    sound = page.read_text(encoding="utf-8")
    edit(city, "Fragen an anna.muster@stadt-beispiel.de")
    done = city.publish(site)
    assert done.status == 1, done.said
    assert "entwurf/aemter/planungsamt/index.html: Fehler W05" in done.said
    assert "anna.muster@stadt-beispiel.de" in done.said
    assert Tree(site).files == before
    page.write_text(sound, encoding="utf-8")
    assert city.publish(site).status == 0


LEAST = """
site_name: Musterplan
site_url: https://plan.musterstadt.example/
theme: {name: material}
plugins:
  - insek
  - macros: {modules: [macros], render_by_default: false}
markdown_extensions: [tables, insek]
"""


@pytest.mark.parametrize("years", [(), (2024,)], ids=["no Jahrgang", "one"])
def test_the_least_settings_are_enough(tmp_path: Path, years: tuple[int, ...]) -> None:
    """A city that has only begun is published, with no link to what is not there yet."""
    city = City(tmp_path / "plan")
    city.write({"mkdocs.yml": LEAST})
    city.repository.commit()
    for year in years:
        city.adopt(year)
    done = city.publish(tmp_path / "site")
    assert done.status == 0, done.said


def test_the_theme_stands_once(first: tuple[City, Path]) -> None:
    """No Jahrgang carries a copy of styles, scripts and fonts."""
    files = Tree(first[1]).files
    copies = [path for path in files if "/assets/" in path]
    assert copies == []


def test_the_site_is_complete(first: tuple[City, Path]) -> None:
    """The list of sums names every file."""
    assert is_whole(first[1])


def test_a_second_run_has_nothing_to_do(city: City, tmp_path: Path) -> None:
    """Where nothing changed, nothing is written."""
    city.publish(tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    done = city.publish(tmp_path / "site")
    assert "Nichts hat sich geändert" in done.said
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}


def test_a_jahrgang_stays_when_another_is_added(
    first: tuple[City, Path], city: City, tmp_path: Path
) -> None:
    """Not a byte of a published Jahrgang changes when a later one is adopted."""
    city.adopt(2025)
    done = city.publish(tmp_path / "site")
    assert done.status == 0, done.said
    old, new = Tree(first[1]), Tree(tmp_path / "site")
    assert (tmp_path / "site/2025/index.html").is_file()
    for year in ("2023", "2024", "vergleich/2023-2024"):
        assert old.below(year) == new.below(year)


@pytest.mark.parametrize(
    "settings",
    [
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
)
def test_the_same_plan_gives_the_same_bytes(
    first: tuple[City, Path], city: City, tmp_path: Path, settings: dict[str, str]
) -> None:
    """Folder, time zone, language, hash seed and number of processes leave no trace."""
    shutil.rmtree(city.folder / ".cache")
    done = city.publish(tmp_path / "site", "--prozesse", "1", settings=settings)
    assert done.status == 0, done.said
    assert Tree(tmp_path / "site").files == Tree(first[1]).files


def test_shares_make_the_same_site(first: tuple[City, Path], city: City, tmp_path: Path) -> None:
    """Three machines with a third each give byte for byte what one gives alone."""
    shutil.rmtree(city.folder / ".cache")
    for part in ("1/3", "2/3", "3/3"):
        assert city.insek("veroeffentlichen", "--teil", part).status == 0
    done = city.insek("zusammenfuehren", "--ziel", str(tmp_path / "site"))
    assert done.status == 0, done.said
    assert Tree(tmp_path / "site").files == Tree(first[1]).files


def test_a_missing_share_is_told(city: City, tmp_path: Path) -> None:
    """What one machine has not made yet is named, and nothing is published."""
    shutil.rmtree(city.folder / ".cache")
    city.insek("veroeffentlichen", "--teil", "1/3")
    done = city.insek("zusammenfuehren", "--ziel", str(tmp_path / "site"))
    assert done.status == 2
    assert "Im Zwischenspeicher fehlen: Jahrgang 2024" in done.said
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("teil", ["0/3", "4/3", "3", "a/b", "1/0"])
def test_a_share_that_is_none_is_refused(city: City, teil: str) -> None:
    """A share is one of so many."""
    done = city.insek("veroeffentlichen", "--teil", teil)
    assert (done.status, "ist kein Teil" in done.said) == (2, True)


def cut(archive: Path) -> None:
    """Only the first half is left, as after a full disk."""
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])


def flip(archive: Path) -> None:
    """One byte in the middle has turned."""
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(content)


def empty(archive: Path) -> None:
    """The file is there, its content is not."""
    archive.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, flip, empty], ids=lambda damage: damage.__name__)
def test_a_damaged_cache_is_noticed(
    first: tuple[City, Path], city: City, tmp_path: Path, damage: object
) -> None:
    """A result that is not whole any more is made again."""
    assert callable(damage)
    for archive in (city.folder / ".cache/insek").glob("*.zip"):
        damage(archive)
    done = city.publish(tmp_path / "site")
    assert done.status == 0, done.said
    assert Tree(tmp_path / "site").files == Tree(first[1]).files


def test_a_lost_file_comes_back(city: City, tmp_path: Path) -> None:
    """A run mends a site from which a file has gone."""
    city.publish(tmp_path / "site")
    (tmp_path / "site/2023/index.html").unlink()
    city.publish(tmp_path / "site")
    assert is_whole(tmp_path / "site")


def test_an_altered_file_is_not_taken_over(
    first: tuple[City, Path], city: City, tmp_path: Path
) -> None:
    """A page that somebody changed on the server is replaced by the next run that publishes."""
    target = tmp_path / "site"
    city.publish(target)
    page = target / "2023/index.html"
    page.write_bytes(page.read_bytes().replace(b"Musterplan", b"Mustermann"))
    edit(city, "Radverkehr noch einmal")
    assert city.publish(target).status == 0
    assert page.read_bytes() == (first[1] / "2023/index.html").read_bytes()


def test_a_compressed_form_stands_beside_every_text(city: City, tmp_path: Path) -> None:
    """With --komprimiert a web server finds what it may send as it is."""
    target = tmp_path / "site"
    city.publish(target)
    assert city.publish(target, "--komprimiert").status == 0
    packed = (target / "2023/index.html.gz").read_bytes()
    assert gzip.decompress(packed) == (target / "2023/index.html").read_bytes()
    texts = [*target.rglob("*.html"), *target.rglob("*.css"), *target.rglob("*.json")]
    assert [path for path in texts if not path.with_name(f"{path.name}.gz").is_file()] == []
    assert is_whole(target)


def test_what_did_not_change_keeps_its_time(city: City, tmp_path: Path) -> None:
    """Copies in browsers stay good: only files with other bytes get another time."""
    target = tmp_path / "site"
    city.publish(target)
    before = Tree(target).files
    times = {path: (target / path).stat().st_mtime_ns for path in before}
    edit(city, "Radverkehr zum dritten Mal")
    city.publish(target)
    after = Tree(target).files
    kept = [path for path in after if after[path] == before.get(path)]
    assert len(kept) > len(after) / 2
    assert [path for path in kept if (target / path).stat().st_mtime_ns != times[path]] == []


def test_a_changed_jahrgang_is_not_published(city: City, tmp_path: Path) -> None:
    """When the content is no longer the adopted one, all others appear and the run says so."""
    register = (city.folder / "jahrgaenge.yml").read_text(encoding="utf-8")
    before = next(line for line in register.splitlines() if "baum:" in line)
    city.write({"jahrgaenge.yml": register.replace(before, f'    baum: "{"0" * 40}"', 1)})
    done = city.publish(tmp_path / "site")
    assert done.status == 1
    assert "Der Inhalt des Jahrgangs 2023 ist nicht mehr der beschlossene" in done.said
    assert not (tmp_path / "site/2023").exists()
    assert (tmp_path / "site/2024/index.html").is_file()


def test_a_folder_with_other_things_is_left_alone(city: City, tmp_path: Path) -> None:
    """Nothing is replaced that was not a site."""
    (tmp_path / "fotos").mkdir()
    (tmp_path / "fotos/1.jpg").write_bytes(b"x")
    for target in (tmp_path / "fotos", city.folder, tmp_path):
        done = city.publish(target)
        assert (done.status, "ist keine Website" in done.said) == (2, True)
    assert (tmp_path / "fotos/1.jpg").read_bytes() == b"x"


def test_the_city_is_called_the_same_everywhere(city: City, tmp_path: Path) -> None:
    """When the city renames its plan, comparisons of adopted Jahrgänge say so around their text."""
    settings = (city.folder / "insek.yml").read_text(encoding="utf-8")
    city.write({"insek.yml": settings.replace("kurztitel: Musterplan", "kurztitel: Stadtplan")})
    assert city.publish(tmp_path / "site").status == 0
    for page in ("", "vergleich/2023-2024/", "verlauf/"):
        text = (tmp_path / "site" / page / "index.html").read_text(encoding="utf-8")
        assert "– Stadtplan</title>" in text or "<title>Stadtplan: " in text
    assert b"Musterplan" in Tree(tmp_path / "site").files["2024/index.html"]


def test_two_runs_at_once_both_succeed(city: City, tmp_path: Path) -> None:
    """The second waits for the first; the site is whole."""
    shutil.rmtree(city.folder / ".cache")
    command = [*INSEK, "veroeffentlichen", "--ziel", str(tmp_path / "site")]
    runs = [
        subprocess.Popen(command, cwd=city.folder, env=environment(), stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    assert is_whole(tmp_path / "site")


def test_a_worker_of_a_dead_run_ends() -> None:
    """Who starts to work when the run is dead already ends at once, and holds no lock for ever."""
    fork = multiprocessing.get_context("fork")
    for parent, code in ((os.getpid(), 0), (1, -signal.SIGKILL)):
        worker = fork.Process(target=die_with_parent, args=(parent,))
        worker.start()
        worker.join(20)
        assert worker.exitcode == code


def test_a_killed_run_leaves_the_old_site_whole(city: City, tmp_path: Path) -> None:
    """Killed fifty times at random moments, the old or the new site stands there, whole."""
    target = tmp_path / "site"
    titles = ("Radverkehr ausbauen", "Radverkehr stärken")
    for titel in titles:  # both are in the cache now, so that a run is mostly writing
        edit(city, titel)
        assert city.publish(target).status == 0
    edit(city, titles[0])
    started = time.monotonic()
    city.publish(target)
    length = time.monotonic() - started
    command = [*INSEK, "veroeffentlichen", "--ziel", str(target)]
    moments = random.Random(2030)
    killed, finished = 0, 1
    while killed < 50:
        edit(city, titles[finished % 2])  # what stands there does not say this yet
        if killed % 2:  # the new site grows on second names of the very files that stand there
            shutil.rmtree(tmp_path / GROUND, ignore_errors=True)
            shutil.copytree(target, tmp_path / GROUND, copy_function=os.link)
        run = subprocess.Popen(
            command, cwd=city.folder, env=environment(), stdout=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(length / 4, length))
        run.send_signal(signal.SIGKILL)
        if run.wait() == -signal.SIGKILL:
            killed += 1
        else:  # it was faster than the one that was timed
            finished, length = finished + 1, length * 0.9
        assert is_whole(target)
    edit(city, "Radverkehr endlich ausbauen")
    assert city.publish(target).status == 0
    page = (target / "entwurf/ziele/radverkehr/index.html").read_text(encoding="utf-8")
    assert "Radverkehr endlich ausbauen" in page
    assert is_whole(target)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("site")] == ["site"]


GROUND = ".site.insek-vorher"
"""Where the site before the last one stands, beside one that is called „site“."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk on which the site has no room twice; a limit on files where none can be mounted."""
    disk = tmp_path / "platte"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], capture_output=True
    )
    yield disk
    if mounted.returncode == 0:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_site_whole(city: City, small_disk: Path) -> None:
    """Without room for the new site the old one stays, the run says why, and the next succeeds."""
    target = small_disk / "site"
    assert city.publish(target).status == 0
    before = Tree(target).files
    edit(city, "Radverkehr trotz voller Platte")
    filled = small_disk / "fuellung"
    free = shutil.disk_usage(small_disk).free
    is_small = free < 50_000_000
    if is_small:
        filled.write_bytes(b"\0" * max(0, free - 300_000))
    done = city.publish(target) if is_small else with_small_files(city, target)
    assert done.status == 2
    assert "Die alte steht noch" in done.said
    assert Tree(target).files == before
    filled.unlink(missing_ok=True)
    assert city.publish(target).status == 0
    assert is_whole(target)


def with_small_files(city: City, target: Path) -> Run:
    """A run in which no file may grow beyond 20 kB."""
    command = [*INSEK, "veroeffentlichen", "--ziel", str(target)]
    done = subprocess.run(
        command,
        cwd=city.folder,
        env=environment(),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    return Run(done.returncode, done.stdout + done.stderr)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"docs/extra.md": "---\ntitel: [\n---\nText\n"}, "docs/extra.md:3"),
        ({"docs/extra.md": "---\ntitel: Extra\n---\n{{ gibtsnicht() }}\n"}, "docs/extra.md:4"),
    ],
    ids=["unreadable", "unknown word"],
)
def test_what_is_not_published_as_written_is_told(
    city: City, tmp_path: Path, files: dict[str, str], told: str
) -> None:
    """A page that cannot be read or carried out does not vanish without a word, in any run."""
    city.write(files)
    for _ in range(2):
        done = city.publish(tmp_path / "site")
        assert done.status == 1, done.said
        assert told in done.said
    assert (tmp_path / "site/entwurf/index.html").is_file()


def test_folders_of_others_beside_the_site_stay(city: City, tmp_path: Path) -> None:
    """„site.alt“ and „site.neu“ are names that people give to copies of their own."""
    for name in ("site.alt", "site.neu"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "wichtig.txt").write_text("Kopie", encoding="utf-8")
    assert city.publish(tmp_path / "site").status == 0
    kept = [(tmp_path / name / "wichtig.txt").is_file() for name in ("site.alt", "site.neu")]
    assert kept == [True, True]


def test_a_commit_beside_the_content_costs_one_look(city: City, tmp_path: Path) -> None:
    """After it the site is found unchanged without reading the plan, as before."""
    site = tmp_path / "site"
    city.repository.commit()
    city.publish(site)
    city.write({"LIESMICH.md": "Neu\n"})
    city.repository.commit()
    assert unchanged(city.folder, site) is None
    assert "Nichts hat sich geändert" in city.publish(site).said
    assert unchanged(city.folder, site) is not None


@pytest.mark.parametrize(
    ("settings", "told"),
    [("site_name: [\n", "mkdocs.yml:2"), ("a: b: c\n", "mkdocs.yml:1")],
)
def test_a_slip_in_the_settings_is_told(
    city: City, tmp_path: Path, settings: str, told: str
) -> None:
    """It has its place and a remedy, and no traceback."""
    city.write({"mkdocs.yml": settings})
    done = city.publish(tmp_path / "site")
    assert (done.status, told in done.said) == (2, True), done.said
    assert "Traceback" not in done.said


def test_the_address_may_come_from_the_environment(tmp_path: Path) -> None:
    """„!ENV“ says the same here as to MkDocs."""
    (tmp_path / "mkdocs.yml").write_text("site_url: !ENV [INSEK_NIE, https://a.example]\n", "utf-8")
    assert site_url(tmp_path) == "https://a.example/"


def test_a_dead_worker_is_told() -> None:
    """A process that the system ends is no traceback, and the remedy is known."""
    units = tuple(Unit(str(number), "", Stand(baum="")) for number in range(4))
    with pytest.raises(PublishError, match="--prozesse 1"):
        list(spread(lambda unit: os.kill(os.getpid(), signal.SIGKILL), units, processes=2))


@pytest.mark.parametrize("processes", [1, 2])
def test_nobody_looks_through_what_was_read(processes: int) -> None:
    """What was read before the work is kept to the end; no process searches it for waste."""
    units = tuple(Unit(str(number), "", Stand(baum="")) for number in range(2))
    read = [[number] for number in range(1_000)]
    gc.unfreeze()
    for _, left_alone in spread(lambda unit: gc.get_freeze_count(), units, processes=processes):
        assert left_alone > len(read)
    gc.unfreeze()


def test_the_cache_does_not_grow_for_ever(city: City, tmp_path: Path) -> None:
    """Of what is no longer used only the last two results of each kind stay, and no note."""
    cache = cache_folder(city.folder)
    for number in range(5):
        edit(city, f"Radverkehr {number}")
        city.publish(tmp_path / f"site-{number}")
        shutil.rmtree(tmp_path / f"site-{number}")
    city.publish(tmp_path / "site")
    names = [path.name.split(".")[0] for path in cache.glob("*.zip")]
    assert max(names.count(name) for name in names) <= 1 + KEPT
    assert list(cache.glob("site-?-*.json")) == []
