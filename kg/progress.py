"""What a person who waits is told: a bar on a terminal, lines elsewhere, all on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from kg.visible import visible

Item = TypeVar("Item")
Say = Callable[[str], None]
_MANY = 5  # from this many items on, a bar is worth its room


def say(message: str) -> None:
    """One line on standard error."""
    print(visible(message), file=sys.stderr)


@contextmanager
def watched(items: Iterable[Item], total: int) -> Iterator[tuple[Iterator[Item], Say]]:
    """`items` with a bar that moves as they are taken, and a way to say a line above it."""
    if total < _MANY or not sys.stderr.isatty():
        yield iter(items), say
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from kg.table import console

    out = console(sys.stderr)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        yield iter(bar.track(items, total=total)), lambda message: out.print(visible(message), soft_wrap=True)
