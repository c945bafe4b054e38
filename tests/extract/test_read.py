"""Bytes → documents: what kind of file it is, its encoding, its lines and pages, the view that rules see."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import fold, is_han
from extract.errors import ExtractError, UnknownFormat
from extract.plain import plain
from extract.read import READERS, read_bytes, read_file
from extract.read.sniff import media_type
from tests.extract.texts import document

CHINESE = (
    "教育背景\n青禾大学，数学系，2019.9 – 2023.6\n获奖：优秀学生（校前 2%）\n熟练使用 Python，了解 C++。\n"
)
TRADITIONAL = "教育背景\n青禾大學，數學系，2019.9 - 2023.6\n獲獎：優秀學生\n熟練使用 Python，了解 C++。\n"
WESTERN = "Zoë Müller\nRésumé – café “naïve” €5\nUniversité de Montréal, Québec\n"
ENCODED = [
    (CHINESE, "utf-8"),
    (CHINESE, "utf-8-sig"),
    (CHINESE, "gb18030"),
    (CHINESE, "utf-16"),
    (CHINESE, "utf-16-le"),
    (CHINESE, "utf-16-be"),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "gb18030"),
    (WESTERN, "utf-8"),
    (WESTERN, "cp1252"),
    (WESTERN, "utf-16"),
    ("Ada Quill\nOslo\n", "ascii"),
    ("Ada Quill\nOslo\n", "utf-16-le"),
    ("姓名：赵一\n", "gb18030"),
    ("Zoë Müller\nOslo\n", "cp1252"),
    ("𠀀𠀁 罕见字 㐀\n" + CHINESE, "gb18030"),
]


@pytest.mark.parametrize("text, encoding", ENCODED)
def test_encoding_is_told_by_the_bytes(text: str, encoding: str) -> None:
    """The same text comes out of each encoding that CVs are saved in, without a mark at its front."""
    read = read_bytes(text.encode(encoding), "cv.txt")
    assert read.text == text
    assert read.media_type == "text/plain"


def test_short_big5_is_not_taken_for_gb18030() -> None:
    """Characters for private use tell that an encoding is the wrong one."""
    assert read_bytes("姓名：趙一\n".encode("big5"), "cv.txt").text == "姓名：趙一\n"


@pytest.mark.parametrize("encoding", ["utf-32", "cp037"])
def test_unknown_encoding_is_refused_or_read(encoding: str) -> None:
    """Bytes in an encoding that nobody uses are refused with a line that says what to do."""
    with pytest.raises(UnknownFormat, match=r"^cv\.txt: .*(?:save it as UTF-8|not a format that kg reads)"):
        read_bytes(CHINESE.encode(encoding, "ignore"), "cv.txt")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_line_ending_is_one(ending: str) -> None:
    """Whatever ends a line, the text has `\\n`, and the lines are the same."""
    read = document(ending.join(["Ada Quill", "", "Oslo", ""]))
    assert read.text == "Ada Quill\n\nOslo\n"
    assert [read.text[line.start : line.end] for line in read.lines] == ["Ada Quill", "Oslo"]


def test_form_feeds_begin_pages() -> None:
    """Lines know their page, and the document how many there are; a text without any has no pages."""
    read = document("one\n\ftwo\nstill two\n\fthree\n")
    assert [line.page for line in read.lines] == [1, 2, 2, 3]
    assert read.pages == 3
    assert read.page(read.text.index("still")) == 2
    assert document("one\n").pages is None


def test_lines_know_their_indent() -> None:
    """Columns of space before the words: tabs go to the next fourth column, ideographic spaces count one."""
    read = document("a\n  b\n\tc\n  \td\n　e\n")
    assert [line.indent for line in read.lines] == [0, 2, 4, 4, 1]
    assert [read.text[line.start : line.end] for line in read.lines] == list("abcde")


def test_document_names_file_and_bytes(tmp_path: Path) -> None:
    """The name without its folder, and the hash of the bytes as they lie on the disk."""
    path = tmp_path / "我的 简历.txt"
    path.write_bytes(CHINESE.encode("gb18030"))
    read = read_file(path)
    assert read.file == "我的 简历.txt"
    assert read.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "text, language",
    [
        (CHINESE, "zh"),
        (WESTERN, "en"),
        ("12345\n", "en"),
        ("A B C D E F 中\n", "zh"),
        ("A B C D E F G H 中\n", "en"),
    ],
)
def test_language_is_that_of_the_letters(text: str, language: str) -> None:
    """Chinese from an eighth of Chinese letters on, since names of papers and tools are Latin."""
    assert document(text).language == language


SIGNED = [
    (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
    (b"PK\x03\x04\x14\0", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "application/msword"),
    (b"\x89PNG\r\n\x1a\n\0", "image/png"),
    (b"\xff\xd8\xff\xe0\0", "image/jpeg"),
    (b"GIF89a\0", "image/gif"),
    (b"\x1f\x8b\x08\0", "application/gzip"),
    (b"\x7fELF\x02", "application/x-executable"),
    (b"SQLite format 3\0\x10", "application/vnd.sqlite3"),
    (b"<!DOCTYPE html>\n<html><p>Ada", "text/html"),
    (b"\xef\xbb\xbf \n<html lang=zh>", "text/html"),
    (b"<!-- made by hand -->\n<HTML>", "text/html"),
    (bytes(range(256)), "application/octet-stream"),
    (b"Ada\0Quill and more words", "application/octet-stream"),
    (b"Ada \x01\x02\x03\x04", "application/octet-stream"),
]


@pytest.mark.parametrize("data, kind", SIGNED)
def test_kind_is_told_by_content_whatever_the_name(data: bytes, kind: str) -> None:
    """A PDF named `.txt` is a PDF; what has no reader is refused by its kind."""
    assert media_type(data, "cv.txt") == media_type(data, "cv.md") == kind
    if kind in READERS:
        return
    with pytest.raises(UnknownFormat, match=rf"^cv\.txt: {kind} is not a format that kg reads"):
        read_bytes(data, "cv.txt")


@pytest.mark.parametrize(
    "text, file, kind",
    [
        ("Ada Quill\n", "cv.txt", "text/plain"),
        ("Ada Quill\n", "cv", "text/plain"),
        ("Ada Quill\n", "cv.md", "text/markdown"),
        ("Ada Quill\n", "CV.MARKDOWN", "text/markdown"),
        ("# Ada\n\n## Education\n\n- **Oslo**\n", "cv.txt", "text/markdown"),
        ("# of users: 3\n", "cv.txt", "text/plain"),
        ("2 * 3 * 4\n* one\n* two\n", "cv.txt", "text/plain"),
        ("a < b > c <html> later\n", "cv.txt", "text/plain"),
    ],
)
def test_markdown_is_told_by_name_or_by_its_marks(text: str, file: str, kind: str) -> None:
    """Between text and Markdown the name decides; without one, headings, bold words, tables and links do."""
    assert media_type(text.encode(), file) == kind


@given(st.characters(exclude_categories=["Cs"]))
def test_fold_keeps_one_character_one(character: str) -> None:
    """The view has the length of the text, character by character, and folding twice is folding once."""
    folded = fold(character)
    assert len(folded) == 1
    assert fold(folded) == folded


@pytest.mark.parametrize(
    "characters, plain_form",
    [
        ("-－—–−‐", "-"),
        ("“”„‟", '"'),
        ("‘’‚′", "'"),
        (" 　\u00a0\u200b\ufeff\x00\x1b\u202e", " "),
        ("AＡ", "A"),
        (":：", ":"),
        ("用⽤", "用"),
        ("1１", "1"),
        ("\t", "\t"),
        ("\n", "\n"),
        ("ﬁ", "ﬁ"),
        ("é", "é"),
        ("。", "。"),
    ],
)
def test_fold_makes_characters_plain(characters: str, plain_form: str) -> None:
    """Dashes, quotes, spaces, widths and radicals in one form; what would become two characters stays."""
    assert set(map(fold, characters)) == {plain_form}


@pytest.mark.parametrize(
    "printed, value",
    [
        ("  Ada   Quill ", "Ada Quill"),
        ("机器\n学习", "机器学习"),
        ("machine\nlearning", "machine learning"),
        ("self-\nsupervised", "self-supervised"),
        ("基于\n  Rust 的", "基于 Rust 的"),
        ("（ＡＢＣ）", "(ABC)"),
        ("a\u200bb\x00c", "abc"),
        ("a\tb\u3000c", "a b c"),
    ],
)
def test_value_is_as_printed_but_for_spaces(printed: str, value: str) -> None:
    """NFKC, nothing invisible, spaces joined; a line break inside Chinese text is no space."""
    assert plain(printed) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Early Career Scien-\ntists", "Early Career Scientists"),
        ("a long-\nterm study", "a long-term study"),
        ("state-of-\nthe-art", "state-of-the-art"),
        ("pp. 101-\n115", "pp. 101-115"),
        ("SARS-\ncov", "SARS-cov"),
    ],
)
def test_plain_rejoins_words_cut_at_the_end_of_a_line(printed: str, value: str) -> None:
    """A hyphen that only cuts a word is dropped; between words and numbers it stays."""
    assert plain(printed) == value


@given(st.text(max_size=60))
def test_plain_is_stable(text: str) -> None:
    """Making a value plain twice changes nothing, and no control character is left in it."""
    value = plain(text)
    assert plain(value) == value
    assert not any(unicodedata.category(c) in ("Cc", "Cf") for c in value)


@given(st.text(max_size=80), st.sampled_from(["cv.txt", "cv.md"]))
def test_view_has_the_length_of_the_text(text: str, file: str) -> None:
    """A place found in the view is a place in the text, whatever the text, and lines lie inside of it."""
    try:
        read = document(text, file)
    except ExtractError:
        return
    assert len(read.view) == len(read.text) == len(read.markup)
    assert read.view.count("\n") == read.text.count("\n")
    end = 0
    for line in read.lines:
        assert end <= line.start < line.end <= len(read.text)
        assert "\n" not in read.text[line.start : line.end]
        end = line.end


def test_trim_and_value_leave_markup_out() -> None:
    """A place is trimmed of space and marks; its value has no markup, but keeps the words."""
    read = document("# Ada **Quill**  \n", "cv.md")
    start, end = read.trim(0, len(read.text))
    assert read.text[start:end] == "Ada **Quill"
    assert read.value(start, end) == "Ada Quill"
    assert read.trim(0, 2) == (2, 2)


def test_han_characters() -> None:
    """Chinese characters, and no others."""
    assert all(map(is_han, "中㐀豈"))
    assert not any(map(is_han, "a。あ1　"))
