"""Texts made ready for a test: read into a document, a context or a profile."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from extract import extract_bytes, extract_file
from extract.context import Context
from extract.document import Document
from extract.nlp import annotate
from extract.profile import Profile
from extract.read import read_bytes

ROOT = Path(__file__).parents[2]
RESUMES = ROOT / "tests" / "resumes"
SEED = ROOT / "data" / "resumes" / "seed.txt"


def document(text: str, file: str = "cv.txt") -> Document:
    """The document that a file with this text is; `cv.md` makes it Markdown."""
    return read_bytes(text.encode(), file)


def context(text: str, file: str = "cv.txt") -> Context:
    """What the field readers see of a text."""
    return annotate(document(text, file))[0]


def profile(text: str, file: str = "cv.txt") -> Profile:
    """The profile of a file with this text."""
    return extract_bytes(text.encode(), file)


def told(text: str, file: str = "cv.txt") -> dict[str, Any]:
    """The profile of a text, as JSON."""
    return profile(text, file).to_json()


def resumes(folder: str = "dev") -> list[Path]:
    """The résumés of a set, in order."""
    return sorted(path for path in (RESUMES / folder).iterdir() if path.suffix != ".json")


@cache
def read_profile(path: Path) -> Profile:
    """The profile of a file; read once a run of tests."""
    return extract_file(path)


def picked(entry: dict[str, Any], *names: str) -> tuple[Any, ...]:
    """Some fields of an entry, to compare at once."""
    return tuple(entry[name] for name in names)
