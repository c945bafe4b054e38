"""Hypothesis strategies that all tests share: hostile words, and profiles made of them."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import Any

from hypothesis import strategies as st

from extract import profile as model
from extract.profile import Fact, Profile, Source, Span

HOSTILE = (
    '"quoted" and \\"escaped\\" and \\',
    "[/b][bold red]markup[/]",
    "<b>tags</b> & &amp; <>",
    "<https://example.org/not/an/iri>",
    "a\x00b",
    "\x1b[31mred\x1b[0m \x07 \x7f \x85 \u2028",
    "\u202etfel ot thgir\u202c \u200f\u200e\u2066",
    "line\nbreak\r\nand\ttab",
    "\\u0041 \\n \\U0001F600",
    "{{ x }} ${x} %s ?_name } ; DROP ALL",
    "''' \"\"\" ```",
    "@context _:b0 cv:gpa https://x y",
    "中文，名字（甲）［乙］",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🧑‍🔬 e\u0301 ﬁ ⽤",
    "\ufffe\uffff\ufdd0",
    " \u3000 ",
    "x" * 10_000,
)
"""Values that break what was not made for them."""

text = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_year = st.integers(1950, 2050).map(str)
_month = st.builds("{}-{:02}".format, _year, st.integers(1, 12))
_day = st.builds("{}-{:02}".format, _month, st.integers(1, 28))
dates = _year | _month | _day
numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 4))

_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "start": dates,
    "end": dates | st.just("present"),
    "years": _year,
    "year": st.integers(1950, 2050),
    "degree": st.sampled_from(["bachelor", "master", "phd", "other"]),
    "gpa": st.floats(0, 100).map(lambda number: round(number, 3)),
    "gpa_max": st.sampled_from([4.0, 4.3, 5.0, 100.0]),
    "rank": text | st.sampled_from(["3/253", "前2%", "top 0.2%", "5 of 120", "第一", "9/3", "0/0", "250%"]),
    "change": st.sampled_from(["increase", "decrease", "relative-increase", "share", "level"]),
    "low": numbers,
    "high": numbers,
    "venue": text | st.sampled_from(["AAAI", "Findings of EMNLP", "WWW", "TKDE'21", "ACL Workshop on X"]),
    "claimed_rank": text | st.sampled_from(["CCF-A", "CCF B类", "SCI Q1"]),
    "first_author": st.booleans(),
    "author_position": st.integers(1, 5),
    "inventor_position": st.integers(1, 5),
    "date": dates,
    "authorship": st.sampled_from(["first", "co-first", "corresponding", "co-author"]),
    "score": text | st.sampled_from(["654", "112/120", "7.5", "N1"]),
}
_OF_KIND: dict[tuple[type, str], st.SearchStrategy[Any]] = {  # of fields that several kinds have
    (model.Patent, "kind"): st.sampled_from(["invention", "utility-model", "design", "software-copyright"]),
    (model.Patent, "status"): st.sampled_from(["granted", "registered", "published", "pending"]),
    (model.Talk, "kind"): st.sampled_from(["keynote", "invited", "oral", "poster", "lecture"]),
    (model.Service, "kind"): st.sampled_from(["reviewer", "committee", "chair", "editor", "member"]),
    (model.Service, "organization"): text | st.sampled_from(["ICML", "TKDE", "IEEE", "NeurIPS"]),
    (model.Project, "rank"): text,
}
_PARTS: dict[str, type] = {
    "links": model.Link,
    "results": model.Result,
    "education": model.Education,
    "experience": model.Experience,
    "projects": model.Project,
    "papers": model.Paper,
    "awards": model.Award,
    "skills": model.Skill,
    "languages": model.Language,
    "test_scores": model.TestScore,
    "patents": model.Patent,
    "talks": model.Talk,
    "service": model.Service,
    "certificates": model.Certificate,
    "other": model.Other,
}
_TEXT = "".join(HOSTILE[:-1])


def facts(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Fact[Any]]:
    """Facts of `values`, each somewhere in the text that every profile here has."""
    places = st.integers(0, len(_TEXT))
    spans = st.builds(lambda a, b, page: Span(min(a, b), max(a, b), page), places, places, st.integers(1, 9))
    return st.builds(Fact, values, spans, text, st.floats(0, 1))


def entries(kind: type) -> st.SearchStrategy[Any]:
    """Entries of a kind, with any of their fields."""
    return st.fixed_dictionaries({}, optional=_fields(kind)).map(_ordered).map(lambda given: kind(**given))


def profiles() -> st.SearchStrategy[Profile]:
    """Profiles with any of their fields, of hostile words."""
    given = st.fixed_dictionaries({}, optional=_fields(Profile))
    return st.builds(lambda file, given: Profile(_source(file, given), _TEXT, **given), text, given)


def _fields(kind: type) -> dict[str, st.SearchStrategy[Any]]:
    names = [
        (item.name, str(item.type))
        for item in fields(kind)
        if item.name not in ("source", "text", "warnings")
    ]
    return {name: _field(name, "tuple" in type_, kind) for name, type_ in names} | _own_text(kind)


def _own_text(kind: type) -> dict[str, st.SearchStrategy[Any]]:
    """`Result` has a fact by the name that a profile has its text under."""
    return {"text": facts(text)} if kind is model.Result else {}


def _field(name: str, several: bool, kind: type) -> st.SearchStrategy[Any]:
    if name == "warnings":
        return st.lists(text, max_size=2).map(tuple)
    if name in _PARTS:
        return st.lists(entries(_PARTS[name]), max_size=2).map(tuple)
    values = _OF_KIND.get((kind, name), _VALUES.get(name, text))
    return st.lists(facts(values), max_size=2).map(tuple) if several else facts(values)


def _ordered(given: dict[str, Any]) -> dict[str, Any]:
    """The lower number of a result first, as every extractor has it."""
    if "low" in given and "high" in given and given["low"].value > given["high"].value:
        given["low"], given["high"] = given["high"], given["low"]
    return given


def _source(file: str, given: dict[str, Any]) -> Source:
    sha256 = hashlib.sha256(repr(given).encode("utf-8", "replace")).hexdigest()
    return Source(file, sha256, "text/plain", "zh")


_LINES = """教育背景|EDUCATION|工作经历|EXPERIENCE|项目经历|PUBLICATIONS|SKILLS|周一鸣|2019|(|：|%|。||
姓名：周一鸣  电话：13800001111
ada@example.org | +47 55 50 01 23
青禾大学，数学系，硕士，2019.9 – 至今，GPA: 3.9/4.0，排名：3/120
Oslo University, BSc in Physics, 2015-2018
Acme Ltd, Engineer, Jan 2019 - Present
- reduced latency by 40%
• 将推理速度提升了 2~8倍
1. Ada Quill, Bo Bee*. Hearing of Owls in the Dark. AAAI 2023. (CCF-A)
《基于图的推荐方法研究》，软件学报，2020，第一作者
国家奖学金 (校前 2%)，教育部 2019, 2022
熟练使用 Python，了解 C/C++
CET-4/6, TOEFL 105
| a | b |
|---|---|
---
===
**
[Code](https://e.org/x)
<b>x</b>
<!-- x -->
&amp;""".splitlines()


def documents() -> st.SearchStrategy[str]:
    """Texts made of the lines of résumés, of hostile words, and of any characters at all."""
    pieces = (
        st.sampled_from([*_LINES[0].split("|"), *_LINES[1:]])
        | st.sampled_from(HOSTILE[:-1])
        | st.text(max_size=30)
    )
    lead = st.sampled_from(["", "", "", "  ", "- ", "# ", "\t", "1. "])
    lines = st.builds("{}{}{}".format, lead, pieces, st.sampled_from(["", "", ", ", "  "]) | pieces)
    return st.lists(lines, max_size=14).map("\n".join)
