"""Reference facts: what a printed name means, and the rank of a paper."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from extract.shipped import shipped
from extract.tables import csv_table
from kg.iris import slug
from kg.reference import Rank, Reference
from kg.reference.facts import FILES
from tests import strategies

REFERENCE = Reference.load()


def key(text: str, claimed: str | None = None) -> str | None:
    venue = REFERENCE.venue(text, claimed)
    return venue.key if venue else None


@pytest.mark.parametrize(
    "printed, venue",
    [
        ("AAAI", "conf/aaai"),
        ("aaai", "conf/aaai"),
        ("AAAI'23", "conf/aaai"),
        ("AAAI’23", "conf/aaai"),
        ("AAAI-23", "conf/aaai"),
        ("AAAI 2023", "conf/aaai"),
        ("第37届 AAAI", "conf/aaai"),
        ("Proc. of AAAI 2023", "conf/aaai"),
        ("in AAAI", "conf/aaai"),
        ("AAAI 2023, Washington DC", "conf/aaai"),
        ("Thirty-Seventh AAAI Conference on Artificial Intelligence", "conf/aaai"),
        ("In Proceedings of the 37th AAAI Conference on Artificial Intelligence (AAAI)", "conf/aaai"),
        ("KDD", "conf/kdd"),
        ("ACM SIGKDD International Conference on Knowledge Discovery & Data Mining", "conf/kdd"),
        ("KDD (CCF-A)", "conf/kdd"),
        ("IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "conf/cvpr"),
        ("NIPS", "conf/nips"),
        ("Advances in Neural Information Processing Systems 35", "conf/nips"),
        ("Empirical Methods in Natural Language Processing", "conf/emnlp"),
        ("EMNLP Main Conference", "conf/emnlp"),
        ("The Web Conference", "conf/www"),
        ("IEEE TKDE", "journals/tkde"),
        ("IEEE Trans. on Knowledge and Data Engineering, 35(2): 12-14", "journals/tkde"),
        ("IEEE Trans. Knowl. Data Eng.", "journals/tkde"),
        ("ACM Comput. Surv.", "journals/csur"),
        ("ACM Trans. Database Syst", "journals/tods"),
        ("IEEE Trans. Robotics", "journals/trob"),
        ("PVLDB 16(3)", "conf/vldb"),
        ("S&P", "conf/sp"),
        ("ESEC/FSE", "conf/sigsoft"),
        ("arXiv:2210.01234", "journals/corr"),
        ("ACL 2023 System Demonstrations", "conf/acl"),
        ("Workshop on Hot Topics in Networks", "conf/hotnets"),
    ],
)
def test_a_venue_is_known_by_its_names(printed, venue):
    """Exact, by alias, or bare of years, ordinals, sponsors and "Proceedings of"."""
    assert key(printed) == venue


@pytest.mark.parametrize(
    "printed, venue",
    [
        ("Findings of EMNLP", "findings/emnlp"),
        ("Findings of EMNLP'22", "findings/emnlp"),
        ("EMNLP 2022 (Findings)", "findings/emnlp"),
        ("Findings of the Association for Computational Linguistics: EMNLP 2022", "findings/emnlp"),
        ("Findings of ACL: EMNLP 2020", "findings/emnlp"),
        ("ACL Findings", "findings/acl"),
        ("Findings of NAACL-HLT 2021", "findings/naacl"),
        ("Findings of CVPR", None),
        ("CVPR Workshop", None),
        ("Workshop on Noisy Text at EMNLP", None),
        ("AAAI 研讨会", None),
    ],
)
def test_findings_and_workshops_are_never_their_host(printed, venue):
    """They are venues of their own, on no list."""
    found = REFERENCE.venue(printed)
    assert (found.key if found else None) == venue
    assert not found or not found.ccf


@pytest.mark.parametrize("printed", ["FSE", "CC", "Computational Visual Media", "TCC 2020"])
def test_a_name_of_several_venues_is_not_linked_without_context(printed):
    """All that it may mean are told."""
    assert key(printed) is None
    assert len(REFERENCE.matches(printed)) > 1


@pytest.mark.parametrize(
    "printed, claimed, venue",
    [
        ("WWW Conference", None, "conf/www"),
        ("WWW 2023", None, "conf/www"),
        ("ASE", None, "conf/kbse"),
        ("AAMAS", None, "conf/atal"),
        ("Proc. of WWW", None, "conf/www"),
        ("WWW journal", None, "journals/www"),
        ("ASE Journal", None, "journals/ase"),
        ("WWW", "A", "conf/www"),
        ("WWW", "B", "journals/www"),
        ("WWW", "C", None),
    ],
)
def test_context_tells_which_venue_is_meant(printed, claimed, venue):
    """A word for the type of venue, or a claimed rank that only one has had."""
    assert key(printed, claimed) == venue


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "  ",
        "'23",
        "2023",
        "Nature",
        "Proceedings of the",
        "某会议",
        "CVPR Journal",
        "J. Phys. Chem. Lett.",
        "T. X. D. E.",
    ],
)
def test_what_is_no_known_venue_is_not_linked(printed):
    """Nothing is guessed."""
    assert REFERENCE.matches(printed) == ()


def test_matches_tell_how_they_were_found():
    """Exact by the list's own names, alias by any other, context by a word beside an ambiguous one."""
    how = {text: REFERENCE.matches(text)[0].how for text in ("AAAI", "NIPS", "AAAI'23", "Proc. of WWW")}
    assert how == {"AAAI": "exact", "NIPS": "alias", "AAAI'23": "alias", "Proc. of WWW": "context"}


@given(strategies.text)
def test_linking_takes_any_text(printed):
    """Hostile names are unknown names."""
    assert isinstance(REFERENCE.matches(printed), tuple)


@pytest.mark.parametrize("venue", REFERENCE.venues, ids=lambda venue: venue.key)
def test_every_name_of_a_venue_means_it(venue):
    """Alone, or among others where the name is ambiguous."""
    for name in venue.names:
        assert venue.key in {match.venue.key for match in REFERENCE.matches(name)}, name


@pytest.mark.parametrize(
    "venue, year, track, rank",
    [
        ("EMNLP", 2019, None, ("B", "2019")),
        ("EMNLP", 2022, "main", ("B", "2022")),
        ("EMNLP", 2030, None, ("B", "2026")),
        ("ICLR", 2024, None, None),
        ("ICLR", 2026, None, ("A", "2026")),
        ("IJCAI", 2025, None, ("A", "2022")),
        ("IJCAI", 2026, None, ("B", "2026")),
        ("NAACL", 2021, None, ("C", "2019")),
        ("NAACL", 2022, None, ("B", "2022")),
        ("AAAI", 2009, None, ("A", "2019")),
        ("CVPR", 2024, "oral", ("A", "2022")),
        ("AAAI", 2023, "demo", None),
        ("AAAI", 2023, "anything else", None),
        ("AAAI", 2023, "workshop", None),
        ("Findings of ACL", 2023, "findings", None),
        ("HotNets", 2023, "workshop", ("C", "2022")),
        ("arXiv", 2023, None, None),
    ],
)
def test_rank_is_that_of_the_edition_in_force(venue, year, track, rank):
    """The latest edition not after the year, for older papers the oldest; main tracks only."""
    assert REFERENCE.rank(REFERENCE.venue(venue), year, track) == (Rank(*rank) if rank else None)


def test_tests_are_known_by_their_names_and_aliases():
    """托福 is TOEFL."""
    assert REFERENCE.link("托福", "test").label == "TOEFL"
    assert REFERENCE.link("toefl ibt", "test").label == "TOEFL"
    assert REFERENCE.link("driving test", "test") is None


def test_the_table_of_venues_is_sound():
    """Keys are unique also as IRIs, grades are grades, and text has no stray spaces."""
    venues = REFERENCE.venues
    assert len({slug(venue.key).lower() for venue in venues}) == len(venues) == 825
    for venue in venues:
        assert set(venue.ccf.values()) <= {"A", "B", "C"}
        assert {venue.core, venue.thcpl} <= {"A*", "A", "B", "C", ""}
        assert all(name == " ".join(name.split()) for name in (*venue.names, venue.publisher))
    assert REFERENCE.editions == ("2019", "2022", "2026")


@pytest.mark.parametrize("file", ["venues.csv", "institutions.csv", "units.csv", "han.csv"])
def test_the_sources_tell_how_many_rows_there_are(file: str) -> None:
    """The number in SOURCES.md is that of the rows."""
    sources = (shipped("data") / "SOURCES.md").read_text(encoding="utf-8")
    section = sources.partition(f"## {file}")[2].partition("\n## ")[0]
    told = re.search(r": (\d[\d,]*)(?= pairs|[.,] )", section) or re.search(
        r": (\d[\d,]*)(?=[.,]|$)", section
    )
    assert told
    assert int(told[1].replace(",", "")) == len(csv_table(shipped("data") / file).rows)


def test_the_sources_name_every_table_and_column():
    """SOURCES.md tells where each came from."""
    sources = (shipped("data") / "SOURCES.md").read_text(encoding="utf-8")
    for file in FILES:
        assert f"## {file}" in sources
        header = (shipped("data") / file).read_text(encoding="utf-8").splitlines()[0]
        assert set(header.split(",")) <= set(re.findall(r"`(\w+)`", sources)), file
