"""Candidates side by side: what all share, what each has alone, and that nothing is lost between the two."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest

from kg.card.view import Award, Candidate, Paper, Position, Skill, Study
from kg.compare import Side, compare
from kg.compare.aspects import aspects
from kg.compare.draw import write_comparison
from kg.run import run

ADA = Candidate(
    "Ada Lin",
    education=(Study("Nanjing University", degree="phd", start="2020", end="present", gpa=3.9, gpa_max=4.0),),
    experience=(Position("Alibaba", title="intern"), Position("Tencent")),
    papers=(
        Paper("On Trees", venue="AAAI", year=2022, ccf_rank="A", first_author=True),
        Paper("On Graphs", venue="KDD", year=2021, ccf_rank="A"),
    ),
    awards=(Award("National Scholarship", years=("2019",)),),
    skills=(Skill("Python", "expert"), Skill("C++")),
)
BO = Candidate(
    "Bo Chen",
    education=(Study("Nanjing University", degree="master"),),
    experience=(Position("Tencent"),),
    papers=(Paper("On Graphs", venue="KDD", year=2021, ccf_rank="A", first_author=True),),
    skills=(Skill("python", "basic"), Skill("C++")),
)


@pytest.mark.parametrize(
    "side",
    [
        Side("degree", (), (("phd",), ("master",))),
        Side(
            "studies",
            ("Nanjing University",),
            (("Nanjing University (phd, 2020–present)",), ("Nanjing University (master)",)),
        ),
        Side("grades", (), (("GPA 3.9 / 4",), ())),
        Side("positions", ("Tencent",), (("Alibaba (intern)",), ())),
        Side("paper counts", (), (("2, 1 first author, 2 CCF-A",), ("1, 1 first author, 1 CCF-A",))),
        Side("venues", ("KDD",), (("AAAI",), ())),
        Side("papers", ("On Graphs (KDD, 2021, CCF-A)",), (("On Trees (AAAI, 2022, CCF-A)",), ())),
        Side("skills", ("C++", "Python"), (("Python (expert)",), ("python (basic)",))),
        Side("awards", (), (("National Scholarship (2019)",), ())),
    ],
)
def test_what_is_shared_and_what_differs(side: Side) -> None:
    assert side in compare([ADA, BO])


def test_an_aspect_that_nobody_tells_of_is_left_out() -> None:
    assert "patents" not in {side.aspect for side in compare([ADA, BO])}


def test_nothing_is_lost_and_the_order_does_not_matter() -> None:
    """Each item of each candidate is shared or its own, whichever of them comes first."""
    forth, back = compare([ADA, BO]), compare([BO, ADA])
    assert [(side.aspect, sorted(map(str.lower, side.shared))) for side in forth] == [
        (side.aspect, sorted(map(str.lower, side.shared))) for side in back
    ]
    assert [side.own for side in forth] == [side.own[::-1] for side in back]
    for place, candidate in enumerate((ADA, BO)):
        told = {side.aspect: {*side.shared, *side.own[place]} for side in forth}
        assert all(
            {item.text for item in items} <= told.get(name, set()) for name, items in aspects(candidate)
        )


def test_drawn_for_a_person() -> None:
    out = StringIO()
    write_comparison(["Ada Lin", "Bo\x1b[31m"], compare([ADA, BO]), out)
    text = out.getvalue()
    assert "\x1b" not in text
    assert "•\u00a0Alibaba" not in text  # a lone item has no bullet
    assert "•\u00a0AAAI" not in text
    assert "•\u00a0C++" in text


def test_the_command(tmp_path: Path, capsys) -> None:
    for name, skill in (("Ada Lin", "Python"), ("Bo Chen", "Python, Java")):
        key = name.split()[0].lower()
        text = f"# {name}\n{key}@example.org\n\n## Skills\n{skill}\n"
        (tmp_path / f"{key}.md").write_text(text, encoding="utf-8")
    store = str(tmp_path / "store")
    assert run(["add", str(tmp_path), "--store", store]) == 0
    capsys.readouterr()
    assert run(["compare", "Ada Lin", "Bo Chen", "--store", store, "-f", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {"aspect": "skills", "shared": ["Python"], "Ada Lin": [], "Bo Chen": ["Java"]}
    assert run(["compare", "Ada Lin", "ada.md", "--store", store]) == 2
    assert "that is one candidate" in capsys.readouterr().err
    assert run(["compare", "Ada Lin", "Zoe", "--store", store]) == 1
