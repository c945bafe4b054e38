"""What invented CVs are made of: names of real universities, companies and venues; phrases for the rest."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DOMAINS = sorted(path.stem for path in (HERE / "domains").glob("*.toml"))


@cache
def table(name: str) -> list[dict[str, str]]:
    """The rows of `facts/NAME.csv`, each by its column names."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def phrases(name: str) -> dict[str, Any]:
    """What `facts/NAME.toml` holds; `domains/ai` is a name too."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
