"""`kg check` as it is typed: formats, exit codes, a report that SHACL tools read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import SH

from extract import extract_file
from extract.shipped import shipped
from kg.run import run
from kg.store import open_store
from kg.vocab import CV
from tests.kg.check.told import cv

DAY = ("--today", "2026-11-24")


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """A store of the sample, and of somebody about whom there is nothing to find."""
    folder = tmp_path_factory.mktemp("check") / "store"
    with open_store(folder, "write") as store:
        store.add(extract_file(shipped("data/resumes/seed.txt")))
        store.add(cv("ada.txt", name="Ada Quill", education=[{"degree": "master", "end": "2020"}]))
    return folder


@pytest.fixture
def kg(sample: Path, monkeypatch, capsys):
    """Runs `kg check` on that store: its exit code and what it prints."""
    monkeypatch.setenv("KG_STORE", str(sample))

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["check", *arguments, *DAY])
        return (code, *capsys.readouterr())

    return call


def test_the_sample_has_two_findings(kg) -> None:
    """The rank of Findings and the year of the same paper, each with its source and place; nothing else."""
    code, out, _ = kg("-f", "json")
    rank, year = json.loads(out)
    assert code == 1
    assert (rank["kind"], rank["claim"], rank["source"]) == (
        "claimed-rank-track",
        "CCF-B, Findings of EMNLP 2022",
        "CCF 2019, 2022, 2026",
    )
    assert (year["kind"], year["claim"]) == ("year", "Findings of EMNLP 2022")
    assert year["found"] == "Findings of EMNLP 2021"
    assert year["source"].startswith("bundled bibliography, ")
    assert {row["severity"] for row in (rank, year)} == {"violation"}
    assert {row["place"] for row in (rank, year)} == {"seed.txt, page 1, line 48"}


def test_other_claims_of_the_sample_are_confirmed(kg) -> None:
    """Each with the edition that confirms it."""
    _, out, _ = kg("--all", "-f", "json")
    ranks = [
        row for row in json.loads(out) if (row["kind"], row["severity"]) == ("claimed-rank", "confirmed")
    ]
    assert [(row["claim"], row["source"]) for row in ranks] == [
        ("CCF-A, AAAI 2023", "CCF 2022"),
        ("CCF-B, EMNLP 2022", "CCF 2022"),
        ("CCF-A, ACL 2021", "CCF 2019"),
    ]


@pytest.mark.parametrize("format", ["table", "tsv", "csv", "json", "jsonl", "markdown"])
def test_rows_in_every_format(kg, format: str) -> None:
    """The finding is in all of them, and the code is that of a violation."""
    code, out, _ = kg("-f", format)
    assert code == 1
    assert "claimed-rank-track" in out


def test_somebody_about_whom_nothing_is_found(kg) -> None:
    """No rows, a line for a person, and 0."""
    assert kg("Ada Quill", "-f", "json") == (0, "[]\n", "nothing found\n")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("Ada Quail",), 1, "did you mean Ada Quill"),
        (("--today", "tomorrow"), 2, "--today tomorrow: no day"),
        (("-f", "yaml"), 2, "no format 'yaml'"),
    ],
)
def test_bad_lines_say_what_is_wrong(sample, monkeypatch, capsys, arguments, code: int, words: str) -> None:
    """One line on standard error, nothing on standard output."""
    monkeypatch.setenv("KG_STORE", str(sample))
    assert run(["check", *arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_report_is_one_of_shacl(kg, tmp_path: Path) -> None:
    """What the specification asks of a result, once each; and where the claim was read."""
    file = tmp_path / "report.ttl"
    assert kg("-f", "shacl", "-o", str(file))[0] == 1
    report = rdflib.Graph().parse(file)
    (about,) = report.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert report.value(about, SH.conforms) == rdflib.Literal(False)
    results = list(report.objects(about, SH.result))
    assert len(results) == 2
    for result in results:
        assert (result, rdflib.RDF.type, SH.ValidationResult) in report
        for needed in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.resultMessage):
            assert len(list(report.objects(result, needed))) == 1
    kinds = {str(kind) for kind in report.objects(None, rdflib.URIRef(CV.finding.value))}
    assert kinds == {"claimed-rank-track", "year"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_report_without_findings_conforms(kg, tmp_path: Path) -> None:
    """And has no results; another format of RDF is as good."""
    file = tmp_path / "report.nt"
    assert kg("Ada Quill", "-o", str(file))[0] == 0
    report = rdflib.Graph().parse(file)
    assert [str(each) for each in report.objects(None, SH.conforms)] == ["true"]
    assert not list(report.objects(None, SH.result))
