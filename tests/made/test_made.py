"""Invented CVs: the same seed makes the same document, golds hold what is printed, every layout renders."""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.made import documents, render
from tests.made.sheet import Sheet

ROOT = Path(__file__).parents[2]
PREFIXES = {"chromium": b"%PDF", "xelatex": b"%PDF", "typst": b"%PDF", "soffice": b"%PDF"}
needs_docx = pytest.mark.skipif(not render.present("docx"), reason="python-docx is not installed")


def letters(text: str) -> str:
    """Letters and digits only, in one form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def source_text(document: documents.Document) -> str:
    """The letters of a source; the XML parts of a Word file without their tags."""
    if document.source[:2] != b"PK":
        return letters(html.unescape(re.sub(r"\\textcolor\{\w+\}", "", document.source.decode())))
    with zipfile.ZipFile(io.BytesIO(document.source)) as packed:
        parts = [
            name for name in packed.namelist() if re.match(r"word/(document|header\d|footer\d)\.xml", name)
        ]
        xml = " ".join(packed.read(name).decode() for name in parts)
    return letters(html.unescape(re.sub(r"<[^>]+>", "", xml)))


def values(gold: dict[str, Any]) -> list[str]:
    """All that a gold says is printed: names, titles, numbers; not periods and degrees, whose forms vary."""
    fields = {
        "education": ("institution", "field", "gpa", "gpa_max"),
        "experience": ("organization", "title"),
        "projects": ("name",),
        "papers": ("title", "venue", "year"),
        "awards": ("issuer",),
        "test_scores": ("test", "score"),
    }
    found = [*gold["name"].split(), *gold["emails"], *gold["phones"], *gold["skills"]]
    found += [entry[key] for section, keys in fields.items() for entry in gold[section] for key in keys]
    found += [piece for award in gold["awards"] for piece in (award["name"], *award["years"])]
    return [value for value in found if value]


PIECES: dict[str, Callable[[Any], list[str]]] = {
    "rows": lambda item: [item.name, item.unit, *item.notes, *item.bullets],
    "cites": lambda item: [item.cells["title"], item.cells["venue"]],
    "honours": lambda item: [item.name, item.issuer],
    "labels": lambda item: list(item.items),
    "lines": lambda item: [item],
}


def printed(sheet: Sheet) -> list[str]:
    """The pieces of a sheet that every layout prints; some leave out places."""
    found = [
        *[one.value for one in sheet.contacts],
        *[section.heading for section in sheet.sections],
    ]
    for section in sheet.sections:
        found += [piece for item in section.items for piece in PIECES[section.kind](item)]
    return found


@pytest.mark.parametrize("layout", documents.SOURCES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_layout_prints_all_of_the_sheet_and_of_the_gold(layout: str, lang: str) -> None:
    """Nothing of a sheet or gold is lost on the way to the source, whatever the looks."""
    if layout.startswith("word") and not render.present("docx"):
        pytest.skip("python-docx is not installed")
    for number in range(8):
        document = documents.make(11, number, layout, lang)
        text = source_text(document)
        missing = [v for v in (*values(document.gold), *printed(document.sheet)) if letters(v) not in text]
        assert not missing, f"{document.id} does not print {missing}"


@needs_docx
def test_the_same_seed_makes_the_same_documents() -> None:
    """A number's document does not hang on the time, on other numbers, or on the hash seed."""
    code = (
        "from zlib import crc32; from tests.made.documents import make;"
        "print([(crc32(make(2, n).source), make(2, n).gold) for n in range(36)])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]


@needs_docx
def test_other_seeds_make_other_people() -> None:
    """Names hardly ever come back."""
    names = {documents.make(seed, number).gold["name"] for seed in (1, 2) for number in range(20)}
    assert len(names) > 36


@needs_docx
def test_a_round_has_every_layout() -> None:
    """Each layout comes up before the round is over."""
    size = len(documents.deck(4, 0))
    assert {documents.make(4, number).layout for number in range(size)} == set(documents.SOURCES)


@needs_docx
def test_golds_follow_their_conventions() -> None:
    """Names of awards, degrees and dates stand in the golds as the project's other golds have them."""
    for number in range(60):
        gold = documents.make(6, number).gold
        names = [award["name"] for award in gold["awards"]]
        assert len(names) == len(set(names))
        assert {entry["degree"] for entry in gold["education"]} <= {"bachelor", "master", "phd", "other"}
        for entry in (*gold["education"], *gold["experience"], *gold["projects"]):
            assert re.fullmatch(r"\d{4}(-\d{2})?", entry["start"])
            assert entry["end"] is None or re.fullmatch(r"\d{4}(-\d{2})?|present", entry["end"])


@pytest.mark.slow
@pytest.mark.parametrize("layout", documents.SOURCES)
def test_every_layout_renders_where_its_tool_is(layout: str, tmp_path: Path) -> None:
    """The tool makes a PDF of the source."""
    try:
        document = documents.make(12, 1, layout)
        render.convert(document.tool, document.source, tmp_path / "cv.pdf")
    except render.Absent as absent:
        pytest.skip(str(absent))
    assert (tmp_path / "cv.pdf").read_bytes().startswith(PREFIXES[document.tool])


def test_an_absent_tool_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One plain line says which tool is missing."""
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(render.Absent, match=r"xelatex is not installed: its layouts are skipped"):
        render.convert("xelatex", b"", tmp_path / "cv.pdf")
