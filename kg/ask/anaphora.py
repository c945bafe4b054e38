"""Words that mean what was named before: "studied at MIT but never worked there", "王小明和他的论文"."""

from __future__ import annotations

from kg.ask.senses import Actor, Mark, Name, Noun, Token, Verb

_NOTHING = Mark("filler", "words")


def folded(row: list[Token]) -> list[Token]:
    """The tokens with each such word, after a verb, as the organisation named last.

    A pronoun for somebody whom the question speaks of says nothing more; any other is not understood.
    """
    done: list[Token] = []
    for place, token in enumerate(row):
        if token.has("pronoun"):
            known = _is_named(row) or (token.has("pronoun", "own") and _is_spoken_of(row[:place]))
            done.append(token._replace(senses=(_NOTHING,) if known else ()))
            continue
        named = next((name for each in reversed(done) if (name := each.get(Name, "organization"))), None)
        if named and token.has("prep", "there") and done[-1].get(Verb):
            done.append(token._replace(senses=(named._replace(role=""),)))
        else:
            done.append(token)
    return done


def _is_named(row: list[Token]) -> bool:
    """Whether somebody is named, be it by a part of the name, which no index knows."""
    return any(token.get(Name, "candidate") or not token.senses for token in row)


def _is_spoken_of(row: list[Token]) -> bool:
    return any(token.has("ask", "who") or token.get(Noun, "candidate") or token.get(Actor) for token in row)
