"""Runs as a reader takes them: what was all but rewritten is exchanged as a whole."""

from collections.abc import Sequence

from insek.compare.words import Op, Run, new_text, old_text

_FEW = 5
"""So many runs are readable however little they leave."""


def readable(runs: Sequence[Run], least: float) -> Sequence[Run]:
    """The runs, or one deletion and one insertion when less than a share ``least`` was kept."""
    kept = sum(len(run.text) for run in runs if run.op is Op.EQUAL)
    if len(runs) <= _FEW or 2 * kept >= least * sum(_weight(run) for run in runs):
        return runs
    return (Run(Op.DELETE, old_text(runs)), Run(Op.INSERT, new_text(runs)))


def _weight(run: Run) -> int:
    """How many characters of both texts together a run stands for."""
    return len(run.text) * (2 if run.op is Op.EQUAL else 1)
