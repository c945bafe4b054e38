"""The rank of a venue as a résumé claims it: CCF-A, SCI一区, JCR Q1, and the names of indexes."""

from __future__ import annotations

import re

_ZONE = r"[一二三四1-4]\s*区"
_CHINESE = "(?:中文|国内)(?:科技|学术)?(?:核心)?(?:期刊)?"  # of which the CCF has a list, too
RANKS = tuple(  # the most telling first: a list with its class, a zone, then the name of an index
    re.compile(form, re.I)
    for form in (
        rf"CCF\s*[-_ (]?\s*(?:推荐)?\s*(?:{_CHINESE})?\s*[-_ ]?[ABC](?![A-Za-z])(?:\s*类)?(?:\s*{_CHINESE})?|"
        r"CCF\s*[-_ ]?\s*T[123](?![0-9A-Za-z])(?:\s*[类级])?|"
        r"(?<![A-Za-z])[ABC]\s?类(?:会议|期刊)?",
        r"CORE\s*-?\s*A\*?|TH-?CPL\s*-?\s*[AB]|清华\s*[AB]\s*类",
        rf"SCI\s*{_ZONE}|中科院\s*(?:大类)?{_ZONE}(?:\s*TOP)?|JCR\s*-?\s*(?:Q[1-4]|{_ZONE})",
        r"(?<![A-Za-z])Q[1-4](?![A-Za-z0-9])|北大核心|中文核心|CSSCI|CSCD|SSCI|"
        r"(?-i:(?<![A-Za-z])(?:SCIE?|EI)(?![A-Za-z]))(?:\s*检索|\s*收录)?",
    )
)
"""An index is printed in capitals: `Sci` is a word of a journal's name."""
_FACTOR = re.compile(r"(?:IF|impact factor|影响因子)\s*[=:]?\s*\d+(?:\.\d+)?", re.I)


def tells_rank(words: str) -> bool:
    """Whether a clause tells nothing but a rank or an impact factor."""
    return any(form.fullmatch(words.strip()) for form in (*RANKS, _FACTOR))
