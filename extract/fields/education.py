"""Studies: institution, unit, degree, field, period, grade point average with its scale, rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from extract import roles
from extract.context import Context
from extract.entries import Entry, split_entries
from extract.entry_rows import is_prose
from extract.fields.grades import gpa, rank
from extract.fields.interests import labelled_interests
from extract.fields.periods import start_and_end
from extract.layout import Row, columns
from extract.profile import Education, Text
from extract.segments import Segment, row_label, split_head
from extract.words import either, flat, load, pattern

Pieces = dict[str, Segment]
_JOINT = re.compile(
    r"\s*(?:degree|student|candidate|program(?:me)?)?\s*(?:\(hons?\.?\)|\bhons?\.?)?\s*(?:in|of|en|em|di|de|:|,|-|–)?\s+(?=\w)",
    re.I,
)
_NOT_FIELD = re.compile(rf"[\d@]|{either(load('degrees')['not-field']['words'])}", re.I)
SCHOOL_AND_UNIT = re.compile(
    r"[\u3400-\u9fff]{2,12}?大学(?=[\u3400-\u9fff]{2,}(?:学院|系|专业|学部|研究院|研究所)$)"
)
_INITIALS = re.compile(r"[A-Z]{2,4}")
_CAPITALS = re.compile(r"[A-Z]{4,10}")  # a school that is known by its letters: INSEAD
_MAJOR = re.compile(r"\s*专业$")


def read(context: Context) -> dict[str, Any]:
    """The studies of all education sections."""
    found = [
        tuple(
            _with_schools(
                read_study(context, entry)
                for entry in split_entries(context, section.rows)
                if len(section.kinds) == 1 or tells_study(context, entry)
            )
        )
        for section in context.sections
        if "education" in section.kinds
    ]
    return {"education": tuple(study for studies in found for study in studies if is_study(study))}


def _with_schools(studies: Iterable[Education]) -> Iterator[Education]:
    """The studies of a section; a degree without a school was taken at the school printed before it."""
    before: Education | None = None
    for study in studies:
        if study.institution is None and study.degree and before and _is_apart(before, study):
            study = replace(study, institution=before.institution)
        yield study
        before = study


def _is_apart(before: Education, study: Education) -> bool:
    """Whether a degree is another one than that before it: of a level of its own, with a date of its own."""
    levels = {before.degree.value if before.degree else "", study.degree.value if study.degree else ""}
    return len(levels) == 2 and "other" not in levels and bool(study.start or study.end)


def tells_study(context: Context, entry: Entry) -> bool:
    """Whether an entry under a mixed heading is a study: a degree, and no position but a student's."""
    segments = split_head(context, entry.head, entry.labels).segments
    named = any(roles.degree(context.view, s.start, s.end) for s in segments)
    kinds = {
        roles.title_kind(context.view[s.start : s.end])
        for s in segments
        if roles.title(context, s.start, s.end) > 0.5
    }
    students = any(re.search(r"学生|student", context.view[s.start : s.end], re.I) for s in segments)
    return named and (not kinds - {""} or students)


def is_study(study: Education) -> bool:
    """Whether an entry tells of a study at all: a school, or a degree with a field or a date."""
    return bool(study.institution or (study.degree and (study.field or study.start or study.end)))


def read_study(context: Context, entry: Entry) -> Education:
    """The study that an entry tells of."""
    rows = [*(entry.parent.head if entry.parent else []), *entry.head, *entry.body]
    head = split_head(
        context, [row for row in rows if row in entry.head or _is_short(context, row)], entry.labels
    )
    pieces, level, words = _pieces(context, list(head.segments))
    start, end = start_and_end(context, head.periods)
    points, scale = gpa(context, rows)
    return Education(
        institution=_text(context, pieces, "institution"),
        department=_text(context, pieces, "department"),
        degree=level,
        degree_text=words,
        field=_text(context, pieces, "field"),
        start=start,
        end=end,
        gpa=points,
        gpa_max=scale,
        rank=rank(context, rows),
        research_interests=labelled_interests(context, rows),
    )


def _is_short(context: Context, row: Row) -> bool:
    label = row_label(context, row)[0]
    return columns(context.row_text(row)) < 110 and not is_prose(context, row) and label in (
        "", "institution", "department", "field", "degree", "period",
    )  # fmt: skip


def _text(context: Context, pieces: Pieces, name: str) -> Text | None:
    piece = pieces.get(name)
    return (
        context.text(piece.start, piece.end, f"education-{name}", 1.0 if piece.label else 0.9)
        if piece
        else None
    )


def _pieces(context: Context, segments: list[Segment]) -> tuple[Pieces, Text | None, Text | None]:
    """Which segment is what; the degree's level and words."""
    pieces: Pieces = {
        s.label: s for s in reversed(segments) if s.label in ("institution", "department", "field")
    }
    free = [segment for segment in segments if not segment.label or segment.label == "degree"]
    if "institution" not in pieces:
        free = _take_institution(context, free, pieces)
    level, words = _take_degree(context, free, pieces)
    if "department" not in pieces and (unit := _unit(context, free)):
        pieces["department"] = unit
        free.remove(unit)
    if "field" not in pieces and (field := _field(context, free)):
        pieces["field"] = field
    if "field" in pieces:
        pieces["field"] = _without_major(context, pieces["field"])
    return pieces, level, words


def _take_institution(context: Context, free: list[Segment], pieces: Pieces) -> list[Segment]:
    """Take the segment that names the school most surely, the first of equals; its rest stays free."""
    scored = [
        (roles.school(context, s.start, s.end), s)
        for s in free
        if not s.label and not s.bracket and not _is_degree(context, s)
    ]
    best = max((score for score, _ in scored), default=0.0)
    if best < 0.5:
        chosen = next((s for _, s in scored if _CAPITALS.fullmatch(context.view, s.start, s.end)), None)
    else:
        chosen = next(segment for score, segment in scored if score == best)
    if chosen is None:
        return free
    end = _end_of_school(context, chosen)
    pieces["institution"] = replace(chosen, end=end)
    start, last = context.document.trim(end, chosen.end, " ,-·")
    rest = [replace(chosen, start=start)] if start < last else []
    index = free.index(chosen)
    return [*free[:index], *rest, *free[index + 1 :]]


def _is_degree(context: Context, segment: Segment) -> bool:
    """Whether a segment is a degree and nothing else: 高中 is no school beside 北京四中."""
    found = roles.degree(context.view, segment.start, segment.end)
    return found is not None and found[1:] == (segment.start, segment.end)


def _end_of_school(context: Context, segment: Segment) -> int:
    """Where a school's name ends when its unit follows without a gap: 清华大学|计算机系."""
    known = [m for m in context.mentions_in(segment.start, segment.end, "SCHOOL") if m.start == segment.start]
    if known:
        end = max(m.end for m in known)
        rest = context.view[end : segment.end]
        if rest.strip() and (
            roles.unit(context, end, segment.end) or roles.degree(context.view, end, segment.end)
        ):
            return end
    match = SCHOOL_AND_UNIT.match(context.view, segment.start, segment.end)
    return match.end() if match else segment.end


def _take_degree(context: Context, free: list[Segment], pieces: Pieces) -> tuple[Text | None, Text | None]:
    for segment in sorted(free, key=lambda s: s.label != "degree"):
        found = roles.degree(context.view, segment.start, segment.end)
        if found is None or (segment.bracket and len(free) > 1 and _is_weak(segment, found)):
            continue
        level, start, end = found
        free.remove(segment)
        field = _beside_degree(context, segment, start, end) or _in_brackets(
            context, free, segment.end, level
        )
        if "field" not in pieces and field:
            pieces["field"] = field
        return (
            context.fact(level, start, end, "degree"),
            context.text(start, end, "degree"),
        )
    return None, None


def _is_weak(segment: Segment, found: tuple[str, int, int]) -> bool:
    """Whether a word in brackets may be no degree: 交流 in `(曾赴港大交流)`."""
    return found[0] == "other" and found[2] - found[1] < segment.end - segment.start


def _beside_degree(context: Context, segment: Segment, start: int, end: int) -> Segment | None:
    """The field of study in the same segment: `B.Sc. in Physics`, `Physics BSc`, `计算机硕士`."""
    joint = _JOINT.match(context.view, end, segment.end)
    after = replace(segment, start=joint.end() if joint else end)
    before = replace(segment, end=start)
    for piece in (after, before):
        first, last = _without_around(context, piece.start, piece.end)
        whole = roles.degree(context.view, first, last)
        if whole and whole[2] - whole[1] >= last - first - 1:
            continue
        if first < last and last - first > 1 and not _NOT_FIELD.search(context.view[first:last]):
            return replace(segment, start=first, end=last, label="")
    return None


@cache
def _around() -> re.Pattern[str]:
    words = flat(load("degrees")["around"])
    return re.compile(
        rf"^(?:\s*{pattern(words)}[\s,:]*)+|(?:[\s,]*{pattern(words)}\s*)+$|^\s*(?:in|of|for)\s+|^\s*[的与和]\s*",
        re.I,
    )


def _in_brackets(context: Context, free: list[Segment], after: int, level: str) -> Segment | None:
    """The field in brackets behind a degree: `B.Tech. (Information Technology)`, `B.Tech (ECE)`."""
    beside = next((s for s in free if s.bracket and 0 <= s.start - after <= 3), None)
    if beside is None or _NOT_FIELD.search(context.view[beside.start : beside.end]):
        return None
    if roles.degree(context.view, beside.start, beside.end):
        return None
    first, last = _without_around(context, beside.start, beside.end)
    short = level in ("bachelor", "master") and _INITIALS.fullmatch(context.view, first, last)
    return replace(beside, start=first, end=last) if short or last - first > 3 else None


def _without_around(context: Context, start: int, end: int) -> tuple[int, int]:
    """Without words such as 在读 or `candidate` at the ends."""
    while match := _around().search(context.view[start:end]):
        if match.start() == 0:
            start += match.end()
        else:
            end = start + match.start()
        if match.end() == match.start():
            break
    return context.document.trim(start, end, " ,;:()-·/&")


def _unit(context: Context, free: Iterable[Segment]) -> Segment | None:
    units = (s for s in free if not s.bracket and roles.unit(context, s.start, s.end) > 0.5)
    return next((s for s in units if not _MAJOR.search(context.view, s.start, s.end)), None)


def _field(context: Context, free: list[Segment]) -> Segment | None:
    """What is left and may name a field of study: no place, no number, no title of a person."""
    for segment in free:
        text = context.view[segment.start : segment.end]
        if segment.bracket or _NOT_FIELD.search(text) or roles.place(context, segment.start, segment.end):
            continue
        first, last = _without_around(context, segment.start, segment.end)
        if last - first >= 2 and last - first <= 60 and not roles.school(context, first, last):
            return replace(segment, start=first, end=last)
    return None


def _without_major(context: Context, segment: Segment) -> Segment:
    text = context.view[segment.start : segment.end]
    match = _MAJOR.search(text)
    return replace(segment, end=segment.start + match.start()) if match and match.start() > 1 else segment
