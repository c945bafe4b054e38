"""One command line → its exit code: errors as one line each, never a traceback unless asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from extract.errors import ExtractError
from kg.__main__ import COMPLETION
from kg.commands import COULD_NOT_RUN, DONE
from kg.errors import KgError, one_line
from kg.interrupt import INTERRUPTED
from kg.plain import call
from kg.visible import visible


def run(arguments: Sequence[str]) -> int:
    """Run `arguments` (without the program's name); the exit code, with all output flushed."""
    try:
        code = _invoked(arguments)
        sys.stdout.flush()
        return code
    except BaseException as error:
        if "--debug" in arguments and not isinstance(error, KeyboardInterrupt | BrokenPipeError):
            import traceback

            traceback.print_exc()
        return _ended(error)


def _invoked(arguments: Sequence[str]) -> int:
    completing = COMPLETION in os.environ
    if not completing and (plain := call(arguments)):
        return plain()
    from kg.cli.invoke import complete, invoke

    return complete() if completing else invoke(arguments)


def _ended(error: BaseException) -> int:
    """The exit code of what ended a command, after its line on standard error."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return _pipe_closed()
    if isinstance(error, KgError):
        return _complain(str(error), error.exit_code)
    if isinstance(error, ExtractError):
        return _complain(str(error))
    if isinstance(error, OSError):
        reason = (error.strerror or one_line(error)).lower()
        return _complain(f"{error.filename}: {reason}" if error.filename else reason)
    if isinstance(error, SystemExit):
        return int(error.code or 0)
    return _complain(f"internal error: {type(error).__name__}: {one_line(error)}; run it again with --debug")


def _complain(message: str, code: int = COULD_NOT_RUN) -> int:
    print(f"kg: {visible(message)}", file=sys.stderr)
    return code


def _pipe_closed() -> int:
    """The reader has gone and wants no more: nothing to complain about, and nothing left to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
