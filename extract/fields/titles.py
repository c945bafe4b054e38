"""Where the title of a citation ends, and whether words can be a title at all."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from extract.context import Context
from extract.document import han_in
from extract.fields.authors import author_list, is_author_list, is_sure
from extract.fields.ranks import tells_rank
from extract.headings import kinds
from extract.names import is_owner
from extract.words import either, flat, load, pattern

_WORDS = load("papers")
_TYPE = re.compile(r"\s*\[(?:J|C|D|M|N|R|A|S|Z|J/OL|C/OL|EB/OL|OL|A//C)\]", re.I)
_WIDE = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_STOP = re.compile(
    r"(?<![A-Z])[.?!](?=[\s\x1f]|$)(?!\s*$)|(?<=\w\w)\.\s*$|(?<=[\u3400-\u9fff])\.(?=[\u3400-\u9fffA-Z《])|。|"
    r"\s*\[(?=[A-Za-z\u3400-\u9fff])|(?<=\S)[ ]{2,}|\t|\s\|\s?|[ \t\x1f]+[-–—]{1,2}\s+(?=[A-Z])|\s\(with\b"
)
_SHORTENED = re.compile(r"vs|st|dr|no|vol|eq|fig|et al|i\.e|e\.g|[A-Z]", re.I)
_PLACEHOLDER = re.compile(r"^[xX×*\s.…?]+$|^(?:XX+|xx+|某某|论文题目|论文标题|paper title|title)$", re.I)
_COUNTED = re.compile(
    rf"(?:{pattern(_WORDS['no-title']['en'])}(?=\s|$)|\d+\s+(?:papers|articles|manuscripts)\b|"
    rf"{either(_WORDS['no-title']['zh'])}|\d+\s*余?篇)",
    re.I,
)
_IS_YEAR = re.compile(r"\s*(?:19|20)\d\d\b")
_NAME = re.compile(r"[A-Z][\w&.-]*(?:\s+(?:[A-Z][\w&.-]*|of|and|&|in|the|for|on)){0,7}|[\u3400-\u9fff]{3,12}")
_CLAUSE = re.compile(r"\s*(\(|,|;|\s-\s)\s*")
_CLAUSE_LENGTH = 400  # characters: what tells the venue is shorter
_CLAUSES = 50  # of a title: what has more is none
MIN_TITLE = 6
"""Characters: what is shorter is no title."""


def title_end(context: Context, start: int, end: int, owner: tuple[str, ...] = ()) -> int:
    """Where a title that begins at `start` ends: at its type mark, a full stop, or what tells the venue."""
    view = context.view
    if match := _TYPE.search(view, start, end):
        return match.start()
    italics = _before_italics(context, start, end)
    if any(first <= start + 1 and last == italics for first, last in context.document.emphasis):
        return italics
    end = _at_stop(context, start, _bold_end(context, start, italics, owner))
    return _before_venue(context, start, _before_authors(context, start, end, owner))


def _at_stop(context: Context, start: int, end: int) -> int:
    """The first stop that closes a sentence, or the first gap where gaps do not part all words."""
    view = context.view
    justified = 2 * len(_WIDE.findall(view, start, end)) > len(re.findall(r"\S\s\S", view[start:end]))
    for match in _STOP.finditer(view, start + MIN_TITLE, end):
        if view[match.start()] in "?!":
            if _goes_on(context, match.end(), end):
                continue
            return match.end()
        if not match[0].strip(" ") and (justified or not _is_told(context, match.end(), end)):
            continue
        if not _abbreviation(view, start, match.start()):
            return match.start()
    return end


def _is_told(context: Context, start: int, end: int) -> bool:
    """Whether behind a gap stands what is no part of a title: a year, a venue or authors."""
    near = min(end, start + 60)
    authors, stop = author_list(context.view, start, end)
    listed = len(authors) > 1 and is_author_list(context.view, authors, stop, end, ())
    return listed or bool(
        re.search(r"(?:19|20)\d\d|'\d\d\b|[|《\[]", context.view[start:near])
        or context.mentions_in(start, near, "VENUE")
        or names_venue(context.view[start:near])
    )


def _before_italics(context: Context, start: int, end: int) -> int:
    """A title in italics ends with them; one in plain type ends where italics name the venue."""
    for first, last in context.document.emphasis:
        if (
            first <= start + 1
            and start + MIN_TITLE < last <= end
            and len(context.view[first:last].split()) > 2
        ):
            return last
        if start + 12 < first < end:
            return first
    return end


def _bold_end(context: Context, start: int, end: int, owner: tuple[str, ...]) -> int:
    """Where a title in bold ends, before the owner's bold name; `end` where it is plain."""
    for first, last in context.document.strong:
        if first <= start < last and start + MIN_TITLE < last < end:
            words = list(re.finditer(r"\S+", context.view[start:last]))
            tails = [start + word.start() for word in words[-4:] if len(words) > 3]
            named = next((tail for tail in tails if is_owner(owner, context.view[tail:last])), last)
            return named if len(words) > 3 else end
    return end


def _goes_on(context: Context, start: int, end: int) -> bool:
    """Whether a title goes on after its question mark: what follows is no venue and has a stop of its own."""
    start, _ = context.document.trim(start, end)
    rest = context.view[start:end]
    piece = re.split(r"[.?!](?=\s|$)| {2,}", rest)[0]
    known = context.mentions_in(start, start + len(piece), "VENUE")
    lower = re.search(r"\b[a-z]{5,}", piece)  # venues are printed with capitals
    return (
        len(piece.split()) > (2 if lower else 3)
        and not _tells_venue(piece)
        and not known
        and not rest.startswith(("In ", "arXiv"))
    )


def _abbreviation(view: str, start: int, place: int) -> bool:
    """Whether the stop at `place` closes an abbreviation or an initial: `vs.`, `St.`, `U.S.`"""
    word = re.search(r"[\w.]+$", view[start:place])
    return word is not None and view[place] == "." and _SHORTENED.fullmatch(word[0]) is not None


@cache
def _venue_words() -> re.Pattern[str]:
    words = [*_WORDS["venue"]["words"], *flat(_WORDS["status"]), *flat(_WORDS["authorship"])]
    return re.compile(rf"{pattern(words)}|'\d\d\b|(?:19|20)\d\d|CCF|SCI|@", re.I)


@cache
def _strong_words() -> re.Pattern[str]:
    """The words that only venues have; `energy` or `research` may stand in a title as well."""
    return re.compile(pattern(_WORDS["venue"]["strong"]), re.I)


def names_venue(text: str) -> bool:
    """Whether words that only venues have stand in a text."""
    return bool(_strong_words().search(text))


def _before_venue(context: Context, start: int, end: int) -> int:
    """Cut a bracket or a comma clause that tells the venue, the state or the authorship."""
    view = context.view
    for match in islice(_CLAUSE.finditer(view, start + MIN_TITLE, end), _CLAUSES):
        near = min(end, match.end() + _CLAUSE_LENGTH)
        rest_end = view.find(")", match.end(), near) if match[1] == "(" else near
        rest = view[match.end() : rest_end if rest_end > 0 else near]
        known = [
            m
            for m in context.mentions_in(match.end(), near, "VENUE")
            if m.start < match.end() + (40 if match[1] == "(" else 3)
        ]
        if match[1] == "(" and (known or _venue_words().search(rest)):
            return match.start()
        piece = re.split(r"[,;(]", rest)[0]
        if match[1] != "(" and (known or _tells_venue(piece)) and len(view[start : match.start()]) > 12:
            return _before_name(view, start, match.start()) if _IS_YEAR.match(piece) else match.start()
    return end


def _before_name(view: str, start: int, end: int) -> int:
    """Cut the words between a comma and the year, if they are set like a name: `…, Applied Energy, 2022`."""
    comma = view.rfind(",", start, end)
    before = view[start : max(comma, start)]
    long = len(before.split()) > 2 or han_in(before) > 5
    return comma if long and _NAME.fullmatch(view[comma + 1 : end].strip()) else end


def _before_authors(context: Context, start: int, end: int, owner: tuple[str, ...]) -> int:
    """Cut a list of authors behind a comma: `Hearing of Owls, A. Quill, B. Bee`."""
    view = context.view
    for match in re.finditer(r",\s+|\s+by\s+|\n\s*", view[start + MIN_TITLE : end]):
        place = start + MIN_TITLE + match.end()
        authors, stop = author_list(view, place, end)
        enough = len(authors) > 1 and any(is_sure(view[a.start : a.end], owner) for a in authors)
        closes = stop >= end - 1 or view[stop] in ",.;("
        if (
            enough
            and closes
            and is_author_list(view, authors, stop, end, owner)
            and len(view[start : place - 1].split()) > 2
        ):
            return start + MIN_TITLE + match.start()
    return end


@cache
def _tells_part() -> re.Pattern[str]:
    """The words for the part of an author and for the state of a paper."""
    states = [word for kind, words in _WORDS["status"].items() if kind != "published" for word in words]
    return re.compile(pattern([*flat(_WORDS["authorship"]), *states]), re.I)


def _tells_venue(piece: str) -> bool:
    """Whether a comma clause is a venue: `in Proc. …`, a journal's words with capitals, a bare year."""
    piece = piece.strip()
    if re.match(
        r"(?:in|In|accepted|submitted|under review|to appear|published|forthcoming|revise)\s", piece
    ) and _venue_words().search(piece):
        return True
    if tells_rank(piece) or _tells_part().fullmatch(piece):
        return True
    words = re.findall(r"[A-Za-z]+", piece)
    capitals = sum(w[0].isupper() for w in words if len(w) > 3)
    return (
        bool(re.fullmatch(r"(?:19|20)\d\d.*", piece))
        or (
            bool(_strong_words().search(piece))
            and capitals * 2 > len([w for w in words if len(w) > 3])
            and len(words) < 12
        )
        or bool(re.fullmatch(r"[\u3400-\u9fff]{2,12}(?:学报|杂志|期刊|通报|科学|会议)", piece))
    )


def is_title(context: Context, start: int, end: int, sure: bool) -> bool:
    """Whether words can be a title: enough of them, no placeholder and no heading; fewer if `sure`."""
    text = " ".join(context.view[start:end].split())
    if _PLACEHOLDER.match(text) or len(text) < MIN_TITLE or "@" in text or kinds(text):
        return False
    if _COUNTED.match(text):
        return False
    return han_in(text) >= 5 or len(re.findall(r"[A-Za-z]{2,}", text)) >= (2 if sure else 3)
