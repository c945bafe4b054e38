"""English résumés of invented people as Word files, one a layout that people make in Word."""

from __future__ import annotations

from collections.abc import Callable

from docx import Document
from docx.shared import Pt

from tests.extract.word import cell, control, heading_styles, numbering, package, para, run, styled, tab
from tests.extract.word_made import fill, grid, line, saved


def tabs() -> bytes:
    """English: bold headings in capitals, dates set at the right by tabs, bullets."""
    d = Document()
    line(d, "**Nora Halvorsen**")
    line(d, "Bergen, Norway | nora.halvorsen@fjordmail.no | +47 555 01 234 | github.com/norahal")
    for text in (
        "",
        "**EDUCATION**",
        "**University of Bergen**, Bergen, Norway\tAug 2019 – Jun 2021",
        "Master of Science in Applied Mathematics; GPA: 3.8/4.0",
        "**University of Oslo**, Oslo, Norway\tAug 2016 – Jun 2019",
        "Bachelor of Science in Physics",
        "",
        "**EXPERIENCE**",
        "**Equinor ASA**\tJul 2021 – Present",
        "Data Scientist\tStavanger",
    ):
        line(d, text)
    line(
        d, "Built a forecasting service for 40 offshore sites, cutting unplanned stops by 18%.", "List Bullet"
    )
    line(d, "Led a team of three engineers.", "List Bullet")
    line(d, "**SINTEF**\tJun 2020 – Aug 2020")
    line(d, "Research Intern\tTrondheim")
    line(d, "Wrote a solver for shallow-water equations in Julia.", "List Bullet")
    line(d, "")
    line(d, "**SKILLS**")
    line(d, "**Programming:** Python, Julia, C++")
    line(d, "**Tools:** Git, Docker, PostgreSQL")
    return saved(d)


def dates_right() -> bytes:
    """English: headings by style; every entry a table without rules, its dates in the right cell."""
    d = Document()
    d.add_paragraph("Tomasz Wierzbicki", style="Title")
    line(d, "tomasz.w@polmail.pl • +48 600 700 800 • Kraków, Poland")
    d.add_heading("Work Experience", 1)
    for organization, when, title, *bullets in (
        (
            "Allegro",
            "03/2020 – 11/2023",
            "Senior Backend Engineer",
            "Moved search to Rust; latency fell by 35%.",
        ),
        (
            "CERN",
            "06/2017 – 02/2020",
            "Software Engineer",
            "Kept the detector's control system running.",
            "Taught Python to new colleagues.",
        ),
    ):
        t = grid(d, 2, 2)
        t.cell(0, 0).text, t.cell(0, 1).text, t.cell(1, 0).text = organization, when, title
        for bullet in bullets:
            line(d, bullet, "List Bullet")
    d.add_heading("Education", 1)
    t = grid(d, 2, 2)
    t.cell(0, 0).text, t.cell(0, 1).text = "AGH University of Krakow", "10/2012 – 06/2017"
    t.cell(1, 0).text = "MSc in Computer Science"
    d.add_heading("Skills", 1)
    line(d, "Rust, Go, Kubernetes, Kafka")
    return saved(d)


def label_column() -> bytes:
    """English: one table whose left column names the sections."""
    d = Document()
    line(d, "**Amara Okonkwo**")
    line(d, "amara.okonkwo@lagosmail.ng, +234 803 555 0101")
    t = grid(d, 4, 2)
    for row, (label, lines) in enumerate(
        (
            (
                "Education",
                (
                    "**University of Lagos**, BSc in Statistics, 2014 – 2018",
                    "**University of Cape Town**, MSc in Data Science, 2019 – 2021",
                ),
            ),
            (
                "Publications",
                (
                    "A. Okonkwo, T. Mbeki. “Counting Cattle from Orbit.” In Proceedings of ICLR, 2022.",
                    "T. Mbeki, A. Okonkwo. “Rain Gauges on Phones.” In NeurIPS, 2021.",
                ),
            ),
            ("Awards", ("Mandela Rhodes Scholarship, 2019", "Best Student Paper Award, 2021")),
            ("Skills", ("R, Stan, SQL",)),
        )
    ):
        t.cell(row, 0).text = label
        fill(t.cell(row, 1), *lines)
    return saved(d)


def sidebar() -> bytes:
    """English: one table without rules, a sidebar at the left and the main part at the right."""
    d = Document()
    t = grid(d, 1, 2)
    t.columns[0].width, t.columns[1].width = Pt(140), Pt(320)
    fill(
        t.cell(0, 0),
        "**Ingrid Solberg**",
        "**CONTACT**",
        "ingrid@solberg.dev",
        "+47 912 34 567",
        "",
        "**SKILLS**",
        "- TypeScript",
        "- GraphQL",
        "- Terraform",
        "",
        "**LANGUAGES**",
        "Norwegian (native)",
        "English (fluent)",
    )
    fill(
        t.cell(0, 1),
        "**EXPERIENCE**",
        "**Frontend Engineer**, Schibsted\t2019 – 2023",
        "- Rebuilt the checkout in React, raising conversion by 4%.",
        "- Mentored two interns.",
        "**Web Developer**, Bekk\t2016 – 2019",
        "- Shipped a design system used by 12 teams.",
        "",
        "**EDUCATION**",
        "**NTNU**, BSc in Informatics\t2013 – 2016",
    )
    return saved(d)


def styles() -> bytes:
    """English: Word's own styles (Title, Heading 1, Heading 2), and papers in a ruled table."""
    d = Document()
    d.add_paragraph("Lucía Fernández", style="Title")
    d.add_paragraph("lucia.fernandez@ull.es, La Laguna, Spain")
    d.add_heading("Education", 1)
    d.add_heading("Universidad de La Laguna", 2)
    d.add_paragraph("PhD in Astrophysics, 2018 – 2022")
    d.add_heading("Universidad de Granada", 2)
    d.add_paragraph("BSc in Physics, 2014 – 2018")
    d.add_heading("Publications", 1)
    t = grid(d, 3, 3, ruled=True)
    for row, cells in enumerate(
        (
            ("Title", "Venue", "Year"),
            ("Dust Lanes in Dwarf Galaxies", "Monthly Notices of the RAS", "2021"),
            ("A Survey of Faint Companions", "The Astrophysical Journal", "2022"),
        )
    ):
        for column, text in enumerate(cells):
            t.cell(row, column).text = text
    d.add_heading("Awards", 1)
    d.add_paragraph("Premio Extraordinario de Doctorado, 2023", style="List Bullet")
    d.add_paragraph("La Caixa Fellowship, 2018", style="List Bullet")
    return saved(d)


def link(text: str, url: str) -> str:
    """A link as a field, the way that Word keeps those typed by hand."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{url}" </w:instrText></w:r>'
    return mark.format("begin") + code + mark.format("separate") + run(text) + mark.format("end")


def headed() -> bytes:
    """English: name and addresses in the page's header, papers in a numbered list, page numbers below."""
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    bold = "<w:b/>"
    return package(
        para(run("Research Interests", bold)),
        para("Program synthesis, type theory"),
        para(""),
        para(run("Education", bold)),
        para(run("ETH Zurich", bold), ", PhD in Computer Science, Sep 2019 – Mar 2024"),
        para(run("Keio University", bold), ", BEng in Information Engineering, Apr 2015 – Mar 2019"),
        para(""),
        para(run("Publications", bold)),
        para(
            run("Kenji Tanabe", bold),
            ", Ulla Frei. ",
            link("Types for Tables", "https://doi.org/10.1145/1"),
            ". POPL 2023.",
            look=item,
        ),
        para(
            "Ulla Frei, ", run("Kenji Tanabe", bold), ". Sketching Queries by Example. PLDI 2022.", look=item
        ),
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>',
        parts={
            "header1": para(run("Kenji Tanabe", bold)) + para("kenji@tanabe.example, +41 44 555 12 34"),
            "footer1": para(
                "Kenji Tanabe – page ", '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            ),
            "numbering": numbering(("decimal", "[%1]")),
        },
    )


def controls() -> bytes:
    """English: as Word's own template has it, a sidebar and a main part, and everything in controls."""
    side = [
        control(styled("Title", "Beatriz Couto")),
        control(styled("H1", "Contact")),
        control(para("beatriz@couto.example")),
        para("+351 912 345 678"),
        para("Lisbon, Portugal"),
        styled("H1", "Skills"),
        para("Figma"),
        para("Accessibility audits"),
        para("JavaScript"),
    ]
    main = [
        control(styled("H1", "Experience")),
        styled("H2", "Product Designer"),
        styled("H3", "Farfetch, Mar 2020 – Present"),
        para("• Own the design of returns for 3 million customers."),
        styled("H2", "UX Researcher"),
        styled("H3", "Feedzai, Jan 2017 – Feb 2020"),
        para("• Ran 60 interviews a year."),
        styled("H1", "Education"),
        styled("H2", "University of Porto"),
        para("MA in Interaction Design, 2014 – 2016"),
    ]
    row = f"<w:tr>{control(cell(*side))}{control(cell(*main))}</w:tr>"
    columns = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="7000"/></w:tblGrid>'
    whole = f"<w:tbl><w:tblPr/>{columns}{control(row)}</w:tbl>"
    return package(whole, para(""), parts={"styles": heading_styles()})


def text_columns() -> bytes:
    """English: two columns of text below a head, tabs before the dates, dashes for bullets."""
    bold, end = "<w:b/>", '<w:p><w:pPr><w:sectPr><w:cols w:num="1"/></w:sectPr></w:pPr></w:p>'
    return package(
        para(run("Dmitri Volkov", '<w:b/><w:sz w:val="36"/>')),
        para("dmitri@volkov.example | +7 912 555 01 02"),
        end,
        para(run("PROFESSIONAL EXPERIENCE", bold)),
        para(run("Yandex", bold), ", Moscow", tab(), "2018 – 2022"),
        para(run("Senior Developer", "<w:i/>")),
        para("– Built a geocoder handling 20k requests a second."),
        para(run("EDUCATION", bold)),
        para(run("Lomonosov Moscow State University", bold), tab(), "2013 – 2018"),
        para("Master of Science in Mathematics"),
        '<w:p><w:r><w:br w:type="column"/></w:r></w:p>',
        para(run("TECHNICAL SKILLS", bold)),
        para("C++, Go, Redis"),
        para(run("AWARDS", bold)),
        para("ACM ICPC World Finals, 7th place, 2017"),
        '<w:sectPr><w:cols w:num="2"/></w:sectPr>',
    )


ENGLISH: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (tabs, dates_right, label_column, sidebar, styles, headed, controls, text_columns)
}
"""Layouts by name → what makes a file of it."""
