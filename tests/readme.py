"""The README's sessions and figures: run them, and compare or renew what they print.

python -m tests.readme        write the true output below each `$` line of the console blocks,
                              and the measured accuracy into its table
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path

from tests import accuracy

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
COLUMNS = 110
_ACCURACY = re.compile(r"(<!-- accuracy -->)\n.*?(<!-- /accuracy -->)", re.DOTALL)
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def sessions(text: str) -> list[str]:
    """The bodies of the console blocks, in order."""
    return _BLOCK.findall(text)


def steps(session: str) -> Iterator[tuple[str, str]]:
    """Each command of a session with the output printed below it."""
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run(command: str, store: Path) -> str:
    """What a command prints on a terminal, `COLUMNS` wide, colours and trailing space left out."""
    folder = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "KG_STORE": str(store),
        "NO_COLOR": "1",
        "TERM": "xterm-256color",
        "COLUMNS": str(COLUMNS),  # which counts before the terminal's own width, and may be set
        "LC_ALL": "C.UTF-8",
    }
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (40, COLUMNS))
    with subprocess.Popen(
        command, shell=True, cwd=ROOT, env=environment, stdin=slave, stdout=slave, stderr=slave
    ) as process:
        os.close(slave)
        printed = b"".join(_chunks(master))
        process.wait()
    os.close(master)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", printed.decode("utf-8"))
    return "".join(f"{line.rstrip()}\n" for line in text.replace(str(store), "~/kg").splitlines())


def _chunks(master: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # Linux's way to say that the other side has closed
            return
        if not chunk:
            return
        yield chunk


def renewed(text: str) -> str:
    """The README's text with the true output in its console blocks and the measured figures in its table."""
    text = _ACCURACY.sub(lambda match: f"{match[1]}\n{accuracy.table()}\n{match[2]}", text)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        for session in sessions(text):
            fresh = "".join(f"$ {command}\n{run(command, store)}" for command, _ in steps(session))
            text = text.replace(session, fresh, 1)
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
