"""Style sheets → rules: the CSS that a page carries, as far as it tells what is seen and what stands where.

Read are declarations of the properties in `PROPERTIES` under selectors made of names, classes, ids and
attributes, joined by ` ` and `>`. Other selectors (states, positions among siblings) are left alone. Media
queries are answered for a screen of `SCREEN` pixels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SCREEN = 1280
"""Pixels: the width of the screen on which the page is looked at."""

MAX_CSS = 4_000_000
MAX_RULES = 20_000
"""Characters and rules of all style sheets of a page: what comes after them is not read."""

PROPERTIES = frozenset(
    (
        "-x-role", "animation", "background", "background-clip", "background-color", "background-image",
        "border", "border-left", "border-right", "clear", "clip", "clip-path", "color",
        "content-visibility", "display", "flex-direction", "flex-flow", "float", "font", "font-family",
        "font-size", "font-style", "font-weight", "grid-template-columns", "height", "inset",
        "justify-content", "left", "list-style", "list-style-type", "margin", "margin-bottom",
        "margin-left", "margin-right", "margin-top", "max-height", "mso-hide", "opacity", "overflow",
        "padding", "padding-bottom", "padding-left", "padding-right", "padding-top", "position",
        "right", "text-align", "text-indent", "top", "transform", "transition", "visibility",
        "white-space", "width",
    )
)  # fmt: skip
_TOKEN = re.compile(
    r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]|\\.)*\"?|'(?:[^'\\\n]|\\.)*'?|url\([^()\n]*\)?|[{};]", re.I | re.S
)
_COMMA = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|,")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_NAME = r"(?:[\w\x80-\U0010ffff-]|\\.)+"
_COMPOUND = re.compile(rf"(?:\*|{_NAME})?(?:[.#]{_NAME}|\[[^\]]*\])*")
_PART = re.compile(rf"([.#]?)({_NAME})|\[\s*([\w-]+)\s*(?:([~^$*|]?=)\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_PAINTED = re.compile(r"::?(?:before|after)$", re.I)
_SIDES = ("top", "right", "bottom", "left")
_VALUE_OF_SIDE = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
"""Which of the values of a shorthand is that of the top, right, bottom and left, by how many there are."""
_SIZE = re.compile(r"(?<![\w.-])([\d.]+(?:px|pt|em|rem|%))(?:\s*/|\s)")

Declaration = tuple[str, str, bool]
"""A property, its value, and whether it is `!important`."""


@dataclass(frozen=True, slots=True)
class Compound:
    """One element of a selector: what it must be, and how it is joined to the one before (` ` or `>`)."""

    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    joint: str = " "


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations under one selector, whose parts stand from right to left."""

    parts: tuple[Compound, ...]
    declarations: tuple[Declaration, ...]
    weight: tuple[int, int, int]


def rules(css: str) -> Iterator[Rule]:
    """The rules of a style sheet, in order, one a selector."""
    for selectors, body in _blocks(css[:MAX_CSS]):
        if declarations := tuple(declared(body)):
            for selector in _cut(_COMMA, ",", selectors):
                yield from _rule(selector, declarations)


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the blocks that hold on a screen, without blocks inside of blocks."""
    open_blocks: list[tuple[str, bool]] = []
    place = begin = 0
    for token in _TOKEN.finditer(css):
        mark = token[0]
        if mark == "{":
            prelude = _COMMENT.sub(" ", css[begin : token.start()]).strip()
            holds = (not open_blocks or open_blocks[-1][1]) and _holds(prelude)
            open_blocks.append((prelude, holds))
            begin = place = token.end()
        elif mark == "}":
            prelude, holds = open_blocks.pop() if open_blocks else ("", False)
            if holds and prelude and prelude[0] != "@":
                yield prelude, css[place : token.start()]
            begin = place = token.end()
        elif mark == ";" and not (open_blocks and open_blocks[-1][0][:1] != "@"):
            begin = token.end()


def _holds(prelude: str) -> bool:
    """Whether what stands in a block counts: a rule, or a group whose condition a screen meets."""
    if not prelude.startswith("@"):
        return True
    name = re.split(r"[\s(]", prelude[1:], maxsplit=1)[0].lower()
    if name == "media":
        return any(map(_meets, prelude[len("@media") :].lower().split(",")))
    return name in ("supports", "layer", "container")


def _meets(query: str) -> bool:
    """Whether one media query holds on a bright screen of `SCREEN` pixels."""
    query = query.strip()
    if query.startswith("not") or re.match(
        r"(?:only\s+)?(?:print|speech|tty|tv|handheld|projection)\b", query
    ):
        return False
    for feature, value in re.findall(r"\(\s*([\w-]+)\s*(?::\s*([^()]*))?\)", query):
        pixels = _pixels(value)
        if feature == "min-width" and pixels is not None:
            holds = pixels <= SCREEN
        elif feature == "max-width" and pixels is not None:
            holds = pixels >= SCREEN
        else:
            holds = feature in ("min-height", "hover", "color") or value.strip() in (
                "light",
                "landscape",
                "fine",
            )
        if not holds:
            return False
    return True


def _pixels(length: str) -> float | None:
    match = re.fullmatch(r"\s*([\d.]+)(px|em|rem)?\s*", length)
    try:
        return float(match[1]) * (1 if match[2] in (None, "px") else 16) if match else None
    except ValueError:
        return None


def declared(body: str) -> Iterator[Declaration]:
    """The declarations of a block or of a `style` attribute that tell something, shorthands taken apart."""
    for piece in _cut(_TOKEN, ";", _COMMENT.sub(" ", body)):
        name, colon, value = piece.partition(":")
        name, value = name.strip(), " ".join(value.split())
        important = value.lower().endswith("!important")
        value = value[: -len("!important")].strip() if important else value
        if not colon or not value:
            continue
        if name.startswith("--"):
            yield name, value, important
        elif (name := name.lower().removeprefix("-webkit-")) in PROPERTIES:
            yield from ((part, text, important) for part, text in _apart(name, value))


def _apart(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The longhands of one declaration; values are in lower case, save names of fonts."""
    if name in ("margin", "padding", "inset"):
        values = value.lower().split()[:4]
        for side, number in zip(_SIDES, _VALUE_OF_SIDE[len(values)], strict=True):
            yield (side if name == "inset" else f"{name}-{side}"), values[number]
    elif name == "font":
        yield from _font(value)
    elif name == "list-style":
        yield "list-style-type", "none" if "none" in value.lower().split() else value.lower().split()[0]
    elif name == "background":
        picture = "url(" in value.lower() or "gradient(" in value.lower()
        yield "background-image", "url()" if picture else "none"
        yield "background-color", value.lower()
    elif name == "flex-flow":
        yield "flex-direction", value.lower().split()[0]
    else:
        yield name, value if name == "font-family" else value.lower()


def _font(value: str) -> Iterator[tuple[str, str]]:
    """`italic bold 12px/30px Georgia, serif` taken apart."""
    words = value.lower().split()
    yield (
        "font-weight",
        next((w for w in words if w in ("bold", "bolder") or re.fullmatch(r"[1-9]00", w)), "400"),
    )
    yield "font-style", next((w for w in words if w in ("italic", "oblique")), "normal")
    if size := _SIZE.search(value.lower()):
        yield "font-size", size[1]
        yield "font-family", value[size.end() :].strip()


def _cut(tokens: re.Pattern[str], mark: str, text: str) -> Iterator[str]:
    """The pieces of a text between the marks that stand in no brackets, strings or addresses."""
    begin = 0
    for token in tokens.finditer(text):
        if token[0] == mark:
            yield text[begin : token.start()].strip()
            begin = token.end()
    yield text[begin:].strip()


def _rule(selector: str, declarations: tuple[Declaration, ...]) -> Iterator[Rule]:
    """The rule of one selector; of what is painted before or behind an element, only that it is there."""
    if painted := _PAINTED.search(selector):
        selector = selector[: painted.start()]
        if not any(name.startswith("background") for name, _, _ in declarations):
            return
        declarations = (("background-image", "url()", False),)
    if selector.lower() == ":root":
        selector = "html"
    if parts := _parts(selector):
        yield Rule(parts, declarations, _weight(parts))


def _parts(selector: str) -> tuple[Compound, ...]:
    """The compounds of a selector from right to left; none where it is of another kind."""
    parts: list[Compound] = []
    joint = " "
    for token in re.split(r"(\s*>\s*|\s+)", selector):
        if not token.strip():
            joint = " "
        elif token.strip() == ">":
            joint = ">"
        elif _COMPOUND.fullmatch(token) and len(parts) < 8:
            parts.append(_compound(token, joint))
        else:
            return ()
    return tuple(reversed(parts))


def _compound(token: str, joint: str) -> Compound:
    tag = identity = ""
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    for sign, name, attribute, operator, value in _PART.findall(token):
        name = re.sub(r"\\(.)", r"\1", name)
        if attribute:
            attributes.append((attribute.lower(), operator, value))
        elif sign == ".":
            classes.append(name)
        elif sign == "#":
            identity = name
        else:
            tag = name.lower()
    return Compound(tag, identity, tuple(classes), tuple(attributes), joint)


def _weight(parts: tuple[Compound, ...]) -> tuple[int, int, int]:
    """How specific a selector is: ids, classes and attributes, names."""
    return (
        sum(bool(part.id) for part in parts),
        sum(len(part.classes) + len(part.attributes) for part in parts),
        sum(bool(part.tag) for part in parts),
    )
