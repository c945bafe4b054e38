"""One document's profile → what its card shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from extract.profile import Fact, Profile
from kg.card import view

Ranked = Callable[[view.Paper], tuple[str, str] | None]  # a paper → its rank and the edition it is from

_CLASSES: dict[str, type] = {
    "links": view.Link,
    "results": view.Result,
    "education": view.Study,
    "experience": view.Position,
    "projects": view.Project,
    "papers": view.Paper,
    "awards": view.Award,
    "skills": view.Skill,
    "languages": view.Language,
    "test_scores": view.Score,
    "patents": view.Patent,
    "talks": view.Talk,
    "service": view.Service,
    "certificates": view.Certificate,
    "other": view.Passage,
}


def from_profile(profile: Profile, ranked: Ranked | None = None) -> view.Candidate:
    """The card of `profile`; `ranked` tells the official rank of a paper, when one is known."""
    values = _values(view.Candidate, profile)
    label = values.get("name") or f"Unnamed candidate ({profile.source.file})"
    candidate = view.Candidate(label=label, documents=(profile.source.file,), **values)
    if ranked is None:
        return candidate
    return replace(candidate, papers=tuple(_with_rank(paper, ranked) for paper in candidate.papers))


def _with_rank(paper: view.Paper, ranked: Ranked) -> view.Paper:
    found = ranked(paper)
    return replace(paper, ccf_rank=found[0], ccf_edition=found[1]) if found else paper


def _values(shown: type, entry: object) -> dict[str, Any]:
    """The fields that a class of the view shares with an entry of the profile, by name."""
    names = [field.name for field in fields(shown) if hasattr(entry, field.name)]
    return {name: _plain(_CLASSES.get(name), getattr(entry, name)) for name in names}


def _plain(shown: type | None, value: Any) -> Any:
    if isinstance(value, Fact):
        return value.value
    if isinstance(value, tuple):
        return tuple(_plain(shown, item) for item in value)
    if value is None or shown is None:
        return value
    return shown(**_values(shown, value))
