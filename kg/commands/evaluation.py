"""`kg eval`: how far profiles agree with golds."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import COULD_NOT_RUN, DONE, NO
from kg.commands.place import row_format
from kg.output import destination
from kg.progress import Say, say, watched

if TYPE_CHECKING:
    from extract.errors import ExtractError
    from extract.profile import Profile
    from kg.evaluation.evaluate import Reading, Scored
    from kg.evaluation.report import Line
    from kg.render import Rows

_FOR_EYES = ("table", "markdown")


def evaluate_files(
    gold: str,
    paths: Sequence[str],
    format: str | None,
    output: str | None,
    *,
    worst: int = 0,
    documents: bool = False,
    least: float = 0.0,
) -> int:
    """Write the figures, or what is worst.

    Gives 1 when a file failed or the lenient F1 is below `least`, and 2 when no file could be read.
    """
    from kg.evaluation.report import lines
    from kg.render import rows

    chosen = row_format(format, output)
    found = _scored(Path(gold), [_present(path) for path in paths])
    with destination(output) as stream:
        chosen = chosen or ("table" if stream.isatty() else "tsv")
        for number, result in enumerate(_results(found, chosen in _FOR_EYES, worst, documents)):
            stream.write("\n" if number else "")
            rows(result, chosen, stream)
    whole, mean, *_ = lines(found)
    say(_summary(whole, mean))
    failed = sum(each.failure is not None for each in found)
    if failed == len(found):
        return COULD_NOT_RUN
    return NO if failed or whole.lenient.f1 < least else DONE


def _present(path: str) -> Path:
    if not Path(path).exists():
        raise FileNotFoundError(errno.ENOENT, "no such file or directory", path)
    return Path(path)


def _scored(gold: Path, paths: list[Path]) -> tuple[Scored, ...]:
    """The verdicts on every file, with a line on standard error for each that could not be read."""
    from kg.evaluation import evaluate
    from kg.evaluation.golds import files_of, golds, readings

    known = golds(gold)
    for each in known:
        for section in each.unjudged:
            say(f"kg: warning: {each.path}: {section} is no section that is judged")
    pairs = files_of(known, paths)
    with watched(readings(pairs, _profiles), len(pairs)) as (seen, speak):
        return evaluate(_heard(seen, speak))


def _profiles(files: Iterable[Path]) -> Iterator[Profile | ExtractError]:
    """The profile of each file, or why there is none."""
    from extract.isolated import of_file, outcome

    return (outcome(of_file(file)) for file in files)


def _heard(readings: Iterable[Reading], speak: Say) -> Iterator[Reading]:
    """The readings, each failure being told as it comes."""
    for reading in readings:
        if reading.failure:
            speak(f"kg: {reading.failure}")
        yield reading


def _results(scored: tuple[Scored, ...], for_eyes: bool, worst: int, documents: bool) -> Iterator[Rows]:
    """Figures, then what is worst; for programs, which want one table, the one that was asked for."""
    from kg.evaluation import report

    if for_eyes:
        yield report.table(scored, documents=documents)
    elif not worst:
        yield report.figures(scored, documents=documents)
    if worst:
        yield report.wrong(scored, worst)


def _summary(whole: Line, mean: Line) -> str:
    documents = "1 document" if whole.documents == 1 else f"{whole.documents} documents"
    return (
        f"{documents}, {whole.fields} fields: F1 {whole.strict.f1:.3f} strict, "
        f"{whole.lenient.f1:.3f} lenient (~); mean of documents {mean.strict.f1:.3f}, {mean.lenient.f1:.3f}"
    )
