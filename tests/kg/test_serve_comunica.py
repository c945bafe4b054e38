"""Comunica (npm), a query engine in JavaScript, over the endpoint and a file at once."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from kg.store import open_store
from tests.profiles import sample_store
from tests.server import serving

PACKAGE = "@comunica/query-sparql-file@4.5.0"
FOLDER = Path(tempfile.gettempdir()) / f"kg-{PACKAGE.rpartition('/')[2]}"
"""Where it is installed once for all runs, where it is not on the path."""
PATIENCE = 240  # seconds
QUERY = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name ?stars WHERE { ?person <http://example.org/stars> ?stars ; rdfs:label ?name } ORDER BY ?name"""


@pytest.fixture(scope="module")
def comunica() -> str:
    """The command, which npm brings; skips where it does not."""
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    if command := shutil.which("comunica-sparql-file"):
        return command
    installed = FOLDER / "node_modules" / ".bin" / "comunica-sparql-file"
    if not installed.exists():
        if not (npm := shutil.which("npm")):
            pytest.skip("neither npm nor comunica-sparql-file is installed")
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(FOLDER), PACKAGE]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            pytest.skip(f"npm did not bring {PACKAGE} in {PATIENCE} seconds")
        if done.returncode:
            pytest.skip(f"npm does not bring {PACKAGE}: {done.stderr.strip().splitlines()[-1]}")
    return str(installed)


@pytest.mark.slow
def test_a_query_over_the_endpoint_and_a_file(comunica: str, tmp_path: Path) -> None:
    """Half of each solution is in the file, and half in the store."""
    sample_store(tmp_path).close()
    with open_store(tmp_path / "store") as store:
        people = store.candidates()
    lines = [f"{person.iri} <http://example.org/stars> {n} .\n" for n, person in enumerate(people, 1)]
    (tmp_path / "stars.ttl").write_text("".join(lines), "utf-8")
    with serving(tmp_path / "store") as served:
        command = [comunica, f"sparql@{served.url}/sparql", str(tmp_path / "stars.ttl")]
        asked = [*command, "-q", QUERY, "-t", "application/json"]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found = {row["name"].split('"')[1]: row["stars"].split('"')[1] for row in json.loads(done.stdout)}
    assert found == {person.label: str(n) for n, person in enumerate(people, 1)}
