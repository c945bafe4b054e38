"""A command line through Typer: the exit code of its command, or what is wrong with the line."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

import typer

from kg.cli import app
from kg.commands import DONE
from kg.errors import BadUsage, one_line

UsageError: Any = typer.BadParameter.__bases__[0]  # Typer has no public name for it


def invoke(arguments: Sequence[str]) -> int:
    """The exit code of a command line; raises `BadUsage` for one that makes no sense."""
    command = typer.main.get_command(_only(arguments))
    try:
        with command.make_context("kg", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except UsageError as error:
        raise BadUsage(_told(error)) from None
    return DONE


def complete() -> int:
    """Answer a shell that asks for completions, in the environment; the exit code."""
    command = typer.main.get_command(app)
    return int(command.main([], prog_name="kg", standalone_mode=False) or DONE)


def _only(arguments: Sequence[str]) -> typer.Typer:
    """The command line with only the command that was named first, as building all takes long."""
    named = [info for info in app.registered_commands if info.name in arguments[:1]]
    if not named:
        return app
    one = copy(app)
    one.registered_commands = named
    return one


def _told(error: Any) -> str:
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
