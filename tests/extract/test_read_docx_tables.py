"""Tables and text boxes of Word files: the order in which a person reads them."""

from __future__ import annotations

import pytest

from tests.extract.word import box, cell, para, run, table, word

BOLD = "<w:b/>"
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
RIGHT = '<w:jc w:val="right"/>'


def shown(*body: str) -> list[str]:
    """The lines that a file shows, gaps left out."""
    return [line for line in word(*body).text.split("\n") if line]


def test_row_of_short_cells_is_a_line() -> None:
    """With bars between the cells, which the view shows and values leave out; empty cells are nothing."""
    read = word(table(("姓名", "张三", "性别", "男"), ("电话", "", "13800000000", "")))
    assert read.text == "姓名 | 张三 | 性别 | 男\n电话 | 13800000000\n"
    assert read.markup[read.text.index("|")] == 2
    assert read.view == read.text
    assert read.value(0, read.text.index("性")) == "姓名 张三"
    assert not any(line.strong for line in read.lines)


def test_table_of_data_keeps_its_columns() -> None:
    """An empty cell stays in its place, and what stands on two lines in a cell is one."""
    rows = [("Title", "Venue", "Year"), ("One", "", "2020"), (cell("Two", "of two lines"), "ACL", "2021")]
    assert shown(table(*rows)) == ["Title | Venue | Year", "One |  | 2020", "Two of two lines | ACL | 2021"]


def test_dates_beside_an_entry() -> None:
    """At the right or at the left, they go with its first line; the rest follows."""
    right = table((cell("Acme", "Engineer", "Built things."), cell("2019 – 2021")))
    left = table((cell("2019.09-", "2021.06"), cell("中山大学", "软件工程")))
    assert shown(right) == ["Acme | 2019 – 2021", "Engineer", "Built things."]
    assert shown(left) == ["2019.09- 2021.06 | 中山大学", "软件工程"]


def test_dates_and_places_beside_their_lines() -> None:
    """Cells of the same height are read line by line, with empty lines where they stand."""
    pair = table((cell("Acme", "Engineer"), cell(para("2019 – 2021", look=RIGHT), para("Oslo", look=RIGHT))))
    spread = table((cell("Acme", "Engineer", "Bolt", "Intern"), cell("2019 – 2021", "", "2018", "")))
    assert shown(pair) == ["Acme | 2019 – 2021", "Engineer | Oslo"]
    assert shown(spread) == ["Acme | 2019 – 2021", "Engineer", "Bolt | 2018", "Intern"]


def test_label_column_names_sections() -> None:
    """A column of section names: each stands above what it names, however short that is."""
    read = shown(
        table(
            ("Education", cell("Oslo, BSc, 2019", "Bergen, MSc, 2021")),
            ("Experience", "Acme, 2022 – 2023"),
            ("Skills", "Python, R"),
        )
    )
    assert read == [
        "Education",
        "Oslo, BSc, 2019",
        "Bergen, MSc, 2021",
        "Experience",
        "Acme, 2022 – 2023",
        "Skills",
        "Python, R",
    ]


def test_labels_inside_a_section_stay_beside_their_values() -> None:
    """Groups of skills are no sections, even where a group has the name of one."""
    assert shown(table(("Languages", "Python, R"), ("Tools", "Git"))) == [
        "Languages | Python, R",
        "Tools | Git",
    ]


def test_tall_cell_stands_above_its_rows() -> None:
    """Its letters may stand one below the other; a tall date goes with the first row."""
    assert shown(
        table(
            (cell("教", "育", "背", "景", look=DOWN), "2019", "浙江大学"),
            (cell("", look=ON), "2015", "苏州大学"),
        )
    ) == ["教育背景", "2019 | 浙江大学", "2015 | 苏州大学"]
    assert shown(table((cell("2019", look=DOWN), "浙江大学"), (cell("", look=ON), "硕士"))) == [
        "2019 | 浙江大学",
        "硕士",
    ]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    """A sidebar and a main part, also over several rows; each column is fresh."""
    side = [para(run("SKILLS", BOLD)), para("Python"), para("Rust"), para("Go")]
    main = [
        para(run("EXPERIENCE", BOLD)),
        para("Acme, 2019 – 2021"),
        para("Built things."),
        para("And more."),
    ]
    read = word(table((cell(*side), cell(*main)), (cell("Zig"), cell("Bolt, 2017"))))
    lines = [read.text[line.start : line.end] for line in read.lines]
    assert lines[:5] == ["SKILLS", "Python", "Rust", "Go", "Zig"]
    assert lines[5:] == ["EXPERIENCE", "Acme, 2019 – 2021", "Built things.", "And more.", "Bolt, 2017"]
    assert [lines[i] for i, line in enumerate(read.lines) if line.fresh] == ["SKILLS", "EXPERIENCE"]


def test_row_over_all_columns_parts_them() -> None:
    """Columns end where a row goes over the whole width."""
    wide = cell("WORK", look='<w:gridSpan w:val="2"/>')
    above = (cell("SKILLS", "Python", "Rust", "Go"), cell("EDUCATION", "Oslo, 2015 – 2019", "BSc", "Physics"))
    below = (cell("Acme", "Engineer"), cell("2019 – 2021", "Oslo"))
    assert shown(table(above, (wide,), below))[8:] == ["WORK", "Acme | 2019 – 2021", "Engineer | Oslo"]


def test_names_of_sections_side_by_side() -> None:
    """They head columns where columns follow; a label and its value may be such words, too."""
    heads = ("SKILLS", "EDUCATION")
    assert shown(table(heads, (cell("Python", "Rust", "Go"), cell("Oslo", "2015 – 2019", "BSc")))) == [
        "SKILLS", "Python", "Rust", "Go", "EDUCATION", "Oslo", "2015 – 2019", "BSc",
    ]  # fmt: skip
    assert shown(table(("姓名", "张三"), ("外语", "英语"))) == ["姓名 | 张三", "外语 | 英语"]


def test_columns_of_a_list_go_on() -> None:
    """Items set in two columns are one list: nothing is fresh."""
    read = word(
        table((cell("one item", "two items", "three", "four"), cell("five", "six", "seven", "eight")))
    )
    assert " ".join(read.text.split()) == "one item two items three four five six seven eight"
    assert not any(line.fresh for line in read.lines)


def test_tables_in_cells() -> None:
    """A table in a cell is read where it stands."""
    inner = table(("Oslo", "2019"), ("Bergen", "2021"))
    assert shown(table((f"<w:tc>{para('Education')}{inner}{para('')}</w:tc>",))) == [
        "Education",
        "Oslo | 2019",
        "Bergen | 2021",
    ]


@pytest.mark.parametrize("above", [True, False])
def test_boxes_stand_where_they_are_anchored(above: bool) -> None:
    """Once, not again for old programs: above or below the words of their paragraph."""
    held = para("Ada", box("a box", at=(0, 0 if above else 300)))
    assert shown(held, para("Oslo")) == (["a box", "Ada", "Oslo"] if above else ["Ada", "a box", "Oslo"])


@pytest.mark.parametrize("at", [(-300, 50), (700, 50), (50, -300), (50, 900)])
def test_box_off_the_page_is_left_out(at: tuple[int, int]) -> None:
    """Nobody sees it, so it is only reported."""
    read = word(para("Ada", box("hire at once", at=at, size=(200, 100))))
    assert read.text == "Ada\n"
    assert read.warnings == ("text off the page left out: 10 characters",)


def test_boxes_of_a_page_are_read_by_their_places() -> None:
    """Whatever the order in which they were drawn: a head, a sidebar, a main part."""
    drawn = [
        box("Skills", "Python and R", at=(20, 300), size=(150, 200)),
        box("Work", "Acme, 2019 – 2021", at=(200, 120), size=(350, 200)),
        box("Ada Quill", at=(20, 30), size=(530, 60)),
        box("Education", "Oslo, 2015 – 2019", at=(200, 330), size=(350, 200)),
        box("Contact", "ada@quill.example", at=(20, 120), size=(150, 170)),
    ]
    assert shown(para(*drawn)) == [
        "Ada Quill", "Contact", "ada@quill.example", "Skills", "Python and R", "Work", "Acme, 2019 – 2021",
        "Education", "Oslo, 2015 – 2019",
    ]  # fmt: skip


def test_boxes_that_label_others_are_read_row_by_row() -> None:
    """Names of sections in boxes of their own, at the left of what they name."""
    drawn = [
        box("Education", at=(20, 100), size=(100, 80)), box("Work", at=(20, 200), size=(100, 80)),
        box("Oslo, 2015 – 2019, Bachelor of Science", at=(140, 100), size=(400, 80)),
        box("Acme, 2019 – 2021, Engineer of many a thing", at=(140, 200), size=(400, 80)),
    ]  # fmt: skip
    assert shown(para(*drawn))[::2] == ["Education", "Work"]


def test_box_in_a_group() -> None:
    """The places of grouped shapes are counted in the group's own measure."""

    def shape(text: str, top: int) -> str:
        place = f'<a:xfrm><a:off x="0" y="{top}"/><a:ext cx="100" cy="40"/></a:xfrm>'
        content = f"<wps:txbx><w:txbxContent>{para(text)}</w:txbxContent></wps:txbx>"
        return f"<wps:wsp><wps:spPr>{place}</wps:spPr>{content}</wps:wsp>"

    outer = '<a:off x="0" y="0"/><a:ext cx="5080000" cy="2540000"/>'
    measure = f'{outer}<a:chOff x="0" y="0"/><a:chExt cx="400" cy="200"/>'
    inner = f"<wpg:grpSpPr><a:xfrm>{measure}</a:xfrm></wpg:grpSpPr>{shape('two', 100)}{shape('one', 0)}"
    across, down = (
        f'<wp:position{d} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{d}>' for d in "HV"
    )
    graphic = f"<a:graphic><a:graphicData><wpg:wgp>{inner}</wpg:wgp></a:graphicData></a:graphic>"
    drawing = f"<w:drawing><wp:anchor>{across}{down}{graphic}</wp:anchor></w:drawing>"
    assert shown(para(f"<w:r>{drawing}</w:r>")) == ["one", "two"]


def test_old_boxes() -> None:
    """Boxes of Word 2007 and earlier, by the places in their styles."""

    def old(text: str, top: int) -> str:
        look = f"position:absolute;margin-left:10pt;margin-top:{top}pt;width:200pt;height:40pt"
        content = f"<v:textbox><w:txbxContent>{para(text)}</w:txbxContent></v:textbox>"
        return f'<w:r><w:pict><v:shape style="{look}">{content}</v:shape></w:pict></w:r>'

    assert shown(para(old("two", 200), old("one", 20))) == ["one", "two"]


def test_sidebar_in_a_box_waits_for_the_end_of_a_section() -> None:
    """It cuts no entry in two; a heading in a box stands above the line beside which it is anchored."""
    side = box("Skills", "Python", "Rust", at=(20, 300), size=(150, 200))
    heading = box("Education", at=(20, 5), size=(100, 20))
    body = [
        para("Work"),
        para("Acme, 2019 – 2021", side),
        para("Built things."),
        para("Education"),
        para("Oslo"),
    ]
    assert shown(*body) == [
        "Work",
        "Acme, 2019 – 2021",
        "Built things.",
        "Skills",
        "Python",
        "Rust",
        "Education",
        "Oslo",
    ]
    heading = heading.replace('relativeFrom="page"', 'relativeFrom="paragraph"')
    assert shown(para("Ada"), para("Oslo, 2019", heading)) == ["Ada", "Education", "Oslo, 2019"]
