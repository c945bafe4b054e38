"""Queries that would reach the network, told before they run: the engine has no switch for SERVICE."""

from __future__ import annotations

import re

# What may hold the letters of a keyword without being one (SPARQL 1.1, section 19.8): IRIs, long and short
# strings, comments, variables, prefixed names, language tags. The rest are words. A character that ends a
# token too early could hide what follows behind a quote or a hash, so the sets are wider than the grammar's.
_NAME = r"""[^\s<>"'{}()|^`\\,;?$\#!&=+*/@\[\]:]"""
_TOKEN = re.compile(
    rf"""
    <[^<>"{{}}|^`\x00-\x20]*>
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*
    | [?$]\w+
    | {_NAME}*:(?:{_NAME}|:|\\.)*
    | @[A-Za-z-]+
    | (?P<word>[A-Za-z]+)
    """,
    re.VERBOSE | re.DOTALL,
)


def reaches_out(sparql: str) -> bool:
    """Whether a query has the keyword SERVICE, the only one that sends a request.

    A word that merely contains it counts, since the engine reads `trueSERVICE` as two.
    """
    words = (match["word"] for match in _TOKEN.finditer(sparql))
    return any("SERVICE" in word.upper() for word in words if word)
