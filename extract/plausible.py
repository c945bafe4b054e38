"""Whether a text can be what its page shows: a garbled text layer is told by its characters.

Fonts in a PDF may name their glyphs wrongly, or only number them. What is read then is no text: control
characters, scripts that never stand together, rare characters only, symbols in a row, or letters in the
order in which the font was filled.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from extract.words import flat, load

LEAST = 20
"""The characters (but for spaces) below which a text tells too little."""

_LEAST_UNNAMED = 8  # the same where the font does not say what its glyphs mean
_HYPHENS = "\x02\u00ad\ufffe"  # also how pdfium tells those at the end of a line
_COMMON_FIRST = {
    "CJK": (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("euc_jp", 0xB0, 0xCF)),
    "HANGUL": (("euc_kr", 0xB0, 0xC8),),
}
"""Encodings that list the common characters of a script first, and the lead bytes of those: GB 2312 level 1,
the frequent ones of Big5, JIS X 0208 level 1, the syllables of KS X 1001."""

_ROW = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W\d_]+")


def garbled_share(texts: Mapping[tuple[str, bool], Iterable[str]]) -> float:
    """The share of a page's characters that stand in garbled fonts, from 0 to 1.

    `texts` has the characters of each font in the order of the file; its keys are the font's name and
    whether it says what its glyphs mean.
    """
    groups: dict[tuple[str, bool], str] = {}
    for (font, named), characters in texts.items():
        text = "".join(characters)
        key = (font if len(text) >= 2 * LEAST else "", named)  # what there is little of is judged together
        groups[key] = groups.get(key, "") + text
    sizes = {key: len(text) - text.count(" ") for key, text in groups.items()}
    garbled = sum(sizes[key] for key, text in groups.items() if is_garbled(text, named=key[1]))
    return 1.0 if _lacks_figures("".join(groups.values())) else garbled / max(1, sum(sizes.values()))


def _lacks_figures(page: str) -> bool:
    """Whether a page in a script that is seldom read here has no figure, address or Latin letter at all."""
    if any(character.isascii() and character.isalnum() for character in page):
        return False
    together = load("plausible")["scripts"]
    strange = sum((script := _SCRIPTS[character]) != "" and script not in together for character in page)
    return strange >= 60


def is_garbled(text: str, *, named: bool = True) -> bool:
    """Whether a text cannot be what a person reads; a short one gets the benefit of the doubt.

    Its characters are to come in the order of the file. `named` tells whether they are what the file
    says, not mere numbers of glyphs, which are right for plain Latin text at most.
    """
    counts = Counter(text)
    for blank in [character for character in counts if character.isspace() or character in _HYPHENS]:
        del counts[blank]
    if counts.total() < (LEAST if named else _LEAST_UNNAMED):
        return False
    return (
        _has_no_characters(counts)
        or (not text.isascii() and _is_foreign(counts, text))
        or _is_numbered(counts)
        or _is_salad(counts, text)
        or _is_no_latin(counts, text)
        or (not named and not _is_plain_latin(counts))
    )


def _is_foreign(counts: Counter[str], text: str) -> bool:
    """Whether scripts other than the Latin one are mixed, or not as they are written."""
    return (
        _mixes_scripts(counts)
        or _marks_nothing(counts, text)
        or any(_is_rare(counts, script) for script in _COMMON_FIRST)
    )


def _has_no_characters(counts: Counter[str]) -> bool:
    """Control, unassigned and replacement characters; those for private use may stand for icons."""
    kinds: Counter[str] = Counter()
    for character, count in counts.items():
        if not character.isprintable() or character == "\ufffd":  # letters, digits and marks are printable
            kinds["" if character == "\ufffd" else unicodedata.category(character)] += count
    none = sum(kinds[kind] for kind in ("", "Cc", "Cn", "Cs"))
    return none > 0.08 * counts.total() or kinds["Co"] > 0.4 * counts.total()


def _mixes_scripts(counts: Counter[str]) -> bool:
    """Letters of several scripts that never meet, or of one that has more letters than an alphabet."""
    scripts: dict[str, Counter[str]] = {}
    together = {"", *load("plausible")["scripts"]}
    for character, count in counts.items():
        if (script := _SCRIPTS[character]) not in together:
            scripts.setdefault(script, Counter())[character] = count
    strange = sum(found.total() for found in scripts.values())
    if strange < 8:
        return False
    letters = sum(count for character, count in counts.items() if character.isalpha())
    if strange < 0.05 * letters:
        return False
    main = max(scripts.values(), key=Counter.total)
    several = strange - main.total() > 0.04 * strange
    rich = len(main) > 90 or len(main) > 0.5 * main.total() > 10
    return several or rich


def _marks_nothing(counts: Counter[str], text: str) -> bool:
    """Marks that belong above or below a letter, as Thai has, begin words."""
    marks = "".join(character for character in counts if unicodedata.category(character) == "Mn")
    words = text.split() if marks else []
    return len(words) >= LEAST and sum(word[0] in marks for word in words) > 0.08 * len(words)


class _Scripts(dict[str, str]):
    """The scripts of letters, by the first words of their names; nothing for what is no letter."""

    def __missing__(self, character: str) -> str:
        name = unicodedata.name(character, "") if character.isalpha() else ""
        self[character] = script = name.partition(" ")[0]
        return script


_SCRIPTS = _Scripts()


def _is_numbered(counts: Counter[str]) -> bool:
    """New characters follow each other in the order of their codes, as glyphs numbered when first used do."""
    first = [ord(character) for character in counts]  # in the order of their first use
    steps = [two - one for one, two in pairwise(first)]
    return len(first) >= LEAST and sum(0 < step <= 4 for step in steps) > 0.8 * len(steps)


def _is_salad(counts: Counter[str], text: str) -> bool:
    """Symbols where letters should be; rows of the same one, as of dots, count once."""
    if len(counts) < LEAST or _symbols(counts) <= 0.5:
        return False
    return _symbols(Counter(_ROW.sub(r"\1", "".join(text.split())))) > 0.5


def _symbols(counts: Counter[str]) -> float:
    """The share of what is neither letter nor digit."""
    return sum(n for character, n in counts.items() if not character.isalnum()) / counts.total()


def _is_no_latin(counts: Counter[str], text: str) -> bool:
    """Latin letters in shares and words that no language has."""
    letters, marked = _latin(counts)
    if letters.total() < 40 or letters.total() < 0.3 * counts.total():
        return False
    if marked > 0.5 * letters.total():
        return True
    frequent = _frequent(letters)
    if letters.total() < 150 or frequent >= 0.45:
        return False
    words = {word.casefold() for word in _WORD.findall(text)}
    known = len(words.intersection(flat(load("plausible")["function_words"])))
    return len(words) >= (30 if frequent < 0.37 else 60) and known < 0.02 * len(words)


def _latin(counts: Counter[str]) -> tuple[Counter[str], int]:
    """The Latin letters without their marks and case, and how many had marks."""
    letters, marked = Counter[str](), 0
    for character, count in counts.items():
        if character.isascii() and character.isalpha():
            letters[character.lower()] += count
        elif _SCRIPTS[character] == "LATIN":
            letters[unicodedata.normalize("NFD", character)[0].casefold()] += count
            marked += count
    return letters, marked


def _frequent(letters: Counter[str]) -> float:
    """The share of the letters that are frequent in every language written in Latin ones."""
    return sum(letters[letter] for letter in load("plausible")["frequent_letters"]) / letters.total()


def _is_plain_latin(counts: Counter[str]) -> bool:
    letters, _ = _latin(counts)
    return letters.total() > 0.5 * counts.total() and _frequent(letters) > 0.5


def _is_rare(counts: Counter[str], script: str) -> bool:
    """Characters of a script with thousands of them, many of which are rare, or next to none frequent."""
    found = {c: n for c, n in counts.items() if not c.isascii() and _SCRIPTS[c] == script and not _is_jamo(c)}
    total = sum(found.values())
    if total < 30:
        return False
    common = (sum(n for c, n in found.items() if _is_in(c, *where)) for where in _COMMON_FIRST[script])
    if all(count < 0.4 * total for count in common):
        return True
    frequent = load("plausible")["frequent_characters"].get(script, "")
    return bool(frequent) and len(found) >= 60 and sum(found.get(c, 0) for c in frequent) < 0.15 * total


def _is_jamo(character: str) -> bool:
    """Whether it is a part of a Korean syllable, of which old texts have more than standards list."""
    return "\u1100" <= character <= "\u11ff" or "\u3130" <= character <= "\u318f"


@cache
def _is_in(character: str, encoding: str, first: int, last: int) -> bool:
    try:
        code = character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and first <= code[0] <= last
