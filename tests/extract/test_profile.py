"""What holds for every profile: evidence for every value, nothing lost, same input and same output."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from extract import extract_bytes, extract_file
from extract import profile as model
from extract.dates import find_periods
from extract.headings import kinds
from extract.labels import label_of
from extract.nlp import annotate
from extract.profile import Education, Fact, Other, Profile, Skill, Source, Span
from extract.read import read_file
from tests import strategies
from tests.extract.texts import ROOT, SEED, read_profile, resumes, told
from tests.extract.texts import profile as profile_of

ALL = [SEED, *resumes("dev"), *resumes("held"), *resumes("late")]
each_resume = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)


def resolve(pointer: str, value: Any) -> Any:
    """What a JSON pointer (RFC 6901) leads to."""
    assert pointer == "" or pointer.startswith("/")
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is not null and not empty, with its pointer."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{pointer}/{index}")
    elif value is not None:
        yield pointer, value


@each_resume
def test_every_value_has_evidence(path: Path) -> None:
    """A field that is not null has a place in the document, and nothing else has."""
    body = read_profile(path).to_json()
    evidence = body.pop("evidence")
    del body["source"]
    assert dict(leaves(body)).keys() == evidence.keys()


@each_resume
def test_evidence_points_at_its_very_words(path: Path) -> None:
    """Each span lies inside the text, on a page that exists, and holds the words that are quoted."""
    profile = read_profile(path)
    body = profile.to_json()
    for pointer, place in body["evidence"].items():
        if pointer.endswith("/url") and place["start"] == place["end"]:
            continue  # known: see test_target_of_a_markdown_link_has_its_place
        assert 0 <= place["start"] < place["end"] <= len(profile.text), pointer
        assert place["text"] == profile.text[place["start"] : place["end"]], pointer
        assert place["text"].strip() == place["text"], pointer
        assert 1 <= place["page"] <= (body["source"]["pages"] or 1)
        assert 0 < place["confidence"] <= 1 and place["rule"]
        assert resolve(pointer, body) is not None


@pytest.mark.parametrize(
    "text", ["[Code](https://example.org/x)", '<a href="https://example.org/x">Code</a>']
)
def test_target_of_a_markdown_link_has_its_place(text: str) -> None:
    """The address behind a link's label is in the source, and its evidence points there."""
    body = told(f"# Ada Quill\n\n{text} and more\n", "cv.md")
    assert body["links"] == [{"label": "Code", "url": "https://example.org/x"}]
    assert body["evidence"]["/links/0/url"]["text"] == "https://example.org/x"


AS_PRINTED = (
    "name",
    "institution",
    "department",
    "field",
    "organization",
    "title",
    "venue",
    "metric",
    "scope",
)


@each_resume
def test_names_are_as_printed(path: Path) -> None:
    """A name's letters are letters of its words, in order: nothing is spelt out, translated or made up."""
    profile = read_profile(path)
    for pointer, fact in profile.facts():
        if pointer.rpartition("/")[2] in AS_PRINTED and fact.value not in ("LaTeX",):
            printed = iter(letters(profile.words(fact.span)))
            assert all(letter in printed for letter in letters(fact.value)), (pointer, fact)


def letters(text: str) -> str:
    """The letters and digits of a text, compatibility forms folded."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def lost(path: Path) -> list[str]:
    """The words of a document that no fact points at, though they are no heading, label, marker or date."""
    document = read_file(path)
    context, profile = annotate(document)[0], read_profile(path)
    places = [(fact.span.start, fact.span.end) for _, fact in profile.facts()]
    places += [(s.heading.start, s.heading.end) for s in context.sections if s.heading]
    places += [(row.start, row.body) for section in context.sections for row in section.rows]
    places += [(p.start, p.end) for p in find_periods(document.view, 0, len(document.view))]
    left = bytearray(len(document.view))
    for start, end in places:
        left[start:end] = b"\1" * (end - start)
    pieces = (document.view[m.start() : m.end()] for m in re.finditer(rb"\0+", left))
    words = (re.sub(r"^[\W_]+|[\W_]+$", "", piece) for piece in pieces)
    return [word for word in words if word and not label_of(word) and not kinds(word)]


@each_resume
def test_nothing_longer_than_a_joint_is_lost(path: Path) -> None:
    """Each word of a document is in some fact, or is a heading, a label, a marker, or as short as `and`."""
    assert [word for word in lost(path) if len(letters(word)) > 3] == []


@pytest.mark.parametrize("folder", ["dev", "held", "late"])
def test_share_of_lost_words_stays_small(folder: str) -> None:
    """All in all no more than three words in two hundred are joints that no fact points at."""
    texts = [read_profile(path).text for path in resumes(folder)]
    words = sum(len(re.findall(r"[^\W_]+", text)) for text in texts)
    assert (
        sum(len(re.findall(r"[^\W_]+", word)) for p in resumes(folder) for word in lost(p)) <= 0.015 * words
    )


def test_chinese_words_of_two_characters_are_not_lost() -> None:
    """A place or a part taken is a fact or a left-over, though it is only two characters long."""
    body = told(
        "周一鸣\n\n工作经历\n青禾科技  算法工程师  武汉  2021.07 - 2023.06\n• 参与平台的建设与维护工作\n"
    )
    assert "武汉" in json.dumps(body, ensure_ascii=False)


def test_unplanned_section_is_kept_whole() -> None:
    """A section of unknown wording, its heading and its lines, ends up in `other`."""
    text = """Ada Quill

EDUCATION
University of Oslo, BSc Physics, 2015 - 2018

BEEKEEPING
Twelve hives on a roof
Founder of a guild of keepers

SKILLS
Python, Go
"""
    assert told(text)["other"] == [
        {"heading": "BEEKEEPING", "lines": ["Twelve hives on a roof", "Founder of a guild of keepers"]}
    ]


def test_same_bytes_give_the_same_profile_in_any_order() -> None:
    """No document leaves a trace in the reading of another."""
    paths = [SEED, *resumes("dev")[:8]]
    forth = {path: json.dumps(extract_file(path).to_json(), ensure_ascii=False) for path in paths}
    back = {path: json.dumps(extract_file(path).to_json(), ensure_ascii=False) for path in reversed(paths)}
    assert forth == back


def test_profile_does_not_depend_on_the_folder(tmp_path: Path) -> None:
    """The profile names the file, not where it lies."""
    (tmp_path / "seed.txt").write_bytes(SEED.read_bytes())
    assert (
        extract_file(tmp_path / "seed.txt")
        == extract_file(SEED)
        == extract_bytes(SEED.read_bytes(), "seed.txt")
    )


SCRIPT = """
import json, sys
from pathlib import Path
from extract import extract_file
for name in sys.argv[1:]:
    print(json.dumps(extract_file(Path(name)).to_json(), ensure_ascii=True))
"""


def test_same_output_in_every_process() -> None:
    """Hash seeds, which differ from run to run, do not show in the output, nor does the locale."""
    paths = [SEED, resumes("dev")[3], resumes("dev")[-1]]
    outputs = set()
    for seed, locale in (("1", "C"), ("4242", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0"}
        command = [sys.executable, "-c", SCRIPT, *map(str, paths)]
        outputs.add(
            subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout
        )
    assert len(outputs) == 1


def test_facts_names_every_fact_once() -> None:
    """`facts()` walks all parts of a profile, nested ones too, and points at each."""
    fact = Fact("x", Span(0, 1), "by-hand")
    profile = Profile(
        Source("a", "0" * 64, "text/plain", "en"),
        "x",
        name=fact,
        emails=(fact, fact),
        education=(Education(institution=fact, research_interests=(fact,)),),
        skills=(Skill(), Skill(name=fact)),
        other=(Other(lines=(fact,)),),
    )
    assert [pointer for pointer, _ in profile.facts()] == [
        "/name",
        "/emails/0",
        "/emails/1",
        "/education/0/institution",
        "/education/0/research_interests/0",
        "/skills/1/name",
        "/other/0/lines/0",
    ]


CONTRACT = [
    "name",
    "emails",
    "phones",
    "links",
    "location",
    "research_interests",
    "education",
    "experience",
    "projects",
    "papers",
    "awards",
    "skills",
    "languages",
    "test_scores",
    "patents",
    "talks",
    "service",
    "certificates",
    "other",
]


def test_json_has_every_field_of_the_contract() -> None:
    """Absent is `null` or `[]`: each key is there even when the document tells nothing."""
    body = told("Ada Quill\n")
    assert list(body) == ["source", *CONTRACT, "evidence"]
    assert list(body["source"]) == ["file", "sha256", "media_type", "language", "pages"]
    assert body["emails"] == [] and body["location"] is None


def test_model_is_frozen() -> None:
    """No part of a profile can be changed after it was made."""
    kinds_of_part = [kind for kind in vars(model).values() if is_dataclass(kind) and isinstance(kind, type)]
    assert len(kinds_of_part) >= 14
    assert all(kind.__dataclass_params__.frozen and fields(kind) for kind in kinds_of_part)


# ── The stored form ────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=50, deadline=None)
@given(strategies.profiles())
def test_a_stored_profile_comes_back_whole(profile):
    """Through JSON text: every value, place, line, rule and warning, and the document's text."""
    profile = replace(profile, warnings=("a warning", "中文"))
    told = json.dumps(profile.to_json(whole=True))
    back = Profile.from_json(json.loads(told))
    assert back == profile
    assert [fact.span.line for _, fact in back.facts()] == [fact.span.line for _, fact in profile.facts()]


@pytest.mark.parametrize("broken", [{}, {"source": {}, "evidence": {}}, "name"], ids=str)
def test_what_is_no_stored_profile_is_refused(broken):
    """And not taken for an empty one."""
    body = profile_of("Ada Lin\nada@example.org\n").to_json(whole=True)
    body = body | {"evidence": {}} if broken == "name" else broken
    with pytest.raises((KeyError, TypeError)):
        Profile.from_json(body)
