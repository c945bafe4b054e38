"""Golden graphs: what a résumé becomes, as Turtle that a person has read.

A graph in `tests/golden/graphs/` with a résumé of the same name beside it, or in `data/resumes/`, is a
test. `python -m tests.kg.test_golden_graphs` writes the graphs anew; read the difference.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from extract import extract_file
from extract.shipped import shipped
from kg import exchange
from kg.reference import Reference
from kg.triples import quads

GOLD = Path(__file__).parent.parent / "golden" / "graphs"
GOLDEN = sorted(GOLD.glob("*.ttl"))


def source(gold: Path) -> Path:
    """The résumé that a golden graph is of."""
    folders = (gold.parent, shipped("data/resumes"))
    (found,) = (file for folder in folders for file in folder.glob(f"{gold.stem}.*") if file.suffix != ".ttl")
    return found


def graph_of(resume: Path) -> str:
    """What the document says and what follows; where it says so is left to other tests."""
    told = quads(extract_file(resume), Reference.load())
    return b"".join(exchange.write(told, "turtle", evidence=False)).decode()


@pytest.mark.parametrize("gold", GOLDEN, ids=lambda path: path.stem)
def test_a_resume_becomes_its_golden_graph(gold):
    """A change of extraction or vocabulary shows as a difference between two Turtle files."""
    expected, found = gold.read_text(encoding="utf-8"), graph_of(source(gold))
    difference = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), "gold", "found", lineterm="", n=1
    )
    assert found == expected, "\n" + "\n".join(difference)


def test_the_sample_has_a_golden_graph():
    """At least that."""
    assert "seed" in {gold.stem for gold in GOLDEN}


if __name__ == "__main__":
    for each in GOLDEN:
        each.write_text(graph_of(source(each)), encoding="utf-8")
