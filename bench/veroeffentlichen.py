"""Publishing all Jahrgänge with every comparison, against what others need without any."""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bauen import plain_settings
from jahrgaenge import add_jahrgaenge, clone, edit_sentence
from messen import (
    ENVIRONMENT,
    INSEK,
    MKDOCS,
    PROJECT,
    Run,
    head,
    machine,
    measure,
    middle,
    paired,
    row,
    verdict,
)

from insek.loading.register import load_register
from insek.site.files import write_pages
from insek.site.state import load_state
from insek.sources import Revision

COLD, IDLE, SENTENCE = 0.6, 0.02, 1.3
OTHERS = ("mike==2.1.3", "zensical==0.0.73", "mkdocs-material>=9.8,<10")
"""What is measured against; installed for the measurement only."""


def tools(folder: Path) -> Path:
    """An environment with the other tools; the folder of its programs."""
    venv.create(folder, with_pip=True)
    pip = (str(folder / "bin/python"), "-m", "pip", "install", "--quiet")
    subprocess.run([*pip, "--disable-pip-version-check", *OTHERS], check=True)
    return folder / "bin"


def finished(plan: Path, target: Path) -> dict[int, Path]:
    """The finished pages of every Jahrgang with settings for plain MkDocs, a folder each."""
    folders = {}
    for jahrgang in load_register(plan).sound:
        folder = target / str(jahrgang.jahr)
        write_pages(load_state(Revision(plan, jahrgang.revision)), folder / "docs")
        (folder / "mkdocs.yml").write_text(plain_settings(folder / "docs"), encoding="utf-8")
        folders[jahrgang.jahr] = folder
    return folders


def theirs(bin: Path) -> dict[str, str]:
    """The environment of the other tools: the same theme and the same Markdown extension."""
    ours = (str(PROJECT), *(path for path in sys.path if "site-packages" in path))
    return ENVIRONMENT | {
        "PYTHONPATH": os.pathsep.join(ours),
        "PATH": f"{bin}:{ENVIRONMENT['PATH']}",
    }


def mike(bin: Path, folders: dict[int, Path], repository: Path) -> float:
    """Seconds that „mike deploy“ needs for all of them, one after the other."""
    repository.mkdir()
    subprocess.run(["git", "init", "--quiet", str(repository)], check=True)
    who = ("-c", "user.name=Messung", "-c", "user.email=messung@example.org")
    empty = ("commit", "--quiet", "--allow-empty", "--message", "Anfang")
    subprocess.run(["git", "-C", str(repository), *who, *empty], check=True)
    seconds = 0.0
    for year, folder in folders.items():
        config = ("--config-file", str(folder / "mkdocs.yml"))
        command = (str(bin / "mike"), "deploy", *config, str(year))
        seconds += measure(command, repository, theirs(bin)).seconds
    return seconds


def own_theme(folder: Path) -> str:
    """Settings without our templates, which Zensical's template engine does not read."""
    lines = (folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.lstrip().startswith(("custom_dir:", "docs_dir:"))]
    settings = "".join(["docs_dir: docs\n", *kept])  # it bears no absolute path
    (folder / "zensical.yml").write_text(settings, encoding="utf-8")
    return str(folder / "zensical.yml")


def ours(plan: Path, target: Path) -> Run:
    """One publication with two processes."""
    command = (*INSEK, "veroeffentlichen", "--ordner", str(plan), "--ziel", str(target))
    return measure((*command, "--prozesse", "2"), plan)


def size(folder: Path) -> float:
    """Megabytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    """Measure cold, idle and one changed sentence; print tables and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jahrgaenge", type=int, default=0, help="add Jahrgänge up to so many")
    parser.add_argument("--ohne-andere", action="store_true", help="leave mike and Zensical out")
    options = parser.parse_args()
    print(f"{machine()}\n")
    with TemporaryDirectory() as name:
        plan = clone(Path(name, "plan"))
        if options.jahrgaenge:
            add_jahrgaenge(plan, options.jahrgaenge)
        folders = finished(plan, Path(name, "pages"))
        own_times(plan, Path(name))
        if not options.ohne_andere:
            other_times(folders, Path(name), plan)


def own_times(plan: Path, folder: Path) -> None:
    """Publish cold, again, and after a sentence, and build one state alone."""
    site, alone = folder / "site", (*MKDOCS, "build", "--quiet", "--site-dir", str(folder / "one"))
    cold = ours(plan, site)
    megabytes, count = size(site), len(load_register(plan).sound)
    idle = min(ours(plan, site).seconds for _ in range(5))
    measure(alone, plan)
    changed, states = [], []
    for number in range(7):  # in turn, so that what disturbs the machine hits both
        edit_sentence(plan, number)
        changed.append(ours(plan, site))
        states.append(measure(alone, plan))
    changed, states = changed[1:], states[1:]
    sentence, state = middle(changed).seconds, middle(states).seconds
    least, ratio, most = paired(changed, states)
    head("step", "seconds", "MiB")
    row(f"all of {count} Jahrgänge and the Entwurf, cold", f"{cold.seconds:.2f}",
        f"{cold.mebibytes:.0f}")  # fmt: skip
    row("nothing changed", f"{idle:.2f}", "")
    row("one sentence changed", f"{sentence:.2f}", "")
    row("one state alone (mkdocs build)", f"{state:.2f}", f"{states[0].mebibytes:.0f}")
    print(f"\nsize: {megabytes:.0f} MB, {megabytes / (count + 1):.1f} MB for each Stand")
    print(f"nothing changed / cold: {verdict(idle / cold.seconds, IDLE)}")
    print(f"one sentence / one state alone ({least:.2f} to {most:.2f}): {verdict(ratio, SENTENCE)}")


def other_times(folders: dict[int, Path], folder: Path, plan: Path) -> None:
    """What the other tools need for the same finished pages, without any comparison."""
    bin = tools(folder / "tools")
    cold, deployed = [], []
    for number in range(3):  # in turn
        shutil.rmtree(plan / ".cache", ignore_errors=True)
        cold.append(ours(plan, folder / f"cold-{number}").seconds)
        deployed.append(mike(bin, folders, folder / f"pages-{number}"))
    ratios = sorted(one / other for one, other in zip(cold, deployed, strict=True))
    print(f"\ncold and mike deploy: {median(cold):.2f} s and {median(deployed):.2f} s")
    print(f"cold / mike ({ratios[0]:.2f} to {ratios[-1]:.2f}): {verdict(ratios[1], COLD)}")
    ours(plan, folder / "site")
    newest = folders[max(folders)]
    zensical = (str(bin / "zensical"), "build", "--config-file", own_theme(newest))
    changed, warm = [], []
    for number in range(7, 15):  # in turn, as above; the first of both is not counted
        edit_sentence(plan, number)
        changed.append(ours(plan, folder / "site"))
        warm.append(measure(zensical, newest, theirs(bin)))
    least, ratio, most = paired(changed[1:], warm[1:])
    seconds = middle(warm[1:]).seconds
    print(
        f"one sentence / Zensical warm ({seconds:.2f} s; {least:.2f} to {most:.2f}):"
        f" {verdict(ratio, 1)}"
    )


if __name__ == "__main__":
    main()
