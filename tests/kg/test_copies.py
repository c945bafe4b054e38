"""A store is copied away and back whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.bibliography.index import INDEX
from kg.run import run
from kg.store import open_store
from tests.profiles import sample_store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    sample_store(tmp_path).close()
    return tmp_path / "store"


def contents(place: Path) -> set[str]:
    with open_store(place) as store:
        return {str(quad) for quad in store.engine}


def test_what_was_backed_up_comes_back(place: Path, tmp_path: Path, capsys) -> None:
    before = contents(place)
    bib = tmp_path / "own.bib"
    bib.write_text("@article{a, title={On Trees}, year={2020}, author={Lin, Ada}}", encoding="utf-8")
    assert run(["load", str(bib), "--store", str(place)]) == 0
    assert run(["backup", str(tmp_path / "copy"), "--store", str(place)]) == 0
    assert run(["restore", str(tmp_path / "copy"), "--store", str(tmp_path / "deep" / "again")]) == 0
    assert contents(tmp_path / "deep" / "again") == before
    assert (tmp_path / "deep" / "again" / INDEX).is_file()
    assert not list((tmp_path / "deep").glob(".*"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (["backup", "copy", "--store", "none"], "no store at none"),
        (
            ["backup", "full", "--store", "store"],
            "there is something at full already: name another folder for the copy",
        ),
        (["restore", "store", "--store", "http://example.org/x"], "http://example.org/x is no folder"),
        (["restore", "none", "--store", "new"], "no store at none"),
        (["restore", "full", "--store", "new"], "full is not a store"),
        (["restore", "store", "--store", "full"], "there is something at full already"),
        (["restore", "store", "--store", "store"], "there is something at store already"),
        (["restore", "spoilt", "--store", "new"], "cannot be used"),
    ],
)
def test_what_cannot_be_copied_is_one_line(
    place: Path, tmp_path: Path, monkeypatch, capsys, line: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("full", "spoilt"):
        (tmp_path / name).mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear", encoding="utf-8")
    (tmp_path / "spoilt" / "CURRENT").write_text("MANIFEST-000005", encoding="utf-8")
    assert run(line) == 2
    (error,) = capsys.readouterr().err.splitlines()
    assert message in error
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "copy").exists()
    assert sorted(file.name for file in (tmp_path / "full").iterdir()) == ["letter.txt"]
