"""Whole résumés of invented people as web pages, one a layout, from the file to the profile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.extract.texts import picked, read_profile

FILES = Path(__file__).parent / "files"

Rows = list[tuple[Any, ...]]


def told(name: str) -> dict[str, Any]:
    """The profile of a page, as JSON."""
    return read_profile(FILES / f"page_{name}.html").to_json()


def rows(name: str, kind: str, *fields: str) -> Rows:
    """Some fields of all entries of a kind."""
    return [picked(entry, *fields) for entry in told(name)[kind]]


@pytest.mark.parametrize(
    "name, person, email, phone",
    [
        ("theme_with_date_columns", "Ingrid Solbakken", "ingrid@solbakken.example", "(+47) 912-34-567"),
        ("builder_zh", "秦若溪", "ruoxi.qin@mailbox.example", "13900001234"),
        ("tables_of_old", "Leopold Ashgrove", "l.ashgrove@maths.example", "+44 117 496 0123"),
        ("sidebar_first", "Mira Bernstein", "hello@mirabern.example", "+49 30 901820 11"),
        ("academic_theme", "Oluwaseun Adeyemi-Clarke", "o.adeyemi-clarke@ucl.example", ""),
        ("word_filtered_zh", "罗云舟", "luoyunzhou@post.example", "138-0000-5678"),
        ("cards_beside_headings", "Anneliese Voss", "avoss@kantuni.example", ""),
        ("utility_classes", "Thandiwe Mokoena", "thandi@mokoena.example", "+27 21 555 0199"),
        ("form_table_zh", "陶沐阳", "muyang@tao.example", "15800007777"),
        ("by_hand", "Caspian Thorne", "caspian.thorne@posteo.example", "+353 91 555 014"),
        ("blog", "Priya Raghunathan", "priya@raghu.example", "+91 98450 00000"),
        ("floats_zh", "蓝依然", "lanyi@river.example", "13700002222"),
    ],
)
def test_who_it_is(name: str, person: str, email: str, phone: str) -> None:
    """The name, wherever it stands, and how to reach them, also behind icons."""
    profile = told(name)
    assert (profile["name"], profile["emails"]) == (person, [email])
    assert profile["phones"] == ([phone] if phone else [])


EDUCATION: dict[str, Rows] = {
    "theme_with_date_columns": [
        (
            "Norwegian University of Science and Technology",
            "master",
            "Computer Science",
            "2011-08",
            "2016-06",
        ),
    ],
    "builder_zh": [
        ("浙江大学", "master", "软件工程", "2019-09", "2022-06"),
        ("合肥工业大学", "bachelor", "计算机科学与技术", "2015-09", "2019-06"),
    ],
    "tables_of_old": [
        ("University of Cambridge", "phd", "Mathematics", "1994", "1998"),
        ("University of Edinburgh", "bachelor", "Mathematics", "1990", "1994"),
    ],
    "sidebar_first": [
        ("Technical University of Berlin", "master", "Computer Science", "2016-10", "2018-08"),
        ("University of Potsdam", "bachelor", "Mathematics", "2013-10", "2016-09"),
    ],
    "academic_theme": [
        ("University College London", "phd", "Computer Science", "2020", "2024"),
        ("University of Lagos", "bachelor", "Electrical Engineering", "2016", "2020"),
    ],
    "word_filtered_zh": [
        ("武汉大学", "master", "测绘工程", "2020-09", "2023-06"),
        ("长安大学", "bachelor", "地理信息科学", "2016-09", "2020-06"),
    ],
    "cards_beside_headings": [
        ("University of Vienna", "phd", "Linguistics", "2015", None),
        ("University of Graz", "master", "Linguistics", "2011", None),
    ],
    "utility_classes": [("University of Cape Town", "bachelor", "Computer Science", "2013", "2016")],
    "by_hand": [("National University of Ireland, Galway", "bachelor", "Physics", "2014", "2018")],
    "blog": [
        ("Indian Institute of Technology Madras", "master", "Data Science", "2016", None),
        ("Anna University", "bachelor", "Computer Science", "2014", None),
    ],
    "floats_zh": [
        ("南开大学", "master", "统计学", "2018-09", "2021-06"),
        ("天津大学", "bachelor", "应用数学", "2014-09", "2018-06"),
    ],
}


@pytest.mark.parametrize("name", EDUCATION)
def test_education(name: str) -> None:
    """School, degree, field and dates of each entry, whatever stands beside what."""
    assert rows(name, "education", "institution", "degree", "field", "start", "end") == EDUCATION[name]


EXPERIENCE: dict[str, Rows] = {
    "theme_with_date_columns": [
        ("Fjellnett AS", "Senior Platform Engineer", "2020-03", "present"),
        ("Nordlys Media", "Backend Developer", "2016-08", "2020-02"),
    ],
    "builder_zh": [
        ("杭州云岭科技有限公司", "后端开发工程师", "2022-07", "present"),
        ("南京栖霞数据有限公司", "算法实习生", "2021-06", "2021-09"),
    ],
    "tables_of_old": [
        ("University of Bristol", "Professor of Mathematics", "2006", "present"),
        ("University of Leeds", "Lecturer", "1998", "2006"),
    ],
    "sidebar_first": [
        ("Spreelicht GmbH", "Machine Learning Engineer", "2021-05", "present"),
        ("Havelwerk AG", "Data Analyst", "2018-09", "2021-04"),
    ],
    "academic_theme": [],
    "word_filtered_zh": [("汉江地图有限公司", "算法实习生", "2022-06", "2022-09")],
    "cards_beside_headings": [
        ("University of Konstanz", "Assistant Professor", "2018-09", "present"),
        ("Max Planck Institute for Psycholinguistics", "Postdoctoral Researcher", "2015-10", "2018-08"),
    ],
    "utility_classes": [
        ("Kaapstad Digital", "Full-Stack Developer", "2020-01", "present"),
        ("Veldt Software", "Junior Developer", "2017-02", "2019-12"),
    ],
    "form_table_zh": [("长沙湘江新材料有限公司", "研发工程师", "2024-07", "present")],
    "by_hand": [
        ("Atlantic Buoys Ltd", "Software Developer", "2018-06", "present"),
        ("Marine Institute", "Summer Intern", "2017-06", "2017-08"),
    ],
    "blog": [
        ("Deccan Analytics", "Data Scientist", "2019-07", "present"),
        ("Cauvery Bank", "Business Analyst", "2016-06", "2019-06"),
    ],
    "floats_zh": [("海河保险科技有限公司", "数据分析师", "2021-07", "present")],
}


@pytest.mark.parametrize("name", EXPERIENCE)
def test_experience(name: str) -> None:
    """Employer, title and dates of each entry."""
    assert rows(name, "experience", "organization", "title", "start", "end") == EXPERIENCE[name]


SKILLS = {
    "theme_with_date_columns": ["Kubernetes", "Terraform", "Linux", "Go", "Python", "C++"],
    "builder_zh": ["Java", "Go", "Python", "MySQL", "Redis"],
    "tables_of_old": [],
    "sidebar_first": ["Python", "PyTorch", "SQL", "Docker", "German", "English"],
    "academic_theme": [],
    "word_filtered_zh": ["ArcGIS", "QGIS", "MATLAB"],
    "cards_beside_headings": [],
    "utility_classes": ["TypeScript", "React", "PostgreSQL", "Django", "Docker"],
    "form_table_zh": ["Origin", "MATLAB", "Python"],
    "by_hand": ["C", "Rust", "Python", "Linux"],
    "blog": ["R", "Python", "Spark", "Tableau"],
    "floats_zh": ["R", "SAS", "Python"],
}


@pytest.mark.parametrize("name", SKILLS)
def test_skills(name: str) -> None:
    """Those that are seen: in lists, on chips, in grids; no hidden ones."""
    assert [skill["name"] for skill in told(name)["skills"]] == SKILLS[name]


PAPERS = {
    "tables_of_old": ["Random walks on thin groups", "A note on mixing times"],
    "academic_theme": ["Sparse Attention with Guarantees", "Kernel Thinning for Graphs"],
    "form_table_zh": ["固态电解质界面的稳定性研究"],
    "floats_zh": ["Robust Estimation under Missing Data"],
    "blog": [],
}


@pytest.mark.parametrize("name", PAPERS)
def test_papers(name: str) -> None:
    """Titles of papers, on one line or on several."""
    assert [paper["title"] for paper in told(name)["papers"]] == PAPERS[name]


AWARDS: dict[str, Rows] = {
    "theme_with_date_columns": [("Norwegian DevOps Prize", ["2019"])],
    "builder_zh": [("国家奖学金", ["2020"]), ("中国研究生数学建模竞赛二等奖", ["2021"])],
    "form_table_zh": [("国家奖学金", ["2022"]), ("全国大学生数学建模竞赛省级一等奖", ["2020"])],
    "by_hand": [("Young Scientist of the Year", ["2013"])],
}


@pytest.mark.parametrize("name", AWARDS)
def test_awards(name: str) -> None:
    """Awards with their years."""
    assert rows(name, "awards", "name", "years") == AWARDS[name]


def test_other_things() -> None:
    """A project of a list of definitions, a certificate of the last list before the page's footer, a test."""
    assert rows("by_hand", "projects", "name") == [("tidal",)]
    assert rows("blog", "certificates", "name", "date") == [
        ("AWS Certified Machine Learning – Specialty", "2021")
    ]
    assert rows("word_filtered_zh", "test_scores", "test", "score") == [("CET-6", "515")]
    assert told("cards_beside_headings")["links"][0]["url"] == "https://github.com/avoss-ling"


@pytest.mark.parametrize(
    "name, hidden",
    [
        ("tables_of_old", ["text in the colour of its ground left out: 43 characters"]),
        ("utility_classes", ["hidden text left out: 35 characters"]),
        ("blog", ["tiny text left out: 17 characters"]),
        ("by_hand", []),
    ],
)
def test_hidden_text_is_reported(name: str, hidden: list[str]) -> None:
    """The profile says what was left out."""
    assert list(read_profile(FILES / f"page_{name}.html").warnings) == hidden
