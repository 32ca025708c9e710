"""Compiled templates: kept for the next process, and never shown in place of a newer text."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from insek.render.compiled import Templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a process that may write compiled code keeps it."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    folder = tmp_path / "__pycache__"
    folder.mkdir()
    return folder


def shown(folder: Path, text: str) -> str:
    """What a new process makes of a template with this text."""
    loader = DictLoader({"seite.html": text})
    environment = Environment(loader=loader, bytecode_cache=Templates(folder), autoescape=True)
    return environment.get_template("seite.html").render(wort="Rad")


def times(folder: Path) -> dict[str, int]:
    """When each kept file was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_another_process_finds_it(folder: Path) -> None:
    """A template that has not changed is compiled by the first process alone."""
    assert shown(folder, "{{ wort }}weg") == "Radweg"
    before = times(folder)
    assert shown(folder, "{{ wort }}weg") == "Radweg"
    assert times(folder) == before != {}


def test_another_text_is_compiled_anew(folder: Path) -> None:
    """An altered template is never shown as it was."""
    shown(folder, "{{ wort }}weg")
    assert shown(folder, "{{ wort }}verkehr") == "Radverkehr"


def test_engines_that_escape_take_nothing_from_others(folder: Path) -> None:
    """A template that was compiled where nothing is escaped is compiled anew where it is."""
    templates = Templates(folder)
    loader = DictLoader({"seite.html": "{{ wort }}"})
    plain = Environment(loader=loader, bytecode_cache=templates)
    safe = Environment(loader=loader, bytecode_cache=templates, autoescape=True)
    said = [env.get_template("seite.html").render(wort="<b>") for env in (plain, safe, plain)]
    assert said == ["<b>", "&lt;b&gt;", "<b>"]


@pytest.mark.parametrize("kept", [b"", b"j2", b"\0" * 500], ids=["leer", "kurz", "fremd"])
def test_damaged_files_do_not_matter(folder: Path, kept: bytes) -> None:
    """A file that is cut or holds something else is as good as none."""
    shown(folder, "{{ wort }}weg")
    for path in folder.iterdir():
        path.write_bytes(kept)
    assert shown(folder, "{{ wort }}weg") == "Radweg"


def test_cut_code_does_not_matter(folder: Path) -> None:
    """A file that ends in the middle of the code is as good as none."""
    shown(folder, "{{ wort }}weg")
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:-40])
    assert shown(folder, "{{ wort }}weg") == "Radweg"


def test_a_place_where_nothing_may_be_written(folder: Path) -> None:
    """Where nothing can be kept, the page is made all the same."""
    folder.rmdir()
    assert shown(folder, "{{ wort }}weg") == "Radweg"
    assert not folder.exists()


def test_nothing_is_written_against_the_will(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who tells Python to write no compiled code finds none."""
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    shown(tmp_path, "{{ wort }}weg")
    assert list(tmp_path.iterdir()) == []
