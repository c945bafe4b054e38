"""From strips of text to glyphs: places, sizes, spaces, weight, bullets and rules, without a recogniser."""

from __future__ import annotations

import math

import pytest

from extract.ocr import is_installed
from extract.pages import Page, document_of

if not is_installed():
    pytest.skip("OCR is an extra: pip install 'candidate-kg[ocr]'", allow_module_level=True)

from PIL import Image, ImageDraw

from extract.ocr.engine import Point, Strip
from extract.ocr.glyphs import set_page
from extract.ocr.sizes import advance
from extract.ocr.straight import slant

EM = 30.0


def strip(left: float, middle: float, text: str, em: float = EM, score: float = 0.98) -> Strip:
    """A level strip as a recogniser sees it: the middles of characters, and a box with some air."""
    centres: list[Point] = []
    x = left
    for character in text:
        width = 0.25 if character == " " else advance(character)
        if not character.isspace():
            centres.append((x + width * em / 2, middle))
        x += width * em
    top, bottom = middle - 0.65 * em, middle + 0.65 * em
    return Strip(text, score, ((left, top), (x, top), (x, bottom), (left, bottom)), tuple(centres))


def tilted(one: Strip, angle: float, centre: Point) -> Strip:
    def turn(point: Point) -> Point:
        x, y = point[0] - centre[0], point[1] - centre[1]
        return (
            centre[0] + x * math.cos(angle) - y * math.sin(angle),
            centre[1] + x * math.sin(angle) + y * math.cos(angle),
        )

    a, b, c, d = map(turn, one.corners)
    return Strip(one.text, one.score, (a, b, c, d), tuple(map(turn, one.centres)))


def paper() -> Image.Image:
    return Image.new("L", (1600, 1200), 255)


def page(*found: Strip, on: Image.Image | None = None, width: float | None = None) -> Page:
    return set_page(found, on or paper(), 1, width)


def lines(one: Page) -> list[str]:
    document = document_of([one], "cv.png", "0" * 64, "image/png")
    return [document.view[line.start : line.end].replace("\t", " | ") for line in document.lines]


def test_sizes_are_those_of_a_page() -> None:
    """Without a known page most letters are 10.5 points; with one, what they measure."""
    body, head = strip(100, 300, "Quartz Analytics, Data Engineer"), strip(100, 200, "Mira Okonkwo", 60)
    assert {glyph.style.size for glyph in page(body, head).glyphs} == {10.5, 21.0}
    assert {glyph.style.size for glyph in page(body, head, width=800).glyphs} == {15.0, 30.0}
    assert page(body, width=800).height == 600


def test_nearly_equal_sizes_are_equal() -> None:
    """What is measured of a short strip varies by a tenth."""
    found = page(
        strip(100, 200, "Quartz Analytics of Leeds"),
        strip(100, 260, "Engineer", 32),
        strip(100, 320, "of data", 28),
    )
    assert len({glyph.style.size for glyph in found.glyphs}) == 1


def test_strips_side_by_side_are_one_line() -> None:
    """Boxes in one row differ by a few pixels in height; a wide gap is a tab."""
    found = page(
        strip(100, 300, "Quartz Analytics"), strip(1100, 304, "2021.09-2023.06"), strip(100, 345, "清平大学")
    )
    assert lines(found) == ["Quartz Analytics | 2021.09-2023.06", "清平大学"]


def test_slope_is_taken_out() -> None:
    """A page that slopes by three degrees: its lines cross by more than their distance."""
    centre = (800.0, 600.0)
    level = [strip(100, 300, "Quartz Analytics of Leeds and York"), strip(1200, 300, "2021 - 2023")]
    level += [strip(100, 345, "pipelines for the text of journals"), strip(1200, 345, "in part-time")]
    sloping = [tilted(one, math.radians(3), centre) for one in level]
    assert slant(sloping) == pytest.approx(math.radians(3), abs=0.001)
    assert lines(page(*sloping)) == lines(page(*level))
    assert slant([strip(0, 0, "ab")]) == 0


@pytest.mark.parametrize(
    "text, read",
    [
        ("青禾大学- 讲师", "青禾大学 - 讲师"),
        ("liming@example.org| github.com", "liming@example.org | github.com"),
        ("state-of-the-art", "state-of-the-art"),
        ("2019.09-2021.06", "2019.09-2021.06"),
    ],
)
def test_marks_have_air_on_both_sides_or_on_none(text: str, read: str) -> None:
    assert lines(page(strip(100, 300, text))) == [read]


def test_spaces_that_only_the_pixels_show() -> None:
    """A recogniser that drops a space between words: the gap in the ink is wide."""
    on = paper()
    shown, seen = strip(100, 300, "Teaching Assistant"), strip(100, 300, "TeachingAssistant")
    for character, (x, y) in zip("TeachingAssistant", shown.centres, strict=True):
        half = advance(character) * EM * 0.45
        ImageDraw.Draw(on).rectangle((x - half, y - 8, x + half, y + 10), fill=0)
    seen = Strip(seen.text, seen.score, shown.corners, shown.centres)
    assert lines(page(seen, on=on)) == ["Teaching Assistant"]


def test_thick_strokes_are_bold() -> None:
    on = paper()
    found = []
    for row in range(8):
        one = strip(100, 200 + 60 * row, "Quartz Analytics of Leeds")
        found.append(one)
        for x, y in one.centres:
            thick = 3 if row == 2 else 1
            ImageDraw.Draw(on).rectangle((x - thick, y - 10, x + thick, y + 10), fill=0)
    bold = [
        all(g.style.bold for g in page(*found, on=on).glyphs if abs(g.baseline - b) < 1)
        for b in sorted({g.baseline for g in page(*found, on=on).glyphs})
    ]
    assert bold == [row == 2 for row in range(8)]


def test_bullets_and_icons_before_lines() -> None:
    """A dot that the recogniser overlooks is a mark; an icon before a heading that it reads is none."""
    on = paper()
    ImageDraw.Draw(on).ellipse((70, 296, 80, 306), fill=0)
    found = page(
        strip(100, 300, "pipelines for journals"),
        strip(100, 200, "日教育背景"),
        strip(100, 400, "血 Education"),
        on=on,
    )
    assert len(found.marks) == 1
    assert lines(found) == ["教育背景", "• pipelines for journals", "Education"]


def test_ruled_lines() -> None:
    """Those of a table; letters, thick bars and dots are none."""
    on = paper()
    draw = ImageDraw.Draw(on)
    draw.rectangle((90, 250, 900, 252), fill=0)
    draw.rectangle((90, 250, 92, 400), fill=160)
    draw.rectangle((90, 500, 900, 540), fill=0)
    draw.rectangle((90, 600, 130, 602), fill=0)
    segments = page(strip(100, 300, "Quartz Analytics"), on=on).segments
    assert sorted(segment.is_horizontal for segment in segments) == [False, True]


def test_nothing_seen() -> None:
    assert page() == Page(1, 1600.0, 1200.0, ())


@pytest.mark.parametrize(
    "text, read",
    [
        ("亚马逊●审计实习生", "亚马逊·审计实习生"),
        ("·负责平台搭建", "• 负责平台搭建"),
        ("in 2o23 and 2O1l, not 2a23 or 12o3", "in 2023 and 2011, not 2a23 or 12o3"),
        ("Python ●●●○", "Python ●●●○"),
    ],
)
def test_what_is_commonly_taken_for_something_else(text: str, read: str) -> None:
    """Dots of all sizes, and old style figures."""
    assert lines(page(strip(100, 300, text))) == [read]


def test_columns_that_nearly_touch() -> None:
    """A recogniser that sees two Chinese columns as one: a space as wide as no other parts them."""
    on = paper()
    one = strip(100, 300, "青禾大学 国家奖学金")
    centres = tuple((x + (0.5 * EM if index >= 4 else 0), y) for index, (x, y) in enumerate(one.centres))
    for x, y in centres:
        ImageDraw.Draw(on).rectangle((x - 0.45 * EM, y - 10, x + 0.45 * EM, y + 10), fill=0)
    found = page(Strip(one.text, one.score, one.corners, centres), on=on)
    assert lines(found) == ["青禾大学  国家奖学金"]
