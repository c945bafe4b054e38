"""Output files: whole or not at all, and like what was there before."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kg.output import destination


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_appears_at_the_end(tmp_path: Path) -> None:
    """While it is written, nobody sees half of it."""
    file = tmp_path / "out"
    with destination(str(file)) as stream:
        stream.write("data\n")
        stream.flush()
        assert not file.exists()
    assert file.read_bytes() == b"data\n"
    assert names(tmp_path) == ["out"]


def test_an_error_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("old")
    with pytest.raises(ZeroDivisionError), destination(str(file)) as stream:
        stream.write("new")
        raise ZeroDivisionError
    assert file.read_text() == "old"
    assert names(tmp_path) == ["out"]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    """A file that is replaced keeps its mode; a link keeps pointing, and what it points to is new."""
    file, link = tmp_path / "out", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o600)
    link.symlink_to(file)
    with destination(str(link)) as stream:
        stream.write("new")
    assert link.is_symlink() and file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_devices_are_written_to(tmp_path: Path) -> None:
    """/dev/null stays what it is."""
    with destination("/dev/null") as stream:
        stream.write("data")
    assert Path("/dev/null").is_char_device()


def test_bytes_and_text(tmp_path: Path) -> None:
    """Text is UTF-8 with the line ends it has; bytes go in as they are."""
    with destination(str(tmp_path / "out")) as stream:
        stream.buffer.write("é\r\n".encode())
    with destination(str(tmp_path / "text")) as stream:
        stream.write("é\r\n")
    assert (tmp_path / "out").read_bytes() == (tmp_path / "text").read_bytes() == b"\xc3\xa9\r\n"
