"""One paper under several titles: documents that give one DOI or arXiv id for it tell of one paper.

    id: doi 10.1609/aaai.v37i4.25610                    an identifier that a document has for a paper
    called: doi 10.1609/aaai.v37i4.25610; untargeted…   the same with the key of the title

A title leads to the identifiers that any document has for it, these to other titles, and so on. The node
of the paper is made of the first of them all, so that it is the same in whatever order they came.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from extract.profile import Paper
from kg.identity.index import Index

_BETWEEN = "; "
_DOI = re.compile(r"(?:^|[/=:\s])(10\.\d{4,9}/[^\s?#&]+)")
_ENDING = re.compile(r"(?:[./](?:full|pdf|epdf|abstract|meta|html)|/|[.,;])+$")
_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html)/|^10\.48550/arxiv\.)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})"
)


def identifier(address: str) -> str | None:
    """What the address of a paper names it by: `doi 10.1609/aaai.v37i4.25610`, `arxiv 2106.09685`."""
    folded = unquote(address).casefold()
    doi = _DOI.search(folded)
    if arxiv := _ARXIV.search(doi[1] if doi else folded):
        return f"arxiv {arxiv[1]}"
    return f"doi {_ENDING.sub('', doi[1])}" if doi else None


def identifiers(papers: Iterable[tuple[str, Paper]]) -> Iterator[tuple[str, str]]:
    """Each identifier in a document with the key of its paper's title; none that two titles have there."""
    found: dict[str, set[str]] = defaultdict(set)
    for title, paper in papers:
        for link in paper.links:
            if link.url and (name := identifier(link.url.value)):
                found[name].add(title)
    return ((name, min(titles)) for name, titles in found.items() if len(titles) == 1)


def identifier_signs(papers: Iterable[tuple[str, Paper]]) -> Iterator[str]:
    """The signs of a document's papers with identifiers, by the keys of their titles."""
    for name, title in identifiers(papers):
        yield f"id: {name}"
        yield f"called: {name}{_BETWEEN}{title}"


def called(signs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Identifiers among the signs of a document, each with the key of the title."""
    for sign in signs:
        if sign.startswith("called: "):
            name, _, title = sign.removeprefix("called: ").rpartition(_BETWEEN)
            yield name, title


class Titles:
    """The titles of papers, by what the documents of an index call them.

    A title or an identifier that more than `most` documents have leads nowhere, and nothing to it.
    """

    def __init__(self, index: Index, most: int) -> None:
        self._index, self._most = index, most
        self._whole: dict[str, frozenset[str]] = {}

    def of(self, title: str) -> frozenset[str]:
        """All titles of the paper with this one."""
        if title not in self._whole:
            found = self.reached([f"title: {title}"]) | {title}
            self._whole |= dict.fromkeys(found, found)
        return self._whole[title]

    def reached(self, signs: Iterable[str]) -> frozenset[str]:
        """The titles that signs of the kinds `title` and `id` lead to, those that are among them too."""
        found = set(signs)
        waiting = set(found)
        while waiting:
            fresh = set(self._beside(waiting.pop())) - found
            found |= fresh
            waiting |= fresh
        return frozenset(sign.removeprefix("title: ") for sign in found if sign.startswith("title: "))

    def _beside(self, sign: str) -> Iterator[str]:
        for sha256 in self._holders(sign):
            for name, title in called(self._index.signs(sha256)):
                if sign == f"title: {title}":
                    yield f"id: {name}"
                elif sign == f"id: {name}" and self._holders(f"title: {title}"):
                    yield f"title: {title}"

    def _holders(self, sign: str) -> list[str]:
        holders = self._index.holders(sign, self._most)
        return holders if len(holders) <= self._most else []
