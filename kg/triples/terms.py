"""Values as RDF terms, each in the canonical form that a store of typed values gives back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import Literal

from kg.vocab import XSD

_DATE = re.compile(r"(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_FRACTION = re.compile(r"(\d+)\s*(?:/|of|out of)\s*(\d+)", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_LONE_NUMBER = re.compile(r"\D*(\d+)\D*")
_SCORE = re.compile(r"(\d+(?:\.\d+)?)(?:\s*/\s*(\d+(?:\.\d+)?))?\D*")
_CCF_CLAIM = re.compile(r"CCF[^A-Za-z]*([ABC])(?![A-Za-z])", re.IGNORECASE)
_DIGITS = 18  # a store keeps decimals as 128-bit integers with 18 digits after the point
_LARGEST = Decimal(10) ** _DIGITS


class Place(NamedTuple):
    """A rank: the place, how many were ranked, and the share in percent; each may be absent."""

    rank: int | None = None
    cohort: int | None = None
    percentile: float | None = None


def text(value: str) -> Literal:
    """A string; what UTF-8 cannot carry (half of a surrogate pair) becomes `?`."""
    return Literal(value.encode("utf-8", "replace").decode("utf-8"))


def url(value: str) -> Literal:
    """An address as printed. A literal, since a printed address need not be a valid IRI."""
    return Literal(text(value).value, datatype=XSD.anyURI)


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=XSD.integer)


def boolean(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def decimal(value: float) -> Literal:
    """An xsd:decimal; a number that none can be (nan, 1e30) stays a string."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite() or abs(exact) >= _LARGEST:
        return Literal(str(value))
    plain = f"{round(exact, _DIGITS):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Literal("0" if plain in ("", "-0") else plain, datatype=XSD.decimal)


def date(value: str) -> Literal:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` as gYear, gYearMonth or date; anything else stays a string."""
    matched = _DATE.fullmatch(value)
    if not matched:
        return text(value)
    datatype = XSD.date if matched[4] else XSD.gYearMonth if matched[2] else XSD.gYear
    return Literal(value, datatype=datatype)


def year(value: str | int) -> Literal:
    """The year of a date as gYear: `2019-05` is 2019; a string when there is none."""
    return date(str(value)[:4])


def place(printed: str) -> Place:
    """What a printed rank tells: `3/253`, `top 2%`, `第3名`."""
    if fraction := _FRACTION.search(printed):
        rank, cohort = int(fraction[1]), int(fraction[2])
        if 0 < rank <= cohort:
            return Place(rank, cohort, round(100 * rank / cohort, 2))
        return Place()
    if percent := _PERCENT.search(printed):
        return Place(percentile=float(percent[1]))
    lone = _LONE_NUMBER.fullmatch(printed)
    return Place(rank=int(lone[1])) if lone else Place()


def score(printed: str) -> tuple[float | None, float | None]:
    """The score and the highest there is, where the print tells them as numbers: `112/120`."""
    matched = _SCORE.fullmatch(printed)
    if not matched:
        return None, None
    return float(matched[1]), float(matched[2]) if matched[2] else None


def ccf_claim(printed: str) -> str | None:
    """The CCF rank that a claim names: A of `CCF-A`, `CCF A类`, `CCF推荐A类会议`."""
    matched = _CCF_CLAIM.search(printed)
    return matched[1].upper() if matched else None
