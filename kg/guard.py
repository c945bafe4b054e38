"""What would reach the network, told before it runs: the engine has no switch for SERVICE or LOAD."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What may hold the letters of a keyword without being one (SPARQL 1.1, section 19.8): IRIs, long and short
# strings, comments, variables, prefixed names, language tags. The rest are words. A character that ends a
# token too early could hide what follows behind a quote or a hash, so the sets are wider than the grammar's.
_NAME = r"""[^\s<>"'{}()|^`\\,;?$\#!&=+*/@\[\]:]"""
TOKEN = rf"""
    <[^<>"{{}}|^`\x00-\x20]*>
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*
    | [?$]\w+
    | {_NAME}*:(?:{_NAME}|:|\\.)*
    | @[A-Za-z-]+
    | (?P<word>[A-Za-z]+)
    """
"""What may stand in SPARQL beside marks and numbers, as a verbose pattern with a group `word`."""

_TOKENS = re.compile(TOKEN, re.VERBOSE | re.DOTALL)


def words(sparql: str) -> Iterator[str]:
    """The keywords of a query or an update, in capitals."""
    return (match["word"].upper() for match in _TOKENS.finditer(sparql) if match["word"])


def reaches_out(sparql: str) -> bool:
    """Whether a query has the keyword SERVICE, the only one that sends a request.

    A word that merely contains it counts, since the engine reads `trueSERVICE` as two.
    """
    return "SERVICE" in sparql.upper() and any("SERVICE" in word for word in words(sparql))


def loads(update: str) -> bool:
    """Whether an update has the keyword LOAD, which sends a request as SERVICE does."""
    return any("LOAD" in word for word in words(update))
