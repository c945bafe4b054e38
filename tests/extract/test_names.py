"""Names of persons: their shape in both scripts, and whether an author is the owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.names import is_chinese_name, is_latin_name, is_owner, parts, pinyin, same_person


@pytest.mark.parametrize("name", ["赵明", "赵 明", "王 小 明", "诸葛亮", "欧阳明月", "司徒雷登"])
def test_chinese_names(name: str) -> None:
    """A surname and one or two characters; spaces between them are for looks."""
    assert is_chinese_name(name)


@pytest.mark.parametrize(
    "words", ["清华", "李", "李雷雷雷雷", "东方", "教育背景", "简历", "Zhao", "赵A", "", "赵明，"]
)
def test_words_that_are_no_chinese_names(words: str) -> None:
    """No surname, too short, too long, or not Chinese."""
    assert not is_chinese_name(words)


@pytest.mark.parametrize(
    "name",
    ["Ada Quill", "Ada B. Quill", "ADA QUILL", "A. Quill", "Ludwig van Beethoven", "Zoë Müller", "Łukasz Żak",
     "Jean-Luc Picard", "O'Neil Sean", "María José de la Cruz", "Đặng Minh", "Żaneta Ćwik", "Ēriks Ozols",
     "Ḥasan al-Khalil", "Anna della Rovere", "Marie du Pont"],
)  # fmt: skip
def test_latin_names(name: str) -> None:
    """Two to five capitalised words, particles aside."""
    assert is_latin_name(name)


@pytest.mark.parametrize(
    "words",
    [
        "ada quill",
        "Ada",
        "Ada Quill 3",
        "Ada Quill, PhD",
        "ada@example.org",
        "One Two Three Four Five Six",
        "",
    ],
)
def test_words_that_are_no_latin_names(words: str) -> None:
    """Small letters, one word, digits, marks, or too many words."""
    assert not is_latin_name(words)


@pytest.mark.parametrize(
    "owner, author",
    [
        ("Ada Quill", "Ada Quill*"),
        ("Ada Quill", "Ada Quill†"),
        ("Ada Quill", "Quill, Ada"),
        ("Ada Quill", "Quill, A."),
        ("Ada Quill", "A. Quill"),
        ("Ada Quill", "Quill A"),
        ("Ada Quill", "ADA QUILL"),
        ("Ada Quill", "Ada Q. Quill"),
        ("José García", "Jose Garcia"),
        ("Jens Møller", "J. Moller"),
        ("Şule Yıldırım", "Sule Yildirim"),
        ("Jiahui Li", "JH Li"),
        ("Dr.-Ing. Jürgen Weißmüller", "J. Weissmüller"),
        ("Prof. Dr. Ada Quill", "Quill, A."),
        ("Martin A. Holloway", "M. Holloway"),
        ("Martin A. Holloway", "M. A. Holloway"),
        ("Anne-Marie Duff", "A.-M. Duff"),
        ("Anne-Marie Duff", "Annemarie Duff"),
        ("Li Wei", "Wei Li"),
        ("Jiahui Li", "J. H. Li"),
        ("Jiahui Li", "J. Li"),
        ("高远航", "高远航"),
        ("高远航", "Yuanhang Gao"),
        ("高远航", "Gao Yuanhang"),
        ("高远航", "Gao Y. H."),
        ("高远航", "GAO YH"),
        ("高远航", "Y. Gao"),
        ("欧阳箐", "Qing Ouyang"),
        ("欧阳箐", "Ouyang Q"),
    ],
)
def test_author_is_the_owner(owner: str, author: str) -> None:
    """The same words in any order, initials, marks, pinyin."""
    assert same_person(owner, author)


@pytest.mark.parametrize(
    "owner, author",
    [
        ("Ada Quill", "B. Quill"),
        ("Ada Quill", "Ada Bee"),
        ("Ada Quill", "Quill"),
        ("Ada Quill", ""),
        ("", "Ada Quill"),
        ("Li Wei", "Li Wen"),
        ("Yuhan Li", "Yu Li"),
        ("Weijie Wang", "Wei Wang"),
        ("Adam Quill", "ADA QUILL"),
        ("Jiahui Li", "H. Li"),
        ("Jiahui Li", "J. Lin"),
        ("高远航", "高远"),
        ("高远航", "高近"),
        ("高远航", "Yuanhang Guo"),
        ("高远航", "L. Gao"),
    ],
)
def test_author_is_somebody_else(owner: str, author: str) -> None:
    """Another surname, other initials, or only a part of the name."""
    assert not same_person(owner, author)


def test_owner_has_several_forms() -> None:
    """Any printed form of the owner's name will do; without one, nobody is the owner."""
    assert is_owner(("林雨涵", "Yuhan Lin"), "Lin, Y.")
    assert not is_owner((), "Ada Quill")


@pytest.mark.parametrize(
    "name, words", [("高远航", "yuan hang gao"), ("欧阳箐", "qing ouyang"), ("吕布", "bu lv")]
)
def test_pinyin_has_the_given_name_first(name: str, words: str) -> None:
    """Surnames of two characters are one word."""
    assert pinyin(name) == words


@pytest.mark.parametrize(
    "owner, author",
    [("曾国强", "Guoqiang Zeng"), ("单文博", "Wenbo Shan"), ("吕思远", "Siyuan Lyu"), ("仇英", "Ying Qiu")],
)
def test_surnames_with_a_reading_of_their_own(owner: str, author: str) -> None:
    """曾 is Zeng as a surname, 单 is Shan, 仇 is Qiu; 吕 is Lv or Lyu."""
    assert same_person(owner, author)


@pytest.mark.parametrize(
    "name, words",
    [("Y. Shen*", ("y", "shen")), ("Shen, Y.-N.†", ("shen", "y", "n")), ("沈一诺 1", ("沈一诺",)),
     ("O'Neil", ("oneil",)), ("陈 晨", ("陈晨",)), ("", ())],
)  # fmt: skip
def test_parts_of_a_name(name: str, words: tuple[str, ...]) -> None:
    """Small letters, no dots, no marks."""
    assert parts(name) == words


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """No text breaks the comparison."""
    assert same_person(one, other) in (True, False)
    assert is_latin_name(one) in (True, False)
