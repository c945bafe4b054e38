"""The looks of one CV, drawn apart from its words: fonts, sizes, colours, and how rows are arranged."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

ARRANGEMENTS = {
    "rows": [
        "date_right",
        "date_right",
        "date_left",
        "three",
        "one_line",
        "role_first",
        "stacked",
        "two_lines",
        "four",
        "four",
    ],
    "honours": ["year_left", "year_right", "inline", "dashed", "bullets", "grouped", "two_columns", "run"],
    "labels": [
        "bold_label",
        "label_column",
        "bullets",
        "tags",
        "two_columns",
        "three_columns",
        "plain",
        "dots",
        "bars",
    ],
    "cites": ["brackets", "numbers", "bullets", "hanging", "plain", "table"],
}
HEADINGS = [
    "rule",
    "bar",
    "fill",
    "small_caps",
    "spaced",
    "centred",
    "mark",
    "line_right",
    "plain",
    "boxed",
    "icon",
]
COLOURS = [
    "#1f4e79",
    "#8b1a1a",
    "#2e7d32",
    "#333333",
    "#000000",
    "#5b2c83",
    "#00695c",
    "#b8860b",
    "#37474f",
    "#c2185b",
]
FONTS = {
    "zh": [
        "Noto Sans CJK SC",
        "Noto Serif CJK SC",
        "WenQuanYi Zen Hei",
        "LXGW WenKai",
        "AR PL KaitiM GB",
        "AR PL SungtiL GB",
        "AR PL UMing CN",
        "WenQuanYi Micro Hei",
    ],
    "en": [
        "Lato",
        "Roboto",
        "Open Sans",
        "Liberation Serif",
        "Latin Modern Roman",
        "EB Garamond",
        "TeX Gyre Pagella",
        "Liberation Sans",
        "DejaVu Serif",
        "TeX Gyre Heros",
        "TeX Gyre Termes",
        "TeX Gyre Schola",
    ],
}
BULLETS = ["•", "•", "–", "▪", "◦", "▶", "»", "✓", "◆", "·", "➢"]


@dataclass(frozen=True)
class Look:
    """Lengths are in points; `margin` in millimetres; the arrangements are keys of what layouts know."""

    font: str
    latin: str
    size: float
    leading: float
    margin: float
    gap: float
    colour: str
    heading: str
    rows: str
    honours: str
    labels: str
    cites: str
    bullet: str
    icons: str  # none, svg, font, symbol or label
    photo: bool
    justified: bool
    small_dates: bool
    dot: str
    header: str  # left, centre, split or table
    running: str  # "", footer or header
    paper: str


def draw(rng: Random, lang: str) -> Look:
    """The looks of a CV in a language."""
    pick = rng.choice
    latin = pick(FONTS["en"])
    dense = lang == "zh" and rng.random() < 0.25
    return Look(
        pick(FONTS["zh"]) if lang == "zh" else latin,
        latin,
        pick([8.5, 9] if dense else [9, 9.5, 10, 10, 10.5, 11, 11.5]),
        pick([1.1, 1.2] if dense else [1.15, 1.25, 1.35, 1.45, 1.6]),
        pick([8, 10, 13] if dense else [10, 13, 16, 18, 20, 25]),
        pick([2, 3, 4] if dense else [4, 6, 9, 12, 16]),
        pick(COLOURS),
        pick(HEADINGS),
        pick(ARRANGEMENTS["rows"]),
        pick(ARRANGEMENTS["honours"]),
        pick(ARRANGEMENTS["labels"]),
        pick(ARRANGEMENTS["cites"]),
        pick(BULLETS),
        pick(["none", "svg", "font", "symbol", "label", "label"]),
        rng.random() < (0.45 if lang == "zh" else 0.12),
        rng.random() < 0.3,
        rng.random() < 0.3,
        pick([" · ", " | ", "　" if lang == "zh" else "  ", " / ", " • "]),
        pick(["left", "centre", "split", "table"]),
        pick(["", "", "", "footer", "header"]),
        pick(["A4", "A4", "letter"]),
    )
