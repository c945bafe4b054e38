"""平均分 is the average of a test where one is spoken of, and the mark of a study elsewhere."""

from __future__ import annotations

from kg.ask.senses import Amount, Mark, Name, Noun, Token

_AVERAGE = Mark("order", "average")


def folded(row: list[Token]) -> list[Token]:
    """The tokens with each word that may be an average as that or as the mark."""
    of_test = any(token.get(Name, "test") or token.get(Noun, "test") for token in row)
    compared = any(token.get(Amount) for token in row)
    return [_read(token, of_test and not compared) for token in row]


def _read(token: Token, averages: bool) -> Token:
    if _AVERAGE not in token.senses or len(token.senses) == 1:
        return token
    if averages:
        return token._replace(senses=(_AVERAGE,))
    return token._replace(senses=tuple(sense for sense in token.senses if sense != _AVERAGE))
