"""What the description in OpenAPI promises, tried with what Schemathesis makes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from kg.serve.http import Request
from kg.serve.openapi import description
from tests.kg.test_serve_writing import WRITER
from tests.profiles import sample_store
from tests.server import serving

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
TOLD = json.loads(description(Request("GET", "/openapi.json", writable=True)).body)
SCHEMA = schemathesis.openapi.from_dict(TOLD)
BUSY = {503, 504}
"""What a server may say of itself."""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("openapi")
    sample_store(folder).close()
    with serving(folder / "store", "--writable", "--token", "secret") as served:
        yield served.url


@pytest.mark.filterwarnings("ignore:Skipped test cases with unsupported payload media types")
@SCHEMA.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_answers_are_as_described(case: Any, address: str) -> None:
    """Whatever is sent, the answer has a status that the description names, and the server stands."""
    response = case.call(base_url=address, headers=WRITER)
    documented = {*case.operation.definition.raw["responses"], "204" if case.method == "OPTIONS" else "200"}
    assert str(response.status_code) in documented, response.text[:300]
    assert response.status_code < 500 or response.status_code in BUSY, response.text[:300]
