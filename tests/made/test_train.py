"""Training: slopes are right, the same seed makes the same weights, places move with changed words."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from extract.read import read_bytes
from extract.rowkinds import WEIGHTS
from tests.made.plain import plain
from tests.made.train import Trainer, examples, fingerprint, gradient, varied
from tests.made.unheaded import unheaded

CV = """Ada Byron

## 1. EDUCATION
MIT, B.S. in Physics, 2010 - 2014

## 2. AWARDS
[Prize](https://example.org) 2013
"""


def test_slopes_are_those_of_the_loss() -> None:
    """A small step along a slope changes the loss by as much as the slope says."""
    rng = np.random.default_rng(1)
    scores, steps, tags = rng.normal(size=(5, 4)), rng.normal(size=(4, 4)), [0, 2, 2, 1, 3]
    loss, by_scores, by_steps = gradient(scores, steps, tags)
    for values, slopes in ((scores, by_scores), (steps, by_steps)):
        values[2, 1] += 1e-5
        assert gradient(scores, steps, tags)[0] - loss == pytest.approx(1e-5 * slopes[2, 1], rel=1e-3)
        values[2, 1] -= 1e-5


def test_training_learns_and_is_the_same_each_time() -> None:
    """The loss falls, and two runs end in the same weights."""
    cvs = list(examples(3, 0, 6))

    def trained() -> tuple[list[float], np.ndarray]:
        trainer = Trainer(1)
        return [trainer.learn(varied(cv, Random(1))) for cv in cvs * 4], trainer.weights

    (losses, weights), (_, again) = trained(), trained()
    assert sum(losses[-6:]) < sum(losses[:6]) / 2
    assert np.array_equal(weights, again)


def test_text_cvs_tell_where_their_sections_begin() -> None:
    """The places are beginnings of lines, and both languages come up."""
    made = [plain(5, number) for number in range(20)]
    assert all(place == 0 or text[place - 1] == "\n" for text, starts in made for place in starts)
    assert {any("\u4e00" <= c <= "\u9fff" for c in text) for text, _ in made} == {True, False}


@pytest.mark.parametrize("how", ["none", "odd"])
def test_places_move_with_changed_words(how: str) -> None:
    """Lines and links are where their words are; number and capitals of a heading stay, its words go."""
    document = read_bytes(CV.encode(), "cv.md")
    changed, starts = unheaded(document, how, Random(1), {})
    assert [kind for kind, _ in starts.values()] == ["education", "awards"]
    assert "EDUCATION" not in changed.text and len(changed.text) == len(changed.markup)
    anchor = changed.anchors[0]
    assert changed.text[anchor.start : anchor.end] == "Prize"
    assert changed.text[anchor.url_start : anchor.url_end] == "https://example.org"
    shown = [changed.text[line.start : line.end] for line in changed.lines]
    assert "MIT, B.S. in Physics, 2010 - 2014" in shown
    headings = [line for line in shown if "2. " in line]
    assert headings == [] if how == "none" else headings[0].isupper()


def test_weights_belong_to_the_code() -> None:
    """Who changes what is seen in a row trains anew: `python -m tests.made.train`."""
    with np.load(WEIGHTS) as held:
        assert held["fingerprint"] == fingerprint()
