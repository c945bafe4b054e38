"""Write invented CVs: `python -m tests.made OUT --count 60 --seed 1`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.made import documents, render


def main() -> int:
    """Write OUT/files/ID.pdf|docx|html and OUT/gold/ID.json; exit code 1 where a tool failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.made", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", default="", help="only this layout")
    parser.add_argument("--lang", default="", choices=["", "zh", "en"], help="only this language")
    wanted = parser.parse_args()
    files, golds = wanted.out / "files", wanted.out / "gold"
    for folder in (files, golds):
        folder.mkdir(parents=True, exist_ok=True)
    failed, absent = 0, set()
    for number in range(wanted.count):
        try:
            document = documents.make(wanted.seed, number, wanted.layout, wanted.lang)
            write(document, files / f"{document.id}.{document.suffix}")
        except render.Absent as error:
            absent.add(str(error))
            continue
        except render.Failed as error:
            failed += 1
            print(f"{wanted.seed}-{number:03}: {error}", file=sys.stderr)
            continue
        (golds / f"{document.id}.json").write_text(
            json.dumps(document.gold, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )
    for message in sorted(absent):
        print(message, file=sys.stderr)
    return int(failed > 0)


def write(document: documents.Document, target: Path) -> None:
    """Write a document's file: the source itself where it is in that format, or what its tool makes of it."""
    if document.suffix in ("html", "docx"):
        target.write_bytes(document.source)
    else:
        render.convert(document.tool, document.source, target)


if __name__ == "__main__":
    sys.exit(main())
