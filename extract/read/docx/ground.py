"""What is behind the letters of a Word file: shading, painted shapes, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.read.docx.styles import Properties, size
from extract.read.seen import PAPER, UNKNOWN, is_colour, reason_unseen
from extract.read.xml import child, children, descendants, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill")


def reason(letters: Properties, ground: str) -> str:
    """Why nobody sees letters of a look on a ground; empty when they can be seen."""
    return reason_unseen(
        hidden=letters.get("vanish") == "1",
        size=size(letters),
        colour=letters.get("color", ""),
        ground=_behind(letters, ground),
    )


def _behind(letters: Properties, ground: str) -> str:
    """The ground of letters with their own shading or marker."""
    marker = letters.get("highlight", "none")
    if marker not in ("none", "white"):
        return UNKNOWN
    return PAPER if marker == "white" else shaded(letters, ground)


def shaded(shading: Properties, ground: str) -> str:
    """The ground that a shading makes of another one; a pattern makes it unknown."""
    if shading.get("shd.val", "clear") not in ("clear", "nil"):
        return UNKNOWN
    fill = shading.get("shd.fill", "auto")
    return fill if is_colour(fill) else ground


def is_painted(root: _Element) -> bool:
    """Whether a part has coloured shapes or pictures that may stand behind its letters."""
    if any(value(anchor, "behindDoc") in ("1", "true") for anchor in descendants(root, "anchor")):
        return True
    if any(_is_filled(shape) for shape in descendants(root, "wsp")):
        return True
    kinds = ("shape", "rect", "roundrect", "background")
    return any(_has_colour(shape) for kind in kinds for shape in descendants(root, kind))


def _has_colour(shape: _Element) -> bool:
    """Whether a VML shape is painted in another colour than white."""
    colour = value(shape, "fillcolor").partition(" ")[0].casefold()
    return colour not in ("", "white", "#fff", "#ffffff") and value(shape, "filled") not in ("f", "false")


def _is_filled(shape: _Element) -> bool:
    """Whether a shape is painted in another colour than white, by itself or by its style."""
    inner = child(shape, "spPr")
    fills = [] if inner is None else [e for e in inner if name(e) in ("noFill", *_FILLS)]
    if fills:
        colours = [value(colour).upper() for colour in fills[0]]
        return name(fills[0]) != "noFill" and colours not in ([PAPER], ["BG1"], ["LT1"])
    return number(value(child(shape, "style", "fillRef"), "idx")) > 0


def of_box(content: _Element, paper: str) -> str:
    """The ground of a text box's letters: its own colour, or what it lets through."""
    shape = next((e for e in content.iterancestors() if name(e) in ("wsp", "shape", "rect")), None)
    if shape is None or name(shape) != "wsp":
        return UNKNOWN if shape is not None and _has_colour(shape) else paper
    colours = [value(colour) for fill in children(child(shape, "spPr"), "solidFill") for colour in fill]
    if colours and is_colour(colours[0]):
        return colours[0]
    return UNKNOWN if _is_filled(shape) else paper
