"""What a person types → a query.

    federated learning        both words                federated AND learning, federated + learning
    federated OR 推荐         either                     federated | 推荐
    python NOT java           the first without the second   python -java
    (a | b) c                 brackets
    "graph neural networks"   the words one after another; 联邦学习 is always so
    recommend*                words that begin so
    hadop~                    words that differ in a letter, or in the order of two
    skill:python              in that field only; venue:(AAAI | KDD)

AND, OR and NOT are in capitals. AND binds more closely than OR.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.errors import BadSearch

_TOKEN = re.compile(
    r"""
      (?P<space> \s+ )
    | (?P<quoted> "(?P<phrase>[^"]*)" )
    | (?P<open> \( ) | (?P<close> \) )
    | (?P<or> \|{1,2} ) | (?P<and> &{1,2} )
    | (?P<field> [a-z]+ ) : (?=\S)
    | (?P<plus> \+ (?=[^\s+]) | (?<=\s)\+(?=\s) ) | (?P<minus> - (?=[^\s-]) )
    | (?P<word> [^\s()|&":]+ (?: : [^\s()|&":]+ )* )
    | (?P<stray> . )
    """,
    re.VERBOSE,
)
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "minus", "和": "and", "或": "or"}
_DEEPEST = 50


class Term(NamedTuple):
    """Words in a field ("" for all fields); `how`: word, phrase, prefix or fuzzy."""

    text: str
    how: str = "word"
    field: str = ""


class Both(NamedTuple):
    """All of `parts`, and none of `never`."""

    parts: tuple[Query, ...]
    never: tuple[Query, ...] = ()


class Either(NamedTuple):
    """At least one of `parts`."""

    parts: tuple[Query, ...]


Query = Term | Both | Either


class _Token(NamedTuple):
    sort: str
    text: str


def parse(text: str, fields: Sequence[str]) -> Query:
    """The query that `text` is; raises `BadSearch` for one that is empty, excludes only, or is not closed."""
    tokens = [_token(found) for found in _TOKEN.finditer(text)]
    reader = _Reader([token for token in tokens if token.sort not in ("space", "stray")], fields)
    query = reader.either("", 0)
    if reader.left:
        raise BadSearch("there is a ) without its (")
    if query is None:
        raise BadSearch("there is no word to look for")
    return query


def _token(found: re.Match[str]) -> _Token:
    sort, text = found.lastgroup or "stray", found[0]
    if found["quoted"] is not None:
        return _Token("phrase", found["phrase"])
    if found["field"] is not None:
        return _Token("field", found["field"])
    return _Token(_OPERATORS.get(text, sort) if sort == "word" else sort, text)


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[_Token], fields: Sequence[str]) -> None:
        self.left = tokens[::-1]
        self.fields = fields

    def either(self, field: str, depth: int) -> Query | None:
        """Parts with OR between."""
        if depth > _DEEPEST:
            raise BadSearch("there are too many brackets within brackets")
        parts = [self._all(field, depth)]
        while self._next("or"):
            parts.append(self._all(field, depth))
        kept = tuple(part for part in parts if part is not None)
        return Either(kept) if len(kept) > 1 else kept[0] if kept else None

    def _all(self, field: str, depth: int) -> Query | None:
        """Parts with AND or nothing between, some of them excluded."""
        wanted: list[Query] = []
        never: list[Query] = []
        while self.left and self.left[-1].sort not in ("or", "close"):
            if self._next("and") or self._next("plus"):
                continue
            excluded = self._next("minus")
            while self._next("minus") or self._next("and") or self._next("plus"):
                pass
            if (part := self._one(field, depth)) is not None:
                (never if excluded else wanted).append(part)
        if never and not wanted:
            raise BadSearch("it only says what is not wanted: add a word to look for")
        if never or len(wanted) > 1:
            return Both(tuple(wanted), tuple(never))
        return wanted[0] if wanted else None

    def _one(self, field: str, depth: int) -> Query | None:
        """A word, a phrase, brackets, or any of these in a field."""
        if not self.left or self.left[-1].sort in ("or", "close"):
            return None
        token = self.left.pop()
        if token.sort == "field":
            return self._in_field(token, field, depth)
        if token.sort == "open":
            query = self.either(field, depth + 1)
            if not self._next("close"):
                raise BadSearch("there is a ( without its )")
            return query
        return _term(token, field)

    def _in_field(self, token: _Token, field: str, depth: int) -> Query | None:
        if token.text in self.fields:
            return self._one(token.text, depth)
        raise BadSearch(f"there is no field {token.text}: use one of {', '.join(self.fields)}")

    def _next(self, sort: str) -> bool:
        if self.left and self.left[-1].sort == sort:
            self.left.pop()
            return True
        return False


def _term(token: _Token, field: str) -> Term | None:
    text = token.text.strip()
    if not re.search(r"\w", text):
        return None
    if token.sort == "phrase":
        return Term(text, "phrase", field)
    if text.endswith("*"):
        return Term(text.rstrip("*"), "prefix", field)
    if text.endswith("~"):
        return Term(text.rstrip("~"), "fuzzy", field)
    return Term(text, "word", field)
