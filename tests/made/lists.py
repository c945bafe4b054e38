"""Awards, skills, languages and tests: each builder words a section, and adds to the gold what it printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.made.people import Honour as Award
from tests.made.people import Person
from tests.made.sheet import Honour, Label, Section, section

if TYPE_CHECKING:
    from tests.made.wording import Voice

Gold = dict[str, Any]


def awards(voice: Voice, person: Person, gold: Gold) -> Section:
    """Awards, a row each or a row a year; the gold joins those of one name."""
    yearly, dated = voice.chance(0.5), voice.chance(0.92)
    form = voice.pick("honours", "years")
    rows: list[tuple[int, Honour]] = []
    for award in person.honours:
        named, joint = full_name(award), "，" if voice.lang == "zh" else ", "
        printed = [form.format(y=year, z=year + 1, m=award.month) if dated else "" for year in award.years]
        gold["awards"].append(told(award, dated, "{z}" in form))
        if yearly and dated:
            rows += [(y, Honour(named, award.issuer, p)) for y, p in zip(award.years, printed, strict=True)]
        else:
            rows.append((award.years[-1], Honour(named, award.issuer, joint.join(filter(None, printed)))))
    ordered = [honour for _, honour in sorted(rows, key=lambda row: -row[0])]
    return section("awards", voice.pick("headings", "awards"), "honours", ordered)


def full_name(award: Award) -> str:
    """An award's name with its class."""
    return f"{award.name} {award.grade}" if award.grade else award.name


def told(award: Award, dated: bool, spanning: bool) -> Gold:
    """An award's gold; a span of an academic year counts as its two years."""
    years = sorted({y for year in award.years for y in ((year, year + 1) if spanning else (year,))})
    return {
        "name": full_name(award),
        "issuer": award.issuer or None,
        "years": [str(year) for year in years] if dated else [],
    }


def note_of_awards(voice: Voice, person: Person, gold: Gold) -> str:
    """All awards in a line for the newest degree, which they then count for; the section falls away."""
    form = "{name}（{years}）" if voice.lang == "zh" else "{name} ({years})"
    pieces = [
        form.format(name=full_name(award), years="、".join(map(str, award.years)))
        if voice.lang == "zh"
        else form.format(name=full_name(award), years=", ".join(map(str, award.years)))
        for award in person.honours
    ]
    gold["awards"] += [{**told(award, True, False), "issuer": None} for award in person.honours]
    person.honours = []
    return voice.pick("honours", "note").format(awards=voice.words["marks"]["list"].join(pieces))


def skills(voice: Voice, person: Person, gold: Gold) -> Section:
    """Skills under labels or levels, in sentences, or as one list; languages and tests may join them."""
    form = voice.rng.choice(["labels", "labels", "labels", "levels", "list", "sentences"])
    lines = SKILLS[form](voice, person)
    gold["skills"] += [item for items in person.skills.values() for item in items]
    if person.tongues and (voice.chance(0.4) or person.tests):
        lines.append(tongues(voice, person, gold))
        person.tongues = []
    if person.tests and voice.chance(0.4):
        lines.append(tests_line(voice, person, gold))
        person.tests = []
    return section("skills", voice.pick("headings", "skills"), "labels", lines)


def labelled(voice: Voice, person: Person) -> list[Label]:
    """A line a group, under the group's label."""
    separator = voice.pick("skills", "separators")
    return [
        Label(voice.pick("skills", key), separator.join(items), tuple(items))
        for key, items in person.skills.items()
    ]


def levelled(voice: Voice, person: Person) -> list[Label]:
    """A line a group, under a level."""
    levels, separator = voice.words["skills"]["levels"], voice.pick("skills", "separators")
    return [
        Label(levels[n], separator.join(items), tuple(items))
        for n, items in enumerate(person.skills.values())
    ]


def listed(voice: Voice, person: Person) -> list[Label]:
    """All in one line."""
    items = tuple(item for group in person.skills.values() for item in group)
    return [Label("", voice.pick("skills", "separators").join(items), items)]


def sentences(voice: Voice, person: Person) -> list[Label]:
    """A sentence a group, with a level before and a word for the group after the items."""
    made = []
    for number, (key, items) in enumerate(person.skills.items()):
        form = voice.pick("skills", "sentences")
        names = form["join"].join(items[:-1]) + form["last"] + items[-1]
        level = voice.words["skills"]["levels"][number]
        made.append(
            Label(
                "",
                form["form"].format(level=level, items=names, label=voice.pick("skills", key)),
                tuple(items),
            )
        )
    return made


SKILLS = {"labels": labelled, "levels": levelled, "list": listed, "sentences": sentences}


def tongues(voice: Voice, person: Person, gold: Gold) -> Label:
    """Human languages with their levels."""
    left, right = ("（", "）") if voice.lang == "zh" else (" (", ")")
    items = [f"{name}{left}{level}{right}" for name, level in person.tongues]
    gold["skills"] += [name for name, _ in person.tongues]
    comma = "、" if voice.lang == "zh" else ", "
    return Label(voice.pick("skills", "tongues"), comma.join(items), tuple(items))


def tests_line(voice: Voice, person: Person, gold: Gold) -> Label:
    """Test scores in one line."""
    form, items = voice.pick("tests", "forms"), []
    for test, score in person.tests:
        name = voice.pick("tests", test)
        items.append(form.format(test=name, score=score))
        gold["test_scores"].append({"test": name, "score": score})
    comma = "，" if voice.lang == "zh" else ", "
    return Label(voice.pick("skills", "tests"), comma.join(items), tuple(items))


def tests(voice: Voice, person: Person, gold: Gold) -> Section:
    """Test scores and languages that no skill section told."""
    scores = tests_line(voice, person, gold)
    lines = [Label("", scores.text, scores.items)] if scores.items else []
    lines += [tongues(voice, person, gold)] if person.tongues else []
    heading = voice.pick("headings", "tests" if scores.items else "tongues")
    person.tests, person.tongues = [], []
    return section("tests", heading, "labels", lines)
