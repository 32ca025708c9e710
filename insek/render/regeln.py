"""Every rule that the program knows, wherever it is applied."""

from insek.checks import RULES, website
from insek.compare import pflicht
from insek.loading import fremd, refusals, register
from insek.model.regel import Regel


def alle_regeln() -> tuple[Regel, ...]:
    """The rules of files, plan, comparison, register, proposals and website, by their codes."""
    checks = (rule.regel for rule in RULES.values())
    others = (*register.REGELN, *pflicht.REGELN, *fremd.REGELN, *website.REGELN)
    return tuple(sorted((*refusals.REGELN, *checks, *others), key=lambda regel: regel.code))
