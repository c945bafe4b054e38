"""The benchmark runs; what it measures is for people to read."""

from __future__ import annotations

from pathlib import Path

from tests.bench.reading import measure, table
from tests.extract.rawpdf import pdf


def test_every_pdf_with_text_is_measured(tmp_path: Path) -> None:
    """What can be read has its line in the table and takes time; what cannot has none."""
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(pdf())
    bad.write_bytes(b"%PDF-1.7\n")
    measured = measure([good, bad], runs=1)
    assert [line.split()[0] for line in table(measured).splitlines()] == [
        "ms", "good.pdf", "median", "limit", "memory",
    ]  # fmt: skip
    assert all(time > 0 for time in measured["good.pdf"])
