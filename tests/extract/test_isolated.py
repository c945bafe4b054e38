"""Documents in processes of their own: the profiles are the same, and whatever one does costs only itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from extract import extract_bytes, extract_file, isolated
from extract.errors import Encrypted, ExtractError, TooLarge
from extract.isolated import Request
from extract.limits import Limits, more_time
from extract.profile import Profile
from tests.extract import bad_readers

RESUMES = sorted(Path(__file__).parents[1].joinpath("resumes", "dev").glob("*.[tm]*"))[:6]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be split here")


def request(name: str, *arguments: object, seconds: float = 30.0, memory: int = 2**30) -> Request:
    """The request for what a bad reader gives, of a file by its name."""
    limits = Limits(seconds, memory)
    return Request(f"{name}.pdf", f"tests.extract.bad_readers:{name}", arguments, limits, str(Path.cwd()))


def words(answers: Iterable[Profile | ExtractError | None]) -> list[str]:
    """What each answer says: the text of the profile, or the line of the error."""
    return [answer.text if isinstance(answer, Profile) else str(answer) for answer in answers]


def is_alive(process: int) -> bool:
    """Whether a process runs; one that ended and is not yet waited for does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def ends(process: int) -> bool:
    """Whether a process is gone within five seconds."""
    deadline = time.monotonic() + 5
    while is_alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_alive(process)


def written(path: Path) -> int:
    """The number in a file, as soon as it is there."""
    deadline = time.monotonic() + 20
    while not (path.exists() and path.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return int(path.read_text())


needs_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")


def test_profiles_are_those_of_this_process() -> None:
    """The same, in the order of the requests, and None for None."""
    mixed = [None, *(isolated.of_file(path) for path in RESUMES), None]
    answers = list(isolated.profiles(mixed))
    assert answers == [None, *map(extract_file, RESUMES), None]


def test_one_document() -> None:
    """Its profile, from a file or from bytes; or its error, raised."""
    assert isolated.profile(isolated.of_file(RESUMES[0])) == extract_file(RESUMES[0])
    text = b"Ada Quill\n\nSKILLS\nGo\n"
    assert isolated.profile(isolated.of_bytes(text, "cv.txt")) == extract_bytes(text, "cv.txt")
    with pytest.raises(Encrypted, match=r"^cv\.pdf: asks for a password$"):
        isolated.profile(request("refuse"))


def test_nothing_to_read_starts_nothing(monkeypatch) -> None:
    """Where all is known already, no process is started."""
    isolated.close()
    monkeypatch.setattr(isolated, "_started", None)
    assert list(isolated.profiles([None] * 500)) == [None] * 500
    assert list(isolated.profiles([])) == []


def test_order_is_that_of_the_requests() -> None:
    """A slow document does not come after those behind it."""
    asked = [request("slow", str(n), 0.3 * (n % 3 == 0)) for n in range(7)]
    assert words(isolated.profiles(asked)) == list("0123456")


@pytest.mark.parametrize(
    ("bad", "kind", "line"),
    [
        (
            request("hang", seconds=0.5),
            TooLarge,
            "reading it took more than 0.5 s: allow more with --timeout",
        ),
        (request("hoard", memory=2**28), TooLarge, "reading it takes more than 256 MB of memory"),
        (request("grab"), TooLarge, "reading it takes more than 1024 MB of memory"),
        (request("nest"), TooLarge, "it is nested too deeply to be read"),
        (
            request("crash", signal.SIGSEGV),
            ExtractError,
            "reading it crashed (SIGSEGV): the file may be broken; save it anew",
        ),
        (
            request("crash", signal.SIGKILL),
            TooLarge,
            "the system ended the reading of it, as it does when memory runs out",
        ),
        (
            request("leave", 3),
            ExtractError,
            "reading it crashed (exit status 3): the file may be broken; save it anew",
        ),
        (request("leave", 0), ExtractError, "reading it gave no profile; please report this file"),
        (request("nothing"), ExtractError, "reading it gave no profile; please report this file"),
        (request("order"), ExtractError, "reading it gave no profile; please report this file"),
        (
            request("fail"),
            ExtractError,
            "ValueError while reading: line 1 line 2; please report this file",
        ),
    ],
    ids=lambda value: value.file + str(value.arguments) if isinstance(value, Request) else None,
)
def test_bad_document_costs_only_itself(bad: Request, kind: type[ExtractError], line: str) -> None:
    """It gets an error of one line that names it; those before and after it get their profiles."""
    before, error, after = isolated.profiles([request("good", "one"), bad, request("good", "two")])
    assert words([before, after]) == ["one", "two"]
    assert type(error) is kind
    assert str(error) == f"{bad.file}: {line}"


def test_more_time_for_what_has_an_end() -> None:
    """A document whose reader asked for it is waited for; in this process asking has no effect."""
    assert words(isolated.profiles([request("patient", "late", 1.0, seconds=0.5)])) == ["late"]
    more_time(1000.0)


def test_error_keeps_the_place_of_a_defect() -> None:
    """For `--debug`: the traceback comes along as a note."""
    with pytest.raises(ExtractError) as raised:
        isolated.profile(request("fail"))
    assert "bad_readers.py" in raised.value.__notes__[0]


def test_what_a_library_prints_is_no_answer(capfd) -> None:
    """It does not come between the answers, nor on a person's screen."""
    assert words(isolated.profiles([request("shout")])) == ["shout"]
    assert capfd.readouterr() == ("", "")


def test_files_are_found_from_the_folder_of_the_caller(tmp_path: Path, monkeypatch) -> None:
    """The process that reads is kept, and yet follows when the caller goes elsewhere."""
    assert words(isolated.profiles([request("good", "here")])) == ["here"]
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert words(isolated.profiles([request("where")])) == ["elsewhere"]
    (folder / "cv.txt").write_text("Ada Quill")
    assert words(isolated.profiles([isolated.of_file(Path("cv.txt"))])) == ["Ada Quill"]


def test_the_process_is_kept_for_the_next_call() -> None:
    """Loading the pipeline takes a second or two; that is once."""
    list(isolated.profiles([request("good", "one")]))
    (kept,) = isolated._idle
    process = kept.process
    list(isolated.profiles([request("good", "two")]))
    assert isolated._idle == [kept] and kept.process is process


def test_two_callers_do_not_mix() -> None:
    """Answers that are taken in turns are each their own."""
    one = isolated.profiles([request("good", f"a{n}") for n in range(3)])
    two = isolated.profiles([request("good", f"b{n}") for n in range(3)])
    assert words(answer for pair in zip(one, two, strict=True) for answer in pair) == [
        "a0",
        "b0",
        "a1",
        "b1",
        "a2",
        "b2",
    ]
    isolated.close()


def test_a_process_that_was_killed_is_replaced() -> None:
    """What it had under way is told of, and what is asked afterwards is read."""
    list(isolated.profiles([request("good", "one")]))
    (kept,) = isolated._idle
    assert kept.process
    kept.process.kill()
    kept.process.wait()
    lost, *_ = words(isolated.profiles([request("good", "lost")]))
    assert lost in ("lost", "good.pdf: the process that reads was ended: try it again")
    assert words(isolated.profiles([request("good", "next")])) == ["next"]


def test_what_cannot_start_is_not_tried_for_ever(monkeypatch) -> None:
    """Where nothing can read, each document gets a line, after three attempts in all."""
    isolated.close()
    starts = []

    def broken() -> subprocess.Popen[bytes]:
        starts.append(1)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        return subprocess.Popen([sys.executable, "-c", ""], **pipes)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(isolated, "_started", broken)
    answers = words(isolated.profiles([request("good", str(n)) for n in range(400)]))
    assert set(answers) == {"good.pdf: the process that reads was ended: try it again"}
    assert len(answers) == 400 and len(starts) == 3


@needs_proc
def test_a_caller_that_stops_leaves_nothing_running(tmp_path: Path) -> None:
    """Neither children nor the process that split them."""
    mark = tmp_path / "child"
    answers = isolated.profiles([request("good", "one"), request("hang", str(mark))])
    next(answers)
    child = written(mark)
    answers.close()  # type: ignore[attr-defined]
    assert ends(child)


SCRIPT = """
import sys
from pathlib import Path
from tests.extract.test_isolated import isolated, request
list(isolated.profiles([request("hang", sys.argv[1])]))
"""


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_child_outlives_its_parent(tmp_path: Path, number: int) -> None:
    """However the parent ends: killed, interrupted, or asked to end."""
    mark = tmp_path / "child"
    with subprocess.Popen([sys.executable, "-c", SCRIPT, str(mark)], stderr=subprocess.DEVNULL) as process:
        child = written(mark)
        parent = int(Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[1])
        process.send_signal(number)
        process.wait(timeout=5)
    assert ends(child) and ends(parent)


@needs_proc
def test_no_child_outlives_the_process_that_split_it(tmp_path: Path) -> None:
    """Not even when that one is killed."""
    mark = tmp_path / "child"
    answers = isolated.profiles([request("good", "one"), request("hang", str(mark))])
    next(answers)
    child = written(mark)
    parent = int(Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[1])
    os.kill(parent, signal.SIGKILL)
    assert words(answers) == ["hang.pdf: the process that reads was ended: try it again"]
    assert ends(child)


def test_without_processes_all_is_read_here(monkeypatch) -> None:
    """As on Windows: the same profiles and errors, without limits."""
    monkeypatch.setattr(isolated, "_CAN_FORK", False)
    monkeypatch.setattr(isolated, "_started", None)
    answers = isolated.profiles([request("good", "one"), None, request("fail"), request("refuse")])
    assert words(answers) == [
        "one",
        "None",
        "fail.pdf: ValueError while reading: line 1 line 2; please report this file",
        "cv.pdf: asks for a password",
    ]


def test_the_readers_of_these_tests_are_all_used() -> None:
    """A way to fail that no test takes would be forgotten."""
    source = Path(__file__).read_text("utf-8")
    functions = [
        name for name in vars(bad_readers) if callable(getattr(bad_readers, name)) and name.islower()
    ]
    ours = [name for name in functions if getattr(bad_readers, name).__module__ == bad_readers.__name__]
    assert [name for name in ours if f'request("{name}"' not in source] == []
