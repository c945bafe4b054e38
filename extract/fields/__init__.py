"""One reader a kind of field: a context → typed facts, by the name that `Profile` gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from extract.context import Context
from extract.fields import (
    awards,
    certificates,
    contact,
    education,
    experience,
    interests,
    papers,
    patents,
    service,
    skills,
    talks,
)

READERS: Mapping[str, Callable[[Context], dict[str, Any]]] = {
    "contact": contact.read,
    "interests": interests.read,
    "education": education.read,
    "experience": experience.read,
    "papers": papers.read,
    "awards": awards.read,
    "skills": skills.read,
    "patents": patents.read,
    "talks": talks.read,
    "service": service.read,
    "certificates": certificates.read,
}
