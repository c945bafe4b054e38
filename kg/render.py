"""Rows → table, csv, tsv, json, jsonl, markdown; graphs → RDF formats.

Each format is a function `(Rows, stream) -> None` in `FORMATS`; all but `table` write row by row, so
an answer of a million rows needs the memory of one. What a document says is data in all of them:
never markup, never a control sequence on a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, TextIO

from kg.visible import escaped, visible

Cell = (
    Any  # a pyoxigraph term, str, int, float, Decimal, bool, a tuple of str, or None for an unbound variable
)
Labels = Callable[[Iterable[str]], dict[str, str]]  # IRIs → the labels of those that have one

XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMERIC = frozenset(
    XSD + name
    for name in ("integer", "decimal", "double", "float", "int", "long", "short", "nonNegativeInteger")
)
_JSON_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_CSV_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_MARKDOWN_MARKUP = re.compile(r"([\\`*_\[\]|~])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Rows(NamedTuple):
    """Named columns and the rows under them; `rows` may be an iterator that is read once."""

    columns: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]

    @classmethod
    def of(cls, result: Any) -> Rows:
        """The rows of a query's result: SELECT as it is, ASK as `answer`, triples as three columns."""
        if hasattr(result, "variables"):
            return cls(tuple(variable.value for variable in result.variables), result)
        if isinstance(result, Iterator):  # QueryTriples
            return cls(("subject", "predicate", "object"), result)
        return cls(("answer",), [(bool(result),)])


def rows(
    result: Any, format: str | None, stream: TextIO, *, labels: Labels | None = None, width: int | None = None
) -> int:
    """Write `result` (a `Rows` or a query's result) to `stream`; the number of rows written.

    Without a format: a table on a terminal, tsv in a pipe. `labels` names IRIs in tables; `width` is
    the terminal's in columns, when it is not to be asked.
    """
    chosen = format or ("table" if stream.isatty() else "tsv")
    counted = _Counted(result if isinstance(result, Rows) else Rows.of(result))
    if chosen == "table":
        from kg.table import write_table

        write_table(counted.rows, stream, labels, width)
    else:
        FORMATS[chosen](counted.rows, stream)
    return counted.count


class _Counted:
    """Counts rows as they pass, since most results are iterators that are read once."""

    def __init__(self, source: Rows) -> None:
        self.count = 0
        self.rows = Rows(source.columns, self._passed(source.rows))

    def _passed(self, source: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        for row in source:
            self.count += 1
            yield row


def text(cell: Cell) -> str:
    """A cell as plain text: a literal's lexical form, an IRI as it is, nothing for unbound."""
    if cell is None:
        return ""
    if type(cell).__name__ in ("Literal", "NamedNode"):
        value: str = cell.value
        return value
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return ", ".join(map(text, cell))
    return str(cell)


def is_number(cell: Cell) -> bool:
    """Whether a cell is a number: a Python one, or a literal of a numeric datatype."""
    if isinstance(cell, bool):
        return False
    return isinstance(cell, int | float) or _is_decimal(cell) or (_datatype(cell) in _NUMERIC)


def _is_decimal(cell: Cell) -> bool:
    return type(cell).__name__ == "Decimal"  # whose module takes a millisecond to import


def _datatype(cell: Cell) -> str | None:
    return cell.datatype.value if type(cell).__name__ == "Literal" else None


def _shown(stream: TextIO) -> Callable[[str], str]:
    """How to write text that the format itself does not escape: drawn on a terminal, exact elsewhere."""
    return visible if stream.isatty() else str


def _csv(table: Rows, stream: TextIO) -> None:
    """Comma-separated by RFC 4180, but with the line ends of the other formats."""
    shown = _shown(stream)
    for row in chain([table.columns], table.rows):
        line = ",".join(_csv_field(shown(text(cell))) for cell in row)
        stream.write((line or '""') + "\n")  # an empty line would be no row at all


def _csv_field(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if _CSV_QUOTED.search(value) else value


def _tsv(table: Rows, stream: TextIO) -> None:
    """Tab-separated; backslash, tab, line ends and control characters as Turtle writes them."""
    stream.write("\t".join(table.columns) + "\n")
    for row in table.rows:
        cells = list(map(text, row))
        if "\\" in (line := " ".join(cells)) or visible(line) != line:  # few rows need any escape
            cells = [escaped(cell.translate(_TSV_ESCAPES)) for cell in cells]
        stream.write("\t".join(cells) + "\n")


def _json(table: Rows, stream: TextIO) -> None:
    """An array, one row object a line; `[]` for no rows."""
    opening = "["
    for line in _json_lines(table):
        stream.write(opening + line)
        opening = ",\n "
    stream.write("[]\n" if opening == "[" else "]\n")


def _jsonl(table: Rows, stream: TextIO) -> None:
    for line in _json_lines(table):
        stream.write(line + "\n")


def _json_lines(table: Rows) -> Iterator[str]:
    import json

    keys = [escaped(json.dumps(column, ensure_ascii=False)) for column in table.columns]
    for row in table.rows:
        yield "{" + ", ".join(f"{key}: {json_cell(cell)}" for key, cell in zip(keys, row, strict=True)) + "}"


def json_cell(cell: Cell) -> str:
    """A cell as JSON: numbers keep their printed digits, booleans and unbound become `true` and `null`."""
    import json

    datatype = _datatype(cell)
    if datatype in _NUMERIC and _JSON_NUMBER.fullmatch(cell.value):
        return str(cell.value)
    if datatype == XSD + "boolean":
        return "true" if cell.value in ("true", "1") else "false"
    if cell is None or isinstance(cell, bool | int | float | tuple):
        return escaped(json.dumps(cell, ensure_ascii=False))
    if _is_decimal(cell) and cell.is_finite():
        return format(cell, "f")
    return escaped(json.dumps(text(cell), ensure_ascii=False))


def _markdown(table: Rows, stream: TextIO) -> None:
    stream.write("| " + " | ".join(map(_markdown_text, table.columns)) + " |\n")
    stream.write("|" + " --- |" * len(table.columns) + "\n")
    for row in table.rows:
        stream.write("| " + " | ".join(_markdown_text(text(cell)) for cell in row) + " |\n")


def _markdown_text(value: str) -> str:
    return _MARKDOWN_MARKUP.sub(r"\\\1", visible(value)).translate(_HTML)


FORMATS: dict[str, Callable[[Rows, TextIO], None]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
}
ROW_FORMATS = ("table", *FORMATS)
GRAPH_FORMATS = {  # the names of `pyoxigraph.RdfFormat`, which is imported where a graph is written
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "trig": "TRIG",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON_LD",
}


def graph(triples: Any, format: str, stream: TextIO, prefixes: dict[str, str] | None = None) -> None:
    """Write triples in one of `GRAPH_FORMATS`, names cut short by `prefixes` or the usual ones."""
    import pyoxigraph as ox

    from kg.vocab import PREFIXES

    chosen = getattr(ox.RdfFormat, GRAPH_FORMATS[format])
    data = ox.serialize(triples, format=chosen, prefixes=prefixes or PREFIXES) or b""
    if stream.isatty():
        stream.writelines(f"{visible(line)}\n" for line in data.decode().splitlines())
    else:
        stream.buffer.write(data)
