"""Rows in every format: data stays data, whatever it says, in a pipe and on a terminal."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from rich.cells import cell_len

from kg.render import FORMATS, ROW_FORMATS, Rows, graph, rows
from kg.visible import escaped, visible
from tests import strategies
from tests.strategies import HOSTILE

EX = "https://example.org/"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def written(result: object, format: str, stream: io.StringIO | None = None, **options: object) -> str:
    stream = stream or io.StringIO()
    rows(result, format, stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def answer(query: str, *quads: ox.Quad) -> object:
    store = ox.Store()
    store.extend(quads)
    return store.query(query)


def test_json_has_one_row_a_line_and_real_types() -> None:
    """Numbers keep their digits, booleans are booleans, unbound is null, IRIs are whole."""
    select = answer(
        "SELECT ?n ?d ?b ?u ?i ?s { VALUES (?n ?d ?b ?i ?s) {"
        ' (3 4.06 true <x:y> "a") (1e3 -1.50 false <x:z> "b"@en) } }'
    )
    lines = written(select, "json").splitlines()
    assert [json.loads(line.strip("[],")) for line in lines] == [
        {"n": 3, "d": 4.06, "b": True, "u": None, "i": "x:y", "s": "a"},
        {"n": 1000, "d": -1.5, "b": False, "u": None, "i": "x:z", "s": "b"},
    ]


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("json", "[]\n"),
        ("jsonl", ""),
        ("csv", "a\n"),
        ("tsv", "a\n"),
        ("markdown", "| a |\n| --- |\n"),
        ("table", ""),
    ],
)
def test_nothing_found(format: str, expected: str) -> None:
    """No rows are an empty array, or a header alone."""
    assert written(Rows(("a",), []), format) == expected


def test_ask_and_construct_are_rows_too() -> None:
    """A yes is one row; triples have three columns."""
    assert written(answer("ASK {}"), "json") == '[{"answer": true}]\n'
    assert (
        written(answer("CONSTRUCT { <x:a> <x:b> 3 } {}"), "tsv")
        == "subject\tpredicate\tobject\nx:a\tx:b\t3\n"
    )


def test_number_that_json_has_not() -> None:
    """Infinity is a word, since JSON has no such number."""
    assert written(
        answer("SELECT ('INF'^^xsd:double AS ?x) {}".replace("xsd:double", f"<{XSD}double>")), "json"
    ) == ('[{"x": "INF"}]\n')


XSD = "http://www.w3.org/2001/XMLSchema#"


@given(strategies.text)
def test_json_reads_back(value: str) -> None:
    """What JSON says is exactly what the document said, and no control character is in it."""
    printed = written(Rows(("a",), [(value,)]), "json")
    assert json.loads(printed) == [{"a": value}]
    assert visible(printed.replace("\n", "")) == printed.replace("\n", "")


@given(strategies.text)
def test_csv_reads_back(value: str) -> None:
    """CSV in a pipe is exact."""
    printed = written(Rows(("a", "b"), [(value, "")]), "csv")
    assert list(csv.reader(io.StringIO(printed, newline="")))[1:] == [[value, ""]]


@given(strategies.text)
def test_tsv_has_one_line_a_row(value: str) -> None:
    """A TSV line is a row and reads back as JSON escapes do."""
    header, line, end = written(Rows(("a", "b"), [(value, "z")]), "tsv").split("\n")
    first, second = line.split("\t")
    assert (header, second, end) == ("a\tb", "z", "")
    assert json.loads('"' + first.replace('"', '\\"') + '"') == value


@given(strategies.text)
def test_no_format_sends_a_control_character_to_a_terminal(value: str) -> None:
    """On a terminal, what steers it is drawn."""
    for format in ROW_FORMATS:
        printed = written(Rows(("a",), [(value,)]), format, Terminal(), width=200)
        plain = printed.replace("\n", "").replace("\x1b[1m", "").replace("\x1b[0m", "")
        assert visible(plain) == plain, format


@pytest.mark.parametrize("value", HOSTILE[:-1])
def test_table_shows_markup_as_text(value: str) -> None:
    """Brackets, colons and tags stay as printed; a row in a pipe is one line."""
    lines = written(Rows(("a", "b"), [(value, "end")]), "table").splitlines()
    assert len(lines) == 3
    assert lines[2].split("   ")[0].rstrip() == visible(value).rstrip()


def test_table_aligns_chinese() -> None:
    """The second column begins in the same cell, though a Chinese character is two wide."""
    table = written(Rows(("name", "n"), [("中国科学技术大学", "x"), ("MIT", "y")]), "table")
    lines = table.splitlines()
    assert {cell_len(line[: line.rindex(last)]) for line, last in zip(lines[2:], "xy", strict=True)} == {19}


def test_table_is_never_wrapped_in_a_pipe() -> None:
    """A long value keeps its row on one line, whatever COLUMNS says."""
    assert len(written(Rows(("a", "b"), [("word " * 200, "x")]), "table").splitlines()) == 3


def test_wide_rows_stand_one_under_another() -> None:
    """On a terminal that is too narrow for its columns, each value has a line of its own."""
    many = Rows(tuple("abcdefgh"), [tuple(f"value {letter} long enough" for letter in "abcdefgh")] * 2)
    lines = written(many, "table", Terminal(), width=60).splitlines()
    assert len(lines) == 17
    assert all(cell_len(line) <= 60 + len("\x1b[1m\x1b[0m") for line in lines)


def test_table_names_things_by_their_labels() -> None:
    """An IRI with a label is shown by it in a table, and in a table only."""
    thing = Rows(("a",), [(ox.NamedNode(EX + "a"),), (ox.NamedNode(EX + "b"),)])
    labels = {EX + "a": "Ada [b]"}
    assert written(thing, "table", labels=lambda iris: labels).splitlines()[2:] == ["Ada [b]", EX + "b"]
    assert "Ada" not in written(thing, "tsv", labels=lambda iris: labels)


def test_rows_are_written_as_they_come() -> None:
    """All formats but the table take one row at a time, so that the answer may be endless."""

    class Enough(Exception):
        pass

    class Short(io.StringIO):
        def write(self, text: str) -> int:
            if self.tell() > 500:
                raise Enough
            return super().write(text)

    def endless():
        while True:
            yield ("x",)

    for format in FORMATS:
        with pytest.raises(Enough):
            rows(Rows(("a",), endless()), format, Short())


def test_markdown_escapes_its_own_marks() -> None:
    """Pipes, stars, brackets and tags do not break out of their cell."""
    line = written(Rows(("a",), [("a|b *c* [d](e) <script>`x`\ny",)]), "markdown").splitlines()[2]
    assert line == r"| a\|b \*c\* \[d\](e) &lt;script&gt;\`x\`␊y |"


def test_a_graph_on_a_terminal_is_drawn_safely() -> None:
    """RDF text on a terminal has no control characters either."""
    triple = ox.Triple(ox.NamedNode(EX), ox.NamedNode(EX), ox.Literal("\x9b31m\x07"))
    stream = Terminal()
    graph([triple], "turtle", stream)
    assert "\x9b" not in stream.getvalue()
    assert "\\u009b31m" in stream.getvalue()


@given(strategies.text)
def test_escaped_is_what_json_reads(value: str) -> None:
    """The escapes of `escaped` are JSON's."""
    assert json.loads(escaped(json.dumps(value, ensure_ascii=False))) == value
