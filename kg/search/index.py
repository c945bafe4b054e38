"""The index on disk: documents by their SHA-256, and those that a query finds, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import tantivy
from tantivy import Document, Index, Occur, SchemaBuilder

from kg.errors import BrokenSearch
from kg.search import words
from kg.search.syntax import Both, Either, Query, Term

FIELDS = (
    "text",
    "name",
    "email",
    "organization",
    "department",
    "title",
    "paper",
    "venue",
    "skill",
    "topic",
    "project",
    "award",
    "language",
    "test",
    "file",
)
"""What is indexed of a document; `text` is all of it as printed, the others what was read from it."""

_ID, _STAMP = "id", "stamp"
_NOTE = "note.txt"
_WEIGHTS = {
    "text": 1.0,
    "name": 4.0,
    "skill": 2.0,
    "topic": 2.0,
    "paper": 1.5,
    "venue": 1.5,
    "organization": 1.5,
}
_FOR_MANY_WORDS = {"text": 1.0, "name": 4.0}  # what stands for many words costs by the field
_HEAP = 64 << 20  # bytes for documents that are not written yet


class Hit(NamedTuple):
    """A document that was found."""

    sha256: str
    score: float


class SearchIndex:
    """An index in a folder, made when there is none; without a folder it is in memory."""

    def __init__(self, folder: Path | None = None) -> None:
        """Raises `BrokenSearch` for one that another version wrote, or that is damaged."""
        self._schema = _schema()
        self._folder = folder
        try:
            if folder:
                folder.mkdir(exist_ok=True)
            self._index = Index(self._schema, path=str(folder) if folder else None)
        except (ValueError, OSError) as error:
            raise BrokenSearch(folder or Path(), error) from None
        self._writer: Any = None

    def add(self, sha256: str, stamp: str, texts: Mapping[str, Iterable[str]]) -> None:
        """Index a document by field; `stamp` tells from what it was made. It is found after `commit`."""
        self.remove(sha256)
        document = Document()
        document.add_text(_ID, sha256)
        document.add_text(_STAMP, stamp)
        for field, several in texts.items():
            for text in several:
                document.add_text(field, words.indexed(text))
        self._write().add_document(document)

    def remove(self, sha256: str) -> None:
        """Forget a document, once `commit` is called."""
        self._write().delete_documents_by_term(_ID, sha256)

    def commit(self, note: str = "") -> None:
        """Have what was added and removed found; `note` is kept beside it, for whoever opens the index."""
        if self._writer:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
            self._index.reload()
        if self._folder:
            (self._folder / _NOTE).write_text(note, encoding="utf-8")

    @property
    def note(self) -> str:
        """What was noted at the last commit."""
        file = self._folder / _NOTE if self._folder else None
        return file.read_text(encoding="utf-8") if file and file.is_file() else ""

    def stamps(self) -> dict[str, str]:
        """The documents that are indexed, with what each was made from."""
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs)).hits
        documents = (searcher.doc(address) for _, address in found)
        return {document[_ID][0]: document[_STAMP][0] for document in documents}

    def search(self, query: Query, limit: int) -> list[Hit]:
        """The best documents for a query; those that are as good by SHA-256."""
        searcher = self._index.searcher()
        found = searcher.search(self._made(query), limit=limit, count=False).hits
        hits = [Hit(searcher.doc(address)[_ID][0], float(score)) for score, address in found]
        return sorted(hits, key=lambda hit: (-round(hit.score, 4), hit.sha256))

    def _write(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)  # one thread: the same documents, the same index
        return self._writer

    def _made(self, query: Query) -> tantivy.Query:
        if isinstance(query, Term):
            return self._term(query)
        if isinstance(query, Either):
            return tantivy.Query.boolean_query([(Occur.Should, self._made(part)) for part in query.parts])
        assert isinstance(query, Both)
        wanted = [(Occur.Must, self._made(part)) for part in query.parts]
        never = [(Occur.MustNot, self._made(part)) for part in query.never]
        return tantivy.Query.boolean_query(wanted + never)

    def _term(self, term: Term) -> tantivy.Query:
        """A term in its field; else anywhere, where what is said in some fields counts more."""
        if term.field:
            return self._in_field(term, term.field)
        weights = _WEIGHTS if term.how in ("word", "phrase") else _FOR_MANY_WORDS
        found = (
            tantivy.Query.boost_query(self._in_field(term, field), weight)
            for field, weight in weights.items()
        )
        return tantivy.Query.disjunction_max_query(list(found), 0.1)

    def _in_field(self, term: Term, field: str) -> tantivy.Query:
        *before, last = words.asked(term.text) or [""]
        if not last:
            return tantivy.Query.empty_query()
        if before and term.how in ("word", "phrase"):
            return tantivy.Query.phrase_query(self._schema, field, [*before, last])
        if before:  # a phrase whose last word is the beginning of one
            return tantivy.Query.phrase_prefix_query(self._schema, field, [*before, last])
        if term.how == "fuzzy" and not words.is_han(last):
            return tantivy.Query.fuzzy_term_query(self._schema, field, last)
        if term.how == "prefix" or (words.is_han(last) and len(last) == 1):
            return tantivy.Query.regex_query(self._schema, field, re.escape(last) + ".*")
        return tantivy.Query.term_query(self._schema, field, last)


def _schema() -> tantivy.Schema:
    builder = SchemaBuilder()
    for name in (_ID, _STAMP):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    return builder.build()
