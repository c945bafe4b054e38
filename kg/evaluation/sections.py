"""What is judged: the sections of a gold profile and their fields.

The measure is over `CORE`. What only some golds tell is judged apart, in `EXTRA`, so that a gold that
tells more has no other figures than one that does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kg.evaluation.likeness import empty

Json = Mapping[str, Any]
Shape = Literal["value", "set", "entries"]


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind. `keys` are the fields by which gold and found entries are paired.

    A section of shape `set` has plain texts, one of shape `value` a single one; both are judged as a
    field of the section's own name. `read` takes the section out of a profile: None where it is not told.
    A `detail` is judged only in pairs and entries whose gold tells it, since others may have left it out.
    """

    name: str
    shape: Shape
    fields: tuple[str, ...]
    keys: tuple[str, ...] = ()
    read: Callable[[Json], Any] | None = None
    detail: bool = False

    def of(self, profile: Json) -> Any:
        """The section in a profile, or None."""
        return self.read(profile) if self.read else profile.get(self.name)


def _value(name: str) -> Section:
    return Section(name, "value", (name,))


def _set(name: str, read: Callable[[Json], Any] | None = None) -> Section:
    return Section(name, "set", (name,), read=read)


def _entries(name: str, keys: str, others: str, read: Callable[[Json], Any] | None = None) -> Section:
    return Section(name, "entries", (*keys.split(), *others.split()), tuple(keys.split()), read)


def _details(name: str, owner: str, keys: str, fields: str) -> Section:
    """Further fields of the entries of `owner`, paired as these are."""
    return Section(name, "entries", tuple(fields.split()), tuple(keys.split()), lambda p: p.get(owner), True)


def _inside(owners: Iterable[str], name: str) -> Callable[[Json], Any]:
    """The section itself, with what entries of the `owners` tell of it; None where nobody does."""

    def read(profile: Json) -> Any:
        lists = [profile.get(name), *(e.get(name) for owner in owners for e in profile.get(owner) or ())]
        told = [found for found in lists if found is not None]
        return [item for found in told for item in found] if told else None

    return read


def _skill_levels(profile: Json) -> Any:
    """Levels by the name of the skill, from a table of them or from the skills themselves."""
    levels = profile.get("skill_levels")
    skills = [skill for skill in profile.get("skills") or () if isinstance(skill, Mapping)]
    if levels is None and skills:
        levels = {skill["name"]: skill.get("level") for skill in skills}
    if levels is None:
        return None
    return [{"skill": name, "level": level} for name, level in levels.items() if not empty(level)]


CORE = (
    _value("name"),
    _set("emails"),
    _set("phones"),
    _entries("education", "institution degree field", "start end gpa gpa_max rank"),
    _entries("experience", "organization title", "start end"),
    _entries("projects", "name", "start end"),
    _entries("papers", "title", "venue year first_author"),
    _entries("awards", "name", "issuer years"),
    _set("skills"),
    _entries("test_scores", "test", "score"),
)
EXTRA = (
    _value("location"),
    _set("links"),
    _set("research_interests", _inside(["education"], "research_interests")),
    _details("education_details", "education", "institution degree field", "department"),
    _details("paper_details", "papers", "title", "authors authorship claimed_rank track"),
    _details("award_details", "awards", "name", "level"),
    _entries("skill_levels", "skill", "level", _skill_levels),
    _entries("languages", "name", "level"),
    _entries("patents", "title", "inventors number kind status date"),
    _entries("talks", "title event", "date kind"),
    _entries("service", "organization role", "kind years start end"),
    _entries("certificates", "name", "issuer date number"),
    _entries(
        "results", "metric low high", "change unit", _inside(("experience", "projects", "papers"), "results")
    ),
)
SECTIONS = CORE + EXTRA

KNOWN = {section.name for section in SECTIONS if not section.detail} | {"source", "evidence", "other"}
"""What a gold may have; the last three are of the profile's form and not judged."""

MAY_BE_INFERRED = frozenset(("degree", "issuer", "first_author"))
"""Fields that a profile may rightly tell where nothing is printed: not judged where the gold has none."""
