"""Golden profiles: each `tests/golden/NAME.json` is what `kg extract NAME -f json` prints.

Put a résumé and its profile into the folder, and it is a test; a résumé that lies in `data/resumes`
or `tests/resumes/dev` already needs no copy. `python -m tests.made.samples` makes those that are not text.
After a change that is meant:

    kg extract data/resumes/seed.txt -f json -o tests/golden/seed.json
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract import extract_file
from extract.read import READERS
from tests.extract.texts import RESUMES, ROOT

GOLDEN = ROOT / "tests" / "golden"
WORD = next(kind for kind, name in READERS.items() if name == "docx")
FOLDERS = (GOLDEN, ROOT / "data" / "resumes", RESUMES / "dev")


def resume(gold: Path) -> Path:
    """The résumé that a golden profile is of."""
    files = (path for folder in FOLDERS for path in folder.glob(f"{gold.stem}.*"))
    return next(path for path in files if path.suffix != ".json")


def flat(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of a profile by its JSON pointer; the evidence of a field as one line."""
    if pointer == "/evidence":
        for field, place in value.items():
            yield (
                f"evidence of {field}",
                f"{place['text']!r} at {place['start']}-{place['end']} by {place['rule']}",
            )
    elif isinstance(value, (dict, list)) and value:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from flat(inner, f"{pointer}/{key}")
    else:
        yield pointer, value


def differences(gold: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What differs, a line each: what the gold says, and what was read."""
    old, new = dict(flat(gold)), dict(flat(found))
    return [
        f"{key}: {old.get(key)!r} → {new.get(key)!r}"
        for key in {**old, **new}
        if old.get(key) != new.get(key)
    ]


@pytest.mark.parametrize("gold", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_profile_is_golden(gold: Path) -> None:
    """A known résumé gives the profile that was checked by eye, evidence and all."""
    found = json.loads(json.dumps(extract_file(resume(gold)).to_json()))
    changes = differences(json.loads(gold.read_text("utf-8")), found)
    assert not changes, "\n" + "\n".join(changes)


def test_every_sample_has_a_golden_profile() -> None:
    """And résumés of both languages and of every common format are among them."""
    sources = [json.loads(path.read_text("utf-8"))["source"] for path in GOLDEN.glob("*.json")]
    samples = {path.name for path in (ROOT / "data" / "resumes").iterdir()}
    assert samples <= {source["file"] for source in sources}
    assert {(source["language"], source["media_type"]) for source in sources} >= {
        ("zh", "text/plain"), ("en", "text/plain"), ("en", "text/markdown"), ("en", "text/html"),
        ("en", "application/pdf"), ("zh", "application/pdf"), ("zh", WORD),
    }  # fmt: skip


def test_command_line_prints_the_golden_profile() -> None:
    """`kg extract FILE -f json` prints the golden file, to the letter."""
    command = [sys.executable, "-m", "kg", "extract", "data/resumes/seed.txt", "-f", "json"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    assert printed.decode() == (GOLDEN / "seed.json").read_text("utf-8")


def test_differences_are_told_by_field() -> None:
    """A reader of a failure sees the field, the golden value and the new one, and nothing that is equal."""
    place = {"page": 1, "start": 0, "end": 3, "text": "Ada", "confidence": 1.0, "rule": "name-top"}
    gold = {"name": "Ada", "emails": [], "skills": [{"name": "C"}], "evidence": {"/name": place}}
    found = {
        "name": "Ada",
        "emails": ["a@b.org"],
        "skills": [{"name": "R"}],
        "evidence": {"/name": {**place, "end": 9}},
    }
    assert differences(gold, gold) == []
    assert differences(gold, found) == [
        "/emails: [] → None",
        "/skills/0/name: 'C' → 'R'",
        "evidence of /name: \"'Ada' at 0-3 by name-top\" → \"'Ada' at 0-9 by name-top\"",
        "/emails/0: None → 'a@b.org'",
    ]
