"""Train the model of `extract.rowkinds` on invented CVs: `python -m tests.made.train` (some five minutes).

The CVs are those of `tests.made`, whose headings tell what their rows are, and those of `tests.made.plain`.
The headings are then taken away or replaced (`facts/unusual.toml`), the sections shuffled and cut short, and
what a format tells of a row is hidden at random, so that the model learns to know a row by what it says. The
same seed makes the same weights. Needs `typst` and `python-docx`.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numpy as np

from extract.context import Context
from extract.document import Document
from extract.gazetteer import mentions
from extract.layout import rows
from extract.nlp import pipeline
from extract.read import read_bytes
from extract.rowkinds import COLUMNS, KINDS, TAGS, UNIT, WEIGHTS, columns
from extract.traits import Traits, traits
from tests.made import documents, render
from tests.made.plain import plain
from tests.made.unheaded import Start, bare, unheaded

QUICK = [name for name, (tool, _) in documents.SOURCES.items() if tool != "xelatex"]
"""Layouts that are read from their source, or rendered in no time."""
SUFFIXES = {"chromium": "html", "soffice": "docx", "typst": "pdf"}
KINDS_OF = {
    **dict.fromkeys(("internship", "offices", "teaching"), "experience"),
    **dict.fromkeys(("statement", "hobbies", "references"), "other"),
    "reviewing": "service",
    "tongues": "languages",
}
HIDDEN = (
    *("size", "long", "marker", "edges", "level", "gap", "strong", "underlined", "fresh", "capitals", "bare"),
    *("count", "label", "style", "first range", "last range", "first date", "last date"),
    *("marks stop", "marks colon", "marks bars", "marks gaps"),
)
"""Traits that a CV may be without, as far as a layout or a habit makes them."""

SEEN = """# Ada Byron
ada@example.org | +44 20 7946 0018 | https://example.org

## PUBLICATIONS
1. Byron, A., and C. Babbage (1843). "Notes on the engine of numbers", Taylor 3(2): 666-731, doi:10.1/2
- **伯爵**: 《论分析机》[J], 2019.03 - 2021.06; 前 3%, 1/253, CN114000002A
"""
"""A CV that shows most of what is looked at."""

Block = list[tuple[Traits, int]]
Example = tuple[list[Traits], list[int]]


def examples(seed: int, made: int, texts: int) -> Iterator[list[Block]]:
    """The CVs in blocks of one section: those of `tests.made` in two ways, and texts."""
    for number in range(made):
        document, named = drawn(seed, number)
        for how in ("none", "odd"):
            yield blocks(*unheaded(document, how, Random(f"{seed}/{number}"), named))
    for number in range(texts):
        text, starts = plain(seed, number)
        marked = re.search(r"^#|^\*\*|^- ", text, re.M) and number % 3
        document = read_bytes(text.encode(), "cv.md" if marked else "cv.txt")
        if document.text == text:
            yield blocks(document, starts)


def drawn(seed: int, number: int) -> tuple[Document, dict[str, str]]:
    """A CV in a layout that is quickly made, and the kinds that its headings name."""
    made = documents.make(seed, number, Random(f"{seed}:{number}").choice(QUICK))
    data = made.source
    if made.tool == "typst":
        with tempfile.TemporaryDirectory() as folder:
            render.convert(made.tool, made.source, target := Path(folder) / "cv.pdf")
            data = target.read_bytes()
    kinds = {bare(section.heading): KINDS_OF.get(section.key, section.key) for section in made.sheet.sections}
    return read_bytes(data, f"cv.{SUFFIXES[made.tool]}"), kinds


def fingerprint() -> int:
    """A number that changes with the kinds and with what the code sees in a row, not with tables of words."""
    document = read_bytes(SEEN.encode(), "cv.md")
    shown = traits(Context(document, (), ()), rows(document))
    signs = [[s for s in row.signs if not s.startswith("table ")] for row in shown]
    places = columns([Traits(s, row.words) for s, row in zip(signs, shown, strict=True)])
    return crc32(repr([TAGS, signs, [(of.tolist(), by.tolist()) for of, by in places]]).encode())


def blocks(document: Document, starts: dict[int, Start]) -> list[Block]:
    """The rows of a document in blocks of one section, each row with the number of its tag."""
    nlp = pipeline(document.language)
    found = mentions(nlp.get_pipe("cv_gazetteer")(nlp.make_doc(document.view)))
    shown = rows(document)
    kind, cut = "contact", [[]]
    for row, told in zip(shown, traits(Context(document, (), found), shown), strict=True):
        heading = False
        for place in [place for place in starts if place <= row.start]:
            kind, heading = starts.pop(place)
            cut.append([])
        cut[-1].append((told, TAGS.index((kind if kind in KINDS else "other", heading))))
    return [block for block in cut if block]


def varied(blocks: list[Block], rng: Random) -> Example:
    """A CV as it might have been: in another order, sections left out or short, with less to be seen."""
    first, rest = blocks[0], blocks[1:]
    if rng.random() < 0.7:
        rng.shuffle(rest)
    rest = [block for block in rest if rng.random() < 0.85] or rest
    rest = [block[: rng.randint(2, 5)] if rng.random() < 0.3 else block for block in rest]
    first = first[: rng.randint(1, len(first))] if rng.random() < 0.5 else first
    hidden = tuple(name for name in HIDDEN if rng.random() < 0.35)
    shown = [each for block in (first, *rest) for each in block]
    seen = [Traits([s for s in told.signs if not s.startswith(hidden)], told.words) for told, _ in shown]
    return seen, [tag for _, tag in shown]


class Trainer:
    """Gradient descent with a rate of its own for each weight (AdaGrad), a CV a step.

    Of signs a share of `SIGNS` is shown, of words a share of `WORDS`, so that none is relied upon.
    """

    RATE, DECAY, SIGNS, WORDS = 0.1, 3e-5, 0.85, 0.4

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.weights = np.zeros((COLUMNS, len(TAGS)), np.float32)
        self.steps = np.zeros((len(TAGS), len(TAGS)), np.float32)
        self.seen = [np.full_like(values, 1e-4) for values in (self.weights, self.steps)]

    def learn(self, example: Example) -> float:
        """One step; the loss a row."""
        shown, tags = example
        counting = zip(columns(shown), (self.SIGNS, self.WORDS), strict=True)
        kept = [(columns, self.rng.random(len(columns[0])) < share) for columns, share in counting]
        places, rows = (np.concatenate([columns[i][some] for columns, some in kept]) for i in (0, 1))
        scores = summed(len(tags), rows, self.weights[places])
        loss, slopes, steps = gradient(scores, self.steps, tags)
        found, which = np.unique(places, return_inverse=True)
        self.step(self.weights, self.seen[0], found, summed(len(found), which, slopes[rows]))
        self.step(self.steps, self.seen[1], slice(None), steps)
        return loss / len(tags)

    def step(self, weights: Any, seen: Any, where: Any, change: Any) -> None:
        """Move weights against their slopes, and a little towards nothing."""
        change = change + self.DECAY * weights[where]
        seen[where] += change**2
        weights[where] -= self.RATE * change / np.sqrt(seen[where])


def summed(count: int, rows: Any, values: Any) -> Any:
    """The sum of the values that count for each of so many rows."""
    sums = np.zeros((count, values.shape[1]), np.float32)
    np.add.at(sums, rows, values)
    return sums


def gradient(scores: Any, steps: Any, tags: list[int]) -> tuple[float, Any, Any]:
    """The negative logarithm of the likelihood of tags, and its slopes by scores and by steps."""
    before, after = scores.copy(), np.zeros_like(scores)
    for i in range(1, len(tags)):
        before[i] += logsum(before[i - 1][:, None] + steps, 0)
    for i in range(len(tags) - 2, -1, -1):
        after[i] = logsum(steps + (scores[i + 1] + after[i + 1])[None, :], 1)
    whole = logsum(before[-1], 0)
    slopes, pairs = np.exp(before + after - whole), np.zeros_like(steps)
    for i in range(1, len(tags)):
        pairs += np.exp(before[i - 1][:, None] + steps + (scores[i] + after[i])[None, :] - whole)
        pairs[tags[i - 1], tags[i]] -= 1
    slopes[np.arange(len(tags)), tags] -= 1
    right = sum(scores[i, tag] for i, tag in enumerate(tags))
    return float(whole - right - sum(steps[a, b] for a, b in pairwise(tags))), slopes, pairs


def logsum(values: Any, axis: int) -> Any:
    """The logarithm of a sum of exponentials."""
    top = values.max(axis, keepdims=True)
    return (top + np.log(np.exp(values - top).sum(axis, keepdims=True))).squeeze(axis)


def main() -> int:
    """Write the weights, and the fingerprint of the code that they belong to."""
    parser = argparse.ArgumentParser(prog="python -m tests.made.train", description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    for name, value in {"seed": 7, "made": 300, "texts": 3000, "epochs": 4}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    asked = parser.parse_args()
    cvs, trainer = list(examples(asked.seed, asked.made, asked.texts)), Trainer(asked.seed)
    for epoch in range(asked.epochs):
        order = trainer.rng.permutation(len(cvs))
        losses = [trainer.learn(varied(cvs[i], Random(f"{epoch}/{i}"))) for i in order]
        print(f"epoch {epoch + 1}: loss a row {np.mean(losses):.4f}", file=sys.stderr)
    weights, steps = (np.rint(v * UNIT).astype(np.int16) for v in (trainer.weights, trainer.steps))
    np.savez_compressed(asked.out, weights=weights, steps=steps, fingerprint=fingerprint())
    return 0


if __name__ == "__main__":
    sys.exit(main())
