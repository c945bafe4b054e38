"""A question in English or Chinese → a typed question → SPARQL.

No model and no network: the same words always mean the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.atoms import normal
from kg.ask.compose import compose
from kg.ask.errors import Unread
from kg.ask.explain import explain
from kg.ask.names import Names
from kg.ask.question import Question
from kg.ask.sparql import sparql
from kg.ask.tagging import tokens
from kg.errors import NotUnderstood

if TYPE_CHECKING:
    from kg.store import Store

__all__ = ["Reading", "read"]

_LONGEST = 400  # characters; a longer text is no question


class Reading(NamedTuple):
    """How a question was read: the typed question, one line that says it, and the SPARQL that answers it."""

    question: Question
    explanation: str
    sparql: str


def read(question: str, store: Store) -> Reading:
    """Read a question about what is in `store`.

    Raises `NotUnderstood` with the words that have no reading and the nearest questions that have one.
    """
    text, names = normal(question), Names(store)
    if len(text) > _LONGEST:
        raise NotUnderstood([f"{text[:40]}…"], _near(text[:_LONGEST], [], names))
    try:
        asked = compose(tokens(text, names), names)
    except Unread as error:
        raise NotUnderstood(error.words or [text], _near(text, error.words, names)) from None
    explanation = explain(asked)
    return Reading(asked, explanation, sparql(asked, explanation))


def _near(text: str, words: Sequence[str], names: Names) -> tuple[str, ...]:
    from kg.ask.suggest import suggestions

    def reads(candidate: str) -> bool:
        try:
            return bool(compose(tokens(candidate, names), names))
        except Unread:
            return False

    return suggestions(text, words, reads)
