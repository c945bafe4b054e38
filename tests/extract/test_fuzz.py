"""Files spoilt at random, and those that once broke something: a profile or one line, and in time.

`python -m tests.fuzz --minutes 10` goes on where this ends.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extract import isolated
from extract.isolated import of_bytes
from tests import fuzz
from tests.seeds import SEEDS

MANY = 60
FEW = 6  # of pictures, on which OCR takes a second each
KEPT = sorted(fuzz.KEPT.glob("*.*"))
SETTINGS = settings(
    deadline=None, derandomize=True, max_examples=MANY, suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize("format", SEEDS)
def test_seeds_are_valid(format: str) -> None:
    """What is spoilt was good before: most files of each format give a profile."""
    seeds = SEEDS[format]()
    found = list(fuzz.verdicts((f"{n}.{format}", data) for n, data in enumerate(seeds)))
    assert [defect for _, _, defect, _ in found if defect] == []
    profiles = sum(isinstance(answer, isolated.Profile) for _, _, _, answer in found)
    assert profiles >= len(seeds) - 1 or format in ("doc", "png", "jpg", "tiff")


@pytest.mark.parametrize("format", SEEDS)
def test_spoilt_files(format: str) -> None:
    """Bits flipped, parts cut, moved and repeated, numbers made extreme, words exchanged."""
    number = FEW if format in ("png", "jpg", "tiff") else MANY
    wrong = [
        f"{name}: {defect}"
        for name, _, defect, _ in fuzz.verdicts(fuzz.cases(format, range(number)))
        if defect
    ]
    assert wrong == []


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_once_broke_something(path: Path) -> None:
    """Each is the smallest file that showed a defect, which is mended."""
    ((_, _, defect, _),) = fuzz.verdicts(iter([(path.name, path.read_bytes())]))
    assert defect == ""


def test_spoiling_follows_from_a_number() -> None:
    """The same number gives the same file, in every process; another gives another."""
    once, again = (list(fuzz.cases("pdf", range(20))) for _ in range(2))
    assert once == again
    assert len({data for _, data in once}) > 15


def test_what_is_wrong_is_seen() -> None:
    """The judge knows a defect, a crash and a hang from an honest refusal."""
    lines = {
        "a.pdf: ValueError while reading: x; please report this file": True,
        "a.pdf: reading it crashed (SIGSEGV): the file may be broken; save it anew": True,
        "a.pdf: reading it took more than 20 s: allow more with --timeout": True,
        "the file is broken": True,
        "a.pdf: the PDF is broken": False,
    }
    assert {line: bool(fuzz.wrong(isolated.ExtractError(line), "a.pdf")) for line in lines} == lines


def test_smallest_file_keeps_the_defect(monkeypatch) -> None:
    """What is not needed to show a defect is left out."""

    def verdicts(files):
        return ((name, data, "broken" if b"x" in data and b"y" in data else "", None) for name, data in files)

    monkeypatch.setattr(fuzz, "verdicts", verdicts)
    assert fuzz.smallest(b"." * 300 + b"x" + b"." * 100 + b"y" + b"." * 7, "a.pdf") == b"xy"


def tokens(*runs: str) -> st.SearchStrategy[str]:
    """Any of the words in some lines, of which `¶` is a line break and `␣` a space."""
    words = [word.replace("¶", "\n").replace("␣", " ") for run in runs for word in run.split()]
    return st.sampled_from(words)


HTML = tokens(
    "<p> </p> <div> </div> <b> </b> <table> </table> <tr> </tr> <td> </td> <ul> </ul> <li> </li> <h2> </h2>",
    "<a␣href='x'> </a> <span␣style='display:none'> </span> <script> </script> <!-- --> &#0; Ada SKILLS Go",
)
RTF = tokens(
    r"{ } \par \tab \b \b0 \f1 \'b1 \u21271? \uc2 \bin9 \trowd \cellx900 \cell \row \* \fldinst \fldrslt",
    r"\pntext \shptxt \header \v \fs2 \cf1 \line \upr \ud \ansicpg936 \fonttbl \plain \pard Ada SKILLS Go",
)
MARKDOWN = tokens(
    "#␣ ##␣SKILLS -␣ ␣␣-␣ 1.␣ ** * _ ` ```¶ | |-|-|¶ ¶ ¶¶ >␣ [ ]( ) ![ <!-- --> ---¶ :␣ &amp; \\ <b> $x$ ~~",
    "<div>¶ </div>¶ Ada Go 2015␣-␣2018",
)
SIGNATURES = [b"%PDF-1.7\n", b"PK\3\4", b"{\\rtf", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]


@SETTINGS
@given(st.lists(HTML, max_size=60).map("".join))
def test_any_tags(source: str) -> None:
    """Tags in any order are a page, as for a browser."""
    check(f"<!DOCTYPE html>{source}".encode(), "any.html")


@SETTINGS
@given(st.lists(RTF, max_size=60).map(" ".join))
def test_any_control_words(source: str) -> None:
    """Groups that do not match, controls without what they need."""
    check(b"{\\rtf1" + source.encode() + b"}", "any.rtf")


@SETTINGS
@given(st.lists(MARKDOWN, max_size=60).map("".join))
@example("[" * 50 + "](" * 50)
def test_any_marks(source: str) -> None:
    """Marks that open and do not close, in one another and across lines."""
    check(source.encode(), "any.md")


@SETTINGS
@given(st.binary(max_size=200), st.sampled_from(SIGNATURES))
def test_any_bytes_after_a_signature(data: bytes, signature: bytes) -> None:
    """What says that it is a format and is none."""
    check(signature + data, "any.bin")


def check(data: bytes, file: str) -> None:
    """A document is read without defect."""
    ((_, _, defect, _),) = fuzz.verdicts(iter([(file, data)]))
    assert defect == ""


def test_documents_that_are_read_at_once_do_not_mix() -> None:
    """Many spoilt files of all formats in one batch: each gets what it gets alone."""
    files = [
        case for format in ("pdf", "docx", "rtf", "html", "md") for case in fuzz.cases(format, range(70, 76))
    ]
    random.Random(1).shuffle(files)
    together = list(isolated.profiles(of_bytes(data, name) for name, data in files))
    alone = [next(isolated.profiles([of_bytes(data, name)])) for name, data in files]
    assert list(map(repr, together)) == list(map(repr, alone))
