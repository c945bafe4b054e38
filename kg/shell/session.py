"""What each line of the shell does: a question, SPARQL, or a command that begins with a backslash."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.errors import ExtractError
from kg.commands import reasons, search
from kg.commands.place import Place, reader, write_rows
from kg.commands.questions import labels, taken
from kg.errors import BadUsage, KgError
from kg.progress import say
from kg.render import Rows, text

if TYPE_CHECKING:
    from kg.store import Store

_SPARQL = re.compile(
    r"""\s*(?:\#.*\n\s*)*(?:
        SELECT (?: \s* $ | \s+ (?: DISTINCT\b | REDUCED\b | [*?$(] ) )
      | (?: ASK | CONSTRUCT ) \s* (?: $ | \{ | WHERE\b | FROM\b )
      | DESCRIBE \s+ (?: [<?$*] | \w*: )
      | PREFIX \s+ [\w.-]*:
      | BASE \s* <
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|#[^\n]*")
_ENDS = ("quit", "exit")  # which everybody types
_MOST = 100  # rows that are shown; \export writes all


class Answer(NamedTuple):
    """The last answer: the SPARQL that gave it, and its rows."""

    sparql: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def is_sparql(text: str) -> bool:
    """Whether what was typed begins as SPARQL does, and not as a question."""
    return bool(_SPARQL.match(text))


def is_whole(text: str) -> bool:
    """Whether what was typed can be answered: SPARQL of several lines goes on until an empty one."""
    if not is_sparql(text):
        return True
    bare = _QUOTED.sub("", text).rstrip(" ")
    closed = "{" in bare and bare.count("{") <= bare.count("}")
    return bare.endswith("\n\n") or (closed and "\n" not in bare.strip())


class Session:
    """Lines one after another over one store, which is opened for each, so that changes are seen."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._last: Answer | None = None

    def run(self, line: str) -> bool:
        """Do what a line says and print what it gives; whether there is more to come.

        What cannot be done is told in one line, and the session goes on.
        """
        try:
            return self._run(line.strip())
        except (KgError, ExtractError) as error:
            say(f"kg: {error}")
        except OSError as error:
            say(f"kg: {error.filename or ''}: {(error.strerror or str(error)).lower()}".replace(": :", ":"))
        except KeyboardInterrupt:
            say("interrupted")
        return True

    def _run(self, line: str) -> bool:
        if line.startswith("\\"):
            name, _, rest = line[1:].partition(" ")
            return self._command(name, rest.strip())
        if line in _ENDS:
            return False
        if line:
            with reader(self._place) as store:
                self._answer(line, store)
        return True

    def _command(self, name: str, rest: str) -> bool:
        if name in ("q", *_ENDS):
            return False
        command = _COMMANDS.get(name)
        if command is None:
            raise BadUsage(f"there is no \\{name}: \\help lists what there is")
        command.do(self, rest)
        return True

    def _answer(self, line: str, store: Store) -> None:
        """Answer a question or a query, keep the answer, and show it with its rows numbered."""
        from kg.commands.questions import run

        sparql, explanation = (line, "") if is_sparql(line) else _read(line, store)
        answered = taken(run(sparql, store), sparql)
        rows = [tuple(row) for row in answered.rows]
        self._last = Answer(sparql, tuple(answered.columns), rows)
        numbered = [(number, *row) for number, row in enumerate(rows[:_MOST], 1)]
        write_rows(Rows(("#", *answered.columns), numbered), "table", None, partial(labels, store))
        sys.stdout.flush()
        say(" · ".join(filter(None, (explanation, _size(len(rows))))))

    def why(self, rest: str) -> None:
        """Where row N of the last answer comes from, or any fact as `kg why` takes it."""
        if rest.isdecimal():
            row = self._row(int(rest))
            wanted = [text(cell) for cell in row if cell is not None and not _is_measure(cell)][:2]
        else:
            wanted = shlex.split(rest)
        reasons.explain(wanted, self._place, "table", None)

    def show(self, rest: str) -> None:
        """The SPARQL of the last answer, or of a question."""
        if rest:
            with reader(self._place) as store:
                print(_read(rest, store)[0].rstrip())
        else:
            print(self._answered().sparql.rstrip())

    def export(self, rest: str) -> None:
        """The rows of the last answer to a file, whose ending tells the format."""
        if not rest:
            raise BadUsage("\\export needs a file: \\export papers.csv")
        answered = self._answered()
        count = write_rows(Rows(answered.columns, answered.rows), None, rest)
        say(f"{count} rows written to {rest}")

    def search(self, rest: str) -> None:
        """Full text, as `kg search`."""
        search.search(rest, self._place, "table", None, limit=10)

    def card(self, rest: str) -> None:
        """A candidate's card, as `kg show`."""
        from kg.commands.candidates import show_candidate

        show_candidate(rest, self._place, "card", None)

    def help(self, rest: str) -> None:
        """This list."""
        print("A question in English or Chinese, SPARQL (of several lines, then an empty one), or:")
        usages = {f"\\{name} {command.takes}": command.help for name, command in _COMMANDS.items()}
        usages["\\quit"] = "The end, as Ctrl-D."
        width = max(map(len, usages))
        for usage, help in usages.items():
            print(f"  {usage:<{width}}  {help}")

    def _answered(self) -> Answer:
        if self._last is None:
            raise BadUsage("there is no answer yet: ask something first")
        return self._last

    def _row(self, number: int) -> tuple[Any, ...]:
        rows = self._answered().rows
        if not 1 <= number <= len(rows):
            raise BadUsage(f"the last answer has no row {number}: it has {len(rows)}")
        return rows[number - 1]


def _read(question: str, store: Store) -> tuple[str, str]:
    """The SPARQL of a question, and how it was read."""
    from kg.ask import read

    reading = read(question, store)
    return reading.sparql, reading.explanation


def _size(rows: int) -> str:
    """How many rows there are, where that is not plain to see."""
    if rows > _MOST:
        return f"the first {_MOST} of {rows} rows; \\export FILE writes all"
    return "nothing found" if not rows else f"{rows} rows" if rows > 1 else ""


def _is_measure(cell: Any) -> bool:
    """A number or date, by which nothing is looked for."""
    return bool(re.fullmatch(r"[\d.,:\-+TZ]*|present|true|false", text(cell)))


class _Command(NamedTuple):
    takes: str
    do: Callable[[Session, str], None]
    help: str


_COMMANDS = {
    "why": _Command("N", Session.why, "Where row N of the last answer comes from; or a fact, as in kg why."),
    "show": _Command("[QUESTION]", Session.show, "The SPARQL of the last answer, or of a question."),
    "export": _Command("FILE", Session.export, "The rows of the last answer, as .csv .tsv .json .jsonl .md."),
    "search": _Command("TEXT", Session.search, "Full text, as in kg search."),
    "card": _Command("CANDIDATE", Session.card, "A candidate's card, as in kg show."),
    "help": _Command("", Session.help, "This list."),
}
COMMANDS = (*_COMMANDS, "quit")
"""The names of the commands."""
