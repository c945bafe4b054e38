"""Ctrl-C while a query runs: the engine is native code that does not listen, so a thread does.

Python delivers SIGINT only between its own instructions, and a query over a product of everything may
not return for hours. The signal still writes a byte to the wake-up file at once; a thread reads it,
gives the main thread a moment to end by itself, and then ends the process with the shell's 130.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kg.output import discard_unfinished

INTERRUPTED = 130
_GRACE = 0.5  # seconds for the main thread to end by itself


@contextmanager
def prompt_interrupt() -> Iterator[None]:
    """Within this context, SIGINT ends the process even while native code runs (in the main thread)."""
    if threading.current_thread() is not threading.main_thread():  # which alone hears of signals
        yield
        return
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    done = threading.Event()
    threading.Thread(target=_watch, args=(woken, done), daemon=True).start()
    previous = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    try:
        yield
    finally:
        done.set()
        signal.set_wakeup_fd(previous)
        os.close(wake)


def _watch(woken: int, done: threading.Event) -> None:
    while (number := os.read(woken, 1)) and number[0] != signal.SIGINT:
        pass
    os.close(woken)
    if number and not done.wait(_GRACE):
        discard_unfinished()
        os._exit(INTERRUPTED)
