"""Updates, rewritten so that the default graph stays the union of the named graphs (`kg.union`).

Nothing writes to the default graph itself: what an update puts there goes to a named graph, `own`, and what
it takes from there is taken from that. The triples that an operation touches are noted in a graph for the
time of the operation; right after it, those of them that a named graph says are put into the default graph,
and the others taken out. All is one update, so one transaction, and costs what the operation costs.

    INSERT DATA { :a :b :c }      INSERT DATA { GRAPH <own> { :a :b :c } GRAPH <touched> { :a :b :c } } ; …
    WITH :g DELETE { … } …        the same without WITH: each part names its graph
    CLEAR DEFAULT                 the triples of <own> are noted; CLEAR SILENT GRAPH <own> ; …

Only what the engine's own parser takes comes here; what this does not know is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.guard import TOKEN
from kg.iris import APART
from kg.serve.http import Refused

_PIECE = re.compile(TOKEN + r"| (?P<mark>[{};(\[])", re.VERBOSE | re.DOTALL)
_EMPTY = re.compile(r"(?:\s+|\#[^\n\r]*(?:[\n\r]|$))*\.?(?:\s+|\#[^\n\r]*(?:[\n\r]|$))*")
_TOUCHED = "<urn:x-kg:touched>"
_TRIPLE = "{ ?s ?p ?o }"
_SAID = f"""EXISTS {{ GRAPH ?g {_TRIPLE}
  FILTER(?g != {_TOUCHED} && !REGEX(STR(?g), "{APART}")) }}"""
_SETTLED = f"""DELETE {_TRIPLE} WHERE {{ GRAPH {_TOUCHED} {_TRIPLE} FILTER NOT {_SAID} }} ;
INSERT {_TRIPLE} WHERE {{ GRAPH {_TOUCHED} {_TRIPLE} FILTER {_SAID} }} ;
DROP SILENT GRAPH {_TOUCHED}"""
# Written twice, a node without a name is two: what is said of such nodes is found, not noted.
_NAMELESS = f"""INSERT {{ GRAPH {_TOUCHED} {_TRIPLE} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o
  FILTER(isBlank(?s) || isBlank(?o)) }} FILTER NOT EXISTS {_TRIPLE} }}"""
_FIRST = frozenset(["INSERT", "DELETE", "WITH", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "LOAD"])


class _Token(NamedTuple):
    """A token outside braces, or a whole group in braces, which has no word; its place in the text."""

    text: str
    word: str
    start: int
    end: int

    @property
    def is_group(self) -> bool:
        return self.text.startswith("{")


class Using(NamedTuple):
    """The graphs that a request says its updates read, by IRI."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


NOTHING = Using()
"""A request that leaves it to the update."""


def keeping_union(update: str, own: str, using: Using = NOTHING) -> str:
    """`update` so that it keeps the union; `own` is the IRI of the graph for what goes to the default graph.

    Refuses with 400 an update that names its dataset when `using` does, too.
    """
    done = [_operation(text, f"<{own}>", using) for text in _operations(update)]
    return " ;\n".join(done)


def _operations(update: str) -> Iterator[str]:
    """The operations, each with the prefixes before it."""
    start = 0
    for token in _outside(update):
        if token.text == ";":
            yield update[start : token.start]
            start = token.end
    yield update[start:]


def _outside(text: str) -> Iterator[_Token]:
    """The tokens outside braces, with each group in braces as one."""
    depth = begun = 0
    for match in _PIECE.finditer(text):
        mark = match["mark"]
        if mark == "{":
            begun = begun if depth else match.start()
            depth += 1
        elif mark == "}":
            depth -= 1
            if not depth:
                yield _Token(text[begun : match.end()], "", begun, match.end())
        elif not depth and not match[0].startswith("#"):
            yield _Token(match[0], (match["word"] or "").upper(), match.start(), match.end())


def _operation(text: str, own: str, using: Using) -> str:
    tokens = list(_outside(text))
    first = next((number for number, token in enumerate(tokens) if token.word in _FIRST), None)
    if first is None:
        if any(token.word not in ("", "PREFIX", "BASE") for token in tokens):
            raise Refused(400, f"unknown update: {' '.join(text.split())[:60]}")
        return text  # the end of the text, or nothing but prefixes
    prologue, tokens = text[: tokens[first].start], tokens[first:]
    kind = tokens[0].word
    if kind == "CREATE":
        return text
    if kind in ("CLEAR", "DROP"):
        changed = _cleared(tokens, own)
    elif kind in ("COPY", "MOVE", "ADD"):
        changed = _copied(tokens, own)
    elif len(tokens) > 1 and tokens[1].word == "DATA":
        changed = _data(tokens, own)
    else:
        changed = _modified(text, tokens, own, using)
    settled = f"{_NAMELESS} ;\n{_SETTLED}" if _has_nameless(tokens) else _SETTLED
    return f"{prologue}\n{changed} ;\n{settled}"


def _has_nameless(tokens: Sequence[_Token]) -> bool:
    """Whether an operation may write of nodes as `[ … ]` or `( … )`."""
    groups = (token.text for token in tokens if token.is_group)
    return any((match["mark"] or " ") in "[(" for group in groups for match in _PIECE.finditer(group))


def _data(tokens: Sequence[_Token], own: str) -> str:
    """`INSERT DATA` or `DELETE DATA`."""
    group = tokens[2].text
    noted, written = _noted(group), _written(group, own)
    if tokens[0].word == "INSERT":
        return f"INSERT DATA {{ {written} {noted} }}"
    return f"INSERT DATA {{ {noted} }} ;\nDELETE DATA {{ {written} }}"


def _modified(text: str, tokens: Sequence[_Token], own: str, using: Using) -> str:
    """`DELETE`, `INSERT` or both, with their `WHERE`."""
    place = {token.word: number for number, token in enumerate(tokens) if token.word}
    if "WHERE" not in place:
        raise Refused(400, "an update has no WHERE")
    given = "WITH" in place or "USING" in place
    if given and (using.default or using.named):
        raise Refused(400, "the graphs are named by the request and by WITH or USING of the update: use one")
    pattern = tokens[-1].text
    heads = {name: tokens[place[name] + 1] for name in ("DELETE", "INSERT") if name in place}
    parts = {name: head.text if head.is_group else pattern for name, head in heads.items()}
    target = tokens[place["WITH"] + 1].text if "WITH" in place else own
    dataset = _dataset(using)
    if "USING" in place:
        first = next(token for token in tokens if token.word == "USING")
        dataset = text[first.start : tokens[place["WHERE"]].start]
    elif "WITH" in place:
        pattern = f"{{ GRAPH {target} {pattern} }}"
    noted = " ".join(map(_noted, parts.values()))
    deleted = f"DELETE {{ {_written(parts['DELETE'], target)} }}" if "DELETE" in parts else ""
    inserted = _written(parts["INSERT"], target) if "INSERT" in parts else ""
    return f"{deleted}\nINSERT {{ {inserted} {noted} }}\n{dataset}\nWHERE {pattern}"


def _dataset(using: Using) -> str:
    default, named = (
        "".join(f"{word} <{iri}> " for iri in iris)
        for word, iris in zip(("USING", "USING NAMED"), using, strict=True)
    )
    return default + named


def _cleared(tokens: Sequence[_Token], own: str) -> str:
    """`CLEAR` or `DROP` of one graph, of the named ones, or of all."""
    kind, target = tokens[0].word, tokens[-1]
    if target.word == "ALL":
        return f"{kind} ALL"
    if target.word == "NAMED":
        return f"""DELETE {{ GRAPH ?g {_TRIPLE} }} INSERT {{ GRAPH {_TOUCHED} {_TRIPLE} }}
WHERE {{ GRAPH ?g {_TRIPLE} FILTER(?g != {own}) }}"""
    silent = "SILENT" if target.word == "DEFAULT" or tokens[1].word == "SILENT" else ""
    graph = _graph(target, own)
    return f"{_noting(graph)} ;\n{kind} {silent} GRAPH {graph}"


def _copied(tokens: Sequence[_Token], own: str) -> str:
    """`COPY`, `MOVE` or `ADD` of one graph to another; the default graph stands for `own` here, too."""
    to = next(number for number, token in enumerate(tokens) if token.word == "TO")
    source, target = tokens[to - 1], tokens[-1]
    silent = "SILENT" if source.word == "DEFAULT" or tokens[1].word == "SILENT" else ""
    old, new = _graph(source, own), _graph(target, own)
    return f"""{_noting(old)} ;\n{_noting(new)} ;
{tokens[0].word} {silent} GRAPH {old} TO GRAPH {new}"""


def _graph(token: _Token, own: str) -> str:
    return own if token.word == "DEFAULT" else token.text


def _noting(graph: str) -> str:
    return f"INSERT {{ GRAPH {_TOUCHED} {_TRIPLE} }} WHERE {{ GRAPH {graph} {_TRIPLE} }}"


def _written(group: str, target: str) -> str:
    """The triples of a group, those without a graph in `target`."""
    return " ".join(f"GRAPH {graph or target} {{ {triples}\n}}" for graph, triples in _quads(group))


def _noted(group: str) -> str:
    """The triples of a group in the graph of what is touched, whatever graph they are for."""
    return " ".join(f"GRAPH {_TOUCHED} {{ {triples}\n}}" for _, triples in _quads(group))


def _quads(group: str) -> Iterator[tuple[str, str]]:
    """The graphs of a group `{ … GRAPH name { … } … }` with the text of their triples; empty for no graph."""
    inner, start = group[1:-1], 0
    tokens = list(_outside(inner))
    for number, token in enumerate(tokens):
        if token.word == "GRAPH":
            yield from _triples(inner[start : token.start])
            found = next(following for following in tokens[number:] if following.is_group)
            yield inner[token.end : found.start], found.text[1:-1]
            start = found.end
    yield from _triples(inner[start:])


def _triples(text: str) -> Iterator[tuple[str, str]]:
    empty = _EMPTY.match(text)
    if rest := text[empty.end() :] if empty else text:
        yield "", rest
