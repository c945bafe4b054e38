"""The README is true: its commands run and print what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import accuracy
from tests.readme import README, ROOT, run, sessions, steps

TEXT = README.read_text("utf-8")


def test_sessions_print_what_the_readme_says(tmp_path: Path) -> None:
    """Every `$` line of the console blocks, run in order in a terminal, prints the lines below it."""
    for session in sessions(TEXT):
        for command, expected in steps(session):
            assert run(command, tmp_path / "store") == expected, command


def test_every_command_is_in_the_readme() -> None:
    """Each command of the command line is named in the README."""
    from kg.cli import app

    commands = [command for command in app.registered_commands if command.callback]
    names = [command.name or command.callback.__name__ for command in commands]  # type: ignore[union-attr]
    assert not [name for name in names if not re.search(rf"\bkg {name}\b", TEXT)]


def test_accuracy_is_what_is_measured() -> None:
    """The table of the README holds today's figures."""
    assert accuracy.table() in TEXT


@pytest.mark.parametrize("word", ["venv", "requirements.lock"])
def test_both_lines_set_up_from_a_clean_clone(word: str) -> None:
    """The two lines of the README begin with a fresh environment and the pinned versions."""
    lines = [line for line in TEXT.splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    assert all(word in line for line in lines)


def test_ci_runs_the_line_of_the_readme() -> None:
    """What the continuous integration looks for in the README finds the line that runs the tests."""
    wanted = re.search(r"grep -m1 -E '(.*)' README\.md", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert wanted
    found = [line for line in TEXT.splitlines() if re.search(wanted[1], line)]
    assert len(found) == 1
    assert all(tool in found[0] for tool in ("ruff check", "mypy", "pytest"))


def test_lock_names_no_host() -> None:
    """The lock pins versions and names no registry."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert re.search(r"^spacy==", lock, re.MULTILINE)
