"""How long a PDF takes from its bytes to its profile, as a ratio to pypdfium2's own text with boxes.

    python -m tests.bench.reading FOLDER

The yardstick opens the file, and asks pypdfium2 for the text of each page and the box of each of its
characters, which is the least that any layout analysis must know. Both are measured in turn, in
milliseconds of processor time a page; medians are compared, so that a busy machine slows all alike. The
pipeline is loaded before; what it remembers of a text that it has seen is forgotten before each reading.
Pages that only OCR can read don't count.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterable
from functools import _lru_cache_wrapper
from pathlib import Path
from statistics import median
from typing import NamedTuple
from unittest.mock import patch

import pypdfium2 as pdfium

from extract import extract_bytes
from extract.errors import ExtractError
from extract.pipeline import profile_of
from extract.read import read_bytes

RUNS = 9
LIMIT_MS, LIMIT_RATIO, LIMIT_MB = 30, 4, 600


class Times(NamedTuple):
    """Milliseconds a page: of the yardstick, of reading alone, and of all from bytes to profile."""

    yardstick: float
    read: float
    whole: float

    @property
    def ratio(self) -> float:
        """Times the yardstick."""
        return self.whole / self.yardstick


def measure(files: Iterable[Path], runs: int = RUNS) -> dict[str, Times]:
    """The median times of each PDF, by its name; a file that needs OCR, or cannot be read, has none."""
    measured = {}
    with patch("extract.read.scans.is_installed", return_value=False):
        for path in files:
            data = path.read_bytes()
            try:
                extract_bytes(data, path.name)
            except ExtractError:
                continue
            measured[path.name] = _times(data, path.name, runs)
    return measured


def _times(data: bytes, file: str, runs: int) -> Times:
    rounds = [_round(data, file) for _ in range(runs)]
    with pdfium.PdfDocument(data) as document:
        pages = len(document)
    return Times(*(1000 * median(times) / pages for times in zip(*rounds, strict=True)))


def _round(data: bytes, file: str) -> tuple[float, float, float]:
    _forget()
    yardstick = _seconds(lambda: _text_with_boxes(data))
    read = _seconds(lambda: read_bytes(data, file))
    _forget()
    return yardstick, read, _seconds(lambda: profile_of(read_bytes(data, file)))


def _seconds(work: Callable[[], object]) -> float:
    """The processor time of this process that some work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _text_with_boxes(data: bytes) -> None:
    with pdfium.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            for index in range(text.count_chars()):
                text.get_charbox(index)
            text.close()
            page.close()


def _forget() -> None:
    """Empty the caches that have a limit: those hold what is known of texts, the others tables of words."""
    for name, module in list(sys.modules.items()):
        for one in vars(module).values() if name.startswith("extract.") else ():
            if isinstance(one, _lru_cache_wrapper) and one.cache_parameters()["maxsize"] is not None:
                one.cache_clear()


def table(measured: dict[str, Times]) -> str:
    """The measurements as lines of text, the medians over all files last."""
    overall = Times(*(median(times) for times in zip(*measured.values(), strict=True)))
    ratio = median(times.ratio for times in measured.values())
    width = max(map(len, (*measured, "median")))
    lines = [f"{'ms a page':<{width}} {'pdfium':>7} {'read':>7} {'all':>7} {'ratio':>6}"]
    lines += [_line(name, width, times, times.ratio) for name, times in measured.items()]
    lines.append(_line("median", width, overall, ratio))
    lines.append(f"{'limit':<{width}} {'':>7} {'':>7} {LIMIT_MS:>7} {LIMIT_RATIO:>6}")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux tells KiB
    return "\n".join([*lines, f"memory at most {megabytes:.0f} MB, limit {LIMIT_MB}"])


def _line(name: str, width: int, times: Times, ratio: float) -> str:
    return f"{name:<{width}} {times.yardstick:7.1f} {times.read:7.1f} {times.whole:7.1f} {ratio:6.2f}"


if __name__ == "__main__":
    print(table(measure(sorted(Path(sys.argv[1]).glob("*.pdf")))))
