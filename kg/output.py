"""Where data goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

STANDARD = "-"
_unfinished: set[Path] = set()


@contextmanager
def destination(path: str | None) -> Iterator[TextIO]:
    """A UTF-8 text stream to `path`, or to standard output for None and `-`.

    A file is written beside its place and moved there at the end, so that a command that fails or
    is interrupted leaves the old file, or none. Its `buffer` takes bytes.
    """
    if path in (None, STANDARD):
        yield standard_output()
        sys.stdout.flush()
    elif _is_special(Path(path)):  # /dev/null, a named pipe: nothing to move into place
        with Path(path).open("w", encoding="utf-8", newline="") as stream:
            yield stream
    else:
        yield from _replaced(Path(os.path.realpath(path)))


def _replaced(target: Path) -> Iterator[TextIO]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        stream = part.open("x", encoding="utf-8", newline="")
        _unfinished.add(part)
        with stream:
            yield stream
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    except OSError as error:
        if error.filename == str(part):  # nobody asked for a file by that name
            error.filename = str(target)
        raise
    finally:
        discard_unfinished()


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def discard_unfinished() -> None:
    """Remove files that are not whole; called at the end, and by whoever ends the process early."""
    while _unfinished:
        _unfinished.pop().unlink(missing_ok=True)


def standard_output() -> TextIO:
    """Standard output; in a pipe always UTF-8, on a terminal `?` for what its own encoding lacks."""
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout
