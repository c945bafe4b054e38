"""Prints how well names are linked: `python -m tests.linking`, with `-v` each mistake."""

from __future__ import annotations

import sys

from tests.linking.measure import cases, measured, mistakes

if __name__ == "__main__":
    print(measured())
    if "-v" in sys.argv:
        for case, found in mistakes(cases()):
            print(case.mention, case.kind, f"expected {case.key}", f"found {found or 'nothing'}", sep=" · ")
