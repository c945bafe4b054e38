"""Words that mean a place named before: "studied at MIT but never worked there"."""

from __future__ import annotations

from kg.ask.senses import Name, Token, Verb


def folded(row: list[Token]) -> list[Token]:
    """The tokens with each such word, after a verb, as the organisation named last."""
    done: list[Token] = []
    for token in row:
        named = next((name for each in reversed(done) if (name := each.get(Name, "organization"))), None)
        if named and token.has("prep", "there") and done[-1].get(Verb):
            done.append(token._replace(senses=(named._replace(role=""),)))
        else:
            done.append(token)
    return done
