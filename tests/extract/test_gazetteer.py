"""Known names in a text, and the pipeline that finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields import READERS
from extract.gazetteer import Mention
from extract.nlp import PIPES, pipeline
from tests.extract.texts import context


def mentions(text: str) -> list[Mention]:
    """The known names of a text."""
    return list(context(text + "\n").mentions)


@pytest.mark.parametrize(
    "text, label, name",
    [
        ("中科大", "SCHOOL", "中国科学技术大学"),
        ("USTC", "SCHOOL", "中国科学技术大学"),
        ("university of science and technology of china", "SCHOOL", "中国科学技术大学"),
        ("中国石油大学（华东）", "SCHOOL", "中国石油大学（华东）"),
        ("MSRA", "INSTITUTE", "微软亚洲研究院"),
        ("ACL 2023", "VENUE", "ACL"),
        ("AAAI’23", "VENUE", "AAAI"),
        ("PyTorch", "SKILL", "PyTorch"),
        ("英语", "LANGUAGE", "English"),
        ("IELTS 7.5", "TEST", "IELTS"),
    ],
)
def test_known_name_has_its_canonical_form(text: str, label: str, name: str) -> None:
    """Aliases, abbreviations, other widths and other languages lead to one name."""
    assert (label, name) in {(mention.label, mention.name) for mention in mentions(text)}


@pytest.mark.parametrize(
    "text", ["acl tear", "It is an IT set", "Aclara", "www.example.org", "青禾大学", "nature"]
)
def test_common_words_are_no_names(text: str) -> None:
    """Short names match in their own case only, and never inside a longer word."""
    assert not [mention for mention in mentions(text) if mention.label in ("VENUE", "SCHOOL", "COMPANY")]


def test_longest_name_comes_first() -> None:
    """Where several begin at one place, the longest is the first; each is at its place."""
    found = mentions("我在微软亚洲研究院实习")
    assert [mention.name for mention in found] == ["微软亚洲研究院", "微软"]
    assert all(mention.start == 2 for mention in found)


def test_components_are_the_stages() -> None:
    """Names, rows, sections in two steps, then each kind of field; both languages have the same."""
    stages = ("cv_gazetteer", "cv_layout", "cv_sections", "cv_recut")
    assert (*stages, *(f"cv_{name}" for name in READERS)) == PIPES
    assert pipeline("zh").pipe_names == pipeline("en").pipe_names == list(PIPES)
    assert pipeline("zh") is pipeline("zh")


@given(st.text(max_size=60))
def test_tokens_hold_the_whole_text(text: str) -> None:
    """Nothing of a text is lost in its tokens, so that a place in the one is a place in the other."""
    assert pipeline("en").make_doc(text).text == text


@pytest.mark.parametrize(
    "text, tokens",
    [
        ("用PyTorch训练", ["用", "PyTorch", "训", "练"]),
        ("C++, 3/253", ["C", "+", "+", ",", "3", "/", "253"]),
        ("a  b\tc", ["a", " ", "b", "\t", "c"]),
        ("Zoë", ["Zoë"]),
    ],
)
def test_scripts_are_told_apart(text: str, tokens: list[str]) -> None:
    """A Chinese character is a token, a Latin word or a number is one, any other mark is one."""
    assert [token.text for token in pipeline("zh").make_doc(text)] == tokens
