"""The measure of `kg eval`: pairs, equality, verdicts, figures; and that it is the one it says it is."""

from __future__ import annotations

import copy
import importlib.util
import itertools
import json
import random
from collections import Counter
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.profile import Profile
from kg.evaluation import Reading, evaluate
from kg.evaluation.assignment import assign
from kg.evaluation.equality import lenient, strict
from kg.evaluation.likeness import indel
from kg.evaluation.report import COLUMNS, figures, lines, table, wrong
from kg.evaluation.sections import KNOWN
from kg.evaluation.verdicts import judge
from tests.accuracy import RESUMES
from tests.kg.test_cli import Outcome, kg  # noqa: F401

SHARED = Path(__file__).parents[3] / "shared"
GOLDS = sorted(RESUMES.glob("*/*.json"))


# Likeness and pairs


def common(one: str, other: str) -> int:
    """The longest common subsequence by the textbook's table."""
    row = [0] * (len(other) + 1)
    for character in one:
        before = row
        row = [0]
        for place, each in enumerate(other):
            row.append(before[place] + 1 if each == character else max(row[place], before[place + 1]))
    return row[-1]


@given(st.text("abc中", max_size=80), st.text("abc中", max_size=80))
def test_likeness_is_twice_the_common_part_by_both_lengths(one: str, other: str) -> None:
    """The fast way gives what the textbook's does, past a machine word too."""
    expected = 2 * common(one, other) / len(one + other) if one + other else 1
    assert indel(one, other) == pytest.approx(expected)


grids = st.integers(0, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9).map(lambda n: n / 9), min_size=width, max_size=width), max_size=5
    )
)


@given(grids)
def test_assignment_is_the_best_of_all(gains: list[list[float]]) -> None:
    """As many pairs as the shorter side has, each row and column once, and no choice with a greater sum."""
    pairs = assign(gains)
    rows, columns = len(gains), len(gains[0]) if gains else 0
    assert len(pairs) == min(rows, columns)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(gains[row][column] for row, column in pairs) == pytest.approx(best(gains, rows, columns))


def best(gains: list[list[float]], rows: int, columns: int) -> float:
    """The greatest sum, by trying all."""
    if rows > columns:
        return best([list(column) for column in zip(*gains, strict=True)], columns, rows)
    choices = itertools.permutations(range(columns), rows)
    return max(sum(gains[row][column] for row, column in enumerate(choice)) for choice in choices)


# Equality


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("name", "Ｚhou  Ａn", "zhou an", True),
        ("skills", "C", "C++", False),
        ("skills", "C#", "C", False),
        ("rank", "排名 3 / 253", "3/253", True),
        ("rank", "前2%", "top 2%", True),
        ("rank", "3/253", "3/25", False),
        ("rank", "专业第一", "专业第一 ", True),
        ("years", ["2019", "2022"], ["2022", "2019"], True),
        ("years", ["2019-2021"], ["2019", "2021"], True),
        ("years", ["2019"], ["2019", "2022"], False),
        ("first_author", False, True, False),
        ("start", "2019-05", "2019", True),
        ("start", "2019-05-01", "2019-05-02", True),
        ("start", "2019-05", "2019-06", False),
        ("end", "present", "至今", True),
        ("end", "present", "2024", False),
        ("gpa", "3.90", 3.9, True),
        ("gpa", "3.9/4", 3.9, False),
        ("score", "107分", "107", True),
        ("unit", "%", "x", False),
        ("authors", ["A. B", "C"], ["c", "A B"], True),
    ],
)
def test_strict_equality(field: str, one: Any, other: Any, same: bool) -> None:
    """Case, width, spaces and order are set aside; anything else differs, and both ways."""
    assert strict(field, one, other) is same
    assert strict(field, other, one) is same


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("institution", "Ulm University", "University of Ulm", False),
        ("institution", "Boğaziçi University", "Bogazici University", True),
        ("title", "Research Intern", "Research Intern (remote)", True),  # inside, and more than half
        ("title", "Intern", "Research Intern", False),  # inside, and less than half
        ("degree", "master", "masters", False),  # one of few words
        ("emails", "ada@example.org", "ada@example.com", False),
        ("start", "2019-05", "2019-06", False),
        ("title", "—", "Research Intern", False),  # nothing is inside everything
    ],
)
def test_lenient_equality(field: str, one: Any, other: Any, same: bool) -> None:
    """A field of words may be a little longer, shorter or otherwise spelt."""
    assert lenient(field, one, other) is same
    assert lenient(field, other, one) is same


# Verdicts

PHYSICS = {"institution": "Jena", "degree": "phd", "field": "Physics", "start": "2020-10", "gpa": "3.90"}


@pytest.mark.parametrize(
    ("found", "right", "spurious", "missed"),
    [
        ([PHYSICS], 5, 0, 0),
        ([], 0, 0, 5),
        ([{**PHYSICS, "start": "2020"}], 5, 0, 0),  # the coarser of two precisions
        ([{**PHYSICS, "start": "2020-09"}], 4, 1, 1),
        ([{**PHYSICS, "field": None}], 4, 0, 1),
        ([{**PHYSICS, "end": "2023"}], 5, 0, 0),  # the gold does not mention an end
        ([PHYSICS, {"institution": "Ulm", "degree": "other"}], 5, 2, 0),
        ([{"institution": "Ulm", "field": "Law"}], 0, 2, 5),  # too unlike for a pair
        ([{"institution": "Ulm"}, PHYSICS], 5, 1, 0),
    ],
)
def test_verdicts_on_entries(found: list[dict[str, Any]], right: int, spurious: int, missed: int) -> None:
    """Right, spurious and missed fields of one study."""
    verdicts = list(judge({"education": [PHYSICS]}, {"education": found}, strict))
    counts = [sum(getattr(each, kind) for each in verdicts) for kind in ("right", "spurious", "missed")]
    assert counts == [right, spurious, missed]


@pytest.mark.parametrize(
    ("gold", "found", "paths"),
    [
        ({"awards": [{"name": "Prize", "issuer": None}]}, {"name": "Prize", "issuer": "ACM"}, ["name"]),
        ({"awards": [{"name": "Prize"}]}, {"name": "Prize", "years": ["2020"]}, ["name"]),
        (
            {"awards": [{"name": "Prize", "years": []}]},
            {"name": "Prize", "years": ["2020"]},
            ["name", "years"],
        ),
        ({}, {"name": "Prize"}, []),
        ({"awards": []}, {"name": "Prize", "issuer": "ACM"}, ["name", "issuer"]),
        ({"awards": [{"name": "Prize", "level": "1st"}]}, {"name": "Prize"}, ["name", "level"]),
        ({"awards": [{"name": "Prize"}]}, {"name": "Prize", "level": "1st"}, ["name"]),
    ],
)
def test_what_a_gold_does_not_mention_is_not_judged(
    gold: dict[str, Any], found: dict[str, Any], paths: list[str]
) -> None:
    """Sections and fields that the gold leaves out, and what may rightly be inferred where it has none."""
    assert [each.field for each in judge(gold, {"awards": [found]}, strict)] == paths


def test_items_are_taken_once() -> None:
    """One found skill answers one gold skill."""
    verdicts = judge({"skills": ["C", "C"]}, {"skills": [{"name": "C"}, {"name": "R"}]}, strict)
    assert Counter((each.gold, each.found) for each in verdicts) == Counter(
        [("C", "C"), ("C", None), (None, "R")]
    )


def test_results_inside_papers_answer_the_golds() -> None:
    """Golds list results apart; profiles keep them with what achieved them."""
    result = {"metric": "AUC", "low": 1.3, "high": 1.3, "change": "increase", "unit": "%"}
    verdicts = list(judge({"results": [result]}, {"papers": [{"results": [result]}]}, strict))
    assert [each.right for each in verdicts] == [True] * 5


def test_a_profile_is_a_gold() -> None:
    """What `kg extract` prints, mended by hand, serves as well: every field agrees with itself."""
    from tests.profiles.seed import seed

    profile = seed().to_json()
    (scored,) = evaluate([Reading("seed", "txt", profile, profile)])
    sections = {each.section.name for each in scored.strict}
    assert sections >= {"papers", "paper_details", "skill_levels", "results", "test_scores"}
    assert all(each.right for each in scored.strict)


def test_every_section_of_a_profile_is_known() -> None:
    """A section that profiles get and the measure does not know would go unmeasured in silence."""
    unread = {"source", "text", "warnings"}
    assert {each.name for each in fields(Profile)} - unread <= KNOWN


# Figures


def reading(name: str, gold: dict[str, Any], profile: dict[str, Any] | None, format: str = "txt") -> Reading:
    return Reading(f"{name}.{format}", format, gold, profile)


def test_figures_by_section_field_format_and_document() -> None:
    """Two documents: one half right, one that could not be read."""
    gold = {"name": "Ada", "papers": [{"title": "On the engine", "year": "1843"}]}
    half = {"name": "Ada", "papers": [{"title": "On the engines", "year": "1842"}]}
    scored = evaluate([reading("a", gold, half), reading("b", gold, None, "pdf")])
    found = {(line.by, line.name): line for line in lines(scored, documents=True)}
    assert found["all", "all"].documents == 2
    assert found["all", "all"].fields == 6
    assert found["all", "all"].strict == pytest.approx((1 / 3, 1 / 6, 2 / 9))
    assert found["all", "all"].lenient == pytest.approx((2 / 3, 1 / 3, 4 / 9))
    assert found["mean", "mean"].lenient.f1 == pytest.approx((2 / 3 + 0) / 2)
    assert found["field", "papers.title"].lenient == pytest.approx((1, 1 / 2, 2 / 3))
    assert found["format", "pdf"].lenient == (1, 0, 0)
    assert found["document", "a.txt"].lenient == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert ("section", "awards") not in found
    assert figures(scored).columns == COLUMNS
    assert len({len(row) for row in table(scored).rows} | {len(table(scored).columns)}) == 1


def test_extra_sections_have_no_part_in_the_whole() -> None:
    """A gold that tells more than others has no other figures."""
    gold = {"name": "Ada", "location": "London", "languages": [{"name": "French", "level": None}]}
    scored = evaluate([reading("a", gold, {"name": "Ada"})])
    found = {(line.by, line.name): line for line in lines(scored)}
    assert found["all", "all"].strict == (1, 1, 1)
    assert found["extra", "location"].strict == found["extra", "languages"].strict == (1, 0, 0)


def test_the_worst_is_first() -> None:
    """The document with the lowest F1, and in it what is least like its gold; as many as were asked for."""
    gold = {"name": "Ada", "emails": ["a@b.org"], "papers": [{"title": "On engines"}]}
    near = {**gold, "papers": [{"title": "On motors"}]}
    far = {"name": "Eve", "emails": ["a@b.com"], "papers": gold["papers"]}
    scored = evaluate([reading("near", gold, near), reading("far", gold, far)])
    rows = [tuple(row) for row in wrong(scored, 3).rows]
    assert [row[:2] for row in rows] == [("far.txt", "name"), ("far.txt", "emails"), ("far.txt", "emails")]
    assert rows[0] == ("far.txt", "name", "Ada", "Eve", None)
    assert [row[2:4] for row in rows[1:]] == [("a@b.org", None), (None, "a@b.com")]
    assert wrong(scored, 0).rows == []


# The same measure as elsewhere


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The script that this measure is to agree with."""
    path = SHARED / "eval" / "score.py"
    if not path.is_file():
        pytest.skip("there is no other scorer beside this checkout to compare with")
    pytest.importorskip("scipy", reason="the other scorer needs scipy")
    pytest.importorskip("rapidfuzz", reason="the other scorer needs rapidfuzz")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoilt(profile: Any, chance: random.Random) -> Any:
    """A profile with entries dropped, doubled and moved, and texts cut, changed and emptied."""
    if isinstance(profile, dict):
        return {
            name: None if chance.random() < 0.04 else spoilt(value, chance) for name, value in profile.items()
        }
    if isinstance(profile, list):
        items = [spoilt(item, chance) for item in profile if chance.random() > 0.08]
        items += [copy.deepcopy(item) for item in items if chance.random() < 0.05]
        return chance.sample(items, len(items)) if chance.random() < 0.3 else items
    if isinstance(profile, str) and chance.random() < 0.25:
        cut = chance.randrange(len(profile) + 1)
        return chance.choice(
            [profile[:cut], profile[cut:], profile[:cut] + "x" + profile[cut:], profile.swapcase()]
        )
    return profile


@pytest.mark.parametrize("seed", range(6))
def test_figures_are_those_of_the_other_scorer(scorer: ModuleType, seed: int, tmp_path: Path) -> None:
    """On the golds of all sets, held against profiles spoilt at random: to three decimals, by section too."""
    chance = random.Random(seed)
    golds = [json.loads(path.read_text("utf-8")) for path in GOLDS]
    golds += [json.loads(path.read_text("utf-8")) for path in (SHARED / "corpus" / "gold").glob("*.json")]
    readings = []
    for number, gold in enumerate(golds):
        profile = spoilt(gold, chance)
        readings.append(reading(str(number), gold, profile))
        for folder, body in (("gold", gold), ("found", profile)):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{number}.json").write_text(json.dumps(body), "utf-8")
    mine = {line.name: line for line in lines(evaluate(readings))}
    for mode, equal in (("strict", scorer.strict_equal), ("lenient", scorer.lenient_equal)):
        total, sections, documents, _ = scorer.evaluate(tmp_path / "gold", tmp_path / "found", equal)
        whole = getattr(mine["all"], mode)
        assert 0.5 < whole.f1 < 0.95
        assert whole == pytest.approx(total.prf(), abs=5e-4)
        mean = sum(f1 for _, _, f1 in documents.values()) / len(documents)
        assert getattr(mine["mean"], mode).f1 == pytest.approx(mean, abs=5e-4)
        for section, tally in sections.items():
            assert getattr(mine[section], mode) == pytest.approx(tally.prf(), abs=5e-4), section


# The command


@pytest.fixture
def folders(kg, tmp_path: Path) -> Path:  # noqa: F811
    """Golds of two résumés, one of which is right but for the name, and one that is not there."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "cv").mkdir()
    (tmp_path / "cv" / "a.txt").write_text("Mira Okonkwo\nmira@example.org\n", "utf-8")
    gold = {"name": "Mira Okonkwe", "emails": ["mira@example.org"]}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def test_eval_prints_figures(kg, folders: Path) -> None:  # noqa: F811
    """Rows on standard output, a summary on standard error."""
    outcome = kg("eval", "gold", "cv", "-f", "jsonl")
    assert outcome.code == 0
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert rows[0] == {
        **dict.fromkeys(("by", "name"), "all"),
        "documents": 1,
        "fields": 2,
        **dict.fromkeys(("strict_precision", "strict_recall", "strict_f1"), 0.5),
        **dict.fromkeys(("lenient_precision", "lenient_recall", "lenient_f1"), 1.0),
    }
    assert [row["name"] for row in rows if row["by"] == "format"] == ["txt"]
    assert outcome.err.startswith("1 document, 2 fields: F1 0.500 strict, 1.000 lenient")


def test_eval_lists_the_worst(kg, folders: Path) -> None:  # noqa: F811
    """Errors in place of the figures for programs, and below them for people."""
    gold = {"name": "Ada", "emails": ["mira@example.org"]}
    (folders / "gold" / "a.json").write_text(json.dumps(gold), "utf-8")
    assert kg("eval", "gold", "cv", "--worst", "5", "-f", "tsv").out == (
        "document\tfield\tgold\tfound\tentry\na.txt\tname\tAda\tMira Okonkwo\t\n"
    )
    both = kg("eval", "gold", "cv", "--worst", "5", "-f", "markdown").out
    assert both.startswith("| part | docs |") and "\n\n| document | field |" in both


def test_eval_is_a_gate(kg, folders: Path) -> None:  # noqa: F811
    """Exit code 1 when the lenient F1 is lower than asked for."""
    assert kg("eval", "gold", "cv", "--min-f1", "0.9").code == 0
    (folders / "gold" / "a.json").write_text('{"name": "Ada", "emails": []}', "utf-8")
    assert kg("eval", "gold", "cv", "--min-f1", "0.9").code == 1


def test_files_that_cannot_be_read_are_all_missed(kg, folders: Path) -> None:  # noqa: F811
    """Each has a line, counts as if nothing had been found, and the exit code says so."""
    (folders / "gold" / "b.json").write_text('{"name": "Ada", "emails": []}', "utf-8")
    (folders / "gold" / "c.json").write_text('{"name": "Eve"}', "utf-8")
    (folders / "cv" / "b.txt").touch()
    outcome = kg("eval", "gold", "cv", "-f", "json")
    assert outcome.code == 1
    assert json.loads(outcome.out)[0]["lenient_recall"] == 0.5
    told = outcome.err.splitlines()[:2]
    assert told == [
        f"kg: {Path('cv/b.txt')}: the file is empty",
        f"kg: {Path('gold/c.json')}: no file of this name to read",
    ]
    (folders / "cv" / "a.txt").unlink()
    assert kg("eval", "gold", "cv").code == 2


def test_a_defect_in_one_file_leaves_the_measure_of_the_others(kg, folders: Path, monkeypatch) -> None:  # noqa: F811
    """It is told in the file's own line, and its fields are missed."""
    monkeypatch.setattr("extract.pipeline.extract_file", lambda path: 1 / 0)
    outcome = kg("eval", "gold", "cv")
    assert outcome.code == 2
    assert outcome.err.startswith(f"kg: {Path('cv/a.txt')}: ZeroDivisionError while reading")


def test_a_gold_has_several_files(kg, folders: Path) -> None:  # noqa: F811
    """The same CV in two formats is two documents; JSON is a profile that was read before."""
    (folders / "cv" / "a.md").write_text("# Mira Okonkwo\nmira@example.org\n", "utf-8")
    rows = json.loads(kg("eval", "gold", "cv", "--documents", "-f", "json").out)
    assert [row["name"] for row in rows if row["by"] == "document"] == ["a.md", "a.txt"]
    (folders / "read").mkdir()
    (folders / "read" / "a.json").write_text('{"name": "Mira", "source": {"file": "a.pdf"}}', "utf-8")
    rows = json.loads(kg("eval", "gold", "read", "-f", "json").out)
    assert [row["name"] for row in rows if row["by"] == "format"] == ["pdf"]
    assert kg("eval", "gold", "gold").code == 2  # a gold is no answer to itself


def test_a_section_that_nobody_knows_is_named(kg, folders: Path) -> None:  # noqa: F811
    """A slip in a gold does not pass in silence."""
    (folders / "gold" / "a.json").write_text('{"emails": ["mira@example.org"], "award": []}', "utf-8")
    outcome = kg("eval", "gold", "cv")
    assert outcome.code == 0
    assert "'award' (did you mean awards?) is no section that is judged" in outcome.err
