"""What a reading is, and that nothing that is typed does harm."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ask import Reading, read
from kg.ask.kinds import KINDS
from kg.ask.lexicon import LANGUAGES, lexicon
from kg.ask.question import Condition, Entry, Flag, Question, Values
from kg.errors import NotUnderstood
from kg.store import Store
from tests import strategies
from tests.kg.ask.test_questions import ANSWERED, Case, cases

FOLDER = Path(__file__).parents[3] / "kg" / "ask"
EXAMPLES = tomllib.loads((FOLDER / "examples.toml").read_text(encoding="utf-8"))


def test_a_reading_is_a_small_typed_question(store: Store) -> None:
    reading = read("CCF-A first-author papers", store)
    rank = Condition("rank", Values(("A",)))
    assert reading.question == Question("paper", (Entry("paper", (rank, Condition("first", Flag()))),))
    assert reading.explanation == "papers · venue ranked CCF A (official) · first author"
    with pytest.raises(AttributeError):
        reading.question.target = "award"  # type: ignore[misc]


def test_both_languages_mean_the_same(store: Store) -> None:
    for english, chinese in (
        ("CCF-A papers", "CCF-A论文"),
        ("first-author papers at AAAI since 2021", "2021年以来AAAI的一作论文"),
        ("papers by people who interned at 腾讯", "在腾讯实习过的人的论文"),
        ("who knows PyTorch", "谁会PyTorch"),
        ("GPA above 3.9", "绩点高于3.9"),
        ("how many candidates are there", "有多少候选人"),
        ("candidates without papers", "没有论文的候选人"),
    ):
        one, other = (set(read(question, store).explanation.split(" · ")) for question in (english, chinese))
        assert one == other


def test_the_claimed_rank_is_another_fact_than_the_official(store: Store) -> None:
    official, claimed = read("CCF-B papers", store), read("papers claimed as CCF-B", store)
    assert 'cv:ccfRank "B"' in official.sparql
    assert 'cv:claimedRankValue "B"' in claimed.sparql
    for reading in (official, claimed):
        names = [variable.value for variable in store.query(reading.sparql).variables]
        assert {"rank", "edition", "claimed"} <= set(names)


def test_a_year_behind_a_rank_is_that_of_the_list(store: Store) -> None:
    """The papers of the year are offered beside it, and asked for when "in" stands before the year."""
    edition, year = read("CCF-A 2022 papers", store), read("CCF-A papers in 2022", store)
    assert "by the 2022 edition of the list, not the year" in edition.explanation
    assert 'cv:edition "2022"' in edition.sparql
    assert year.explanation == "papers · venue ranked CCF A (official) · in 2022"


def test_a_name_that_two_candidates_have_is_told(store: Store) -> None:
    """Both are answered about, with what tells them apart."""
    reading = read("张伟的教育经历", store)
    assert "2 candidates have that name" in reading.explanation
    emails = {row["email"].value for row in store.query(reading.sparql)}
    assert emails == {"zhangwei.dev@example.org", "zhangwei.plan@example.org"}
    assert "candidates have that name" not in read("education of 王小明", store).explanation


def test_a_value_that_is_asked_for_is_not_looked_up_again(store: Store) -> None:
    reading = read("CCF-A papers", store)
    assert '("A" AS ?rank)' in reading.sparql
    assert "OPTIONAL { ?paper cv:ccfRank" not in reading.sparql


def test_how_long_counts_what_goes_on(store: Store) -> None:
    reading = read("internships longer than half a year", store)
    assert "lasting over 6 months" in reading.explanation
    assert reading.sparql.index("cv:experience") < reading.sparql.index("OPTIONAL")


@pytest.mark.parametrize("case", ANSWERED[::7], ids=lambda case: case.question)
def test_sparql_has_the_reading_and_runs_unchanged(case: Case, store: Store) -> None:
    """It says how the question was read, and is SPARQL to any engine, with prefixes and all."""
    reading = read(case.question, store)
    assert reading.sparql.startswith(f"# {reading.explanation}\n")
    ox.Store().query(reading.sparql)
    rdflib.Graph().query(reading.sparql)


@pytest.mark.parametrize("case", ANSWERED[::3], ids=lambda case: case.question)
def test_columns_are_named_labels(case: Case, store: Store) -> None:
    solutions = store.query(read(case.question, store).sparql)
    names = [variable.value for variable in solutions.variables]
    assert all(re.fullmatch(r"[a-z][a-z_]*", name) for name in names)
    rows = [tuple(row) for row in solutions]
    assert not any(isinstance(term, ox.NamedNode) for row in rows for term in row)


def test_the_same_question_is_always_the_same_sparql(store: Store) -> None:
    for question in ("papers in the last three years", "who interned at Microsoft", "会Python的人"):
        assert read(question, store).sparql == read(question, store).sparql


@pytest.mark.parametrize(
    "question", [line for text in EXAMPLES.values() for line in text.strip().splitlines()]
)
def test_examples_are_understood_even_of_hardly_anything(question: str, tmp_path: Path) -> None:
    class Empty:
        def query(self, sparql: str) -> ox.QuerySolutions:
            return ox.Store().query(sparql)

    try:
        read(question, Empty())  # type: ignore[arg-type]
    except NotUnderstood as error:
        known_to_the_store = {
            "ACL",
            "EMNLP",
        }  # venues are reference facts, which come with the first document
        assert set(error.words) <= known_to_the_store, error


@pytest.mark.parametrize(
    "question", ["", "   ", "?", "🙂", "\x00", "x" * 10_000, "论文" * 5_000, "((((", "。。。"]
)
def test_what_is_no_question_is_refused(question: str, store: Store) -> None:
    with pytest.raises(NotUnderstood) as error:
        read(question, store)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


@pytest.mark.parametrize("hostile", strategies.HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "papers about {}", "who knows {}", "{}的论文", "GPA above {}"])
def test_hostile_words_stay_words(hostile: str, frame: str, store: Store) -> None:
    assert_harmless(frame.format(hostile), store)


def assert_harmless(question: str, store: Store) -> None:
    """It is refused in one line, or its SPARQL runs, and only reads."""
    try:
        reading = read(question, store)
    except NotUnderstood as error:
        assert "\n" not in str(error)
        return
    assert isinstance(reading, Reading)
    assert "\n" not in reading.explanation
    answer = store.query(reading.sparql)
    assert isinstance(answer, ox.QuerySolutions)
    list(answer)


_WORDS = sorted({word for case in cases() for word in case.question.split()})
_KEYS = sorted({phrase for phrase in lexicon() if len(phrase) < 20})
_questions = st.lists(
    st.sampled_from(_WORDS) | st.sampled_from(_KEYS) | strategies.text, min_size=1, max_size=8
).flatmap(lambda words: st.sampled_from(["", " "]).map(lambda space: space.join(words)))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=_questions)
def test_whatever_is_asked_is_valid_sparql_or_refused(question: str, store: Store) -> None:
    assert_harmless(question, store)


def test_every_word_of_the_lexicon_means_something() -> None:
    """Each key of the tables names a kind and a slot that exist; each word is there but once a key."""
    assert len(lexicon()) > 2000
    for language in LANGUAGES:
        table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
        for part, entries in table.items():
            for identifier, words in entries.items():
                several = [word.strip() for word in words.split("|")]
                assert len(several) == len(set(several)), (language, part, identifier)


def test_kinds_are_whole() -> None:
    """Columns, slots and orders of a kind speak of each other's names only."""
    for name, kind in KINDS.items():
        columns = {column for each in kind.columns for column in each.names}
        assert set(kind.brief) <= columns, name
        assert set(kind.text) <= set(kind.slots), name
        for slot in kind.slots.values():
            assert set(slot.shows) <= columns, name


def test_asking_loads_nothing_heavy() -> None:
    code = (
        "import sys, kg.ask, kg.queries; "
        "print(sorted({'rdflib', 'spacy', 'starlette', 'rich', 'typer', 'difflib'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("[]", "['difflib']")
