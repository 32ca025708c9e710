"""Random input: whatever bytes stand in the files, reading and checking never raises."""

from folders import Given, basis, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insek.render.befunde import VOICES

RANDOM = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TOKENS = (
    "\t", "\n", "\n\n", "---\n", "- ", ": ", "#", "## ", "'", '"', "[", "]", "{", "}", "{{ ", " }}",
    "{% raw %}", "{#", "*", "&a ", "!!int ", "<<: ", "|", ">", "? ", "@", "%", "\0", "\ufeff", "\u2028",
    "\x85", "null", "~", "-1", "0", "1e999", "9" * 5000, "[a](ziel:b#c)", "](", "```\n", "wohnen", "ä",
    'wert(indikator="radanteil", jahr=2024)', r'zielmatrix(fachteil="\ud800")', "einwohner:\n",
)  # fmt: skip


paths = st.sampled_from(sorted(basis()))
edits = st.tuples(st.integers(0, 900), st.integers(0, 30), st.sampled_from(TOKENS))


def edited(data: bytes, changes: list[tuple[int, int, str]]) -> bytes:
    """The file after some slips of the hand: at a place, so many letters gone, a token typed."""
    text = data.decode("utf-8")
    for place, gone, token in changes:
        text = text[: place % (len(text) + 1)] + token + text[place % (len(text) + 1) + gone :]
    return text.encode("utf-8")


def speaks(files: dict[str, bytes]) -> None:
    """Reading, checking and printing come to an end without an exception."""
    found = findings(Given(files))
    assert all(befund.fact and befund.remedy for befund in found)
    for voice in VOICES.values():
        assert voice(found).encode("utf-8")


@RANDOM
@given(path=paths, data=st.binary(max_size=300))
def test_random_bytes_never_raise(path: str, data: bytes) -> None:
    """A file of random bytes is at most a Befund."""
    speaks(basis() | {path: data})


@RANDOM
@given(path=paths, changes=st.lists(edits, min_size=1, max_size=4))
def test_slips_of_the_hand_never_raise(path: str, changes: list[tuple[int, int, str]]) -> None:
    """A good file with some letters wrong is at most a few Befunde."""
    speaks(basis() | {path: edited(basis()[path], changes)})


@RANDOM
@given(path=st.text(min_size=1, max_size=20), data=st.sampled_from(sorted(basis().values())))
def test_odd_names_never_raise(path: str, data: bytes) -> None:
    """A file of any name is at most a Befund."""
    odd = path.replace("/", "-")
    speaks(
        basis() | {f"ziele/{odd}.yml": data, f"docs/{odd}.md": data, f"fachteile/{odd}.md": data}
    )


@RANDOM
@given(gone=st.sets(paths, min_size=1))
def test_missing_files_never_raise(gone: set[str]) -> None:
    """A plan may lack any of its files."""
    speaks({path: data for path, data in basis().items() if path not in gone})
