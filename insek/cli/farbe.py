"""What only people on a terminal see: findings in colour, and a bar with the remaining time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from insek.model.befund import Befund, Schwere
from insek.render import befunde as voices
from insek.render.gesammelt import gathered

_COLOURS = {Schwere.FEHLER: "bold red", Schwere.WARNUNG: "yellow", Schwere.HINWEIS: "cyan"}


def console() -> Console:
    """The terminal."""
    return Console(highlight=False)


def print_rich(out: Console, found: tuple[Befund, ...]) -> None:
    """Print findings in colour, grouped by file."""
    listed = gathered(found)
    for path, group in voices.by_file(listed):
        out.print(Text(voices.visible(path), style="bold underline"))
        for befund in group:
            line = Text(f"  {befund.location.line or '':>4}  ", style="dim")
            weight = f"{befund.schwere.label} {befund.code} "
            line.append(weight, style=_COLOURS[befund.schwere])
            line.append(voices.visible(befund.fact))
            out.print(line, soft_wrap=True)
            if befund.remedy:
                remedy = Text(f"        → {voices.visible(befund.remedy)}", style="green")
                out.print(remedy, soft_wrap=True)
    out.print(Text(voices.summary(listed), style="bold"))


@contextmanager
def bar(label: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar that is moved on by telling what is done, how much of it, and how much there is."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(), transient=True, auto_refresh=False) as display:
        task = display.add_task(label, total=None)

        def report(label: str, done: int, total: int) -> None:
            display.update(task, description=label, completed=done, total=total, refresh=True)

        yield report
