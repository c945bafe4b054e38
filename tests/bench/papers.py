"""The index of papers at the size of dblp: how fast it is built, how large it is, how fast it answers.

    python -m tests.bench.papers [RECORDS] [FOLDER]

Writes an invented dblp.xml.gz, loads it, loads it again, and looks papers up. 5 million records take a
quarter of an hour and 2 GB in FOLDER (a temporary one, which is removed).
"""

from __future__ import annotations

import gzip
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from extract.shipped import shipped
from kg.bibliography import Record, open_papers
from kg.bibliography.bibtex import records
from kg.bibliography.index import INDEX
from kg.bibliography.loading import load
from kg.bibliography.writing import Writer

RECORDS = 5_000_000
LOOK_UPS = 20_000
_HEAD = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>\n'
_VENUES = ("aaai", "acl", "cikm", "cvpr", "emnlp", "icde", "icml", "kdd", "nips", "sigir", "sosp", "www")


def _bundled() -> list[Record]:
    """The bundled bibliography, whose words and names those of the invented one are."""
    with shipped("data/bibliography.bib").open(encoding="utf-8") as lines:
        return [record for record in records(lines, "bundled") if isinstance(record, Record)]


_WORDS = sorted({word for record in _bundled() for word in record.title.split() if word.isalpha()})
_NAMES = sorted({name for record in _bundled() for name in record.authors if name.isascii()})


def chosen(words: Sequence[str], number: int) -> str:
    """One of `words`, as if by chance: the same for the same number (multiplicative hashing, after Knuth)."""
    return words[(number * 2654435761 % 2**32) * len(words) >> 32]


def title(number: int) -> str:
    """The title of a paper: words by chance, and its number, so that each is another."""
    words = (chosen(_WORDS, 9 * number + place) for place in range(9))
    return f"{' '.join(words).capitalize()} {number}"


def record(number: int) -> str:
    """A record as dblp has it, of some 450 bytes."""
    year, venue = 1990 + number % 35, chosen(_VENUES, number)
    authors = "".join(
        f"<author>{chosen(_NAMES, other)} {other % 10**4:04}</author>\n"
        for other in range(7 * number, 7 * number + 1 + number % 6)
    )
    day, key = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", f"conf/{venue}/P{number}"
    return (
        f'<inproceedings mdate="{day}" key="{key}">\n{authors}<title>{title(number)}.</title>\n'
        f"<pages>{number % 900}-{number % 900 + 9}</pages>\n<year>{year}</year>\n"
        f"<booktitle>{venue.upper()}</booktitle>\n<ee>https://doi.org/{doi(number)}</ee>\n"
        f"<crossref>conf/{venue}/{year}</crossref>\n<url>db/conf/{venue}/{venue}{year}.html</url>\n"
        "</inproceedings>\n"
    )


def doi(number: int) -> str:
    """The DOI of a paper."""
    return f"10.1145/{number // 97}.{number}"


def write(path: Path, count: int) -> None:
    """An invented dblp of so many records."""
    with gzip.open(path, "wt", compresslevel=1, encoding="latin-1") as file:
        file.write(_HEAD)
        file.writelines(map(record, range(count)))
        file.write("</dblp>\n")


def measure(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """Each measurement by what it is of."""
    xml, index = folder / "dblp.xml.gz", folder / INDEX
    seconds = _timed(lambda: write(xml, count))
    yield f"dblp.xml.gz of {count:,} records", f"{xml.stat().st_size / 1e6:,.0f} MB in {seconds:,.0f} s"
    yield "loaded", _rate(lambda: [None for _ in load(xml, lambda: Writer(index))], count)
    size = index.stat().st_size
    yield "index", f"{size / 1e6:,.0f} MB, {size / count:,.0f} bytes a record"
    yield "most memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB"
    yield from _look_ups(folder, count)
    yield "loaded again", _rate(lambda: [None for _ in load(xml, lambda: Writer(index))], count)


def _rate(call: Callable[[], object], count: int) -> str:
    """How long a call takes, by the clock and by the processor's, which others do not slow as much."""
    begun = time.process_time()
    seconds = _timed(call)
    busy = time.process_time() - begun
    return f"{seconds:,.1f} s: {count / seconds:,.0f} a second, {count / busy:,.0f} a second of CPU"


def _look_ups(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    papers = open_papers(folder)
    some = random.Random(7).sample(range(count), min(LOOK_UPS, count))
    asked: dict[str, Callable[[int], object]] = {
        "found by title": lambda number: papers.find(title(number).upper()),
        "not found by title": lambda number: papers.find(f"{title(number)} again"),
        "found by DOI": lambda number: papers.by_id(doi(number)),
    }
    for name, ask in asked.items():
        yield name, _rate(lambda ask=ask: [ask(number) for number in some], len(some))  # type: ignore[misc]
    assert all(papers.find(title(number)) for number in some[:100])


def _timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as where:
        for what, told in measure(Path(where), count):
            print(f"{what:<40} {told}", flush=True)
