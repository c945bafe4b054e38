"""Who is one person: which signs join documents, which do not, and that order never matters."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.links import MOST
from kg.triples import candidate_iri
from kg.vocab import CV
from tests.kg.identity.people import cv, people, shas, store_of, study, together, without_facts

USTC, FUDAN = study("青禾大学"), study("临江大学", "master", "2019", "2022")
TITLE = "Hearing of owls in the dark"
NEAR = "On hearing of owls in darkness"
DOI = "https://doi.org/10.1234/owls.7"

ONE = {
    "e-mail": (cv("Ada Quill", ["Ada@Example.org"]), cv("Ada Quill", ["bo@x.org", "ada@example.org"])),
    "e-mail in two scripts": (cv("高远航", ["g@x.org"]), cv("Yuanhang Gao", ["g@x.org"])),
    "e-mail and initials": (cv("Y. Gao", ["g@x.org"]), cv("Yuanhang Gao", ["g@x.org"])),
    "e-mail, one unnamed": (cv(None, ["g@x.org"]), cv("Yuanhang Gao", ["g@x.org"])),
    "telephone": (cv("高远航", phones=["+86 138 0000 1111"]), cv("GAO Yuanhang", phones=["138-0000-1111"])),
    "page": (
        cv("Ada Quill", pages=["https://github.com/adaq"]),
        cv("Quill, Ada", pages=["www.github.com/AdaQ/"]),
    ),
    "name and study": (cv("高远航", studies=[USTC]), cv("Yuanhang Gao", studies=[USTC])),
    "name and paper": (cv("Ada Quill", papers=[TITLE]), cv("Quill Ada", papers=[TITLE + "."])),
    "name and a paper's identifier": (
        cv("Ada Quill", papers=[TITLE], addresses={TITLE: DOI}),
        cv("Quill Ada", papers=[NEAR], addresses={NEAR: "https://dl.acm.org/doi/pdf/10.1234/OWLS.7"}),
    ),
    "name and a short Chinese title": (
        cv("高远航", papers=["面向大图的表示学习"]),
        cv("高远航", papers=["面向大图的表示学习"], copy="2"),
    ),
    "name and two positions": (
        cv("Ada Quill", works=[("Acme", "2019-03"), ("Bolt", "2020-03")]),
        cv("Ada Quill", works=[("ACME", "2019-03"), ("bolt", "2020-03")], copy="2"),
    ),
    "common name, two studies": (cv("王伟", studies=[USTC, FUDAN]), cv("Wei Wang", studies=[USTC, FUDAN])),
    "other e-mail, two studies": (
        cv("高远航", ["a@x.org"], studies=[USTC, FUDAN]),
        cv("高远航", ["b@x.org"], studies=[USTC, FUDAN]),
    ),
}
TWO = {
    "a name alone": (cv("高远航"), cv("高远航", copy="2")),
    "common name and one study": (cv("王伟", studies=[USTC]), cv("王伟", studies=[USTC], copy="2")),
    "common name and one paper with its identifier": (
        cv("王伟", papers=[TITLE], addresses={TITLE: DOI}),
        cv("王伟", papers=[TITLE], addresses={TITLE: DOI}, copy="2"),
    ),
    "other characters": (cv("高远航", studies=[USTC]), cv("高源航", studies=[USTC])),
    "other e-mail and one study": (
        cv("高远航", ["a@x.org"], studies=[USTC]),
        cv("高远航", ["b@x.org"], studies=[USTC]),
    ),
    "an e-mail of unlike names": (cv("Ada Quill", ["lab@x.org"]), cv("Bo Bee", ["lab@x.org"])),
    "an office's e-mail": (cv(None, ["hr@x.org"], ["1234567"]), cv(None, ["hr@x.org"], ["7654321"])),
    "one position": (cv("Ada Q", works=[("Acme", "2019")]), cv("Ada Q", works=[("Acme", "2019")], copy="2")),
    "another degree": (cv("高远航", studies=[USTC]), cv("高远航", studies=[study("青禾大学", "phd")])),
    "a repository": (cv("Ada Q", pages=["github.com/x/y"]), cv("Ada Q", pages=["github.com/x/y"], copy="2")),
    "initials and a paper": (cv("A. Quill", papers=[TITLE]), cv("Ada Quill", papers=[TITLE])),
}


@pytest.fixture(autouse=True, scope="module")
def no_facts() -> Iterator[None]:
    """Stores of documents alone."""
    with pytest.MonkeyPatch.context() as patch:
        without_facts(patch)
        yield


@pytest.mark.parametrize("case", ONE)
def test_these_are_one_person(case):
    """Whichever came first."""
    assert together(*ONE[case]) == together(*reversed(ONE[case])) == 1


@pytest.mark.parametrize("case", TWO)
def test_these_are_two_people(case):
    """Near misses of those."""
    assert together(*TWO[case]) == together(*reversed(TWO[case])) == 2


def test_a_candidate_of_one_document_is_known_as_before():
    """By the first e-mail, else the telephone, else the document."""
    for each in (cv("A B", ["Z@x.org", "a@x.org"], ["1234567"]), cv("A B", phones=["12 345 67"]), cv("A B")):
        (row,) = store_of(each).documents()
        assert row.candidate == candidate_iri(each, store_of().iris)


def test_an_address_of_two_people_names_neither():
    """Nor is somebody without a name taken for one of them."""
    store = store_of(cv("Ada Quill", ["lab@x.org"]), cv("Bo Bee", ["lab@x.org"]), cv(None, ["lab@x.org"]))
    assert len(people(store)) == 3


def test_somebody_unnamed_does_not_join_two_names():
    """Two people of unlike names stay two, however they hang together."""
    ada, bo = cv("Ada Quill", ["a@x.org"]), cv("Bo Bee", phones=["13800001111"])
    between = cv(None, ["a@x.org"], ["13800001111"])
    store = store_of(ada, between, bo)
    assert people(store) == people(store_of(bo, between, ada))
    assert not any(shas((ada, bo)) <= each for each in people(store))


def test_documents_hang_together_over_others():
    """And part again when the one between goes."""
    first, last = cv("Ada Quill", ["a@x.org"]), cv("Ada Quill", phones=["13800001111"])
    between = cv("Ada Quill", ["a@x.org"], ["13800001111"])
    store = store_of(first, last, between)
    assert people(store) == {shas((first, last, between))}
    store.remove(between.source.sha256)
    assert everything(store) == everything(store_of(first, last))
    assert len(people(store)) == 2


def test_an_agency_prints_its_address_on_every_document():
    """Beyond a number of documents it is nobody's own: only those of one name are one person's."""
    many = [cv(None, ["team7@agency.com"], ["13800001111"], copy=str(n)) for n in range(MOST + 2)]
    store = store_of(*many[:MOST])
    assert len(people(store)) == 1
    for each in many[MOST:]:
        store.add(each)
    assert len(people(store)) == MOST + 2
    store.remove(many[0].source.sha256)
    store.remove(many[1].source.sha256)
    assert len(people(store)) == 1


def test_links_are_facts_with_reason_and_score():
    """And what is near is open."""
    store = store_of(*ONE["e-mail"], *TWO["common name and one study"])
    told = "?link cv:verdict ?verdict ; cv:reason ?reason ; cv:likelihood ?score"
    found = store.query(f"SELECT ?verdict ?reason ?score {{ {told} }} ORDER BY ?verdict")
    assert [tuple(term.value for term in row) for row in found] == [
        ("open", "the same name, study 青禾大学 bachelor: too little for the name", "0.4"),
        ("same", "the same e-mail ada@example.org", "1"),
    ]


def test_coauthors_are_candidates_within_a_paper():
    """By any form of the name; the same name under another paper is another, as is one that fits two."""
    authors = ("Yuanhang Gao", "B. Bee", "Ada Quill")
    gao = cv("高远航", ["g@x.org"], papers={TITLE: authors})
    bee = cv("Bo Bee", ["b@x.org"], papers={TITLE + "!": authors})
    other = cv("Ada Quill", ["a@x.org"], papers={"Seeing of owls at noon": ("Ada Quill",)})
    store = store_of(gao, bee, other)
    found = store.query("SELECT DISTINCT ?who { ?p a schema:ScholarlyArticle ; schema:author ?who }")
    kinds = sorted(row["who"].value.split("/")[-2] for row in found)
    assert kinds == ["candidate", "candidate", "candidate", "person"]
    assert len(list(store.query("SELECT ?a { ?a a cv:Authorship }"))) == 4
    store.add(cv("Ben Bee", ["ben@x.org"], papers={TITLE: authors}))
    found = store.query("SELECT DISTINCT ?name { ?p schema:author ?who . ?who schema:name ?name }")
    assert "B. Bee" in {row["name"].value for row in found}


# ── Order ──────────────────────────────────────────────────────────────────────────────────────────

names = st.sampled_from([None, "王伟", "Wei Wang", "高远航", "Yuanhang Gao", "Y. Gao", "Ada Quill", "Bo Bee"])
documents = st.builds(
    cv,
    names,
    st.lists(st.sampled_from(["a@x.org", "b@x.org", "c@x.org"]), max_size=2, unique=True),
    st.lists(st.sampled_from(["13800001111", "13800002222"]), max_size=1),
    st.lists(st.sampled_from(["github.com/ada"]), max_size=1),
    st.lists(st.sampled_from([USTC, FUDAN]), max_size=2, unique=True),
    st.just(()),
    st.dictionaries(
        st.sampled_from([TITLE, NEAR, "Seeing of owls at noon"]),
        st.sampled_from([(), ("Y. Gao", "Ada Quill"), ("Wang, W.", "Bo Bee", "Yuanhang Gao")]),
        max_size=2,
    ),
    st.just(""),
    st.dictionaries(st.sampled_from([TITLE, NEAR]), st.sampled_from([DOI, "arxiv.org/abs/2101.00001"])),
)


def everything(store) -> set[ox.Quad]:
    """All that a store holds, its index and profiles too."""
    store.add_reference()
    return set(store.engine)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_order_of_adding_and_removing_gives_the_same(data):
    """The store is that of the documents that are in it, whatever came and went."""
    pool = data.draw(st.lists(documents, min_size=2, max_size=6, unique_by=lambda each: each.source.sha256))
    steps = data.draw(st.lists(st.tuples(st.sampled_from(pool), st.booleans()), max_size=8))
    store, present = store_of(), {}
    for profile, comes in [*((each, True) for each in pool), *steps]:
        if comes:
            store.add(profile)
            present[profile.source.sha256] = profile
        else:
            store.remove(profile.source.sha256)
            present.pop(profile.source.sha256, None)
    order = data.draw(st.permutations(list(present.values())))
    assert everything(store) == everything(store_of(*order))
    assert not [q for q in store.engine if q.predicate == CV.sign and q.graph_name != store.iris.sign_graph]
