"""What the trained part adds: `python -m tests.without_headings [FOLDER …]` prints the README's table.

Lenient F1 by rules alone and with the trained model, on the résumés of `tests/resumes` and of folders that
`python -m tests.made` wrote: as they are, without headings, or with headings in words of their own, from
`tests/made/facts/unseen.toml`, which nothing was trained on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from extract.nlp import pipeline
from extract.pipeline import profile_of
from extract.profile import Profile
from extract.read import read_file
from tests import accuracy
from tests.made.unheaded import unheaded

WAYS = {
    "": "usual",
    "half": "half of them unusual",
    "odd": "all unusual",
    "none": "none",
}
"""What was done to the headings of a résumé before it was read."""


def lenient(folder: Path, how: str) -> float:
    """Lenient F1 over all sections of the résumés in a folder, with other headings or none."""
    gold, files = folder / "gold", folder / "files"
    here = (gold, files) if gold.is_dir() else (folder, folder)
    return accuracy.figures(*here, partial(profile, how=how))["all"].lenient.f1


def profile(file: Path, how: str) -> Profile:
    """The profile of a résumé with other headings or none; the same each time."""
    document = read_file(file)
    if how:
        document, _ = unheaded(document, how, Random(f"0/{file.stem}"), {}, "unseen")
    return profile_of(document)


@contextmanager
def rules_alone() -> Iterator[None]:
    """Documents are read without the trained model."""
    pipelines = [pipeline(language) for language in ("zh", "en")]
    for nlp in pipelines:
        nlp.disable_pipe("cv_recut")
    yield
    for nlp in pipelines:
        nlp.enable_pipe("cv_recut")


def table(folders: list[Path]) -> str:
    """Rules alone / with the model, by what was done to headings."""
    rows = [f"| headings | {' | '.join(folder.name for folder in folders)} |"]
    rows.append("| --- |" + " ---: |" * len(folders))
    for how, told in WAYS.items():
        with rules_alone():
            alone = [lenient(folder, how) for folder in folders]
        both = [f"{a:.3f} / {lenient(folder, how):.3f}" for a, folder in zip(alone, folders, strict=True)]
        rows.append(f"| {told} | {' | '.join(both)} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table([accuracy.RESUMES / name for name in accuracy.SETS] + [*map(Path, sys.argv[1:])]))
