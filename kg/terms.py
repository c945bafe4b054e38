"""Values as RDF terms, each in the canonical form that a store of typed values gives back."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import Literal

from kg.numerals import number
from kg.vocab import RDF, XSD

_YEAR = re.compile(r"(?!0000)[0-9]{4}")
_MONTH = re.compile(_YEAR.pattern + "-(?:0[1-9]|1[0-2])")
_DAY = re.compile(_MONTH.pattern + "-[0-9]{2}")
_FRACTION = re.compile(r"(?<![\d.])(\d{1,9})\s*(?:/|of|out of)\s*(\d{1,9})(?![\d.])", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,9})?)\s*%")
_LONE_NUMBER = re.compile(r"\D*(\d{1,9})\D*")
_ORDINAL = re.compile("第([一二三四五六七八九十]+)")
_SCORE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(?:\s*/\s*(\d{1,9}(?:\.\d{1,9})?))?\D*")
_CCF_CLAIM = re.compile(r"CCF[^A-Za-z]*([ABC])(?![A-Za-z])", re.IGNORECASE)
_CHINESE_LIST = re.compile("中文|国内")
_DIGITS = 6  # after the point; some readers turn what is smaller into 5E-7, which is no decimal
_LARGEST = Decimal(10) ** 18  # Oxigraph keeps decimals in 128 bits, 18 digits of them after the point


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


def json(value: object) -> Literal:
    """A value as rdf:JSON."""
    import json

    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Literal(text(written).value, datatype=RDF.JSON)


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=XSD.integer)


def boolean(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def decimal(value: float) -> Literal:
    """An xsd:decimal; a number that none can be (nan, 1e30) stays a string."""
    exact = Decimal(repr(value))
    if not exact.is_finite() or abs(exact) >= _LARGEST:
        return Literal(repr(value))
    plain = f"{exact:.{_DIGITS}f}".rstrip("0").rstrip(".")
    return Literal("0" if plain == "-0" else plain, datatype=XSD.decimal)


def date(value: str) -> Literal:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` as gYear, gYearMonth or date; what cannot be one stays a string."""
    for form, datatype in ((_YEAR, XSD.gYear), (_MONTH, XSD.gYearMonth), (_DAY, XSD.date)):
        if form.fullmatch(value) and _exists(value):
            return Literal(value, datatype=datatype)
    return text(value)


def _exists(value: str) -> bool:
    """Whether a day is in the calendar; years and months always are."""
    try:
        datetime.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


def year(value: str | int) -> Literal:
    """The year of a date as gYear: `2019-05` is 2019; a string when there is none."""
    return date(str(value)[:4])


def place(printed: str) -> Place:
    """What a printed rank tells: `3/253`, `top 2%`, `第3名`, `第一`."""
    plain = unicodedata.normalize("NFKC", printed)
    if told := fraction(plain):
        rank, cohort = told
        return Place(rank, cohort, round(100 * rank / cohort, 2)) if 0 < rank <= cohort else Place()
    if (share := percent(plain)) is not None:
        return Place(percentile=share) if share <= 100 else Place()
    if ordinal := _ORDINAL.search(plain):
        return Place(rank=number(ordinal[1]))
    lone = _LONE_NUMBER.fullmatch(plain)
    return Place(rank=int(lone[1]) or None) if lone else Place()


def fraction(printed: str) -> tuple[int, int] | None:
    """The two numbers of a place among many, which may be impossible ones: `3/253`, `5 of 120`."""
    matched = _FRACTION.search(unicodedata.normalize("NFKC", printed))
    return (int(matched[1]), int(matched[2])) if matched else None


def percent(printed: str) -> float | None:
    """The first share in percent: 2 of `top 2%`."""
    matched = _PERCENT.search(unicodedata.normalize("NFKC", printed))
    return float(matched[1]) if matched else None


def score(printed: str) -> tuple[float | None, float | None]:
    """The score and the highest there is, where the print tells them as numbers: `112/120`."""
    matched = _SCORE.fullmatch(printed)
    if not matched:
        return None, None
    return float(matched[1]), float(matched[2]) if matched[2] else None


def ccf_claim(printed: str) -> str | None:
    """The CCF rank that a claim names: A of `CCF-A`, `CCF A类`, `CCF推荐A类会议`.

    None of a claim for the CCF's other list, that of Chinese journals: `CCF中文A类`.
    """
    matched = None if _CHINESE_LIST.search(printed) else _CCF_CLAIM.search(printed)
    return matched[1].upper() if matched else None
