"""`kg load`: exit codes, what is said, and that what fails leaves nothing behind."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.bibliography import loading, open_papers
from kg.commands import loading as command
from kg.run import run
from tests.kg.bibliography import texts

Outcome = tuple[int, str, str]


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> Callable[..., Outcome]:
    """Runs a command line in an empty folder, where `new` is the store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", "new")

    def call(*arguments: str) -> Outcome:
        code = run(list(arguments))
        return code, *capsys.readouterr()

    return call


def test_loading_says_what_went_in(kg, tmp_path: Path) -> None:
    """Data come on no stream; a store is made where there is none, and kg add takes it as its own."""
    (tmp_path / "dblp.xml.gz").write_bytes(gzip.compress(texts.DBLP.encode()))
    (tmp_path / "refs.bib").write_text(texts.BIBTEX)
    said = "dblp.xml.gz: 4 papers: 4 new\nrefs.bib: 2 papers: 2 new\n"
    assert kg("load", "dblp.xml.gz", "refs.bib") == (0, "", said)
    assert kg("load", "dblp.xml.gz") == (0, "", "dblp.xml.gz: 4 papers: 4 unchanged\n")
    assert kg("load", "-q", "dblp.xml.gz") == (0, "", "")
    (tmp_path / "cv.txt").write_text("Ada Lin\n\nEducation\nMIT, BSc in Physics, 2010 - 2014\n")
    assert kg("add", "cv.txt")[0] == 0
    assert kg("info")[0] == 0
    assert len(open_papers(tmp_path / "new").find(texts.NEWSBERT)) == 4


def test_a_bibliography_is_read_from_standard_input(kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(texts.BIBTEX.encode()))))
    assert kg("load", "-") == (0, "", "standard input: 2 papers: 2 new\n")


def test_what_came_before_a_cut_is_kept(kg, tmp_path: Path) -> None:
    """One line says where, and the exit code is 1."""
    cut = texts.DBLP[: texts.DBLP.index("<proceedings")]
    (tmp_path / "dblp.xml").write_text(cut)
    lines = cut.count("\n") + 1
    told = f"kg: dblp.xml:{lines}: the file ends in the middle; what came before is kept\n"
    assert kg("load", "dblp.xml") == (1, "", f"{told}dblp.xml: 3 papers: 3 new\n")


def test_bad_rows_are_named_and_counted(kg, tmp_path: Path) -> None:
    """Ten are named, however many there are."""
    (tmp_path / "works.jsonl").write_text('{"DOI": "10.1234/x", "title": ["X"]}\n' + "{,}\n" * 1234)
    code, _, err = kg("load", "works.jsonl")
    assert code == 1
    assert err.splitlines()[0] == "kg: works.jsonl:2: no JSON object on one line"
    assert err.splitlines()[10:] == ["kg: works.jsonl: 1,224 more of the kind", "works.jsonl: 1 paper: 1 new"]


def test_one_bad_file_does_not_stop_the_others(kg, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(texts.BIBTEX)
    code, out, err = kg("load", "missing.bib", "refs.bib")
    assert (code, out) == (1, "")
    assert err == "kg: missing.bib: no such file or directory\nrefs.bib: 2 papers: 2 new\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cv.ttl", "<a> <b> <c> .", "no bibliography of a format that is known (dblp XML, "),
        (
            "resume.json",
            '{"basics": {"name": "Ada"}}',
            "no bibliography of a format that is known (dblp XML, ",
        ),
        ("empty.bib", "", "the file is empty"),
        ("bomb.xml", '<!DOCTYPE dblp [<!ENTITY a "b">]><dblp/>', "the file declares entities of its own"),
        ("none.bib", "@comment{nothing}", "no paper is in this file"),
    ],
)
def test_a_file_without_papers_makes_no_store(kg, tmp_path: Path, name: str, content: str, said: str) -> None:
    """Exit code 2, one line, and nothing is left behind."""
    (tmp_path / name).write_text(content)
    code, out, err = kg("load", name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not (tmp_path / "new").exists()


def test_a_damaged_index_is_an_error_of_one_line(kg, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(texts.BIBTEX)
    assert kg("load", "refs.bib")[0] == 0
    (tmp_path / "new" / "papers.sqlite").write_bytes(b"nonsense" * 100)
    code, out, err = kg("load", "refs.bib")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "papers.sqlite cannot be used: file is not a database" in err


def test_somebody_who_watches_is_told_of_each_batch(
    kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dblp.xml").write_text(texts.DBLP)
    monkeypatch.setattr(loading.load, "__defaults__", (2,))
    monkeypatch.setattr(loading, "BATCH", 2)
    monkeypatch.setattr(command.sys.stderr, "isatty", lambda: True, raising=False)
    _, _, err = kg("load", "dblp.xml")
    assert err.splitlines()[:2] == ["dblp.xml: 2 papers so far", "dblp.xml: 4 papers so far"]
