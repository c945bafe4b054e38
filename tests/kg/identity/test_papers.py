"""One paper is one node: by its title, its DOI or its arXiv id, in whatever order documents come and go."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest

from kg.identity.links import MOST
from kg.identity.papers import identifier
from kg.iris import Iris
from tests.kg.identity.people import cv, store_of, without_facts

ONE, OTHER, THIRD = "Hearing of owls in the dark", "How owls hear at night", "Owls: hearing without light"
DOI, ARXIV = "https://doi.org/10.1234/Owls.7", "https://arxiv.org/abs/2101.00001"


@pytest.fixture(autouse=True, scope="module")
def no_facts() -> Iterator[None]:
    """Stores of documents alone."""
    with pytest.MonkeyPatch.context() as patch:
        without_facts(patch)
        yield


def told(name: str, title: str, address: str):
    """The document of somebody with one paper at an address."""
    return cv(name, [f"{name[0]}@x.org"], papers=[title], addresses={title: address})


def papers(store) -> set[frozenset[str]]:
    """The titles of each paper."""
    found: dict[str, set[str]] = {}
    for row in store.rows("SELECT ?p ?name { ?p a schema:ScholarlyArticle ; schema:name ?name }"):
        found.setdefault(row["p"].value, set()).add(row["name"].value)
    return {frozenset(titles) for titles in found.values()}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://doi.org/10.1609/AAAI.v37i4.1", "doi 10.1609/aaai.v37i4.1"),
        ("doi.org/10.1145/34.56", "doi 10.1145/34.56"),
        ("https://dl.acm.org/doi/pdf/10.1145/34.56", "doi 10.1145/34.56"),
        ("https://onlinelibrary.wiley.com/doi/10.1002/a.1/full", "doi 10.1002/a.1"),
        ("https://link.springer.com/content/pdf/10.1007%2Fs1-2.pdf?x=1", "doi 10.1007/s1-2"),
        ("https://arxiv.org/pdf/2101.00001v3.pdf", "arxiv 2101.00001"),
        ("https://doi.org/10.48550/arXiv.2101.00001", "arxiv 2101.00001"),
        ("http://arxiv.org/abs/cs.CL/0501001v2", "arxiv cs.cl/0501001"),
        ("https://github.com/ada/2101.00001", None),
        ("https://example.org/10.1/x", None),
    ],
)
def test_an_address_names_a_paper(address: str, name: str | None) -> None:
    """By its DOI or arXiv id, however the address is made."""
    assert identifier(address) == name


def test_two_titles_with_one_identifier_are_one_paper() -> None:
    """Over any number of others, and for documents that have the title alone; then parted again."""
    documents = [
        told("Ada Quill", ONE, DOI),
        told("Bo Bee", OTHER, DOI.lower()),
        cv("Cy Cox", ["c@x.org"], papers=[OTHER]),
    ]
    whole = [store_of(*order) for order in permutations(documents)]
    assert all(papers(store) == {frozenset((ONE, OTHER))} for store in whole)
    assert len({frozenset(store.engine) for store in whole}) == 1
    whole[0].remove(documents[0].source.sha256)
    whole[1].remove(documents[1].source.sha256)
    assert papers(whole[0]) == {frozenset((OTHER,))}
    assert papers(whole[1]) == {frozenset((ONE,)), frozenset((OTHER,))}
    assert set(whole[1].engine) == set(store_of(documents[0], documents[2]).engine)


def test_a_paper_that_nothing_joins_is_called_as_before() -> None:
    """By its own title; also beside one with the same identifier that one document gives to two titles."""
    twice = cv("Ada Quill", ["a@x.org"], papers=[ONE, OTHER], addresses={ONE: DOI, OTHER: DOI})
    store = store_of(twice, told("Bo Bee", THIRD, DOI))
    assert papers(store) == {frozenset((ONE,)), frozenset((OTHER,)), frozenset((THIRD,))}
    (row,) = store.rows(f'SELECT ?p {{ ?p a schema:ScholarlyArticle ; schema:name "{ONE}" }}')
    assert row["p"] == Iris().named("paper", ONE)


def test_two_identifiers_of_one_title_lead_further() -> None:
    """A preprint and the paper, told in two documents, are the third document's paper."""
    store = store_of(
        told("Ada Quill", ONE, DOI),
        told("Ada Quill", ONE, ARXIV),
        told("Bo Bee", OTHER, ARXIV),
        told("Cy Cox", THIRD, DOI),
    )
    assert papers(store) == {frozenset((ONE, OTHER, THIRD))}


def test_what_too_many_documents_have_joins_nothing() -> None:
    """And joins again once there are fewer."""
    many = [cv(None, papers=[ONE], addresses={ONE: DOI}, copy=str(number)) for number in range(MOST)]
    store = store_of(told("Bo Bee", OTHER, DOI), *many[:-1])
    assert papers(store) == {frozenset((ONE, OTHER))}
    store.add(many[-1])
    assert papers(store) == {frozenset((ONE,)), frozenset((OTHER,))}
    store.remove(many[0].source.sha256)
    assert papers(store) == {frozenset((ONE, OTHER))}


def test_co_authors_are_candidates_under_either_title() -> None:
    """Whose own document has the paper under another title is among its authors all the same."""
    authors = ("Ada Quill", "Bo Bee")
    ada = cv("Ada Quill", ["a@x.org"], papers={ONE: authors}, addresses={ONE: DOI})
    bee = cv("Bo Bee", ["b@x.org"], papers={OTHER: authors}, addresses={OTHER: DOI})
    store = store_of(ada, bee)
    found = list(store.rows("SELECT DISTINCT ?who { ?p a schema:ScholarlyArticle ; schema:author ?who }"))
    assert sorted(row["who"].value.split("/")[-2] for row in found) == ["candidate", "candidate"]
    assert len(list(store.rows("SELECT ?a { ?a a cv:Authorship }"))) == 2
