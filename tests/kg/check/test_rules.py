"""Each rule with a CV that breaks it and one that comes near to breaking it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pytest

from kg.check.finding import Finding
from kg.check.rules import BETWEEN, RULES, SHAPE
from tests.kg.check.told import TODAY, Record, Shelf, cv, found, of_kind

OWLS = "Hearing of owls in the dark"
PHD = {"institution": "青禾大学", "degree": "phd", "field": "数学"}


class Case(NamedTuple):
    """What a CV says that breaks a rule, what one says that does not, and words of the finding."""

    kind: str
    broken: dict[str, Any]
    near: dict[str, Any]
    severity: str
    words: str
    papers: tuple[Record, ...] = ()


def paper(**told: Any) -> dict[str, Any]:
    return {"papers": [{"title": OWLS, **told}]}


def study(**told: Any) -> dict[str, Any]:
    return {"education": [{**PHD, **told}]}


def job(*told: dict[str, Any]) -> dict[str, Any]:
    return {"experience": [{"kind": "employment", "title": "Engineer", **each} for each in told]}


def record(**told: Any) -> tuple[Record, ...]:
    return (Record(OWLS, **told),)


CASES = [
    Case(
        "claimed-rank",
        paper(venue="EMNLP", year=2022, claimed_rank="CCF-A"),
        paper(venue="EMNLP", year=2022, claimed_rank="CCF-B"),
        "violation",
        "B in the edition in force, CCF 2022; A in no edition",
    ),
    Case(  # an edition that would make it true is named
        "claimed-rank",
        paper(venue="NAACL", year=2021, claimed_rank="CCF-B"),
        paper(venue="NAACL", year=2022, claimed_rank="CCF-B"),
        "warning",
        "C in the edition in force, CCF 2019; B in CCF 2022, 2026",
    ),
    Case(
        "claimed-rank",
        paper(venue="ICLR", year=2023, claimed_rank="CCF A类"),
        paper(venue="ICLR", year=2026, claimed_rank="CCF A类"),
        "warning",
        "not listed in the edition in force, CCF 2022; A in CCF 2026",
    ),
    Case(  # without a year any edition will do
        "claimed-rank",
        paper(venue="EMNLP", claimed_rank="CCF-C"),
        paper(venue="NAACL", claimed_rank="CCF-C"),
        "violation",
        "B in CCF 2019, 2022, 2026; C in no edition",
    ),
    Case(
        "claimed-rank-track",
        paper(venue="Findings of EMNLP", year=2022, claimed_rank="CCF-B"),
        paper(venue="EMNLP", year=2022, claimed_rank="CCF-B"),
        "violation",
        "Findings are on no edition of the CCF list",
    ),
    Case(
        "claimed-rank-track",
        paper(venue="AAAI", track="workshop", year=2022, claimed_rank="CCF-A"),
        paper(venue="AAAI", track="oral", year=2022, claimed_rank="CCF-A"),
        "violation",
        "workshops are on no edition",
    ),
    Case(
        "claimed-rank-track",
        paper(venue="ACL", track="demo", year=2022, claimed_rank="CCF-A"),
        paper(venue="HotNets Workshop", year=2022, claimed_rank="CCF-C"),
        "violation",
        "demos are on no edition",
    ),
    Case(
        "year",
        paper(venue="ACL", year=2022),
        paper(venue="ACL", year=2021),
        "violation",
        "ACL 2021",
        record(year=2021, venue="ACL", venue_key="conf/acl"),
    ),
    Case(
        "venue",
        paper(venue="AAAI", year=2021),
        paper(venue="ACL", year=2021),
        "violation",
        "ACL 2021",
        record(year=2021, venue="ACL", venue_key="conf/acl"),
    ),
    Case(  # the main conference in place of its Findings
        "venue",
        paper(venue="EMNLP", year=2021),
        paper(venue="EMNLP", track="findings", year=2021),
        "violation",
        "Findings of EMNLP 2021",
        record(year=2021, venue_key="findings/emnlp", track="findings"),
    ),
    Case(
        "author-position",
        {"name": "周一鸣", **paper(authorship="first")},
        {"name": "周一鸣", **paper(authorship="co-first")},
        "violation",
        "author 2 of 3",
        record(authors=("Ada Quill", "Yiming Zhou", "Bo Bee")),
    ),
    Case(
        "author-position",
        {"name": "Ada Quill", **paper(author_position=1)},
        {"name": "Yiming Zhou", **paper(author_position=1)},
        "warning",
        "not among Zhou Yi-Ming, B. Bee",
        record(authors=("Zhou Yi-Ming", "B. Bee")),
    ),
    Case(
        "gpa", study(gpa=4.5, gpa_max=4.3), study(gpa=4.3, gpa_max=4.3), "violation", "above the highest, 4.3"
    ),
    Case("gpa", study(gpa=103.0), study(gpa=99.0), "violation", "above the highest, 100"),
    Case(
        "score",
        {"test_scores": [{"test": "TOEFL", "score": "130"}]},
        {"test_scores": [{"test": "TOEFL", "score": "105"}]},
        "violation",
        "above the highest, 120",
    ),
    Case("cohort", study(rank="254/253"), study(rank="253/253"), "violation", "no place 254 among 253"),
    Case("cohort", study(rank="前120%"), study(rank="前100%"), "violation", "more than all"),
    Case(
        "score",
        {"test_scores": [{"test": "TOEFL", "score": "130/120"}]},
        {"test_scores": [{"test": "TOEFL", "score": "120/120"}]},
        "violation",
        "above the highest, 120",
    ),
    Case(
        "dates-reversed",
        study(start="2021-09", end="2020-06"),
        study(start="2021-09", end="2021"),
        "violation",
        "ends before it begins",
    ),
    Case("impossible-date", study(start="2021-13"), study(start="2021-12"), "violation", "no such date"),
    Case("impossible-date", paper(year=2031), paper(year=2027), "violation", "in the future"),
    Case(
        "overlapping-studies",
        {
            "education": [
                {"institution": "青禾大学", "degree": "master", "start": "2017-09", "end": "2020-06"},
                {"institution": "白山大学", "degree": "phd", "start": "2019-09", "end": "2023-06"},
            ]
        },
        {
            "education": [
                {"institution": "青禾大学", "degree": "master", "start": "2017-09", "end": "2020-06"},
                {"institution": "白山大学", "degree": "phd", "start": "2020", "end": "2023-06"},
            ]
        },
        "warning",
        "9 months at the same time as",
    ),
    Case(  # a stay abroad during a PhD
        "overlapping-studies",
        {
            "education": [
                {"institution": "青禾大学", "degree": "phd", "start": "2017-09", "end": "2021-06"},
                {"institution": "白山大学", "degree": "phd", "start": "2018-09", "end": "2022-06"},
            ]
        },
        {
            "education": [
                {"institution": "青禾大学", "degree": "phd", "start": "2017-09", "end": "2021-06"},
                {"institution": "白山大学", "degree": "phd", "start": "2018-09", "end": "2019-08"},
            ]
        },
        "warning",
        "33 months",
    ),
    Case(
        "overlapping-jobs",
        job(
            {"organization": "Acme", "start": "2019-01", "end": "2021-12"},
            {"organization": "Bolt", "start": "2021-01", "end": "present"},
        ),
        job(
            {"organization": "Acme", "start": "2019-01", "end": "2021-12"},
            {"organization": "Bolt", "title": "Part-time Advisor", "start": "2021-01", "end": "present"},
        ),
        "warning",
        "11 months at the same time as Engineer, Acme",
    ),
    Case(
        "present",
        {"education": [{"degree": "master", "start": "2016-09", "end": "present"}], **paper(year=2026)},
        {"education": [{"degree": "master", "start": "2024-09", "end": "present"}], **paper(year=2026)},
        "warning",
        "for 10 years",
    ),
    Case(
        "present",
        job({"organization": "Acme", "start": "2012", "end": "present"}),
        job({"organization": "Acme", "start": "2012", "end": "present"}) | paper(year=2025),
        "note",
        "the newest date in the document is of 2012",
    ),
    Case(
        "first-paper",
        {**study(end="2018"), **paper(year=2021)},
        {**study(end="2018"), **paper(year=2018)},
        "note",
        "the first paper told is of 2021",
    ),
    Case("placeholder", {"name": "某某某"}, {"name": "莫某"}, "warning", "'某某某'"),
    Case("placeholder", {"name": "John Doe"}, {"name": "John Dow"}, "warning", "'john doe'"),
    Case(
        "placeholder",
        {"emails": ["your.email@example.org"]},
        {"emails": ["name.your@example.org"]},
        "warning",
        "'your.email'",
    ),
    Case("placeholder", {"phones": ["+86 123-4567-8900"]}, {"phones": ["+86 138****8900"]}, "warning", "123"),
    Case("placeholder", study(institution="XX大学"), study(institution="X大学"), "warning", "'xx'"),
    Case(
        "placeholder",
        job({"organization": "Lorem Ipsum Inc"}),
        job({"organization": "Lore Ltd"}),
        "warning",
        "",
    ),
    Case(
        "hidden-text",
        {"name": "Ada", "warnings": ("hidden text left out: 1,234 characters",)},
        {"name": "Ada", "warnings": ("page 1 read by OCR (no text)",)},
        "warning",
        "1,234 characters",
    ),
    Case(
        "reader",
        {"name": "Ada", "warnings": ("page 1 read by OCR (no text)",)},
        {"name": "Ada", "warnings": ("tiny text left out: 9 characters",)},
        "note",
        "read by OCR",
    ),
    Case("unknown-venue", paper(venue="Owl Days"), paper(venue="AAAI"), "note", "not known"),
    Case(
        "unknown-institution",
        study(institution="Owl University of Science and Technology of China"),
        study(institution="USTC"),
        "note",
        "the nearest names: 中国科学技术大学",
    ),
    Case(
        "unknown-organization",
        job({"organization": "Owl & Sons Ltd"}),
        job({"organization": "Microsoft Research Asia"}),
        "note",
        "not known",
    ),
    Case(  # the nearest known names
        "unknown-venue",
        paper(venue="Harbin Symposium on Software Testing"),
        paper(venue="arXiv preprint", status="preprint"),
        "note",
        "the nearest names: ",
    ),
    Case(
        "look-alike-venue",
        paper(venue="International Conference on Machine Learning and Computing"),
        paper(venue="Workshop on Machine Learning for Owls"),
        "warning",
        "close in name to ICML",
    ),
    Case(  # whether or not the workshop is known
        "claimed-rank-track",
        paper(venue="Workshop on Owls", track="workshop", claimed_rank="CCF-B"),
        paper(venue="Owl Days", claimed_rank="CCF-B"),
        "violation",
        "workshops are on no edition",
    ),
    Case("look-alike-venue", paper(venue="ICMLC"), paper(venue="ICML"), "warning", "a letter away from ICML"),
    Case(  # two letters of a short name are exchanged by chance
        "look-alike-venue",
        paper(venue="EMLNP"),
        paper(venue="ICED"),
        "warning",
        "a letter away from EMNLP",
    ),
    Case(  # nobody would be taken for a venue without a name
        "look-alike-venue",
        paper(venue="International Conference on Advanced Machine Learning"),
        paper(venue="PAAX"),
        "warning",
        "close in name to ICML",
    ),
    Case(  # the CCF has another list, of journals in Chinese
        "claimed-rank",
        paper(venue="自动化学报", claimed_rank="CCF A类"),
        paper(venue="软件学报", claimed_rank="CCF中文A类"),
        "note",
        "the CCF list of Chinese journals is not among those held here",
    ),
    Case(
        "claimed-rank-track",
        paper(venue="CVPRW", year=2022, claimed_rank="CCF-A"),
        paper(venue="CVPR", year=2022, claimed_rank="CCF-A"),
        "violation",
        "workshops are on no edition",
    ),
    Case(
        "look-alike-venue",
        paper(venue="NeurlPS"),
        paper(venue="NeurIPS"),
        "warning",
        "a letter away from NeurIPS",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}-{place}" for place, case in enumerate(CASES)])
def test_a_rule_fires_and_does_not_fire_nearby(case: Case) -> None:
    """The one finding of its kind, as bad as it is; and none of it in the near miss."""
    shelf = Shelf(case.papers)
    (finding,) = of_kind(found(cv(**case.broken), papers=shelf), case.kind)
    assert finding.severity == case.severity
    assert case.words in finding.found
    assert finding.place.startswith("cv.txt")
    assert of_kind(found(cv(**case.near), papers=shelf), case.kind) == []


def test_every_rule_has_a_case() -> None:
    """Rules on one document are in the table; the others have tests of their own below."""
    others = {"two-first-authors", *(rule.kind for rule in BETWEEN), SHAPE}
    assert {case.kind for case in CASES} | others == {rule.kind for rule in RULES} | others


def test_every_rule_says_what_holds() -> None:
    """A rule's function tells what is so where the rule is kept."""
    assert all(rule.check.__doc__ for rule in (*RULES, *BETWEEN))
    kinds = [rule.kind for rule in (*RULES, *BETWEEN)]
    assert len(set(kinds)) == len(kinds)


def test_today_is_a_day_that_is_given() -> None:
    """The same CV was not old when it was written."""
    told = cv(**job({"organization": "Acme", "start": "2012", "end": "present"}))
    assert of_kind(found(told, today=TODAY), "present")
    assert not of_kind(found(told, today=date(2014, 1, 1)), "present")


def test_a_bibliography_that_has_only_the_preprint_is_no_proof() -> None:
    """It may not have heard yet of where the paper appeared."""
    shelf = Shelf(record(year=2021, venue="CoRR", venue_key="journals/corr"))
    (finding,) = of_kind(found(cv(**paper(venue="ACL", year=2021)), papers=shelf), "venue")
    assert finding.severity == "note"


def test_a_paper_under_another_title_is_known_by_its_address() -> None:
    """If the candidate is among the authors: a wrong address is not taken for proof."""
    links = [{"url": "https://doi.org/10.1234/owls"}]
    told = cv(name="Ada Quill", papers=[{"title": "Owls, renamed", "year": 2022, "links": links}])
    own, other = (record(year=2021, doi="10.1234/owls", authors=(name,)) for name in ("A. Quill", "Bo Bee"))
    assert len(of_kind(found(told, papers=Shelf(own)), "year")) == 1
    assert of_kind(found(told, papers=Shelf(other)), "year") == []


def test_the_year_of_a_preprint_is_not_that_of_the_paper() -> None:
    """Nor does it stand in for the year of the paper where both are known."""
    preprint, paper_ = record(year=2020, venue_key="journals/corr"), record(year=2021, venue_key="conf/acl")
    told = {year: cv(**paper(venue="ACL", year=year)) for year in (2020, 2021)}
    assert of_kind(found(told[2021], papers=Shelf(preprint)), "year") == []
    (finding,) = of_kind(found(told[2020], papers=Shelf(paper_ + preprint)), "year")
    assert finding.found == "ACL 2021"


def test_another_paper_of_the_same_title_is_no_proof() -> None:
    """Of several the candidate's is meant; a lone one by others is, if its title is long, and else is not."""

    def told(title: str, *records: Record) -> list[Finding]:
        profile = cv(name="Ada Lin", **paper(title=title, venue="ACL", year=2021))
        return of_kind(found(profile, papers=Shelf(records)), "year")

    def by(author: str, year: int, title: str = "Introduction") -> Record:
        return Record(title, year, "ACL", "conf/acl", authors=(author, "Wei Wang"))

    long = "How Long a Title Must Be"
    assert not told("Introduction", by("Bo Chen", 2001))
    assert not told("Introduction", by("Bo Chen", 2001), by("Ada Lin", 2021))
    assert told("Introduction", by("Bo Chen", 2021), by("Ada Lin", 2001))
    assert told(long, by("Bo Chen", 2001, long))
    assert not told(long, by("Bo Chen", 2001, long), by("Eva Maas", 1999, long))


def test_an_article_may_be_online_before_its_issue() -> None:
    """A year off is a note for a journal, and two years are not."""
    shelf = Shelf(record(year=2021, venue_key="journals/tkde"))
    severities = [
        [
            each.severity
            for each in found(cv(**paper(venue="TKDE", year=year)), papers=shelf)
            if each.kind == "year"
        ]
        for year in (2020, 2019)
    ]
    assert severities == [["note"], ["violation"]]


def test_papers_under_review_are_not_looked_up() -> None:
    """Another paper may have the same title."""
    shelf = Shelf(record(year=2019, venue_key="conf/acl"))
    told = cv(**paper(venue="AAAI", year=2024, status="under-review"))
    assert not [each for each in found(told, papers=shelf) if each.kind in ("year", "venue")]


def test_lists_other_than_ccf() -> None:
    """Grades of CORE and TH-CPL, which are undated here."""
    wrong, right = paper(venue="AAAI", claimed_rank="CORE C"), paper(venue="AAAI", claimed_rank="CORE A*")
    (finding,) = of_kind(found(cv(**wrong)), "claimed-rank")
    assert (finding.found, finding.source) == ("A* on the CORE list", "CORE")
    assert of_kind(found(cv(**right)), "claimed-rank") == []
    assert [each.kind for each in found(cv(**right))] == ["claimed-rank"]
