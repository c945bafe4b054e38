"""Files into the store: what is read, what is not read again, and what is said of each."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

import extract
from extract import extract_file
from extract.isolated import Answer, Request
from extract.read import LIMIT, READERS, SUFFIXES
from extract.shipped import shipped
from kg import add as adding
from kg.reference import Reference
from kg.run import run
from kg.store import open_store
from kg.union import UNION
from kg.vocab import CV
from tests.facts import few_venues

SAMPLE = shipped("data/resumes/seed.txt")
LETTER = "Dear all,\n\nthe meeting is at noon, in the small room.\n"


class Said(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def kg(tmp_path: Path, monkeypatch, capsys) -> Callable[..., Said]:
    """Runs a command line in an empty folder, where `new` is the store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", "new")
    return lambda *arguments: Said(run([str(argument) for argument in arguments]), *capsys.readouterr())


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The files that are read, in their order."""
    seen: list[str] = []

    def profiles(requests: Iterable[Request | None]) -> Iterator[Answer | None]:
        taken = list(requests)
        seen.extend(request.file for request in taken if request)
        yield from (real(taken))

    real = adding.profiles
    monkeypatch.setattr(adding, "profiles", profiles)
    return seen


def test_what_the_store_holds_is_not_read_again(kg, read: list[str]) -> None:
    """It is unchanged, and is told of in the very words that it was told of when it went in."""
    first = kg("add", SAMPLE).err
    assert kg("add", SAMPLE).err == first.replace("new: ", "unchanged: ").replace("1 new", "1 unchanged")
    assert read == [str(SAMPLE)]


def test_other_names_of_the_same_bytes_are_kept(kg, read: list[str]) -> None:
    """Without reading them: the document is found under each."""
    kg("add", "-q", SAMPLE)
    shutil.copy(SAMPLE, "again.txt")
    assert kg("add", "again.txt").err.endswith("1 unchanged in new\n")
    assert read == [str(SAMPLE)]
    with open_store("new") as store:
        assert [row.files for row in store.documents()] == [("again.txt", "seed.txt")]


def test_again_reads_what_the_store_holds(kg, read: list[str]) -> None:
    kg("add", "-q", SAMPLE)
    assert kg("add", "--again", SAMPLE).err.endswith("1 unchanged in new\n")
    assert len(read) == 2


def test_another_version_reads_again(kg, read: list[str], monkeypatch) -> None:
    """What a former version read is read anew: it may read more."""
    with monkeypatch.context() as patch, open_store("new", "write") as store:
        patch.setattr(extract, "__version__", "0.0.1")
        store.add(extract_file(SAMPLE))
    assert kg("add", SAMPLE).err.endswith("1 replaced in new\n")
    assert kg("add", SAMPLE).err.endswith("1 unchanged in new\n")
    assert len(read) == 1


def test_other_reference_facts_tell_again_without_reading(kg, read: list[str], monkeypatch) -> None:
    """Ranks follow from them; the profile that they are told from is in the store."""
    older = few_venues(0, "older")
    with monkeypatch.context() as patch, open_store("new", "write") as store:
        patch.setattr(Reference, "load", lambda: older)
        store.add(extract_file(SAMPLE))
        assert not list(store.engine.quads_for_pattern(None, CV.ccfRank, None, None))
    assert kg("add", SAMPLE).err.endswith("1 replaced in new\n")
    assert kg("add", SAMPLE).err.endswith("1 unchanged in new\n")
    assert read == []
    with open_store("new") as store:
        assert len(list(store.engine.quads_for_pattern(None, CV.ccfRank, None, UNION))) == 3


def test_contents_are_those_of_the_profile(tmp_path: Path) -> None:
    """How many entries the store tells of is how many the profile has."""
    profile = extract_file(SAMPLE)
    with open_store(tmp_path / "store", "write") as store:
        store.add(profile)
        held = store.contents(profile.source.sha256)
    assert {name: held[name] for name in adding.SECTIONS} == {
        name: len(getattr(profile, name)) for name in adding.SECTIONS
    }


def test_strict_judges_what_the_store_holds_too(kg, read: list[str]) -> None:
    """A letter that went in is refused, a résumé is not; neither is read for that."""
    Path("letter.txt").write_text(LETTER)
    assert kg("add", "-q", "letter.txt", SAMPLE).code == 0
    told = kg("add", "--strict", "letter.txt", SAMPLE)
    assert told.code == 1
    assert told.err.startswith("kg: letter.txt: no section of a résumé was found\n")
    assert told.err.endswith("1 unchanged, 1 failed in new\n")
    assert len(read) == 2


def test_warning_stands_beside_what_went_in(kg) -> None:
    """A file without a section has a line of warning, now and when it is added again."""
    Path("letter.txt").write_text(LETTER)
    warning = "no section of a résumé was found; added all the same (--strict refuses it)"
    for _ in range(2):
        assert kg("add", "-q", "letter.txt").err == f"kg: warning: letter.txt: {warning}\n"


def test_warnings_of_the_reader_are_told(kg, monkeypatch) -> None:
    """By `kg add` and by `kg extract`, each in a line that names the file; standard output has none."""
    profile = replace(extract_file(SAMPLE), warnings=("hidden text left out: 120 characters", "two\nlines"))
    expected = "kg: warning: cv.pdf: hidden text left out: 120 characters\nkg: warning: cv.pdf: two lines\n"
    Path("cv.pdf").write_text("%PDF")
    monkeypatch.setattr(adding, "profiles", lambda requests: (profile for _ in requests))
    assert kg("add", "-q", "cv.pdf").err == expected
    monkeypatch.setattr("extract.isolated.profile", lambda request: profile)
    assert kg("extract", "cv.pdf").err == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no limits here")
def test_time_of_a_document_is_limited(kg) -> None:
    """By `--timeout`: the document that takes longer has its line, the others go in."""
    Path("long.txt").write_text("Ada Quill\n\nEDUCATION\n" + "Oslo University, BSc, 2015, " * 30_000)
    for command in ("add", "extract"):
        told = kg(command, "--timeout", "0.2", "long.txt")
        assert told == (2, "", "kg: long.txt: reading it took more than 0.2 s: allow more with --timeout\n")
    assert not Path("new").exists()


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan", "inf", ""])
def test_limit_must_be_a_time(kg, seconds: str) -> None:
    Path("cv.txt").write_text("Ada Quill")
    told = kg("add", "--timeout", seconds, "cv.txt")
    assert (told.code, told.err) == (2, f"kg: --timeout {seconds}: give a number of seconds above 0\n")


def test_what_cannot_be_read_starts_no_process(kg, monkeypatch) -> None:
    """A name that is none, a folder, a file of gigabytes: known before a byte is read."""
    monkeypatch.setattr("extract.isolated._started", None)
    with Path("huge.txt").open("wb") as stream:
        stream.truncate(LIMIT + 1)
    Path("folder").mkdir()
    for name, line in {
        "missing.txt": "no such file or directory",
        "huge.txt": "20 MB is over the limit of 20 MB for a résumé",
    }.items():
        for command in ("add", "extract"):
            assert kg(command, name) == (2, "", f"kg: {name}: {line}\n")
    assert kg("extract", "folder").err == "kg: folder: is a folder, not a file\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipes_are_read_by_the_command_itself(kg) -> None:
    """`kg add <(decrypt cv.txt.gpg)`: no other process has the pipe."""
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=(SAMPLE.read_bytes(),))
    writer.start()
    assert kg("add", "pipe").err.endswith("1 new in new\n")
    writer.join()


def test_endless_input_is_cut_off(kg) -> None:
    """What never ends is refused like any file that is too large."""
    if not Path("/dev/zero").exists():
        pytest.skip("there is no /dev/zero here")
    assert kg("add", "/dev/zero").err == "kg: /dev/zero: 20 MB is over the limit of 20 MB for a résumé\n"


def test_folder_without_documents_tells_what_they_would_be(kg) -> None:
    """Every format has its endings there, but for pictures."""
    Path("folder").mkdir()
    shutil.copy(SAMPLE, "folder/photo.jpg")
    told = kg("add", "-q", "folder")
    listed = re.fullmatch(r"kg: folder: no résumé in this folder \(files ending in (.*)\)\n", told.err)
    assert listed
    assert {".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".md", ".txt"} <= set(listed[1].split(", "))
    assert ".jpg" not in listed[1]


def test_every_format_that_is_read_has_its_endings() -> None:
    """So that none is left lying in a folder."""
    assert set(READERS) <= set(SUFFIXES)
    endings = [end for ends in SUFFIXES.values() for end in ends]
    assert len(endings) == len(set(endings))
    assert all(re.fullmatch(r"\.[a-z]+", end) for end in endings)
