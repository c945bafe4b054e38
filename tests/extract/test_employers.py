"""Several positions at one employer, and dates stacked left of entries."""

from __future__ import annotations

import pytest

from tests.extract.texts import picked, told

FIELDS = ("organization", "title", "start", "end")


def positions(text: str) -> list[tuple[object, ...]]:
    """The positions of a CV with one section of them."""
    found = told(f"Ada Lindqvist\n\nEXPERIENCE\n{text}\n\nSKILLS\nGo\n")
    return [picked(each, *FIELDS) for each in found["experience"]]


def test_roles_below_an_employer_are_held_there() -> None:
    """An employer's own line with its whole time is no position beside the roles below it."""
    assert positions(
        "Infosys Limited\tJul 2014 – Mar 2022\nPune, India\nTechnology Lead (Apr 2019 – Mar 2022)\n"
        "• Led nine people\nSystems Engineer (Jul 2014 – Mar 2019)\n• Kept batch jobs alive"
    ) == [
        ("Infosys Limited", "Technology Lead", "2019-04", "2022-03"),
        ("Infosys Limited", "Systems Engineer", "2014-07", "2019-03"),
    ]


def test_roles_in_one_line_are_positions_each() -> None:
    """A line of titles, each with its period, tells as many positions at the employer above it."""
    found = positions(
        "McKinsey & Company, Dubai\nEngagement Manager (2019–2022), Associate (2017–2019)\n• Airlines"
    )
    assert found == [
        ("McKinsey & Company", "Engagement Manager", "2019", "2022"),
        ("McKinsey & Company", "Associate", "2017", "2019"),
    ]


@pytest.mark.parametrize("title", ["Independent Consultant", "Treasurer"])
def test_position_of_its_own_has_no_employer(title: str) -> None:
    """Work on one's own, and what was done years apart, is not put to the employer before it."""
    period = "Feb 2020 – Jan 2022" if title == "Treasurer" else "Mar 2016 – Jan 2022"
    found = positions(
        f"Consultant, The World Bank, Jan 2015 – Feb 2016\n• Roads\n\n{title}\n{period}\n• Funds"
    )
    assert found[1][:2] == (None, title)


def test_dates_stacked_left_of_entries_are_one_period() -> None:
    """The end of a period above its start, each left of a tab, with the first duty beside the start."""
    assert positions(
        "2024/07\tSiemens AG / Software Intern\n2024/05\tWrote a parser for old logs\n"
        "2023/06\tMIT / Research Assistant\n2022/09\tMeasured how fast it is"
    ) == [
        ("Siemens AG", "Software Intern", "2024-05", "2024-07"),
        ("MIT", "Research Assistant", "2022-09", "2023-06"),
    ]


def test_town_before_a_country_or_a_state_is_a_place() -> None:
    """Towns need no list where a country or the letters of a state stand behind them."""
    found = told("Ada Lindqvist\n\nEDUCATION\nCarleton College, Northfield, MN\nB.A., Physics, 2015\n")
    assert picked(found["education"][0], "institution", "field") == ("Carleton College", "Physics")


def test_degree_below_another_was_taken_at_its_school() -> None:
    """Two degrees below one school are two studies there."""
    text = "Columbia University, New York, NY\nPh.D., Astrophysics, 2019\nM.Phil., Astrophysics, 2017"
    found = told(f"Ada Lindqvist\n\nEDUCATION\n{text}\n")
    assert [picked(each, "institution", "degree") for each in found["education"]] == [
        ("Columbia University", "phd"),
        ("Columbia University", "master"),
    ]


def test_name_with_what_its_owner_is_called() -> None:
    """A name may hold another in brackets, and is found among authors in both forms."""
    paper = "Evelyn Shao, Bo Li. Faithful Table Question Answering. ACL 2024."
    found = told(f"Yutong (Evelyn) Shao\n\nPUBLICATIONS\n{paper}\n")
    assert found["name"] == "Yutong (Evelyn) Shao"
    assert found["papers"][0]["first_author"] is True
