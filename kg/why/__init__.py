"""Where a fact comes from: the file, the page, the line and the very words of it.

    store or profile → evidence → what was asked for → rows, or a drawing for a person's eyes

The store keeps the text of each document beside its evidence, so that all this is told when the file is gone.
"""

from kg.why.evidence import Evidence, of_profile
from kg.why.found import in_store
from kg.why.select import select

__all__ = ["Evidence", "in_store", "of_profile", "select"]
