"""The files of a store, which tell whether it has been written to since the last look."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

_RECENT = 2_000_000_000  # nanoseconds in which a folder may change again without showing a later time


class Files:
    """What changes in the folder of a store when it is written to.

    A write makes a file that the store keeps to itself longer, or a new one. So it is enough to look at the
    time of the folder and at the lengths of the logs, unless the folder has just changed.
    """

    def __init__(self, folder: Path | str) -> None:
        self._folder = Path(folder)
        self._state = ""
        self._listed = -1
        self._logs: list[Path] = []
        self._lengths: list[int] = []

    def state(self) -> str:
        """A short text that is another one once the store has been written to; empty when it is not there."""
        try:
            changed = self._folder.stat().st_mtime_ns
            if changed == self._listed and [log.stat().st_size for log in self._logs] == self._lengths:
                return self._state
        except OSError:  # opening it will tell why; or a log has been put away
            changed = -1
        return self._look(changed)

    def _look(self, changed: int) -> str:
        """List the folder, which was `changed` at that time."""
        try:
            with os.scandir(self._folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            return ""
        told = [_told(entry) for entry in found]
        logs = {name: length for name, length in told if name.endswith(".log")}
        self._logs, self._lengths = [self._folder / name for name in logs], list(logs.values())
        self._listed = changed if time.time_ns() - changed > _RECENT else -1
        self._state = hashlib.blake2b(repr(told).encode(), digest_size=12).hexdigest()
        return self._state


def _told(entry: os.DirEntry[str]) -> tuple[str, int]:
    """A file by name and length; tables never change, and readers write files `LOG…`."""
    if entry.name.startswith("LOG"):
        return "", 0
    if entry.name.endswith(".sst"):
        return entry.name, 0
    try:
        return entry.name, entry.stat().st_size
    except OSError:  # compacted away between listing and looking
        return entry.name, -1
