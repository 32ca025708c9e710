"""The one job that may write: it says text under the right proposal and believes nothing."""

import zipfile
from io import BytesIO

import pytest

from betrieb.forge import ARTIFACT, BOT, GUEST, TOKEN, Forge, packed, tell

MARK = "<!-- insek-vorschlag -->"
PLACE = "issues/7/comments"
HOSTILE = (
    "@stadt/insek-technik ![](https://spion.example/x.png) [hier](https://boese.example)\n"
    "<img src=x onerror=alert(1)> <!-- -->\n```\n# Raus\n````\nFixes #1\n"
)


def report(text: str | bytes) -> bytes:
    """A report as a run leaves it behind."""
    return packed({"bericht.md": text.encode() if isinstance(text, str) else text})


def body(forge: Forge) -> str:
    """The one comment that was written."""
    ((_, _, text),) = forge.written
    return text


def test_the_report_is_written_under_the_proposal() -> None:
    """An open proposal whose newest commit is the run's gets the report as a comment."""
    forge = Forge(report("Keine Befunde.\n"))
    done = tell(forge)
    assert done.status == 0, done.log
    assert [(method, path) for method, path, _ in forge.written] == [("POST", PLACE)]
    assert body(forge).startswith(f"{MARK}\nBericht zum Stand `{'a' * 12}`")
    assert body(forge).endswith("\n\n```text\nKeine Befunde.\n```\n")


def test_a_report_can_do_nothing() -> None:
    """Names, pictures, links, HTML and fences of a report stay letters in one block of code."""
    forge = Forge(report(HOSTILE))
    tell(forge)
    before, fence, rest = body(forge).partition("`````text\n")
    assert (fence, rest) == ("`````text\n", f"{HOSTILE}`````\n")
    assert "@" not in before
    assert before.count("`") == 2


def test_signs_that_hide_others_are_shown() -> None:
    """What reorders or hides letters is replaced."""
    forge = Forge(report("a\u202eb\u200bc\x1b[0m\x00d"))
    tell(forge)
    assert "a\ufffdb\ufffdc\ufffd[0m\ufffdd" in body(forge)


def test_a_long_report_is_cut() -> None:
    """The forge takes no comment of more than 65,536 signs, so none is sent."""
    forge = Forge(report("wort " * 30_000))
    tell(forge)
    assert 50_000 < len(body(forge)) < 65_000


@pytest.mark.parametrize(
    "left",
    [
        packed({"bericht.md": b"a", "zweite.md": b"b"}),
        packed({"../bericht.md": b"a"}),
        packed({"nummer.txt": b"8"}),
        report(b"\xff\xfe"),
        report(b"0" * 300_000),
        report(b"0" * 100_000_000),
        b"no zip",
        b"0" * 2_000_000,
    ],
    ids=["two", "elsewhere", "other", "no text", "long", "bomb", "no zip", "large"],
)
def test_what_is_no_report_is_not_shown(left: bytes) -> None:
    """Where a run left behind anything but one readable text, only that is said."""
    forge = Forge(left)
    done = tell(forge)
    assert done.status == 0, done.log
    assert body(forge).startswith(f"{MARK}\nEin lesbarer Bericht liegt nicht vor. →")
    assert "```" not in body(forge)


@pytest.mark.parametrize("names", [(), ("website",), ("bericht", "bericht")])
def test_a_report_is_there_once(names: tuple[str, ...]) -> None:
    """No report and two of them are none."""
    forge = Forge(report("a"), artifacts=names)
    tell(forge)
    assert "Ein lesbarer Bericht liegt nicht vor." in body(forge)


@pytest.mark.parametrize("name", [".github/workflows/vorschlag.yml", ".github/CODEOWNERS"])
def test_a_proposal_does_not_report_on_itself(name: str) -> None:
    """Who changes the workflows could write the report himself, so it is not shown."""
    forge = Forge(report("Alles in bester Ordnung."), files=("ziele/a.yml", name))
    tell(forge)
    assert "ändert Abläufe unter `.github/`" in body(forge)
    assert "Ordnung" not in body(forge)


def test_an_older_state_is_not_reported() -> None:
    """A run on a commit that is not the proposal's newest one writes nothing."""
    forge = Forge(report("7"), head="b" * 40)
    assert tell(forge).status == 0
    assert forge.written == []


@pytest.mark.parametrize("branch", ["gast:anderer", "anderer:zweig", ":", "gast:zweig&per_page=1"])
def test_a_run_of_another_branch_writes_nothing(branch: str) -> None:
    """Which proposal is meant is asked of the forge, whatever the branch is called."""
    forge = Forge(report("7"))
    assert tell(forge, branch).status == 0
    assert forge.written == []


def test_its_own_comment_is_renewed() -> None:
    """A proposal has one comment of the report; others with its mark are left alone."""
    forge = Forge(report("Neu."), comments=((GUEST, MARK), (BOT, "Anderes"), (BOT, f"{MARK}\nAlt")))
    tell(forge)
    assert [(method, path) for method, path, _ in forge.written] == [("PATCH", "issues/comments/2")]


def test_the_key_does_not_go_elsewhere() -> None:
    """The token goes to the API and not to the place where reports are kept."""
    forge = Forge(report("a"))
    tell(forge)
    assert forge.keys[f"/repos/stadt/insek/actions/artifacts/{ARTIFACT}/zip"] == f"Bearer {TOKEN}"
    assert forge.keys["/ablage"] == ""
    assert TOKEN not in body(forge)


def test_a_locked_report_is_none() -> None:
    """A report that says of itself that it is encrypted is not shown, and nothing breaks."""
    locked = bytearray(report("a"))
    with zipfile.ZipFile(BytesIO(bytes(locked))) as archive:
        start = archive.start_dir
    locked[6] |= 1
    locked[start + 8] |= 1
    forge = Forge(bytes(locked))
    assert tell(forge).status == 0
    assert "Ein lesbarer Bericht liegt nicht vor." in body(forge)
