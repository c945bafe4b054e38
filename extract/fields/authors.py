"""Author lists: where they begin and end, each author with the marks printed at the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.names import CAPITAL, PARTICLE, is_chinese_name, is_owner, pinyin_surnames

_NUMBERS = r"\s?\d{1,2}(?:,\s?\d{1,2})*(?=[*†‡§]*[,;.\s]|[*†‡§]*$)"
_MARK = (
    r"[*∗⁎⋆†‡§¶‖#✉^¹²³⁴⁵⁶⁷⁸⁹⁰]|\(?(?:共同一作|共一|一作|通讯作者|通讯|co-first|equal)\)?"
    rf"|{_NUMBERS}|\(\d{{1,2}}\)"
)
_CAPS = rf"(?:{CAPITAL}[\u0300-\u036f]?)"
_LETTER = r"(?:[^\W\d_]|['\u0300-\u036f])"
_REST = rf"(?:{_LETTER}|-(?:\n\s*)?(?={_LETTER}))*"  # of a word, over a hyphen at the end of a line
_WORD = rf"(?=\S*[a-zß-ÿĀ-ž]){CAPITAL}{_REST}{_LETTER}"
_INITIAL = rf"(?>{_CAPS}\.(?:\s?-?{_CAPS}\.)*)"  # all of them: no shorter run is tried
_BLOCK = rf"{CAPITAL}-{CAPITAL}(?![\w'])|{CAPITAL}{{2,3}}(?![\w'-])|{CAPITAL}(?![\w.'-])"
_FAMILY = rf"(?:{PARTICLE}\s+){{0,3}}{_WORD}"
_CAPITALS = rf"(?:(?:VAN|VON|DE|DER|DEN|LA|LE|DI|DA)\s+){{0,3}}(?:{CAPITAL}'\s?)?{_CAPS}{{2,}}(?:-{_CAPS}+)*"
_SURNAME_FIRST = rf"{_FAMILY}(?:\s+{_WORD})?,\s*{_INITIAL}(?:\s*{_INITIAL})*"  # Shen, Y. N.
_OTHER_FORMS = (
    rf"(?>(?:{_INITIAL}\s*)+){_FAMILY}(?:\s+{_WORD})?|"  # Y. N. Shen
    rf"{_FAMILY}\s+(?:{_BLOCK})|"  # Shen YN
    rf"{_CAPITALS}\s+(?:(?:{CAPITAL}\.[\s-]?){{1,3}}|"  # SHEN Y. N.
    rf"{CAPITAL}{{1,3}}(?:[\s-]{CAPITAL}){{0,2}})(?![\w'])|"  # SHEN Y N
    rf"{_CAPITALS}(?:\s+(?:{CAPITAL}\.|{_CAPITALS})){{1,3}}(?![\w])|"  # YINUO SHEN
    rf"{_WORD}(?:\s+(?:{_INITIAL}|{PARTICLE}(?=\s)|{_WORD})){{1,4}}|"  # Yinuo Q. Shen
    rf"[\u3400-\u9fff](?:\s?[\u3400-\u9fff]){{1,3}}(?![\u3400-\u9fff])|"  # 沈一诺
    r"et\s+al\.?|等(?=[.,，。\s])|\.\.\.|…"
)
_AUTHOR = re.compile(rf"(?:{_SURNAME_FIRST}|{_OTHER_FORMS})")
_GIVEN_FIRST = re.compile(rf"(?:{_OTHER_FORMS})")
_INVERTED = re.compile(
    rf"{_FAMILY},\s+{_WORD}(?:\s+{_INITIAL}|\s+{_WORD})?(?=,\s|\s+and\s|\.\s)"
)  # Shen, Yinuo
_BLOCKED = re.compile(rf"(?:{_FAMILY}(?:\s+{_WORD})?|{_CAPITALS})\s+{CAPITAL}(?:[-\s]?{CAPITAL}){{0,2}}")
_CLOSING = re.compile(rf"{_BLOCKED.pattern}(?=\.(?:\s|$))")  # Bee BC. Title
_GIVEN = re.compile(rf"{_WORD}(?:\s+{_WORD})+")
_OTHERS = re.compile(r"et\s+al|等$|\.\.\.|…")
_SEPARATOR = re.compile(
    r"\s*[,;、&]\s*(?:and\s+|&\s*)?|(?:(?<=\s)|\s+)(?:and\s+|&\s*)|"
    r"(?:(?<=\s)|\s+)(?=[\u3400-\u9fff]{2,4}(?:[\s,]|$))|(?<=[\u3400-\u9fff])[和与](?=[\u3400-\u9fff]{2,4}(?:[.,\s]|$))|"
    r"(?:(?<=\s)|\s+)(?=et\s+al|等|…)"
)
_BEHIND_RARE = re.compile(  # another name, or the title
    r"[*†#\s\d]*(?:[,，、;；]\s*([\u3400-\u9fff]{2,4})[*†#\d]*(?=[\s,，、;；.．])|[.．]\s*(?=[\u3400-\u9fff]{7,}))"
)
_DATED = re.compile(r"[^,.;\n]{2,60}?[,\s]*(?:19|20)\d\d")
_SKIP = re.compile(r"(?:[\s\x1f]|" + _MARK + r")*")
_END = re.compile(r"\s*(?:[.:\"(|]|\n|,\s*\"|$|\[|《|\t)|(?=\s*[,]\s*(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Author:
    """An author's name at `start` to `end` and the marks (`*†`) printed before or after it."""

    start: int
    end: int
    marks: str = ""


def author_list(view: str, start: int, end: int, owner: tuple[str, ...] = ()) -> tuple[list[Author], int]:
    """The authors at `start`, and where the list ends; an empty list when there is none."""
    authors: list[Author] = []
    place = start
    inverted = _INVERTED.match(view, start, end) if owner else None
    plain = True  # so far: in a list of `Rohit Kale`, a comma ends a name and begins no initials
    while True:
        lead = _SKIP.match(view, place, end)
        begin = lead.end() if lead else place
        match = (
            _owner(view, begin, end, owner)
            or _closing(view, begin, end, authors, owner)
            or (_GIVEN_FIRST if plain and authors else _AUTHOR).match(view, begin, end)
            or (inverted if not authors else None)
        )
        if not match or not _plausible(view, match):
            break
        last = _on_its_line(view, match, end)
        trail = _SKIP.match(view, last, end)
        stop = trail.end() if trail else last
        marks = "".join(c for c in view[place:begin] + view[last:stop] if not c.isspace() and c != "\x1f")
        authors.append(Author(match.start(), last, marks))
        plain = plain and _GIVEN.fullmatch(view, match.start(), last) is not None
        place = stop
        separator = _SEPARATOR.match(view, place, end)
        if not separator:
            break
        place = separator.end()
    if inverted and authors and authors[0].end == inverted.end():
        authors = authors if any(is_owner(owner, view[a.start : a.end]) for a in authors) else []
    return authors, _list_end(view, authors, end)


def _on_its_line(view: str, match: re.Match[str], end: int) -> int:
    """Where a name ends: at the end of its line, if what goes on there is the next row's venue and year."""
    cut = match[0].find("\n")
    if cut < 0 or match[0][cut:].lstrip()[:1].islower() or not _AUTHOR.fullmatch(match[0][:cut].rstrip()):
        return match.end()
    venue = len(match[0].split()) > 3 or _DATED.match(view, match.start() + cut + 1, end)
    return match.start() + len(match[0][:cut].rstrip()) if venue else match.end()


def _owner(view: str, start: int, end: int, owner: tuple[str, ...]) -> re.Match[str] | None:
    """The owner's own Chinese name, though nothing parts it from the title behind it."""
    chinese = [name for name in owner if is_chinese_name(name) and view.startswith(name, start)]
    return re.compile(re.escape(chinese[0])).match(view, start, end) if chinese else None


def _closing(
    view: str, start: int, end: int, authors: list[Author], owner: tuple[str, ...]
) -> re.Match[str] | None:
    """The last author of a list in the style of medicine, whose initials end with its full stop.

    `Quill A, Bee B. Hearing …`: the words behind the stop are the title's. A single author has to be the
    owner, and not be so with the next word (`Margaret Y. Osei`).
    """
    match = _CLOSING.match(view, start, end)
    if match is None:
        return None
    if authors:
        blocked = all(_BLOCKED.fullmatch(view[author.start : author.end]) for author in authors)
        return match if blocked else None
    longer = _AUTHOR.match(view, start, end)
    named = is_owner(owner, match[0]) and not (longer and is_owner(owner, longer[0]))
    return match if named else None


def leading_authors(view: str, start: int, end: int, owner: tuple[str, ...] = ()) -> tuple[list[Author], int]:
    """The authors at `start` and where their list ends; none where what stands there is no such list."""
    authors, stop = author_list(view, start, end, owner)
    if authors and is_author_list(view, authors, stop, end, owner):
        return authors, stop
    return [], start


def stands_for_others(name: str) -> bool:
    """Whether a name in a list is none: `et al.`, `等`."""
    return _OTHERS.match(name) is not None


def _list_end(view: str, authors: list[Author], end: int) -> int:
    if not authors:
        return 0
    trail = _SKIP.match(view, authors[-1].end, end)
    return trail.end() if trail else authors[-1].end


def _plausible(view: str, match: re.Match[str]) -> bool:
    """A Chinese name by its surname; one with a rare surname where another name or a title follows."""
    text = match[0]
    if not re.fullmatch(r"[\u3400-\u9fff\s]+", text):
        return len(text) <= 40
    if is_chinese_name(text) or text == "等":
        return True
    behind = _BEHIND_RARE.match(view, match.end())
    if len("".join(text.split())) > 3 or behind is None:
        return False
    other = behind[1] is None or is_chinese_name(behind[1])
    return other or _BEHIND_RARE.match(view, behind.end(1)) is not None


def is_author_list(view: str, authors: list[Author], last: int, end: int, owner: tuple[str, ...]) -> bool:
    """Whether what was read is a list of authors rather than the capitalised words of a title."""
    real = [a for a in authors if not stands_for_others(view[a.start : a.end])]
    if not real:
        return False
    if owner and any(is_owner(owner, view[a.start : a.end]) for a in real):
        return True
    closes = bool(_END.match(view, last, end)) or view[authors[-1].end - 1] == "."
    sure = [a for a in real if is_sure(view[a.start : a.end])]
    if len(real) >= 2:
        return bool(sure) or (closes and view[last:end].lstrip()[:1] != ":")
    return closes and bool(sure) and last < end


def is_sure(name: str, owner: tuple[str, ...] = ()) -> bool:
    """Whether words are sure to be a name: with initials, in Chinese, with a pinyin surname, or the owner."""
    if is_owner(owner, name):
        return True
    words = re.split(r"[\s,]+", name.strip())
    initials = any(re.fullmatch(rf"(?:{CAPITAL}\.?-?)+", word) for word in words)
    chinese = bool(re.fullmatch(r"[\u3400-\u9fff\s]+", name))
    return initials or chinese or any(word.lower() in pinyin_surnames() for word in (words[0], words[-1]))
