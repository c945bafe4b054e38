"""Chinese résumés of invented people as Word files, one a layout that people make in Word and WPS."""

from __future__ import annotations

from collections.abc import Callable

from tests.extract.word import box, cell, numbering, package, para, ribbon, run, table

BOLD, WHITE = "<w:b/>", '<w:b/><w:color w:val="FFFFFF"/>'


def wide(columns: int, *lines: str, look: str = "") -> str:
    """A cell over several columns."""
    return cell(*lines, look=f'<w:gridSpan w:val="{columns}"/>{look}')


def form() -> bytes:
    """A ruled form with labels beside their values, and tall cells naming the sections."""
    tall, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

    return package(
        para(run("个人简历", "<w:b/>")),
        table(
            ("姓名", "沈知远", "性别", "男", "出生年月", "1999.05"),
            ("电话", "13912345678", "邮箱", "zhiyuan.shen@mailbox.cn", "籍贯", "浙江绍兴"),
            (
                cell("教", "育", "背", "景", look=tall),
                "2021.09-2024.06",
                wide(2, "浙江大学"),
                "计算机科学与技术",
                "硕士",
            ),
            (cell("", look=on), "2017.09-2021.06", wide(2, "苏州大学"), "软件工程", "本科"),
            (
                "实习经历",
                wide(
                    5,
                    "2023.06-2023.09  阿里巴巴  算法实习生",
                    "负责搜索排序模型的特征开发，点击率提升2%。",
                    "2022.07-2022.09  科大讯飞  研发实习生",
                    "参与语音标注平台的后端开发。",
                ),
            ),
            ("获奖情况", wide(5, "国家奖学金（2022）", "浙江省优秀毕业生（2024）")),
            ("技能", wide(5, "Python、Java、MySQL")),
        ),
    )


def boxes() -> bytes:
    """All in text boxes anchored in one empty paragraph, in the order in which they were drawn."""

    def heading(text: str, top: float) -> str:
        return box(para(run(text, "<w:b/>")), at=(40, top), size=(100, 20))

    return package(
        para(
            heading("教育背景", 140),
            heading("项目经历", 240),
            box(
                "2018.09-2022.06  厦门大学  自动化  本科",
                "GPA：3.7/4.0，专业排名：5/120",
                at=(40, 165),
                size=(500, 60),
            ),
            box(para(run("罗一舟", "<w:b/>")), at=(40, 30), size=(200, 30)),
            box("电话：13800001111", "邮箱：yizhou.luo@sample.cn", at=(40, 70), size=(300, 50)),
            box(
                "2021.03-2021.12  基于视觉的无人机避障  负责人",
                "设计并实现单目深度估计模块。",
                at=(40, 265),
                size=(500, 80),
            ),
            heading("专业技能", 380),
            box("C++、ROS、OpenCV", at=(40, 405), size=(500, 40)),
        ),
    )


def numbered() -> bytes:
    """headings by style with numbers that Word computes, tabs between the parts of an entry."""
    style = '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    style = f'<w:pPr>{style}</w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>'
    style = f'<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>{style}</w:style>'
    numbers = numbering(("chineseCountingThousand", "%1、"), ("decimal", "[%1]"))
    heading, item = '<w:pStyle w:val="1"/>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    tab = "<w:r><w:tab/></w:r>"
    return package(
        para(run("顾清和", '<w:b/><w:sz w:val="40"/>')),
        para("邮箱：qinghe.gu@lab.example  电话：136-1234-5678"),
        para("教育背景", look=heading),
        para("2020.09 – 2025.06", tab, "南京大学", tab, "计算机科学与技术", tab, "博士"),
        para("2016.09 – 2020.06", tab, "武汉大学", tab, "信息安全", tab, "学士"),
        para("发表论文", look=heading),
        para("Qinghe Gu, Wei Zhao. Faster Proofs for Lattices. CRYPTO 2023. (CCF-A)", look=item),
        para("Wei Zhao, Qinghe Gu. Auditing Ledgers Offline. USENIX Security 2022. (CCF-A)", look=item),
        para("获奖情况", look=heading),
        para("2022年  国家奖学金"),
        para("2019年  全国大学生信息安全竞赛一等奖"),
        parts={"numbering": numbers, "styles": style},
    )


def dates_left() -> bytes:
    """A table without rules, dates in a narrow column at the left; honours in a ruled table."""
    return package(
        para(run("梁思雨", BOLD)),
        para("siyu.liang@post.example | 15011112222"),
        para(run("教育经历", BOLD)),
        table(
            (cell("2022.09-", "2025.06"), cell("中山大学", "人工智能 硕士", "研究方向：多模态学习")),
            widths=(90, 360),
        ),
        table(
            (cell("2018.09-", "2022.06"), cell("湖南大学", "软件工程 本科", "GPA：3.85/4.0")),
            widths=(90, 360),
        ),
        para(""),
        para(run("实习经历", BOLD)),
        table(
            (cell("2024.05-2024.08"), cell("腾讯", "机器学习实习生", "• 搭建图文召回模型，召回率提升3.2%。")),
            widths=(90, 360),
        ),
        para(""),
        para(run("获奖情况", BOLD)),
        table(
            ("奖项", "级别", "时间"), ("数学建模竞赛二等奖", "国家级", "2020"), ("一等奖学金", "校级", "2021")
        ),
    )


def dark_sidebar() -> bytes:
    """A painted shape at the left, white letters in a box on it; the main part is text of the page."""
    shape = box("", at=(0, 0), size=(180, 842), fill="1F3864")
    white = [
        para(run(text, WHITE))
        for text in (
            "联系方式",
            "电话：13711112222",
            "邮箱：wen.lu@box.example",
            "专业技能",
            "Python、PyTorch、CUDA",
        )
    ]
    side = box(*white, at=(10, 120), size=(160, 400))
    return package(
        para(shape, side, run("陆雯", '<w:b/><w:sz w:val="44"/>')),
        para("求职意向：算法工程师"),
        para(run("教育背景", BOLD)),
        para("2019.09-2022.06  同济大学  计算机技术  硕士"),
        para("2015.09-2019.06  合肥工业大学  软件工程  本科"),
        para(run("项目经历", BOLD)),
        para("2021.03-2021.12  工业缺陷检测系统  负责人"),
        para("• 负责小样本检测模型训练，漏检率降低40%。"),
        para(run("获奖情况", BOLD)),
        para("2021  研究生国家奖学金"),
    )


def ribbons() -> bytes:
    """Names of sections in white on grouped shapes, anchored in empty paragraphs; the rest is text."""
    return package(
        para(run("韩子墨", '<w:b/><w:sz w:val="40"/>')),
        para("电话：15833334444    邮箱：zimo.han@mailer.example"),
        para(ribbon(para(run("教育背景", WHITE)))),
        para(""),
        para("2020.09-2024.06          西安电子科技大学          通信工程（本科）"),
        para("GPA：3.6/4.0（专业前15%）"),
        para(ribbon(para(run("实习经历", WHITE)))),
        para(""),
        para("2023.07-2023.10          华为技术有限公司          软件开发实习生"),
        para("• 参与5G基站日志分析工具开发，定位时间缩短50%。"),
        para(ribbon(para(run("获奖情况", WHITE)))),
        para(""),
        para("全国大学生电子设计竞赛省级一等奖（2022年）"),
    )


def photo_form() -> bytes:
    """A ruled form with a place for a photo, rows over its whole width, a table of schools inside of it."""
    photo, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        (wide(7, "基本信息"),),
        ("姓    名", "方芷若", "性    别", "女", "民    族", "汉族", cell("", look=photo)),
        ("出生年月", "2000.08", "政治面貌", "中共党员", "学    历", "硕士研究生", cell("", look=on)),
        ("毕业院校", wide(3, "东北大学"), "专    业", "材料科学与工程", cell("", look=on)),
        ("联系电话", wide(3, "18922223333"), "电子邮箱", wide(2, "zhiruo.fang@univ.example")),
        (wide(7, "教育经历"),),
        ("起止时间", wide(3, "学校"), "专业", wide(2, "学历")),
        ("2022.09—2025.06", wide(3, "东北大学"), "材料科学与工程", wide(2, "硕士")),
        ("2018.09—2022.06", wide(3, "燕山大学"), "材料成型及控制工程", wide(2, "本科")),
        (wide(7, "科研成果"),),
        (
            wide(
                7,
                "[1] Zhiruo Fang, Lei Sun. Grain Growth in Magnesium Alloys. Acta Materialia, 2024.",
                "[2] Lei Sun, Zhiruo Fang. Texture of Rolled Sheets. Scripta Materialia, 2023.",
            ),
        ),
        (wide(7, "获奖情况"),),
        (wide(7, "2023年  国家奖学金", "2021年  全国大学生金相技能大赛二等奖"),),
    )
    return package(para(run("求 职 简 历", '<w:b/><w:sz w:val="36"/>')), table(*rows))


CHINESE: dict[str, Callable[[], bytes]] = {
    made.__name__: made for made in (form, boxes, numbered, dates_left, dark_sidebar, ribbons, photo_form)
}
"""Layouts by name → what makes a file of it."""
