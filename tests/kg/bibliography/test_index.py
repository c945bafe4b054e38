"""The index beside the store: loading twice changes nothing, and batches go in whole or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.bibliography import Record, open_papers
from kg.bibliography.index import INDEX, open_index, settled
from kg.bibliography.loading import load
from kg.bibliography.writing import Writer
from kg.errors import BrokenPapers
from tests.kg.bibliography import texts
from tests.kg.bibliography.test_formats import FILES, written

ROOT = Path(__file__).resolve().parents[3]


def counts(path: Path, index: Path, batch: int = 1000) -> Counter[str]:
    total: Counter[str] = Counter()
    for loaded in load(path, lambda: Writer(index), batch):
        total.update(loaded.counts)
    return total


def content(index: Path) -> list[tuple[object, ...]]:
    """All rows but for the numbers of sources and venues, which depend on the order."""
    with sqlite3.connect(index) as connection:
        rows = connection.execute(
            "SELECT title, year, name, authors, doi, arxiv, url, papers.key FROM papers "
            "JOIN venues ON venue = venues.id"
        ).fetchall()
        names = connection.execute("SELECT name FROM names").fetchall()
    connection.close()
    return [*sorted(rows, key=repr), *sorted(names)]


@pytest.mark.parametrize("batch", [1, 2, 1000])
def test_loading_again_changes_nothing(tmp_path: Path, batch: int) -> None:
    """Whatever the size of the batches."""
    path, index = written(tmp_path, "dblp.xml", texts.DBLP), tmp_path / INDEX
    assert counts(path, index, batch) == {"new": 4}
    before = content(index)
    assert counts(path, index, batch) == {"unchanged": 4}
    assert content(index) == before
    assert open_index(index).size() == 4


def test_a_record_that_changed_replaces_the_one_before(tmp_path: Path) -> None:
    """It is found by its new title, and no longer by the old."""
    index = tmp_path / INDEX
    counts(written(tmp_path, "dblp.xml", texts.DBLP), index)
    changed = texts.DBLP.replace("A Look Inside.", "Another Look.").replace("2019-05-01", "2026-01-01")
    assert counts(written(tmp_path, "dblp.xml", changed), index) == {"changed": 1, "unchanged": 3}
    papers = open_papers(tmp_path)
    assert papers.find("A look inside") == ()
    (found,) = papers.find("another look")
    assert (found.source, found.track) == ("dblp, 2026-01-01", "workshop")


def test_all_bibliographies_are_searched_and_preprints_come_last(tmp_path: Path) -> None:
    """Each answers for itself, the bundled one too."""
    for name, text in [*FILES.items(), ("dblp.xml", texts.DBLP)]:  # the last again
        counts(written(tmp_path, name, text), tmp_path / INDEX)
    found = open_papers(tmp_path).find(texts.NEWSBERT.upper())
    assert [record.source.partition(",")[0] for record in found] == [
        "dblp", "ACL Anthology", "Crossref", "OpenAlex", "refs.bib", "bundled bibliography", "dblp",
    ]  # fmt: skip
    assert {record.venue_key for record in found[:-1]} == {"findings/emnlp"}
    assert found[-1].key == "journals/corr/abs-2102-04887"
    assert open_papers(tmp_path).by_id("https://dblp.org/rec/conf/emnlp/WuWYQHL21.html")[0] in found


def test_one_key_of_two_peoples_files_is_two_papers(tmp_path: Path) -> None:
    """Keys of BibTeX files are nobody's but the file's."""
    index = tmp_path / INDEX
    for folder, title in (("a", "One"), ("b", "Two")):
        (tmp_path / folder).mkdir()
        counts(written(tmp_path / folder, "refs.bib", f"@misc{{lin2020, title = {{{title}}}}}"), index)
    papers = open_papers(tmp_path)
    assert [record.key for title in ("One", "Two") for record in papers.find(title)] == ["lin2020"] * 2


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
any_record = st.builds(
    Record,
    title=text,
    year=st.none() | st.integers(1800, 2100),
    venue=text,
    authors=st.lists(text.filter(lambda name: name and "\n" not in name)).map(tuple),
    doi=st.just("") | st.just("10.1234/x"),
    url=text,
    key=text,
    source=text,
)


@settings(deadline=None, max_examples=40)  # each makes a file
@given(records=st.lists(any_record, max_size=8))
def test_any_record_comes_back_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, records) -> None:
    """Whatever is in it; and put in again, in any order, it changes nothing."""
    index = tmp_path_factory.mktemp("any") / INDEX
    with Writer(index) as writer:
        first = writer.add(records)
        before = content(index)
        again = writer.add(list(reversed(records)) if first["new"] == len(records) else records)
    assert again == ({"unchanged": first["new"]} if first else {})
    assert content(index) == before
    for record in records if first["new"] == len(records) else ():
        if record.key:
            assert settled(record) in open_index(index).named(f"key:{record.key.lower()}")


_LOADING = """
import sys, time
from pathlib import Path
from kg.bibliography import Record
from kg.bibliography.writing import Writer
batches = int(sys.argv[2])
with Writer(Path(sys.argv[1])) as writer:
    for batch in range(batches):
        writer.add(Record(title=f"Paper {batch} {n}", key=f"{batch}/{n}", source="x") for n in range(500))
        print(batch, flush=True)
    writer._connection.execute("BEGIN IMMEDIATE")
    writer._put({("x", "half"): Record(title="Half", key="half", source="x")})
    writer._connection.execute("PRAGMA cache_spill = 1")
    print("half", flush=True)
    time.sleep(60)
"""


def test_a_killed_loader_leaves_whole_batches(tmp_path: Path) -> None:
    """The index opens again, with the batches that were done and nothing of the one that was not."""
    index = tmp_path / INDEX
    command = [sys.executable, "-c", _LOADING, str(index), "3"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if line == "half\n":
                os.kill(process.pid, signal.SIGKILL)
    assert open_index(index).size() == 1500
    assert open_papers(tmp_path).find("Half") == ()
    assert open_papers(tmp_path).find("paper 2 499")


def test_an_index_that_is_none_is_an_error_of_one_line(tmp_path: Path) -> None:
    index = written(tmp_path, INDEX, b"no database" * 1000)
    for opened in (open_index, Writer):
        with pytest.raises(
            BrokenPapers, match=r"papers\.sqlite cannot be used: file is not a database; remove"
        ):
            opened(index)


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    Writer(tmp_path / INDEX)._connection.execute("PRAGMA user_version = 9")
    with pytest.raises(BrokenPapers, match="its version is 9, and not 1"):
        open_papers(tmp_path)


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """An error in the middle of a batch undoes it, and the next goes in."""
    with Writer(tmp_path / INDEX) as writer:
        with pytest.raises(BrokenPapers):
            writer.add(
                [Record("One", key="1", source="x"), Record("Two", key="2", year=object(), source="x")]
            )  # type: ignore[arg-type]
        assert writer.add([Record("Two", key="2", source="x")]) == {"new": 1}
    assert open_papers(tmp_path).find("One") == ()


def test_a_title_of_many_papers_names_none(tmp_path: Path) -> None:
    """Editorials and prefaces are by everybody; versions of one paper are by the same people."""
    with Writer(tmp_path / INDEX) as writer:
        writer.add(Record("Editorial", authors=(f"A {n}",), key=f"{n}", source="x") for n in range(20))
        writer.add(Record("One", authors=("Ada Lin",), key=f"one{n}", source="x") for n in range(20))
    papers = open_papers(tmp_path)
    assert papers.find("Editorial") == ()
    assert len(papers.find("One")) == 20
    assert papers.by_id("7")[0].authors == ("A 7",)


def test_an_index_that_was_only_begun_is_none(tmp_path: Path) -> None:
    """A loader that was killed at once leaves an empty file, which the next one fills."""
    (tmp_path / INDEX).touch()
    assert open_papers(tmp_path).find(texts.NEWSBERT)[0].source.startswith("bundled")
    assert counts(written(tmp_path, "dblp.xml", texts.DBLP), tmp_path / INDEX) == {"new": 4}
