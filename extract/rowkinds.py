"""Which kind of section each row of a document belongs to, by a small trained model.

The model is a linear chain (a conditional random field; Lafferty, McCallum and Pereira 2001): each trait of
a row and of its neighbours counts for or against each kind, so does each kind for the next row, and the best
way through is taken (Viterbi 1967). `python -m tests.made.train` trained it on invented CVs; the weights in
`rowkinds.npz` are whole numbers, so that sums are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from extract.context import Context
from extract.layout import Row
from extract.traits import Traits, traits
from extract.words import load

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[tuple[int, ...], np.dtype[np.integer]]


class Tag(NamedTuple):
    """What a row may be: of a kind, or the heading of one."""

    kind: str
    is_heading: bool


class Belief(NamedTuple):
    """What is known of a row before it is looked at: its kind is one of these (any, if none), by so much.

    `weight` is a logarithm of odds: 0 is nothing.
    """

    kinds: tuple[str, ...]
    is_heading: bool
    weight: float

    def scores(self) -> list[int]:
        """What it adds to the score of each tag."""
        held = [t.is_heading == self.is_heading and (not self.kinds or t.kind in self.kinds) for t in TAGS]
        return [round(self.weight * UNIT) * holds for holds in held]


KINDS = [kind for kind in load("headings") if kind not in ("around", "joint")]
TAGS = [Tag(kind, is_heading) for is_heading in (False, True) for kind in KINDS]
WEIGHTS = Path(__file__).parent / "rowkinds.npz"
COLUMNS = 1 << 15
"""Traits are told apart by a hash of so many values."""
UNIT = 256
"""What a weight of 1 is stored as."""
_NEAR = (-2, -1, 0, 1, 2)
"""How far the rows are whose signs count for a row; of words those of the row before count too."""
_FAR = 7919  # the columns of a neighbour's traits are as many further on
_EDGE = ["edge"]


@lru_cache(1 << 16)
def column(trait: str) -> int:
    """The place of a trait's weights."""
    return crc32(trait.encode()) % COLUMNS


def columns(shown: Sequence[Traits]) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
    """The places of weights that count and the number of the row that each counts for: of signs, of words."""
    signs = [[f"place {min(index, 8)}", *row.signs] for index, row in enumerate(shown)]
    words = [row.words for row in shown]
    return _counting([_EDGE, _EDGE, *signs, _EDGE, _EDGE], _NEAR), _counting(
        [[], [], *words, [], []], (-1, 0)
    )


def _counting(shown: Sequence[Sequence[str]], near: tuple[int, ...]) -> tuple[Ints, Ints]:
    """What rows show to those that are `near`; two at each end are not rows but edges."""
    import numpy as np

    lengths = [len(row) for row in shown]
    own = np.fromiter(map(column, chain.from_iterable(shown)), np.int64, sum(lengths))
    row = np.repeat(np.arange(-2, len(shown) - 2), lengths)
    places = np.concatenate([(own + far * _FAR) % COLUMNS for far in near])
    rows = np.concatenate([row - far for far in near])
    inside = (rows >= 0) & (rows < len(shown) - 4)
    return places[inside], rows[inside]


@cache
def _model() -> tuple[Ints, Ints]:
    """The weights of each trait (COLUMNS × TAGS), and of each tag after another (TAGS × TAGS)."""
    import numpy as np

    with np.load(WEIGHTS) as held:
        return held["weights"], held["steps"].astype(np.int32)


def tags(context: Context, rows: Sequence[Row], beliefs: Sequence[Belief]) -> list[Tag]:
    """Of each row its kind and whether it is a heading, with what is believed of each counted in."""
    import numpy as np

    weights, steps = _model()
    (signs, by_signs), (words, by_words) = columns(traits(context, rows))
    counted = np.concatenate([by_signs, by_words])
    order = np.argsort(counted, kind="stable")
    shown = weights[np.concatenate([signs, words])[order]]
    scores = np.add.reduceat(shown, np.searchsorted(counted[order], np.arange(len(rows))), dtype=np.int32)
    priors = {belief: np.array(belief.scores(), np.int32) for belief in set(beliefs)}
    scores += np.stack([priors[belief] for belief in beliefs])
    return [TAGS[number] for number in _best(scores, steps)]


def _best(scores: Ints, steps: Ints) -> list[int]:
    """The numbers of the tags on the best way through (Viterbi)."""
    total, before = scores[0], []
    from_each, tags = steps.T.copy(), range(len(steps))
    for row in scores[1:]:
        ways = total + from_each
        best = ways.argmax(1)
        before.append(best)
        total = ways[tags, best] + row
    path = [int(total.argmax())]
    for pointers in reversed(before):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
