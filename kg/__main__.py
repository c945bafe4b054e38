"""The `kg` command: what it prints and the exit code it gives, whatever happens inside.

`kg`, `kg --help` and `kg --version` are answered from shipped text, without importing the
command line's own library. Every error becomes one line on standard error.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

HELP_PAGE = Path(__file__).with_name("help.txt")
COMPLETION = "_KG_COMPLETE"  # set by a shell that asks for completions


def main() -> None:
    """The console script: answer `sys.argv`, then exit."""
    arguments = sys.argv[1:]
    if COMPLETION not in os.environ and arguments in ([], ["-h"], ["--help"]):
        sys.stdout.write(HELP_PAGE.read_text(encoding="utf-8"))
    elif arguments == ["--version"]:
        from kg import __version__

        print(f"kg {__version__}")
    else:
        gc.set_threshold(50_000)  # imports make much and drop nothing: looking for garbage only delays them
        from kg.run import run

        code = run(arguments)
        sys.stderr.flush()
        # All is written and closed. Taking the interpreter apart would take a tenth of the whole time, and
        # for ever where the engine still runs a query that a stopped server was asked.
        os._exit(code)


if __name__ == "__main__":
    main()
