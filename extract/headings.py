"""The wording of a heading → the kinds of section that it names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile

from extract.document import has_han, is_han
from extract.words import either, load

_ORDINAL = re.compile(
    r"\A[\s#*=\-_~■◆●▪►>【\[(|:/]*(?:第?[一二三四五六七八九十]+[、.．)章节\s]\s*|\(?[一二三四五六七八九十]+\)\s*|"
    r"[IVX]{1,4}[.、)]\s*|[A-H][.、)]\s+|\d{1,2}(?:\.\d)*[.、)\s]\s*)?"
)
_HYPHEN = re.compile(r"(?<=[a-z])-\s*(?=[a-z])")  # of a word cut at a line's end
_TRAILING = re.compile(r"(?<=[^\d.\s])\s*\d{1,2}$")  # a number behind a heading that is told twice
_DECORATION = re.compile(r"^[^\w(]+|[^\w)]+$")
_SPACED_HAN = re.compile(r"\A(?:[\u3400-\u9fff]\s+)+[\u3400-\u9fff](?![\u3400-\u9fff])")  # 技 能
_SPACED_CAPITALS = re.compile(r"(?<!\S)(?:[A-Z] ){2,}[A-Z]\Z")  # S K I L L S
_TWO_LANGUAGES = re.compile(
    r"(?P<zh1>[^A-Za-z]*[\u3400-\u9fff])[\s/|·-]*(?P<en2>[A-Za-z][A-Za-z&/ ,'-]*)|"
    r"(?P<en1>[A-Za-z][A-Za-z&/ ,'-]*?)[\s/|·-]*(?P<zh2>[\u3400-\u9fff][^A-Za-z]*)"
)
_SPLIT = re.compile(rf"\s*(?:[,/&|+·、,;]|\band\b|{either(load('headings')['joint']['zh'])})\s*")
_SCORED = re.compile(r"[(（][^)）]*\d")  # 英语（托福 103） is no heading
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


_LONGEST = 200  # characters that a heading may have with all its ornament; a longer row is none


@lru_cache(4_000)  # rows are looked at by several readers
def kinds(text: str) -> tuple[str, ...]:
    """The section kinds that a heading's words name, in order; empty when it names none."""
    if len(text) > _LONGEST:
        return ()
    whole = _HYPHEN.sub("", text)
    if whole != text and (found_whole := kinds(whole)):
        return found_whole
    bare = _bare(text)
    bare = _TRAILING.sub("", bare) if bare[-1:].isdigit() else bare
    if not bare or re.search(r"[@。.!?]|\d{4}", bare):
        return ()
    if found := _exact(bare):
        return () if found == "languages" and _SCORED.search(text) else (found,)
    parts = [part for part in _SPLIT.split(bare) if part]
    found_parts = list(takewhile(bool, map(_loose, parts)))
    known = len(found_parts) == len(parts)
    if len(parts) > 1 and not known and (found := _exact(_without_around(bare))):
        return (found,)
    if parts and known:
        if translated := _translated(parts, found_parts):
            return translated
        return tuple(dict.fromkeys(kind for kinds in found_parts for kind in kinds))
    return _bilingual(bare) or _compound(bare)


def goes_on(text: str) -> bool:
    """Whether a heading ends where another part must follow, as `Education and` does."""
    return len(text) <= _LONGEST and len(parts := _SPLIT.split(text.strip())) > 1 and not parts[-1]


def kinds_by_ending(text: str) -> tuple[str, ...]:
    """The kinds that a heading's last words name, for rows that the format itself calls headings.

    `咨询项目` are projects, `consulting projects` too; a heading of two parts may have one unknown.
    """
    if len(text) > _LONGEST:
        return ()
    bare = _bare(text)
    parts = [part for part in _SPLIT.split(bare) if part]
    known = [kind for part in parts for kind in _loose(part)]
    if known:
        return tuple(dict.fromkeys(known))
    words = bare.split()
    endings = [" ".join(words[cut:]) for cut in range(1, len(words))]
    endings += [bare[cut:] for cut in range(1, len(bare) - 1)] if has_han(bare) else []
    return next(((kind,) for ending in endings if (kind := _exact(ending)) and kind != "contact"), ())


def _bare(text: str) -> str:
    text = _undecorated(_ORDINAL.sub("", text, count=1))
    text = _undecorated(_BRACKETS.sub(" ", text)) if "(" in text or "[" in text else text
    text = _SPACED_HAN.sub(lambda match: re.sub(r"\s+", "", match[0]), text)
    text = _SPACED_CAPITALS.sub(lambda match: match[0].replace(" ", ""), text)
    return " ".join(text.split()).casefold()


def _undecorated(text: str) -> str:
    """A text without what is no letter, digit or bracket around others, at its ends."""
    plain = text[:1].isalnum() and text[-1:].isalnum()  # as most are
    return text if plain else _DECORATION.sub("", text)


@cache
def _table() -> dict[str, str]:
    return {
        word.casefold(): kind
        for kind, languages in load("headings").items()
        if kind not in ("around", "joint")
        for words in languages.values()
        for word in words
    }


def _exact(text: str) -> str:
    return _table().get(text, "")


def _loose(part: str) -> tuple[str, ...]:
    """The kind of one part of a heading, general words around it set aside."""
    found = _exact(part) or _exact(_without_around(part)) or _exact(part + "经历")
    return (found,) if found else ()


@cache
def _around() -> re.Pattern[str]:
    words = load("headings")["around"]
    english, chinese = either(words["en"]), either(words["zh"])
    return re.compile(rf"^(?:{english}\s+|{chinese}\s*)+|(?:\s+{english})+$|(?:\s*{chinese})+$")


def _without_around(text: str) -> str:
    return _around().sub("", text).strip()


def _bilingual(text: str) -> tuple[str, ...]:
    """A heading printed in two languages, of the Chinese words, or of the English ones where they tell
    more closely: `教育背景 education`, `项目与科研 projects`."""
    halves = _TWO_LANGUAGES.fullmatch(text)
    if halves is None:
        return ()
    chinese, latin = (halves["zh1"], halves["en2"]) if halves["zh1"] else (halves["zh2"], halves["en1"])
    first, second = kinds(chinese), kinds(latin)
    if not first:
        return second if len(chinese) > 2 else ()
    if not second or set(second) < set(first):
        return second
    both = set(first + second) == {"experience", "projects"}  # 科研经历 Projects
    return tuple(dict.fromkeys(second + first)) if both else first


def _translated(parts: list[str], found: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The kinds of a heading that says the same twice, `学术会议 / CONFERENCES`: of the Chinese words."""
    chinese = [has_han(part) for part in parts]
    return found[chinese.index(True)] if len(parts) == 2 and sum(chinese) == 1 else ()


def _compound(text: str) -> tuple[str, ...]:
    """A Chinese heading of two words without a joint: `论文专利`, `荣誉证书`; each is a kind of its own."""
    if not 4 <= len(text) <= 8 or not all(map(is_han, text)):
        return ()
    halves = ((_exact(text[:cut]), _exact(text[cut:])) for cut in range(2, len(text) - 1))
    return next((tuple(dict.fromkeys(both)) for both in halves if all(both)), ())
