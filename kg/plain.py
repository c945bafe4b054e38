"""Plain command lines of `kg ask` and `kg query`, read without Typer, since loading that takes long.

The table says what `kg.cli.answers` declares; a test holds both to the same. A line that is anything else
(help, another command, a slip of the hand) is not read here, and Typer says what there is to say of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.commands import questions
from kg.commands.place import Place, remember

_UNGIVEN = "-?"  # in place of a value that is missing


class Shape(NamedTuple):
    """The options of a command by their spellings: those with a value, and those without."""

    values: dict[str, str]
    flags: dict[str, str]


Options = dict[str, list[str]]  # by name, with all that was given for each

BEFORE = Shape({"--store": "store", "--base": "base"}, {"--debug": "debug"})
_WRITTEN = {"--store": "store", "-f": "format", "--format": "format", "-o": "output", "--output": "output"}
_FLAGS = {"--show": "show", "--debug": "debug"}
COMMANDS = {
    "ask": Shape(_WRITTEN, _FLAGS),
    "query": Shape({**_WRITTEN, "-p": "param", "--param": "param", "--queries": "queries"}, _FLAGS),
}


def call(arguments: Sequence[str]) -> Callable[[], int] | None:
    """What a plain line asks for, which gives the exit code; None for any other line."""
    before, command, rest = _parted(list(arguments))
    if command not in COMMANDS:
        return None
    earlier, given = _read(before, BEFORE), _read(rest, COMMANDS[command])
    if earlier is None or earlier[1] or given is None:
        return None
    first = _last(earlier[0])
    remember(first.get("store"), first.get("base"))
    return _ask(*given) if command == "ask" else _query(*given)


def _parted(arguments: list[str]) -> tuple[list[str], str, list[str]]:
    """The options before the command, its name, and what comes after."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] in BEFORE.values else 1
    return arguments[:place], "".join(arguments[place : place + 1]), arguments[place + 1 :]


def _read(arguments: list[str], shape: Shape) -> tuple[Options, list[str]] | None:
    """The options and the other words of `arguments`; None if there is any doubt."""
    options: Options = {}
    words: list[str] = []
    left = iter(arguments)
    for word in left:
        name, equals, value = word.partition("=")
        if word == "-" or not word.startswith("-"):
            words.append(word)
        elif word in shape.flags:
            options[shape.flags[word]] = [word]
        elif name in shape.values and (not equals or name.startswith("--")):
            value = value if equals else next(left, _UNGIVEN)
            if value != "-" and value.startswith("-"):
                return None
            options.setdefault(shape.values[name], []).append(value)
        else:
            return None
    return options, words


def _ask(options: Options, words: list[str]) -> Callable[[], int] | None:
    if not words:
        return None
    given = _last(options)
    return lambda: questions.ask(" ".join(words), *_where(given), show="show" in given)


def _query(options: Options, words: list[str]) -> Callable[[], int] | None:
    given, values = _last(options), options.get("param", [])
    folder, show = given.get("queries"), "show" in given
    if len(words) > 1:
        return None
    if not words:
        return lambda: questions.list_queries(folder, given.get("format"), given.get("output"))
    return lambda: questions.query(words[0], values, *_where(given), folder=folder, show=show)


def _where(given: dict[str, str]) -> tuple[Place, str | None, str | None]:
    place = Place(given.get("store") or os.environ.get("KG_STORE"))
    return place, given.get("format"), given.get("output")


def _last(options: Options) -> dict[str, str]:
    return {name: values[-1] for name, values in options.items()}
