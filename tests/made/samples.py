"""The sample résumés in `data/resumes` that are made: `python -m tests.made.samples` writes them anew.

Each is drawn from a seed, like all of `tests.made`, with nobody's life in it. A file made anew has other
bytes where a tool is of another version, and its golden profile in `tests/golden` then names another hash.
"""

from __future__ import annotations

import sys

from tests.extract.texts import ROOT
from tests.made import documents, render

SAMPLES = {
    "two_columns_en.pdf": (2030, 1, "tex_two_columns", "en"),
    "sidebar_zh.pdf": (2027, 2, "tex_sidebar", "zh"),
    "form_zh.docx": (2026, 2, "word_form", "zh"),
    "page_en.html": (2026, 0, "html_band", "en"),
}
"""File → the seed and number that it is drawn from, its layout and language."""


def main() -> int:
    """Write the samples; exit code 1 where a tool is missing or failed."""
    for name, (seed, number, layout, lang) in SAMPLES.items():
        target = ROOT / "data" / "resumes" / name
        document = documents.make(seed, number, layout, lang)
        try:
            if target.suffix == ".pdf":
                render.convert(document.tool, document.source, target)
            else:
                target.write_bytes(document.source)
        except (render.Absent, render.Failed) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
