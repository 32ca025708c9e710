"""What an Änderung that cannot be read yet already says: the things that it is about."""

from insek.loading.files import read_text
from insek.loading.strict_yaml import Refused, read_yaml
from insek.model.plan import Plan
from insek.sources import Source, SourceEntry

_FOLDER = "aenderungen/"


def unfinished_links(source: Source, plan: Plan) -> frozenset[str]:
    """What the Änderungen name (``ziel:radverkehr``) whose files did not make it into the plan."""
    read = {aenderung.location.path for aenderung in plan.aenderungen}
    found = (
        link
        for entry in source.entries()
        if entry.path.startswith(_FOLDER) and entry.path.endswith(".yml") and entry.path not in read
        for link in _links(source, entry)
    )
    return frozenset(found)


def _links(source: Source, entry: SourceEntry) -> list[str]:
    try:
        text, _ = read_text(source, entry)
        values, _ = read_yaml(text, entry.path)
    except Refused:
        return []
    named = values.get("betrifft")
    return [link for link in named if isinstance(link, str)] if isinstance(named, list) else []
