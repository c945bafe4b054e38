"""A profile whose every name is meant to do harm to a page."""

from __future__ import annotations

from extract.profile import Award, Education, Experience, Link, Paper, Profile, Skill
from tests.profiles import Quote, profile

SCRIPT = "<script>alert(1)</script>"
HANDLER = '"><img src=x onerror=alert(2)>'
TURNED = "\u202egnineve dooG\u202e"  # right-to-left overrides that nothing ends
LONG = "Wide" * 1250
ADDRESS = "javascript:alert(3)"
TEXT = "\n".join((f"{SCRIPT} {TURNED}", ADDRESS, HANDLER, LONG, "2020 - 2021", "Python"))


def hostile() -> Profile:
    """A candidate who is called a script, and studied at an image that is none."""
    told = Quote(TEXT)
    name = told(f"{SCRIPT} {TURNED}")
    return profile(
        TEXT,
        f"{HANDLER}.txt",
        "en",
        name=name,
        links=(Link(label=told(SCRIPT), url=told(ADDRESS)),),
        education=(Education(institution=told(HANDLER), start=told("2020"), end=told("2021")),),
        experience=(
            Experience(organization=told(TURNED), title=told(SCRIPT), start=told("2020"), end=told("2021")),
        ),
        papers=(Paper(title=told(LONG), authors=(told(TURNED),), venue=told(HANDLER), year=told("2020")),),
        awards=(Award(name=told(HANDLER)),),
        skills=(Skill(name=told("Python")), Skill(name=told(LONG))),
    )
