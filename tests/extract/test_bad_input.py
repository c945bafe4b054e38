"""What bad input gets: a profile that holds together, or an error of one line that names the file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import errors, extract_bytes, extract_file
from extract.errors import ExtractError, NotAResume, TooLarge, UnknownFormat, UnreadableFile
from extract.profile import Profile
from extract.read import LIMIT
from tests import strategies

TEXT = b"Ada Quill\n\nEDUCATION\nOslo University, BSc Physics, 2015-2018\n\nSKILLS\nGo\n"


def refusal(error: type[ExtractError], path: Path) -> str:
    """The line with which a file is refused; nothing but the error is raised."""
    with pytest.raises(error) as raised:
        extract_file(path)
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message and message == message.strip()
    return message.removeprefix(f"{path}: ")


def test_missing_file(tmp_path: Path) -> None:
    """A name that is none."""
    assert refusal(UnreadableFile, tmp_path / "cv.txt") == "no such file or directory"
    assert list(tmp_path.iterdir()) == []


def test_folder(tmp_path: Path) -> None:
    """A folder is not a file."""
    assert refusal(UnreadableFile, tmp_path) == "is a folder, not a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(tmp_path: Path) -> None:
    """A file that may not be read."""
    path = tmp_path / "cv.txt"
    path.write_bytes(TEXT)
    path.chmod(0)
    assert refusal(UnreadableFile, path) == "permission denied"


def test_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """Whatever the system says of a file is told in one line: here, a link that leads to itself."""
    path = tmp_path / "cv.txt"
    path.symlink_to(path)
    assert "symbolic links" in refusal(UnreadableFile, path)


@pytest.mark.parametrize("data", [b"", b" ", b"\n\n\t\n", b"\r\n\f\v "])
def test_empty_file(tmp_path: Path, data: bytes) -> None:
    """Nothing, or nothing but white space."""
    path = tmp_path / "cv.txt"
    path.write_bytes(data)
    assert refusal(UnreadableFile, path) == "the file is empty"


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0", "　　\u200b\n".encode()])
def test_file_without_a_word(tmp_path: Path, data: bytes) -> None:
    """A mark of byte order, wide and invisible spaces hold no word either."""
    path = tmp_path / "cv.txt"
    path.write_bytes(data)
    assert refusal(UnreadableFile, path) == "the file is empty"


@pytest.mark.parametrize(
    "name, data, kind",
    [
        ("cv.zip", b"PK\x03\x04\x14\0\6\0photo.jpg", "application/zip"),
        ("cv.docx", b"PK\x03\x04\x14\0\6\0xl/workbook.xml", "application/"),
        ("cv.txt", bytes(range(256)) * 4, "application/octet-stream"),
        ("cv.txt", b"\0\1\2\3" * 100, "application/octet-stream"),
    ],
)
def test_formats_that_are_not_read_are_named(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    """The refusal says what the file is, whatever its name, and what can be read instead."""
    path = tmp_path / name
    path.write_bytes(data)
    assert re.match(
        rf"{kind}\S* is not a format that kg reads: save it as PDF, DOCX or text",
        refusal(UnknownFormat, path),
    )


def test_unknown_encoding() -> None:
    """Bytes that are text in no encoding are refused with what to do."""
    with pytest.raises(UnknownFormat, match=r"^cv\.txt: .* no encoding that kg reads: save it as UTF-8$"):
        extract_bytes("简历：周一鸣，青禾大学".encode("utf-32"), "cv.txt")


def test_unknown_encoding_names_the_file_as_given(tmp_path: Path) -> None:
    """As in every other refusal, the file is named the way the caller named it."""
    path = tmp_path / "cv.txt"
    path.write_bytes("简历：周一鸣，青禾大学".encode("utf-32"))
    assert refusal(UnknownFormat, path)


def test_large_file_is_not_even_opened(tmp_path: Path) -> None:
    """Fifty megabytes are refused by their size, in no time."""
    path = tmp_path / "cv.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 2**20)
    assert refusal(TooLarge, path) == f"50 MB is over the limit of {LIMIT // 2**20} MB for a résumé"


def test_large_bytes_are_refused() -> None:
    """The limit holds for bytes that come from elsewhere, too."""
    with pytest.raises(TooLarge):
        extract_bytes(b"\0" * (LIMIT + 1), "cv.txt")


def test_text_that_is_no_resume() -> None:
    """A letter is a profile of left-overs, or is refused when strictness is asked for."""
    letter = b"Dear all,\n\nthe meeting is at noon, in the small room.\n"
    assert extract_bytes(letter, "letter.txt").other
    with pytest.raises(NotAResume, match=r"^letter\.txt: no section of a résumé was found$"):
        extract_bytes(letter, "letter.txt", strict=True)
    assert extract_bytes(TEXT, "cv.txt", strict=True).education


def test_every_error_is_in_the_tree_of_the_docstring() -> None:
    """The classes, all of them tested here, and the tree that is drawn at the top of their module."""
    classes = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    assert classes == {
        *("ExtractError", "UnreadableFile", "UnknownFormat", "Encrypted", "NoText", "TooLarge", "NotAResume")
    }
    assert all(issubclass(getattr(errors, name), ExtractError) for name in classes)
    assert set(re.findall(r"[A-Z]\w+(?=\s{2,}|\n)", errors.__doc__ or "")) >= classes - {"ExtractError"}


def check(profile: Profile) -> None:
    """What holds of every profile, whatever the text."""
    body = profile.to_json()
    for pointer, place in body["evidence"].items():
        assert 0 <= place["start"] <= place["end"] <= len(profile.text), pointer
        assert place["text"] == profile.text[place["start"] : place["end"]], pointer
        assert place["text"] or pointer.endswith("/url"), pointer
    for pointer, fact in profile.facts():
        assert fact.value is not None and fact.value != "", pointer


@pytest.mark.parametrize(
    "text",
    [
        "Ada\0Quill\nEDUCATION\nOslo University, BSc\0 Physics, 2015-2018, and many more words of text\n" * 3,
        "Ada Quill \x1b[31mred\x1b[0m \x07\x08\x7f\nEDUCATION\nOslo University, BSc, 2015\n",
        "\u202eAda Quill\u202c \u200f\u200e\u2066\nEDUCATION\n\u202eOslo University\u202c, BSc, 2015\n",
        "\ufeffAda Quill\ufeff\nEDUCATION\nOslo\ufeff University, BSc, 2015\n",
        "e\u0301 \U0001f9d1\u200d\U0001f52c \ufb01 \u2f64 \ufffe\uffff\ufdd0 \U0010ffff\nEDUCATION\nOslo\n",
        "(" * 5000 + "\nEDUCATION\n" + ")" * 5000,
        "\n".join(strategies.HOSTILE),
        "EDUCATION\n" * 500,
        "：\n" * 500,
        "2019.9 - \n" * 500,
    ],
)
@pytest.mark.parametrize("file", ["cv.txt", "cv.md"])
def test_hostile_text(text: str, file: str) -> None:
    """Controls, marks of direction, unassigned characters, open brackets, nothing but headings."""
    try:
        check(extract_bytes(text.encode("utf-8", "surrogatepass"), file))
    except UnknownFormat as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    "data",
    [
        b"\xed\xa0\x80\xed\xb0\x80 Ada Quill",
        b"Ada \xc3\x28 Quill",
        b"\xff\xfe\xff",
        b"\xf8\x88\x80\x80\x80 Ada",
    ],
)
def test_bytes_that_are_almost_utf8(data: bytes) -> None:
    """Surrogates, cut sequences and codes past the end are read in another encoding, or refused."""
    try:
        check(extract_bytes(data, "cv.txt"))
    except UnknownFormat as error:
        assert str(error).startswith("cv.txt: ")


def test_control_characters_are_no_part_of_values() -> None:
    """What a terminal would obey is in the text, and in the words of the evidence, but in no value."""
    profile = extract_bytes(
        b"Ada \x1b[31mQuill\n\nEDUCATION\n\x07Oslo University\x07, BSc, 2015-2018\n", "cv.txt"
    )
    assert not any(c < " " for _, fact in profile.facts() for c in str(fact.value))
    assert [study.institution and study.institution.value for study in profile.education] == [
        "Oslo University"
    ]


@pytest.mark.parametrize(
    "text", ["word " * 190_000, "中" * 300_000, "EDUCATION\n" + "Oslo University, " * 6_000]
)
def test_line_of_a_megabyte(text: str) -> None:
    """One line as long as a book is read within seconds, and kept."""
    profile = extract_bytes(text.encode(), "cv.txt")
    assert profile.other or profile.education


def test_text_past_a_million_characters() -> None:
    """A file below the limit is read, or refused with an error of ours."""
    try:
        extract_bytes(b"Ada Quill\n" * 100_001, "cv.txt")
    except ExtractError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    "source",
    [
        "> " * 500 + "Ada",
        "\n".join("  " * depth + "- Ada" for depth in range(200)),
        "[" * 5000,
        "*" * 5000 + "Ada",
        "*a " * 2000,
        "[a](" * 500,
        "`" * 5000,
        "<" * 5000,
        "<div>" * 2000,
        "<!-- " * 500,
        "|a" * 2000 + "\n" + "|-" * 2000 + "\n" + "|b" * 2000,
        "&amp;" * 5000,
        "a\n=" * 2000,
        "---\n" + "a: b\n" * 2000,
    ],
    ids=lambda source: source[:8],
)
def test_deep_and_endless_markdown(source: str) -> None:
    """No nesting breaks the reader, and none makes it slow."""
    check(extract_bytes((source + "\n\nEDUCATION\n").encode(), "cv.md"))


def test_lists_as_deep_as_people_nest_them() -> None:
    """Ten levels of a list all show their words."""
    source = "\n".join("  " * depth + f"- level{depth}" for depth in range(8))
    text = str(extract_bytes(source.encode(), "cv.md").to_json())
    assert all(f"level{depth}" in text for depth in range(8))


FREE = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@settings(FREE, max_examples=250)
@given(strategies.documents(), st.sampled_from(["cv.txt", "cv.md"]))
def test_any_text_gives_a_profile_or_one_line(text: str, file: str) -> None:
    """Whatever is written, there is a profile with its evidence, or one of our errors, and nothing else."""
    try:
        check(extract_bytes(text.encode("utf-8", "surrogatepass"), file))
    except ExtractError as error:
        assert "\n" not in str(error)


@settings(FREE, max_examples=150)
@given(
    st.binary(max_size=300)
    | st.text(max_size=100).map(lambda text: text.encode("utf-16"))
    | st.text(max_size=100).map(lambda text: text.encode("gb18030", "ignore")),
    st.sampled_from(["cv.txt", "cv.md", "cv"]),
)
def test_any_bytes_give_a_profile_or_one_line(data: bytes, file: str) -> None:
    """So do any bytes."""
    try:
        check(extract_bytes(data, file))
    except ExtractError as error:
        assert "\n" not in str(error)


def test_message_is_one_line_whatever_the_name(tmp_path: Path) -> None:
    """A line break or a control character in a file's name does not break the line."""
    with pytest.raises(UnreadableFile) as raised:
        extract_file(tmp_path / "a\nb\x1b[31m.txt")
    assert str(raised.value).isprintable()
