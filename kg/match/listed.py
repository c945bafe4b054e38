"""What stands in a list: each thing for itself, or any of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.match.vocabulary import Named, says, words

_BETWEEN = re.compile(r"\s*(?:[,、，]\s*)?(?P<word>[^\W\d]*)\s*|\s*/\s*")  # what parts two things of one list


def grouped(things: Sequence[Named], sentence: str, ends: Mapping[Named, int]) -> Iterator[list[Named]]:
    """The things of a sentence in groups, of each of which any will do.

    "Python, and C++ or Java" are two groups. `ends` tell where each thing ends, with what belongs to it.
    """
    runs = list(_runs(things, sentence, ends))
    edges = [0, *(ends[run[-1]] for run in runs)]
    starts = [*(run[0].start for run in runs[1:]), len(sentence)]
    for run, edge, start in zip(runs, edges, starts, strict=False):
        before, after = sentence[edge : run[0].start], sentence[ends[run[-1]] : start]
        gaps = [sentence[ends[one] : other.start] for one, other in pairwise(run)]
        if _is_any(before, after) or any(map(_is_or, gaps)):
            yield run
        else:
            yield from ([thing] for thing in run)


def _is_any(before: str, after: str) -> bool:
    """Whether the words around a list say that any of it will do: English ones lead, Chinese ones close."""
    told = words()["either"]
    return says(before, told["before"]) or says(after, told["after"])


def _runs(things: Sequence[Named], sentence: str, ends: Mapping[Named, int]) -> Iterator[list[Named]]:
    """The things that nothing but a comma, a slash or a word like "or" parts."""
    run: list[Named] = []
    is_closing = False  # "Rust or Go, Docker": the list ends with what follows its "or"
    for thing in things:
        gap = sentence[ends[run[-1]] : thing.start] if run else ""
        if run and (not _is_joined(gap) or (is_closing and not _is_or(gap))):
            yield run
            run = []
        run.append(thing)
        is_closing = _is_or(gap)
    if run:
        yield run


def _is_or(gap: str) -> bool:
    return "/" in gap or says(gap, words()["or"])


def _is_joined(gap: str) -> bool:
    found = _BETWEEN.fullmatch(gap)
    return found is not None and (not found["word"] or says(found["word"], words()["or"]))
