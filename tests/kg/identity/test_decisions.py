"""What a person decides: it comes before the rules, outlives the documents, and never contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.identity.errors import BadDecision
from tests.kg.identity.people import cv, people, shas, store_of, without_facts

ADA, QUILL = cv("Ada Quill", ["a@x.org"]), cv("Ada Quill-Bee", ["b@x.org"])
TWIN = cv("Ada Quill", ["a@x.org"], copy="2")
BO = cv("Bo Bee", ["bo@x.org"])


@pytest.fixture(autouse=True)
def no_facts(monkeypatch) -> None:
    """Stores of documents alone."""
    without_facts(monkeypatch)


def side(profile) -> set[str]:
    return {profile.source.sha256}


def test_same_joins_what_no_rule_would():
    """A new name with a new address; and further documents of either name come to it."""
    store = store_of(ADA, QUILL)
    assert len(people(store)) == 2
    store.decide(side(ADA), side(QUILL), "same")
    store.add(TWIN)
    assert people(store) == {shas((ADA, QUILL, TWIN))}


def test_different_parts_what_rules_join():
    """And what comes later goes to one of the two, and does not bring them together."""
    store = store_of(ADA, TWIN)
    assert len(people(store)) == 1
    store.decide(side(TWIN), side(ADA), "different")
    assert len(people(store)) == 2
    store.add(cv("Ada Quill", ["a@x.org"], copy="3"))
    assert not any(shas((ADA, TWIN)) <= each for each in people(store))


def test_decisions_survive_adding_again():
    """They hold as soon as both documents are here, in whatever order all that came."""
    store = store_of(ADA, QUILL)
    store.decide(side(ADA), side(QUILL), "same")
    before = set(store.engine)
    for each in (ADA, QUILL):
        store.remove(each.source.sha256)
    for each in (QUILL, ADA):
        store.add(each)
    assert set(store.engine) == before
    first = store_of()
    first.decide(side(QUILL), side(ADA), "same")
    for each in (ADA, QUILL):
        first.add(each)
    assert set(first.engine) == before


def test_forgetting_a_decision_leaves_what_the_rules_find():
    """Nothing of it stays."""
    store = store_of(ADA, TWIN, QUILL)
    before = set(store.engine)
    store.decide(side(ADA), side(TWIN), "different")
    store.decide(side(ADA), side(QUILL), "same")
    store.undecide(side(QUILL), side(ADA))
    store.undecide(side(ADA), side(TWIN))
    assert set(store.engine) == before


@pytest.mark.parametrize(
    ("made", "refused"),
    [
        ([(ADA, BO, "same")], (BO, ADA, "different")),
        ([(ADA, BO, "different")], (ADA, BO, "same")),
        ([(ADA, BO, "same"), (BO, QUILL, "same")], (ADA, QUILL, "different")),
        ([(ADA, BO, "same"), (QUILL, BO, "different")], (QUILL, ADA, "same")),
        ([], (ADA, ADA, "same")),
    ],
    ids=["same, different", "different, same", "over another", "different over another", "itself"],
)
def test_a_decision_that_contradicts_others_is_refused(made, refused):
    """In one line, and nothing changes."""
    store = store_of(ADA, BO, QUILL)
    for one, other, verdict in made:
        store.decide(side(one), side(other), verdict)
    before = set(store.engine)
    one, other, verdict = refused
    with pytest.raises(BadDecision, match=r"kg identity forget|in common"):
        store.decide(side(one), side(other), verdict)
    assert set(store.engine) == before


def test_what_was_not_decided_cannot_be_forgotten():
    """Rules are not forgotten but overruled."""
    with pytest.raises(BadDecision, match="nothing was decided"):
        store_of(ADA, TWIN).undecide(side(ADA), side(TWIN))


# ── The command ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def kg(tmp_path, monkeypatch, capsys) -> Iterator:
    """Runs a command line in a folder with three CVs in its store."""
    from kg.run import run

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", "store")
    for name, text in {
        "en.txt": "Yuanhang Gao\nyh.gao@example.org\n\nEducation\nQinghe University, PhD, 2019.9 - 2024.6\n",
        "zh.txt": "高远航\nyh.gao@example.org\n\n教育背景\n青禾大学  博士  2019.9 - 2024.6\n",
        "bo.txt": "Bo Bee\nbo@example.org\n\nEducation\nQinghe University, PhD, 2019.9 - 2024.6\n",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")

    def call(*arguments):
        code = run(list(arguments))
        return code, *capsys.readouterr()

    assert call("add", "-q", "en.txt", "zh.txt", "bo.txt")[0] == 0
    return call


def test_the_command_shows_why_and_decides(kg):
    """One candidate of two languages; parted, and joined again."""
    code, out, _ = kg("identity", "-f", "csv")
    assert (code, out.splitlines()[1:]) == (
        0,
        ["same,rule,en.txt,zh.txt,1.0,the same e-mail yh.gao@example.org"],
    )
    assert kg("identity", "why", "zh.txt", "en.txt")[1].count("the same e-mail") == 1
    assert kg("identity", "why", "bo.txt", "en.txt")[0] == 1
    code, _, told = kg("identity", "different", "en.txt", "zh.txt")
    assert (code, len(told.splitlines())) == (0, 2)
    assert kg("identity", "same", "en.txt", "zh.txt")[0] == 1
    assert kg("identity", "forget", "zh.txt", "en.txt")[2].endswith(": en.txt, zh.txt\n")
    assert kg("identity", "nonsense")[0] == 2
    code, out, _ = kg("list", "-f", "csv")
    assert '"en.txt, zh.txt"' in out or "en.txt" in out


def test_a_card_of_two_documents_names_both(kg):
    """What both say stands once; what differs stands twice."""
    code, out, _ = kg("show", "yuanhang gao", "-f", "json")
    assert code == 0 and out.count("yh.gao@example.org") == 1
    assert "en.txt" in out and "zh.txt" in out
