"""A site grows on the one before the last: faster, and never at the cost of what stands there."""

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from folders import write
from published import City, Tree, is_whole

from insek.site.errors import PublishError
from insek.site.publish.ground import remove_others
from insek.site.publish.writer import SUMS, Writer, Written, write_sums

SITE = {"a/index.html": "Alt", "b/index.html": "Bleibt", "c/d/index.html": "Tief"}
NEW = {"a/index.html": b"Neu", "e/index.html": b"Dazu"}
KEPT = ("b/index.html", "c/d/index.html")
PAGE = "---\ntitel: Mehr\n---\n{}.\n"
GROUND = ".site.insek-vorher"


def second_names(site: Path, ground: Path) -> None:
    """Every file of the ground is a file of the site."""
    shutil.copytree(site, ground, copy_function=os.link)


def nothing(site: Path, ground: Path) -> None:
    """The ground is empty."""
    ground.mkdir()


def older(site: Path, ground: Path) -> None:
    """The ground is an older site, of the same size."""
    write(ground, dict.fromkeys(SITE, "Ganz"))


def gone(site: Path, ground: Path) -> None:
    """The ground has what the site has no more, deep inside and at the top."""
    second_names(site, ground)
    write(ground, {"x/y/z.html": "weg", "weg.txt": "weg", "b/mehr.html": "weg"})


def folders_for_files(site: Path, ground: Path) -> None:
    """Folders stand where files are to stand."""
    write(ground, {f"{path}/innen.html": "im Weg" for path in (*SITE, *NEW)})


def files_for_folders(site: Path, ground: Path) -> None:
    """Files stand where folders are to stand."""
    write(ground, dict.fromkeys(("a", "b", "c", "e"), "im Weg"))


def links(site: Path, ground: Path) -> None:
    """Links lead out of the ground into the site."""
    ground.mkdir()
    for path in {**SITE, **NEW}:
        (ground / path).parent.mkdir(parents=True, exist_ok=True)
        (ground / path).symlink_to(site / path)
    (ground / "mehr").symlink_to(site)


GROUNDS = (second_names, nothing, older, gone, folders_for_files, files_for_folders, links)


@pytest.mark.parametrize("make", GROUNDS, ids=lambda make: make.__name__)
def test_whatever_the_ground_is_the_site_is_right(
    tmp_path: Path, make: Callable[[Path, Path], None]
) -> None:
    """The new site holds its files and no other; not a byte of the old one is written over."""
    site, ground = tmp_path / "site", tmp_path / "neu"
    write(site, SITE)
    write_sums(site, summed(Tree(site).files))
    before = Tree(site).files
    make(site, ground)
    writer = Writer(ground, site, compressed=False)
    files = [*writer.keep(KEPT), *writer.write(NEW.items())]
    sizes = write_sums(ground, files)
    remove_others(ground, sizes.keys())
    assert is_whole(ground)
    assert Tree(ground).files.keys() == {*KEPT, *NEW, SUMS}
    assert {path: Tree(ground).files[path] for path in NEW} == NEW
    assert all((ground / path).samefile(site / path) for path in KEPT)
    assert not any(path.is_symlink() for path in ground.rglob("*"))
    assert Tree(site).files == before


@pytest.mark.parametrize("path", KEPT)
def test_a_link_is_not_taken_over(tmp_path: Path, path: str) -> None:
    """Where a link took the place of a file, the file is written anew."""
    write(tmp_path / "site", SITE)
    write_sums(tmp_path / "site", summed(Tree(tmp_path / "site").files))
    (tmp_path / "site" / path).rename(tmp_path / "fort.html")
    (tmp_path / "site" / path).symlink_to(tmp_path / "fort.html")
    writer = Writer(tmp_path / "neu", tmp_path / "site", compressed=False)
    assert writer.keep(KEPT) == ()


def summed(files: Mapping[str, bytes]) -> list[Written]:
    """Files with their sums."""
    return [Written(p, hashlib.sha256(text).hexdigest(), len(text)) for p, text in files.items()]


def test_what_goes_while_the_site_grows_is_noticed(tmp_path: Path) -> None:
    """A file that somebody takes away meanwhile stops the publication."""
    write(tmp_path, SITE)
    (tmp_path / "a/index.html").unlink()
    with pytest.raises(PublishError, match="Noch einmal veröffentlichen"):
        remove_others(tmp_path, SITE.keys())


def test_the_site_before_stands_beside(tmp_path: Path) -> None:
    """Run for run the last site is whole, has no file of an earlier one, and the one before stays."""
    city, site = City(tmp_path / "plan"), tmp_path / "site"
    city.adopt(2024)
    page = "docs/mehr.md"
    before: dict[str, bytes] = {}
    for content in ("", "Eins", "Zwei", "", "Drei"):
        (city.folder / page).unlink(missing_ok=True)
        city.write({page: PAGE.format(content)} if content else {})
        assert city.publish(site).status == 0
        assert is_whole(site)
        assert (site / "entwurf/mehr/index.html").is_file() == bool(content)
        if before:
            assert Tree(tmp_path / GROUND).files == before
        before = Tree(site).files


def test_what_somebody_puts_there_is_not_published(tmp_path: Path) -> None:
    """A foreign file beside the site does not get into the next one."""
    city, site = City(tmp_path / "plan"), tmp_path / "site"
    for titel in ("Eins", "Zwei", "Drei"):
        city.write({"docs/mehr.md": PAGE.format(titel)})
        assert city.publish(site).status == 0
        write(tmp_path / GROUND, {"fremd/index.html": "Das hat hier jemand hingelegt."})
    assert is_whole(site)
    assert not (site / "fremd").exists()


@pytest.mark.parametrize("kind", ["link", "file", "folder"])
def test_what_others_put_in_its_place_harms_nobody(tmp_path: Path, kind: str) -> None:
    """A link there is not followed, and nothing there keeps the next site from being published."""
    city, site, ground = City(tmp_path / "plan"), tmp_path / "site", tmp_path / GROUND
    write(tmp_path / "fremd", {"wichtig.txt": "Das gehört jemand anderem."})
    assert city.publish(site).status == 0
    if kind == "link":
        ground.symlink_to(tmp_path / "fremd")
    elif kind == "file":
        ground.write_text("Das steht hier.", encoding="utf-8")
    else:
        write(ground, {"mehr/index.html": "Das steht hier."})
    for content in ("Eins", "Zwei"):
        city.write({"docs/mehr.md": PAGE.format(content)})
        done = city.publish(site)
        assert done.status == 0, done.said
        assert is_whole(site)
        assert is_whole(ground)
    assert (tmp_path / "fremd/wichtig.txt").is_file()
