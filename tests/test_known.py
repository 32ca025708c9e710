"""What files said is kept: read from there it says the same, to the last line number."""

import json
from pathlib import Path
from typing import Any

import pytest
from folders import BASIS, PROJECT, copy, write

from insek.loading import load_plan, reader
from insek.loading.known import Known
from insek.loading.plan import plan_later
from insek.model.plan import Plan
from insek.model.record import Entry
from insek.sources import SourceEntry, WorkingTree


def kept(folder: Path) -> dict[str, Any]:
    """What is kept of a first reading, as it comes from a file."""
    known = Known()
    load_plan(WorkingTree(folder), known=known)
    told: dict[str, Any] = json.loads(json.dumps(known.as_json(), sort_keys=True))
    return told


def places(entry: object) -> Any:
    """Where every group of fields was written, and every call in a text."""
    if isinstance(entry, Entry):
        inside = [places(getattr(entry, name)) for name in entry.__dataclass_fields__]
        return (entry.place.path, entry.place.line, dict(entry.place.lines), inside)
    if isinstance(entry, tuple):
        return [places(item) for item in entry]
    return [*getattr(entry, "aufrufe", ())]


def everything(plan: Plan) -> list[Any]:
    """Every record with its places."""
    catalogues = (getattr(plan, name) for name in Plan.__dataclass_fields__)
    records = [record for each in catalogues if not isinstance(each, frozenset | Entry)
               for record in each]  # fmt: skip
    return [(record, places(record)) for record in (plan.stadt, *records)]


@pytest.mark.parametrize("folder", [PROJECT, BASIS], ids=["leipzig", "musterstadt"])
def test_what_is_kept_says_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No parser is asked a second time, and nothing is another: no value, no place, no call."""
    first, data = load_plan(WorkingTree(folder)), kept(folder)
    monkeypatch.setattr(reader, "read_yaml", None)
    monkeypatch.setattr(reader, "parse_calls", None)
    known = Known(data)
    again = load_plan(WorkingTree(folder), known=known)
    assert again.befunde == first.befunde
    assert everything(again.plan) == everything(first.plan)
    assert known.as_json() == data


@pytest.mark.parametrize("folder", [PROJECT, BASIS], ids=["leipzig", "musterstadt"])
def test_a_plan_that_is_read_later_is_the_same(folder: Path) -> None:
    """Catalogues that are read when they are asked hold what they would hold at once."""
    data = kept(folder)
    first = load_plan(WorkingTree(folder)).plan
    later = plan_later(WorkingTree(folder), {}, Known(data))
    assert everything(later) == everything(first)
    assert later == first
    assert later.beilagen == first.beilagen


def test_only_what_is_asked_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a plan that is read later, a catalogue nobody asks costs nothing."""
    copy(BASIS, tmp_path)
    asked: list[str] = []
    read = reader.Reader.read

    def noted(self: reader.Reader, entry: SourceEntry, *given: Any) -> Any:
        asked.append(entry.path.partition("/")[0])
        return read(self, entry, *given)

    data = kept(tmp_path)
    monkeypatch.setattr(reader.Reader, "read", noted)
    plan = plan_later(WorkingTree(tmp_path), {}, Known(data))
    assert "verkehr" in plan.fachteile
    assert {*asked} == {"insek.yml", "fachteile"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ziele/zwei.yml", "id: zwei\ntitel: Ein Ziel\ntitel: Noch eines\n"),
        ("ziele/leer.yml", ""),
        ("ziele/anker.yml", "id: &a anker\n"),
        ("fachteile/klammer.md", "---\ntitel: Klammer\nnr: 9\n---\n{{ 1 + 1 }}\n"),
        ("docs/seite.md", "---\ntitel: Seite\npfad: x\n---\nText\n"),
    ],
)
def test_what_is_wrong_is_told_again(tmp_path: Path, name: str, content: str) -> None:
    """A file with a Befund has the same one at every reading."""
    copy(BASIS, tmp_path)
    write(tmp_path, {name: content})
    first = load_plan(WorkingTree(tmp_path)).befunde
    assert any(befund.location.path == name for befund in first)
    assert load_plan(WorkingTree(tmp_path), known=Known(kept(tmp_path))).befunde == first


def test_another_text_is_read(tmp_path: Path) -> None:
    """What is kept counts only for just the same text under the same name."""
    copy(BASIS, tmp_path)
    data = kept(tmp_path)
    path = tmp_path / "ziele/radverkehr.yml"
    text = path.read_text(encoding="utf-8")
    write(tmp_path, {"ziele/radverkehr.yml": text.replace("titel: ", "titel: Viel ", 1)})
    plan = load_plan(WorkingTree(tmp_path), known=Known(data)).plan
    ziel = plan.ziele.get("radverkehr")
    assert ziel is not None
    assert ziel.titel.startswith("Viel ")


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """Only files that are still read are kept on."""
    copy(BASIS, tmp_path)
    known = Known(kept(tmp_path))
    write(tmp_path, {"ziele/radverkehr.yml": None})
    load_plan(WorkingTree(tmp_path), known=known)
    assert len(known.as_json()) == len(kept(tmp_path))
