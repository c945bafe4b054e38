"""The signs of a document: short strings, equal in two documents where something about their people agrees.

name: 高远航                                      the name as printed; empty without one
mail: ada@example.org                             an address of one person, and so phone and page
mail: ada@example.org; ada lin                    the same with a form of the name
study: ada lin; 清华大学; phd; from 2019          a form of the name and what it did: study, work, paper
title: untargetedattackagainst…                   a paper, whoever wrote it; with identifiers: see `papers`
key: mail ada@example.org                         what the IRI of a candidate may be made of
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import product

from extract.profile import Education, Experience, Paper, Profile
from kg.identity import addresses
from kg.identity.names import forms
from kg.identity.papers import identifier_signs, identifiers
from kg.iris import name_key

CONTACTS = frozenset(("mail", "phone", "page"))
THINGS = frozenset(("study", "work", "paper"))
_BETWEEN = "; "
_NOT_DIGITS = re.compile(r"\D")
_LEAST_TITLE = 12  # letters of the key of a title that is no "Abstract" or "Reply"
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_WEIGHT = 1.5  # letters that a Chinese character tells as much as

Organization = Callable[[str], str]
"""The key of the organisation that a printed name means."""


def signs(profile: Profile, organization: Organization = name_key) -> frozenset[str]:
    """All signs of a document."""
    name = profile.name.value if profile.name else ""
    contacts = set(_contacts(profile))
    named = (f"{contact}{_BETWEEN}{form}" for contact in contacts for form in forms(name))
    titles = (f"title: {key}" for key, _ in _titled(profile))
    known = identifier_signs(_titled(profile))
    things = _things(profile, name, organization)
    return frozenset((f"name: {name}", *contacts, *named, *titles, *known, *things, *_keys(profile)))


def kind(sign: str) -> str:
    """The word before the colon."""
    return sign.partition(": ")[0]


def value(sign: str) -> str:
    """What stands after the kind."""
    return sign.partition(": ")[2]


def name_in(own: Iterable[str]) -> str:
    """The printed name among the signs of a document; empty where it has none."""
    return next((value(sign) for sign in own if kind(sign) == "name"), "")


def is_contact(sign: str) -> bool:
    """Whether it is an address alone, which two people may share."""
    return kind(sign) in CONTACTS and _BETWEEN not in sign


def is_named_contact(sign: str) -> bool:
    """Whether it is an address with a name, which is one person."""
    return kind(sign) in CONTACTS and _BETWEEN in sign


@lru_cache(100_000)
def thing(sign: str) -> str:
    """What a study, a position or a paper is, whatever the form of the name and the end of its period."""
    _, *what = value(sign).split(_BETWEEN)
    return f"{kind(sign)}: {_BETWEEN.join(what[:-1] if kind(sign) != 'paper' else what)}"


def title_key(paper: Paper) -> str | None:
    """The key of a paper's title, in which the marks and the case do not count."""
    key = name_key(paper.title.value) if paper.title else ""
    han = len(_HAN.findall(key))
    return key if len(key) - han + _HAN_WEIGHT * han >= _LEAST_TITLE else None


def _titled(profile: Profile) -> list[tuple[str, Paper]]:
    """The papers whose titles tell which they are, by the keys of these."""
    return [(key, paper) for paper in profile.papers if (key := title_key(paper))]


def key_words(profile: Profile) -> tuple[str, str]:
    """What the candidate of one document is known by: the first e-mail, else the first telephone.

    Its kind and itself; of a document with neither, its SHA-256.
    """
    if profile.emails:
        return "mail", profile.emails[0].value.casefold()
    digits = _NOT_DIGITS.sub("", profile.phones[0].value) if profile.phones else ""
    return ("phone", digits) if digits else ("document", profile.source.sha256)


def _keys(profile: Profile) -> Iterator[str]:
    yield f"key: {' '.join(key_words(profile))}"


def _contacts(profile: Profile) -> Iterator[str]:
    yield from (f"mail: {found}" for each in profile.emails if (found := addresses.mailbox(each.value)))
    yield from (f"phone: {found}" for each in profile.phones if (found := addresses.phone(each.value)))
    for link in profile.links:
        label = link.label.value if link.label else ""
        if link.url and (found := addresses.page(link.url.value, label)):
            yield f"page: {found}"


def _things(profile: Profile, name: str, organization: Organization) -> Iterator[str]:
    done = [each for study in profile.education for each in _study(study, organization)]
    done += [each for work in profile.experience for each in _work(work, organization)]
    done += [("paper", key) for key, _ in _titled(profile)]
    done += [("paper", name) for name, _ in identifiers(_titled(profile))]
    for form, (what, *parts) in product(sorted(forms(name)), done):
        yield f"{what}: {_BETWEEN.join((form, *parts))}"


def _study(study: Education, organization: Organization) -> Iterator[tuple[str, ...]]:
    """Institution and degree, with the year of its beginning and that of its end: either may agree."""
    if study.institution and study.degree:
        own = ("study", organization(study.institution.value), study.degree.value)
        if study.start:
            yield (*own, f"from {study.start.value[:4]}")
        if study.end and study.end.value != "present":
            yield (*own, f"to {study.end.value[:4]}")


def _work(work: Experience, organization: Organization) -> Iterator[tuple[str, ...]]:
    if work.organization and work.start:
        yield ("work", organization(work.organization.value), f"from {work.start.value[:7]}")
