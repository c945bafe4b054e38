"""Profile → quads: what is said, where it was read, what follows."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Quad

from extract.profile import Education, Fact, Paper, Profile, Source, Span
from kg import terms
from kg.iris import Iris
from kg.reference import Reference
from kg.terms import Place
from kg.triples import candidate_iri, quads
from kg.vocab import CV, OA, PREFIXES, RDF, SCHEMA
from tests import strategies
from tests.profiles import rich, seed

REFERENCE = Reference.load()
IRIS = Iris()


@pytest.fixture(scope="module")
def told() -> ox.Store:
    """The quads of `seed()` and `rich()`, with the reference facts."""
    store = ox.Store()
    for each in (quads(seed(), REFERENCE), quads(rich(), REFERENCE), REFERENCE.quads()):
        store.extend(each)
    return store


def ask(store: ox.Store, where: str, *variables: str) -> list[tuple[str, ...]]:
    """The values of `variables` (by default `?x`) in the solutions of `where`, sorted."""
    names = variables or ("x",)
    select = f"SELECT {' '.join('?' + name for name in names)} {{ {where} }}"
    found = store.query(select, prefixes=PREFIXES, use_default_graph_as_union=True)
    return sorted(tuple(solution[name].value for name in names) for solution in found)


def fact(value, words: str = "x") -> Fact:
    return Fact(value, Span(0, len(words)), "test")


def a_profile(**fields) -> Profile:
    return Profile(Source("cv.txt", "a" * 64, "text/plain", "en"), "x", **fields)


def test_each_graph_of_a_document_has_its_own_kind_of_statement():
    """What is said, where, and what follows are told apart by their graphs."""
    profile = rich()
    said, evidence, inferred = IRIS.document_graphs(profile.source.sha256)
    by_graph = {graph: set() for graph in (said, evidence, inferred)}
    for quad in quads(profile, REFERENCE):
        by_graph[quad.graph_name].add(quad.predicate)
    assert by_graph[inferred] == {CV.ccfRank, CV.ccfEdition, SCHEMA.knowsAbout}
    assert {OA.exact, CV.pointer, CV.confidence} <= by_graph[evidence]
    assert not by_graph[said] & (by_graph[inferred] | by_graph[evidence] - {RDF.type})


def test_the_sample_is_told_whole(told):
    """2 studies, 3 positions, 1 project, 4 papers, 4 awards with 6 years, 14 skills, 3 scores, 8 results."""
    candidate = candidate_iri(seed(), IRIS)
    counts = {
        "cv:education": 2,
        "cv:experience": 3,
        "cv:project": 1,
        "cv:authorship/cv:paper": 4,
        "cv:award": 4,
        "cv:award/cv:year": 6,
        "cv:skill": 14,
        "cv:testResult": 3,
        "(cv:experience|cv:authorship/cv:paper)/cv:result": 8,
    }
    assert {path: len(ask(told, f"{candidate} {path} ?x")) for path in counts} == counts


def test_a_study_has_its_numbers(told):
    """3/253 is a rank, a cohort and a share; 4.06 a decimal of its scale; 至今 is no end."""
    where = "?s cv:rank ?rank ; cv:cohortSize ?of ; cv:percentile ?share ; cv:rankText ?text"
    found = ask(
        told, where + " ; cv:gpa ?gpa ; cv:gpaScale ?max", "rank", "of", "share", "text", "gpa", "max"
    )
    assert found == [("3", "253", "1.19", "3/253", "3.97", "4.3")]
    assert ask(told, "?s cv:degree 'master' ; cv:ongoing ?x FILTER NOT EXISTS { ?s schema:endDate ?e }") == [
        ("true",)
    ]


def test_dates_are_as_exact_as_they_were_printed(told):
    """A year is a gYear, a month a gYearMonth, a day a date."""
    found = ask(told, "?s schema:startDate ?d BIND(DATATYPE(?d) AS ?type)", "d", "type")
    kinds = {value.count("-"): kind.rpartition("#")[2] for value, kind in found}
    assert kinds == {0: "gYear", 1: "gYearMonth", 2: "date"}


def test_a_department_is_part_of_its_institution(told):
    """Two departments of one name at two institutions are two."""
    where = "?d a cv:Department ; rdfs:label '少年班学院' ; schema:parentOrganization/rdfs:label ?x"
    assert ask(told, where) == [("中国科学技术大学",)]


@pytest.mark.parametrize(
    "title, venue, claim, rank",
    [
        ("Untargeted", "AAAI", "A", [("A", "2022")]),
        ("Tiny-NewsRec", "EMNLP", "B", [("B", "2022")]),
        ("HieRec", "ACL", "A", [("A", "2019")]),
        ("NewsBERT", "Findings of EMNLP", "B", []),
        ("Graphs that answer", "VLDB", "A", [("A", "2022")]),
    ],
)
def test_a_rank_is_that_of_the_edition_in_force_and_a_claim_another_fact(told, title, venue, claim, rank):
    """Findings inherit none, whatever the résumé claims."""
    paper = f"?p schema:name ?t FILTER STRSTARTS(?t, '{title}')"
    assert ask(told, f"{paper} ?p cv:venue/rdfs:label ?x") == [(venue,)]
    assert ask(told, f"{paper} ?p cv:claimedRankValue ?x") == [(claim,)]
    assert ask(told, f"{paper} ?p cv:ccfRank ?rank ; cv:ccfEdition ?edition", "rank", "edition") == rank


def test_old_papers_get_the_oldest_edition_and_undated_ones_none(told):
    """A paper of 2018 is older than any list held."""
    where = "?p schema:name 'Lifelong linking' ; cv:ccfRank ?rank ; cv:ccfEdition ?edition"
    assert ask(told, where, "rank", "edition") == [("A", "2019")]
    undated = a_profile(papers=(Paper(title=fact("T"), venue=fact("AAAI")),))
    assert not [quad for quad in quads(undated, REFERENCE) if quad.predicate == CV.ccfRank]


@pytest.mark.parametrize(
    "track, rank", [("main", "A"), ("demo", None), ("workshop", None), ("findings", None)]
)
def test_only_the_main_track_has_a_rank(track, rank):
    """The list ranks full papers."""
    paper = Paper(title=fact("T"), venue=fact("AAAI"), year=fact(2023), track=fact(track))
    found = [
        quad.object.value
        for quad in quads(a_profile(papers=(paper,)), REFERENCE)
        if quad.predicate == CV.ccfRank
    ]
    assert found == ([rank] if rank else [])


def test_an_ambiguous_venue_is_linked_by_its_claimed_rank_only():
    """FSE is a conference on software (A) and one on encryption (B)."""

    def venue_of(**more) -> NamedNode:
        paper = Paper(title=fact("T"), venue=fact("FSE"), **more)
        return next(q.object for q in quads(a_profile(papers=(paper,)), REFERENCE) if q.predicate == CV.venue)

    assert venue_of(claimed_rank=fact("CCF-A")) == IRIS.venue("conf/sigsoft")
    assert venue_of() == IRIS.named("venue", "FSE")


def test_co_authors_are_people_in_their_order_and_the_candidate_is_one(told):
    """The printed names have their places; the owner's is the candidate."""
    where = (
        "?p schema:name 'Lifelong linking' . ?a cv:paper ?p ; cv:position ?place ; cv:person/rdfs:label ?name"
    )
    assert ask(told, where, "place", "name") == [("1", "B. Zhou"), ("2", "Ada Lin"), ("3", "C. Dai")]


def test_the_owner_is_found_among_authors_by_name():
    """Where no position is told; it is then theirs."""
    paper = Paper(title=fact("T"), authors=(fact("B. Zhou"), fact("LIN, Ada"), fact("Ada Lin")))
    profile = a_profile(name=fact("Ada Lin"), papers=(paper,))
    authors = {quad.object for quad in quads(profile, REFERENCE) if quad.predicate == SCHEMA.author}
    assert candidate_iri(profile, IRIS) in authors and len(authors) == 3
    told = set(quads(profile, REFERENCE))
    (own,) = {
        q.subject for q in told if q.predicate == CV.person and q.object == candidate_iri(profile, IRIS)
    }
    assert Quad(own, CV.position, terms.integer(3), IRIS.graph("a" * 64)) in told


def test_skill_levels_and_categories_are_kept(told):
    """C and C++ are two, both 了解."""
    where = "?c cv:term/rdfs:label ?x ; cv:level '了解' ; cv:category '编程语言'"
    assert ask(told, where) == [("C",), ("C++",), ("HTML",), ("JavaScript",)]


def test_tests_are_known_by_their_aliases(told):
    """英语六级 and CET-6 are one test, with the name as printed beside it."""
    where = "?r cv:test/rdfs:label 'CET-6' ; schema:name ?x"
    assert ask(told, where) == [("CET-6",), ("英语六级",)]


def test_results_have_their_numbers(told):
    """13~32 % of relative increase in AUC, in 8 regions."""
    where = "?r cv:metric 'AUC' ; cv:change ?change ; cv:low ?low ; cv:high ?high ; cv:unit ?unit"
    found = ask(told, where + " ; cv:scope ?scope", "change", "low", "high", "unit", "scope")
    assert found == [("relative-increase", "13", "32", "%", "8个地区")]


def test_alumni_have_ended_their_studies(told):
    """A study that goes on makes nobody an alumnus."""
    assert ask(told, f"{candidate_iri(rich(), IRIS)} schema:alumniOf ?x") == []
    assert ask(told, f"{candidate_iri(seed(), IRIS)} schema:alumniOf/rdfs:label ?x") == [
        ("中国科学技术大学",)
    ]


def test_an_unnamed_candidate_has_a_label_and_no_name(told):
    """The label tells candidates apart; a name is never invented."""
    candidate = candidate_iri(seed(), IRIS)
    key = candidate.value.rpartition("/")[2][:6]
    assert ask(told, f"{candidate} rdfs:label ?x") == [(f"Unnamed candidate {key} (中国科学技术大学)",)]
    assert ask(told, f"{candidate} schema:name|cv:nameKey ?x") == []


def test_a_candidate_is_known_by_mail_then_telephone_then_document():
    """A name alone never joins two documents."""
    by_document = a_profile(name=fact("Ada"))
    other = replace(by_document, source=replace(by_document.source, sha256="b" * 64))
    assert candidate_iri(by_document, IRIS) != candidate_iri(other, IRIS)
    phones = (
        replace(by_document, phones=(fact("+86 138-0013"),)),
        replace(other, phones=(fact("86-1380013"),)),
    )
    assert candidate_iri(phones[0], IRIS) == candidate_iri(phones[1], IRIS)
    mails = (replace(phones[0], emails=(fact("A@X.org"),)), replace(other, emails=(fact("a@x.org"),)))
    assert candidate_iri(mails[0], IRIS) == candidate_iri(mails[1], IRIS) != candidate_iri(phones[0], IRIS)


@pytest.mark.parametrize("make", [seed, rich])
def test_every_fact_has_evidence_of_a_statement_that_is_made(make):
    """The words at the place are the document's own, and the statement is in the graph of what is said."""
    profile = make()
    every = list(quads(profile, REFERENCE))
    said = {
        (q.subject, q.predicate, q.object) for q in every if q.graph_name == IRIS.graph(profile.source.sha256)
    }
    for pointer, read in profile.facts():
        node = IRIS.evidence(profile.source.sha256, pointer)
        of = {quad.predicate: quad.object for quad in every if quad.subject == node}
        assert (of[CV.subject], of[CV.predicate], of[CV.object]) in said
        assert of[OA.exact] == Literal(profile.text[read.span.start : read.span.end])
        assert of[CV.pointer] == Literal(pointer)


def test_two_entries_that_look_the_same_are_two():
    """Two studies of which only the institution is known do not run into one."""
    study = Education(institution=fact("X"), gpa=fact(3.0))
    profile = a_profile(education=(study, replace(study, gpa=fact(4.0))))
    studies = [quad.object for quad in quads(profile, REFERENCE) if quad.predicate == CV.education]
    assert len(set(studies)) == 2


def test_untitled_papers_of_different_people_are_different():
    """What has nothing to be known by is known by its document."""
    paper = Paper(venue=fact("AAAI"))
    mine = a_profile(papers=(paper,))
    yours = replace(mine, source=replace(mine.source, sha256="b" * 64))
    papers = [{q.object for q in quads(each, REFERENCE) if q.predicate == CV.paper} for each in (mine, yours)]
    assert not papers[0] & papers[1]


def test_another_base_moves_things_and_graphs_but_not_the_vocabulary():
    """`--base` renames what we mint and nothing else."""
    base = "https://example.org/people/id/"
    for quad in quads(rich(), REFERENCE, base):
        assert quad.graph_name.value.startswith("https://example.org/people/")
        assert quad.subject.value.startswith(base)
        assert not quad.predicate.value.startswith("https://example.org/")


@settings(max_examples=60, deadline=None)
@given(strategies.profiles())
def test_quads_survive_a_store_of_typed_values(profile):
    """Each quad once, the same ones every time, and as a store gives them back."""
    every = list(quads(profile, REFERENCE))
    assert every == list(quads(profile, REFERENCE))
    store = ox.Store()
    store.extend(every)
    assert len(store) == len(every)
    assert set(store) == set(every)
    behind = [quad for quad in every if quad.predicate == CV.pointer]
    assert len(behind) == sum(1 for _ in profile.facts())


@pytest.mark.parametrize(
    "printed, told",
    [
        ("3/253", Place(3, 253, 1.19)),
        ("3／253", Place(3, 253, 1.19)),
        ("5 of 120", Place(5, 120, 4.17)),
        ("前2%", Place(percentile=2.0)),
        ("top 0.2%", Place(percentile=0.2)),
        ("1/60 (1.6%)", Place(1, 60, 1.67)),
        ("第3名", Place(rank=3)),
        ("专业第一", Place(rank=1)),
        ("专业前三", Place()),
        ("9/3", Place()),
        ("0/0", Place()),
        ("250%", Place()),
        ("4.06/4.3", Place()),
        ("9" * 5000, Place()),
    ],
)
def test_place_reads_ranks(printed, told):
    """What is no rank tells none."""
    assert terms.place(printed) == told


@pytest.mark.parametrize(
    "printed, told",
    [
        ("654", (654.0, None)),
        ("654分", (654.0, None)),
        ("112/120", (112.0, 120.0)),
        ("6.5", (6.5, None)),
        ("N1", (None, None)),
        ("320 (V160)", (None, None)),
        ("9" * 5000, (None, None)),
    ],
)
def test_score_reads_numbers(printed, told):
    """A score that is more than a number stays text."""
    assert terms.score(printed) == told


@pytest.mark.parametrize(
    "printed, rank",
    [
        ("CCF-A", "A"),
        ("ccf b", "B"),
        ("CCF推荐A类会议", "A"),
        ("SCI Q1", None),
        ("CCF-Accepted", None),
        ("A类", None),
    ],
)
def test_ccf_claim_reads_the_rank_in_a_claim(printed, rank):
    """Only a claim that names the list is one of the list."""
    assert terms.ccf_claim(printed) == rank


@pytest.mark.parametrize(
    "value, written",
    [
        (4.06, "4.06"),
        (70.0, "70"),
        (-0.0, "0"),
        (1e-9, "0"),
        (0.1 + 0.2, "0.3"),
        (1e17, "100000000000000000"),
    ],
)
def test_decimal_writes_plain_numbers(value, written):
    """The form that a store gives back, never an exponent."""
    assert terms.decimal(value).value == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e30])
def test_decimal_keeps_what_no_decimal_can_be_as_a_string(value):
    """Nothing is lost, and nothing is called a number that is none."""
    assert terms.decimal(value) == Literal(repr(value))


@pytest.mark.parametrize("value", ["2021-13", "2021-00", "20210", "soon", "2021-02-30", "0000", "٢٠٢١", ""])
def test_date_keeps_what_no_date_can_be_as_a_string(value):
    """As printed."""
    assert terms.date(value) == Literal(value)
