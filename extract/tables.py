"""Tables in TOML files, which Python keeps as it keeps compiled modules, since parsing them takes long."""

from __future__ import annotations

from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import CodeType
from typing import Any


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
