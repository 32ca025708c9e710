"""Sources: the working tree and a git revision give the same for the same content."""

import tracemalloc
from pathlib import Path

import pytest
from folders import BASIS, PROJECT, Repository, copy, findings, messages, write

from insek import git
from insek.checks import check_plan
from insek.git import GitError
from insek.loading import load_plan
from insek.sources import (
    FILES,
    FOLDERS,
    EntryKind,
    Revision,
    Settled,
    Snapshot,
    Source,
    WorkingTree,
)

PLANS = {"Musterstadt": BASIS, "Leipzig": PROJECT}


def kinds(source: Source) -> dict[str, EntryKind]:
    """What stands where, folders left out."""
    return {e.path: e.kind for e in source.entries() if e.kind is not EntryKind.FOLDER}


@pytest.fixture(params=list(PLANS))
def committed(request: pytest.FixtureRequest, repository: Repository) -> Repository:
    """A repository with the content of a plan as its only commit."""
    for name in (*FILES, *FOLDERS):
        path = PLANS[request.param] / name
        if path.is_dir():
            copy(path, repository.folder / name)
        elif path.exists():
            repository.write({name: path.read_bytes()})
    repository.commit("stand")
    return repository


def test_both_sources_list_the_same(committed: Repository) -> None:
    """Paths, kinds and sizes do not depend on where the content comes from."""
    tree, revision = WorkingTree(committed.folder), Revision(committed.folder, "stand")
    assert tree.entries() == revision.entries()


def test_both_sources_read_the_same(committed: Repository) -> None:
    """Every file has the same bytes in both."""
    tree, revision = WorkingTree(committed.folder), Revision(committed.folder, "stand")
    paths = [path for path, kind in kinds(tree).items() if kind is EntryKind.FILE]
    assert paths
    assert all(tree.read(path) == revision.read(path) for path in paths)


def test_both_sources_give_the_same_plan(committed: Repository) -> None:
    """Plan and Befunde are equal, places included in the Befunde."""
    tree, revision = WorkingTree(committed.folder), Revision(committed.folder, "stand")
    here, there = load_plan(tree), load_plan(revision)
    assert here == there
    assert check_plan(here.plan) == check_plan(there.plan)


@pytest.mark.parametrize("below", ["", "plan/"])
def test_both_sources_see_what_lies_beside(repository: Repository, below: str) -> None:
    """Files in other folders at the top are the same in both, and only the wanted ones are listed."""
    paths = ("a/b/c.yml", "a/.verborgen", "b/x.md", ".c/y.yml", "ziele/z.yml", "datei.md")
    repository.write({f"{below}{path}": "x" for path in paths})
    (repository.folder / below / "a/verweis").symlink_to("b")
    repository.commit("stand")
    folder = repository.folder / below
    tree, revision = WorkingTree(folder), Revision(folder, "stand")
    for source in (tree, revision, Snapshot(folder), Settled(tree, revision)):
        assert source.beside(lambda name: True) == ("a/b/c.yml", "b/x.md")
        assert source.beside(lambda name: name != "a") == ("b/x.md",)


def test_revision_is_read_without_checkout(repository: Repository, tmp_path: Path) -> None:
    """An older state is read while newer files stand in the folder, and from a bare clone."""
    repository.commit_folder(BASIS, "2020")
    repository.write({"ziele/radverkehr.yml": None})
    repository.commit("2021")
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    for folder in (repository.folder, tmp_path / "bare"):
        assert "radverkehr" in load_plan(Revision(folder, "2020")).plan.ziele
        assert "radverkehr" not in load_plan(Revision(folder, "2021")).plan.ziele
    assert not (repository.folder / "ziele/radverkehr.yml").exists()


def test_plan_may_stand_in_a_folder_of_the_repository(repository: Repository) -> None:
    """A plan that is not at the root of its repository is found in revisions, too."""
    plan = copy(BASIS, repository.folder / "stadt" / "plan")
    repository.write({"ziele/fremd.yml": "x: 1\n"})
    repository.commit("stand")
    assert Revision(plan, "stand").entries() == WorkingTree(plan).entries()
    assert load_plan(Revision(plan, "stand")) == load_plan(WorkingTree(plan))


def test_only_content_is_listed(repository: Repository) -> None:
    """What is no content, hidden, or an editor's copy is left out."""
    repository.write(
        {
            "insek.yml": "stadt: Musterstadt\n",
            "ziele/rad.yml": "id: rad\n",
            "ziele/.rad.yml.swp": "",
            "ziele/rad.yml~": "",
            "docs/.obsidian/x.md": "",
            "README.md": "",
            "tests/x.yml": "",
        }
    )
    repository.commit("stand")
    for source in (WorkingTree(repository.folder), Revision(repository.folder, "stand")):
        assert list(kinds(source)) == ["insek.yml", "ziele/rad.yml"]


def test_odd_entries_are_the_same(repository: Repository) -> None:
    """Links, programs, names with umlauts and embedded repositories are seen alike."""
    repository.write({"docs/öffnen – neu.md": "", "docs/skript.md": "", "docs/leer.md": ""})
    (repository.folder / "docs/skript.md").chmod(0o755)
    (repository.folder / "docs/link.md").symlink_to("öffnen – neu.md")
    (repository.folder / "ziele").symlink_to("docs")
    Repository(repository.folder / "docs/modul").commit_folder(BASIS)
    repository.commit("stand")
    tree, revision = WorkingTree(repository.folder), Revision(repository.folder, "stand")
    assert tree.entries() == revision.entries()
    ids = {path: id for path, id in revision.ids().items() if path != "docs/modul"}
    assert Snapshot(repository.folder).ids == ids | {"docs/modul": ""}
    assert kinds(tree) == {
        "docs/leer.md": EntryKind.FILE,
        "docs/link.md": EntryKind.LINK,
        "docs/modul": EntryKind.OTHER,
        "docs/skript.md": EntryKind.FILE,
        "docs/öffnen – neu.md": EntryKind.FILE,
        "ziele": EntryKind.LINK,
    }


def test_embedded_repository_is_a_befund(plan_folder: Path) -> None:
    """A repository inside the plan is not read and does not go unnoticed."""
    Repository(plan_folder / "ziele/fremd").commit_folder(BASIS)
    said = "Hier steht keine gewöhnliche Datei, vielleicht ein eingebettetes Repository."
    assert messages(plan_folder) == [
        f"ziele/fremd: Fehler D13: {said} → Durch gewöhnliche Dateien ersetzen oder löschen."
    ]


def test_what_is_too_large_is_never_loaded(repository: Repository) -> None:
    """A huge file in a revision costs no memory, and the Befund on its size comes all the same."""
    repository.commit_folder(BASIS)
    repository.write({"docs/riesig.md": b"a" * 60_000_000})
    repository.commit("stand")
    tracemalloc.start()
    try:
        found = findings(Revision(repository.folder, "stand"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [befund.code for befund in found] == ["D02"]
    assert peak < 20_000_000


def test_sizes_are_known_before_reading(plan_folder: Path) -> None:
    """A file that is too large is listed with its size, so that nobody need load it."""
    write(plan_folder, {"ziele/radverkehr.yml": b"x" * 600_000})
    sizes = {entry.path: entry.size for entry in WorkingTree(plan_folder).entries()}
    assert sizes["ziele/radverkehr.yml"] == 600_000


def test_unknown_revision_is_an_error(repository: Repository) -> None:
    """A revision that is not there is refused at once."""
    repository.commit("stand")
    with pytest.raises(GitError, match="Einen Tag, Zweig oder Commit dieses Namens gibt es hier"):
        Revision(repository.folder, "gestern")


def test_a_snapshot_does_not_change(plan_folder: Path) -> None:
    """What was seen once stays as it was, whoever goes on writing: ids and contents belong together."""
    tree = Snapshot(plan_folder)
    before = {path: git.blob_id(tree.read(path)) for path in tree.ids}
    for path in before:
        (plan_folder / path).write_bytes(b"anders")
    (plan_folder / "docs/neu.md").write_bytes(b"neu")
    assert {path: git.blob_id(tree.read(path)) for path in tree.ids} == before
    assert "docs/neu.md" not in {entry.path for entry in tree.entries()}
