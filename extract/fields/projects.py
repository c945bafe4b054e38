"""Projects: name, part of the owner, kind, period; funders and numbers are no part of the name."""

from __future__ import annotations

import re
from dataclasses import replace

from extract import roles
from extract.context import Context
from extract.entries import Entry
from extract.fields.links import links_in
from extract.fields.periods import start_and_end
from extract.fields.results import results_in
from extract.layout import Row
from extract.profile import Project, Text
from extract.segments import Head, Segment
from extract.words import either, flat, load

_NUMBERED = re.compile(r"^\s*(?:项目|project)?\s*[一二三四五六七八九十\d]+\s*[:、.]\s*", re.I)
_WORDS = load("projects")
PROJECT_ROLE = re.compile(rf"{either(flat(_WORDS['role']))}|参与人?$", re.I)
_ROLE = re.compile(  # all of a segment: `core maintainer`, 项目负责人
    rf"(?:{either(_WORDS['rank']['words'])}[ -]?)?{either(_WORDS['person']['en'])}|"
    rf".{{0,4}}{either(_WORDS['person']['zh'])}",
    re.I,
)
_FUNDER = re.compile(rf"{either(_WORDS['funder']['words'])}|{either(_WORDS['funder']['endings'])}s?$", re.I)
_SHORTEST = 5  # characters of a name behind a programme
_CALLED = re.compile(rf"{either(_WORDS['called']['words'])}\s*[\"《]([^\"》]{{5,}})[\"》]", re.I)
PROJECT_KIND = re.compile(rf"{either(_WORDS['kind']['zh'])}|{either(_WORDS['kind']['en'])}\s+project", re.I)


def read_project(context: Context, entry: Entry, head: Head) -> Project | None:
    """The project that an entry tells of; nothing where it has no name."""
    segments = [s for s in head.segments if s.label not in ("period", "location", "link")]
    named = next((s for s in segments if s.label == "project"), None)
    free = [s for s in segments if not s.label]
    name = named or _quoted_name(context, free) or _paid_name(context, free) or _own_name(context, free)
    if name is None:
        return None
    start, end = start_and_end(context, head.periods)
    rest = [s for s in free if s is not name and s.start > name.start]
    kind = next((s for s in rest if PROJECT_KIND.search(context.view, s.start, s.end)), None)
    role = next((s for s in segments if s.label == "title"), None) or next(
        (s for s in rest if s is not kind and roles.title(context, s.start, s.end) >= 0.7), None
    )
    name = _whole_name(context, name, segments)
    last = _end_of_name(context, name, segments)
    return Project(
        name=context.text(_start_of_name(context, name), last, "project-name", 0.9),
        role=context.text(role.start, role.end, "project-role", 0.9) if role else None,
        kind=context.text(kind.start, kind.end, "project-kind", 0.9) if kind else None,
        start=start,
        end=end,
        links=links_in(context, [*entry.head, *entry.body]),
        results=results_in(context, [*entry.head, *entry.body]),
        highlights=highlights(context, entry.body, head),
    )


def _is_role(context: Context, segment: Segment) -> bool:
    """Whether a segment is a part in a project and nothing else: `Maintainer`, `项目负责人`."""
    text = context.view[segment.start : segment.end]
    return len(text) < 24 and bool(_ROLE.fullmatch(text))


def _own_name(context: Context, segments: list[Segment]) -> Segment | None:
    """The first segment that is no funding programme, else the first: `国家自然科学基金项目，锈蚀梁…研究`."""
    plain = [s for s in segments if not s.bracket]
    named = [s for s in plain if not _is_role(context, s) and not roles.place(context, s.start, s.end)]
    if named and plain and named[0] is not plain[0] and named[0].row - plain[0].row < 2:
        return named[0]
    if not plain or not _FUNDER.search(context.view, plain[0].start, plain[0].end):
        return plain[0] if plain else None
    own = (s for s in plain[1:] if s.end - s.start > 7 and not _FUNDER.search(context.view, s.start, s.end))
    return next(
        (s for s in own if not PROJECT_ROLE.search(context.view, s.start, s.end)),
        plain[0],
    )


def _whole_name(context: Context, name: Segment, segments: list[Segment]) -> Segment:
    """A name that lists things is one name up to the next gap: `基于图形学、编译原理的安装方法`."""
    for segment in segments:
        between = context.view[name.end : segment.start]
        if segment.row == name.row and between.strip() == "、" and not _is_role(context, segment):
            name = replace(name, end=segment.end)
    return name


def _quoted_name(context: Context, segments: list[Segment]) -> Segment | None:
    """A project's name in quotation marks beside the programme that funds it."""
    quoted = (
        s
        for s in segments
        if context.view[s.start] == '"' and s.end - s.start > 6 and context.view[s.end - 1] == '"'
    )
    whole = next((replace(s, start=s.start + 1, end=s.end - 1) for s in quoted), None)
    return whole or next((found for s in segments if (found := _called(context, s))), None)


def _paid_name(context: Context, segments: list[Segment]) -> Segment | None:
    """The name behind the programme that pays for it: `starting grant: Slow slip under ice`."""
    for segment in segments:
        colon = context.view.find(":", segment.start, segment.end)
        start, end = context.document.trim(colon + 1, segment.end)
        programme = colon > 0 and _FUNDER.search(context.view[segment.start : colon].rstrip())
        if programme and end - start > _SHORTEST:
            return replace(segment, start=start)
    return None


def _called(context: Context, segment: Segment) -> Segment | None:
    """The name in quotation marks that a project is called by: `参与司法部课题"网络平台责任研究"`."""
    called = _CALLED.search(context.view, segment.start, segment.end)
    return replace(segment, start=called.start(1), end=called.end(1)) if called else None


def _start_of_name(context: Context, name: Segment) -> int:
    match = _NUMBERED.match(context.view[name.start : name.end])
    return name.start + match.end() if match else name.start


def _end_of_name(context: Context, name: Segment, segments: list[Segment]) -> int:
    """A bracket right after a name belongs to it when it is short and no role: `知识图谱 (LUNA)`."""
    following = next((s for s in segments if s.row == name.row and s.start >= name.end), None)
    if following is None or not following.bracket or following.end - following.start > 12:
        return name.end
    gap = context.view[name.end : following.start].strip(" \t\x1f")
    if gap != "(" or roles.title(context, following.start, following.end) >= 0.7:
        return name.end
    if (
        PROJECT_KIND.search(context.view, following.start, following.end)
        or "," in context.view[following.start : following.end]
    ):
        return name.end
    return following.end + 1 if context.view[following.end : following.end + 1] == ")" else name.end


def highlights(context: Context, rows: list[Row], head: Head) -> tuple[Text, ...]:
    """What the rows of an entry's body tell, one fact a row, and the column of a table that tells it."""
    cells = [(s.start, s.end) for s in head.segments if s.label == "prose"]
    places = [*cells, *((row.body, row.end) for row in rows)]
    facts = (context.text(*place, "highlight") for place in places)
    return tuple(fact for fact in facts if fact is not None)
