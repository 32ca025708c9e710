"""Notes on links in words: the title of what a link leads to, not its key."""

import re
from html import escape, unescape

from insek.model.kinds import LINK_SCHEMES
from insek.render.vergleich.wege import Wege

_NOTE = re.compile(
    r'(<span class="v-anm">\()(Linkziel|Link|Verweis) (\w+)'
    r"(?:: ((?:<code>[^<]*</code>(?: → )?)+))?(\)</span>)"
)
_CODE = re.compile(r"<code>(.*?)</code>")


def in_words(html: str, wege: Wege) -> str:
    """The same HTML; a note on a link says where it leads now."""
    if "v-anm" not in html:
        return html
    return _NOTE.sub(lambda note: f"{note[1]}{_told(note, wege)}{note[5]}", html)


def _told(note: re.Match[str], wege: Wege) -> str:
    what, done, targets = note[2], note[3], _CODE.findall(note[4] or "")
    if what == "Verweis" or not targets:
        return f"Verweis {done}"
    name = escape(_name(unescape(targets[-1]), wege), quote=False)
    return f"der Verweis führt nun zu: {name}" if what == "Linkziel" else f"Verweis {done}: {name}"


def _name(target: str, wege: Wege) -> str:
    """The title of the record that a link names; any other target as it is written."""
    scheme, _, rest = target.partition(":")
    kind, id = LINK_SCHEMES.get(scheme, ""), rest.partition("#")[0]
    if not kind:
        return target
    plans = (wege.paar.vergleich.neu, wege.paar.vergleich.alt)
    records = (plan.katalog(kind).get(id) for plan in plans)
    return next((f"„{record.titel}“" for record in records if record), target)
