"""A field of study that is called a direction: 材料方向的博士 has a doctorate in it."""

from __future__ import annotations

from kg.ask.senses import Actor, Fact, Mark, Noun, Token, Topic, Verb

_NOTHING = Mark("filler", "words")


def folded(row: list[Token]) -> list[Token]:
    """The tokens with the word for a direction left out, where it is that of a degree.

    What is a subject of research as well as a field may be the one or the other; it stays as it is.
    """
    done: list[Token] = []
    for place, token in enumerate(row):
        before = done[-1] if done else None
        if before and token.has("direction") and _is_field(before) and _studies(row[place + 1 :]):
            done.append(token._replace(senses=(_NOTHING,)))
        else:
            done.append(token)
    return done


def _is_field(token: Token) -> bool:
    return token.get(Topic, "field") is not None and token.get(Topic, "topic") is None


def _studies(row: list[Token]) -> bool:
    """Whether a degree or students are spoken of, and no research."""
    senses = [token.get(sort, "study") for token in row for sort in (Actor, Fact)]
    return any(senses) and not any(token.get(Verb, "topic") or token.get(Noun, "topic") for token in row)
