"""Where Word's text boxes stand: DrawingML (`wp:anchor`, groups of shapes) and VML (`style="…"`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.read.boxes import TextBox
from extract.read.xml import child, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

EMU = 1 / 12700
"""Points an English Metric Unit."""

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}
_STYLE = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_LENGTH = re.compile(r"\s*(-?[\d.]+)\s*(pt|in|cm|mm|px|)")
_ALIGNED = {"left": 0.0, "inside": 0.0, "top": 0.0, "center": 200.0, "right": 400.0, "outside": 400.0,
            "bottom": 700.0}  # fmt: skip
"""Where a box without a distance stands on a page of common size."""


def place_of(content: _Element, margins: tuple[float, float]) -> TextBox:
    """An empty box at the place of a `w:txbxContent`; `margins` are the page's, left and top.

    One that stands in the line like a letter is at the place of its paragraph.
    """
    chain: list[_Element] = []
    element = content.getparent()
    while element is not None and name(element) not in ("r", "p"):
        chain.append(element)
        element = element.getparent()
    is_drawing = any(name(element) == "drawing" for element in chain)
    return _drawing(chain, margins) if is_drawing else _vml(chain, margins)


def _drawing(chain: list[_Element], margins: tuple[float, float]) -> TextBox:
    """The place of a DrawingML shape: its offset in its groups, and where they are anchored."""
    anchor = next((e for e in chain if name(e) in ("anchor", "inline")), None)
    if anchor is None or name(anchor) == "inline":
        return TextBox()
    left = top = 0.0
    width, height = _pair(child(anchor, "extent"), "cx", "cy")
    for element in chain:
        if name(element) == "wsp" and (inner := child(element, "spPr", "xfrm")) is not None:
            left, top = _pair(child(inner, "off"), "x", "y")
            width, height = _pair(child(inner, "ext"), "cx", "cy")
        elif name(element) in ("wgp", "grpSp") and (group := child(element, "grpSpPr", "xfrm")) is not None:
            left, top, width, height = _in_group(group, left, top, width, height)
    if not any(name(element) in ("wgp", "grpSp") for element in chain):
        left = top = 0.0
    across, down = child(anchor, "positionH"), child(anchor, "positionV")
    on_page = value(down, "relativeFrom") not in ("paragraph", "line")
    left += _position(across) + (0.0 if value(across, "relativeFrom") == "page" else margins[0])
    top += _position(down) + (margins[1] if value(down, "relativeFrom") == "margin" else 0.0)
    return TextBox([], left, top, width, height, on_page)


def _in_group(
    group: _Element, left: float, top: float, width: float, height: float
) -> tuple[float, float, float, float]:
    """A place inside a group's own measure as one in what holds the group."""
    (x, y), (cx, cy) = _pair(child(group, "off"), "x", "y"), _pair(child(group, "ext"), "cx", "cy")
    (inner_x, inner_y) = _pair(child(group, "chOff"), "x", "y")
    (inner_cx, inner_cy) = _pair(child(group, "chExt"), "cx", "cy")
    wide, high = cx / inner_cx if inner_cx else 1.0, cy / inner_cy if inner_cy else 1.0
    return x + (left - inner_x) * wide, y + (top - inner_y) * high, width * wide, height * high


def _pair(element: _Element | None, first: str, second: str) -> tuple[float, float]:
    return number(value(element, first), EMU), number(value(element, second), EMU)


def _position(element: _Element | None) -> float:
    """A distance, or a guess at it from an alignment. Word keeps a plain one beside each in percent."""
    if element is None:
        return 0.0
    offset = next(iter(element.iter("{*}posOffset")), None)
    if offset is not None:
        return number(offset.text or "", EMU)
    aligned = next(iter(element.iter("{*}align")), None)
    return _ALIGNED.get((aligned.text or "") if aligned is not None else "", 0.0)


def _vml(chain: list[_Element], margins: tuple[float, float]) -> TextBox:
    """The place of a VML shape, by its style, in the measure of its groups."""
    shapes = [element for element in chain if "position" in str(element.get("style", ""))]
    if not shapes:
        return TextBox()
    styles = [dict(_STYLE.findall(str(shape.get("style")))) for shape in shapes]
    left, top, width, height = _measures(styles[0])
    for group, style in zip(shapes[1:], styles[1:], strict=True):
        outer = _measures(style)
        origin_x, origin_y = _numbers(str(group.get("coordorigin", "0,0")), 0.0)
        size_x, size_y = _numbers(str(group.get("coordsize", "1000,1000")), 1000.0)
        wide, high = outer[2] / size_x if size_x else 1.0, outer[3] / size_y if size_y else 1.0
        left, top = outer[0] + (left - origin_x) * wide, outer[1] + (top - origin_y) * high
        width, height = width * wide, height * high
    across = styles[-1].get("mso-position-horizontal-relative", "text").strip()
    down = styles[-1].get("mso-position-vertical-relative", "text").strip()
    left += 0.0 if across == "page" else margins[0]
    top += margins[1] if down == "margin" else 0.0
    return TextBox([], left, top, width, height, on_page=down in ("page", "margin"))


def _measures(style: dict[str, str]) -> tuple[float, float, float, float]:
    left = _length(style.get("margin-left", "")) + _length(style.get("left", ""))
    top = _length(style.get("margin-top", "")) + _length(style.get("top", ""))
    return left, top, _length(style.get("width", "")), _length(style.get("height", ""))


def _length(text: str) -> float:
    match = _LENGTH.match(text)
    return number(match[1], _UNITS[match[2]]) if match else 0.0


def _numbers(text: str, default: float) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return number(first) or default, number(second) or default
