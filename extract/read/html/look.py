"""How an element looks: what CSS gives it and what it has from the elements around it, and who can see it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from extract.read.html.lengths import Color, alike, color, grid_columns, letter_size, pixels

HIDDEN = "hidden text"
UNICOLOR = "text in the colour of its ground"
TINY = "tiny text"

SMALLEST = 2.0
FAR = -900.0
"""Pixels: letters up to `SMALLEST` cannot be read; what begins before `FAR` lies outside of the screen."""

_BLOCKS = {
    "flow-root": "block",
    "inline-flex": "inline",
    "inline-grid": "inline-block",
    "inline-table": "inline-block",
    "ruby": "inline",
    "table-header-group": "table-row-group",
    "table-footer-group": "table-row-group",
}
_KNOWN = {
    "none", "inline", "inline-block", "block", "list-item", "contents", "table", "table-row-group",
    "table-row", "table-cell", "table-caption",
}  # fmt: skip
_BARE = ("none", "transparent", "inherit", "initial", "unset", "revert", "0 0", "0")
_KEEP = ("inherit", "unset", "revert", "")
_VERBATIM = {"pre": "pre", "pre-wrap": "pre", "break-spaces": "pre", "pre-line": "lines"}


@dataclass(frozen=True, slots=True)
class Look:
    """The look of an element; lengths in pixels. Its children have the fields up to `shifted` from it.

    `verbatim` tells which white space is kept: `pre` all, `lines` its line breaks. A colour of `None` is not
    known. `left_out` is why nobody sees the element and all that is in it, if so.
    `role` is the `-x-role` of `default.css`; `columns` those of a grid.
    """

    size: float = 16.0
    strong: bool = False
    emphasis: bool = False
    verbatim: str = ""
    color: Color | None = (0, 0, 0)
    backdrop: Color | None = (255, 255, 255)
    visible: bool = True
    ragged: bool = False
    font: str = ""
    bullet: str = "none"
    shifted: bool = False
    display: str = "inline"
    role: str = ""
    left_out: str = ""
    floats: str = ""
    clears: bool = False
    columns: int = 1
    backwards: bool = False
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    width: float = 0.0
    paints: bool = False

    @property
    def unseen(self) -> str:
        """Why the letters in an element cannot be seen; empty where they can."""
        if not self.visible or self.shifted:
            return HIDDEN
        if self.size <= SMALLEST:
            return TINY
        same = self.color is not None and self.backdrop is not None and alike(self.color, self.backdrop)
        return UNICOLOR if same else ""


def inside(look: Look) -> Look:
    """The look of an element of which nothing is said, in an element of the given look."""
    return Look(
        look.size,
        look.strong,
        look.emphasis,
        look.verbatim,
        look.color,
        look.backdrop,
        look.visible,
        look.ragged,
        look.font,
        look.bullet,
        look.shifted,
    )


def looks(around: Look, told: dict[str, str]) -> Look:
    """The look of an element in one that looks like `around`, with the declarations that hold for it."""
    look = inside(around)
    if not told:
        return look
    size = letter_size(told.get("font-size", ""), around.size)
    backdrop, paints = _backdrop(around, told)
    left_out = HIDDEN if _is_out(told, size) else ""
    look = replace(
        look,
        size=size,
        backdrop=backdrop,
        paints=paints,
        left_out=left_out,
        **_letters(around, told),
        **_place(told, size),
    )
    return replace(look, color=_color(look, told)) if "color" in told else look


def _letters(around: Look, told: dict[str, str]) -> dict[str, Any]:
    """What the letters look like, save size and colour."""
    result: dict[str, Any] = {}
    if (weight := told.get("font-weight", "")) not in _KEEP:
        result["strong"] = weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600)
    if (style := told.get("font-style", "")) not in _KEEP:
        result["emphasis"] = style.startswith(("italic", "oblique"))
    if (space := told.get("white-space", "")) not in _KEEP:
        result["verbatim"] = _VERBATIM.get(space, "")
    if (visibility := told.get("visibility", "")) not in _KEEP:
        result["visible"] = visibility not in ("hidden", "collapse") or _moves(told)
    if (align := told.get("text-align", "")) not in _KEEP:
        result["ragged"] = align in ("right", "end")
    if (font := told.get("font-family", "")) not in _KEEP:
        result["font"] = font.split(",")[0].strip(" \"'")
    if (bullet := told.get("list-style-type", "")) not in _KEEP:
        result["bullet"] = bullet
    if (indent := pixels(told.get("text-indent", ""), around.size)) is not None:
        result["shifted"] = indent <= FAR
    return result


def _place(told: dict[str, str], size: float) -> dict[str, Any]:
    """What kind of box the element is, and the space around it."""
    display, columns = _display(told)
    left, right = (_space(told, side, size) for side in ("left", "right"))
    before, after = (_space(told, side, size) for side in ("top", "bottom"))
    floats = told.get("float", "")
    pushed = told.get("margin-left") == "auto" and told.get("margin-right") != "auto"
    result: dict[str, Any] = {
        "display": display,
        "columns": columns,
        "role": told.get("-x-role", ""),
        "floats": floats if floats in ("left", "right") else "",
        "clears": told.get("clear", "none") not in ("none", *_KEEP),
        "backwards": told.get("flex-direction") == "row-reverse",
        "before": before,
        "after": after,
        "left": left + 16 * pushed,
        "right": right,
        "width": pixels(told.get("width", ""), 1000) or 0.0,
    }
    return result | {"ragged": True} if pushed or floats == "right" else result


def _display(told: dict[str, str]) -> tuple[str, int]:
    """The kind of box, and the columns of a grid."""
    display = told.get("display", "inline").split()[0] if told.get("display", "inline").split() else "inline"
    if display == "flex":
        return ("block", 1) if told.get("flex-direction", "").startswith("column") else ("row", 1)
    if display == "grid":
        columns = grid_columns(told.get("grid-template-columns", ""))
        return ("row" if columns > 1 else "block"), columns
    display = _BLOCKS.get(display, display)
    return (display if display in _KNOWN else "block" if display not in _KEEP else "inline"), 1


def _space(told: dict[str, str], side: str, size: float) -> float:
    """Margin and padding at one side; what is not known is none."""
    lengths = (pixels(told.get(f"{name}-{side}", ""), size) for name in ("margin", "padding"))
    return sum(max(length or 0.0, 0.0) for length in lengths)


def _backdrop(around: Look, told: dict[str, str]) -> tuple[Color | None, bool]:
    """The colour behind the letters, and whether the element may lie over or under others."""
    placed = told.get("position") in ("absolute", "fixed") or _negative(told)
    picture, paint = told.get("background-image", "none"), told.get("background-color", "none")
    if "url(" in picture or "gradient(" in picture:
        return None, placed
    if paint in _BARE:
        return (None if placed else around.backdrop), False
    named = color(paint)
    if named is not None and named[1] < 0.1:
        return around.backdrop, False
    backdrop = named[0] if named is not None and named[1] > 0.9 else None
    return backdrop, placed and backdrop != (255, 255, 255)


def _negative(told: dict[str, str]) -> bool:
    return any(told.get(name, "").startswith("-") for name in ("margin-top", "margin-bottom", "top"))


def _color(look: Look, told: dict[str, str]) -> Color | None:
    """The colour of the letters; that of the backdrop for letters that let it through."""
    if "color" not in told or told["color"] in ("inherit", "currentcolor", "unset"):
        return look.color
    named = color(told["color"])
    if named is None:
        return None
    if named[1] >= 0.1:
        return named[0]
    return None if told.get("background-clip") == "text" else look.backdrop


def _is_out(told: dict[str, str], size: float) -> bool:
    """Whether an element is made so that nobody sees it."""
    if (
        told.get("display") == "none"
        or told.get("content-visibility") == "hidden"
        or told.get("mso-hide") == "all"
    ):
        return True
    if not _moves(told):
        opacity = pixels(told.get("opacity", "1"), 1.0)
        if (opacity is not None and opacity < 0.05) or re.search(
            r"scale[xy]?\(\s*0", told.get("transform", "")
        ):
            return True
        if _is_flat(told, size):
            return True
    sides = ("left", "top", "right", "margin-left", "margin-top")
    return any((pixels(told.get(side, ""), size) or 0.0) <= FAR for side in sides)


def _is_flat(told: dict[str, str], size: float) -> bool:
    """Whether an element is cut down to nothing."""
    if re.match(r"rect\(\s*(?:0|1px|0px)[\s,]", told.get("clip", "")):
        return True
    if re.match(r"inset\(\s*(?:50|100)%|circle\(\s*0", told.get("clip-path", "")):
        return True
    lengths = (pixels(told.get(side, ""), size) for side in ("width", "height", "max-height"))
    cut = told.get("overflow", "").startswith(("hidden", "clip"))
    return cut and any(length is not None and length <= 1 for length in lengths)


def _moves(told: dict[str, str]) -> bool:
    """Whether an element is made to appear by and by."""
    return any(
        told.get(name, "none").split()[:1] not in ([], ["none"]) for name in ("animation", "transition")
    )
