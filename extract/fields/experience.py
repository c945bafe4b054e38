"""Positions and projects: jobs, internships, teaching, offices, and the projects between them.

Both are read together, since many CVs put them under one heading ("实习与项目经历").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from extract import roles
from extract.context import Context
from extract.entries import Entry, split_entries
from extract.entry_rows import has_period, is_prose
from extract.fields.education import SCHOOL_AND_UNIT, tells_study
from extract.fields.employers import heads, under_employers
from extract.fields.honours import names_award
from extract.fields.periods import start_and_end
from extract.fields.projects import PROJECT_KIND, PROJECT_ROLE, highlights, read_project
from extract.fields.results import results_in
from extract.fields.signs import is_paper, is_patent, is_reviewing
from extract.profile import Experience, Project, Text
from extract.sections import Section
from extract.segments import Head, Segment, split_head
from extract.words import either, load

Pieces = dict[str, Segment]
_OFFICE = re.compile(rf"{either(load('titles')['offices']['zh'])}$")
_SOCIETY = re.compile(rf"{either(load('titles')['offices']['of'])}$")
Role = Callable[[Context, int, int], float]
MAX_UNIT = 30
"""Characters: what else stands in the head of a position and is longer names no unit."""
_RESEARCH = re.compile(r"科研|研究|课题|其他|其它|research|\bother\b", re.I)
_CLAUSE_END = re.compile(r"[,，;；。]")


def read(context: Context) -> dict[str, Any]:
    """The positions and the projects of their sections."""
    positions: list[Experience] = []
    projects: list[Project] = []
    for section in context.sections:
        kinds = {"experience", "projects"} & set(section.kinds)
        if not kinds:
            continue
        found: list[Experience] = []
        for entry in split_entries(context, section.rows):
            if _is_elsewhere(context, section, entry):
                continue
            head = split_head(context, entry.head, entry.labels)
            if is_prose(context, entry.head[0]) and not head.periods and not _names_body(context, head):
                continue
            if "experience" in kinds and _is_position(context, head, section, entry.parent):
                found += _positions(context, entry, head)
            elif (project := read_project(context, entry, head)) is not None:
                projects.append(project)
        positions += under_employers(found)
    return {"experience": tuple(positions), "projects": tuple(projects)}


def _positions(context: Context, entry: Entry, head: Head) -> Iterator[Experience]:
    """The positions that an entry tells of; what it tells about them goes with the first."""
    for each in heads(context, head):
        if (position := _position(context, entry, each)) is not None:
            yield position
        entry = Entry(entry.head, parent=entry.parent, labels=entry.labels)


def _is_elsewhere(context: Context, section: Section, entry: Entry) -> bool:
    """Whether an entry is a study, an honour, a patent or reviewing rather than a position or a project."""
    if "education" in section.kinds and tells_study(context, entry):
        return True
    if "awards" in section.kinds and any(names_award(context, row) for row in entry.head):
        return True
    if {"patents", "projects"} & set(section.kinds) and is_patent(context, entry.head[0]):
        return True
    return is_reviewing(context, entry.head[0]) or is_paper(context, entry.head[0])


def _names_body(context: Context, head: Head) -> bool:
    return any(roles.organization(context, s.start, s.end) >= 0.75 for s in head.segments)


def _is_position(context: Context, head: Head, section: Section, parent: Entry | None) -> bool:
    """Whether an entry is a position: under a plain heading if anything says so, under a mixed one if
    it has an organisation with a title, or no words of a project."""
    if any(s.label == "project" for s in head.segments):
        return False
    free = [s for s in head.segments if not s.bracket] or list(head.segments)
    best = max((roles.organization(context, s.start, s.end) for s in free), default=0.0)
    titles = [s for s in head.segments if not PROJECT_ROLE.search(context.view, s.start, s.end)]
    titled = max((roles.title(context, s.start, s.end) for s in titles), default=0.0)
    if len(titles) < len(head.segments) and titled < 0.7 and best < 0.75:
        return section.kinds == ("experience",) and any(_is_society(context, s) for s in titles)
    if parent and has_period(context, *parent.head) and titled < 0.7 and best < 0.75:
        return False
    if "projects" in section.kinds:
        first = bool(free) and roles.organization(context, free[0].start, free[0].end) > 0.75
        return best >= 0.75 and (titled >= 0.7 or (first and not _named_kind(context, head)))
    research = section.heading and _RESEARCH.search(context.view, section.heading.start, section.heading.end)
    return not research or best >= 0.5 or titled >= 0.45


def _is_society(context: Context, segment: Segment) -> bool:
    return bool(_SOCIETY.search(context.view, segment.start, segment.end))


def _named_kind(context: Context, head: Head) -> bool:
    return any(PROJECT_KIND.search(context.view, s.start, s.end) for s in head.segments)


def _position(context: Context, entry: Entry, head: Head) -> Experience | None:
    segments = [s for s in head.segments if s.label not in ("period", "location", "advisor")]
    pieces = _position_pieces(context, segments)
    if entry.parent and "organization" not in pieces:
        inherited = _position_pieces(context, list(split_head(context, entry.parent.head).segments))
        pieces |= {name: piece for name, piece in inherited.items() if name not in pieces}
    if "title" not in pieces and (opening := _opening_title(context, entry)):
        pieces["title"] = opening
    periods = head.periods or (split_head(context, entry.parent.head).periods if entry.parent else ())
    start, end = start_and_end(context, periods)
    if not pieces or not (start or end or entry.body or len(pieces) > 1):
        return None
    return Experience(
        organization=_text(context, pieces, "organization"),
        department=_text(context, pieces, "department"),
        title=_text(context, pieces, "title"),
        kind=_kind(context, pieces),
        start=start,
        end=end,
        results=results_in(context, [*entry.head, *entry.body]),
        highlights=highlights(context, entry.body, head),
    )


def _opening_title(context: Context, entry: Entry) -> Segment | None:
    """A title that opens the first sentence about a position: `图形算法实习生，将移动端…`."""
    if not entry.body:
        return None
    row = entry.body[0]
    comma = _CLAUSE_END.search(context.view, row.body, row.end)
    end = comma.start() if comma else row.end
    short = end - row.body <= 24
    return Segment(row.body, end, 0) if short and roles.title(context, row.body, end) >= 0.9 else None


def _text(context: Context, pieces: Pieces, name: str) -> Text | None:
    piece = pieces.get(name)
    if piece is None:
        return None
    return context.text(piece.start, piece.end, f"position-{name}", 1.0 if piece.label else 0.9)


def _kind(context: Context, pieces: Pieces) -> Text | None:
    piece = pieces.get("title")
    kind = roles.title_kind(context.view[piece.start : piece.end]) if piece else ""
    return context.fact(kind, piece.start, piece.end, "position-kind") if piece and kind else None


def _position_pieces(context: Context, segments: list[Segment]) -> Pieces:
    """Which segment is the organisation, which the title, which the unit."""
    pieces: Pieces = {
        s.label: s for s in reversed(segments) if s.label in ("organization", "title", "department")
    }
    free = [s for s in segments if not s.label and not roles.place(context, s.start, s.end)]
    plain = [s for s in free if not s.bracket] or free
    titled = plain if _best(context, plain, roles.title, 0.45) else free
    if "title" not in pieces and (found := _best(context, titled, _mere_title, 0.4)):
        plain = [s if s is not found else _before_colon(context, s) for s in plain]
        found = _before_colon(context, found)
        title, rest = _cut_title(context, found, "organization" in pieces or len(plain) > 1)
        plain = [s for s in plain if s is not found]
        title = _with_bracket(context, _with_second(context, title, plain), free)
        pieces["title"] = _with_course(context, title, plain)
        if rest:
            pieces["organization"] = rest
    if "organization" not in pieces and (found := _best(context, plain, _whole_body, 0.5)):
        pieces["organization"] = found
        plain.remove(found)
    if "organization" not in pieces and plain and ("title" in pieces or len(plain) > 1):
        pieces["organization"] = plain.pop(0)
    if "department" not in pieces and (unit := _unit_of_school(context, pieces.get("organization"))):
        pieces["organization"], pieces["department"] = unit
    if "department" not in pieces and (found := _best(context, plain, roles.unit, 0.5)):
        pieces["department"] = found
        plain.remove(found)
    if "title" not in pieces and plain:
        pieces["title"] = plain.pop(0)
    if "department" not in pieces and plain and plain[0].end - plain[0].start <= MAX_UNIT:
        pieces["department"] = plain[0]
    return pieces


def _before_colon(context: Context, segment: Segment) -> Segment:
    """A title without what a colon says was done: `算法实习生:用图网络预测溶解度`."""
    colon = context.view.find(":", segment.start, segment.end)
    if colon < 0 or roles.title(context, segment.start, colon) < 0.7:
        return segment
    return replace(segment, end=context.document.trim(segment.start, colon)[1])


def _whole_body(context: Context, start: int, end: int) -> float:
    """How surely a segment is an organisation and no unit of one: `IMF` beside `Research Department`."""
    body = roles.organization(context, start, end)
    return body - 0.2 if body < 0.9 and body > 0.5 and roles.unit(context, start, end) else body


def _mere_title(context: Context, start: int, end: int) -> float:
    """How surely a segment is a title and no organisation: `Research Intern` beside `NVIDIA Research`."""
    title = roles.title(context, start, end)
    return title - 0.04 * roles.organization(context, start, end) if title else 0.0


def _unit_of_school(context: Context, body: Segment | None) -> tuple[Segment, Segment] | None:
    """A school and its unit, printed as one word: `湘潭大学|数学与计算科学学院`."""
    glued = SCHOOL_AND_UNIT.match(context.view, body.start, body.end) if body and not body.label else None
    if body is None or glued is None:
        return None
    end = glued.end()
    return replace(body, end=end), replace(body, start=end)


_COURSE = re.compile(r"[A-Z]{2,5}[- ]?\d{2,4}|课程$")


def _with_bracket(context: Context, title: Segment, free: list[Segment]) -> Segment:
    """A title with what it is called elsewhere, in brackets behind it: `Lecturer (Assistant Professor)`."""
    beside = next((s for s in free if s.bracket and 0 < s.start - title.end <= 2), None)
    if beside is None or roles.title(context, beside.start, beside.end) < 0.7:
        return title
    return replace(title, end=beside.end + 1)


def _with_second(context: Context, title: Segment, plain: list[Segment]) -> Segment:
    """A title with another one that a Chinese comma joins to it: `副教授、硕士生导师`."""
    beside = next((s for s in plain if s.row == title.row and s.start >= title.end), None)
    if beside is None or context.view[title.end : beside.start].strip() != "、":
        return title
    plain.remove(beside)
    return replace(title, end=beside.end)


def _with_course(context: Context, title: Segment, plain: list[Segment]) -> Segment:
    """A teaching title with the course that follows it: `Instructor, CS 4320 Databases`."""
    if roles.title_kind(context.view[title.start : title.end]) != "teaching":
        return title
    beside = next((s for s in plain if s.row == title.row and s.start >= title.end), None)
    if beside is None or not _COURSE.search(context.view, beside.start, beside.end):
        return title
    plain.remove(beside)
    return replace(title, end=beside.end)


def _best(context: Context, segments: list[Segment], role: Role, least: float) -> Segment | None:
    scored = [(role(context, s.start, s.end), s) for s in segments]
    best = max((score for score, _ in scored), default=0.0)
    return next((s for score, s in scored if score == best), None) if best >= least else None


def _cut_title(context: Context, segment: Segment, named: bool) -> tuple[Segment, Segment | None]:
    """A title glued to its organisation: `微软亚洲研究院研究实习生`, told by a known name at the front."""
    known = context.mentions_in(segment.start, segment.end, "SCHOOL", "INSTITUTE", "COMPANY")
    first = next((m for m in known if m.start == segment.start and m.end < segment.end), None)
    if named:
        return segment, None
    if first is None:
        return _cut_office(context, segment)
    start, end = context.document.trim(first.end, segment.end, " ,-")
    if not roles.title(context, start, end):
        return segment, None
    return replace(segment, start=start), replace(segment, end=first.end)


def _cut_office(context: Context, segment: Segment) -> tuple[Segment, Segment | None]:
    """An office glued to the society or unit that it is held in: `校学生会|主席`."""
    match = _OFFICE.search(context.view, segment.start, segment.end)
    if not match or match.start() - segment.start < 3:
        return segment, None
    front = replace(segment, end=match.start())
    body = _SOCIETY.search(context.view, front.start, front.end) or roles.unit(
        context, front.start, front.end
    )
    known = body or roles.organization(context, front.start, front.end) >= 0.75
    return (replace(segment, start=match.start()), front) if known else (segment, None)
