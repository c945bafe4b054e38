"""A job description → requirements, and the lines in which none was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.match.listed import grouped
from kg.match.vocabulary import Named, named, says, words
from kg.numerals import number as chinese

_SENTENCE = re.compile(r"[。；;!?！？]|(?<!\betc)(?<!\be\.g)(?<!\bi\.e)\.(?=\s|$)")
_CLAUSE = re.compile(r"，|(?<=[\u3400-\u9fff]),|,(?=[\u3400-\u9fff])")  # Chinese lists have 、
_BULLET = re.compile(r"^\s*(?:[-*•·▪●○◦‣–—]|\(?\d{1,2}[.、)）]|[#]{1,6})\s*")
_LONGEST_HEADING = 40  # characters
_MODES = ("preferred", "other", "required")
_LEVELS = ("bachelor", "master", "phd")
_RANK = re.compile(
    r"CCF[\s-]*([ABC])(?![A-Za-z])(?:\s*[/、或,和及]\s*(?:CCF[\s-]*)?([ABC])(?![A-Za-z]))?", re.IGNORECASE
)
_SCORE = re.compile(
    r"\s*[:：]?\s*(?:of\s+)?(?:at least|minimum|min\.?|≥|>=|>|score of|overall|不低于|至少|分数|成绩)?\s*"
    r"(\d{1,3}(?:\.\d)?)(?!\s*%)",
    re.IGNORECASE,
)
_IN_A_LIST = ("skill", "topic", "field")


class Requirement(NamedTuple):
    """Something that is asked for.

    `kind`: degree, field, school, skill, topic, papers, award, years, internship, language, test, grade.
    `names`: groups of names, any of which will do. `level`: the least degree, or `high` for a skill that is
    to be known well. `number`: the least years, papers or grade, or the largest share in percent; `out_of`
    the scale of a grade; `scores`: the least of each test, None where any will do. `ranks`: of the CCF list;
    `first`: as first author. `required` or only welcome; `text` is its line.
    """

    kind: str
    label: str
    text: str
    required: bool = True
    names: tuple[tuple[str, ...], ...] = ()
    level: str = ""
    number: float | None = None
    out_of: float | None = None
    scores: tuple[float | None, ...] = ()
    ranks: tuple[str, ...] = ()
    first: bool = False


class Job(NamedTuple):
    """What a job asks for, each thing once, and the lines that ask for nothing that is known."""

    requirements: tuple[Requirement, ...]
    unread: tuple[str, ...]


def requirements(text: str) -> Job:
    """Read a job description in English or Chinese."""
    found: dict[tuple[object, ...], Requirement] = {}
    unread = []
    for line, mode in _lines(text):
        own = [each for sentence in _SENTENCE.split(line) for each in _of(sentence.strip(), mode)]
        unread += [] if own else [line]
        for each in own:
            held = found.get(key := _key(each))
            if held is None or (each.required and not held.required):
                found[key] = each
    return Job(tuple(found.values()), tuple(unread))


def _key(asked: Requirement) -> tuple[object, ...]:
    """What makes a requirement the same as another: of degrees and years there is one."""
    number = None if asked.kind in ("degree", "years") else asked.number
    return asked.kind, asked.names, asked.ranks, asked.first, asked.scores, number


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """The lines that may ask for something, and whether that is required or preferred."""
    mode, told = "required", words()
    for raw in text.splitlines():
        line = _BULLET.sub("", raw).strip().strip("*_【】[]").strip()
        if not re.search(r"\w", line):
            continue
        head, colon, rest = re.sub(r"[：]", ":", line).partition(":")
        heading = head.strip() if len(head) <= _LONGEST_HEADING and (colon or _is_short(line)) else ""
        sort = next((sort for sort in _MODES if heading and _is(heading, told[sort])), "")
        if sort and (colon or not any(_of(line, mode))):  # "985 preferred" is no heading
            mode, line = sort, rest.strip()
        if line and mode != "other":
            yield line, mode


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not re.search(r"[.。,，;；]$", line)


def _is(heading: str, names: list[str]) -> bool:
    """Whether a heading is one of some names, perhaps with a word or two around."""
    small = heading.casefold().strip()
    return any(small == name or (says(small, [name]) and len(small) <= len(name) + 16) for name in names)


def _of(sentence: str, mode: str) -> Iterator[Requirement]:
    if not sentence:
        return
    needed = _is_needed(sentence, mode)
    things = named(sentence)
    for find in (_degree, _schools, _years, _internship, _grade, _papers, _awards, _languages, _tests):
        yield from (each._replace(text=sentence, required=needed) for each in find(sentence, things))
    for clause in _CLAUSE.split(sentence):
        needed = _is_needed(clause, mode)
        yield from (each._replace(text=sentence, required=needed) for each in _listed(clause, named(clause)))


def _is_needed(text: str, mode: str) -> bool:
    return mode == "required" and not says(text, words()["preferred"])


def _degree(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    told = words()["degree"]
    asked = [level for level in _LEVELS if says(sentence, told[level])]
    if "master" in asked and not any(says(sentence, [word]) for word in told["master"] if word != "研究生"):
        asked = [level for level in asked if level != "master" or "phd" not in asked]  # 博士研究生
    if asked:
        yield Requirement("degree", f"{asked[0]} or above", sentence, level=asked[0])


def _years(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    told = words()["years"]
    for pattern in told["pattern"]:
        found = re.search(pattern, sentence, re.IGNORECASE)
        if found and says(sentence, told["words"]):
            yield Requirement("years", f"{found[1]} years of work", sentence, number=float(found[1]))
            return


def _grade(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    told = words()["grade"]
    for pattern in told["share"]:
        if found := re.search(pattern, sentence, re.IGNORECASE):
            yield Requirement(
                "grade", f"rank in the top {found[1]} %", sentence, number=float(found[1]), level="share"
            )
            break
    for pattern in told["gpa"]:
        if found := re.search(pattern, sentence, re.IGNORECASE):
            scale = float(found[2]) if found[2] else None
            label = f"GPA of {found[1]}" + (f" / {found[2]}" if scale else "")
            yield Requirement("grade", label, sentence, number=float(found[1]), out_of=scale, level="gpa")


def _papers(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    told = words()["papers"]
    venues = tuple(thing.names for thing in things if thing.kind == "venue")
    ranks = tuple(sorted({rank.upper() for found in _RANK.findall(sentence) for rank in found if rank}))
    top = says(sentence, told["top"])
    if not (ranks or top or says(sentence, told["words"])):
        return
    first = says(sentence, told["first"])
    number = max(filter(None, (_count(found[1]) for found in _counted().finditer(sentence))), default=1)
    ranks = ranks or (("A",) if top and not venues else ())
    places = " or ".join([f"CCF-{rank}" for rank in ranks] + [names[0] for names in venues])
    label = "".join((f"{number:g} " if number > 1 else "", "first-author " if first else "", "papers"))
    label += f" at {places}" if places else ""
    yield Requirement("papers", label, sentence, names=venues, ranks=ranks, first=first, number=float(number))


def _languages(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    for name, called in words()["language"].items():
        if says(sentence, called):
            yield Requirement("language", name, sentence, names=((name, *called),))


def _tests(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    """Tests, each with the least score that stands after it."""
    tests = [thing for thing in things if thing.kind == "test"]
    scored = [(test, _SCORE.match(sentence, test.end)) for test in tests]
    ends = {test: found.end() if found else test.end for test, found in scored}
    least = {test: float(found[1]) if found else None for test, found in scored}
    for group in grouped(tests, sentence, ends):
        shown = (f"{test.names[0]}" + (f" {least[test]:g}" if least[test] else "") for test in group)
        names, scores = tuple(test.names for test in group), tuple(least[test] for test in group)
        yield Requirement("test", " or ".join(shown), sentence, names=names, scores=scores)


def _schools(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    """Universities of a national programme, any of those that are named."""
    asked = [tier for tier, called in words()["tier"].items() if says(sentence, called)]
    if asked:
        label = f"{' or '.join(asked)} university"
        yield Requirement("school", label, sentence, names=tuple((tier,) for tier in asked))


def _internship(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    if says(sentence, words()["internship"]["words"]):
        yield Requirement("internship", "internship", sentence)


@cache
def _counted() -> re.Pattern[str]:
    """A number before papers."""
    numbers = "|".join(words()["number"])
    papers = r"(?:[\w-]+\s+){0,2}(?:papers?|publications?)"
    return re.compile(
        rf"(\d{{1,2}}|\b(?:{numbers})\b|[一二两三四五六七八九十]+)\s*\+?\s*(?:篇|{papers})", re.IGNORECASE
    )


def _count(numeral: str) -> int | None:
    """A number in digits or in words, of one of the languages."""
    if numeral.isdecimal():
        return int(numeral)
    told: dict[str, int] = words()["number"]
    return told.get(numeral.lower()) or chinese(numeral)


def _awards(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    """Awards, any of those that are named, or any award at all."""
    asked = tuple(dict.fromkeys(thing.names for thing in things if thing.kind == "award"))
    if asked or says(sentence, words()["award"]["words"]):
        label = " or ".join(names[0] for names in asked) or "awards"
        yield Requirement("award", label, sentence, names=asked)


def _listed(sentence: str, things: list[Named]) -> Iterator[Requirement]:
    """Skills, subjects and fields: each by itself, or any of them where the sentence says so."""
    level = "high" if says(sentence, words()["level"]["high"]) else ""
    is_study = _is_of_study(sentence) and any(thing.kind == "field" for thing in things)
    for kind in _IN_A_LIST:
        asked = _asked(kind, things, is_study)
        ends = {thing: thing.end for thing in asked}
        for group in [asked] if asked and kind == "field" else grouped(asked, sentence, ends):
            label = " or ".join(thing.names[0] for thing in group)
            yield Requirement(kind, label, sentence, names=tuple(t.names for t in group), level=level)


def _asked(kind: str, things: list[Named], is_study: bool) -> list[Named]:
    """The things of a kind, each once; what somebody studied is a field, what else they know a subject."""
    kinds = {"field": ("field", "topic") if is_study else (), "topic": () if is_study else ("topic",)}
    found: dict[int, Named] = {}
    for thing in things:
        if thing.kind in kinds.get(kind, (kind,)):
            found.setdefault(thing.start, thing)
    return list({thing.names: thing for thing in found.values()}.values())


def _is_of_study(sentence: str) -> bool:
    """Whether a sentence speaks of studies: a degree or a major."""
    degrees = (word for called in words()["degree"].values() for word in called)
    return says(sentence, ["major", "degree", "background in", "field", "专业", "学科", *degrees])
