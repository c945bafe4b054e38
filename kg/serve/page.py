"""The page for people: one file, no other address, so that it works offline."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from kg.serve.http import Response

_PAGE = Path(__file__).with_name("page.html")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@cache
def page() -> Response:
    """The page, allowed to run its own script and to ask this server, and nothing else."""
    source = _PAGE.read_text(encoding="utf-8")
    policy = "; ".join(
        (
            *("default-src 'none'", "connect-src 'self'", "img-src data:", "form-action 'self'"),
            *("base-uri 'none'", "frame-ancestors 'none'"),
            *(f"script-src {_hashes(_SCRIPT, source)}", f"style-src {_hashes(_STYLE, source)}"),
        )
    )
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}
    return Response(200, source.encode(), "text/html; charset=utf-8", headers)


def _hashes(element: re.Pattern[str], source: str) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in element.findall(source))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
