"""Words that deny what is before them: "除了王小明以外", "腾讯以外的公司"."""

from __future__ import annotations

from kg.ask.senses import Mark, Token

_DENIAL = Mark("link", "not")
_NOTHING = Mark("filler", "words")


def folded(row: list[Token]) -> list[Token]:
    """The tokens with each denial before what it denies."""
    done: list[Token] = []
    opened = False
    for token in row:
        if not token.has("after"):
            opened |= token.has("link", "not")
            done.append(token)
        elif opened:  # 除了 … 以外: said already
            done.append(token._replace(senses=(_NOTHING,)))
            opened = False
        else:
            at = _start(done)
            done.insert(at, token._replace(senses=(_DENIAL,)))
    return done


def _start(done: list[Token]) -> int:
    """Where the word begins that a denial follows."""
    place = len(done)
    while place > 0 and done[place - 1].is_function:
        place -= 1
    return max(0, place - 1)
