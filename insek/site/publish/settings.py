"""What publishing needs to know of ``mkdocs.yml`` without loading the generator."""

from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag

from insek.site.errors import PublishError
from insek.site.slips import yaml_slip


def site_url(root: Path) -> str:
    """The public address, with a slash at its end; empty if none is given."""
    address = _setting(root, "site_url")
    return f"{address.rstrip('/')}/" if address else ""


def site_folder(root: Path) -> Path:
    """Where the whole site is written; ``site_dir`` of the generator is for one state alone."""
    return root / "site"


class _Loader(yaml.CSafeLoader):
    """Reads the settings around tags that only the generator understands."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
_Loader.add_constructor("!ENV", construct_env_tag)


def _setting(root: Path, name: str) -> str:
    path = root / "mkdocs.yml"
    try:
        settings = yaml.load(path.read_bytes(), _Loader) if path.is_file() else {}
    except yaml.YAMLError as error:
        raise PublishError(yaml_slip(error)) from error
    return str(settings.get(name) or "") if isinstance(settings, dict) else ""
