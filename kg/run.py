"""One command line → its exit code: errors as one line each, never a traceback unless asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from copy import copy
from typing import Any

import typer

from extract.errors import ExtractError
from kg.__main__ import COMPLETION
from kg.cli import app
from kg.commands import COULD_NOT_RUN, DONE
from kg.errors import KgError, one_line
from kg.interrupt import INTERRUPTED
from kg.visible import visible

UsageError: Any = typer.BadParameter.__bases__[0]  # Typer has no public name for it


def run(arguments: Sequence[str]) -> int:
    """Run `arguments` (without the program's name); the exit code, with all output flushed."""
    if COMPLETION in os.environ:
        command = typer.main.get_command(app)
        return int(command.main(list(arguments), prog_name="kg", standalone_mode=False) or DONE)
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
    command = typer.main.get_command(_only(arguments))
    try:
        with command.make_context("kg", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    return DONE


def _only(arguments: Sequence[str]) -> typer.Typer:
    """The command line with only the command that was named first, as building all takes long."""
    named = [info for info in app.registered_commands if info.name in arguments[:1]]
    if not named:
        return app
    one = copy(app)
    one.registered_commands = named
    return one


def _ended(error: BaseException) -> int:
    """The exit code of what ended a command, after its line on standard error."""
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return _pipe_closed()
    if isinstance(error, KgError):
        return _complain(str(error), error.exit_code)
    if isinstance(error, ExtractError):
        return _complain(str(error))
    if isinstance(error, UsageError):
        return _complain(_usage(error))
    if isinstance(error, OSError):
        reason = (error.strerror or one_line(error)).lower()
        return _complain(f"{error.filename}: {reason}" if error.filename else reason)
    if isinstance(error, SystemExit):
        return int(error.code or 0)
    return _complain(f"internal error: {type(error).__name__}: {one_line(error)}; run it again with --debug")


def _complain(message: str, code: int = COULD_NOT_RUN) -> int:
    print(f"kg: {visible(message)}", file=sys.stderr)
    return code


def _usage(error: Any) -> str:
    """A usage error on one line, with the help that says what is right."""
    near = getattr(error, "possibilities", None)
    message = (
        f"{error.message} (did you mean {' or '.join(sorted(near))}?)" if near else error.format_message()
    )
    command = error.ctx.command_path if error.ctx else "kg"
    message = one_line(message).rstrip(".")
    return (
        f"{message[:1].lower()}{message[1:]}{' -' if message.endswith('?') else ':'} see `{command} --help`"
    )


def _pipe_closed() -> int:
    """The reader has gone and wants no more: nothing to complain about, and nothing left to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
