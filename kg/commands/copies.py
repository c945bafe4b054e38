"""`kg backup`, `kg restore`: a store as a whole, copied away and back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kg.bibliography.index import INDEX
from kg.commands import DONE
from kg.commands.place import Place, default_store, reading
from kg.errors import MissingStore, RemoteStore, StoreExists
from kg.opening import is_remote, is_store
from kg.progress import say


def back_up(folder: str, place: Place) -> int:
    """Copy the store as it is now, with its index of papers, to a new folder; writers may go on meanwhile."""
    target = Path(folder)
    with reading(place) as store:
        store.backup(target)
        papers = store.path / INDEX
        if papers.is_file():
            _copy_database(papers, target / INDEX)
        say(f"{store.path} copied to {target}")
    return DONE


def restore(folder: str, place: Place) -> int:
    """Make the store what was backed up; refused where there is one already.

    The copy is made beside its place and moved there at the end, so that there is a whole store or none.
    """
    location = place.store or default_store()
    if is_remote(location):
        raise RemoteStore(location)
    source, target = Path(folder), Path(location)
    if not is_store(source):
        raise MissingStore(source)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StoreExists(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        shutil.copytree(source, part)
        reading(Place(str(part))).close()  # what cannot be opened is no backup
        part.replace(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    say(f"{source} copied to {target}")
    return DONE


def _copy_database(source: Path, target: Path) -> None:
    """Copy a SQLite database that others may be writing to."""
    import sqlite3
    from contextlib import closing

    reading_only = f"{source.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(reading_only, uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
