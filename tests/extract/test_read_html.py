"""Pages of the web → documents: what a person sees, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import extract_bytes
from extract.document import Document
from extract.read import read_bytes

FILES = sorted((Path(__file__).parent / "files").glob("page_*.html"))


def page(body: str, head: str = "") -> Document:
    """The document of a page."""
    source = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_bytes(source.encode(), "cv.html")


def lines(document: Document) -> list[str]:
    """The lines as rules look at them."""
    return [" ".join(document.view[line.start : line.end].split()) for line in document.lines]


def test_comments_and_scripts_are_no_text() -> None:
    """What nobody sees is not read: comments, scripts, styles."""
    read = page("<!-- Dr. No --><script>var no = 'No'</script><style>p {color: red}</style><p>Ida Moss</p>")
    assert lines(read) == ["Ida Moss"]


@pytest.mark.parametrize("style", ["display:none", "visibility:hidden", "font-size:0", "color:#fff"])
def test_hidden_text_is_left_out_and_reported(style: str) -> None:
    """White on white, no size, not shown: left out, with a line that says so."""
    read = page(f"<p>Ida Moss</p><p style='{style}'>Nobel Prize in Physics</p>")
    assert lines(read) == ["Ida Moss"]
    assert len(read.warnings) == 1


def test_white_on_colour_is_seen() -> None:
    """White letters on a dark ground are read."""
    assert lines(page("<div style='background:#123;color:#fff'>Ida Moss</div>")) == ["Ida Moss"]


def test_headings_lists_and_breaks() -> None:
    """A heading has its depth, an item its bullet, a break ends the line."""
    read = page("<h2>Skills</h2><ul><li>Rust</li><li>Go</li></ul><p>one<br>two</p>")
    assert [bool(line.level) for line in read.lines] == [True, False, False, False, False]
    assert lines(read) == ["Skills", "• Rust", "• Go", "one", "two"]


def test_rows_of_a_table_are_lines() -> None:
    """The cells of a row stand on one line with bars."""
    read = page("<table><tr><td>2019</td><td>Prize</td></tr><tr><td>2020</td><td>Medal</td></tr></table>")
    assert lines(read) == ["2019 | Prize", "2020 | Medal"]


def test_links_lead_somewhere_and_run_nothing() -> None:
    """A link's target is kept with its words; one that runs a script is words alone."""
    read = page("<a href='https://example.org/ida'>site</a> <a href='javascript:alert(1)'>more</a>")
    assert [anchor.url for anchor in read.anchors] == ["https://example.org/ida"]
    assert lines(read) == ["site more"]


def test_deep_page_is_read_or_refused_in_one_line() -> None:
    """Elements inside of elements, a hundred thousand deep, exhaust nothing."""
    from extract.errors import ExtractError

    try:
        read = page("<div>" * 100_000 + "Ida Moss")
    except ExtractError as error:
        assert "\n" not in str(error)
    else:
        assert "Ida Moss" in read.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_pages_of_invented_people(path: Path) -> None:
    """Pages as builders and themes make them give studies, work, and no text of their machinery."""
    profile = extract_bytes(path.read_bytes(), path.name)
    assert profile.name and profile.education and profile.experience
    assert "{" not in profile.text
