"""Requests that write → their responses: the store is opened to write for each, and let go of again.

What is answered has been written, and every reader that is asked later sees it: a reader looks at the files
before it answers (`kg.serve.evaluate`).
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BadQuery, DiskFull, KgError, StoreLocked
from kg.opening import full_errors
from kg.serve import documents, graphs
from kg.serve.access import DOCUMENTS, is_below_store
from kg.serve.http import Refused, Request, Response
from kg.serve.protocol import update
from kg.serve.update import keeping_union
from kg.store import Store, open_store, query_errors
from kg.vocab import PREFIXES

_PATIENCE = 5.0  # seconds that another writer has to end in
_PAUSE = 0.05


def write(request: Request, location: Path) -> Response:
    """The response to a request that writes; never raises."""
    try:
        return _written(request, location)
    except Refused as refused:
        return refused.response()
    except BadQuery as error:
        return Response(400, f"{error}\n".encode())
    except StoreLocked as error:
        return Response(503, f"{error}\n".encode(), headers={"Retry-After": "5"})
    except DiskFull as error:
        return Response(507, f"{error}\n".encode())
    except MemoryError:
        return Response(507, b"the write needs more memory than it may have: write less at once\n")
    except (KgError, OSError, RuntimeError) as error:
        return Response(500, f"it could not be written: {' '.join(str(error).split())}\n".encode())
    except Exception as error:  # the client hears of it; the server goes on
        return Response(500, f"internal error: {type(error).__name__}\n".encode())


def _written(request: Request, location: Path) -> Response:
    path = request.path.rstrip("/")
    if path == DOCUMENTS:
        return documents.add(request, lambda: opened(location))
    if is_below_store(path):
        with opened(location) as store:
            return graphs.write(request, store)
    return _update(request, location)


def opened(location: Path) -> Store:
    """The store, to write; raises `StoreLocked` when another process holds it for long."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with suppress(StoreLocked):
            return open_store(location, "write")
        time.sleep(_PAUSE)
    return open_store(location, "write")


def _update(request: Request, location: Path) -> Response:
    asked = update(request, f"{request.origin}/sparql")
    _check(asked.sparql, asked.base)
    with opened(location) as store:
        kept = keeping_union(asked.sparql, graphs.own_graph(store).value, asked.using)
        with query_errors(asked.sparql), full_errors(location):
            store.engine.update(kept, base_iri=asked.base, prefixes=PREFIXES)
    return Response(204)


def _check(sparql: str, base: str) -> None:
    """Refuse what the engine cannot read, with the place in the update as it was sent."""
    try:
        ox.Store().update(sparql, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        raise BadQuery(str(error), sparql) from None
    except (RuntimeError, ValueError, OSError):
        return  # it can be read; what it does, it does to another store
