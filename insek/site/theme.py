"""Where the theme stands: templates, styles, scripts, fonts."""

from pathlib import Path

_HERE = Path(__file__).parents[1]
OVERRIDES = next(p for p in (_HERE / "overrides", _HERE.parent / "overrides") if p.is_dir())
"""Inside the installed package, or beside it in the repository."""


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Where templates and assets are looked for: the city's own first."""
    own = root / "overrides"
    return (own, OVERRIDES) if own.is_dir() and own != OVERRIDES else (OVERRIDES,)
