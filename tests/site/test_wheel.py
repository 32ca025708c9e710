"""What another city installs: the wheel brings code, vocabulary and theme, and nothing else."""

import atexit
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from built import MUSTERSTADT, Site, environment, small_city
from folders import PROJECT
from links import foreign
from markup import faults, text_of

OTHER_CITY = MUSTERSTADT.replace("modules: [macros]", "modules: [insek.macros]")
OWN_THEME = f', custom_dir: "{PROJECT / "overrides"}"'


def run(*command: str | Path, folder: Path = PROJECT) -> str:
    """What a program says; it has to succeed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@cache
def workshop() -> Path:
    """A folder for everything that is made here."""
    folder = TemporaryDirectory(prefix="insek-wheel-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@cache
def wheel() -> Path:
    """The wheel of the project, built without fetching anything."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", workshop(), PROJECT)
    (built,) = workshop().glob("*.whl")
    return built


@cache
def python() -> Path:
    """An environment in which the wheel is installed beside the dependencies, not this folder."""
    folder = workshop() / "umgebung"
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    program = folder / "bin/python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        program,
        "install",
        "--no-deps",
        "--no-index",
        wheel(),
    )
    packages = folder / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    (packages / "abhaengigkeiten.pth").write_text(sysconfig.get_path("purelib"))
    return program


@cache
def other_city() -> Site:
    """The site of a city that has its content and a mkdocs.yml, and nothing of this repository."""
    settings = OTHER_CITY.replace(OWN_THEME, "")
    folder = small_city(workshop() / "stadt", {"mkdocs.yml": settings})
    log = run(python(), "-m", "mkdocs", "build", "--strict", folder=folder)
    return Site(folder / "site", 0, log)


def test_wheel_brings_vocabulary_and_theme() -> None:
    """Everything stands below „insek“: a package called „macros“ would clash with others."""
    names = ZipFile(wheel()).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"insek", next(top for top in tops if top.endswith(".dist-info"))}
    assert {"insek/macros/__init__.py", "insek/overrides/main.html", "insek/py.typed"} <= set(names)
    assert {"insek/render/templates/ziele.html", "insek/overrides/assets/css/grund.css"} <= set(
        names
    )


def test_wheel_brings_the_schema_of_a_comparison() -> None:
    """A city publishes it beside its comparisons, without this repository."""
    told = "from insek.site.publish.schema import schema; print(schema().decode(), end='')"
    written = (PROJECT / "schemas/vergleich.json").read_text(encoding="utf-8")
    assert run(python(), "-c", told, folder=workshop()) == written


def test_wheel_brings_no_rubbish() -> None:
    """Neither caches nor tests nor the content of a city are installed anywhere."""
    names = ZipFile(wheel()).namelist()
    assert [name for name in names if "__pycache__" in name or "/tests/" in name] == []
    assert [name for name in names if name.endswith((".yml", ".pyc"))] == []


def test_installed_package_is_the_one_from_the_wheel() -> None:
    """The environment knows the package, its command and its parts for MkDocs from the wheel."""
    where = run(python(), "-c", "import insek; print(insek.__file__)", folder=workshop())
    assert Path(where.strip()).is_relative_to(workshop())
    assert "pruefen" in run(python().with_name("insek"), "--hilfe", folder=workshop())


def test_other_city_speaks_its_own_language() -> None:
    """The matrix is there, and things are called what this city calls them."""
    start = text_of(other_city().pages[""])
    assert "Wer zu welchem Ziel beiträgt: Wohnen" in start
    assert "Zukunftsaufgabe" in text_of(other_city().pages["herausforderungen/klimawandel/"])
    assert "Leuchtturm" in text_of(other_city().pages["massnahmen/radschnellweg/"])
    assert "Leipzig" not in "".join(other_city().sources.values())


def test_other_city_has_the_theme_of_the_wheel() -> None:
    """Without a theme folder of its own a city gets ours, complete and from its own server."""
    assert set(other_city().having("//header[@class='kopf']")) == set(other_city().pages)
    sheet = other_city().folder / "assets/css/grund.css"
    assert sheet.read_bytes() == (PROJECT / "overrides/assets/css/grund.css").read_bytes()
    assert foreign(other_city().folder) == []


def test_pages_of_another_city_are_well_formed() -> None:
    """A city without most of our pages has clean pages all the same."""
    found = {address: faults(source) for address, source in other_city().sources.items()}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
