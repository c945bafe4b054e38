"""Bibliographies: what they say of papers, kept in an index beside the store, and looked up offline."""

from kg.bibliography.papers import Papers, open_papers
from kg.bibliography.record import Record

__all__ = ["Papers", "Record", "open_papers"]
