"""The way of résumés into the store: files → profiles → quads, one at a time, each in whole or not at all.

A bad file is an outcome like any other and stops nothing. Profiles come from a plain `map` over a
function that takes a path and returns a value, so that a process pool's `imap` can take its place.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.errors import ExtractError, NotAResume, UnreadableFile
from extract.profile import Profile
from kg.errors import one_line
from kg.output import STANDARD

if TYPE_CHECKING:
    from kg.store import Store

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
"""What is taken from a folder; a file that is named is told by its content alone."""

State = Literal["new", "unchanged", "replaced", "failed"]
_SECTIONS = (
    *("education", "experience", "projects", "papers", "awards", "skills", "languages"),
    *("test_scores", "patents", "talks", "service", "certificates"),
)


_NO_SECTION = "no section of a résumé was found"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `note` is why it failed, or what to beware of, on one line."""

    path: Path
    state: State
    note: str | None = None
    profile: Profile | None = None


def resumes(paths: Iterable[Path]) -> Iterator[Path]:
    """The files at `paths`, each once: those named, and of folders all below with a known suffix.

    Hidden files and folders are passed over, and links to folders not followed. A folder without any
    résumé stands for itself, so that somebody hears of it.
    """
    seen: set[str] = set()
    for path in paths:
        for file in (path.is_dir() and _below(path)) or [path]:
            if (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                yield file


def _below(folder: Path) -> list[Path]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(parent, name) for name in sorted(files) if not name.startswith(".")]
    return [path for path in found if path.suffix.lower() in SUFFIXES]


def add(files: Sequence[Path], opened: Callable[[], Store], *, strict: bool = False) -> Iterator[Outcome]:
    """Put each file into the store, as the outcomes are taken; `strict` refuses what is no résumé.

    `opened` opens the store and is called once there is something to put in, so that a command in which
    every file fails makes no store. Raises `StoreError` when the store itself fails.
    """
    store: Store | None = None
    try:
        for path, read in zip(files, map(_read, files), strict=True):
            if strict and isinstance(read, Profile) and not has_section(read):
                read = NotAResume(f"{path}: {_NO_SECTION}")
            if isinstance(read, ExtractError):
                yield Outcome(path, "failed", one_line(read))
                continue
            store = store or opened()
            state = store.add(read).state
            note = (
                None
                if has_section(read)
                else f"{path}: {_NO_SECTION}; added all the same (--strict refuses it)"
            )
            yield Outcome(path, state, note, read)
    finally:
        if store:
            store.close()


def _read(path: Path) -> Profile | ExtractError:
    """The profile of a file, or why there is none; a value either way, to pass between processes."""
    from extract import extract_bytes, extract_file

    if path.is_dir():
        return UnreadableFile(
            f"{path}: no résumé in this folder (files ending in {', '.join(sorted(SUFFIXES))})"
        )
    try:
        if str(path) == STANDARD:
            return extract_bytes(sys.stdin.buffer.read(), "standard input")
        return extract_file(path)
    except ExtractError as error:
        return error
    except Exception as error:  # a defect of ours must not keep the other files out
        return ExtractError(f"{path}: {type(error).__name__} while reading: {error}; please report this file")


def has_section(profile: Profile) -> bool:
    """Whether anything that a résumé has was found in the document."""
    return any(getattr(profile, name) for name in _SECTIONS)


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file's bytes, which is the name of its document; None when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
