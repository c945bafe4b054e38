"""Gold profiles in a folder, the files that each is of, and what is read of these."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.errors import ExtractError
from extract.profile import Profile
from kg.errors import BadGold, did_you_mean, one_line
from kg.evaluation.evaluate import Reading
from kg.evaluation.sections import KNOWN, Json

FORMATS = {"markdown": "md", "text": "txt", "htm": "html", "xhtml": "html", "jpeg": "jpg"}
"""Formats that have several suffixes; others go by theirs."""


Read = Callable[[Iterable[Path]], Iterable[Profile | ExtractError]]
"""Files → the profile of each, or why there is none, in the same order."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What there is to read in the files that have the name of `path`."""

    path: Path
    profile: Json

    @property
    def unjudged(self) -> list[str]:
        """The sections that nothing is known of, each with what may have been meant."""
        return [f"{name!r}{did_you_mean(name, KNOWN)}" for name in self.profile if name not in KNOWN]


def golds(path: Path) -> list[Gold]:
    """The golds at `path`, a folder of NAME.json or one such file, by name; raises `BadGold`."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise BadGold(path, "no gold profile (NAME.json) in this folder")
    return [Gold(file, _object(file)) for file in files]


def _object(file: Path) -> Json:
    try:
        found = json.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise BadGold(file, (error.strerror or str(error)).lower()) from None
    except ValueError as error:
        raise BadGold(file, f"no JSON: {error}") from None
    if not isinstance(found, dict):
        raise BadGold(file, "no profile, which is an object with fields such as name and papers")
    return found


def files_of(golds: Sequence[Gold], paths: Iterable[Path]) -> list[tuple[Gold, Path | None]]:
    """Each gold with each of its files, or None: `a.pdf` and `a.docx` are both of the gold `a.json`.

    Folders are looked through. A JSON file other than a gold is a profile that somebody has read
    already, and counts where there is no file to read.
    """
    own = {gold.path.resolve() for gold in golds}
    found: dict[str, list[Path]] = {gold.path.stem: [] for gold in golds}
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.stem in found and file.is_file() and file.resolve() not in own:
                found[file.stem].append(file)
    return [(gold, file) for gold in golds for file in _documents(found[gold.path.stem])]


def _documents(files: list[Path]) -> Sequence[Path | None]:
    return [file for file in files if file.suffix != ".json"] or files or [None]


def readings(pairs: Sequence[tuple[Gold, Path | None]], read: Read) -> Iterator[Reading]:
    """What there is of the file of each gold, by `read` where it is still to be read."""
    profiles = iter(read(file for _, file in pairs if file and file.suffix != ".json"))
    for gold, file in pairs:
        if file is None:
            failure = f"{gold.path}: no file of this name to read"
            yield Reading(gold.path.stem, "none", gold.profile, None, failure)
        elif file.suffix == ".json":
            yield _read_already(gold, file)
        else:
            yield _read_now(gold, file, next(profiles))


def _read_already(gold: Gold, file: Path) -> Reading:
    told = _object(file)
    source = told.get("source") or {}
    return Reading(file.name, _format(str(source.get("file", file))), gold.profile, told)


def _read_now(gold: Gold, file: Path, found: Profile | ExtractError) -> Reading:
    if isinstance(found, ExtractError):
        return Reading(file.name, _format(file.name), gold.profile, None, one_line(found))
    return Reading(file.name, _format(file.name), gold.profile, found.to_json())


def _format(file: str) -> str:
    suffix = Path(file).suffix.lower().lstrip(".")
    return FORMATS.get(suffix, suffix) or "none"
