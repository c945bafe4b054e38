"""What stops a question inside `kg.ask`; outside, it becomes `kg.errors.NotUnderstood`."""

from __future__ import annotations

from collections.abc import Sequence


class Unread(Exception):
    """Words of a question that have no place in it."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(", ".join(words))
        self.words = tuple(words)
