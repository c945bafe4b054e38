"""A `kg serve` of its own for tests, and requests to it with the standard library alone."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Reply(NamedTuple):
    """A response: `headers` have lower-case names."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def media_type(self) -> str:
        return self.headers["content-type"].partition(";")[0]


class Served(NamedTuple):
    """A running server: its process and port."""

    process: subprocess.Popen[str]
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Reply:
        """The reply to one request; no header is sent that is not named."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            own_host = "Host" in (headers or {})
            connection.putrequest(method, path, skip_host=own_host, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, names, response.read())
        finally:
            connection.close()


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Served]:
    """A server over `store` on a port that is free, from when it says that it is ready."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr
        line = process.stderr.readline()
        port = re.fullmatch(r"kg: serving .* at http://127\.0\.0\.1:(\d+)/ .*\n", line)
        assert port, line + process.stderr.read()
        try:
            yield Served(process, int(port[1]))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(10)
