"""The register of rules: a rule is a generator from Plan to Befund that documents itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from insek.model.befund import Befund, Schwere
from insek.model.place import Location
from insek.model.plan import Plan
from insek.model.regel import Regel

Judgement = Callable[[Plan], Iterator["Finding"]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: a Befund that does not know its code and weight yet."""

    location: Location
    fact: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the generator that applies it."""

    regel: Regel
    judge: Judgement

    def apply(self, plan: Plan) -> Iterator[Befund]:
        """All Befunde of this rule at its default weight."""
        for finding in self.judge(plan):
            yield self.regel.befund(finding.location, finding.fact, finding.remedy)


RULES: dict[str, Rule] = {}


def rule(
    code: str, titel: str, *, grund: str, beispiel: str, schwere: Schwere = Schwere.FEHLER
) -> Callable[[Judgement], Judgement]:
    """Register a generator under a stable code that is never given to another rule."""

    def register(judge: Judgement) -> Judgement:
        if code in RULES:
            raise ValueError(f"rule code {code} is taken")
        regel = Regel(code=code, titel=titel, grund=grund, beispiel=beispiel, schwere=schwere)
        RULES[code] = Rule(regel, judge)
        return judge

    return register


def check_plan(plan: Plan, family: str = "") -> tuple[Befund, ...]:
    """All Befunde of all rules, at the weight that the city gives them.

    With a ``family``, only those of the rules whose code begins with it.
    """
    codes = sorted(code for code in RULES if code.startswith(family))
    return tuple(plan.stadt.weigh(befund) for code in codes for befund in RULES[code].apply(plan))
