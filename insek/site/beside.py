"""What lies beside the pages in ``docs/``, of which MkDocs would publish everything."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from insek.loading.assets import published_assets
from insek.sources import DOCS, EntryKind, WorkingTree

_THEME = "assets/"


def refuse_linked_folders(config: MkDocsConfig) -> None:
    """Stop before MkDocs follows links: to other people's files, or in circles.

    Raises:
        PluginError: a folder below ``docs/`` is a link.
    """
    root = Path(config.config_file_path).parent
    for entry in WorkingTree(root).entries():
        is_link = entry.kind is EntryKind.LINK and entry.path.startswith(DOCS)
        if is_link and (root / entry.path).is_dir():
            raise PluginError(f"{entry.path} ist eine Verknüpfung auf einen Ordner. → Sie löschen.")


def keep_sound(files: Files, config: MkDocsConfig) -> None:
    """Leave out everything that is no sound picture, paper or table; pages are not looked at."""
    root = Path(config.config_file_path).parent
    sound = set(published_assets(WorkingTree(root)))
    for file in list(files):
        is_own = file.src_dir == config.docs_dir and not file.is_documentation_page()
        if is_own and DOCS + file.src_uri not in sound:
            files.remove(file)
            _restore(file.src_uri, files, config)


def _restore(path: str, files: Files, config: MkDocsConfig) -> None:
    """Put back the file of the theme in whose place another one stood."""
    folders = (folder for folder in config.theme.dirs if (Path(folder) / path).is_file())
    folder = next(folders, None) if path.startswith(_THEME) else None
    if folder:
        files.append(File(path, folder, config.site_dir, config.use_directory_urls))
