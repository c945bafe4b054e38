"""Which author somebody is: names in Chinese and in pinyin, reversed, cut to initials, with accents."""

from __future__ import annotations

import pytest

from kg.check.authors import places


@pytest.mark.parametrize(
    ("own", "author"),
    [
        ("周一鸣", "Yiming Zhou"),
        ("周一鸣", "Zhou Yi-Ming"),
        ("欧阳修文", "Xiuwen Ouyang"),
        ("Yiming Zhou", "周一鸣"),
        ("Ada Quill", "Quill, Ada"),
        ("Ada Quill", "A. Quill"),
        ("Ada M. Quill", "Ada Quill"),
        ("Søren Åberg", "Soren Aberg"),
        ("Wei Wang", "Wei Wang 0001"),
        ("Ada Quill", "Ada Quill*"),
        ("曾小明", "Xiaoming Zeng"),
        ("吕一鸣", "Yiming Lyu"),
        ("José García", "Jose M. Garcia"),
        ("Yutong (Evelyn) Shao", "Evelyn Shao"),
        ("Jiahui Li", "Li JH"),
    ],
)
def test_forms_of_one_name(own: str, author: str) -> None:
    """Found at its place."""
    assert places([own], ["Bo Bee", author, "Cy Dee"]) == (2,)


@pytest.mark.parametrize("author", ["Yining Zhou", "Ada Quinn", "B. Quill", "周一宁", "Yi Zhou"])
def test_names_of_others(author: str) -> None:
    """Not found, though they are near."""
    assert places(["周一鸣", "Ada Quill"], [author]) == ()


def test_full_names_come_before_initials() -> None:
    """And two who fit are both told."""
    assert places(["Ada Quill"], ["A. Quill", "Ada Quill"]) == (2,)
    assert places(["Ada Quill"], ["A. Quill", "A. Quill"]) == (1, 2)
