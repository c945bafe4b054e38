"""Saved queries: a `.rq` file is a query, its name the command, its `#+` header the help.

    #+ summary: Papers at venues of a CCF rank
    #+ param rank: A, B or C = A
    #+ param since: first year = 1900

`?_rank` is a parameter. What follows `=` is its default; without one a value is needed. The help tells
the kind of the value, which becomes an RDF term and never text of the query:

    A, B or C               one of these
    … year …                an integer of four digits
    … number …, a number …  a number
    name of …               a name, as the key that it is looked up by (`kg.iris.name_key`)
    IRI …                   an IRI
    anything else           a string
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from extract.shipped import shipped
from kg.errors import BadHeader, BadParameter, MissingParameter, UnknownParameter, UnknownQuery
from kg.iris import name_key
from kg.vocab import XSD

_SUFFIX = ".rq"
_HEADER = "#+"
_SUMMARY = re.compile(r"summary:\s*(?P<text>\S.*)")
_PARAM = re.compile(r"param\s+(?P<name>[A-Za-z]\w*):\s*(?P<help>[^=]*[^=\s])\s*(?P<default>=.*)?")
_CHOICES = re.compile(r"[\w*+-]+(?:, [\w*+-]+)* or [\w*+-]+")
_NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?")
_YEAR = re.compile(r"\d{4}")

# What a parameter is not replaced in (IRIs, strings, comments), and parameters.
_PIECES = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|'''.*?'''|\"\"\".*?\"\"\"|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\#[^\n]*"""
    r"""|[?$]_(?P<name>\w+)""",
    re.DOTALL,
)


class Param(NamedTuple):
    """A parameter: its help, which tells the kind of its value, and the default if there is one."""

    name: str
    help: str
    default: str | None = None

    def __str__(self) -> str:
        """As in the header, where an empty default makes the value optional."""
        default = {None: "", "": " (optional)"}.get(self.default, f" = {self.default}")
        return f"{self.name}: {self.help}{default}"


class SavedQuery(NamedTuple):
    """A query as it stands in its file; one that is typed has no summary."""

    name: str
    summary: str
    params: tuple[Param, ...]
    text: str


def all_queries(folder: Path | None = None) -> list[SavedQuery]:
    """Every saved query by name; one in `folder` hides the shipped one of the same name.

    Raises `BadHeader`.
    """
    return [_read(path) for _, path in sorted(_paths(folder).items())]


def find(name: str, folder: Path | None = None) -> SavedQuery:
    """The saved query `name`; raises `UnknownQuery` with the nearest names, `BadHeader`."""
    paths = _paths(folder)
    wanted = name.removesuffix(_SUFFIX)
    if wanted not in paths:
        raise UnknownQuery(name, paths)
    return _read(paths[wanted])


def bind(query: SavedQuery, values: Mapping[str, str]) -> str:
    """The SPARQL of `query` with its parameters replaced by terms made from `values` and defaults.

    Raises `UnknownParameter`, `MissingParameter`, `BadParameter`.
    """
    known = [param.name for param in query.params]
    for name in values:
        if name not in known:
            raise UnknownParameter(query.name, name, known)
    terms = {param.name: _term(query, param, values.get(param.name)) for param in query.params}
    return _PIECES.sub(lambda found: terms.get(found["name"], found[0]), query.text)


def _paths(folder: Path | None) -> dict[str, Path]:
    """The files by query name; the user's own come later and so win."""
    folders = [shipped("queries"), *([folder] if folder else [])]
    return {path.stem: path for each in folders for path in sorted(each.glob(f"*{_SUFFIX}"))}


def parse(text: str, place: str) -> SavedQuery:
    """The query in `text`, with its header if there is one; errors name it as `place`.

    Raises `BadHeader`.
    """
    summaries: list[str] = []
    params: dict[int, Param] = {}
    for number, line in _header_lines(Path(place), text):
        if found := _SUMMARY.fullmatch(line):
            summaries.append(found["text"])
        elif found := _PARAM.fullmatch(line):
            default = found["default"]
            params[number] = Param(found["name"], found["help"], default and default[1:].strip())
        else:
            raise BadHeader(Path(place), number, "use `#+ summary: …` or `#+ param name: help = default`")
    if len(summaries) > 1:
        raise BadHeader(Path(place), 1, "a header has one summary")
    if summaries or params:  # without a header, variables may be called anything
        _check_names(Path(place), text, {number: param.name for number, param in params.items()})
    return SavedQuery(Path(place).stem, "".join(summaries), tuple(params.values()), text)


def _read(path: Path) -> SavedQuery:
    try:
        query = parse(path.read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise BadHeader(path, 1, "this is not UTF-8 text") from None
    if not query.summary:
        raise BadHeader(path, 1, "a saved query says what it is for: `#+ summary: …`")
    return query


def _header_lines(path: Path, text: str) -> Iterator[tuple[int, str]]:
    """The lines of the header with their numbers; raises `BadHeader` when it is not one block at the top."""
    over = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith(_HEADER):
            if over or not line.startswith(_HEADER):
                raise BadHeader(path, number, "the header stands at the top of the file, without gaps")
            yield number, line.removeprefix(_HEADER).strip()
        else:
            over = True


def _check_names(path: Path, text: str, declared: Mapping[int, str]) -> None:
    """Refuse parameters that are declared twice or not used, and used but not declared."""
    places = {found["name"]: found.start() for found in _PIECES.finditer(text) if found["name"]}
    for name in sorted(places.keys() - set(declared.values())):
        line = text.count("\n", 0, places[name]) + 1
        raise BadHeader(path, line, f"?_{name} is not in the header: `#+ param {name}: …`")
    seen: set[str] = set()
    for line, name in declared.items():
        if name not in places or name in seen:
            raise BadHeader(path, line, f"parameter {name} is declared twice, or not used as ?_{name}")
        seen.add(name)


def _term(query: SavedQuery, param: Param, value: str | None) -> str:
    value = param.default if value is None else value
    if value is None:
        raise MissingParameter(query.name, param.name)
    text = unicodedata.normalize("NFKC", value.encode("utf-8", "replace").decode()).strip()
    term = _typed(param.help, text)
    if isinstance(term, str):
        raise BadParameter(query.name, param.name, value, term)
    return str(term)


def _typed(help_: str, text: str) -> Literal | NamedNode | str:
    """The term of the kind that the help tells, or what would have been expected."""
    words = re.findall(r"\w+", help_.lower())
    if _CHOICES.fullmatch(help_):
        return _choice(help_, text)
    if "year" in words:
        return Literal(text, datatype=XSD.integer) if _YEAR.fullmatch(text) else "a year of four digits"
    if "number" in words:
        return Literal(text, datatype=XSD.decimal) if _NUMBER.fullmatch(text) else "a number"
    if words[:1] == ["iri"]:
        return _iri(text)
    return Literal(name_key(text) if words[:2] == ["name", "of"] else text)


def _choice(help_: str, text: str) -> Literal | str:
    choices = {choice.casefold(): choice for choice in re.split(r", | or ", help_)}
    return Literal(choices[text.casefold()]) if text.casefold() in choices else help_


def _iri(text: str) -> NamedNode | str:
    try:
        return NamedNode(text.removeprefix("<").removesuffix(">"))
    except ValueError:
        return "an IRI"
