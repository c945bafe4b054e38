"""The command line: exit codes, what is on which stream, and that a command that fails leaves nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import typer

from extract.shipped import shipped
from kg import __version__, helppage
from kg.cli import app
from kg.run import run
from tests.extract.rawpdf import pdf
from tests.profiles import sample_store

SAMPLE = shipped("data/resumes/seed.txt")
COMMANDS = sorted(command.name or command.callback.__name__ for command in app.registered_commands)  # type: ignore[union-attr]


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    sample_store(folder).close()
    return folder / "store"


@pytest.fixture
def kg(tmp_path: Path, monkeypatch, capsys) -> Callable[..., Outcome]:
    """Runs a command line in an empty folder, where `new` is the store unless the command names another."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", "new")
    monkeypatch.delenv("KG_BASE", raising=False)

    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return call


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Help


def test_help_page_is_what_typer_prints() -> None:
    """`kg --help` prints a file; `python -m kg.helppage` makes it anew."""
    assert helppage.HELP_PAGE.read_text("utf-8") == helppage.page()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_ends_with_an_example(kg, command: str) -> None:
    """Help says what a command does, what each option is for, and how it is typed."""
    short, long = kg(command, "-h"), kg(command, "--help")
    assert short == long
    assert (long.code, long.err) == (0, "")
    assert re.search(rf"\n  Example:\n\n(    kg {command}\b.*\n)+$", long.out)
    options = re.findall(r"^  (-[^ ].*)$", long.out, re.MULTILINE)
    assert options
    assert not [line for line in options if re.fullmatch(r"\S+(, \S+)?( [A-Z=]+)?", line)], (
        "an option without help"
    )


def test_help_has_no_boxes_and_no_colours(kg) -> None:
    """One plain column, at most 80 wide."""
    for command in COMMANDS:
        text = kg(command, "--help").out
        assert not re.search("[╭─│\x1b]", text)
        assert max(map(len, text.splitlines())) <= 80


def test_version(kg) -> None:
    assert kg("--version") == (0, f"kg {__version__}\n", "")


# Errors

ERRORS: list[tuple[list[str], int, str]] = [
    (["lst"], 2, r"no such command 'lst'. Did you mean 'list'\? - see `kg --help`"),
    (["list", "--stor", "x"], 2, r"no such option: --stor \(did you mean --store\?\): see `kg list --help`"),
    (["list", "--store", "nope"], 2, r"no store at nope: make one with `kg add FILE`"),
    (["list", "--store", "notes.txt"], 2, r"notes.txt is not a store"),
    (["list", "--store", "folder"], 2, r"folder is not a store"),
    (["add", "cv.txt", "--store", "folder"], 2, r"folder is not a store"),
    (["list", "-f", "jsn", "--store", "STORE"], 2, r"no format 'jsn' \(did you mean json or jsonl\?\)"),
    (["list", "-o", "no/where", "--store", "STORE"], 2, r"no/where: no such file or directory"),
    (["list", "-o", "folder", "--store", "STORE"], 2, r"folder: is a directory"),
    (["list", "extra"], 2, r"got unexpected extra argument"),
    (["show"], 2, r"missing argument 'CANDIDATE'"),
    (["show", "nobody", "--store", "STORE"], 1, r"no candidate 'nobody'.*`kg list`"),
    (["show", "ada", "-o", "card", "-f", "turtle", "--store", "STORE"], 2, r"no format 'turtle'"),
    (["add"], 2, r"missing argument 'PATH...'"),
    (["add", "missing.txt"], 2, r"missing.txt: no such file"),
    (["add", "empty.txt"], 2, r"empty.txt: the file is empty"),
    (["add", "binary.txt"], 2, r"binary.txt: application/octet-stream is not a format"),
    (["add", "huge.txt"], 2, r"huge.txt: 50 MB is over the limit"),
    (["add", "folder/below"], 2, r"folder/below: no résumé in this folder"),
    (["add", "--strict", "notes.txt"], 2, r"notes.txt: no section of a résumé was found"),
    (["extract", "missing.txt"], 2, r"missing.txt: no such file"),
    (["extract", "cv.txt", "-f", "csv"], 2, r"no format 'csv'.*card"),
    (["extract", "binary.txt", "-o", "out.json"], 2, r"binary.txt: "),
    (["query", "paprs-by-rank"], 2, r"no saved query 'paprs-by-rank' \(did you mean papers-by-rank"),
    (["query", "papers-by-rank", "-p", "rnk=A"], 2, r"no parameter 'rnk' \(did you mean rank\?\)"),
    (["query", "papers-by-rank", "-p", "rank"], 2, r"-p is name=value, not 'rank'"),
    (["query", "papers-by-rank", "-p", "rank=Z"], 2, r"rank is A, B or C, not 'Z'"),
    (["query", "papers-by-venue"], 2, r"papers-by-venue needs a value: -p venue=…"),
    (["query", "SELECT * {", "--store", "STORE"], 2, r"bad SPARQL at line 1, column 11"),
    (["query", "bad.rq", "-o", "out.csv", "--store", "STORE"], 2, r"bad SPARQL at line 2"),
    (["query", "SELECT (<x:f>(1) AS ?x) {}", "-o", "o.tsv", "--store", "STORE"], 2, r"bad SPARQL: .*x:f"),
    (["query", "INSERT DATA { <x:a> <x:b> 1 }", "--store", "STORE"], 2, r"bad SPARQL"),
    (["query", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "--store", "STORE"], 2, r"SERVICE"),
    (["query", "SELECT ?s { ?s ?p ?o }", "-f", "turtle", "--store", "STORE"], 2, r"no format 'turtle'"),
    (["query", "ASK {}", "-p", "a=b", "--store", "STORE"], 2, r"the query has no parameter 'a'"),
    (["query", "--queries", "nope"], 2, r"nope: no such folder of queries"),
    (["query", "broken.rq", "--store", "STORE"], 2, r"broken.rq:1: use `#\+ summary: …`"),
    (["export", "nobody", "-o", "out.ttl", "--store", "STORE"], 1, r"no candidate 'nobody'"),
    (["export", "-f", "jsonldd", "--store", "STORE"], 2, r"no format 'jsonldd' \(did you mean jsonld\?\)"),
    (["remove", "nobody", "--store", "STORE"], 1, r"no candidate 'nobody'"),
    (["remove", "cv.txt"], 2, r"no store at new"),
    (["info"], 2, r"no store at new"),
    (["serve"], 2, r"no store at new"),
    (["serve", "--port", "70000", "--store", "STORE"], 2, r"invalid value for '--port'"),
    (["serve", "--get", "/nope", "--store", "STORE"], 2, r"404: nothing is at /nope"),
    (["serve", "--get", "/sparql?query=SELECT", "-o", "out", "--store", "STORE"], 2, r"400: bad SPARQL"),
    (["serve", "--host", "203.0.113.1", "--public", "--store", "STORE"], 2, r"cannot listen on 203.0.113.1"),
    (["serve", "--host", "203.0.113.1", "--store", "STORE"], 2, r"or say --public"),
    (["serve", "--writable", "--store", "STORE"], 2, r"--writable needs a token"),
    (["list", "--store", "https://example.org/sparql"], 2, r"https://example.org/sparql is no folder"),
]


@pytest.mark.parametrize(("line", "code", "message"), ERRORS, ids=[" ".join(line) for line, _, _ in ERRORS])
def test_errors(kg, store: Path, line: list[str], code: int, message: str) -> None:
    """An error is one line on standard error that names the thing; nothing is printed or made besides."""
    bad_files(Path())
    before = files(Path())
    outcome = kg(*(str(store) if word == "STORE" else word for word in line))
    assert re.fullmatch(rf"kg: .*{message}.*\n", outcome.err), outcome.err
    assert (outcome.code, outcome.out) == (code, "")
    assert files(Path()) == before
    assert not Path("new").exists()


def bad_files(folder: Path) -> None:
    """A folder with what goes wrong: nothing, bytes, fifty megabytes, something else than a résumé."""
    (folder / "folder" / "below").mkdir(parents=True)
    (folder / "folder" / "other.bin").write_bytes(b"\x00")
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "notes.txt").write_text("milk, eggs\nand bread\n")
    (folder / "bad.rq").write_text("SELECT * {\n ?a ?b }")
    (folder / "broken.rq").write_text("#+ sumary: x\nSELECT * {}")
    shutil.copy(SAMPLE, folder / "cv.txt")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50 * 2**20)


def test_debug_shows_the_traceback(kg) -> None:
    """Without --debug never; with it, before the one line."""
    assert "Traceback" not in kg("list").err
    outcome = kg("list", "--debug")
    assert outcome.code == 2
    assert outcome.err.startswith("Traceback")
    assert outcome.err.endswith("kg: no store at new: make one with `kg add FILE`\n")


def test_a_defect_is_one_line_too(kg, monkeypatch) -> None:
    """What nobody foresaw is told in one line, which says how to learn more."""
    monkeypatch.setattr("kg.commands.candidates.list_candidates", lambda *_: 1 / 0)
    assert kg("list") == (
        2,
        "",
        "kg: internal error: ZeroDivisionError: division by zero; run it again with --debug\n",
    )


def test_hostile_names_are_drawn_in_errors(kg) -> None:
    """A file name or word with control characters does not reach the terminal as such."""
    outcome = kg("add", "\x1b[31mred\u202e.txt")
    assert outcome.err == "kg: \\x1b[31mred\\u202e.txt: no such file or directory\n"


# Add


def test_add_tells_what_went_in(kg) -> None:
    """A line a file and the counts, on standard error only."""
    outcome = kg("add", SAMPLE)
    assert (outcome.code, outcome.out) == (0, "")
    first, second = outcome.err.splitlines()
    assert first.startswith(
        f"{SAMPLE}: new: 2 studies, 3 positions, 1 project, 4 papers, 4 awards, 14 skills"
    )
    assert second == "1 new in new"


def test_add_twice_changes_nothing(kg) -> None:
    kg("add", SAMPLE)
    before = kg("query", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").out
    assert kg("add", SAMPLE).err.endswith("1 unchanged in new\n")
    assert kg("query", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").out == before


def test_one_bad_file_does_not_keep_the_rest_out(kg) -> None:
    """The good go in, each bad one has its line, and the exit code is 1."""
    bad_files(Path())
    outcome = kg("add", "-q", "missing.txt", "cv.txt", "empty.txt", "binary.txt")
    assert outcome.code == 1
    assert [line.split(":")[1].strip() for line in outcome.err.splitlines()] == [
        "missing.txt",
        "empty.txt",
        "binary.txt",
    ]
    assert json.loads(kg("list", "-f", "json").out)[0]["documents"] == ["cv.txt"]


def test_add_looks_through_folders(kg) -> None:
    """Below a folder, documents are taken, hidden files and photos are not, and each file once."""
    for name in ("a/cv.txt", "a/b/same.MD", "a/.hidden/cv.txt", "a/.cv.txt", "a/~$cv.txt", "a/photo.jpg"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLE, name)
    outcome = kg("add", "a", "a/cv.txt", "a/b")
    assert outcome.code == 0
    *files, counts, pictures = outcome.err.splitlines()
    assert [line.split(":")[0] for line in files] == ["a/cv.txt", "a/b/same.MD"]
    assert re.fullmatch("1 new, 1 (unchanged|replaced) in new", counts)
    assert pictures == "1 picture passed over: name those that are résumés"


def test_not_a_resume_is_added_with_a_warning(kg) -> None:
    Path("notes.txt").write_text("milk, eggs\nand bread\n")
    outcome = kg("add", "-q", "notes.txt")
    assert outcome.code == 0
    assert re.fullmatch(r"kg: warning: notes.txt: no section .* \(--strict refuses it\)\n", outcome.err)


def test_gb18030_is_read(kg) -> None:
    """The encoding of many Chinese systems gives the same profile as UTF-8."""
    Path("gb.txt").write_bytes(SAMPLE.read_text("utf-8").encode("gb18030"))
    told, expected = (json.loads(kg("extract", file, "-f", "json").out) for file in ("gb.txt", SAMPLE))
    assert {**told, "source": 0, "evidence": 0} == {**expected, "source": 0, "evidence": 0}


def test_control_characters_are_shown_not_sent(kg, monkeypatch) -> None:
    """A résumé full of escape sequences goes in, and none of them comes out on a terminal."""
    Path("cv.txt").write_text(
        "Ada \x1b]0;owned\x07Lin\nada@example.org\nSkills\n\x1b[31mPython\x1b[0m, C\x08++\n"
    )
    assert kg("add", "cv.txt").code == 0
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    for line in (
        ["list"],
        ["show", "cv.txt"],
        ["extract", "cv.txt"],
        ["list", "-f", "csv"],
        ["query", "skills"],
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", kg(*line).out), line


def test_standard_input_is_a_document_too(kg, monkeypatch) -> None:
    for line in (["extract", "-", "-f", "json"], ["add", "-", "-q"]):
        with SAMPLE.open() as file:
            monkeypatch.setattr("sys.stdin", file)
            outcome = kg(*line)
        assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(kg("list", "-f", "json").out)[0]["documents"] == ["standard input"]


# List, show, query, export, info, remove


def test_json_is_an_array_with_one_row_a_line(kg, store: Path) -> None:
    lines = kg("list", "-f", "json", "--store", store).out.splitlines()
    assert [json.loads(line.strip("[],"))["documents"] for line in lines] == [["ada.md"], ["seed.txt"]]


def test_a_pipe_gets_tab_separated_rows(kg, store: Path) -> None:
    header, first, _ = kg("list", "--store", store).out.splitlines()
    assert header.split("\t") == ["candidate", "key", "documents", "iri"]
    assert first.split("\t")[0] == "Ada Lin"


@pytest.mark.parametrize(
    "name",
    [
        "ada",
        "Ada Lin",
        "ada.md",
        "bb47bb6c5488c265",
        "https://w3id.org/candidate-kg/id/candidate/bb47bb6c5488c265",
    ],
)
def test_show_takes_any_name_of_a_candidate(kg, store: Path, name: str) -> None:
    profile = json.loads(kg("show", name, "-f", "json", "--store", store).out)
    assert (profile["name"], profile["emails"], len(profile["papers"])) == (
        "Ada Lin",
        ["ada.lin@example.org"],
        4,
    )


def test_show_in_a_pipe_is_rows_of_what_the_card_shows(kg, store: Path) -> None:
    rows = [line.split("\t") for line in kg("show", "ada", "--store", store).out.splitlines()]
    assert {len(row) for row in rows} == {6}
    assert [
        "paper",
        "Graphs that answer",
        "VLDB",
        "2023",
        "",
        "CCF-A (2022), co-first author, accepted",
    ] in rows


def test_output_format_follows_the_suffix(kg, store: Path) -> None:
    """`-o list.json` is JSON unless -f says otherwise."""
    kg("list", "-o", "list.json", "--store", store)
    kg("list", "-o", "list.csv", "-f", "tsv", "--store", store)
    assert json.loads(Path("list.json").read_text())[0]["candidate"] == "Ada Lin"
    assert Path("list.csv").read_text().startswith("candidate\tkey")


def test_a_failing_command_leaves_the_old_output(kg, store: Path) -> None:
    """A file is replaced at the end, whole; what fails half-way leaves the old one and no rubbish."""
    Path("out.csv").write_text("old")
    broken = "SELECT ?s (<x:f>(?s) AS ?x) { ?s a cv:Candidate }"
    assert kg("query", broken, "-o", "out.csv", "--store", store).code == 2
    assert files(Path()) == {"out.csv": b"old"}


def test_queries_are_listed_with_their_parameters(kg) -> None:
    queries = {row["query"]: row for row in json.loads(kg("query", "-f", "json").out)}
    assert queries["papers-by-rank"]["parameters"][0] == "rank=A"
    assert all(row["summary"] for row in queries.values())


def test_a_query_of_your_own_comes_before_a_shipped_one(kg, store: Path) -> None:
    Path("mine").mkdir()
    Path("mine/skills.rq").write_text("#+ summary: Mine\n#+ param x: any text = a\nSELECT (?_x AS ?it) {}\n")
    assert kg("query", "skills", "--queries", "mine", "-p", "x=b", "--store", store).out == "it\nb\n"
    assert kg("query", "mine/skills.rq", "-p", "x=c", "--store", store).out == "it\nc\n"


def test_show_prints_the_query_and_needs_no_store(kg) -> None:
    outcome = kg("query", "papers-by-rank", "-p", "rank=b", "--show")
    assert outcome.code == 0
    assert 'cv:ccfRank "B"' in outcome.out


def test_query_reads_standard_input(kg, store: Path, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin.read", lambda: "SELECT (1 AS ?one) {}", raising=False)
    assert kg("query", "-", "--store", store).out == "one\n1\n"


def test_an_answer_of_no_is_exit_code_1(kg, store: Path) -> None:
    assert kg("query", "ASK {}", "-f", "json", "--store", store) == (0, '[{"answer": true}]\n', "")
    assert kg("query", "ASK { ?s cv:gpa 5 }", "--store", store) == (1, "answer\nfalse\n", "")


def test_a_graph_is_turtle_unless_rows_are_asked_for(kg, store: Path) -> None:
    query = "CONSTRUCT { ?s a schema:Person } WHERE { ?s a cv:Candidate }"
    assert kg("query", query, "--store", store).out.count(" a schema:Person .") == 2
    assert kg("query", query, "-f", "ntriples", "--store", store).out.count("schema.org/Person> .\n") == 2
    assert len(json.loads(kg("query", query, "-f", "json", "--store", store).out)) == 2


@pytest.mark.parametrize("format", ["jsonld", "turtle", "trig", "nquads"])
def test_export(kg, store: Path, format: str) -> None:
    """Every format comes out, to a file or a pipe alike, and without evidence it is shorter."""
    whole = kg("export", "ada", "-f", format, "--store", store)
    assert (whole.code, whole.err) == (0, "")
    kg("export", "ada", "-f", format, "-o", "out", "--store", store)
    assert Path("out").read_text("utf-8") == whole.out
    assert len(kg("export", "ada", "-f", format, "--no-evidence", "--store", store).out) < len(whole.out) / 2


def test_info(kg, store: Path) -> None:
    (row,) = json.loads(kg("info", "-f", "json", "--store", store).out)
    assert (row["documents"], row["candidates"], row["path"]) == (2, 2, str(store))


def test_remove_forgets_a_candidate_or_a_file(kg) -> None:
    """What only they said is gone; the other stays."""
    sample_store(Path()).close()
    assert kg("remove", "ada", "--store", "store") == (0, "", "1 document removed\n")
    assert [row["documents"] for row in json.loads(kg("list", "-f", "json", "--store", "store").out)] == [
        ["seed.txt"]
    ]
    assert kg("remove", SAMPLE, "--store", "store").code == 0
    assert kg("list", "-f", "json", "--store", "store").out == "[]\n"


# Completion


def test_completion_of_queries_and_candidates(kg, store: Path, monkeypatch) -> None:
    """A shell completes names of saved queries, and names and keys of candidates."""
    from kg.options import complete_candidates, complete_queries

    command = typer.main.get_command(app)
    with command.make_context("kg", [], resilient_parsing=True) as context:
        assert "papers-by-rank" in dict(complete_queries(context, "papers-"))
        assert complete_candidates(context, "A") == []
        context.params["store"] = str(store)
        assert ("Ada Lin", "bb47bb6c5488c265") in complete_candidates(context, "A")
        assert ("bb47bb6c5488c265", "Ada Lin") in complete_candidates(context, "bb4")


# Ask


def test_ask_answers_and_says_how_it_was_read(kg, store: Path) -> None:
    """Rows on standard output, the reading on standard error."""
    outcome = kg("ask", "papers at CCF-A venues, first author", "-f", "json", "--store", store)
    assert outcome.code == 0
    assert {row["title"] for row in json.loads(outcome.out)} >= {"Graphs that answer"}
    assert "CCF A" in outcome.err and outcome.err.count("\n") == 1


def test_ask_takes_a_question_without_quotes(kg, store: Path) -> None:
    """Several words are one question."""
    quoted = kg("ask", "papers at CCF-A venues", "--store", store)
    assert kg("ask", "papers", "at", "CCF-A", "venues", "--store", store) == quoted


def test_ask_names_each_word_that_it_does_not_understand(kg, store: Path) -> None:
    """Nothing is dropped: exit code 1, and the words in one line."""
    outcome = kg("ask", "papers of the frobnicator at blorp", "--store", store)
    assert (outcome.code, outcome.out) == (1, "")
    assert re.fullmatch(r"kg: not understood: .*'frobnicator'.*\n", outcome.err)


def test_ask_show_prints_sparql(kg, store: Path) -> None:
    outcome = kg("ask", "谁在微软亚洲研究院实习过", "--show", "--store", store)
    assert outcome.code == 0
    assert outcome.out.startswith("#") and "SELECT" in outcome.out


def test_a_base_of_your_own(kg) -> None:
    """A store made with --base keeps to it, and other commands need not be told."""
    assert kg("add", SAMPLE, "--base", "https://example.org/id/").code == 0
    (row,) = json.loads(kg("list", "-f", "json").out)
    assert row["iri"].startswith("https://example.org/id/candidate/")
    assert kg("show", row["iri"], "-f", "json").code == 0
    assert '"@base": "https://example.org/id/"' in kg("export", "seed.txt").out
    outcome = kg("add", SAMPLE, "--base", "https://example.com/id/")
    assert outcome.code == 2
    assert "https://example.org/id/" in outcome.err
    assert kg("remove", "seed.txt").code == 0
    assert kg("list", "-f", "json").out == "[]\n"


def test_extract_draws_the_layout(kg, tmp_path: Path) -> None:
    """Beside the profile, or alone to standard output; of a PDF, and of nothing without pages."""
    (tmp_path / "cv.pdf").write_bytes(pdf())
    outcome = kg("extract", "cv.pdf", "--debug-layout", "out.png", "-f", "json")
    assert (outcome.code, outcome.err, json.loads(outcome.out)["name"]) == (0, "", "Ada Quill")
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_a_document_without_pages_is_not_drawn(kg, tmp_path: Path) -> None:
    """One line, no profile, no file."""
    shutil.copy(SAMPLE, tmp_path / "cv.txt")
    outcome = kg("extract", "cv.txt", "--debug-layout", "out.png")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith("kg: cv.txt: has no pages to draw: ")
    assert not (tmp_path / "out.png").exists()
