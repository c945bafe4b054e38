"""A candidate as JSON Resume (https://jsonresume.org/schema, version 1.0.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.card.view import Candidate, Link

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def write(candidate: Candidate) -> Iterator[bytes]:
    """The document, without what is not known; what JSON Resume has no place for is left out."""
    sections = {
        "basics": _basics(candidate),
        "work": [_work(entry) for entry in candidate.experience],
        "education": [_study(entry) for entry in candidate.education],
        "projects": [_project(entry) for entry in candidate.projects],
        "publications": [_paper(entry) for entry in candidate.papers],
        "awards": [_award(entry) for entry in candidate.awards],
        "certificates": [
            {"name": entry.name, "date": entry.date, "issuer": entry.issuer}
            for entry in candidate.certificates
        ],
        "skills": [{"name": entry.name, "level": entry.level} for entry in candidate.skills],
        "languages": [{"language": entry.name, "fluency": entry.level} for entry in candidate.languages],
        "interests": [{"name": interest} for interest in candidate.research_interests],
    }
    yield (json.dumps({"$schema": SCHEMA, **_told(sections)}, ensure_ascii=False, indent=2) + "\n").encode()


def _told(value: Any) -> Any:
    """A value without its empty parts."""
    if isinstance(value, dict):
        return {key: told for key, each in value.items() if (told := _told(each))}
    return [told for each in value if (told := _told(each))] if isinstance(value, list | tuple) else value


def _basics(candidate: Candidate) -> dict[str, Any]:
    return {
        "name": candidate.name,
        "email": next(iter(candidate.emails), None),
        "phone": next(iter(candidate.phones), None),
        "location": {"address": candidate.location},
        "profiles": [{"network": link.label, "url": link.url} for link in candidate.links if link.url],
    }


def _work(entry: Any) -> dict[str, Any]:
    return {
        "name": entry.organization,
        "position": entry.title,
        **_period(entry),
        "highlights": entry.highlights,
    }


def _study(entry: Any) -> dict[str, Any]:
    score = None if entry.gpa is None else f"{entry.gpa:g}" + (f"/{entry.gpa_max:g}" if entry.gpa_max else "")
    return {
        "institution": entry.institution,
        "area": entry.field,
        "studyType": entry.degree_text or entry.degree,
        **_period(entry),
        "score": score,
    }


def _project(entry: Any) -> dict[str, Any]:
    roles = [entry.role] if entry.role else []
    return {
        "name": entry.name,
        "roles": roles,
        **_period(entry),
        "highlights": entry.highlights,
        "url": _url(entry.links),
    }


def _paper(entry: Any) -> dict[str, Any]:
    year = str(entry.year) if entry.year else None
    return {
        "name": entry.title,
        "publisher": entry.venue,
        "releaseDate": year,
        "url": _url(entry.links),
        "summary": entry.summary,
    }


def _award(entry: Any) -> dict[str, Any]:
    return {"title": entry.name, "date": max(entry.years, default=None), "awarder": entry.issuer}


def _period(entry: Any) -> dict[str, str | None]:
    """A period that has not ended has no end."""
    return {"startDate": entry.start, "endDate": None if entry.end == "present" else entry.end}


def _url(links: tuple[Link, ...]) -> str | None:
    return next((link.url for link in links if link.url), None)
