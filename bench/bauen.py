"""What our plugin and the words cost: the reference site against plain MkDocs on finished pages."""

import argparse
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from messen import INSEK, MKDOCS, PROJECT, head, machine, middle, paired, rounds, row, verdict

from insek.site.facts import site_facts
from insek.site.state import read_state

TARGET = 1.15
OURS = ("insek", "macros")


def plain_settings(docs: Path) -> str:
    """Our mkdocs.yml without our plugin and the words, for pages that are finished already."""
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["plugins"] = [
        plugin
        for plugin in settings["plugins"]
        if (plugin if isinstance(plugin, str) else next(iter(plugin))) not in OURS
    ] or [{"search": {"lang": "de"}}]  # ours writes the index of the search itself
    settings["theme"]["custom_dir"] = str(PROJECT / settings["theme"]["custom_dir"])
    settings["docs_dir"] = str(docs)
    settings["extra"] = {"insek": site_facts(read_state(PROJECT).plan)}  # the same theme parts
    settings.pop("watch", None)
    return yaml.safe_dump(settings, allow_unicode=True)


def finish(folder: Path) -> None:
    """Write all pages with their words carried out, and the settings for plain MkDocs."""
    docs = folder / "docs"
    command = [*INSEK, "seiten", "--ordner", str(PROJECT), str(docs)]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "mkdocs.yml").write_text(plain_settings(docs), encoding="utf-8")


def main() -> None:
    """Build both in turn, print the ratio and how many pages each has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paare", type=int, default=7)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        plain, sites = (
            Path(name, "plain"),
            {side: Path(name, side) for side in ("insek", "plain-site")},
        )
        finish(plain)
        ours, theirs = ((*MKDOCS, "build", "--site-dir", str(site)) for site in sites.values())
        commands = {"insek": (ours, PROJECT), "plain MkDocs": (theirs, plain)}
        runs = rounds(commands, options.paare)
        pages = [len([*site.rglob("index.html")]) for site in sites.values()]
    print(f"The reference site. {machine()}\n")
    head("build", "seconds", "MiB", "pages")
    for (build, found), count in zip(runs.items(), pages, strict=True):
        row(build, f"{middle(found).seconds:.2f}", f"{middle(found).mebibytes:.0f}", count)
    low, ratio, high = paired(*runs.values())
    print(f"\nRatio {verdict(ratio, TARGET)}; of single pairs {low:.2f} to {high:.2f}")


if __name__ == "__main__":
    main()
