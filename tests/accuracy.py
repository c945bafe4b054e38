"""How far profiles agree with golds read off by eye: `python -m tests.accuracy` prints the table.

Entries are paired by how alike their key fields are, the likest first; less than half alike is no
pair. Then each field counts: equal on both sides is right; what only the profile has is spurious,
what only the gold has is missed, and what differs is both. Equal is strict: the same letters and
digits, dates at the coarser precision, numbers by value. What a gold does not mention is not judged.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from extract import extract_file

RESUMES = Path(__file__).parent / "resumes"
FIELDS = {  # section → key fields, then the other judged fields
    **dict.fromkeys(("name", "emails", "phones", "research_interests", "skills"), "value |"),
    "education": "institution degree field | department start end gpa gpa_max rank",
    "experience": "organization title | start end",
    "projects": "name | start end",
    "papers": "title | venue track year claimed_rank first_author authorship authors",
    "awards": "name | issuer years level",
    "skill_levels": "skill | level",
    "test_scores": "test | score",
    "results": "metric low high | change unit",
}
OWNERS = {"results": ("experience", "projects", "papers"), "research_interests": ("education",)}
MAY_BE_INFERRED = ("degree", "issuer", "first_author")  # not judged where the gold entry has none
NUMBERS = ("gpa", "gpa_max", "score", "year", "low", "high")
Entry = dict[str, Any]
Tally = Counter[str]  # of "right", "spurious" and "missed"


def measure(folder: Path) -> dict[str, Tally]:
    """The tally of each section, and of `all`, over the résumés of a folder that have a gold beside them."""
    tallies: dict[str, Tally] = defaultdict(Counter)
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        resume = next(other for other in folder.glob(f"{path.stem}.*") if other != path)
        profile = extract_file(resume).to_json()
        for section in filter(gold.__contains__, FIELDS):
            verdicts = Counter(compare(section, entries(gold, section), entries(profile, section)))
            tallies[section] += verdicts
            tallies["all"] += verdicts
    return tallies


def entries(profile: Entry, section: str) -> list[Entry]:
    """The entries of a section, those told inside other entries too; single values as `{"value": …}`."""
    if section == "skill_levels":
        told = profile.get(section) or {
            s["name"]: s["level"] for s in profile["skills"] if isinstance(s, dict)
        }
        return [{"skill": name, "level": level} for name, level in told.items() if level]
    own = profile.get(section) or []
    owners = [entry for kind in OWNERS.get(section, ()) for entry in profile[kind]]
    found = [*(own if isinstance(own, list) else [own]), *(x for o in owners for x in o.get(section, ()))]
    if FIELDS[section] != "value |":
        return found
    return [{"value": item["name"] if isinstance(item, dict) else item} for item in found]


def compare(section: str, gold: list[Entry], found: list[Entry]) -> Iterator[str]:
    """`right`, `spurious` or `missed` for each judged field of a section."""
    keys, others = (fields.split() for fields in FIELDS[section].split("|"))
    for one, other in pairs(gold, found, keys):
        for field in (*keys, *others):
            wanted, told = one.get(field), other.get(field)
            if one and (field not in one or (field in MAY_BE_INFERRED and empty(wanted))):
                continue
            if not empty(wanted) and not empty(told) and equal(field, wanted, told):
                yield "right"
                continue
            if not empty(told) and (one or field in keys or any(field in entry for entry in gold)):
                yield "spurious"
            if not empty(wanted):
                yield "missed"


def empty(value: Any) -> bool:
    """Whether a field tells nothing; `false` does tell."""
    return value in (None, "", [])


def pairs(gold: list[Entry], found: list[Entry], keys: list[str]) -> Iterator[tuple[Entry, Entry]]:
    """Entries that mean the same, then those that stand alone, beside `{}`."""
    alike = [(-likeness(g, f, keys), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    left, right = dict(enumerate(gold)), dict(enumerate(found))
    for distance, i, j in sorted(alike):
        if distance <= -0.5 and i in left and j in right:
            yield left.pop(i), right.pop(j)
    yield from [({}, entry) for entry in right.values()] + [(entry, {}) for entry in left.values()]


def likeness(gold: Entry, found: Entry, keys: list[str]) -> float:
    """How alike two entries are, from 0 to 1: the mean over the key fields that the gold entry has."""
    told = [(form(key, gold[key]), form(key, found.get(key))) for key in keys if not empty(gold.get(key))]
    return sum(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in told) / max(len(told), 1)


def equal(field: str, gold: Any, found: Any) -> bool:
    """Whether two values, neither of them empty, tell the same."""
    if isinstance(gold, list):
        return {form(field, item) for item in gold} == {form(field, item) for item in found}
    one, other = form(field, gold), form(field, found)
    return one == other or (field in ("start", "end") and (one.startswith(other) or other.startswith(one)))


def form(field: str, value: Any) -> str:
    """What is compared of a value: a month, a number, the numbers of a rank, or letters and digits."""
    text = "".join(unicodedata.normalize("NFKC", "" if value is None else str(value)).casefold().split())
    if field in ("start", "end"):
        return text[:7]
    if field in NUMBERS and re.fullmatch(r"\d+(?:\.\d+)?", text):
        return f"{float(text):g}"
    if field == "rank" and (numbers := re.findall(r"[\d.]+%?", text)):
        return " ".join(numbers)
    return "".join(c for c in text if c.isalnum() or c in "+#") or text


def scores(tally: Tally) -> tuple[float, ...]:
    """Precision, recall and F1; 1 where there is nothing to find."""
    right, spurious, missed = (tally[verdict] for verdict in ("right", "spurious", "missed"))
    wrongs = (spurious, missed, (spurious + missed) / 2)
    return tuple(right / (right + wrong) if wrong else 1.0 for wrong in wrongs)


def table(folder: Path) -> str:
    """The rows of a Markdown table: one for a folder of résumés, then one for each section."""
    tallies = measure(folder)
    rows = []
    for name in ("all", *filter(tallies.__contains__, FIELDS)):
        figures = " | ".join(f"{score:.3f}" for score in scores(tallies[name]))
        title = f"**{folder.name}**" if name == "all" else name.replace("_", " ")
        rows.append(f"| {title} | {figures} | {tallies[name]['right'] + tallies[name]['missed']} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print("| section | precision | recall | F1 | fields |", "| --- " + "| ---: " * 4 + "|", sep="\n")
    for name in sys.argv[1:] or ("dev", "held", "late"):
        print(table(RESUMES / name))
