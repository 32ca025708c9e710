"""The main navigation of a city that gives none, and of a Stand that lacks pages."""

import pytest

from insek.site.navigation import MOST, existing, made

MANY = [f"raeume/raum-{number}.md" for number in range(MOST + 1)]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["index.md"], ["index.md"]),
        (["a.md", "index.md"], ["index.md", "a.md"]),
        (["ziele/index.md", "ziele/a.md", "ziele/b.md"], ["ziele/index.md"]),
        (["ziele/b.md", "ziele/a.md"], ["ziele/a.md", "ziele/b.md"]),
        (MANY, []),
        ([*MANY, "raeume/index.md"], ["raeume/index.md"]),
        ([], []),
    ],
)
def test_a_navigation_that_is_made_stays_short(paths: list[str], expected: list[str]) -> None:
    """A folder is named by its list page; one of many pages without such a page is left out."""
    assert made(paths) == expected


def test_what_a_stand_lacks_is_left_out() -> None:
    """Pages that are not there go, and so does a heading under which nothing is left."""
    nav = [
        "index.md",
        {"Ziele": ["ziele/index.md", "zielmatrix.md"]},
        {"Räume": ["raeume/index.md"]},
    ]
    assert existing(nav, {"index.md", "zielmatrix.md"}) == [
        "index.md",
        {"Ziele": ["zielmatrix.md"]},
    ]
