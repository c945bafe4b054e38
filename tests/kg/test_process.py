"""A real `kg`, from outside: interrupted, killed, cut off, on a terminal."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.shipped import shipped
from tests.profiles import sample_store

SAMPLE = shipped("data/resumes/seed.txt")
KG = [sys.executable, "-m", "kg"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "NO_COLOR": "1", "TERM": "xterm"}


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("process")
    sample_store(folder).close()
    return folder / "store"


def start(*arguments: object, **options) -> subprocess.Popen[str]:
    command = [*KG, *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": ENVIRONMENT}
    return subprocess.Popen(command, **{**pipes, **options})


def test_help_needs_nothing() -> None:
    """`kg`, `kg -h` and `kg --help` print one page and import no library."""
    pages = {
        subprocess.run([*KG, *line], capture_output=True, text=True, env=ENVIRONMENT).stdout
        for line in ([], ["-h"], ["--help"])
    }
    assert len(pages) == 1
    script = (
        "import sys; sys.argv = ['kg', '--help']; from kg.__main__ import main; main();"
        "print(*sys.modules, file=sys.stderr)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=ENVIRONMENT
    ).stderr
    assert not {"typer", "rich", "pyoxigraph", "extract"} & set(loaded.split())


@pytest.mark.parametrize(
    "line",
    [["query", "ASK {}"], ["query"], ["list"], ["show", "ada", "-f", "json"], ["serve", "--get", "/healthz"]],
)
def test_commands_in_a_pipe_load_no_heavy_library(store: Path, line: list[str]) -> None:
    """What a command does not need, it does not import: spaCy, rdflib, Rich, the web framework, Pydantic."""
    script = (
        "import sys; from kg.run import run; code = run(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *line],
        capture_output=True,
        text=True,
        env=ENVIRONMENT | {"KG_STORE": str(store)},
    )
    assert done.returncode == 0
    heavy = {"spacy", "rdflib", "rich", "starlette", "uvicorn", "pydantic", "pyld", "asyncio"}
    if "serve" in line:  # a port is a number, which Typer validates
        heavy.remove("pydantic")
    assert not heavy & set(done.stderr.split())


def test_ctrl_c_ends_a_query_that_native_code_runs(store: Path, tmp_path: Path) -> None:
    """SIGINT ends the process with 130 within a second or so, without a word, and leaves no file."""
    output = tmp_path / "out.json"
    with start("query", ENDLESS, "--store", store, "-o", output) as process:
        deadline = time.monotonic() + 10
        while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (130, "", "")
    assert not list(tmp_path.iterdir())


def test_a_reader_that_leaves_is_no_error(store: Path) -> None:
    """`kg … | head -1` ends quietly."""
    query = "SELECT * { ?s ?p ?o }"
    with start("query", query, "--store", store) as process:
        assert process.stdout and process.stdout.readline() == "o\tp\ts\n"
        process.stdout.close()
        assert process.stderr and process.stderr.read() == ""
    assert process.returncode == 0


def test_a_full_disk_is_one_line(store: Path) -> None:
    """What cannot be written is told once, whether it was standard output or a file."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("w") as full, start("list", "--store", store, stdout=full) as process:
        assert process.stderr and process.stderr.read() == "kg: no space left on device\n"
    assert process.returncode == 2


def test_killed_while_adding(tmp_path: Path) -> None:
    """After SIGKILL the store opens with each document whole or absent, and adding again completes it."""
    text = SAMPLE.read_text("utf-8")
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"{text}\nmail{number}@example.org\n", "utf-8")
    store = tmp_path / "store"
    with start("add", tmp_path, "--store", store) as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith(str(tmp_path / "03.txt")):
                process.kill()
                break
    assert process.returncode == -signal.SIGKILL
    counts = facts(store)
    assert len(counts) >= 4
    assert len(set(counts.values())) == 1
    done = subprocess.run(
        [*KG, "add", str(tmp_path), "--store", str(store)], capture_output=True, env=ENVIRONMENT
    )
    assert done.returncode == 0
    assert list(facts(store).values()) == [next(iter(counts.values()))] * 12


def children(process: int) -> set[int]:
    """The processes that a process started, those that they started, and so on."""
    parents: dict[int, set[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            parents.setdefault(parent, set()).add(int(folder.name))
    found = parents.get(process, set())
    return found.union(*map(children, found))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_end_in_the_middle_of_adding_leaves_no_process(tmp_path: Path, number: int) -> None:
    """Ctrl-C ends with 130 and without a word, and whatever ends the command, nothing goes on reading."""
    text = SAMPLE.read_text("utf-8")
    for name in range(40):
        (tmp_path / f"{name:02}.txt").write_text(f"{text}\nmail{name}@example.org\n", "utf-8")
    (tmp_path / "00.txt").write_text(text * 90, "utf-8")  # takes a while
    with start("add", tmp_path, "--store", tmp_path / "store") as process:
        deadline = time.monotonic() + 20
        while len(started := children(process.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(number)
        assert process.wait(10) == (130 if number == signal.SIGINT else -number)
        assert process.stderr and process.stderr.read() == ""
    deadline = time.monotonic() + 30  # loading the pipeline is not broken off
    while any(Path(f"/proc/{child}/exe").exists() for child in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(started) > 1
    assert not [child for child in started if Path(f"/proc/{child}/exe").exists()]


def facts(store: Path) -> dict[str, int]:
    """How many pieces of evidence each document has in a store."""
    query = "SELECT ?d (COUNT(?e) AS ?n) { ?e prov:wasDerivedFrom ?d } GROUP BY ?d"
    done = subprocess.run(
        [*KG, "query", query, "-f", "json", "--store", str(store)],
        capture_output=True,
        env=ENVIRONMENT,
        check=True,
    )
    return {row["d"]: row["n"] for row in json.loads(done.stdout)}


def on_terminal(*arguments: object, columns: int = 80) -> tuple[int, str]:
    """The exit code of a command and what it sends to a terminal, both streams together."""
    master, slave = pty.openpty()
    environment = ENVIRONMENT | {"COLUMNS": str(columns)}
    with start(*arguments, stdin=slave, stdout=slave, stderr=slave, env=environment) as process:
        os.close(slave)
        sent = bytearray()
        while True:
            try:
                sent += os.read(master, 65536)
            except OSError:  # the other end is closed: Linux tells so by an error
                break
    os.close(master)
    return process.returncode, sent.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_a_table_and_a_card(store: Path) -> None:
    """Rows come as a table, a candidate as a card, JSON only when asked for."""
    code, table = on_terminal("list", "--store", store)
    assert code == 0
    assert "────" in table and "Ada Lin" in table and "\t" not in table
    code, card = on_terminal("show", "ada", "--store", store)
    assert code == 0
    assert "TIMELINE" in card and "━▶" in card
    assert on_terminal("show", "ada", "-f", "json", "--store", store)[1].startswith("{\n")


def test_a_terminal_hears_that_nothing_was_found(store: Path) -> None:
    assert on_terminal("query", "SELECT ?s { ?s cv:gpa 0 }", "--store", store) == (0, "nothing found\n")


def test_many_files_have_a_progress_bar_and_few_have_none(tmp_path: Path) -> None:
    """The bar is for somebody who waits: on a terminal, with many files, and gone at the end."""
    for number in range(6):
        shutil.copy(SAMPLE, tmp_path / f"{number}.txt")
        (tmp_path / f"{number}.txt").write_text(f"{SAMPLE.read_text('utf-8')}\n{number}", "utf-8")
    _, few = on_terminal("add", tmp_path / "0.txt", "--store", tmp_path / "store")
    _, many = on_terminal("add", tmp_path, "--store", tmp_path / "store")
    assert "reading" not in few
    assert "reading" in many and "6/6" in many
    assert many.rstrip().endswith(f"5 new, 1 unchanged in {tmp_path / 'store'}")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("kg query papers-by-r", ["papers-by-rank"]),
        ("kg show A", ["Ada Lin"]),
        ("kg remove bb4", ["bb47bb6c5488c265"]),
        ("kg ex", ["extract", "export"]),
        ("kg add --st", ["--store", "--strict"]),
    ],
)
def test_a_shell_completes(store: Path, words: str, expected: list[str]) -> None:
    """What bash asks of `kg` for a half-typed line."""
    environment = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_KG_COMPLETE": "complete_bash"}
    done = subprocess.run(
        KG, capture_output=True, text=True, env=ENVIRONMENT | environment | {"KG_STORE": str(store)}
    )
    assert (done.returncode, done.stderr, done.stdout.splitlines()) == (0, "", expected)
