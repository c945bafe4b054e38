"""Whole résumés in Word form: each layout that people make in Word comes out as the right profile."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract import extract_bytes
from tests.extract.word_resumes import ENGLISH
from tests.extract.word_resumes_zh import CHINESE

RESUMES = {**ENGLISH, **CHINESE}
_FIELDS = {
    "education": ("institution", "degree", "field", "start", "end"),
    "experience": ("organization", "title", "start", "end"),
    "projects": ("name", "start", "end"),
    "papers": ("title", "venue", "year", "first_author"),
    "awards": ("name", "years"),
}
TOLD: dict[str, dict[str, Any]] = {
    "tabs": {
        "name": "Nora Halvorsen",
        "emails": ["nora.halvorsen@fjordmail.no"],
        "phones": ["+47 555 01 234"],
        "education": [
            ("University of Bergen", "master", "Applied Mathematics", "2019-08", "2021-06"),
            ("University of Oslo", "bachelor", "Physics", "2016-08", "2019-06"),
        ],
        "experience": [
            ("Equinor ASA", "Data Scientist", "2021-07", "present"),
            ("SINTEF", "Research Intern", "2020-06", "2020-08"),
        ],
        "skills": ["Python", "Julia", "C++", "Git", "Docker", "PostgreSQL"],
    },
    "dates_right": {
        "name": "Tomasz Wierzbicki",
        "emails": ["tomasz.w@polmail.pl"],
        "phones": ["+48 600 700 800"],
        "experience": [
            ("Allegro", "Senior Backend Engineer", "2020-03", "2023-11"),
            ("CERN", "Software Engineer", "2017-06", "2020-02"),
        ],
        "education": [("AGH University of Krakow", "master", "Computer Science", "2012-10", "2017-06")],
        "skills": ["Rust", "Go", "Kubernetes", "Kafka"],
    },
    "label_column": {
        "name": "Amara Okonkwo",
        "education": [
            ("University of Lagos", "bachelor", "Statistics", "2014", "2018"),
            ("University of Cape Town", "master", "Data Science", "2019", "2021"),
        ],
        "papers": [
            ("Counting Cattle from Orbit", "ICLR", 2022, True),
            ("Rain Gauges on Phones", "NeurIPS", 2021, False),
        ],
        "awards": [("Mandela Rhodes Scholarship", ["2019"]), ("Best Student Paper Award", ["2021"])],
        "skills": ["R", "Stan", "SQL"],
    },
    "sidebar": {
        "name": "Ingrid Solberg",
        "emails": ["ingrid@solberg.dev"],
        "phones": ["+47 912 34 567"],
        "experience": [
            ("Schibsted", "Frontend Engineer", "2019", "2023"),
            ("Bekk", "Web Developer", "2016", "2019"),
        ],
        "education": [("NTNU", "bachelor", "Informatics", "2013", "2016")],
    },
    "styles": {
        "name": "Lucía Fernández",
        "education": [
            ("Universidad de La Laguna", "phd", "Astrophysics", "2018", "2022"),
            ("Universidad de Granada", "bachelor", "Physics", "2014", "2018"),
        ],
        "awards": [("Premio Extraordinario de Doctorado", ["2023"]), ("La Caixa Fellowship", ["2018"])],
    },
    "headed": {
        "name": "Kenji Tanabe",
        "emails": ["kenji@tanabe.example"],
        "phones": ["+41 44 555 12 34"],
        "research_interests": ["Program synthesis", "type theory"],
        "education": [
            ("ETH Zurich", "phd", "Computer Science", "2019-09", "2024-03"),
            ("Keio University", "bachelor", "Information Engineering", "2015-04", "2019-03"),
        ],
        "papers": [
            ("Types for Tables", "POPL", 2023, True),
            ("Sketching Queries by Example", "PLDI", 2022, False),
        ],
    },
    "controls": {
        "name": "Beatriz Couto",
        "emails": ["beatriz@couto.example"],
        "phones": ["+351 912 345 678"],
        "experience": [
            ("Farfetch", "Product Designer", "2020-03", "present"),
            ("Feedzai", "UX Researcher", "2017-01", "2020-02"),
        ],
        "education": [("University of Porto", "master", "Interaction Design", "2014", "2016")],
        "skills": ["Figma", "Accessibility audits", "JavaScript"],
    },
    "text_columns": {
        "name": "Dmitri Volkov",
        "experience": [("Yandex", "Senior Developer", "2018", "2022")],
        "education": [("Lomonosov Moscow State University", "master", "Mathematics", "2013", "2018")],
    },
    "form": {
        "name": "沈知远",
        "emails": ["zhiyuan.shen@mailbox.cn"],
        "phones": ["13912345678"],
        "education": [
            ("浙江大学", "master", "计算机科学与技术", "2021-09", "2024-06"),
            ("苏州大学", "bachelor", "软件工程", "2017-09", "2021-06"),
        ],
        "experience": [
            ("阿里巴巴", "算法实习生", "2023-06", "2023-09"),
            ("科大讯飞", "研发实习生", "2022-07", "2022-09"),
        ],
        "awards": [("国家奖学金", ["2022"]), ("浙江省优秀毕业生", ["2024"])],
        "skills": ["Python", "Java", "MySQL"],
    },
    "boxes": {
        "name": "罗一舟",
        "emails": ["yizhou.luo@sample.cn"],
        "phones": ["13800001111"],
        "education": [("厦门大学", "bachelor", "自动化", "2018-09", "2022-06")],
        "projects": [("基于视觉的无人机避障", "2021-03", "2021-12")],
        "skills": ["C++", "ROS", "OpenCV"],
    },
    "numbered": {
        "name": "顾清和",
        "education": [
            ("南京大学", "phd", "计算机科学与技术", "2020-09", "2025-06"),
            ("武汉大学", "bachelor", "信息安全", "2016-09", "2020-06"),
        ],
        "papers": [
            ("Faster Proofs for Lattices", "CRYPTO", 2023, True),
            ("Auditing Ledgers Offline", "USENIX Security", 2022, False),
        ],
        "awards": [("国家奖学金", ["2022"]), ("全国大学生信息安全竞赛一等奖", ["2019"])],
    },
    "dates_left": {
        "name": "梁思雨",
        "education": [
            ("中山大学", "master", "人工智能", "2022-09", "2025-06"),
            ("湖南大学", "bachelor", "软件工程", "2018-09", "2022-06"),
        ],
        "experience": [("腾讯", "机器学习实习生", "2024-05", "2024-08")],
        "awards": [("数学建模竞赛二等奖", ["2020"]), ("一等奖学金", ["2021"])],
    },
    "dark_sidebar": {
        "name": "陆雯",
        "emails": ["wen.lu@box.example"],
        "phones": ["13711112222"],
        "education": [
            ("同济大学", "master", "计算机技术", "2019-09", "2022-06"),
            ("合肥工业大学", "bachelor", "软件工程", "2015-09", "2019-06"),
        ],
        "projects": [("工业缺陷检测系统", "2021-03", "2021-12")],
        "awards": [("研究生国家奖学金", ["2021"])],
        "skills": ["Python", "PyTorch", "CUDA"],
    },
    "ribbons": {
        "name": "韩子墨",
        "education": [("西安电子科技大学", "bachelor", "通信工程", "2020-09", "2024-06")],
        "experience": [("华为技术有限公司", "软件开发实习生", "2023-07", "2023-10")],
        "awards": [("全国大学生电子设计竞赛省级一等奖", ["2022"])],
    },
    "photo_form": {
        "name": "方芷若",
        "emails": ["zhiruo.fang@univ.example"],
        "phones": ["18922223333"],
        "education": [
            ("东北大学", "master", "材料科学与工程", "2022-09", "2025-06"),
            ("燕山大学", "bachelor", "材料成型及控制工程", "2018-09", "2022-06"),
        ],
        "papers": [
            ("Grain Growth in Magnesium Alloys", "Acta Materialia", 2024, True),
            ("Texture of Rolled Sheets", "Scripta Materialia", 2023, False),
        ],
        "awards": [("国家奖学金", ["2023"]), ("全国大学生金相技能大赛二等奖", ["2021"])],
    },
}


def said(data: bytes, file: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a profile says of the fields that are wanted, in their form."""
    profile = extract_bytes(data, file).to_json()
    found: dict[str, Any] = {}
    for field in wanted:
        value = profile[field]
        if field in _FIELDS:
            value = [tuple(entry[name] for name in _FIELDS[field]) for entry in value]
        elif field == "skills":
            value = [skill["name"] for skill in value]
        found[field] = value
    return found


@pytest.mark.parametrize("layout", RESUMES)
def test_layout_gives_the_right_profile(layout: str) -> None:
    """Name, ways to reach, entries with their dates, in order; nothing twice."""
    assert said(RESUMES[layout](), f"{layout}.docx", TOLD[layout]) == TOLD[layout]


@pytest.fixture(scope="session", params=["docx", "odt", "rtf"])
def converted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all résumés as LibreOffice writes them in a format."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp(request.param)
    for layout, make in RESUMES.items():
        (folder / f"{layout}.docx").write_bytes(make())
    profile = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('office')}"
    command = [office, profile, "--headless", "--convert-to", request.param, "--outdir", str(folder / "out")]
    subprocess.run(
        [*command, *map(str, sorted(folder.glob("*.docx")))], check=True, capture_output=True, timeout=300
    )
    return folder / "out"


def _differences(folder: Path) -> Iterator[str]:
    for file in sorted(folder.iterdir()):
        if file.suffix == ".rtf" and file.stem in ("boxes", "dark_sidebar", "ribbons"):
            continue  # LibreOffice writes no text boxes into RTF
        wanted = TOLD[file.stem]
        found = said(file.read_bytes(), file.name, wanted)
        yield from (f"{file.name} {key}: {found[key]}" for key in wanted if found[key] != wanted[key])


@pytest.mark.slow
def test_files_that_an_office_writes_give_the_same(converted: Path) -> None:
    """The same résumés, opened by LibreOffice and saved again as DOCX, ODT and RTF."""
    assert len(list(converted.iterdir())) == len(RESUMES)
    assert list(_differences(converted)) == []
