"""Where the plain folders `queries/` and `data/` are: in a wheel, an editable install or a checkout."""

from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


@cache
def shipped(name: str) -> Path:
    """The path of the shipped file or folder `name`, such as `data/venues.csv`.

    Raises `FileNotFoundError` when the installation is incomplete.
    """
    for base in (_ROOT / "kg" / "_shipped", _ROOT):
        if (path := base / name).exists():
            return path
    raise FileNotFoundError(f"{name} is missing from this installation: reinstall candidate-kg")
