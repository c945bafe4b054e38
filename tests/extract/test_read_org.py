"""Org-mode files: what of their source is words, and what is markup."""

from __future__ import annotations

from extract import extract_bytes
from extract.document import Document
from extract.read import read_bytes

OUTLINE = """#+TITLE: Curriculum vitae
#+AUTHOR: Ada Quill
#+EMAIL: ada@example.org
# a comment that nobody reads

* Education
** DONE Ph.D. in Mathematics, University of Oslo       :done:
   CLOSED: [2021-06-30]
   :PROPERTIES:
   :CUSTOM_ID: oslo
   :END:
   <2017-09-01 Fri>--<2021-06-30 Wed>
* Experience
** Lecturer, University of Bergen
   [2021-08]--present
   - wrote a course on [[https://topology.example.org/][knots and /links/]]
* Awards
| Year | Award            |
|------+------------------|
| 2020 | *Abel* travel grant |
* Skills
- Languages :: Haskell, R
- Folders :: /usr/share, =Nix=
"""


def document(text: str = OUTLINE) -> Document:
    """An outline as it is read."""
    return read_bytes(text.encode(), "cv.org")


def shown(read: Document) -> list[str]:
    """The words of each line."""
    return [read.value(line.start, line.end) for line in read.lines]


def test_org_shows_words_without_markup() -> None:
    """Keywords, drawers, tags, states, rules and comments show nothing; the author does."""
    lines = shown(document())
    assert lines[:3] == ["Ada Quill", "ada@example.org", "Education"]
    assert lines[3:5] == ["Ph.D. in Mathematics, University of Oslo", "2017-09-01-2021-06-30"]
    assert "Year Award" in lines and "2020 Abel travel grant" in lines
    assert not any("CLOSED" in line or "oslo" in line or "comment" in line or "---" in line for line in lines)


def test_org_tells_headlines_by_their_depth() -> None:
    """A star is a section, two are an entry; as in Markdown, the first level is left to titles."""
    read = document()
    levels = {read.value(line.start, line.end): line.level for line in read.lines}
    assert levels["Education"] == 2
    assert levels["Lecturer, University of Bergen"] == 3
    assert levels["2021-08-present"] == 0


def test_org_links_are_anchors_and_marks_are_styles() -> None:
    """The words of a link show, its target is kept; what stands between stars is bold, paths stay whole."""
    read = document()
    anchor = read.anchors[0]
    assert anchor.url == "https://topology.example.org/"
    assert read.text[anchor.url_start : anchor.url_end] == anchor.url
    assert [read.text[a:b] for a, b in read.strong] == ["Abel"]
    assert "- Folders : /usr/share, Nix" in shown(read)


def test_org_makes_a_profile() -> None:
    """The outline of a résumé is read like any other."""
    profile = extract_bytes(OUTLINE.encode(), "cv.org").to_json()
    assert profile["name"] == "Ada Quill"
    assert profile["source"]["media_type"] == "text/x-org"
    study, position = profile["education"][0], profile["experience"][0]
    assert (study["institution"], study["start"], study["end"]) == (
        "University of Oslo",
        "2017-09-01",
        "2021-06-30",
    )
    assert (position["title"], position["start"], position["end"]) == ("Lecturer", "2021-08", "present")
    assert [award["name"] for award in profile["awards"]] == ["Abel travel grant"]
    assert {"Haskell", "R"} <= {skill["name"] for skill in profile["skills"]}


def test_org_needs_more_than_its_name() -> None:
    """A file named so that has neither headline nor keyword is text."""
    assert document("Ada Quill\n\nEducation\nUniversity of Oslo\n").media_type == "text/plain"
