"""What names mean: the context that tells, the graph that follows, bad tables, and `kg resolve`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given

from extract.profile import Education, Fact, Profile, Source, Span
from extract.shipped import shipped
from kg.commands.meanings import resolve
from kg.commands.place import Place
from kg.errors import BadUsage, NoSuchCandidate
from kg.persons import persons
from kg.reference import Context, Reference
from kg.reference.keys import link_key
from kg.triples import quads
from kg.vocab import CV
from tests import strategies
from tests.kg.identity import people

REFERENCE = Reference.load()


@pytest.mark.parametrize(
    ("name", "context", "key"),
    [
        ("NTU", Context(), None),
        ("NTU", Context(language="zh"), None),
        ("NTU", Context(country="SG"), "南洋理工大学"),
        ("NTU", Context(near=("Taipei",)), "台湾大学"),
        ("NTU", Context(near=("wei@e.ntu.edu.sg",)), "南洋理工大学"),
        ("NEU", Context(near=("沈阳",)), "东北大学"),
        ("社会计算组", Context(), None),
        ("社会计算组", Context(near=("微软亚洲研究院",)), "社会计算组"),
        ("社会计算组", Context(near=("清华大学",)), None),
    ],
)
def test_the_context_tells_an_ambiguous_name(name: str, context: Context, key: str | None) -> None:
    """A country, a city, an address, the parent of a unit; the language alone does not."""
    thing = REFERENCE.link(name, "institution", context)
    assert (thing.key if thing else None) == key


def test_what_is_alike_is_a_candidate_only() -> None:
    """A slip is not mended, but told."""
    first, *_ = REFERENCE.resolve("Tsingha University", "institution")
    assert (first.key, first.match) == ("清华大学", "candidate")
    assert first.score < 1
    assert REFERENCE.link("Tsingha University", "institution") is None


@pytest.mark.parametrize(
    ("name", "kind", "near"),
    [
        ("Boğazici Universty", "institution", "博阿齐奇大学"),
        ("University of Zurick", "institution", "苏黎世大学"),
        ("Zzyzx University", "institution", None),
        ("哈尔滨工业大雪", "institution", "哈尔滨工业大学"),
        ("PyTroch", "skill", "PyTorch"),
    ],
)
def test_names_are_near_by_their_rare_words(name: str, kind: str, near: str | None) -> None:
    """However they are spelt; that all are universities makes none near to another."""
    first, *_ = REFERENCE.resolve(name, kind)
    assert (first.label if first.key else None) == near


def test_brackets_that_distinguish_are_kept() -> None:
    """A campus is not another."""
    links = {
        place: REFERENCE.link(f"中国石油大学（{place}）", "institution") for place in ("华东", "北京", "昌平")
    }
    assert [thing.key if thing else None for thing in links.values()] == [
        "中国石油大学（华东）",
        "中国石油大学（北京）",
        None,
    ]


@given(strategies.text)
def test_any_text_resolves_to_something(text: str) -> None:
    """If only to a match of none; and a fact names a thing that exists."""
    found = REFERENCE.resolve(text)
    assert found
    for each in found:
        assert each.match == "none" or each.kind == "venue" or REFERENCE.thing(each.kind, each.key)


@pytest.mark.parametrize(
    ("one", "other"), [("國立臺灣大學", "国立台湾大学"), ("Zürich", "zurich"), ("Ｃ＋＋", "c++")]
)
def test_keys_are_of_one_form(one: str, other: str) -> None:
    """Whatever the script, the accents, the width."""
    assert link_key(one) == link_key(other)


def studies(*names: str) -> list[Profile]:
    source = Source("a.txt", "0" * 64, "text/plain", "en")
    facts = [Fact(name, Span(0, 0), "by-hand") for name in names]
    return [Profile(source, "", education=(Education(institution=fact),)) for fact in facts]


def test_one_node_whatever_name_is_printed() -> None:
    """The printed name is kept beside it."""
    nodes, printed = set(), set()
    for profile in studies(
        "USTC", "中科大", "University of Science and Technology of China", "中國科學技術大學"
    ):
        for quad in quads(profile, REFERENCE):
            nodes |= {quad.object} if quad.predicate == CV.institution else set()
            printed |= {quad.object.value} if quad.predicate == CV.institutionText else set()
    assert len(nodes) == 1
    assert printed == {"USTC", "中科大", "University of Science and Technology of China", "中國科學技術大學"}


def test_bad_rows_are_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    """A row that is cut, a key that is there already, and an alias that two things claim."""
    folder = tmp_path / "data"
    shutil.copytree(shipped("data"), folder)
    table = folder / "tests.csv"
    lines = len(table.read_text("utf-8").splitlines())
    with table.open("a", encoding="utf-8") as file:
        file.write("Cut,\nTOEFL,,0,1,Nobody\nOwl Test,托福,0,9,Owls\n")
    reference = Reference.load(folder)
    assert reference.faults == (
        f"tests.csv line {lines + 1}: 2 cells, where 5 belong; left out",
        f"tests.csv line {lines + 2}: 'TOEFL' is there already; left out",
    )
    assert {each.label for each in reference.resolve("托福", "test")} == {"TOEFL", "Owl Test"}
    assert all(each.match == "candidate" for each in reference.resolve("托福", "test"))
    assert REFERENCE.faults == ()


def told(tmp_path: Path, *names: str, **options: object) -> tuple[int, list[dict[str, object]]]:
    output = tmp_path / "out.json"
    code = resolve(names, Place(), "json", str(output), **options)  # type: ignore[arg-type]
    return code, json.loads(output.read_text("utf-8"))


def test_the_command_writes_rows(tmp_path: Path) -> None:
    """Best first; the answer is no when something means nothing."""
    code, rows = told(tmp_path, "NTU", near=["Singapore"])
    assert code == 0
    assert list(rows[0]) == ["name", "kind", "iri", "label", "match", "score", "reason"]
    assert (rows[0]["label"], rows[0]["match"]) == ("南洋理工大学", "context")
    assert told(tmp_path, "qq zz xx", kind="venue")[0] == 1
    with pytest.raises(BadUsage, match="no kind 'planet'"):
        told(tmp_path, "Mars", kind="planet")


PEOPLE = (
    people.cv("高远航", ["g@x.org"]),
    people.cv("Yuanhang Gao", ["g@x.org"]),
    people.cv("Ada Quill", ["a@x.org"]),
    people.cv("Wei Wang", ["w@x.org"]),
    people.cv("王伟", ["v@x.org"]),
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("高远航", [("Yuanhang Gao", "exact")]),
        ("Gao, Yuanhang", [("Yuanhang Gao", "alias")]),
        ("Y. Gao", [("Yuanhang Gao", "candidate")]),
        ("quill ada", [("Ada Quill", "alias")]),
        ("qui", [("Ada Quill", "candidate")]),
        ("高源航", []),
        ("Wang Wei", [("Wei Wang", "candidate"), ("王伟", "candidate")]),
        ("Zoe Zimt", []),
    ],
)
def test_a_name_means_candidates_of_the_store(name: str, found: list[tuple[str, str]], monkeypatch) -> None:
    """In any order or script; a name that two go by, initials, and a part of a name are no facts."""
    people.without_facts(monkeypatch)
    assert [(each.label, each.match) for each in persons(people.store_of(*PEOPLE), name)] == found


def test_a_candidate_is_named_in_any_order_or_script(monkeypatch) -> None:
    """By whoever asks for one."""
    people.without_facts(monkeypatch)
    store = people.store_of(*PEOPLE)
    assert store.resolve_candidate("Gao Yuanhang").label == "Yuanhang Gao"
    with pytest.raises(NoSuchCandidate):
        store.resolve_candidate("高源航")
