"""Instructions of Word's fields: links, and numbers of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?(?:.*?\\l\s+"([^"]*)")?', re.I | re.S)
_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", re.I)


@dataclass
class Fields:
    """The fields that are open: each an instruction, and whether what follows is its result."""

    open: list[tuple[str, bool]] = field(default_factory=list)

    def mark(self, kind: str) -> None:
        """Begin a field, go on to its result, or end it."""
        if kind == "begin":
            self.open.append(("", False))
        elif self.open and kind == "separate":
            self.open[-1] = (self.open[-1][0], True)
        elif self.open and kind == "end":
            self.open.pop()

    def instruct(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self.open and not self.open[-1][1]:
            self.open[-1] = (self.open[-1][0] + text, False)

    @property
    def is_code(self) -> bool:
        """Whether letters here are part of an instruction."""
        return any(not result for _, result in self.open)

    @property
    def is_page(self) -> bool:
        """Whether letters here are the number of a page."""
        return any(is_page(code) for code, _ in self.open)

    @property
    def url(self) -> str:
        """The address of the innermost link."""
        return next((url for code, _ in reversed(self.open) if (url := link_of(code))), "")


def is_page(instruction: str) -> bool:
    """Whether an instruction prints the number of a page."""
    return bool(_PAGE.match(instruction))


def link_of(instruction: str) -> str:
    """The address in a HYPERLINK instruction; empty in others, and for places in the document."""
    match = _LINK.match(instruction)
    address = (match[1] or match[2] or "") if match else ""
    return f"{address}#{match[3]}" if match and address and match[3] else address
