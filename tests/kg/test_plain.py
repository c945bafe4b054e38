"""Command lines that are read without Typer mean what Typer makes of them."""

from __future__ import annotations

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import plain
from kg.cli import app
from kg.cli.invoke import invoke


@pytest.mark.parametrize("name", plain.COMMANDS)
def test_a_plain_line_has_the_options_that_typer_knows(name: str) -> None:
    """The table of options is that of the command line itself."""
    command = typer.main.get_command(app).commands[name]
    shape = plain.COMMANDS[name]
    declared = [option for option in command.params if option.param_type_name == "option"]
    assert {
        spelling: option.name for option in declared if not option.is_flag for spelling in option.opts
    } == (shape.values)
    flags = {spelling: option.name for option in declared if option.is_flag for spelling in option.opts}
    assert {spelling: flag for spelling, flag in flags.items() if flag != "help"} == shape.flags


_ARGUMENTS = ["--store", "S", "-f", "json", "--format=csv", "-o", "-", "--show", "-p", "a=b", "--queries=Q"]
_WORDS = ["papers", "of X", "-fjson", "--", "-h", "--debug", "--base", "http://x.org/", "-", "--stroe", ""]


@given(
    before=st.lists(st.sampled_from(_ARGUMENTS + _WORDS), max_size=2),
    name=st.sampled_from(["ask", "query"]),
    rest=st.lists(st.sampled_from(_ARGUMENTS + _WORDS), max_size=6),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_plain_line_means_what_typer_makes_of_it(monkeypatch, before, name: str, rest) -> None:
    """Where a line is read without Typer, the command gets the same from both."""
    line, called = [*before, name, *rest], []
    for function in ("ask", "query", "list_queries"):
        monkeypatch.setattr(
            f"kg.commands.questions.{function}",
            lambda *args, _function=function, **options: called.append((_function, args, options)) or 0,
        )
    monkeypatch.setenv("KG_STORE", "elsewhere")
    monkeypatch.setenv("KG_BASE", "http://y.org/")
    if read := plain.call(line):
        read()
        monkeypatch.setenv("KG_STORE", "elsewhere")
        assert invoke(line) == 0
        assert len(called) == 2
        assert called[0] == called[1]
