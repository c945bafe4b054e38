"""The way of résumés into the store: files → profiles → quads, each in whole or not at all.

A bad file is an outcome like any other and stops nothing: each is read in a process of its own, with
limits. A file whose bytes the store holds already, as read by this version, is not read again.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.errors import ExtractError, UnreadableFile
from extract.isolated import Request, of_bytes, of_file, profiles
from extract.limits import USUAL, Limits
from extract.profile import SECTIONS, Profile
from extract.read import LIMIT, SUFFIXES, look
from kg.errors import one_line
from kg.output import STANDARD

if TYPE_CHECKING:
    from kg.store import Store

PICTURES = frozenset(end for kind, ends in SUFFIXES.items() if kind.startswith("image/") for end in ends)
DOCUMENTS = frozenset(end for ends in SUFFIXES.values() for end in ends) - PICTURES
"""What is taken from a folder; a file that is named is told by its content alone.

Pictures are not: beside many a résumé there is a photo.
"""

State = Literal["new", "unchanged", "replaced", "failed"]
NO_SECTION = "no section of a résumé was found"
"""What is told of a document that may be no résumé."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    `notes` are lines on why it failed, or what to beware of; `contents` how many entries of each field
    of a profile it gave.
    """

    path: Path
    state: State
    notes: tuple[str, ...] = ()
    contents: Counter[str] | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done with a file: to read it, unless the store holds it, or it cannot be read."""

    path: Path
    sha256: str | None = None
    request: Request | None = None
    error: ExtractError | None = None


def resumes(paths: Iterable[Path], suffixes: Iterable[str] = DOCUMENTS) -> Iterator[Path]:
    """The files at `paths`, each once: those named, and of folders all below with one of `suffixes`.

    Hidden files and folders are passed over, and links to folders not followed. A folder without any
    résumé stands for itself, so that somebody hears of it.
    """
    seen: set[str] = set()
    for path in paths:
        for file in (path.is_dir() and _below(path, frozenset(suffixes))) or [path]:
            if (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                yield file


def pictures(paths: Iterable[Path]) -> int:
    """How many pictures there are in the folders among `paths`."""
    return sum(len(_below(path, PICTURES)) for path in paths if path.is_dir())


def _below(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(parent, name) for name in sorted(files) if not name.startswith((".", "~$"))]
    return [path for path in found if path.suffix.lower() in suffixes]


def add(
    files: Iterable[Path],
    opened: Callable[[bool], Store | None],
    *,
    strict: bool = False,
    again: bool = False,
    limits: Limits = USUAL,
) -> Iterator[Outcome]:
    """Put each file into the store, as the outcomes are taken; `strict` refuses what is no résumé.

    `opened` gives the store: if there is one, or (called with True) made anew, which is once there is
    something to put in, so that a command in which every file fails makes no store. `again` reads also what
    the store holds. Raises `StoreError` when the store itself fails.
    """
    store = opened(False)
    try:
        plans, asked = tee(_plans(files, None if again else store, limits))
        for plan, read in zip(plans, profiles(plan.request for plan in asked), strict=True):
            if isinstance(answer := plan.error or read, ExtractError):
                yield Outcome(plan.path, "failed", (one_line(answer),))
                continue
            contents = _contents(plan, answer, store)
            if strict and SECTIONS.isdisjoint(contents):
                yield Outcome(plan.path, "failed", (f"{plan.path}: {NO_SECTION}",))
                continue
            store = store or opened(True)
            assert store
            yield Outcome(
                plan.path, _put(plan, answer, store), tuple(_notes(plan, answer, contents)), contents
            )
    finally:
        if store:
            store.close()


def _plans(files: Iterable[Path], store: Store | None, limits: Limits) -> Iterator[_Plan]:
    """What to do with each file, by what `store` held at first, since plans run ahead of the reading."""
    fresh: set[str] = set()
    for path in files:
        sha256 = sha256_of(path) if store else None
        if store and sha256 and sha256 not in fresh and store.is_up_to_date(sha256):
            yield _Plan(path, sha256)
        else:
            fresh |= {sha256} if sha256 else set()
            yield _to_read(path, limits)


def _to_read(path: Path, limits: Limits) -> _Plan:
    if path.is_dir():
        endings = ", ".join(sorted(DOCUMENTS))
        message = f"{path}: no résumé in this folder (files ending in {endings})"
        return _Plan(path, error=UnreadableFile(message))
    try:
        return _Plan(path, request=request_of(path, limits))
    except ExtractError as error:
        return _Plan(path, error=error)


def request_of(path: Path, limits: Limits = USUAL) -> Request:
    """The request for the profile of a file, of standard input (`-`) or of a pipe.

    Pipes are read here, since other processes do not have them, and only as far as a document may go.
    Raises `ExtractError` for a file that is not there, or too large.
    """
    if str(path) == STANDARD:
        return of_bytes(sys.stdin.buffer.read(LIMIT + 1), "standard input", limits)
    look(path)
    if path.is_file():
        return of_file(path, limits)
    with path.open("rb") as pipe:
        return of_bytes(pipe.read(LIMIT + 1), str(path), limits)


def _contents(plan: _Plan, profile: Profile | None, store: Store | None) -> Counter[str]:
    """How many entries of each field a document has, by its profile or else by the store."""
    if profile:
        return Counter({name: size for name in sorted(SECTIONS) if (size := len(getattr(profile, name)))})
    assert store and plan.sha256
    return store.contents(plan.sha256)


def _put(plan: _Plan, profile: Profile | None, store: Store) -> State:
    if profile:
        return store.add(profile).state
    assert plan.sha256
    store.add_name(plan.sha256, plan.path.name)
    return store.refresh(plan.sha256)


def _notes(plan: _Plan, profile: Profile | None, contents: Counter[str]) -> Iterator[str]:
    """What to beware of, a line each."""
    for warning in profile.warnings if profile else ():
        yield f"{plan.path}: {one_line(warning)}"
    if SECTIONS.isdisjoint(contents):
        yield f"{plan.path}: {NO_SECTION}; added all the same (--strict refuses it)"


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file's bytes, which is the name of its document; None when it cannot be one."""
    try:
        if not path.is_file() or path.stat().st_size > LIMIT:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
