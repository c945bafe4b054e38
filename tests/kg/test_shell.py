"""The shell: what each line does, on a pipe and at a real prompt."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kg.commands.place import Place
from kg.run import run
from kg.shell import prompt
from kg.shell.session import Session, is_sparql, is_whole
from kg.shell.words import Words
from tests.profiles import sample_store


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("shell")
    sample_store(folder).close()
    return str(folder / "store")


@pytest.fixture
def told(place: str, monkeypatch, capsys):
    """What the shell prints for lines on standard input: data, and messages."""

    def tell(*lines: str) -> tuple[str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        assert run(["shell", "--store", place]) == 0
        return capsys.readouterr()

    return tell


@pytest.mark.parametrize(
    ("text", "sparql", "whole"),
    [
        ("papers at AAAI", False, True),
        ("select candidates who know Python", False, True),
        ("SELECT * { ?s ?p ?o }", True, True),
        ("select *", True, False),
        ("SELECT * {", True, False),
        ("SELECT * {\n ?s ?p ?o }", True, False),
        ("SELECT * {\n ?s ?p ?o }\nLIMIT 2\n\n", True, True),
        ('ASK { ?s ?p "}" }', True, True),
        ('ASK { ?s ?p "}"', True, False),
        ("# all\nASK {}", True, True),
        ("# all\nASK {}\n\n", True, True),
        ("describe Ada Lin", False, True),
        ("PREFIX cv: <http://x.org/{>", True, False),
        ("\\show", False, True),
    ],
)
def test_what_can_be_answered(text: str, sparql: bool, whole: bool) -> None:
    assert (is_sparql(text), is_whole(text)) == (sparql, whole)


def test_questions_and_sparql_in_turn(told) -> None:
    """Rows are numbered; how a question was read comes after."""
    out, err = told(
        "papers at AAAI", "SELECT ?n", "{ ?c a cv:Candidate ; rdfs:label ?n }", "LIMIT 1", "", "\\q", "x"
    )
    assert out.count("\n1   ") == 2
    assert "papers · at AAAI" in err
    assert "not understood" not in err


def test_commands_work_on_the_last_answer(told, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    out, err = told(
        "papers at CCF-A venues", "\\why 1", "\\show", f"\\export {file}", "\\search AAAI", "\\help"
    )
    assert "page 1" in out
    assert "?paper cv:ccfRank" in out
    assert "\\quit" in out
    assert file.read_text("utf-8").startswith("candidate,title,")
    assert f"rows written to {file}" in err


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("\\why 1", "there is no answer yet"),
        ("\\nonsense", "there is no \\nonsense: \\help lists what there is"),
        ("\\export", "\\export needs a file"),
        ("blah blah", "not understood"),
        ("ASK { ?s", "bad SPARQL"),
        ("\\card Nobody", "Nobody"),
        ("\\search (a", "cannot search for that"),
    ],
)
def test_a_mistake_is_one_line_and_the_session_goes_on(told, line: str, message: str) -> None:
    out, err = told(line, "", "papers at AAAI")
    assert message in err.splitlines()[0]
    assert "AAAI" in out


def test_no_store_is_told_at_once(tmp_path: Path, capsys) -> None:
    assert run(["shell", "--store", str(tmp_path / "none")]) == 2
    assert "no store at" in capsys.readouterr().err


def completions(place: str, text: str) -> list[str]:
    completer = prompt.Names(Words(Place(place)))
    return [each.text for each in completer.get_completions(Document(text), CompleteEvent())]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("\\ex", "\\export"),
        ("papers at CC", "papers at CCF-A venues"),
        ("who knows PyT", "PyTorch"),
        ("谁在中国科", "中国科学技术大学"),
        ("SELECT * { ?c cv:gp", "cv:gpa"),
        ("SELECT * { ?c a cv:Candidate } ord", "ORDER"),
    ],
)
def test_completion(place: str, text: str, offered: str) -> None:
    assert any(each.startswith(offered) for each in completions(place, text))


def test_a_prompt_answers_and_ends(place: str, capsys, monkeypatch, tmp_path: Path) -> None:
    """Keys as a person types them: a question, SPARQL on three lines, Ctrl-C on half a line, Ctrl-D."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("papers at AAAI\rASK\r{ ?s ?p ?o\r}\r\r\\show\rhalf a line\x03\x04")
        prompt.converse(Session(Place(place)), Words(Place(place)))
    out, err = capsys.readouterr()
    assert "AAAI" in out
    assert "true" in out
    assert out.rstrip().endswith("}")  # of \\show
    assert "not understood" not in err
