"""Hostile repositories: nothing in them is run, followed or believed, and what is odd is named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built import build, small_city
from click.testing import CliRunner, Result
from feinde import SWAPS, ZIEL, configure, docs_with, loose, program, tree, written
from folders import BASIS, Repository

from insek import git
from insek.cli import main
from insek.git import GitError
from insek.loading import load_plan
from insek.loading.fremd import check_proposal
from insek.loading.register import identify
from insek.sources import Revision


@pytest.fixture
def city(repository: Repository) -> Repository:
    """A repository with the plan of Musterstadt under the tag ``stand``."""
    repository.commit_folder(BASIS, "stand")
    return repository


def insek(city: Repository, command: str, *words: str) -> Result:
    """A command in the repository; an exception that is no ordinary end is raised."""
    arguments = [command, "--ordner", str(city.folder), *words]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def outside(city: Repository) -> list[str]:
    """Everything beside the repository and in its working tree, but what git keeps for itself."""
    found = (str(path.relative_to(city.folder.parent)) for path in city.folder.parent.rglob("*"))
    return sorted(path for path in found if "/.git/" not in path)


NAMES: dict[bytes, str] = {
    b".git": "E06",
    b".GIT": "E06",
    b".gitmodules": "E06",
    b"git~1": "D16",
    b"..": "E06",
    b".": "E06",
    b"../../../flucht.md": "E06",
    b"/etc/flucht.md": "D16",
    b"a/../../flucht.md": "E06",
    b"C:\\flucht.md": "D16",
    b"..\\flucht.md": "E06",
    b"flucht.md\n": "D16",
    b"\xff.md": "D16",
    b"\x1b[31m.md": "D16",
    b"-rf": "D16",
    b"--output=x": "D16",
    b"con.md": "D16",
    b"a" * 4_000 + b".md": "D16",
}
"""Names that lead out of the folder, hide, or speak to a program; where they are told."""


@pytest.mark.parametrize(("name", "code"), NAMES.items(), ids=range(len(NAMES)))
def test_names_lead_nowhere(city: Repository, name: bytes, code: str) -> None:
    """A name that git itself would never write is a Befund at its place; nothing is written."""
    text = written(city, "blob", b"---\ntitel: Flucht\n---\nEin Satz.\n")
    commit, before = docs_with(city, ("100644", name, text)), outside(city)
    told = insek(city, "pruefen", "--stand", commit, "--fremd", "stand", "--format", "github")
    assert f"::{code}: " in told.output
    assert told.exit_code == 1
    assert "\x1b" not in told.output
    assert insek(city, "vergleichen", "stand", commit).exit_code == 0
    assert outside(city) == before


MODES = {
    "120000": ("D13", "E02"),
    "160000": ("D13", "E02"),
    "100755": ("E02",),
    "100666": (),
    "100000": (),
    "107777": ("E02",),
    "40000": ("D16",),
}
"""Modes of an entry that leads to a text; git reads odd ones as plain or executable files."""


@pytest.mark.parametrize(("mode", "codes"), MODES.items())
def test_modes_are_not_followed(city: Repository, mode: str, codes: tuple[str, ...]) -> None:
    """A link, a module or an executable is a Befund that names it; its target is never read."""
    (city.folder.parent / "geheim.md").write_text("---\ntitel: GEHEIM\n---\n", encoding="utf-8")
    way = written(city, "blob", b"../../geheim.md")
    folder = tree(city, ("100644", b"A.md", way))
    oid = {"160000": city.git("rev-parse", "HEAD"), "40000": folder}.get(mode, way)
    commit = docs_with(city, (mode, b"neu", oid))
    told = insek(city, "pruefen", "--stand", commit, "--fremd", "stand").output
    assert "GEHEIM" not in told
    assert all(f" {code}:" in told for code in codes)
    assert "docs/neu" in told


def test_large_file_pointers_are_texts(city: Repository) -> None:
    """A pointer to a large file is no picture, and nobody is asked for the file."""
    mark, path = program(city)
    configure(
        city, {"filter.lfs.smudge": path, "filter.lfs.process": path, "lfs.url": "ext::" + path}
    )
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 9\n"
    oid = written(city, "blob", pointer.encode())
    commit = docs_with(city, ("100644", b"plan.png", oid))
    assert "docs/plan.png: Fehler" in insek(city, "pruefen", "--stand", commit).output
    assert not mark.exists()


def test_names_that_clash_are_named(city: Repository) -> None:
    """Two names that are one on other machines are told, not silently merged."""
    oid = written(city, "blob", b"---\ntitel: Neu\n---\nEin Satz.\n")
    commit = docs_with(city, ("100644", b"INDEX.md", oid), ("100644", b"Index.md", oid))
    told = insek(city, "pruefen", "--stand", commit).output
    assert "docs/INDEX.md: Fehler D16" in told
    assert "docs/Index.md: Fehler D16" in told


def test_attacks_are_counted(record_property: Callable[[str, object], None]) -> None:
    """Names, modes, exchanges and programs are all different ones."""
    assert len(set(PROGRAMS)) == len(PROGRAMS)
    record_property(
        "angriffe",
        f"{len(NAMES)} Namen, {len(MODES)} Dateiarten, {len(SWAPS)} Fälschungen und {len(PROGRAMS)}"
        " Programme in git: nichts lief, nichts wurde vertauscht",
    )


@pytest.mark.parametrize("swap", SWAPS.values(), ids=SWAPS)
def test_adopted_content_cannot_be_exchanged(
    city: Repository, swap: Callable[[Repository], None]
) -> None:
    """What a commit says is what was adopted, or cannot be read; never something else."""
    adopted, content = (
        load_plan(Revision(city.folder, "stand")).plan,
        identify(city.folder, "stand"),
    )
    swap(city)
    try:
        read = load_plan(Revision(city.folder, "stand")).plan
    except GitError:
        assert insek(city, "pruefen", "--stand", "stand").exit_code == 2
    else:
        assert read == adopted
        assert identify(city.folder, "stand") == content


def test_grafts_do_not_shorten_the_history(city: Repository) -> None:
    """A parent that was struck out by hand is still the basis of a proposal."""
    city.write({"mkdocs.yml": "x\n"})
    commit = city.commit()
    (city.folder / ".git/info/grafts").write_text(f"{commit}\n", encoding="utf-8")
    assert [befund.code for befund in check_proposal(city.folder, "stand")] == ["E01"]


URLS = ("ext::{}", "ssh://fremd.example/plan", "file:///nirgends", "https://127.0.0.1:1/plan")


@pytest.mark.parametrize("url", URLS)
def test_missing_content_starts_no_transport(city: Repository, url: str) -> None:
    """Not even a repository that allows itself every protocol makes git fetch what is missing."""
    mark, path = program(city)
    loose(city, city.git("rev-parse", f"stand:{ZIEL}")).unlink()
    configure(city, {
        "core.repositoryFormatVersion": "1", "extensions.partialClone": "origin",
        "remote.origin.promisor": "true", "remote.origin.url": url.format(path),
        "remote.origin.uploadpack": path, "core.sshCommand": path, "core.gitProxy": path,
        "protocol.allow": "always", "protocol.ext.allow": "always", "protocol.file.allow": "always",
        "credential.helper": path, "core.askPass": path,
    })  # fmt: skip
    told = insek(city, "pruefen", "--stand", "stand")
    assert "fehlt; ist das Repository vollständig geklont?" in told.output
    assert told.exit_code == 2
    assert not mark.exists()


def signed(city: Repository) -> None:
    """The last commit gets a signature that some program would have to judge."""
    head, _, message = city.git("cat-file", "commit", "HEAD").partition("\n\n")
    sign = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----"
    commit = written(city, "commit", f"{head}\n{sign}\n\n{message}\n".encode())
    city.git("update-ref", "refs/heads/main", commit)


PROGRAMS = (
    "core.pager", "core.editor", "core.fsmonitor", "core.sshCommand", "core.gitProxy",
    "core.askPass", "core.alternateRefsCommand", "pager.log", "pager.diff", "sequence.editor",
    "diff.external", "diff.gefahr.textconv", "diff.gefahr.command", "filter.gefahr.smudge",
    "filter.gefahr.clean", "filter.gefahr.process", "interactive.diffFilter", "gpg.program",
    "gpg.openpgp.program", "gpg.ssh.program", "gpg.x509.program", "gpg.ssh.defaultKeyCommand",
    "credential.helper", "uploadpack.packObjectsHook", "uploadarchive.allowUnreachable",
    "alias.log", "alias.rev-parse", "alias.cat-file", "trace2.eventTarget",
)  # fmt: skip
"""Settings in which a program may stand."""


@pytest.fixture
def hostile(city: Repository) -> tuple[Path, Path, str]:
    """A file of settings that all name one program, its mark, and the program.

    The repository has a signed commit, and attributes that ask for filters.
    """
    mark, path = program(city)
    text = (BASIS / ZIEL).read_text(encoding="utf-8").replace("wert: 25", "wert: 20")
    city.write({ZIEL: text, ".gitattributes": "* diff=gefahr filter=gefahr\n"})
    city.commit()
    signed(city)
    city.write({".git/info/attributes": "* diff=gefahr working-tree-encoding=UTF-16\n"})
    settings = {name: f"!{path}" if name.startswith("alias.") else path for name in PROGRAMS}
    settings |= {"log.showSignature": "true", "diff.submodule": "diff", "submodule.recurse": "true"}
    where = city.folder / ".git/fremd"
    for name, value in settings.items():
        city.git("config", "--file", str(where), name, value)
    return where, mark, path


@pytest.mark.parametrize("way", ["config", "config.worktree"])
def test_no_setting_starts_a_program(
    city: Repository, hostile: tuple[Path, Path, str], way: str
) -> None:
    """Whatever programs a repository names in its settings, none is started."""
    where, mark, _ = hostile
    settings = {"core.repositoryFormatVersion": "1", "extensions.worktreeConfig": "true"}
    configure(city, settings)
    with (city.folder / ".git" / way).open("a", encoding="utf-8") as file:
        file.write(where.read_text(encoding="utf-8"))
    _read_all(city)
    assert not mark.exists()


def test_included_settings_start_nothing(
    city: Repository, hostile: tuple[Path, Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings from a file that is included, and from the environment, start nothing, either."""
    where, mark, path = hostile
    city.git("config", "include.path", str(where))
    settings = {"COUNT": "1", "KEY_0": "include.path", "VALUE_0": str(where)}
    for name, value in settings.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR"):
        monkeypatch.setenv(name, path)
    _read_all(city)
    assert not mark.exists()


def _read_all(city: Repository) -> None:
    """Everything that is ever asked of git."""
    root = city.folder
    assert load_plan(Revision(root, "HEAD")).plan.ziele
    assert len(git.commits_between(root, "stand", "HEAD")) == 1
    assert len(git.changes_of(root, ZIEL)) == 2
    assert git.patch(root, "stand", "HEAD", ["ziele"]).startswith(b"diff --git a/ziele")
    assert git.last_change(root, "HEAD", ["docs"]) == git.resolve(root, "stand")
    assert list(check_proposal(root, "stand"))
    assert list(git.objects_of(root, "HEAD"))
    assert git.is_tag(root, "stand")
    assert git.signature_fault(root, "stand", root / "insek.yml")
    insek(city, "pruefen", "--stand", "HEAD", "--seit", "stand", "--fremd", "stand")
    insek(city, "vergleichen", "stand", "HEAD")


def test_a_module_that_stands_there_starts_nothing(city: Repository) -> None:
    """A module with a configuration of its own is compared by its id alone."""
    mark, path = program(city)
    module = Repository(city.folder / "docs/modul")
    states = [module.commit(), module.commit()]
    for state in states:
        city.git("update-index", "--add", "--cacheinfo", f"160000,{state},docs/modul")
        city.git("commit", "--quiet", "--message", "Modul")
    configure(module, {"core.fsmonitor": path, "diff.external": path, "core.pager": path})
    configure(city, {"diff.submodule": "diff", "submodule.recurse": "true"})
    told = git.patch(city.folder, "HEAD~1", "HEAD", ["docs"]).decode()
    assert f"-Subproject commit {states[0]}" in told
    assert not mark.exists()


def test_hooks_are_not_run(city: Repository) -> None:
    """No hook is run, wherever the repository says they are."""
    mark, path = program(city)
    hooks = city.folder.parent / "haken"
    hooks.mkdir()
    for name in ("post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc"):
        (hooks / name).symlink_to(path)
    configure(city, {"core.hooksPath": str(hooks)})
    text = (BASIS / ZIEL).read_text(encoding="utf-8").replace("wert: 25", "wert: 20")
    city.write({ZIEL: text, "mkdocs.yml": "x\n"})
    city.git("-c", "core.hooksPath=", "add", "--all")
    city.git("-c", "core.hooksPath=", "commit", "--quiet", "--message", "neu")
    mark.unlink(missing_ok=True)
    _read_all(city)
    assert not mark.exists()


def test_a_repository_inside_the_content_is_not_entered(city: Repository, tmp_path: Path) -> None:
    """A folder that looks like a repository lends its settings to nobody."""
    mark, path = program(city)
    inner = Repository(city.folder / "docs/innen")
    configure(inner, {"core.fsmonitor": path})
    told = insek(city, "pruefen")
    assert "docs/innen: Fehler D13" in told.output
    assert not mark.exists()
    assert [path.name for path in inner.folder.iterdir()] == [".git"]


def test_a_build_starts_git_only_through_the_one_door(city: Repository, tmp_path: Path) -> None:
    """The macros of the generator do not ask git, which would obey the repository's settings."""
    mark, path = program(city)
    signed(city)
    configure(city, {"log.showSignature": "true", "gpg.program": path})
    small_city(city.folder)
    built = build(city.folder, tmp_path / "site")
    assert built.status == 0, built.log
    assert not mark.exists()
