"""The sample résumé as a perfect extractor reads it."""

from __future__ import annotations

from typing import Any

from extract.profile import (
    Award,
    Education,
    Experience,
    Fact,
    Link,
    Paper,
    Profile,
    Project,
    Result,
    Skill,
    TestScore,
)
from extract.shipped import shipped
from tests.profiles.quote import Quote, profile


def seed() -> Profile:
    """The sample résumé: no name, 2 studies, 3 positions, 1 project, 4 papers, 4 awards, 14 skills."""
    path = shipped("data/resumes/seed.txt")
    text = path.read_text(encoding="utf-8")
    q = Quote(text)
    return profile(
        text,
        path.name,
        "zh",
        education=_seed_education(q),
        experience=_seed_experience(q),
        projects=_seed_projects(q),
        papers=_seed_papers(q),
        awards=_seed_awards(q),
        skills=_seed_skills(q),
        test_scores=_seed_scores(q),
    )


def _seed_education(q: Quote) -> tuple[Education, ...]:
    q.at("中国科学技术大学,计算机科学")
    master = Education(
        institution=q("中国科学技术大学"),
        department=q("计算机科学与技术学院"),
        degree=q("硕士研究生", "master"),
        degree_text=q("在读硕士研究生"),
        field=q("计算机应用技术"),
        start=q("2021.9", "2021-09"),
        end=q("至今", "present"),
        gpa=q("4.06", 4.06),
        gpa_max=q("4.3", 4.3),
        research_interests=q.all("推荐系统", "自然语言处理"),
    )
    q.at("中国科学技术大学,少年班学院")
    bachelor = Education(
        institution=q("中国科学技术大学"),
        department=q("少年班学院"),
        degree=q("工学学士", "bachelor"),
        degree_text=q("工学学士"),
        field=q("计算机科学与技术"),
        start=q("2017.9", "2017-09"),
        end=q("2021.6", "2021-06"),
        gpa=q("3.97", 3.97),
        gpa_max=q("4.3", 4.3),
        rank=q("3 / 253", "3/253"),
    )
    return master, bachelor


def _seed_experience(q: Quote) -> tuple[Experience, ...]:
    q.at("OPPO研究院")
    oppo = Experience(
        organization=q("OPPO研究院"),
        department=q("行知实验室"),
        title=q("研究实习生"),
        kind=q("实习", "internship"),
        start=q("2023.2", "2023-02"),
        end=q("至今", "present"),
        highlights=(
            q("用户每天在 OPPO的众多硬件端", "用户每天在OPPO的众多硬件端"),
            q("针对用户多样化且富含噪声的时序行为数据"),
        ),
        results=(
            q.result(
                "平均 1.3%的 AUC相对提升",
                metric="AUC",
                change=("相对提升", "relative-increase"),
                low=("1.3", 1.3),
                high=("1.3", 1.3),
                unit="%",
            ),
        ),
    )
    q.at("微软亚洲研究院,社会计算组")
    msra = Experience(
        organization=q("微软亚洲研究院"),
        department=q("社会计算组"),
        title=q("研究实习生"),
        kind=q("实习", "internship"),
        start=q("2020.9", "2020-09"),
        end=q("2021.5", "2021-05"),
        highlights=q.all("我主要对新闻理解与新闻推荐进行研究"),
        results=(
            q.result(
                "13%~32%的 AUC相对提升",
                metric="AUC",
                change=("相对提升", "relative-increase"),
                low=("13", 13.0),
                high=("32", 32.0),
                unit="%",
                scope="8个地区",
            ),
            q.result(
                "10%~43%的 NDCG@10相对提升",
                metric="NDCG@10",
                change=("相对提升", "relative-increase"),
                low=("10", 10.0),
                high=("43", 43.0),
                unit="%",
                scope="8个地区",
            ),
        ),
    )
    q.at("华为技术有限公司")
    huawei = Experience(
        organization=q("华为技术有限公司"),
        title=q("联合研究项目"),
        kind=q("联合研究项目", "joint-project"),
        start=q("2020.3", "2020-03"),
        end=q("2020.12", "2020-12"),
        highlights=q.all("该项目旨在将图像超分、图像去噪等大规模生成式模型进行压缩与加速"),
        results=(
            q.result(
                "模型规模减小约 70%",
                metric="模型规模",
                change=("减小", "decrease"),
                low=("70", 70.0),
                high=("70", 70.0),
                unit="%",
            ),
        ),
    )
    return oppo, msra, huawei


def _seed_projects(q: Quote) -> tuple[Project, ...]:
    q.at("智慧教育知识图谱")
    luna = Project(
        name=q("智慧教育知识图谱 (LUNA)"),
        kind=q("实验室项目"),
        start=q("2021.5", "2021-05"),
        end=q("2023.2", "2023-02"),
        links=(Link(label=q("项目链接")),),
        highlights=q.all("随着教育信息化浪潮席卷全球", "我主要负责教育资源搜索系统"),
    )
    return (luna,)


def _seed_papers(q: Quote) -> tuple[Paper, ...]:
    q.at("Untargeted Attack")
    attack = _seed_paper(
        q,
        "Untargeted Attack against Federated Recommendation Systems via Poisonous Item Embeddings "
        "and the Defense",
        ("AAAI", 23, "CCF-A", "一作", "该工作对于针对联邦推荐系统的非定向投毒攻击及其防御机制进行研究"),
        q.result(
            "1%的恶意客户端",
            metric="恶意客户端",
            change=("仅需", "share"),
            low=("1", 1.0),
            high=("1", 1.0),
            unit="%",
        ),
        q.result(
            "性能下降约 40%",
            metric="性能",
            change=("下降", "decrease"),
            low=("40", 40.0),
            high=("40", 40.0),
            unit="%",
        ),
    )
    q.at("Tiny-NewsRec")
    tiny = _seed_paper(
        q,
        "Tiny-NewsRec: Effective and Efficient PLM-based News Recommendation",
        ("EMNLP", 22, "CCF-B", "一作", "为使预训练语言模型更好地适应新闻领域"),
        q.result(
            "模型大小缩减了 50%~70%",
            metric="模型大小",
            change=("缩减", "decrease"),
            low=("50", 50.0),
            high=("70", 70.0),
            unit="%",
        ),
        q.result(
            "推理速度提升了 2~8倍",
            metric="推理速度",
            change=("提升", "increase"),
            low=("2", 2.0),
            high=("8", 8.0),
            unit="倍",
        ),
    )
    q.at("HieRec")
    hierec = _seed_paper(
        q,
        "HieRec: Hierarchical User Interest Modeling for Personalized News Recommendation",
        ("ACL", 21, "CCF-A", "共作", "针对如何更准确地从历史新闻浏览记录中提取用户多样化的兴趣"),
    )
    q.at("NewsBERT")
    newsbert = _seed_paper(
        q,
        "NewsBERT: Distilling Pre-trained Language Model for Intelligent News Application",
        ("Findings of EMNLP", 22, "CCF-B", "共作", "大规模预训练语言模型在赋能诸多智能新闻应用的同时"),
    )
    return attack, tiny, hierec, newsbert


def _seed_paper(q: Quote, title: str, told: tuple[str, int, str, str, str], *results: Result) -> Paper:
    venue, year, rank, role, summary = told
    first = role == "一作"
    return Paper(
        title=q(title),
        venue=q(venue),
        track=q(venue, "findings" if venue.startswith("Findings") else "main"),
        year=q(f"’{year}", 2000 + year),
        claimed_rank=q(rank),
        first_author=q(role, first),
        author_position=q(role, 1) if first else None,
        authorship=q(role, "first" if first else "co-author"),
        links=tuple(Link(label=q(label)) for label in (("Paper", "Github") if first else ("Paper",))),
        results=results,
        summary=q(summary),
    )


def _seed_awards(q: Quote) -> tuple[Award, ...]:
    q.at("华为奖学金")
    ustc = "中国科学技术大学"
    huawei = Award(q("华为奖学金"), q(ustc), q.all("2019", "2022"), q("校前 2%", "校前2%"))
    q.at("硕士研究生一等奖学金")
    first_class = Award(q("硕士研究生一等奖学金"), q(ustc), q.all("2021", "2022"))
    q.at("“明日之星”")
    star = Award(q("“明日之星”优秀实习生奖"), q("微软亚洲研究院"), q.all("2021"))
    q.at("国家奖学金")
    level = q("全国前 0.2%", "全国前0.2%")
    national = Award(q("国家奖学金"), q("中华人民共和国教育部"), q.all("2020"), level)
    return huawei, first_class, star, national


def _seed_skills(q: Quote) -> tuple[Skill, ...]:
    groups = {
        "编程语言": {
            "熟练使用": ["Python"],
            "熟悉": ["SQL", "Shell"],
            "了解": ["C", "C++", "HTML", "JavaScript"],
        },
        "框架与工具": {
            "熟练使用": ["PyTorch", "LaTeX", "Git"],
            "了解": ["Flask", "Django", "Vue.js", "Docker"],
        },
    }
    return tuple(
        Skill(_seed_skill(q.at(category), name), q(printed, printed.removesuffix("使用")), q(category))
        for category, levels in groups.items()
        for printed, names in levels.items()
        for name in names
    )


def _seed_skill(q: Quote, name: str) -> Fact[Any]:
    printed = {"LaTeX": "LATEX", "C": "C/", "C++": "C/C++"}.get(name, name)
    return q(printed, name)


def _seed_scores(q: Quote) -> tuple[TestScore, ...]:
    q.at("语言能力")
    scores = {"英语四级": "654", "英语六级": "597", "TOEFL": "105"}
    return tuple(TestScore(q(test), q(score)) for test, score in scores.items())
