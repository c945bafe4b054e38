"""Full text: the syntax, what is found and in which order, the lines shown, and the index kept in step."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadSearch
from kg.run import run
from kg.search import words
from kg.search.found import search
from kg.search.index import FIELDS, SearchIndex
from kg.search.keeping import FOLDER, kept
from kg.search.snippets import snippet
from kg.search.syntax import Both, Either, Term, parse
from kg.store import Store, open_store
from tests import strategies

CVS = {
    "ada.md": """# Ada Lin
ada@example.org

## Skills
Python (expert), C++, Kubernetes

## Publications
- Ada Lin, Bo Chen. Federated Learning on Phones. AAAI 2022.
""",
    "bo.md": """# Bo Chen
bo@example.org

## Skills
Java, C#, Hadoop

## Publications
- Bo Chen, Ada Lin. Graph Neural Networks for Recommendation. KDD 2021.
""",
    "wang.md": """# 王小明
wang@example.org

## 教育经历
2018.09 - 2022.06 南京大学 计算机科学与技术 本科

## 专业技能
熟练掌握联邦学习与推荐系统，了解 Python
""",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    for name, text in CVS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert run(["add", *(str(folder / name) for name in CVS), "--store", str(folder / "store")]) == 0
    return folder / "store"


@pytest.fixture
def store(place: Path) -> Store:
    with open_store(place) as opened:
        yield opened


# Syntax


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("python", Term("python")),
        ("python java", Both((Term("python"), Term("java")))),
        ("python AND java", Both((Term("python"), Term("java")))),
        ("python + java", Both((Term("python"), Term("java")))),
        ("python && java", Both((Term("python"), Term("java")))),
        ("python OR java", Either((Term("python"), Term("java")))),
        ("python | java", Either((Term("python"), Term("java")))),
        ("python -java", Both((Term("python"),), (Term("java"),))),
        ("python NOT java", Both((Term("python"),), (Term("java"),))),
        ("python AND NOT java", Both((Term("python"),), (Term("java"),))),
        ("a b | c", Either((Both((Term("a"), Term("b"))), Term("c")))),
        ("a (b | c)", Both((Term("a"), Either((Term("b"), Term("c")))))),
        ('"graph neural"', Term("graph neural", "phrase")),
        ("recommend*", Term("recommend", "prefix")),
        ("hadop~", Term("hadop", "fuzzy")),
        ("skill:python", Term("python", "word", "skill")),
        ('paper:"graph neural"', Term("graph neural", "phrase", "paper")),
        ("venue:(AAAI | KDD)", Either((Term("AAAI", "word", "venue"), Term("KDD", "word", "venue")))),
        ("C++ c#", Both((Term("C++"), Term("c#")))),
        ("state-of-the-art", Term("state-of-the-art")),
        ("或许", Term("或许")),
    ],
)
def test_what_is_typed_is_a_query(text: str, query: object) -> None:
    assert parse(text, FIELDS) == query


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no word"),
        ("  ", "no word"),
        ("🎉", "no word"),
        ("AND OR", "no word"),
        ("-java", "only says what is not wanted"),
        ("(a", "without its )"),
        ("a)", "without its ("),
        ("colour:red", "no field colour"),
        ("(" * 200 + "a" + ")" * 200, "too many brackets"),
    ],
)
def test_what_makes_no_sense_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadSearch, match="cannot search for that") as error:
        parse(text, FIELDS)
    assert reason in str(error.value)


_INDEX = SearchIndex()
_PIECES = [
    "a",
    "联邦",
    "学",
    '"',
    "(",
    ")",
    "|",
    "+",
    "-",
    "*",
    "~",
    "skill:",
    "NOT",
    "AND",
    "OR",
    " ",
    "C++",
    "x*",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES) | strategies.text, max_size=8).map("".join))
def test_whatever_is_typed_is_searched_or_refused(text: str) -> None:
    try:
        query = parse(text, FIELDS)
    except BadSearch:
        return
    _INDEX.search(query, 5)
    snippet("one line\n联邦学习 and C++", query)


# Words


def test_chinese_is_found_by_any_part_of_it() -> None:
    assert words.indexed("联邦学习, José's C++/C#") == "联邦 邦学 学习 习 jose s c++ c#"
    assert [words.asked(text) for text in ("联邦学习", "习", "C++")] == [
        ["联邦", "邦学", "学习"],
        ["习"],
        ["c++"],
    ]


@given(strategies.text)
def test_indexed_words_are_the_words(text: str) -> None:
    assert words.indexed(text).split() == [word.text for word in words.words(text)]


# What is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "federated",
            {"Ada Lin", "王小明"},
        ),  # in two languages, since what is one thing goes by all its names
        ("FEDERATED phones", {"Ada Lin"}),
        ("python", {"Ada Lin", "王小明"}),
        ("python -联邦", {"Ada Lin"}),
        ("联邦学习", {"王小明"}),
        ("学", {"王小明"}),
        ("推荐 系统", {"王小明"}),
        ("荐系", {"王小明"}),
        ("系荐", set()),
        ('"neural networks"', {"Bo Chen"}),
        ('"networks neural"', set()),
        ("recommend*", {"Bo Chen"}),
        ("kubernets~", {"Ada Lin"}),
        ("skill:java | venue:aaai", {"Ada Lin", "Bo Chen"}),
        ("skill:federated", {"王小明"}),
        ("c#", {"Bo Chen"}),
        ("c++", {"Ada Lin"}),
        ("name:bo", {"Bo Chen"}),
        ("organization:南京大学", {"王小明"}),
        ("(java | python) (hadoop | kubernetes)", {"Ada Lin", "Bo Chen"}),
    ],
)
def test_search_finds(store: Store, text: str, found: set[str]) -> None:
    assert {hit.candidate for hit in search(store, text, 10)} == found


def test_whose_name_it_is_comes_first(store: Store) -> None:
    """Each of the two is named in the other's papers."""
    assert [hit.candidate for hit in search(store, "Bo Chen", 10)] == ["Bo Chen", "Ada Lin"]


def test_a_hit_shows_its_line_and_place(store: Store) -> None:
    (hit,) = search(store, "phones federated", 10)
    assert (hit.file, hit.page) == ("ada.md", 1)
    assert hit.snippet
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.marks]
    assert marked == ["Federated", "Phones"]


def test_a_long_line_is_cut_around_what_was_found() -> None:
    line = "word " * 200 + "federated learning" + " word" * 200
    found = snippet(f"first\n{line}", parse("federated", FIELDS))
    assert found
    assert len(found.text) == 160
    assert [found.text[start:end] for start, end in found.marks] == ["federated"]
    assert f"first\n{line}"[found.start :].startswith(found.text)


# In step with the store


def test_the_index_follows_the_store(tmp_path: Path) -> None:
    """What is added is found, what is removed is not, and a deleted or spoilt index is made anew."""
    (tmp_path / "ada.md").write_text(CVS["ada.md"], encoding="utf-8")
    (tmp_path / "bo.md").write_text(CVS["bo.md"], encoding="utf-8")
    place = tmp_path / "store"

    def found(text: str) -> list[str]:
        with open_store(place) as store:
            return [hit.candidate for hit in search(store, text, 10)]

    assert run(["add", str(tmp_path / "ada.md"), "--store", str(place)]) == 0
    assert found("kubernetes | hadoop") == ["Ada Lin"]
    assert run(["add", str(tmp_path / "bo.md"), "--store", str(place)]) == 0
    assert sorted(found("kubernetes | hadoop")) == ["Ada Lin", "Bo Chen"]
    assert run(["remove", "Ada Lin", "--store", str(place)]) == 0
    assert found("kubernetes | hadoop") == ["Bo Chen"]
    shutil.rmtree(place / FOLDER)
    assert found("hadoop") == ["Bo Chen"]
    (place / FOLDER / "meta.json").write_text("{", encoding="utf-8")
    assert found("hadoop") == ["Bo Chen"]


def test_an_index_in_step_is_left_as_it_is(place: Path) -> None:
    with open_store(place) as store:
        kept(store)
        before = {file.name: file.stat().st_mtime_ns for file in (place / FOLDER).iterdir()}
        kept(store)
    assert {file.name: file.stat().st_mtime_ns for file in (place / FOLDER).iterdir()} == before


# The command, and inside SPARQL


def test_the_command_writes_rows(place: Path, capsys) -> None:
    assert run(["search", "phones", "--store", str(place), "-f", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row.keys() == {"candidate", "key", "file", "page", "text", "score"}
    assert (row["candidate"], row["page"]) == ("Ada Lin", 1)
    assert run(["search", "zebra", "--store", str(place), "-f", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert run(["search", "(zebra", "--store", str(place)]) == 2
    assert capsys.readouterr().err == "kg: cannot search for that: there is a ( without its )\n"


def test_hits_join_a_query(place: Path, capsys) -> None:
    sparql = """SELECT ?name (cv:textScore(?c, "python | java") > 0 AS ?scored)
        { ?c a cv:Candidate ; rdfs:label ?name FILTER(cv:matches(?c, "python | java")) } ORDER BY ?name"""
    assert run(["query", sparql, "--store", str(place)]) == 0
    assert capsys.readouterr().out == "name\tscored\nAda Lin\ttrue\nBo Chen\ttrue\n王小明\ttrue\n"
