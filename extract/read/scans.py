"""Pages whose text layer is of no use: pictures of text, and garbled layers, which OCR reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.errors import NoText
from extract.ocr import INSTALL, is_installed
from extract.pages import Page
from extract.plausible import garbled_share, is_garbled

MAX_SCANS = 20
"""The most pages of a document that OCR reads; each takes seconds."""

_GARBLED = 0.2  # of a page's characters
_PICTURE = 0.5  # of a page: the size of a picture that is a scan, beside what little text
_LITTLE = 100  # characters: a stamp or a running title, put on a scan
_OBJECTS = 50  # drawn things without any text: letters turned into outlines
_LEAST = 40  # letters and digits that OCR must find in a document: a photo may show a word or two


def trouble(
    page: Page, texts: Mapping[tuple[str, bool], Sequence[str]], pictured: float, objects: int
) -> str:
    """Why the text of a page cannot be what it shows; nothing if it can.

    `texts` is what `garbled_share` looks at; `pictured` the share of the page under pictures; `objects`
    how many things are drawn on it.
    """
    if garbled_share(texts) >= _GARBLED:
        return "a garbled text layer"
    count = len(page.glyphs)
    scanned = count < _LITTLE and pictured >= _PICTURE
    return "a picture of text" if scanned or (not count and (pictured > 0.02 or objects > _OBJECTS)) else ""


@dataclass
class Scans:
    """The pages of a document that cannot be read as they are, by what is wrong with them."""

    file: str
    read: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    lacking: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    sound: bool = False
    """Whether another page has text of its own."""

    def page(self, page: Page, why: str, seen: Callable[[], Page]) -> Page:
        """The page as it is; where something is wrong as it is `seen` by OCR, or without text."""
        if not why:
            self.sound = self.sound or bool(page.glyphs)
            return page
        if not is_installed() or sum(map(len, self.read.values())) >= MAX_SCANS:
            self.lacking[why].append(page.number)
            return replace(page, glyphs=())
        self.read[why].append(page.number)
        return replace(seen(), links=page.links)

    def check(self, pages: Iterable[Page]) -> None:
        """Raise `NoText` where nothing is left to make a profile of."""
        if self.sound:
            return
        for why, numbers in self.lacking.items():
            if not is_installed():
                raise NoText(f"{self.file}: {_pages(numbers)} with {why}: install OCR ({INSTALL})")
        require_text(pages, self.file)

    def warnings(self) -> list[str]:
        """What to tell of them, a line for each kind."""
        reason = f"over the limit of {MAX_SCANS} for OCR" if is_installed() else f"OCR: {INSTALL}"
        return [
            *(f"{_pages(numbers)} read by OCR ({why})" for why, numbers in self.read.items()),
            *(f"{_pages(numbers)} left out ({why}; {reason})" for why, numbers in self.lacking.items()),
        ]


def require_text(pages: Iterable[Page], file: str) -> None:
    """Raise `NoText` where pages hold less than any résumé, or nothing that a person could read."""
    text = "".join(glyph.text for page in pages for glyph in page.glyphs)
    if sum(map(str.isalnum, text)) < _LEAST or is_garbled(text):
        raise NoText(f"{file}: no text found that could be a résumé")


def _pages(numbers: list[int]) -> str:
    return f"page{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"
