"""Links: addresses, identifiers, anchors of the format, and labels without a target."""

from __future__ import annotations

import pytest

from tests.extract.texts import told

Links = list[tuple[str | None, str | None]]


def links(text: str, file: str = "cv.txt") -> Links:
    """Label and address of each link at the top of a CV."""
    return [(link["label"], link["url"]) for link in told(f"Ada Quill\n\n{text}\n", file)["links"]]


@pytest.mark.parametrize(
    "text, url",
    [
        ("https://quill.example.org", "https://quill.example.org"),
        ("主页：https://zhou.example.org/cv?x=1#top。", "https://zhou.example.org/cv?x=1#top"),
        ("(see http://e.org/a_b-c).", "http://e.org/a_b-c"),
        ("www.example.org/ada", "www.example.org/ada"),
        ("GitHub: github.com/ada-quill", "github.com/ada-quill"),
        ("linkedin.com/in/ada-quill | Oslo", "linkedin.com/in/ada-quill"),
        ("ada.github.io", "ada.github.io"),
        ("orcid.org/0000-0002-1825-0097", "orcid.org/0000-0002-1825-0097"),
        ("doi: 10.1000/xyz.123", "https://doi.org/10.1000/xyz.123"),
        ("arXiv preprint arXiv:2101.00001v2, 2021", "https://arxiv.org/abs/2101.00001v2"),
    ],
)
def test_addresses_in_text(text: str, url: str) -> None:
    """An address without the marks around it; known hosts need no scheme; a DOI becomes its address."""
    assert links(text) == [(None, url)]


@pytest.mark.parametrize(
    "text", ["ada@github.com", "Node.js", "example.org", "3.14", "e.g. x", "[TODO]", "[12]"]
)
def test_near_misses_are_no_links(text: str) -> None:
    """Mail addresses, file names, numbers and other brackets."""
    assert links(text) == []


@pytest.mark.parametrize("label", ["Paper", "Code", "项目链接", "PDF"])
def test_label_without_target(label: str) -> None:
    """`[Paper]` tells that there was a link, and what it was."""
    assert links(f"[{label}]") == [(label, None)]


@pytest.mark.parametrize(
    "source, found",
    [
        ("[Site](https://quill.example.org)", [("Site", "https://quill.example.org")]),
        ("[a](https://e.org/1) [b](https://e.org/2)", [("a", "https://e.org/1"), ("b", "https://e.org/2")]),
        ("<https://e.org>", [("https://e.org", "https://e.org")]),
        ("[ada@example.org](mailto:ada@example.org)", []),
        ("[call](tel:+4755500123)", []),
        ("[up](#top)", []),
    ],
)
def test_links_of_markdown(source: str, found: Links) -> None:
    """Labels with their targets, in order; mail, phone and places in the page are no links."""
    assert links(source, "cv.md") == found


def test_address_that_is_a_label_is_told_once() -> None:
    """The text of a link that is an address is not a second link."""
    assert links("[https://e.org](https://e.org)", "cv.md") == [("https://e.org", "https://e.org")]
