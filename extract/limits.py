"""What a document may take, and holding the process that reads it to that.

Time is kept by who started the process (`extract.forking`); the system keeps the rest. Memory is limited
on Linux only.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: `seconds` by the clock, bytes of `memory` past what the pipeline has.

    Pages that are read by OCR get seconds of their own, since each takes as long as ten documents.
    """

    seconds: float = 30.0
    memory: int = 1536 * 2**20


USUAL = Limits()

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_more: list[Callable[[float], None]] = []


def more_time(seconds: float) -> None:
    """Ask for so many seconds more for the document at hand: for work that takes long and has an end.

    Heard in the process of a document, without effect elsewhere.
    """
    for ask in _more:
        ask(seconds)


def on_more_time(ask: Callable[[float], None]) -> None:
    """Have `ask` called when `more_time` is."""
    _more.append(ask)


def hold_to(limits: Limits) -> None:
    """Hold this process to `limits`, and let it end with the one that split it off."""
    import resource

    end_with_parent()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _set(resource.RLIMIT_CPU, _of_all_processors(limits.seconds) + 1)
    if (held := _held()) is not None:
        _set(resource.RLIMIT_DATA, held + limits.memory)


def end_with_parent() -> None:
    """Let this process end with the one that started it, where the system knows how (Linux)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def allow_more(seconds: float) -> None:
    """Let this process compute for so much longer."""
    import resource

    _set(resource.RLIMIT_CPU, resource.getrlimit(resource.RLIMIT_CPU)[0] + _of_all_processors(seconds))


def without_limit() -> None:
    """Let this process have what memory it needs, to tell how it ended."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))


def _of_all_processors(seconds: float) -> int:
    return ceil(seconds * (os.cpu_count() or 1))


def _set(limit: int, wanted: int) -> None:
    """Set the soft limit, as far as the hard one lets."""
    import resource

    hard = resource.getrlimit(limit)[1]
    resource.setrlimit(limit, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _held() -> int | None:
    """The bytes of private memory that this process has already, where Linux tells."""
    with suppress(OSError), Path("/proc/self/status").open() as status:
        for line in status:
            if line.startswith("VmData:"):
                return 1024 * int(line.split()[1])
    return None
