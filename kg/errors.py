"""The errors of the graph, the store, queries and questions.

    KgError                     exit 2: it could not run
    ├── BadUsage                arguments that cannot be made sense of
    ├── BadBase                 a base IRI that nothing can be put below
    ├── StoreError
    │   ├── MissingStore        nothing there to read
    │   ├── NotAStore           a file, or a folder with other files
    │   ├── StoreLocked         another process is writing
    │   ├── BrokenStore         the store cannot be opened or written
    │   ├── DiskFull            there is no room to write to
    │   ├── BrokenPapers        the index of papers beside the store cannot be used
    │   ├── StoreExists         a store, where a new one is to be
    │   ├── OtherBase           a base that is not the one the store was made with
    │   └── RemoteStore         an address, where only a folder will do
    ├── NoSuchThing             exit 1: the answer is no
    │   ├── NoSuchCandidate     no candidate by that name, IRI or key
    │   ├── AmbiguousCandidate  several candidates by that name
    │   └── NoSuchFact          nothing was read that says so
    ├── QueryError
    │   ├── BadQuery            SPARQL that does not parse, or fails
    │   ├── BadHeader           a saved query with a broken header
    │   ├── UnknownQuery        no saved query by that name
    │   ├── MissingParameter    a parameter without a value or default
    │   ├── UnknownParameter    a parameter that the query does not have
    │   └── BadParameter        a value that is not of the parameter's kind
    ├── SearchError
    │   ├── BadSearch           a search that makes no sense
    │   └── BrokenSearch        a full-text index that cannot be read or written
    ├── UnknownFormat           a format that nothing is written in
    ├── NoBibliography          a file that no bibliography is read from
    ├── BadGold                 a gold profile that cannot be read, or none at all
    ├── CannotListen            a port that is taken, or an address that is not ours
    └── NotUnderstood           exit 1: words of a question that have no reading

The message of each is one line: what happened, and what to type or mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_PLACE = re.compile(r"error at (\d+):(\d+): ")
_SENTENCE = re.compile(r"(?:expected|one of|,) ([A-Z][A-Za-z]+(?: [A-Za-z]+)+)")  # among the tokens expected


class KgError(Exception):
    """Anything that stops a command; `str()` is one line for a person, `exit_code` the shell's."""

    exit_code = 2


class BadUsage(KgError):
    """Arguments that cannot be made sense of; the message is the caller's."""


class BadBase(KgError):
    """A base must be an http(s) IRI that ends in `/`."""

    def __init__(self, base: str) -> None:
        super().__init__(f"{base!r} is no base for IRIs: use one like https://example.org/id/")


class StoreError(KgError):
    """A store that cannot be used."""


class MissingStore(StoreError):
    """There is no store to read at this path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"no store at {path}: make one with `kg add FILE`")


class NotAStore(StoreError):
    """The path holds something else, which is left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not a store: name an empty or new folder with --store")


class StoreLocked(StoreError):
    """Another process holds the store for writing."""

    def __init__(self, path: Path, process: str) -> None:
        super().__init__(f"the store at {path} is held by process {process}: try again when it is done")


class BrokenStore(StoreError):
    """The store at this path cannot be opened or written; `reason` is the engine's own word."""

    def __init__(self, path: Path, reason: object) -> None:
        hint = "restore a backup of it, or add the documents to a new one"
        super().__init__(f"the store at {path} cannot be used: {one_line(reason)}; {hint}")


class DiskFull(StoreError):
    """There is no room for what is to be written to the store at this path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"the disk of the store at {path} is full: make room, then try again")


class BrokenPapers(StoreError):
    """The index of papers at this path cannot be read or written; `reason` is SQLite's own word."""

    def __init__(self, path: Path, reason: object) -> None:
        hint = "remove the file and load the bibliographies again"
        super().__init__(f"the index of papers at {path} cannot be used: {one_line(reason)}; {hint}")


class StoreExists(StoreError):
    """There is something where a new folder is to be made, which `how` says how to name."""

    def __init__(self, path: Path, how: str = "with --store") -> None:
        super().__init__(f"there is something at {path} already: name another folder {how}".rstrip())


class OtherBase(StoreError):
    """The store was made with another base than the one asked for."""

    def __init__(self, path: Path, base: str) -> None:
        super().__init__(f"the store at {path} has the base {base}: leave --base (or KG_BASE) out")


class RemoteStore(StoreError):
    """A store at an address, which this version does not speak to."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} is no folder: name a local store with --store")


class NoSuchThing(KgError):
    """The store was asked for a thing that it does not hold."""

    exit_code = 1


class NoSuchCandidate(NoSuchThing):
    """No candidate has this name, IRI, key or file."""

    def __init__(self, text: str, known: Iterable[str] = ()) -> None:
        super().__init__(f"no candidate {text!r}{did_you_mean(text, known)}: `kg list` shows all")


class AmbiguousCandidate(NoSuchThing):
    """Several candidates go by this name; `keys` tell them apart."""

    def __init__(self, text: str, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        shown = ", ".join(self.keys[:5]) + (", …" if len(self.keys) > 5 else "")
        super().__init__(f"{text!r} is {len(self.keys)} candidates: name one of {shown}")


class NoSuchFact(NoSuchThing):
    """No fact is at this pointer, of this thing or in these words; `known` are others."""

    def __init__(self, text: str, known: Iterable[str] = ()) -> None:
        hint = did_you_mean(text, known)
        super().__init__(f"nothing was read that says {text!r}{hint}: `kg why CANDIDATE` shows all of one")


class QueryError(KgError):
    """A query that cannot be run."""


class BadQuery(QueryError):
    """SPARQL that does not parse or cannot be evaluated; `reason` is the engine's own word.

    An engine says where (`error at 2:14: expected …`); with the query's text, so does the message.
    """

    def __init__(self, reason: object, sparql: str = "") -> None:
        word = str(reason)
        place = _PLACE.match(word)
        at = f" at {_place_in(sparql, int(place[1]), int(place[2]))}" if place else ""
        sentence = _SENTENCE.search(word)
        why = (sentence[1] if sentence else "wrong or unfinished") if place else one_line(word)
        super().__init__(f"bad SPARQL{at}: {why}")


class BadHeader(QueryError):
    """A saved query whose `#+` header is broken at `line` (from 1)."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")


class UnknownQuery(QueryError):
    """No saved query by this name."""

    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        super().__init__(f"no saved query {name!r}{did_you_mean(name, known)}: `kg query` lists all")


class MissingParameter(QueryError):
    """A parameter of a saved query has neither a value nor a default."""

    def __init__(self, query: str, parameter: str) -> None:
        super().__init__(f"{query} needs a value: -p {parameter}=…")


class UnknownParameter(QueryError):
    """The saved query has no such parameter."""

    def __init__(self, query: str, parameter: str, known: Iterable[str] = ()) -> None:
        known = tuple(known)
        hint = did_you_mean(parameter, known)
        super().__init__(f"{query} has no parameter {parameter!r}{hint}: it has {', '.join(known) or 'none'}")


class BadParameter(QueryError):
    """A value that does not fit its parameter; `expected` says what does."""

    def __init__(self, query: str, parameter: str, value: str, expected: str) -> None:
        super().__init__(f"{query}: {parameter} is {expected}, not {value!r}")


class SearchError(KgError):
    """A full-text search that could not run."""


class BadSearch(SearchError):
    """A search that makes no sense."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"cannot search for that: {reason}")


class BrokenSearch(SearchError):
    """An index that cannot be read or written; it can be made anew from the store."""

    def __init__(self, folder: Path, error: object) -> None:
        super().__init__(
            f"{folder}: the full-text index is of no use ({one_line(error)}): delete it, and search again"
        )


class UnknownFormat(KgError):
    """Nothing is written in this format."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        known = tuple(known)
        super().__init__(f"no format {name!r}{did_you_mean(name, known)}: use one of {', '.join(known)}")


class NoBibliography(KgError):
    """No papers are to be had from this file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {one_line(reason)}")


class BadGold(KgError):
    """No gold profile is to be had from this file or folder."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {one_line(reason)}")


class CannotListen(KgError):
    """No socket is to be had at this address."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"cannot listen on {host} port {port}: {reason}; choose another with --port")


class NotUnderstood(KgError):
    """A question with `words` that have no reading; `suggestions` are questions that have one."""

    exit_code = 1

    def __init__(self, words: Sequence[str], suggestions: Sequence[str] = ()) -> None:
        self.words = tuple(words)
        self.suggestions = tuple(suggestions)
        unread = ", ".join(repr(word) for word in self.words)
        hint = "; try: " + " | ".join(self.suggestions) if self.suggestions else ""
        super().__init__(f"not understood: {unread}{hint}")


def _place_in(sparql: str, line: int, column: int) -> str:
    """Where a query broke, both numbers from 1, with what stands before it."""
    lines = sparql.split("\n")
    read = one_line("\n".join([*lines[: line - 1], *(each[: column - 1] for each in lines[line - 1 : line])]))
    return f"line {line}, column {column}" + (f", after {read[-30:]!r}" if read else "")


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """` (did you mean …?)` with the nearest of `known`, or nothing when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(text, list(known), n=3, cutoff=0.6)
    return f" (did you mean {' or '.join(near)}?)" if near else ""


def one_line(message: object) -> str:
    """A message of another library, joined into one line."""
    return " ".join(str(message).split())
