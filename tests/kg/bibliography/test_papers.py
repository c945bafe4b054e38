"""Looking papers up by title and identifier in any print; the bundled bibliography is in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.shipped import shipped
from kg.bibliography import Record, bibtex, open_papers
from kg.bibliography.keys import arxiv_key, doi_key, title_key
from kg.bibliography.streams import anthology_id, hosted, stream_of
from kg.reference import Reference

NEWSBERT = "NewsBERT: Distilling Pre-trained Language Model for Intelligent News Application"


def bundled() -> list[Record]:
    lines = shipped("data/bibliography.bib").read_text("utf-8").splitlines(keepends=True)
    return list(bibtex.records(lines, "bundled bibliography"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "year", "venue", "track", "authors"),
    [
        ("Untargeted Attack against Federated Recommendation Systems via Poisonous Item Embeddings "
         "and the Defense", 2023, "conf/aaai", "", 6),
        ("Tiny-NewsRec: Effective and Efficient PLM-based News Recommendation", 2022, "conf/emnlp", "", 5),
        ("HieRec: Hierarchical User Interest Modeling for Personalized News Recommendation",
         2021, "conf/acl", "main", 7),
        (NEWSBERT, 2021, "findings/emnlp", "findings", 6),
    ],
)  # fmt: skip
def test_the_papers_of_the_sample_are_known(
    title: str, year: int, venue: str, track: str, authors: int
) -> None:
    """Their years and venues are told; one appeared in Findings, a year before its claim."""
    (found,) = open_papers(None).find(title)
    assert (found.year, found.venue_key, found.track, len(found.authors)) == (year, venue, track, authors)
    assert found.source == "bundled bibliography, 2026-11-24"


def test_the_bundled_bibliography_is_whole() -> None:
    """A few dozen papers, each with a year, authors, a known venue, and a title of its own."""
    known = {venue.key for venue in Reference.load().venues}
    papers = [open_papers(None).find(record.title) for record in bundled()]
    assert len(papers) >= 40
    assert {len(found) for found in papers} == {1}
    for (record,) in papers:
        assert record.year
        assert record.authors
        assert record.venue_key in known, record


@pytest.mark.parametrize(
    "printed",
    [
        NEWSBERT.upper() + ".",
        "{NewsBERT}: {D}istilling Pre-trained Language Model for Intelligent News Application",
        "ＮｅｗｓＢＥＲＴ： Distilling pre–trained language model\nfor intelligent news application。",
    ],
)
def test_a_title_is_found_however_it_is_printed(printed: str) -> None:
    assert [record.title for record in open_papers(None).find(printed)] == [NEWSBERT]


@pytest.mark.parametrize(
    "identifier",
    [
        "10.18653/v1/2021.findings-emnlp.280",
        "https://doi.org/10.18653/V1/2021.FINDINGS-EMNLP.280",
        "doi:10.18653/v1/2021.findings-emnlp.280",
        "2102.04887",
        "arXiv:2102.04887v2",
        "https://arxiv.org/pdf/2102.04887v1.pdf",
        "10.48550/arXiv.2102.04887",
        "2021.findings-emnlp.280",
        "https://aclanthology.org/2021.findings-emnlp.280/",
    ],
)
def test_a_paper_is_found_by_its_identifiers(identifier: str) -> None:
    assert [record.title for record in open_papers(None).by_id(identifier)] == [NEWSBERT]


@pytest.mark.parametrize("text", ["", "…", "NewsBERT", "10.1/x", "conf/none/Nobody99", "\0"])
def test_what_is_not_known_is_not_found(text: str) -> None:
    papers = open_papers(Path("/nowhere"))
    assert papers.find(text) == papers.by_id(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"Poincar{\'e} Embeddings for {Hierarchies}", "Poincaré embeddings for hierarchies."),
        ("Poincare Embeddings", "Poincaré Embeddings"),
        (r"$\beta$-VAE", "β-VAE"),
        ("Beta-VAE", "β-VAE"),
        (r"Stra{\ss}en und \O{}l", "Straßen und Øl"),
        ("知识图谱:综述", "知识图谱：综述"),
    ],
)  # fmt: skip
def test_titles_are_alike_but_for_their_print(one: str, other: str) -> None:
    assert title_key(one) == title_key(other) != ""


def test_titles_of_different_papers_differ() -> None:
    assert title_key("C++ for kids") != title_key("C for kids, too")
    assert title_key("!!!") == ""


def test_identifiers_are_told_apart() -> None:
    assert (doi_key("2102.04887"), arxiv_key("10.1145/1"), anthology_id("10.18653/v1/N19-1423")) == ("",) * 3
    assert anthology_id("https://www.aclweb.org/anthology/N19-1423.pdf") == "N19-1423"


def test_ids_of_the_anthology_tell_venue_and_track() -> None:
    """Findings are venues of their own; demos and industry papers are told by their volume."""
    assert stream_of("2021.findings-emnlp.280") == ("findings/emnlp", "findings")
    assert stream_of("2022.emnlp-main.368") == ("conf/emnlp", "")
    assert stream_of("2020.emnlp-demos.6") == ("conf/emnlp", "demo")
    assert stream_of("Q17-1010") == ("journals/tacl", "")
    assert stream_of("2021.nowhere-1.2") == stream_of("nothing") == ("", "")


def test_conferences_that_publish_in_journals_are_known() -> None:
    assert hosted("journals/pacmpl", "POPL") == "conf/popl"
    assert hosted("journals/pvldb", "3") == "conf/vldb"
    assert hosted("journals/pacmpl", "") == "journals/pacmpl"
    known = {venue.key for venue in Reference.load().venues}
    assert hosted("journals/imwut", "") in known
