"""Where the theme stands, and what of it a page loads: templates, styles, scripts, fonts."""

from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parents[1]
OVERRIDES = next(p for p in (_HERE / "overrides", _HERE.parent / "overrides") if p.is_dir())
"""Inside the installed package, or beside it in the repository."""


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Where templates and assets are looked for: the city's own first."""
    own = root / "overrides"
    same = own.resolve() == OVERRIDES.resolve()
    return (own, OVERRIDES) if own.is_dir() and not same else (OVERRIDES,)


STYLES = tuple(
    f"assets/css/{name}.css"
    for name in (
        "schrift", "grund", "seite", "inhalt", "tafel", "bild", "stand", "verlauf", "vergleich",
        "druck", "blattfuss",
    )
)  # fmt: skip
SCRIPTS = tuple(
    f"assets/js/{name}.js"
    for name in ("menue", "suche", "tabellen", "matrix", "stand", "vergleich", "druck")
)
"""The parts of style and script in their order, one file for each idea."""

STYLE, SCRIPT = "assets/css/insek.css", "assets/js/insek.js"
"""All parts in one, for a site of many pages: two requests instead of seventeen."""

SIGN, FOREIGN_SIGN = "assets/images/zeichen.svg", "assets/images/favicon.png"
"""The sign in the browser's tab; Material's own is not copied to the site."""


def assets(root: Path) -> Mapping[str, bytes]:
    """The theme's files for a whole site: style and script joined, fonts and images as they are."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in reversed(theme_folders(root))
        for path in sorted(folder.glob("assets/**/*"))
        if path.is_file()
    }
    joined = {STYLE: STYLES, SCRIPT: SCRIPTS}
    whole = {name: b"\n".join(found[part] for part in parts) for name, parts in joined.items()}
    apart = {path: text for path, text in found.items() if path not in (*STYLES, *SCRIPTS)}
    return whole | apart
