"""What several documents tell differently, and what a shape does not allow."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, Quad

from kg.iris import Iris
from kg.triples import candidate_iri
from kg.vocab import CV, SCHEMA
from tests.kg.check.told import cv, found, of_kind

ADDRESS = {"emails": ["ada@owl.example"]}
STUDY = {"institution": "青禾大学", "degree": "master", "start": "2019-09", "gpa": 3.9}


def test_two_documents_that_tell_the_same_study_differently() -> None:
    """Each with its place: the claim in the one, what was found in the other."""
    one = cv("a.txt", **ADDRESS, education=[STUDY])
    other = cv("b.txt", **ADDRESS, education=[{**STUDY, "gpa": 3.6}])
    (finding,) = of_kind(found(one, other), "told-differently")
    assert (finding.claim, finding.found) == ("gpa: 3.6", "gpa: 3.9")
    assert finding.place.startswith("b.txt") and finding.source.startswith("a.txt")


def test_two_documents_of_which_one_tells_more() -> None:
    """A year is no contradiction of a month in it, and silence none of anything."""
    one = cv("a.txt", **ADDRESS, education=[STUDY])
    less = {"institution": "青禾大学", "degree": "master", "start": "2019"}
    assert of_kind(found(one, cv("b.txt", **ADDRESS, education=[less])), "told-differently") == []


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ({"field": "计算机科学与技术"}, {"field": "Computer Science"}, []),
        ({"field": "计算机科学"}, {"field": "Applied Physics"}, ["fieldOfStudy: Applied Physics"]),
        ({"field": "猫头鹰学"}, {"field": "Owl Studies"}, []),
        ({"rank": "3/253"}, {"rank": "前2%"}, []),
        ({"rank": "9/253"}, {"rank": "Top 2%"}, ["rankText: Top 2%"]),
        ({"rank": "3 of 253"}, {"rank": "4/253"}, ["rankText: 4/253"]),
        ({"gpa": 3.8, "gpa_max": 4}, {"gpa": 91, "gpa_max": 100}, []),
        ({"gpa": 3.8, "gpa_max": 4}, {"gpa": 3.8, "gpa_max": 4.3}, ["gpaScale: 4.3"]),
        ({"degree": "master"}, {"degree": "phd"}, ["degree: phd"]),
    ],
)
def test_a_study_in_other_words_is_told_alike(here: dict, there: dict, told: list[str]) -> None:
    """In another language, by a share in place of a place, on another scale; what differs is told."""
    study = {"institution": "青禾大学", "degree": "master", "start": "2019-09"}
    files = zip(("a.txt", "b.txt"), (here, there), strict=True)
    both = [cv(file, **ADDRESS, education=[{**study, **more}]) for file, more in files]
    assert [each.claim for each in of_kind(found(*both), "told-differently")] == told


def test_two_documents_that_tell_the_same_paper_differently() -> None:
    """The paper is one thing, and both years are seen."""
    papers = [{"title": "Owls", "year": year} for year in (2021, 2022)]
    one, other = (cv(f"{told['year']}.txt", **ADDRESS, papers=[told]) for told in papers)
    (finding,) = of_kind(found(one, other), "told-differently")
    assert (finding.claim, finding.found) == ("datePublished: 2022", "datePublished: 2021")


def test_two_candidates_who_are_both_the_first_author() -> None:
    """Each hears of the other; co-first authors do not."""
    claims = [{"title": "Owls", "authorship": authorship} for authorship in ("first", "first", "co-first")]
    ada, bo, cy = (
        cv(name=name, papers=[claim]) for name, claim in zip(["Ada", "Bo", "Cy"], claims, strict=True)
    )
    both = of_kind(found(ada, bo), "two-first-authors")
    assert sorted(each.found for each in both) == ["Ada claims the same", "Bo claims the same"]
    assert of_kind(found(ada, cy), "two-first-authors") == []


def test_a_statement_that_no_shape_allows() -> None:
    """Such as other tools may load; the message is that of the shape."""
    told = cv(name="Ada", education=[STUDY])
    iris = Iris()
    said = iris.graph(told.source.sha256)
    wrong = Quad(candidate_iri(told, iris), SCHEMA.email, Literal("5", datatype=ox.NamedNode("urn:x")), said)
    (finding,) = of_kind(found(told, more=[wrong]), "shape")
    assert (finding.severity, finding.source, finding.path) == ("violation", "shapes.ttl", SCHEMA.email)
    right = Quad(candidate_iri(told, iris), CV.researchInterest, Literal("owls"), said)
    assert of_kind(found(told, more=[right]), "shape") == []
