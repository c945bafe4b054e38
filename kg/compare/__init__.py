"""Candidates side by side: what they share and where they differ.

aspects   a candidate's card → what is compared, aspect by aspect
sides     the aspects of several candidates → rows
draw      rows → a table for a person's eyes
"""

from kg.compare.sides import Side, compare

__all__ = ["Side", "compare"]
