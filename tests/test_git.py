"""Git: objects are read as they are, and nothing that a repository holds is ever run."""

import shutil
from pathlib import Path

import pytest
from folders import BASIS, PROJECT, Repository

from insek import git
from insek.git import GitError, UnknownRevision
from insek.loading import load_plan
from insek.sources import CONTENT, FOLDERS, Revision


@pytest.fixture
def committed(repository: Repository) -> Repository:
    """A repository with the plan of Musterstadt."""
    repository.commit_folder(BASIS, "stand")
    return repository


def trap(repository: Repository, name: str) -> tuple[Path, str]:
    """A mark that appears when the returned program is run."""
    mark, program = repository.folder.parent / f"{name}-ran", repository.folder.parent / name
    program.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    program.chmod(0o755)
    return mark, str(program)


SETTINGS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "diff.external",
    "diff.gefahr.textconv",
    "diff.gefahr.command",
    "filter.gefahr.smudge",
    "filter.gefahr.process",
    "gpg.program",
    "credential.helper",
)


@pytest.mark.parametrize("setting", SETTINGS)
def test_settings_of_the_repository_run_nothing(committed: Repository, setting: str) -> None:
    """A program named in the repository's own configuration is not started."""
    mark, program = trap(committed, "programm")
    committed.write({".git/info/attributes": "* diff=gefahr filter=gefahr\n"})
    committed.git("config", setting, program)
    assert load_plan(Revision(committed.folder, "stand")).plan.ziele
    assert not mark.exists()


def test_hooks_run_nothing(committed: Repository) -> None:
    """No hook of the repository is started."""
    mark, program = trap(committed, "hook")
    for name in (
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "fsmonitor-watchman",
    ):
        hook = committed.folder / ".git/hooks" / name
        hook.unlink(missing_ok=True)
        hook.parent.mkdir(exist_ok=True)
        hook.symlink_to(program)
    load_plan(Revision(committed.folder, "stand"))
    assert not mark.exists()


def test_missing_objects_are_not_fetched(committed: Repository) -> None:
    """A partial clone starts no transport; the missing content is an error in German."""
    mark, program = trap(committed, "transport")
    blob = committed.git("rev-parse", "stand:insek.yml")
    (committed.folder / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()
    committed.git("config", "core.repositoryFormatVersion", "1")
    committed.git("config", "extensions.partialClone", "origin")
    committed.git("config", "remote.origin.promisor", "true")
    committed.git("config", "remote.origin.url", "ssh://fremd.example/plan")
    committed.git("config", "core.sshCommand", program)
    with pytest.raises(GitError):
        load_plan(Revision(committed.folder, "stand"))
    assert not mark.exists()


def test_missing_content_is_named(committed: Repository) -> None:
    """Content that is not there is an error that says what to look for."""
    wanted = "0" * 39 + "1"
    with pytest.raises(GitError, match=f"Der Inhalt {wanted} fehlt; ist das Repository"):
        git.read_blobs(committed.folder, [wanted])


def test_replacements_are_not_followed(committed: Repository) -> None:
    """Content is what its id says, whatever ``git replace`` puts in its place."""
    before = load_plan(Revision(committed.folder, "stand")).plan
    old = committed.git("rev-parse", "stand:ziele/radverkehr.yml")
    new = committed.git("rev-parse", "stand:ziele/wohnraum-schaffen.yml")
    committed.git("replace", old, new)
    assert load_plan(Revision(committed.folder, "stand")).plan == before


ENVIRONMENT = {
    "GIT_DIR": "/nirgends",
    "GIT_OBJECT_DIRECTORY": "/nirgends",
    "GIT_INDEX_FILE": "/nirgends",
    "GIT_EXEC_PATH": "/nirgends",
    "GIT_CONFIG_COUNT": "kaputt",
    "GIT_CONFIG_PARAMETERS": "'kaputt",
    "GIT_NAMESPACE": "fremd",
    "GIT_LITERAL_PATHSPECS": "kaputt",
}


@pytest.mark.parametrize("name", ENVIRONMENT)
def test_environment_does_not_matter(
    committed: Repository, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What git takes from the environment, as inside a hook, changes nothing."""
    monkeypatch.setenv(name, ENVIRONMENT[name])
    assert load_plan(Revision(committed.folder, "stand")).plan.ziele


REFUSED = (
    "",
    "gestern",
    "--upload-pack=x",
    "--output=x",
    "-h",
    "--",
    "stand:ziele",
    "stand\0",
    "stand\n",
    "stand..stand",
    "^stand",
    "\udcff",
    "\ud800",
)


@pytest.mark.parametrize("revision", REFUSED)
def test_only_revisions_are_revisions(committed: Repository, revision: str) -> None:
    """What is no tag, branch or commit id is refused, and never taken for an option."""
    with pytest.raises(GitError):
        git.resolve(committed.folder, revision)
    assert not (committed.folder / "x").exists()


@pytest.mark.parametrize("revision", ["stand", "main", "HEAD", "HEAD~0"])
def test_names_of_a_commit_become_its_id(committed: Repository, revision: str) -> None:
    """A tag, a branch and a relative name stand for a full commit id."""
    assert git.resolve(committed.folder, revision) == committed.git("rev-parse", "HEAD")


def test_a_commit_is_asked_for_once_a_tag_each_time(
    committed: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an id names stays the same, also without git; a tag may be moved, or be gone."""
    first = git.resolve(committed.folder, "stand")
    assert git.resolve(committed.folder, first) == first
    committed.write({"docs/neu.md": "# Neu\n"})
    second = committed.commit()
    committed.git("tag", "--force", "stand")
    assert git.resolve(committed.folder, "stand") == second != first
    for _ in range(2):
        with pytest.raises(UnknownRevision):
            git.resolve(committed.folder, "0" * 40)
    monkeypatch.setenv("PATH", "/nirgends")
    assert git.resolve(committed.folder, first) == first
    with pytest.raises(GitError):
        git.resolve(committed.folder, "stand")


def test_folder_without_repository_is_said_in_german(tmp_path: Path) -> None:
    """The commonest error is no English riddle."""
    with pytest.raises(GitError, match="Der Ordner gehört zu keinem git-Repository"):
        git.resolve(tmp_path, "HEAD")


def test_missing_git_is_said_in_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git gets a sentence, not a traceback."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git ist nicht installiert"):
        git.resolve(PROJECT, "HEAD")


def test_what_git_says_itself_is_quoted(committed: Repository) -> None:
    """English from git is marked as git's own words."""
    with pytest.raises(GitError, match=r"^git meldet: „fatal: .+“\.$"):
        git.run(committed.folder, "merge-base", "stand", "gibts-nicht")


SUBJECTS = ("a\u2028b", "a\x85b", "a\fb", "a\x1cb", "a\tb", "a\rb", "", "ä „x“")


def test_any_subject_is_one_subject(committed: Repository) -> None:
    """Whatever stands in the first line of a message, one commit is one entry."""
    for subject in SUBJECTS:
        committed.write({"docs/neu.md": f"# {subject!r}\n"})
        committed.git("add", "--all")
        committed.git(
            "commit", "--quiet", "--cleanup=verbatim", "--allow-empty-message", "-m", subject
        )
    listed = git.commits_between(committed.folder, "stand", "HEAD")
    assert [commit.subject for commit in listed] == [*reversed(SUBJECTS)]
    assert git.changes_of(committed.folder, "docs/neu.md") == listed
    assert {len(commit.id) for commit in listed} == {40}
    assert git.commits_between(committed.folder, "HEAD", "HEAD") == []


def test_listing_names_every_file(committed: Repository) -> None:
    """Without folders all files of a commit are listed, with mode, id and size."""
    commit = git.resolve(committed.folder, "stand")
    listed = {entry.path: entry for entry in git.list_tree(committed.folder, commit)}
    entry = listed["docs/quellen.md"]
    content = (BASIS / "docs/quellen.md").read_bytes()
    assert (entry.mode, entry.size) == ("100644", len(content))
    assert git.read_blobs(committed.folder, [entry.oid, entry.oid]) == {entry.oid: content}


@pytest.mark.parametrize("folder", ["", "ziele"], ids=["root", "below"])
def test_an_exchanged_folder_is_noticed(committed: Repository, folder: str) -> None:
    """A folder that is not what its id says is not listed, the root no more than one below it."""
    wanted = committed.git("rev-parse", f"stand:{folder}")
    other = committed.git("rev-parse", "stand:docs")
    objects = committed.folder / ".git/objects"
    place = objects / wanted[:2] / wanted[2:]
    place.chmod(0o644)
    place.write_bytes((objects / other[:2] / other[2:]).read_bytes())
    commit = committed.git("rev-parse", "stand")
    with pytest.raises(GitError, match=r"Kennung nennt|hash mismatch"):
        list(git.list_tree(committed.folder, commit))
    with pytest.raises(GitError, match=r"Kennung nennt|hash mismatch|fehlt"):
        git.list_trees(committed.folder, [commit], FOLDERS)


@pytest.fixture
def three(committed: Repository) -> list[str]:
    """Three commits: Musterstadt, then with odd things in it, then without most of it."""
    folder, commits = committed.folder, [committed.git("rev-parse", "HEAD")]
    committed.write({"docs/öffnen – neu.md": "neu", "docs/tief/tiefer/am tiefsten.md": ""})
    (folder / "docs/link.md").symlink_to("quellen.md")
    (folder / "docs/skript.md").write_text("x", encoding="utf-8")
    (folder / "docs/skript.md").chmod(0o755)
    Repository(folder / "docs/modul").commit_folder(BASIS)
    commits.append(committed.commit("zwei"))
    for name in ("daten", "ziele"):
        shutil.rmtree(folder / name)
    (folder / "ziele").symlink_to("docs")
    return [*commits, committed.commit("drei")]


@pytest.mark.parametrize("below", ["", "docs", "docs/tief", "fehlt/ganz"])
def test_several_commits_say_what_each_says(
    committed: Repository, three: list[str], below: str
) -> None:
    """Asked for at once, every file of every commit is listed as when each is asked for."""
    folder = committed.folder / below
    folder.mkdir(parents=True, exist_ok=True)
    names = ("docs", "ziele", "insek.yml", "tiefer", "quellen.md", "gibt-es-nicht")
    found = git.list_trees(folder, three, names)
    assert found == {c: tuple(git.list_tree(folder, c, names)) for c in three}
    assert any(found.values()) is (below != "fehlt/ganz")


def test_several_contents_have_the_ids_of_each(committed: Repository, three: list[str]) -> None:
    """Only commits count: what else an id may name is left out, and known to nobody."""
    others = [committed.git("rev-parse", name) for name in ("HEAD^{tree}", "HEAD:insek.yml")]
    found = git.content_trees(committed.folder, [*three, *others, "0" * 40], CONTENT)
    assert found == {c: git.content_tree(committed.folder, c, CONTENT) for c in three}
    for other in others:
        with pytest.raises(UnknownRevision):
            git.resolve(committed.folder, other)


def test_nothing_wanted_starts_nothing(tmp_path: Path) -> None:
    """No contents asked for, no process started."""
    assert git.read_blobs(tmp_path / "fehlt", []) == {}
