"""The other names of a thing, from the shipped tables: 中科大 is USTC.

A table is searched as text, since that is far quicker at start-up than an index of it would be to make.
"""

from __future__ import annotations

import csv
from functools import cache, cached_property
from typing import NamedTuple

from extract.shipped import shipped

_MOST = 4  # how many things one name is taken to mean


class Row(NamedTuple):
    """A thing of a table: all its names, the first being the table's own, and what sort of thing it is."""

    names: tuple[str, ...]
    sort: str


class Table:
    """A shipped table; `name_columns` hold names, `sort_column` the sort."""

    def __init__(self, file: str, name_columns: tuple[str, ...], sort_column: str) -> None:
        self._text = shipped(f"data/{file}").read_text(encoding="utf-8")
        self._name_columns = name_columns
        self._sort_column = sort_column
        cells = self._text.lower().replace(",", "|").replace('"', "|").replace("\n", "|\n|")
        self._cells = f"|{cells}|"

    def has_part(self, text: str) -> bool:
        """Whether `text` is anywhere in the table; if not, nothing longer is either."""
        return text.lower() in self._cells

    def rows(self, name: str) -> list[Row]:
        """The things that go by `name`, with or without an article."""
        return self._rows(name) or self._rows(f"the {name}")

    def _rows(self, name: str) -> list[Row]:
        found: list[Row] = []
        cell, place = f"|{name.lower()}|", -1
        for _ in range(_MOST):
            place = self._cells.find(cell, place + 1)
            if place < 0:
                break
            row = self._row(self._cells.count("\n", 0, place))
            if name.lower() in map(str.lower, row.names):  # else it is in a column of another kind
                found.append(row)
        return found

    def names(self) -> list[str]:
        """The table's own name of each thing."""
        return [line.partition(",")[0] for line in self._lines[1:] if line]

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _columns(self) -> list[str]:
        return self._lines[0].split(",")

    def _row(self, line: int) -> Row:
        cells = next(csv.reader([self._lines[line]]), [])
        row = dict(zip(self._columns, cells, strict=False))
        names = (name for column in self._name_columns for name in row.get(column, "").split("|"))
        return Row(tuple(filter(None, names)), row.get(self._sort_column, ""))


@cache
def institutions() -> Table:
    """Universities, institutes and companies."""
    return Table("institutions.csv", ("name", "name_en", "aliases"), "kind")


@cache
def skills() -> Table:
    """Programming languages, frameworks, tools."""
    return Table("skills.csv", ("name", "aliases"), "category")
