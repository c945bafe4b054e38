"""Tables in CSV files, and in TOML files, which take long and are kept as Python keeps compiled modules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple


class Rows(NamedTuple):
    """A table of text: its columns, its rows of as many cells, and the line of each.

    `faults` tell by line what is wrong with the other rows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    faults: tuple[tuple[int, str], ...]

    def each(self) -> Iterator[dict[str, str]]:
        """The rows by column name."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@cache
def csv_table(path: Path) -> Rows:
    """The contents of a CSV file in UTF-8 with a line of column names.

    A row with too few or too many cells is a fault, and left out.
    """
    import csv

    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        reader = csv.reader(stream)
        columns = tuple(next(reader, ()))
        read = [(reader.line_num, tuple(row)) for row in reader if row]
    whole = [(line, row) for line, row in read if len(row) == len(columns)]
    broken = [(line, len(row)) for line, row in read if len(row) != len(columns)]
    faults = tuple((line, f"{cells} cells, where {len(columns)} belong") for line, cells in broken)
    return Rows(columns, tuple(row for _, row in whole), tuple(line for line, _ in whole), faults)


class _TableLoader(SourceFileLoader):
    """Loads a table as a module with one name, `table`."""

    def source_to_code(self, data: Any, path: Any, *, _optimize: int = -1) -> CodeType:  # type: ignore[override]
        import tomllib

        return compile(f"table = {tomllib.loads(bytes(data).decode())!r}", path, "exec", optimize=_optimize)


@cache
def toml_table(path: Path) -> dict[str, Any]:
    """The contents of a TOML file of strings, numbers, lists and tables."""
    loader = _TableLoader(path.stem, str(path))
    spec = spec_from_loader(path.stem, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    table: dict[str, Any] = module.table
    return table
