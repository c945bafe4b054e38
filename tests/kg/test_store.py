"""The store: whole documents, the same graph whatever the order, and folders that are left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

import extract
from extract.profile import Award, Profile
from kg.errors import (
    AmbiguousCandidate,
    BadQuery,
    BrokenStore,
    MissingStore,
    NoSuchCandidate,
    NotAStore,
    OtherBase,
    RemoteStore,
    StoreExists,
    StoreLocked,
)
from kg.iris import DEFAULT_BASE, Iris
from kg.reference import Reference
from kg.store import Store, open_store, query_errors
from kg.triples import candidate_iri, quads
from kg.vocab import CV
from tests import strategies
from tests.facts import few_venues
from tests.profiles import rich, sample_store, seed, synthetic
from tests.profiles.quote import Quote

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def store(tmp_path) -> Store:
    with sample_store(tmp_path) as opened:
        yield opened


def in_memory() -> Store:
    return Store(ox.Store(), Path(), Iris())


def renamed(profile: Profile, file: str) -> Profile:
    return replace(profile, source=replace(profile.source, file=file))


def everything(store: Store) -> set[ox.Quad]:
    return set(store.export_quads())


def union_is_true(store: Store) -> bool:
    """Whether the default graph holds each triple of the named graphs, once, and no other."""
    return {quad.triple for quad in everything(store)} == {
        quad.triple for quad in store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
    }


# ── Adding ─────────────────────────────────────────────────────────────────────────────────────────


def test_add_holds_what_the_profile_says(store):
    """The named graphs are the quads of the profiles and the reference facts, and no others."""
    expected = {quad for each in (seed(), rich()) for quad in quads(each, Reference.load())}
    assert everything(store) == expected | set(Reference.load().quads())
    assert union_is_true(store)


def test_adding_twice_changes_nothing(store):
    """And says so."""
    before = everything(store)
    assert [store.add(each).state for each in (seed(), rich())] == ["unchanged", "unchanged"]
    assert everything(store) == before


def test_the_order_of_adding_does_not_matter():
    """The same documents are the same graph."""
    mine = replace(seed(), emails=rich().emails)  # the same candidate twice, in two documents
    found = set()
    for order in permutations([mine, rich(), next(synthetic(1))]):
        store = in_memory()
        assert [store.add(each).state for each in order] == ["new"] * 3
        found.add(frozenset(everything(store)))
        assert union_is_true(store)
    assert len(found) == 1


def test_the_same_bytes_under_another_name_are_one_document(store):
    """Both names are kept, in whatever order they came; nothing else changes."""
    documents, triples = store.info().documents, store.info().triples
    assert store.add(renamed(rich(), "copy.md")).state == "unchanged"
    assert store.add(rich()).state == "unchanged"
    assert store.documents(candidate_iri(rich(), store.iris))[0].files == ("ada.md", "copy.md")
    assert (store.info().documents, store.info().triples) == (documents, triples + 1)


def test_a_newer_reading_replaces_the_older(store, monkeypatch):
    """Nothing of the older is left, but for the file's other names."""
    store.add(renamed(rich(), "copy.md"))
    monkeypatch.setattr(extract, "__version__", "99")
    newer = replace(rich(), awards=())
    assert store.add(newer).state == "replaced"
    held = set(store.document_quads(newer.source.sha256))
    assert {quad for quad in held if quad.predicate != CV.fileName} == {
        quad for quad in quads(newer, Reference.load()) if quad.predicate != CV.fileName
    }
    assert store.documents(candidate_iri(rich(), store.iris))[0].files == ("ada.md", "copy.md")
    assert union_is_true(store)


def test_what_two_documents_say_is_counted_once(store):
    """The university that both name is one solution, not two."""
    other = rich()
    quote = Quote(other.text)
    store.add(
        replace(
            other, source=replace(other.source, sha256="c" * 64), awards=(Award(quote("Best Paper Award")),)
        )
    )
    counted = store.query(
        "SELECT (COUNT(*) AS ?n) "
        "{ ?o a schema:CollegeOrUniversity ; schema:alternateName 'Tsinghua University' }"
    )
    assert [solution["n"].value for solution in counted] == ["1"]


def test_removing_takes_what_only_that_document_said(store):
    """What another document says too stays."""
    before = everything(store)
    twin = replace(rich(), source=replace(rich().source, sha256="c" * 64))
    store.add(twin)
    assert store.remove(twin.source.sha256) is True
    assert everything(store) == before and union_is_true(store)
    assert store.remove(rich().source.sha256) is True
    assert union_is_true(store)
    assert [row.label for row in store.candidates()] == ["Unnamed candidate 2e5a79 (中国科学技术大学)"]
    assert store.remove(rich().source.sha256) is False


def test_a_profile_is_kept_apart(store):
    """Whole, under any of its file's names; no answer and no export has it."""
    assert store.profile(rich().source.sha256) == rich()
    store.add(renamed(rich(), "zz.md"))
    assert store.profile(rich().source.sha256) == rich()
    assert store.profile("0" * 64) is None
    assert list(store.query("SELECT * { ?document cv:profile ?profile }")) == []
    assert not [quad for quad in everything(store) if quad.predicate == CV.profile]


@settings(max_examples=15, deadline=None)
@given(strategies.profiles())
def test_hostile_profiles_are_kept(profile):
    """As they are, through the engine."""
    store = in_memory()
    store.add(profile)
    assert store.profile(profile.source.sha256) == profile
    assert union_is_true(store)


@settings(max_examples=25, deadline=None)
@given(strategies.profiles(), strategies.profiles())
def test_hostile_documents_are_replaced_whole(first, second):
    """The update that replaces is SPARQL made of what documents say: no words can break out of it."""
    second = replace(second, source=first.source)
    store = in_memory()
    store._exchange(set(), list(quads(first, Reference.load())))
    assert everything(store) == set(quads(first, Reference.load()))
    removed = set(quads(first, Reference.load())) - set(quads(second, Reference.load()))
    store._exchange(removed, list(quads(second, Reference.load())))
    assert everything(store) == set(quads(second, Reference.load()))
    assert union_is_true(store)


def test_the_reference_facts_are_replaced_when_they_change(store, monkeypatch):
    """A newer table of venues takes the place of the older."""
    newer = few_venues(10, "newer")
    monkeypatch.setattr(Reference, "load", lambda: newer)
    store.add_reference()
    assert set(store.graph_quads(store.iris.reference_graph)) == set(newer.quads())
    assert store.info().reference == "newer"
    assert union_is_true(store)


# ── Opening ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("make", [None, Path.mkdir], ids=["nothing", "an empty folder"])
def test_reading_never_creates_a_store(tmp_path, make):
    """Nothing is there after, and the message says how to make one."""
    path = tmp_path / "none"
    if make:
        make(path)
    with pytest.raises(MissingStore, match="kg add"):
        open_store(path)
    assert not path.exists() or not list(path.iterdir())


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_folder_with_other_files_is_left_alone(tmp_path, mode):
    """Somebody's documents are no place for a database."""
    (tmp_path / "thesis.tex").write_text("x")
    with pytest.raises(NotAStore, match="empty or new folder"):
        open_store(tmp_path, mode)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_file_is_no_store(tmp_path, mode):
    """Nor is a folder inside it."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotAStore):
        open_store(tmp_path / "file", mode)
    with pytest.raises(BrokenStore if mode == "write" else (MissingStore, BrokenStore)):
        open_store(tmp_path / "file" / "store", mode)


def test_a_damaged_store_is_reported(tmp_path):
    """On one line, with the path."""
    with sample_store(tmp_path):
        pass
    (tmp_path / "store" / "CURRENT").write_text("nonsense\n")
    for mode in ("read", "write"):
        with pytest.raises(BrokenStore) as caught:
            open_store(tmp_path / "store", mode)
        assert str(tmp_path) in str(caught.value) and "\n" not in str(caught.value)


def test_remote_stores_are_refused_for_now():
    """An address is not taken for a folder's name."""
    with pytest.raises(RemoteStore, match="local store"):
        open_store("https://example.org/sparql")


def test_a_reader_sees_what_was_there_when_it_opened(store):
    """A snapshot, while the writer goes on."""
    with open_store(store.path) as reader:
        store.remove(rich().source.sha256)
        assert len(reader.candidates()) == 2
    with open_store(store.path) as reader:
        assert len(reader.candidates()) == 1


def test_a_store_remembers_its_base(tmp_path):
    """What was made with a base is found without naming it, and not mixed with another."""
    base = "https://example.org/cv/id/"
    with open_store(tmp_path / "s", "write", base) as store:
        store.add(rich())
    with open_store(tmp_path / "s") as store:
        assert store.iris.base == base
        assert set(store.export_quads(store.resolve_candidate("Ada Lin").iri)) > set(
            quads(rich(), Reference.load(), base)
        )
    with pytest.raises(OtherBase, match=base):
        open_store(tmp_path / "s", "write", DEFAULT_BASE)


def test_a_backup_is_a_store(store, tmp_path):
    """With all that was there, in a new folder."""
    store.backup(tmp_path / "copy")
    with open_store(tmp_path / "copy") as copy:
        assert everything(copy) == everything(store)
    with pytest.raises(StoreExists):
        store.backup(tmp_path / "copy")


# ── Other processes ────────────────────────────────────────────────────────────────────────────────

ADD_MANY = """
import sys
from pathlib import Path
from kg.store import open_store
from tests.profiles import synthetic
with open_store(Path(sys.argv[1]), "write") as store:
    print("open", flush=True)
    for profile in synthetic(100_000):
        print(store.add(profile).sha256, flush=True)
"""


@pytest.fixture
def writer(tmp_path):
    """Another process that adds documents to `tmp_path / "store"`, telling each when it is in."""
    command = [sys.executable, "-c", ADD_MANY, str(tmp_path / "store")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_who_holds_the_store(writer, tmp_path):
    """By the process's number, at once, on one line."""
    with pytest.raises(StoreLocked, match=f"process {writer.pid}"):
        open_store(tmp_path / "store", "write")


@pytest.mark.parametrize("acknowledged", [1, 7])
def test_a_killed_writer_leaves_whole_documents(writer, tmp_path, acknowledged):
    """All that it told to be in are in; one under way is in whole or not at all; more can be added."""
    told = [writer.stdout.readline().strip() for _ in range(acknowledged)]
    os.kill(writer.pid, signal.SIGKILL)
    told += writer.stdout.read().split()
    profiles = {each.source.sha256: each for each in synthetic(len(told) + 1)}
    with open_store(tmp_path / "store", "write") as store:
        held = {row.sha256 for row in store.documents()}
        assert set(told) <= held <= profiles.keys()
        for sha256 in held:
            assert set(store.document_quads(sha256)) == set(quads(profiles[sha256], Reference.load()))
        assert union_is_true(store)
        assert {store.add(each).state for each in profiles.values()} <= {"new", "unchanged"}
        assert len(store.documents()) == len(profiles)


def test_a_folder_that_a_killed_writer_had_just_made_can_be_used(tmp_path):
    """It holds no store yet, and nobody's files."""
    for name in ("LOCK", "LOG", "WRITER"):
        (tmp_path / name).write_text("")
    with pytest.raises(MissingStore):
        open_store(tmp_path)
    with open_store(tmp_path, "write") as store:
        assert store.add(rich()).state == "new"


# ── Asking ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["Ada Lin", "ada lin", "ADA", "ada.md", "{key}", "{start}", "{iri}"])
def test_a_candidate_is_found_by_what_people_know(store, text):
    """Name, part of it, file, key, its beginning, IRI."""
    iri = candidate_iri(rich(), store.iris)
    key = iri.value.rpartition("/")[2]
    assert store.resolve_candidate(text.format(key=key, start=key[:5], iri=iri.value)).iri == iri


def test_an_unnamed_candidate_is_found_by_label_and_school(store):
    """The label is what `kg list` shows."""
    row = store.resolve_candidate("中国科学技术大学")
    assert row.named is False and store.resolve_candidate(row.label) == row


@pytest.mark.parametrize("text", ["", " ", "Nobody", "Ada Lim", "https://example.org/x y"])
def test_nobody_is_found_by_a_wrong_name(store, text):
    """The nearest name is told."""
    with pytest.raises(NoSuchCandidate, match="Ada Lin" if text == "Ada Lim" else "kg list"):
        store.resolve_candidate(text)


def test_a_name_of_several_is_ambiguous(store):
    """Their keys tell them apart."""
    namesake = Profile(replace(rich().source, sha256="d" * 64), rich().text, name=rich().name)
    store.add(namesake)
    with pytest.raises(AmbiguousCandidate) as caught:
        store.resolve_candidate("Ada Lin")
    assert {store.resolve_candidate(key).label for key in caught.value.keys} == {"Ada Lin"}


def test_candidates_with_names_come_first(store):
    """By name, and the unnamed after them."""
    assert [(row.label, row.documents) for row in store.candidates()] == [
        ("Ada Lin", ("ada.md",)),
        ("Unnamed candidate 2e5a79 (中国科学技术大学)", ("seed.txt",)),
    ]


def test_queries_know_the_prefixes_and_see_all_graphs(store):
    """A plain query just works; a named graph can be asked for too."""
    plain = store.query("SELECT ?t { ?p cv:ccfRank 'A' ; schema:name ?t }")
    assert len({solution["t"].value for solution in plain}) == 4
    named = store.query(
        f"SELECT ?s {{ GRAPH <{store.iris.reference_graph.value}> {{ ?s cv:dblpKey 'conf/aaai' }} }}"
    )
    assert [solution["s"] for solution in named] == [store.iris.venue("conf/aaai")]


def test_bad_sparql_is_told_with_its_place(store):
    """Line, column, what was read until then, and what the engine has to say."""
    with pytest.raises(
        BadQuery, match=r"line 2, column 8, after 'SELECT \?x { \?x \?p }': wrong or unfinished$"
    ):
        store.query("SELECT ?x {\n?x ?p }")
    with pytest.raises(BadQuery, match=r"Prefix not found$"):
        store.query("ASK { ?x foo:a 3 }")
    sparql = "SELECT (<urn:no-function>(1) AS ?x) {}"
    with pytest.raises(BadQuery, match="no-function"), query_errors(sparql):
        list(store.query(sparql))


def test_export_of_a_candidate_holds_what_it_points_to(store):
    """Its documents' graphs, and of the reference its venues, rankings and tests, and nobody else."""
    exported = set(store.export_quads(candidate_iri(rich(), store.iris)))
    about = {quad.subject for quad in exported}
    pointed = {
        quad.object
        for quad in exported
        if isinstance(quad.object, ox.NamedNode) and quad.predicate != CV.predicate
    }
    assert {node for node in pointed if node.value.startswith(store.iris.base)} <= about
    assert candidate_iri(seed(), store.iris) not in about
